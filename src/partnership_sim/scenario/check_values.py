"""The checks of what stands outside plans, shocks and population: times, goals, money, report, parameters, uncertainties."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from partnership_sim.problems import shown
from partnership_sim.scenario import document, names
from partnership_sim.scenario.validation import default, validate, what

if TYPE_CHECKING:
    from partnership_sim.declare import Parameter
    from partnership_sim.problems import Problems
    from partnership_sim.scenario.document import Path
    from partnership_sim.scenario.reading import Reading

SCALARS = tuple(name for name in document.Top.model_fields if name not in document.SECTIONS)


def check_top(tables: dict[str, Any], reading: Reading) -> dict[str, Any]:
    """Return the keys outside any section, defaults filled in; tell `reading` how long the scenario runs."""
    problems, say = reading.problems, reading.problems.say
    sound = validate(document.Top, tables, reading.where, (), problems)
    if isinstance(sound.get("name"), str) and not sound["name"].strip():
        problems.wrong(reading.where(("name",)), say("it is empty"), say("expected {what}", what=say("text")))
    reading.months = sound.get("months")
    end = sound.get("programme_end", reading.months if "programme_end" not in tables else None)
    if end is not None and reading.months is not None and end > reading.months:
        found = say("{value} is later than the last month ({last})", value=end, last=reading.months)
        expected = say("a whole number from {low} to {high}", low=1, high=reading.months)
        problems.wrong(reading.where(("programme_end",)), found, say("expected {what}", what=expected))
        end = None
    reading.programme_end = end
    filled = {name: sound.get(name, None if name in {"name", "months"} else default(document.Top, name)) for name in SCALARS}
    return {**filled, "programme_end": end}


def check_goals(goals: list[str], reading: Reading) -> tuple[str, ...]:
    """Return the goals; each must be a metric or outcome that has a direction."""
    problems, say = reading.problems, reading.problems.say
    directions = names.directions()
    able = tuple(name for name, better in directions.items() if better)
    known = names.goal_words()
    meanings = [name if name in directions else known.meant(name) for name in goals]
    for position, (written, name) in enumerate(zip(goals, meanings, strict=True)):
        where = reading.where(("goals", position))
        if name and name != written:
            problems.read_as(reading.file, "{file}: goals read by their meaning: {pairs}", written, name)
        if not name:
            asked = names.REPLACED.get(written, written)
            told = "{name} is not a metric or outcome" if asked == written else "{name} is not a metric or outcome any more"
            problems.wrong(where, say(told, name=shown(written)), say("see describe metrics"), name=asked, names=able)
        elif not directions[name]:
            expected = say("expected a metric or an outcome that has one")
            problems.wrong(where, say("{name} has no direction: neither more nor less is better", name=shown(name)), expected)
        elif name in meanings[:position]:
            problems.wrong(where, say("{name} appears twice", name=shown(written)), say("expected each goal once"))
    return tuple(name or written for written, name in zip(goals, meanings, strict=True))


def check_money(given: object, reading: Reading) -> dict[str, Any] | None:
    """Return what a unit is worth, or None where nothing is said."""
    if given is None:
        return None
    sound = validate(document.Money, given, reading.where, ("money",), reading.problems)
    reading.problems.worth = (sound.get("currency", ""), float(sound.get("unit", 0.0)))
    return {"currency": sound.get("currency", ""), "unit": float(sound.get("unit", 1.0))}


def check_report(given: object, reading: Reading) -> dict[str, Any]:
    """Return how results are told, defaults filled in."""
    sound = validate(document.Report, {} if given is None else given, reading.where, ("report",), reading.problems)
    return {"names": sound.get("names", default(document.Report, "names"))}


def flat(given: dict[str, Any], prefix: str = "") -> dict[str, tuple[Any, Path]]:
    """Return values by dotted name, with the keys that lead to each; nested tables are names with dots."""
    values: dict[str, tuple[Any, Path]] = {}
    for name, value in given.items():
        if isinstance(value, dict) and value:
            values |= {inner: (item, (name, *path)) for inner, (item, path) in flat(value, f"{prefix}{name}.").items()}
        else:
            values[prefix + name] = (value, (name,))
    return values


def _section(given: object, section: str, reading: Reading) -> dict[str, tuple[Any, Path]]:
    say = reading.problems.say
    if given is None:
        return {}
    if not isinstance(given, dict):
        found = say("{value} is {what}", value=shown(given), what=what(given, reading.problems))
        reading.problems.wrong(reading.where((section,)), found, say("expected {what}", what=say("a table")))
        return {}
    return {name: (value, (section, *path)) for name, (value, path) in flat(given).items()}


def declared(name: str, where: tuple[str, str], problems: Problems) -> Parameter | None:
    """Return a parameter by its name, or None after reporting that there is none."""
    known = names.parameters()
    if name in known:
        return known[name]
    say = problems.say
    asked = names.REPLACED.get(name, name)
    told = "{name} is not a parameter" if asked == name else "{name} is not a parameter any more"
    problems.wrong(where, say(told, name=shown(name)), say("see describe parameters"), name=asked, names=tuple(known))
    return None


def in_range(value: object, low: float, high: float, path: Path, reading: Reading) -> float | None:
    """Return a number that lies in low..high, or None after reporting it where its path says."""
    return number_in(value, low, high, reading.where(path), reading.problems)


def number_in(value: object, low: float, high: float, where: tuple[str, str], problems: Problems) -> float | None:
    """Return a number that lies in low..high, or None after reporting it."""
    say = problems.say
    expected = say("expected {what}", what=say("a number from {low} to {high}", low=shown(float(low)), high=shown(float(high))))
    if isinstance(value, bool) or not isinstance(value, int | float):
        problems.wrong(where, say("{value} is {what}", value=shown(value), what=what(value, problems)), expected)
    elif isinstance(value, float) and not math.isfinite(value):
        problems.wrong(where, say("{value} is not a finite number", value=shown(value)), expected)
    elif not low <= value <= high:
        problems.wrong(where, say("{value} lies outside the range", value=shown(value)), expected)
    else:
        return float(value)
    return None


def check_parameters(given: object, reading: Reading) -> dict[str, float]:
    """Return the parameters that differ from their declared defaults."""
    numbers = numbers_of(_section(given, "parameters", reading), reading)
    return {name: number for name, number in numbers.items() if number != names.parameters()[name].default}


def numbers_of(values: dict[str, tuple[Any, Path]], reading: Reading) -> dict[str, float]:
    """Return parameters by name, each declared and in its range; what is not is reported where its path says."""
    numbers = {}
    for name, (value, path) in values.items():
        parameter = declared(name, reading.where(path), reading.problems)
        number = in_range(value, parameter.low, parameter.high, path, reading) if parameter is not None else None
        if number is not None:
            numbers[name] = number
    return numbers


def default_uncertainties() -> dict[str, tuple[float, float]]:
    """Return the declared ranges of the parameters that matter most."""
    known = names.parameters()
    return {name: (float(known[name].low), float(known[name].high)) for name in names.MOST_INFLUENTIAL if name in known}


def check_uncertainties(given: object, reading: Reading) -> dict[str, tuple[float, float]]:
    """Return ranges by parameter; where none is given, those of the parameters that matter most."""
    problems, say = reading.problems, reading.problems.say
    ranges = {}
    for name, (value, path) in _section(given, "uncertainties", reading).items():
        parameter = declared(name, reading.where(path), problems)
        if parameter is None:
            continue
        if not isinstance(value, list) or len(value) != 2:
            found = say("{value} is not a range", value=shown(value))
            expected = say(
                "expected [low, high] within {low} to {high}", low=shown(float(parameter.low)), high=shown(float(parameter.high))
            )
            problems.wrong(reading.where(path), found, expected)
            continue
        low, high = (in_range(item, parameter.low, parameter.high, (*path, position), reading) for position, item in enumerate(value))
        if low is None or high is None:
            continue
        if low > high:
            found = say("the low end {low} is above the high end {high}", low=shown(low), high=shown(high))
            problems.wrong(reading.where(path), found, say("expected [low, high], the smaller number first"))
            continue
        ranges[name] = (low, high)
    return ranges if given else default_uncertainties()
