"""Who is tied to nobody, which part or kind of the network stands apart, and who is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.declare import PARAMETERS
from partnership_sim.kinds import KINDS
from partnership_sim.scenario.doubts.look import Doubt
from partnership_sim.scenario.most_ties import ONE_TIE, most_ties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership_sim.scenario.doubts.look import Examined

#: So many parts of a network are told one by one.
PARTS = 3


def unread(look: Examined) -> Iterator[Doubt]:
    """Tell of tables in the folder that nothing reads."""
    for one in look.scenario.beside:
        yield Doubt("unread", f"{one.lies(look.say)}; {one.instead(look.say)}", one.file, grave=True)


def missing(look: Examined) -> Iterator[Doubt]:
    """Tell of kinds without which much is undefined."""
    there = [kind for kind, count in look.present.items() if count]
    if look.people == 1:
        yield Doubt("one", look.say("there is one stakeholder only: nobody to work with"), grave=True)
    elif len(there) == 1:
        text = look.say("all stakeholders are of one kind ({kind}): nothing can happen between kinds", kind=look.kind(there[0]))
        yield Doubt("one kind", text)
    if not any(KINDS[kind].receives for kind in there):
        text = look.say(
            "there is no community: services reach nobody, and service, participation and voice are undefined; groups of residents or users are communities"
        )
        yield Doubt("no community", text, grave=True)


def ties(look: Examined) -> Iterator[Doubt]:
    """Tell where nobody is tied, who is not, and what hangs together with nothing else."""
    say, population = look.say, look.scenario.population
    if look.people < 2:
        return
    given = population.ties
    values = {"people": look.number(look.people), "each": look.number(population.ties_each), "until": _until(look)}
    if given is None and population.ties_each == 0:
        text = say("ties_each = 0, so none of the {people} stakeholders is tied to anyone at the start: {until}", **values)
        yield Doubt("no ties", text, grave=True)
    elif given is None and not most_ties(look.people):
        text = say("between two stakeholders no tie is drawn: {until}; give their tie in a file (ties)", **values)
        yield Doubt("no ties", text, grave=True)
    elif given is None and population.ties_each * look.people < ONE_TIE:
        text = say("ties_each = {each} gives all {people} stakeholders together not a single tie: {until}; raise it", **values)
        yield Doubt("no ties", text, grave=True)
    elif given is not None and not len(given) and not some_are_drawn(look):
        text = say(
            "{file} has no row, so none of the {people} stakeholders is tied to anyone at the start: {until}; leave the line ties = out to have ties drawn",
            file=look.file("ties"),
            **values,
        )
        yield Doubt("no ties", text, grave=True)
    elif given is not None:
        yield from _isolates(look)
        if not some_are_drawn(look):
            yield from _parts(look)
            yield from _kinds_apart(look)
    if population.homophily == 1 and some_are_drawn(look):
        text = say(
            "homophily = 1: no tie that is drawn at the start joins two kinds; kinds find each other only now and then, as strangers, unless the file of ties joins them"
        )
        yield Doubt("homophily", text)


def _years(look: Examined) -> str:
    """Return in how many years somebody without ties looks for a stranger once: in a month with the chance at which ties end."""
    hazard = look.scenario.parameters.get("tie_hazard", PARAMETERS["tie_hazard"].default)
    return look.number(round(1 / (12 * hazard)))


def _until(look: Examined) -> str:
    """Return what happens to people without ties."""
    return look.say(
        "nobody meets or works with anybody until strangers find each other, and each looks for one about once in {years} years",
        years=_years(look),
    )


def some_are_drawn(look: Examined) -> bool:
    """Return whether ties are drawn for somebody: without a file of ties, for drawn stakeholders, and for those who join later."""
    population = look.scenario.population
    late = population.register is not None and bool((population.register.joins > 0).any())
    return population.ties is None or any(look.drawn.values()) or late


def parts(look: Examined) -> list[list[int]]:
    """Return the register's rows by what given ties join, the largest part first; one alone is a part too."""
    register, given = look.scenario.population.register, look.scenario.population.ties
    if register is None or given is None:
        return []
    root = list(range(len(register)))

    def root_of(row: int) -> int:
        while root[row] != row:
            root[row] = root[root[row]]
            row = root[row]
        return row

    for source, target in zip(given.source.tolist(), given.target.tolist(), strict=True):
        root[root_of(source)] = root_of(target)
    found: dict[int, list[int]] = {}
    for row in range(len(register)):
        found.setdefault(root_of(row), []).append(row)
    return sorted(found.values(), key=lambda rows: (-len(rows), rows[0]))


def _isolates(look: Examined) -> Iterator[Doubt]:
    register = look.scenario.population.register
    if register is None:
        return
    alone = [register.ids[rows[0]] for rows in parts(look) if len(rows) == 1 and register.joins[rows[0]] == 0]
    if not alone:
        return
    values = {
        "count": len(alone),
        "listed": len(register),
        "names": look.listed(alone, 12),
        "file": look.file("ties"),
        "years": _years(look),
    }
    if some_are_drawn(look):
        told = look.say(
            "{count} of the {listed} stakeholders of the register without a tie in {file}: {names}; those who are drawn may be tied to them, else each looks for a stranger about once in {years} years",
            **values,
        )
    elif len(alone) == 1:
        told = look.say(
            "1 of {listed} stakeholders has no tie: {names}; it looks for a stranger about once in {years} years, unless networking from outside (by = []) joins it to others",
            **values,
        )
    else:
        told = look.say(
            "{count} of {listed} stakeholders have no tie: {names}; each looks for a stranger about once in {years} years, unless networking from outside (by = []) joins them to others",
            **values,
        )
    yield Doubt("isolates", told)


def _parts(look: Examined) -> Iterator[Doubt]:
    register = look.scenario.population.register
    found = [rows for rows in parts(look) if len(rows) > 1]
    if register is None or len(found) < 2:
        return
    told = [look.listed([register.ids[row] for row in rows]) for rows in found[:PARTS]]
    text = look.say("the network falls into {count} parts without a tie between them: {parts}", count=len(found), parts=" | ".join(told))
    yield Doubt("parts", text + (" | ..." if len(found) > PARTS else ""))


def _kinds_apart(look: Examined) -> Iterator[Doubt]:
    register, given = look.scenario.population.register, look.scenario.population.ties
    if register is None or given is None or len(set(register.kinds)) < 2:
        return
    joined = set()
    for source, target in zip(given.source.tolist(), given.target.tolist(), strict=True):
        if register.kinds[source] != register.kinds[target]:
            joined |= {register.kinds[source], register.kinds[target]}
    apart = [look.kind(kind) for kind in dict.fromkeys(register.kinds) if kind not in joined]
    if apart:
        yield Doubt("kinds apart", look.say("no tie leads to another kind from: {kinds}", kinds=", ".join(apart)))
