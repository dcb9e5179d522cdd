"""A month up to skills, written once more from docs/odd.md alone: sections 4.1, 7.3 to 7.6 and 7.9 to 7.11.

Its only purpose is to show that the page is complete enough to write the model anew. Plain dicts and lists, nothing of the package.
A person and a tie are dicts of the columns of section 2; channels are dicts of lists, or of numbers for those of the run.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp, floor, log
from typing import Any

WORD = 2**64 - 1
GOLDEN = 0x9E3779B97F4A7C15
SHOCK_CHANNELS = ("income_cut", "damage", "resource_loss", "upheaval", "disgrace", "stigma", "misinformation", "strife")
STRIFE, FACILITATE, MEET, KEEP, CONDUCT, ANSWER, DISCOVER, ATTEND = 21, 22, 23, 25, 26, 27, 28, 33
SKILLS = ("negotiation", "mediation", "conflict_management")
COMMUNITY = 0
# of section 10.6: carry, resources, skill of community, government, business, ngo
CARRY = (4.5, 16.0, 8.0, 14.0)
ENDOWMENT = (0.35, 1.6, 1.1, 1.0)
SKILL = (0.33, 0.45, 0.48, 0.5)


def mix(x: int) -> int:
    x ^= x >> 30
    x = x * 0xBF58476D1CE4E5B9 & WORD
    x ^= x >> 27
    x = x * 0x94D049BB133111EB & WORD
    return x ^ x >> 31


def run_key(seed: int, replicate: int) -> int:
    return mix(mix(seed + GOLDEN & WORD) + (replicate + 1) * GOLDEN & WORD)


def uniforms(run: int, month: int, process: int, entity: int) -> tuple[float, float]:
    of_month = mix(run + (month + 1) * GOLDEN & WORD)
    h = mix(entity + mix(of_month + (process + 1) * GOLDEN & WORD) & WORD)
    return ((h >> 32) + 0.5) / 2**32, ((h & 0xFFFFFFFF) + 0.5) / 2**32


def logistic(x: float) -> float:
    return 1 / (1 + exp(-x))


def sat(y: float) -> float:
    return y / (1 + y)


def clip(x: float) -> float:
    return min(1.0, max(0.0, x))


@dataclass
class Month:
    """A month of one run: the people and ties as last month left them, and what was added to channels."""

    run: int
    number: int
    people: list[dict[str, Any]]
    ties: list[dict[str, Any]]
    channels: dict[str, Any]
    p: dict[str, float]
    priors: list[list[float]]
    productivity: float
    dose: list[dict[str, float]] = field(default_factory=list)
    active: list[int] = field(default_factory=list)
    awake: list[dict[str, Any]] = field(default_factory=list)

    def draw(self, process: int, entity: int) -> tuple[float, float]:
        return uniforms(self.run, self.number, process, entity)

    def prior(self, i: int, j: int) -> float:
        return float(self.priors[self.people[i]["kind"]][self.people[j]["kind"]])


def directions(tie: dict[str, Any]) -> tuple[tuple[int, int, str, str], tuple[int, int, str, str]]:
    """Both ways of a tie: who trusts, whom, and the ends of the names of its columns."""
    return (tie["a"], tie["b"], "ab", "a"), (tie["b"], tie["a"], "ba", "b")


def take(month: Month) -> None:
    """Take people and ties through the month up to their skills."""
    opening(month)
    upheaval(month)
    start = [dict(person) for person in month.people]
    engagement(month)
    commitment(month)
    trust(month, start)
    participation(month, start)
    resistance(month, start)
    learning(month, start)


def opening(month: Month) -> None:
    """7.0, 7.1: who is active, which ties are awake, doses; shocks count as at most 1 (7.2)."""
    c = month.channels
    for name in SHOCK_CHANNELS:
        c[name] = min(1.0, c[name]) if name == "damage" else [min(1.0, y) for y in c[name]]
    month.active = [i for i, person in enumerate(month.people) if person["joins"] <= month.number]
    among = set(month.active)
    month.awake = [tie for tie in month.ties if tie["a"] in among and tie["b"] in among]
    for i, person in enumerate(month.people):
        dose = {name: sat(c[name][i]) for name in ("education", "openness", "pressure", "coordination", "connectivity")}
        dose |= {name: 1 - exp(-c[name][i]) for name in ("audit", "entitlements", "monitoring")}
        dose |= {skill: sat(c[f"{skill}_training"][i]) for skill in SKILLS}
        month.dose.append(dose)
        person |= {"ties": 0, "expected": 0.0, "engaged": 0.0, "meetings": 0, "contact": 0.0, "heard": 0.0}
    for tie in month.awake:
        for i in (tie["a"], tie["b"]):
            month.people[i]["ties"] += 1


def upheaval(month: Month) -> None:
    """7.3."""
    c, p = month.channels, month.p
    for i in month.active:
        month.people[i]["resources"] *= 1 - c["resource_loss"][i]
    known: dict[int, list[float]] = {i: [] for i in month.active}
    for tie in month.awake:
        a, b = tie["a"], tie["b"]
        for i, j, way, _ in directions(tie):
            tie["trust_" + way] += max(c["upheaval"][a], c["upheaval"][b]) * (month.prior(i, j) - tie["trust_" + way])
            tie["trust_" + way] *= 1 - c["disgrace"][j]
            tie["scar_" + way] += c["stigma"][j] * p["scar_size"] * (1 - tie["scar_" + way])
            known[j].append(month.prior(i, j))
        if max(c["strife"][a], c["strife"][b]) > month.draw(STRIFE, tie["key"])[0]:
            tie["conflict"] = 1
    for i in month.active:
        person = month.people[i]
        person["reputation"] *= 1 - c["disgrace"][i] * c["stigma"][i]
        if known[i]:
            person["reputation"] += c["upheaval"][i] * (sum(known[i]) / len(known[i]) - person["reputation"])


def engagement(month: Month) -> None:
    """7.4."""
    c, p, people = month.channels, month.p, month.people
    for tie in month.awake:
        a, b = people[tie["a"]], people[tie["b"]]
        tie["f"] = facilitated(month, tie)
        tie["weight"] = 1 - p["forum_saving"] * tie["f"]
        tie["chance"] = logistic(
            p["meeting_base"]
            + p["meeting_information"] * (min(a["information"], b["information"]) - 0.4)
            + p["meeting_trust"] * (1 - p["trust_lent"] * tie["f"]) * ((tie["trust_ab"] + tie["trust_ba"]) / 2 - 0.5)
            + p["meeting_support"] * tie["f"]
            - p["conflict_penalty"] * tie["conflict"]
            - p["crowding_out"] * sum(served(month, i) for i in (tie["a"], tie["b"]) if people[i]["kind"] == COMMUNITY) / 2
            + p["voice_push"] * max(month.dose[tie["a"]]["pressure"], month.dose[tie["b"]]["pressure"])
        )
        helped = max(month.dose[tie["a"]]["coordination"], month.dose[tie["b"]]["coordination"])
        number = min(1000, max(10, len(month.active)))
        effort = 1 + p["attention"] * (log(number / 10) * (1 - helped) - log(15))
        for person in (a, b):
            person["expected"] += tie["chance"] * tie["weight"] * effort
    for tie in month.awake:
        room = [carry(people[i]) / people[i]["expected"] for i in (tie["a"], tie["b"]) if people[i]["expected"] > 0]
        tie["met"] = month.draw(MEET, tie["key"])[0] < tie["chance"] * min(1.0, *room)
        tie["unmet"] = 0 if tie["met"] else tie["unmet"] + 1
        if tie["met"]:
            for i in (tie["a"], tie["b"]):
                people[i]["engaged"] += tie["weight"]
                people[i]["meetings"] += 1
    projects(month, c)
    for i in month.active:
        people[i]["overload"] = overload(people[i], p)


def facilitated(month: Month, tie: dict[str, Any]) -> float:
    """f of a tie; the draw's month is the year."""
    year = (month.number - 1) // 12
    if tie["facilitation"] > 0 and uniforms(month.run, year, FACILITATE, tie["key"])[0] < 1 - exp(-tie["facilitation"]):
        return float(tie["facilitation_quality"] / tie["facilitation"])
    return 0.0


