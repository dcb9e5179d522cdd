"""A month up to skills, written once more from docs/odd.md alone: sections 4.1, 7.1 from its doses on, 7.3 to 7.7 and 7.9 to 7.13.

Its only purpose is to show that the page is complete enough to write the model anew. Plain dicts and lists, nothing of the package.
A person, a tie and a run are dicts of the columns of section 2; channels are dicts of lists, or of numbers for those of the run.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp, floor, log, sinh, sqrt
from statistics import NormalDist
from typing import Any

WORD = 2**64 - 1
GOLDEN = 0x9E3779B97F4A7C15
SHOCK_CHANNELS = ("income_cut", "damage", "resource_loss", "wreck", "upheaval", "disgrace", "stigma", "misinformation", "strife")
STRIFE, FACILITATE, MEET, LACK, KEEP, CONDUCT, ANSWER, VALUE, ATTEND = 21, 22, 23, 24, 25, 26, 27, 32, 33
AGREE, YEAR, INCOME, CONVENE, OPEN = 43, 44, 45, 46, 52
SKILLS = ("negotiation", "mediation", "conflict_management")
COMMUNITY = 0
# of section 10.6: carry, skill, voice of community, government, business, ngo
CARRY = (4.5, 16.0, 8.0, 14.0)
SKILL = (0.33, 0.45, 0.48, 0.5)
VOICE = (0.3, 0.55, 0.45, 0.5)
quantile = NormalDist().inv_cdf

Dict = dict[str, Any]


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


def held(x: float, low: float = 0.0, high: float = 1.0) -> float:
    return min(high, max(low, x))


@dataclass
class Month:
    """A month of one run: people, ties and the run as last month left them, and what was added to channels."""

    key: int
    number: int
    people: list[Dict]
    ties: list[Dict]
    channels: Dict
    p: dict[str, float]
    run: Dict
    dose: list[dict[str, float]] = field(default_factory=list)
    active: list[int] = field(default_factory=list)
    awake: list[Dict] = field(default_factory=list)
    start: list[Dict] = field(default_factory=list)
    yields: float = 0.0

    def draw(self, process: int, entity: int) -> tuple[float, float]:
        return uniforms(self.key, self.number, process, entity)

    @property
    def year(self) -> int:
        return (self.number - 1) // 12

    @property
    def january(self) -> bool:
        return self.number % 12 == 1

    def communities(self) -> list[int]:
        return [i for i in self.active if self.people[i]["kind"] == COMMUNITY]

    def organisations(self) -> list[int]:
        return [i for i in self.active if self.people[i]["kind"] != COMMUNITY]


def size(person: Dict) -> float:
    return float(person["households"] / 20 if person["kind"] == COMMUNITY else 1.0)


def capacity(person: Dict) -> float:
    return float(sum(person[skill] for skill in SKILLS) / 3)


def ends(tie: Dict) -> tuple[int, int]:
    return tie["a"], tie["b"]


def directions(tie: Dict) -> tuple[tuple[int, int, str, str], tuple[int, int, str, str]]:
    """Both ways of a tie: who trusts, whom, and the ends of the names of its columns."""
    return (tie["a"], tie["b"], "ab", "a"), (tie["b"], tie["a"], "ba", "b")


def take(month: Month) -> None:
    """Take people, ties and run through the month up to their skills."""
    opening(month)
    upheaval(month)
    convening(month)
    month.start = [dict(person) for person in month.people]
    engagement(month)
    projects(month)
    commitment(month)
    trust(month)
    joint_work(month)
    works(month)
    participation(month)
    resistance(month)
    learning(month)


def opening(month: Month) -> None:
    """7.1 from its doses on; shocks count as at most 1 (7.2)."""
    c, p, people = month.channels, month.p, month.people
    for name in SHOCK_CHANNELS:
        c[name] = min(1.0, c[name]) if name == "damage" else [min(1.0, y) for y in c[name]]
    month.active = [i for i, person in enumerate(people) if person["joins"] <= month.number]
    among = set(month.active)
    month.awake = [tie for tie in month.ties if tie["a"] in among and tie["b"] in among]
    for i, person in enumerate(people):
        dose = {name: sat(c[name][i]) for name in ("education", "openness", "pressure", "coordination", "connectivity")}
        dose |= {name: 1 - exp(-c[name][i]) for name in ("audit", "entitlements", "monitoring")}
        dose |= {skill: sat(c[f"{skill}_training"][i]) for skill in SKILLS}
        month.dose.append(dose)
        person |= {"trusting": [], "expected": 0.0, "chances": 0.0, "dues": 0.0, "given": 0.0, "meetings": 0, "kept_to": 0, "exposed": 0}
        person |= {"heard": 0.0, "contact": 0.0, "own": 0.0, "flow": 0.0, "joint_with": []}
        person |= {"g": size(person), "pay": 1.0}
    for tie in month.awake:
        of_communities = [people[i]["g"] for i in ends(tie) if people[i]["kind"] == COMMUNITY]
        tie["g"] = min(of_communities) if of_communities else 1.0
        for i, _, way, _ in directions(tie):
            people[i]["trusting"].append(tie["trust_" + way])
    for i in month.active:
        me, dose = people[i], month.dose[i]
        target = dose["audit"] + 0.02 * dose["monitoring"] * (1 - dose["audit"])
        me["risk"] += (target - me["risk"]) / (8 if target > me["risk"] else 24)
        me["attending"] = attending(p, me["information"], me["voice"] - VOICE[me["kind"]], dose["monitoring"] + dose["education"])
    if month.january:
        month.run["year"] = 0.5 * month.run["year"] + sqrt(0.75) * quantile(month.draw(YEAR, 0)[0])
        for i in month.organisations():
            people[i]["income_luck"] = 0.5 * people[i]["income_luck"] + sqrt(0.75) * quantile(month.draw(INCOME, people[i]["key"])[0])
    mutual_aid(month)
    month.yields = month.run["place"] * exp(p["luck_year"] * month.run["year"] - p["luck_year"] ** 2 / 2) * (1 - c["damage"])


def attending(p: dict[str, float], information: float, heard: float, doses: float) -> tuple[float, float]:
    """Both factors of attending."""
    invited = min(1.0, p["invitation"] * (1 + 0.5 * doses) * (0.5 + 1.4 * information))
    return invited, logistic(p["attendance_base"] + p["attendance_voice"] * heard)


def mutual_aid(month: Month) -> None:
    people, aid = month.people, month.p["mutual_aid"]
    rho = [person["resources"] / person["endowment"] if person["endowment"] > 0 else 0.0 for person in people]
    for tie in month.awake:
        i, j, way, _ = max(directions(tie), key=lambda one: rho[one[0]])  # i gives
        if tie["trust_" + way] >= 0.4:
            smaller = min(people[i]["endowment"], people[j]["endowment"])
            among = max(1.0, aid * len(people[i]["trusting"]))
            given = aid * tie["trust_" + way] * (rho[i] - rho[j]) * smaller / among
            people[i]["resources"] -= given
            people[j]["resources"] += given


def upheaval(month: Month) -> None:
    """7.3."""
    c, p = month.channels, month.p
    for i in month.active:
        me = month.people[i]
        me["resources"] *= 1 - c["resource_loss"][i]
        me["working"] *= 1 - c["wreck"][i]
        me["under_way"] *= 1 - c["wreck"][i]
        me["stain"] += c["stigma"][i] * (1 - me["stain"])
    for tie in month.awake:
        kept = 1 - max(c["upheaval"][i] for i in ends(tie)) * (1 - p["trust_passed"])
        for _, j, way, _ in directions(tie):
            tie["trust_" + way] *= kept * (1 - c["disgrace"][j])
        if tie["conflict"] == 0 and month.draw(STRIFE, tie["key"])[0] < max(c["strife"][i] for i in ends(tie)):
            tie["conflict"] = tie["outside"] = 1
        tie["before"] = tie["conflict"]


def convening(month: Month) -> None:
    """7.4."""
    organisations, paid_for, cost = month.organisations(), month.channels["convening"], month.p["convening_cost"]
    if not organisations:
        return
    share = min(1.0, paid_for)
    if paid_for == 0:
        paid = 0.0
        for i in organisations:
            me = month.people[i]
            part = min(cost, 0.08 * me["resources"]) * (sum(me["trusting"]) / len(me["trusting"]) if me["trusting"] else 0.0)
            me["resources"] -= part
            paid += part
        share = min(1.0, paid / (cost * len(organisations))) if cost > 0 else 1.0
    lapse, revive = month.draw(CONVENE, 0)
    run = month.run
    if run["convened"]:
        if lapse < 0.002 + month.p["lapse_unpaid"] * (1 - share):
            run["convened"], run["lapsed"] = 0, 1
    elif paid_for > 0 or revive < 0.02 * share:
        run["convened"], run["lapsed"] = 1, 0
    else:
        run["lapsed"] += 1


def carry(person: Dict) -> float:
    return CARRY[person["kind"]] * (1 + capacity(person) - SKILL[person["kind"]]) * float(person["g"])


def engagement(month: Month) -> None:
    """7.5 up to the promise."""
    p, people = month.p, month.people
    partners = held(len(month.organisations()) / 2, 1, 100)
    for tie in month.awake:
        a, b = (people[i] for i in ends(tie))
        facilitated(month, tie)
        x = p["meeting_base"] + p["meeting_information"] * (min(a["information"], b["information"]) - 0.4)
        x += p["meeting_trust"] * ((tie["trust_ab"] + tie["trust_ba"]) / 2 - 0.5) + p["meeting_support"] * tie["f"]
        x += log(0.3) if tie["conflict"] == 2 else 0.0
        x += log(0.4) if not month.run["convened"] and COMMUNITY not in (a["kind"], b["kind"]) else 0.0
        tie["chance"] = logistic(x)
        helped = max(month.dose[i]["coordination"] for i in ends(tie))
        effort = 1 + 0.22 * (log(partners) * (1 - helped) - log(15))
        for person in (a, b):
            person["expected"] += tie["chance"] * (1 - 0.7 * tie["f"]) * effort * tie["g"]
    for tie in month.awake:
        tie["chance"] *= min([1.0, *(carry(people[i]) / people[i]["expected"] for i in ends(tie) if people[i]["expected"] > 0)])
        tie["met"] = month.draw(MEET, tie["key"])[0] < tie["chance"]
        tie["unmet"] = 0 if tie["met"] else tie["unmet"] + 1
        for i in ends(tie):
            people[i]["chances"] += tie["chance"] * tie["g"]
            people[i]["meetings"] += tie["met"]
    for i in month.active:
        me = people[i]
        me["load"] = min(2.0, max(0.0, me["expected"] / carry(me) - 0.5)) if carry(me) > 0 else 2.0
        if month.january or me["joins"] == month.number:
            willing = (1.5 - me["resistance"]) / (1.5 - me["anchor"])
            if me["kind"] == COMMUNITY:
                willing *= (0.7 + me["voice"]) / (0.7 + VOICE[COMMUNITY])
            me["promised"] = p["pledge_share"] * p["income_rate"] * me["endowment"] * willing / max(0.3 * me["g"], me["chances"])


def facilitated(month: Month, tie: Dict) -> None:
    """f of a tie and its formal agreement; the draws' month is the year."""
    tie["f"], tie["agreed"] = 0.0, False
    y = tie["facilitation"]
    if month.run["convened"] and uniforms(month.key, month.year, FACILITATE, tie["key"])[0] < 1 - exp(-y):
        tie["f"] = tie["facilitation_quality"] / y
        tie["agreed"] = uniforms(month.key, month.year, AGREE, tie["key"])[0] < tie["agreement"] / y


