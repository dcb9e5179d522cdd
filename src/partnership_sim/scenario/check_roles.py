"""The checks of [workshop]: the roles of the game in which each group is a kind of one partnership."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership_sim.kinds import KINDS
from partnership_sim.problems import shown
from partnership_sim.scenario import document, names
from partnership_sim.scenario.check_population import by_meaning
from partnership_sim.scenario.validation import validate
from partnership_sim.tables.kinds import kind_words

if TYPE_CHECKING:
    from partnership_sim.scenario.document import Path
    from partnership_sim.scenario.reading import Reading

ROLES: Path = ("workshop", "roles")


class Usual(NamedTuple):
    """What a kind has, may do and plays for where a scenario does not say; `needs` are the kinds without which the goal means nothing."""

    share: float
    levers: tuple[str, ...]
    goal: str
    needs: tuple[str, ...] = ("community",)


#: Most of a programme's money goes through NGOs, who are paid to carry it out, and through offices of government, who hold public budgets;
#: communities get grants of their own, businesses little. Each may do what such organisations commonly do, so that every lever has somebody
#: who may use it and none may use all: they need each other. Each plays for what it answers for: communities for their need; government
#: for works that work, by which a public service is judged; businesses for the trust of those around them, on which their licence to work
#: there rests; NGOs for the voice of those for whom they speak.
USUAL = {
    "community": Usual(0.2, ("service_delivery", "facilitated_dialogue", "transparency", "advocacy"), "need_met"),
    "government": Usual(0.3, ("service_delivery", "capacity_building", "information_access", "transparency"), "working"),
    "business": Usual(0.1, ("service_delivery", "capacity_building", "networking"), "trust_community_business"),
    "ngo": Usual(
        0.4,
        ("capacity_building", "networking", "facilitated_dialogue", "mediation", "information_access", "public_education", "advocacy"),
        "voice",
    ),
}


def check_workshop(given: object, goals: tuple[str, ...], reading: Reading) -> dict[str, dict[str, Any]]:
    """Return the roles by kind, defaults filled in: every kind of whom there is anybody.

    Parameters
    ----------
    given : object
        The section [workshop].
    goals : tuple of str
        The scenario's.
    reading : Reading
    """
    sound = validate(document.Workshop, {} if given is None else given, reading.where, ("workshop",), reading.problems)
    said = _said(sound["roles"], reading) if "roles" in sound else {}
    _whole(said, reading)
    present = reading.present or {}
    there = [kind for kind in KINDS if present.get(kind)]
    shares = _shares({kind: said[kind]["share"] for kind in there if "share" in said.get(kind, {})}, there)
    return {kind: {**_usual(kind, there, goals), **said.get(kind, {}), "share": shares[kind]} for kind in there}


def _said(given: object, reading: Reading) -> dict[str, dict[str, Any]]:
    """Return what is soundly said of roles, by kind; one of a kind of whom there is nobody is reported."""
    problems, say, known = reading.problems, reading.problems.say, kind_words()
    said: dict[str, dict[str, Any]] = {}
    for written, kind, value in by_meaning(given, ROLES, known.meant, reading):
        path = (*ROLES, written)
        if not kind:
            problems.wrong(reading.where(path), say("{name} is not a kind of stakeholder", name=shown(written)), name=written, words=known)
            continue
        said[kind] = _role(value, path, reading)
        if reading.present is not None and not reading.present.get(kind):
            found = say("there is nobody of this kind in the partnership")
            problems.wrong(reading.where(path), found, say("expected a kind of whom there is anybody"))
    return said


def _role(given: object, path: Path, reading: Reading) -> dict[str, Any]:
    """Return what is soundly said of a role."""
    sound = validate(document.Role, given, reading.where, path, reading.problems)
    found: dict[str, Any] = {"share": float(sound["share"])} if "share" in sound else {}
    if "levers" in sound:
        found["levers"] = _levers(sound["levers"], (*path, "levers"), reading)
    if "goal" in sound:
        found["goal"] = _goal(sound["goal"], (*path, "goal"), reading)
    return found


def _levers(given: list[str], path: Path, reading: Reading) -> tuple[str, ...]:
    """Return the levers that words mean; one that means none, or one that is there already, is reported."""
    problems, say, known = reading.problems, reading.problems.say, names.lever_words()
    found: list[str] = []
    for position, written in enumerate(given):
        where = reading.where((*path, position))
        meant = written if written in names.levers() else known.meant(written)
        if not meant:
            problems.wrong(where, say("{name} is not a lever", name=shown(written)), name=written, words=known)
        elif meant in found:
            problems.wrong(where, say("{name} appears twice", name=shown(written)), say("expected each of them once"))
        elif meant != written:
            problems.read_as(where[0], "{file}: levers read by their meaning: {pairs}", written, meant)
        found.append(meant)
    return tuple(found)


def _goal(written: str, path: Path, reading: Reading) -> str:
    """Return the metric or outcome that a word means; one without a direction is reported."""
    problems, say, directions = reading.problems, reading.problems.say, names.directions()
    where, known = reading.where(path), names.goal_words()
    meant = written if written in directions else known.meant(written)
    if not meant:
        able = tuple(name for name, better in directions.items() if better)
        found = say("{name} is not a metric or outcome", name=shown(written))
        problems.wrong(where, found, say("see describe metrics"), name=written, names=able)
    elif not directions[meant]:
        expected = say("expected a metric or an outcome that has one")
        problems.wrong(where, say("{name} has no direction: neither more nor less is better", name=shown(written)), expected)
    elif meant != written:
        problems.read_as(where[0], "{file}: goals read by their meaning: {pairs}", written, meant)
    return meant


def _whole(said: dict[str, dict[str, Any]], reading: Reading) -> None:
    """Refuse shares that are together more than the whole."""
    say = reading.problems.say
    shares = {kind: role["share"] for kind, role in said.items() if "share" in role}
    if math.fsum(shares.values()) > 1.0 + 1e-9:
        listed = ", ".join(f"{kind} = {shown(share)}" for kind, share in shares.items())
        found = say("{shares}: together more than 1", shares=listed)
        reading.problems.wrong(reading.where((*ROLES, next(iter(shares)), "share")), found, say("expected shares of one whole"))


def _usual(kind: str, there: list[str], goals: tuple[str, ...]) -> dict[str, Any]:
    """Return what a kind may do and plays for where nothing is said; a kind of a user's own: every lever, and the scenario's first goal."""
    usual = USUAL.get(kind)
    levers = usual.levers if usual is not None else tuple(names.levers())
    return {"levers": levers, "goal": usual.goal if usual is not None and set(usual.needs) <= set(there) else goals[0]}


def _shares(given: dict[str, float], there: list[str]) -> dict[str, float]:
    """Return every kind's share: those that are given, and of the rest an even part for kinds of a user's own, as is usual for the others."""
    rest = max(0.0, 1.0 - math.fsum(given.values()))
    silent = [kind for kind in there if kind not in given]
    own = {kind: rest / len(silent) for kind in silent if kind not in USUAL}
    left = rest - math.fsum(own.values())
    usual = {kind: USUAL[kind].share for kind in silent if kind in USUAL}
    return given | own | {kind: left * share / math.fsum(usual.values()) for kind, share in usual.items()}
