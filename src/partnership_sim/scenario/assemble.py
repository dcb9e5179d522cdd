"""Checks a whole scenario, section by section, and puts its fields together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership_sim.scenario import document, names
from partnership_sim.scenario.check_plans import check_plans, check_shocks
from partnership_sim.scenario.check_population import check_population
from partnership_sim.scenario.schema import Money, Population
from partnership_sim.scenario.validation import default, validate, what
from partnership_sim.tables.calendar import read_plans, read_shocks
from partnership_sim.tables.findings import shown

if TYPE_CHECKING:
    from partnership_sim.scenario.document import Path
    from partnership_sim.scenario.reading import Reading


def _no_kind_of(value: object, path: Path, sort: str, reading: Reading) -> None:
    """Report a value that is no table, list or number where one should be."""
    findings, say = reading.findings, reading.findings.say
    findings.wrong(
        reading.where(path), say("{value} is {what}", value=shown(value), what=what(value, findings)), say("expected is {what}", what=sort)
    )


def _entries(given: object, section: str, reading: Reading) -> list[tuple[Path, Any]]:
    """Return the entries of [[plans]] or [[shocks]] with their paths, those of CSV files in the place of their names."""
    findings, say = reading.findings, reading.findings.say
    if given is None:
        return []
    listed = [{"file": given}] if isinstance(given, str) else given
    if not isinstance(listed, list):
        _no_kind_of(given, (section,), say("a file's name or a list of tables"), reading)
        return []
    entries: list[tuple[Path, Any]] = []
    free = len(listed)
    seen: set[str] = set()
    for number, entry in enumerate(listed):
        path: Path = (section, number)
        if not (isinstance(entry, dict) and "file" in entry):
            entries.append((path, entry))
            continue
        whole: Path = (section,) if isinstance(given, str) else (*path, "file")
        if isinstance(given, str):
            reading.aliases[(*path, "file")] = whole
        file = validate(document.FromFile, entry, reading.where, path, findings).get("file")
        if file is None:
            continue
        if file in seen:
            findings.wrong(reading.where(whole), say("{name} is named twice", name=shown(file)), say("expected is each name once"))
            continue
        seen.add(file)
        data = reading.file_of(file, whole)
        if data is None:
            continue
        if section == "plans":
            found, origins = read_plans(data, file, free, names.option_names(), findings)
        else:
            found, origins = read_shocks(data, file, free, findings)
        reading.origins.update(origins)
        entries += [((section, free + position), item) for position, item in enumerate(found)]
        free += len(found)
    return entries


def _time(top: dict[str, Any], given: dict[str, Any], reading: Reading) -> None:
    """Note months and programme_end; report a programme that ends after the run."""
    findings, say = reading.findings, reading.findings.say
    reading.months = top.get("months")
    reading.programme_end = top.get("programme_end", reading.months if "programme_end" not in given else None)
    if reading.months is not None and reading.programme_end is not None and reading.programme_end > reading.months:
        found = say("month {month} is after the last month ({last})", month=reading.programme_end, last=reading.months)
        expected = say("a month from {low} to {high}", low=1, high=reading.months)
        findings.wrong(reading.where(("programme_end",)), found, say("expected is {what}", what=expected))
        reading.programme_end = None


def _goals(top: dict[str, Any], reading: Reading) -> tuple[str, ...]:
    findings, say = reading.findings, reading.findings.say
    goals = tuple(top.get("goals", default(document.Top, "goals")))
    directions = names.directions()
    for number, goal in enumerate(goals):
        where = reading.where(("goals", number))
        if goal not in directions:
            findings.wrong(where, say("{name} is no metric and no outcome", name=shown(goal)), name=goal, names=tuple(directions))
        elif not directions[goal]:
            findings.wrong(
                where,
                say("{name} has no direction: neither more nor less of it is better", name=shown(goal)),
                say("expected is a metric or outcome with a direction"),
            )
        elif goal in goals[:number]:
            findings.wrong(where, say("{name} is named twice", name=shown(goal)), say("expected is each name once"))
    return goals


def _parameters(given: object, reading: Reading) -> dict[str, float]:
    """Return the parameters that differ from their declared defaults."""
    findings, say = reading.findings, reading.findings.say
    if not isinstance(given, dict):
        _no_kind_of(given, ("parameters",), say("a table"), reading)
        return {}
    declared = names.parameters()
    changed = {}
    for name, value in given.items():
        where = reading.where(("parameters", name))
        if name not in declared:
            findings.wrong(where, say("{name} is no parameter", name=shown(name)), name=name, names=tuple(declared))
            continue
        low, high = declared[name].low, declared[name].high
        expected = say("a number from {low} to {high}", low=f"{low:g}", high=f"{high:g}")
        if isinstance(value, bool) or not isinstance(value, int | float):
            findings.wrong(
                where, say("{value} is {what}", value=shown(value), what=what(value, findings)), say("expected is {what}", what=expected)
            )
        elif not low <= value <= high:
            findings.wrong(where, say("{value} lies outside the range", value=shown(value)), say("expected is {what}", what=expected))
        elif float(value) != declared[name].default:
            changed[name] = float(value)
    return changed


def _uncertainties(given: object, reading: Reading) -> dict[str, tuple[float, float]]:
    """Return the ranges for robustness: those given, else the declared ones of the parameters that matter most."""
    findings, say = reading.findings, reading.findings.say
    declared = names.parameters()
    if given is None:
        return {name: (declared[name].low, declared[name].high) for name in names.MOST_INFLUENTIAL if name in declared}
    if not isinstance(given, dict):
        _no_kind_of(given, ("uncertainties",), say("a table"), reading)
        return {}
    ranges = {}
    for name, value in given.items():
        path: Path = ("uncertainties", name)
        if name not in declared:
            findings.wrong(reading.where(path), say("{name} is no parameter", name=shown(name)), name=name, names=tuple(declared))
            continue
        low, high = declared[name].low, declared[name].high
        expected = say("expected is {what}", what=say("[low, high], from {low} to {high}", low=f"{low:g}", high=f"{high:g}"))
        numbers = (
            isinstance(value, list)
            and len(value) == 2
            and all(isinstance(item, int | float) and not isinstance(item, bool) for item in value)
        )
        if not numbers:
            findings.wrong(reading.where(path), say("{value} is no range", value=shown(value)), expected)
            continue
        outside = [number for number, item in enumerate(value) if not low <= item <= high]
        for number in outside:
            findings.wrong(reading.where((*path, number)), say("{value} lies outside the range", value=shown(value[number])), expected)
        if not outside and value[0] >= value[1]:
            findings.wrong(
                reading.where(path), say("low {low} is not below high {high}", low=shown(value[0]), high=shown(value[1])), expected
            )
        elif not outside:
            ranges[name] = (float(value[0]), float(value[1]))
    return ranges


def assemble(mapping: dict[str, Any], reading: Reading) -> dict[str, Any]:
    """Check a scenario as TOML gives it.

    Returns
    -------
    dict
        The fields of a Scenario but files, stem and notes; incomplete after problems, which are in the reading's findings.
    """
    findings = reading.findings
    top = validate(document.Top, mapping, reading.where, (), findings)
    _time(top, mapping, reading)
    goals = _goals(top, reading)
    money = validate(document.Money, mapping["money"], reading.where, ("money",), findings) if mapping.get("money") is not None else None
    population = check_population(mapping.get("population"), reading)
    parameters = _parameters(mapping.get("parameters", {}), reading)
    plans = check_plans(_entries(mapping.get("plans"), "plans", reading), reading)
    shocks = check_shocks(_entries(mapping.get("shocks"), "shocks", reading), reading)
    uncertainties = _uncertainties(mapping.get("uncertainties"), reading)
    if findings.problems:
        return {}
    return {
        **{name: top.get(name, default(document.Top, name)) for name in ("name", "months", "replicates", "seed", "language")},
        "programme_end": reading.programme_end,
        "goals": goals,
        "money": Money(currency=money["currency"], unit=float(money["unit"])) if money is not None else None,
        "population": Population(**population),
        "parameters": parameters,
        "plans": plans,
        "shocks": shocks,
        "uncertainties": uncertainties,
    }