def served(month: Month, i: int) -> float:
    c = month.channels
    return float(min(1.0, c["service"][i] * month.productivity * (1 - c["damage"]) / month.p["need"]))


def carry(person: dict[str, Any]) -> float:
    capacity = sum(person[skill] for skill in SKILLS) / 3
    return float(CARRY[person["kind"]] * (1 + capacity - SKILL[person["kind"]]))


def projects(month: Month, c: dict[str, Any]) -> None:
    for tie in month.awake:
        tie["f_star"], tie["project"] = tie["f"], False
    if c["project_money"] <= 0:
        return
    open_to = [tie for tie in month.awake if tie["met"] and min(c["project_reach"][i] for i in (tie["a"], tie["b"])) > 0]
    open_to.sort(key=lambda tie: month.draw(MEET, tie["key"])[1])
    for tie in open_to[: max(1, floor(c["projects"] + 0.5))]:
        quality = min(c["project_quality"][i] / c["project_reach"][i] for i in (tie["a"], tie["b"]))
        tie["f_star"], tie["project"] = max(tie["f"], quality), True


def overload(person: dict[str, Any], p: dict[str, float]) -> float:
    kind = person["kind"]
    pledge = p["pledge_share"] * (min(person["resources"], person["endowment"]) / 0.7) / CARRY[kind] * (1.5 - person["resistance"])
    if kind == COMMUNITY:
        pledge *= 0.7 + person["voice"]
    crowded = max(0.0, person["expected"] / carry(person) - 0.5) if carry(person) > 0 else 2.0
    wanted = pledge * person["engaged"]
    short = 0.0
    if wanted > 0:
        short = max(0.0, wanted / person["resources"] - 1) if person["resources"] > 0 else 2.0
    return min(2.0, crowded + short)