def projects(month: Month) -> None:
    """7.5, projects."""
    c = month.channels
    for tie in month.awake:
        tie["f_star"], tie["grant"] = tie["f"], 0.0
    if c["project_money"] <= 0:
        return
    number = max(1, floor(c["projects"] + 0.5))
    money = c["project_money"] / number
    left = max(0.0, money - month.p["project_overhead"])
    open_to = [tie for tie in month.awake if tie["met"] and min(c["project_reach"][i] for i in ends(tie)) > 0]
    open_to.sort(key=lambda tie: month.draw(MEET, tie["key"])[1])
    for tie in open_to[:number]:
        quality = min(c["project_quality"][i] / c["project_reach"][i] for i in ends(tie))
        tie["f_star"], tie["grant"] = max(tie["f"], left / money * quality), left
        if month.draw(AGREE, tie["key"])[1] < left / money * c["agreed_money"] / c["project_money"]:
            tie["agreed"] = True


def seen_at_start(month: Month, i: int) -> float:
    """How likely i sees a breach, as section 5 has it."""
    return float(1 - (1 - month.p["breach_visibility"]) * (1 - 0.2 * month.people[i]["information_start"]))


def commitment(month: Month) -> None:
    """7.6."""
    p, people = month.p, month.people
    met = [tie for tie in month.awake if tie["met"]]
    for tie in met:
        for draw, (i, j, way, end) in zip(month.draw(KEEP, tie["key"]), directions(tie), strict=True):
            me = people[i]
            known = held(tie["anchor_" + ("ba" if way == "ab" else "ab")], 0.02, 0.98)
            odds = seen_at_start(month, j) * p["trust_loss_ratio"] * (1 - p["answer_base"] * p["answer_relief"]) * known
            d = p["promise_trust"] * (tie["trust_" + way] - tie["anchor_" + way]) + p["promise_norm"] * (me["norm"] - me["norm_start"])
            d += p["promise_dialogue"] * tie["f_star"] - p["promise_resistance"] * (me["resistance"] - me["anchor"])
            d += p["promise_skill"] * (me["negotiation"] - me["negotiation_start"]) - p["promise_overload"] * (
                me["load"] - me["load_start"]
            )
            d += p["deterrence"] * (me["risk"] + 0.5 * month.dose[i]["pressure"])
            tie["kept_" + end], tie["lack_" + end] = draw < odds / (odds + (1 - known) * exp(-d)), False
            me["heard"] += logistic((1 - tie["f_star"]) * (log(me["power"]) - log(people[j]["power"])))
            me["contact"] += 1 + 0.5 * tie["f_star"]
            me["dues"] += me["promised"] * tie["g"] * tie["kept_" + end]
    for tie in met:
        for draw, (i, _, _, end) in zip(month.draw(LACK, tie["key"]), directions(tie), strict=True):
            me = people[i]
            if tie["kept_" + end] and me["dues"] > me["resources"] and draw >= me["resources"] / me["dues"]:
                tie["kept_" + end], tie["lack_" + end] = False, True
            me["given"] += me["promised"] * tie["g"] * tie["kept_" + end]
    for i in month.active:
        me = people[i]
        me["pay"] = min(1.0, me["resources"] / me["given"]) if me["given"] > 0 else 1.0
    for tie in met:
        tie["own"] = sum(people[i]["promised"] * people[i]["pay"] for i in ends(tie)) * tie["g"]


