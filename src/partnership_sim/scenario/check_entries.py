"""The checks of [[plans]] and [[shocks]], whether they stand in scenario.toml or in a CSV."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from partnership_sim.problems import Cell, shown
from partnership_sim.scenario import document, names
from partnership_sim.scenario.check_action import check_action
from partnership_sim.scenario.check_people import check_people
from partnership_sim.scenario.parts import NO_PROGRAMME, Plan, ShockEntry
from partnership_sim.scenario.validation import validate, what
from partnership_sim.tables import scale
from partnership_sim.tables.calendar import read_plans, read_shocks
from partnership_sim.tables.looks import look, spelt_out, twins

if TYPE_CHECKING:
    from partnership_sim.scenario.document import Path
    from partnership_sim.scenario.reading import Reading

#: An entry and its position: that in scenario.toml, or one that `Reading.origins` knows.
Entry = tuple[int, Any]
#: Positions of entries from CSVs begin here, far from any in scenario.toml.
FROM_FILES = 1_000_000_000


def entries(given: object, section: str, reading: Reading) -> list[Entry]:
    """Return the entries of a section in their order, those of CSVs read.

    A section is a list of tables, or the name of a CSV; an entry may be the name of a CSV too, as text or as ``file = ``.
    """
    problems, say = reading.problems, reading.problems.say
    if given is None:
        return []
    if isinstance(given, str):
        return _from_file(given, (section,), section, FROM_FILES, reading)
    if not isinstance(given, list):
        found = say("{value} is {what}", value=shown(given), what=what(given, problems))
        expected = say("a list of tables, or the name of a CSV")
        problems.wrong(reading.where((section,)), found, say("expected {what}", what=expected))
        return []
    found_entries: list[Entry] = []
    for position, entry in enumerate(given):
        first = FROM_FILES + len(found_entries)
        if isinstance(entry, str):
            found_entries += _from_file(entry, (section, position), section, first, reading)
        elif isinstance(entry, dict) and "file" in entry:
            sound = validate(document.FromFile, entry, reading.where, (section, position), problems)
            if "file" in sound:
                found_entries += _from_file(sound["file"], (section, position, "file"), section, first, reading)
        else:
            found_entries.append((position, entry))
    return found_entries


def _from_file(name: str, path: Path, section: str, first: int, reading: Reading) -> list[Entry]:
    say = reading.problems.say
    if not name:
        reading.problems.wrong(reading.where(path), say("it is empty"), say("expected a name such as stakeholders.csv"))
        return []
    data = reading.file_of(name, path)
    if data is None:
        return []
    if section == "plans":
        rows, origins = read_plans(data, name, first, tuple(names.options().items()), reading.problems)
    else:
        rows, origins = read_shocks(data, name, first, reading.problems)
    reading.origins |= origins
    return [(first + position, row) for position, row in enumerate(rows)]


def check_plans(given: list[Entry], reading: Reading) -> tuple[Plan, ...]:
    """Return the plans, "No programme" first."""
    problems, say = reading.problems, reading.problems.say
    plans = [Plan(NO_PROGRAMME, 0.0)]
    first: dict[str, Path] = {}
    for position, entry in given:
        path: Path = ("plans", position)
        plan = check_plan(entry, path, reading)
        if plan is not None and plan.name in first:
            place = ":".join(part for part in reading.where(first[plan.name]) if part)
            found = say("{name} appears twice, first in {place}", name=shown(plan.name), place=place)
            problems.wrong(reading.where((*path, "name")), found, say("expected a name for each plan"))
        if plan is not None:
            first.setdefault(plan.name, path)
            plans.append(plan)
    refuse_twins(first, reading)
    return tuple(plans)


def check_plan(entry: object, path: Path, reading: Reading) -> Plan | None:
    """Return one plan, its defaults filled in; None after a problem that leaves nothing to return."""
    problems, say = reading.problems, reading.problems.say
    sound = validate(document.Plan, entry, reading.where, path, problems)
    name = sound.get("name", "")
    actions = [
        action
        for number, item in enumerate(sound.get("actions", []))
        if (action := check_action(item, (*path, "actions", number), reading)) is not None
    ]
    if "name" in sound and not look(name):
        found = say("{name} shows nothing to a reader", name=f'"{spelt_out(name[:60])}"') if name.strip() else say("it is empty")
        problems.wrong(reading.where((*path, "name")), found, say("expected {what}", what=say("text")))
    elif look(name).casefold() == NO_PROGRAMME.casefold():
        found = say("{name} is always run, by itself", name=shown(name))
        problems.wrong(reading.where((*path, "name")), found, say("expected another name"))
    if not name:
        return None
    return Plan.model_construct(name=name, budget=float(sound.get("budget", reading.convening.budget(actions))), actions=tuple(actions))


def refuse_twins(paths: dict[str, Path], reading: Reading) -> None:
    """Refuse names of plans that look the same and are written with other characters."""
    say = reading.problems.say
    written = tuple(name for name in paths if look(name))
    for position, earlier in twins(written):
        name, other = written[position], written[earlier]
        found = say(
            '"{name}" looks like the plan "{other}", and is written with other characters',
            name=spelt_out(name[:60]),
            other=spelt_out(other[:60]),
        )
        reading.problems.wrong(reading.where((*paths[name], "name")), found, say("expected a name for each plan"))


def check_shocks(given: list[Entry], reading: Reading) -> tuple[ShockEntry, ...]:
    """Return the shocks that the scenario lists."""
    found = (check_shock(entry, ("shocks", position), reading) for position, entry in _without_scales(given, reading))
    return tuple(shock for shock in found if shock is not None)


def _without_scales(given: list[Entry], reading: Reading) -> list[Entry]:
    """Return shocks without severities that are given on a scale (1 to 5), which is told once for a file."""
    severities: dict[str, list[tuple[float, tuple[str, str]]]] = {}
    for position, entry in given:
        number = entry.get("severity") if isinstance(entry, dict) else None
        if isinstance(number, int | float) and not isinstance(number, bool) and math.isfinite(number):
            where = reading.where(("shocks", position, "severity"))
            severities.setdefault(where[0], []).append((float(number), where))
    told = set()
    for file, found in severities.items():
        place = found[0][1][1]
        column = place.column if isinstance(place, Cell) else "severity"
        where = (file, reading.problems.say("column {column}", column=column) if isinstance(place, Cell) else "shocks[].severity")
        if scale.told([number for number, _ in found], len(found), where, column, reading.problems):
            told.add(file)
    return [
        (position, {name: value for name, value in entry.items() if name != "severity"})
        if isinstance(entry, dict) and reading.where(("shocks", position, "severity"))[0] in told
        else (position, entry)
        for position, entry in given
    ]


def _meant_shock(written: str, where: tuple[str, str], reading: Reading) -> str | None:
    """Return the shock that a word means, or None after reporting that it means none."""
    problems, known = reading.problems, names.shock_words()
    meant = known.meant(written)
    if meant:
        problems.read_as(where[0], "{file}: shocks read by their meaning: {pairs}", written, meant)
    else:
        problems.wrong(where, problems.say("{name} is not a shock", name=shown(written)), name=written, words=known)
    return meant or None


def check_shock(entry: object, path: Path, reading: Reading) -> ShockEntry | None:
    """Return one shock, its own defaults filled in; None after a problem that leaves nothing to return."""
    problems, say = reading.problems, reading.problems.say
    sound = validate(document.Shock, entry, reading.where, path, problems)
    name = sound.get("shock")
    known = names.shocks()
    if name is not None and name not in known:
        name = _meant_shock(name, reading.where((*path, "shock")), reading)
    written = entry if isinstance(entry, dict) else {}
    told = {(problem.file, problem.place) for problem in problems.found}  # a cell that was no number is not missing
    unread = any(reading.where((*path, name)) in told for name in ("month", "rate"))
    if isinstance(entry, dict) and ("month" in written) == ("rate" in written) and not unread:
        found = say("month and rate are both given") if "month" in written else say("neither month nor rate is given")
        problems.wrong(reading.where(path), found, say("expected one of the two"))
    month = sound.get("month")
    if month is not None and reading.months is not None and month > reading.months:
        expected = say("a whole number from {low} to {high}", low=1, high=reading.months)
        problems.wrong(
            reading.where((*path, "month")),
            say("{value} is later than the last month ({last})", value=month, last=reading.months),
            say("expected {what}", what=expected),
        )
    on = check_people(sound.get("on", []), (*path, "on"), (), "", reading)
    if name is None or name not in known:
        return None
    shock = known[name]
    return ShockEntry(
        shock=name,
        month=month,
        rate=float(sound["rate"]) if "rate" in sound else None,
        severity=float(sound.get("severity", shock.severity)),
        duration=int(sound.get("duration", shock.duration)),
        on=on or tuple(shock.on),
    )