def commitment(month: Month) -> None:
    """7.5."""
    p, people = month.p, month.people
    for tie in month.awake:
        if not tie["met"]:
            continue
        draws = month.draw(KEEP, tie["key"])
        for draw, (i, j, way, end) in zip(draws, directions(tie), strict=True):
            me = people[i]
            tie["kept_" + end] = draw < logistic(
                p["promise_base"]
                + p["promise_dialogue"] * tie["f_star"]
                - p["conflict_penalty"] * tie["conflict"]
                + p["promise_trust"] * (1 - p["trust_lent"] * tie["f_star"]) * (tie["trust_" + way] - 0.5)
                + p["promise_confidence"] * (me["confidence"] - 0.5)
                - p["promise_resistance"] * (me["resistance"] - 0.35)
                + p["promise_skill"] * (me["negotiation"] - 0.4)
                - p["promise_overload"] * me["overload"]
            )
            me["heard"] += logistic((1 - tie["f_star"]) * (log(me["power"]) - log(people[j]["power"])))
            me["contact"] += 1 + p["contact_support"] * tie["f_star"]


def trust(month: Month, start: list[dict[str, Any]]) -> None:
    """7.6."""
    people = month.people
    loss = month.p["trust_gain"] * month.p["trust_loss_ratio"]
    for i in month.active:
        people[i] |= {"exposures": 0, "wins": 0, "tries": 0}
    for tie in month.awake:
        if tie["met"]:
            experience(month, tie, start)
            breach(month, tie, start, loss)
            worth = 5 if tie["project"] else 1
            for i in (tie["a"], tie["b"]):
                people[i]["tries"] += worth
                people[i]["wins"] += worth * (tie["kept_a"] and tie["kept_b"])
        else:
            for i, j, way, _ in directions(tie):
                tie["trust_" + way] += month.p["prior_pull"] * (month.prior(i, j) - tie["trust_" + way])
        discovery(month, tie, loss)
        hearsay(month, tie, start, loss)
    known_for(month)