def trust(month: Month) -> None:
    """7.7."""
    people, start = month.people, month.start
    loss = month.p["trust_gain"] * month.p["trust_loss_ratio"]
    for tie in month.awake:
        if tie["met"]:
            for number, (j, i, _, end) in enumerate(directions(tie)):
                way = "ba" if end == "a" else "ab"
                if tie["kept_" + end]:
                    experience(month, tie, way)
                    people[i]["kept_to"] += 1
                else:
                    breach(month, tie, (i, j, way, end), number, loss)
        for i, j, way, _ in directions(tie):
            tie["trust_" + way] = hearsay(month, tie, (i, j, way), loss)
    around: dict[int, list[float]] = {i: [] for i in month.active}
    for tie in month.awake:
        for i, j, _, _ in directions(tie):
            around[i].append(start[j]["norm"] - start[j]["norm_start"])
    for i in month.active:
        me = people[i]
        me["news"] = min(1.0, me["exposed"] / max(1, me["meetings"]))
        me["stain"] *= 0.99
        if me["meetings"]:
            share, base = me["kept_to"] / me["meetings"], me["norm_start"]
            others = sum(around[i]) / len(around[i])
            me["norm"] += 0.1 * (base + 0.5 * (share - base) + 0.5 * me["information"] * others - me["norm"])


def experience(month: Month, tie: Dict, way: str) -> None:
    """Step a."""
    own, grant = tie["own"], tie["grant"]
    weight = 2 * (own + grant) / (2 * own + grant) if own + grant > 0 else 1.0
    framed = 1.0 if tie["agreed"] else max(tie["f_star"], grant / (own + grant) if own + grant > 0 else 0.0)
    gain = month.p["trust_gain"] * weight * (1 - month.p["attribution"] * framed)
    tie["trust_" + way] += gain * (1 - tie["trust_" + way])


def breach(month: Month, tie: Dict, whose: tuple[int, int, str, str], number: int, loss: float) -> None:
    """Step b: j broke its word to i."""
    p, (i, j, way, end) = month.p, whose
    dose = month.dose[j]
    visible = 1 - (1 - p["breach_visibility"]) * (1 - 0.5 * dose["audit"]) * (1 - 0.2 * month.start[i]["information"])
    if not tie["agreed"] and month.draw(CONDUCT, tie["key"])[number] >= visible:
        return
    month.people[j]["exposed"] += 1
    answers = 1 - (1 - p["answer_base"]) * (1 - 0.6 * dose["audit"]) * (1 - 0.3 * dose["pressure"])
    answered = month.draw(ANSWER, tie["key"])[number] < answers * (2 if tie["agreed"] else 1)
    felt = loss * (0.5 if tie["lack_" + end] else 1.0) * (1 - p["answer_relief"] * answered)
    tie["trust_" + way] -= felt * tie["trust_" + way]
    quarrel = month.run["quarrelsome"] * p["escalation"] * (1 - month.start[i]["conflict_management"]) * month.start[j]["resistance"]
    if tie["conflict"] == 0 and month.draw(OPEN, tie["key"])[number] < quarrel:
        tie["conflict"], tie["outside"] = 1, 0