def experience(month: Month, tie: dict[str, Any], start: list[dict[str, Any]]) -> None:
    """Step a."""
    p = month.p
    for _, j, way, _ in directions(tie):
        before, ceiling = tie["trust_" + way], 1 - tie["scar_" + way]
        if tie["kept_a"] and tie["kept_b"]:
            tie["trust_" + way] += p["trust_gain"] * max(0.0, ceiling - before)
        if tie["kept_a" if j == tie["a"] else "kept_b"]:
            tie["trust_" + way] += p["forgiveness"] * max(0.0, min(start[j]["reputation"], ceiling) - before)


def breach(month: Month, tie: dict[str, Any], start: list[dict[str, Any]], loss: float) -> None:
    """Step b."""
    if tie["kept_a"] == tie["kept_b"]:
        return
    p, c = month.p, month.channels
    i, j, way, end = directions(tie)[0 if tie["kept_a"] else 1]
    audit = month.dose[j]["audit"]
    conduct, sight = month.draw(CONDUCT, tie["key"])
    if conduct < p["misconduct_share"] * start[j]["rent"] * (1 - audit):
        tie["deceived_" + end] = 1
        return
    if sight >= 1 - (1 - p["breach_visibility"]) * (1 - 0.5 * audit) * (1 - 0.2 * start[i]["information"]):
        return
    month.people[j]["exposures"] += 1
    quality = 0.0
    if c["funded_cases"] > 0:
        quality = min(c["mediator_quality"][i], c["mediator_quality"][j]) / c["funded_cases"]
    mediation = sat(max(c["mediation"][i], c["mediation"][j]))
    answer, quarrel = month.draw(ANSWER, tie["key"])
    answered = answer < 1 - (1 - p["answer_base"]) * (1 - 0.6 * audit) * (1 - mediation * quality)
    tie["trust_" + way] -= loss * (1 - p["answer_relief"] * answered) * tie["trust_" + way]
    if quarrel < p["escalation"] * (1 - start[i]["conflict_management"]) * start[j]["resistance"]:
        tie["conflict"] = 1


def discovery(month: Month, tie: dict[str, Any], loss: float) -> None:
    """Step d."""
    p = month.p
    for draw, (_, j, way, end) in zip(month.draw(DISCOVER, tie["key"]), directions(tie), strict=True):
        if tie["deceived_" + end] and draw < p["discovery_rate"]:
            tie["trust_" + way] -= loss * tie["trust_" + way]
            tie["scar_" + way] += p["scar_size"] * (1 - tie["scar_" + way])
            tie["deceived_" + end] = 0
            month.people[j]["exposures"] += 1


def hearsay(month: Month, tie: dict[str, Any], start: list[dict[str, Any]], loss: float) -> None:
    """Steps e and f."""
    p = month.p
    for i, j, way, _ in directions(tie):
        me, other, before = start[i], start[j], tie["trust_" + way]
        pull = p["reputation_pull"] * (other["reputation"] - before)
        after = before + me["information"] * (pull - loss * p["hearsay_weight"] * other["news"] * before)
        if me["kind"] == COMMUNITY and other["kind"] != COMMUNITY:
            after *= 1 - 0.1 * month.channels["misinformation"][i] * me["information"] * (1 - month.dose[i]["education"])
        tie["trust_" + way] = clip(after)


def known_for(month: Month) -> None:
    """Last part of 7.6, for next month; standing is that of the month's start, before shocks (7.0)."""
    for i in month.active:
        me = month.people[i]
        if me["ties"]:
            me["reputation"] += month.p["reputation_memory"] * (me["standing"] - me["reputation"])
        if me["meetings"]:
            me["confidence"] += month.p["confidence_speed"] * (me["wins"] / me["tries"] - me["confidence"])
        me["news"] = min(1.0, me["exposures"] / max(1, me["meetings"]))