def hearsay(month: Month, tie: Dict, whose: tuple[int, int, str], loss: float) -> float:
    """Steps c and d."""
    p, (i, j, way) = month.p, whose
    me, other, t = month.start[i], month.start[j], tie["trust_" + way]
    after = t - loss * 0.25 * me["information"] * (other["news"] - other["news_start"]) * t
    after += p["anchor_pull"] * (tie["anchor_" + way] * (1 - other["stain"]) - t)
    after -= p["reactance"] * month.dose[i]["pressure"] * min(1.0, month.channels["sender"][j]) * t
    if me["kind"] == COMMUNITY and other["kind"] != COMMUNITY and tie["unmet"] < 6:
        invited, comes = me["attending"]
        after += p["benefit_trust"] * (me["need_met"] - me["used_to"]) * (0.5 + invited * comes)
    after = held(after)
    if me["kind"] == COMMUNITY and other["kind"] != COMMUNITY:
        after *= 1 - 0.1 * month.channels["misinformation"][i] * me["information"] * (1 - month.dose[i]["education"])
    return float(after)


def leaking(month: Month, risk: float) -> float:
    return month.p["leakage_base"] * (1 - month.p["audit_effect"] * risk / (risk + 0.15))


def joint_work(month: Month) -> None:
    """7.9."""
    p, people, start, c = month.p, month.people, month.start, month.channels
    pool = 0.0
    for tie in month.awake:
        tie["value"] = 0.0
        if not tie["met"] or not (tie["kept_a"] and tie["kept_b"]) or tie["before"] == 2:
            continue
        i, j = ends(tie)
        g, spread = tie["g"], p["luck_tie"] / sqrt(tie["g"]) * sqrt(6)
        mean = (sinh(spread / 2) / (spread / 2)) ** 2 if spread > 0 else 1.0
        value = 0.8 * month.yields * g * ((tie["own"] + tie["grant"]) / g) ** 0.8
        value *= 1 + p["synergy"] if people[i]["kind"] != people[j]["kind"] else 1.0
        value *= (0.5 + (capacity(start[i]) + capacity(start[j])) / 2) * exp(spread * (sum(month.draw(VALUE, tie["key"])) - 1)) / mean
        tie["value"] = value
        half = value * (1 - leaking(month, (people[i]["risk"] + people[j]["risk"]) / 2)) / 2
        for k, other in ((i, j), (j, i)):
            people[k]["joint_with"].append((value, tie["key"], other))
            if people[k]["kind"] == COMMUNITY:
                people[k]["own"] += half
            else:
                pool += half
    left = 1 - leaking(month, sum(people[i]["risk"] for i in month.active) / len(month.active))
    voices = sum(people[i]["g"] * (start[i]["voice"] + 0.1) for i in month.communities())
    for i in month.communities():
        me = people[i]
        claims = 1 - p["unclaimed"] * (1 - month.dose[i]["entitlements"]) * (1 - start[i]["information"])
        me["own"] += pool * me["g"] * (start[i]["voice"] + 0.1) / voices + c["building"][i] * month.yields * left
        me["own"] *= claims
        me["flow"] = c["service"][i] * month.yields * left * claims


def works(month: Month) -> None:
    """7.10."""
    for i in month.active:
        me = month.people[i]
        worked = any(value > 0 and month.people[other]["kind"] != COMMUNITY for value, _, other in me["joint_with"])
        me["joint"] = 0 if worked else min(999, me["joint"] + 1)
    for i in month.communities():
        due = month.people[i]["built"] / 0.05 * 0.04 / 12
        building(month, month.people[i])
        upkeep(month, i, due)


def building(month: Month, me: Dict) -> None:
    run, cost = month.run, month.p["project_cost"] * me["households"]
    if me["under_way"] == 0 and me["own"] > 0:
        run["begun"] += 1
        me |= {"fresh": 1, "lead": -1, "idle": 0}
    me["under_way"] += me["own"]
    if me["under_way"] <= 0:
        return
    together = [one for one in me["joint_with"] if one[0] > 0]
    if me["lead"] < 0 and together:
        me |= {"lead": max(together)[2], "idle": 0}
    elif any(other == me["lead"] for _, _, other in together):
        me["idle"] = 0
    else:
        me["idle"] += 1
    if me["under_way"] >= cost:
        k = floor(me["under_way"] / cost)
        new = 0.05 * k * cost
        me["working"] = (me["working"] * me["built"] + new) / (me["built"] + new)
        me["built"] += new
        me["finished"] += 0.05 * (k - 1 + me["fresh"]) * cost
        me["under_way"] -= k * cost
        run["begun"] += k if me["under_way"] > 0 else k - 1
        me |= {"fresh": 1, "lead": -1, "idle": 0}
    elif me["idle"] >= 12:
        run["abandoned"] += me["fresh"]
        me |= {"under_way": 0.0, "lead": -1, "idle": 0}