def participation(month: Month, start: list[dict[str, Any]]) -> None:
    """7.9."""
    p = month.p
    for i in month.active:
        me, dose = start[i], month.dose[i]
        target = month.people[i]["heard"] / month.people[i]["meetings"] if month.people[i]["meetings"] else 0.0
        if me["kind"] == COMMUNITY:
            asked, comes = month.draw(ATTEND, me["key"])
            invited = p["invitation"] * (1 + 0.5 * (dose["monitoring"] + dose["education"])) * (0.5 + 1.4 * me["information"])
            attends = asked < invited and comes < logistic(p["attendance_base"] + p["attendance_voice"] * (me["voice"] - 0.3))
            target = 0.75 * target + 0.5 * attends + p["voice_push"] * (dose["education"] + dose["openness"])
        month.people[i]["voice"] = clip(me["voice"] + p["voice_speed"] * (min(1.0, target) - me["voice"]))


def resistance(month: Month, start: list[dict[str, Any]]) -> None:
    """7.10."""
    p = month.p
    total, weighted = (dict.fromkeys(month.active, 0.0) for _ in range(2))
    for tie in month.awake:
        for i, j, way, _ in directions(tie):
            total[i] += tie["trust_" + way]
            weighted[i] += tie["trust_" + way] * start[j]["resistance"]
    for i in month.active:
        me, now, dose = start[i], month.people[i], month.dose[i]
        z = me["resistance"]
        among = weighted[i] / total[i] if total[i] > 0 else z
        threat, met_need = me["rent"] * dose["audit"], 0.5
        if me["kind"] == COMMUNITY:
            threat += month.channels["misinformation"][i] * me["information"] * (1 - dose["education"])
            met_need = min(me["benefit"] / p["need"], 1)
        else:
            threat += dose["pressure"]
        now["resistance"] = clip(
            z
            + p["resistance_speed"] * (me["stubbornness"] * me["anchor"] + (1 - me["stubbornness"]) * among - z)
            - p["resistance_relief"] * (met_need + now["voice"] - 0.8)
            - p["resistance_contact"] * (min(1.5, now["contact"] / CARRY[me["kind"]]) - 0.75)
            + p["resistance_threat"] * threat
        )


def learning(month: Month, start: list[dict[str, Any]]) -> None:
    """7.11."""
    p = month.p
    heard_of: dict[int, list[float]] = {i: [] for i in month.active}
    for tie in month.awake:
        for i, j, _, _ in directions(tie):
            heard_of[i].append(start[j]["information"])
    for i in month.active:
        me, now, dose = start[i], month.people[i], month.dose[i]
        a = me["information"]
        among = sum(heard_of[i]) / len(heard_of[i]) if heard_of[i] else a
        gain = p["connection_gain"] * (dose["connectivity"] + dose["education"] / 3) + p["information_spread"] * max(0.0, among - a)
        now["information"] = clip(a + (1 - a) * gain - p["information_decay"] * (a - me["information_start"]))
        use = min(1.0, now["meetings"] / (CARRY[me["kind"]] / 2))
        for skill in SKILLS:
            s = me[skill]
            fades = (p["forgetting"] * (1 - use) + p["turnover"]) * (s - me[skill + "_start"])
            now[skill] = clip(s + p["training_gain"] * dose[skill] * (1 - s) - fades)


def standing(people: list[dict[str, Any]], ties: list[dict[str, Any]], month: int) -> None:
    """7.0: mean trust of partners, as last month left it."""
    given: list[list[float]] = [[] for _ in people]
    for tie in ties:
        if max(people[tie["a"]]["joins"], people[tie["b"]]["joins"]) <= month:
            given[tie["a"]].append(tie["trust_ba"])
            given[tie["b"]].append(tie["trust_ab"])
    for person, trusts in zip(people, given, strict=True):
        person["standing"] = sum(trusts) / len(trusts) if trusts else 0.5