def upkeep(month: Month, i: int, due: float) -> None:
    p, me, start = month.p, month.people[i], month.start[i]
    own = min(due * min(1.0, start["voice"]), me["resources"] - me["given"] * me["pay"])
    me["resources"] -= own
    paid = min(1.0, (own + month.channels["maintenance"][i]) / due) if due > 0 else 1.0
    partners = (1.0 if month.run["convened"] else 0.75) if me["joint"] < 6 else 0.0
    care = min(1.0, paid * (0.25 + 0.75 * partners) * (0.5 + capacity(start)))
    me["working"] += p["repair_rate"] * care * (1 - me["working"]) - p["failure_rate"] * me["working"]
    me["built"] *= 1 - 1 / 180
    me["need_met"] = min(1.0, (me["working"] * me["built"] + me["flow"]) / (p["need"] * me["g"]))
    me["used_to"] += (me["need_met"] - me["used_to"]) / 24


def participation(month: Month) -> None:
    """7.11."""
    p = month.p
    for i in month.active:
        me, now, dose = month.start[i], month.people[i], month.dose[i]
        target, rest = now["heard"] / now["meetings"] if now["meetings"] else 0.0, me["heard_start"]
        if me["kind"] == COMMUNITY:
            attends = all(draw < chance for draw, chance in zip(month.draw(ATTEND, me["key"]), me["attending"], strict=True))
            target = 0.75 * target + 0.5 * attends + p["voice_push"] * (dose["education"] + dose["openness"])
            invited, comes = attending(p, me["information_start"], 0.0, 0.0)
            rest = 0.75 * rest + 0.5 * invited * comes
        now["voice"] = held(me["voice"] + p["voice_speed"] * (VOICE[me["kind"]] + min(1.0, target) - rest - me["voice"]))


def resistance(month: Month) -> None:
    """7.12."""
    p = month.p
    total, weighted = (dict.fromkeys(month.active, 0.0) for _ in range(2))
    for tie in month.awake:
        for i, j, way, _ in directions(tie):
            total[i] += tie["trust_" + way]
            weighted[i] += tie["trust_" + way] * (month.start[j]["resistance"] - month.start[j]["anchor"])
    for i in month.active:
        me, now, dose = month.start[i], month.people[i], month.dose[i]
        moved = me["resistance"] - me["anchor"]
        among = weighted[i] / total[i] if total[i] > 0 else moved
        relief, threat = now["voice"] - VOICE[me["kind"]], me["rent"] * dose["audit"]
        if me["kind"] == COMMUNITY:
            relief += now["need_met"] - now["used_to"]
            threat += month.channels["misinformation"][i] * me["information"] * (1 - dose["education"])
        else:
            threat += dose["pressure"]
        contact, usual = (min(1.5, x / CARRY[me["kind"]]) for x in (now["contact"], me["meetings_start"]))
        change = p["resistance_speed"] * ((1 - me["stubbornness"]) * among - moved) - p["resistance_relief"] * relief
        now["resistance"] = held(me["resistance"] + change - p["resistance_contact"] * (contact - usual) + p["resistance_threat"] * threat)


def learning(month: Month) -> None:
    """7.13."""
    p = month.p
    heard_of: dict[int, list[float]] = {i: [] for i in month.active}
    for tie in month.awake:
        for i, j, _, _ in directions(tie):
            heard_of[i].append(month.start[j]["information"] - month.start[j]["information_start"])
    for i in month.active:
        me, now, dose = month.start[i], month.people[i], month.dose[i]
        a, learnt = me["information"], me["information"] - me["information_start"]
        among = sum(heard_of[i]) / len(heard_of[i]) if heard_of[i] else learnt
        gain = p["connection_gain"] * (dose["connectivity"] + dose["education"] / 3) + p["information_spread"] * max(0.0, among - learnt)
        now["information"] = held(a + (1 - a) * gain - p["information_decay"] * learnt)
        use = min(1.0, now["meetings"] / (CARRY[me["kind"]] / 2))
        for skill in SKILLS:
            s = me[skill]
            fades = (p["forgetting"] * (1 - use) + p["turnover"]) * (s - me[skill + "_start"])
            now[skill] = held(s + p["training_gain"] * dose[skill] * (1 - s) - fades)
