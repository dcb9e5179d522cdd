"""A scenario with other values: the document behind it is changed and checked again, so that its files stay complete."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from partnership_sim.locale import LANGUAGES
from partnership_sim.problems import Problems, shown
from partnership_sim.scenario import document, names
from partnership_sim.scenario.arguments import listed, plain
from partnership_sim.scenario.load import check, parse
from partnership_sim.scenario.parts import NO_PROGRAMME, Action, Case, Plan
from partnership_sim.scenario.places import MAIN
from partnership_sim.scenario.reading import Reading
from partnership_sim.scenario.toml import with_values
from partnership_sim.tables.calendar import read_plans, read_shocks

if TYPE_CHECKING:
    from collections.abc import Mapping


def inline(mapping: dict[str, Any], section: str, files: Mapping[str, bytes]) -> None:
    """Put the rows of CSV files in the place of their names, so that they can be changed."""
    problems = Problems("en")  # the files are sound, and what is to be said of them has been said
    if section not in mapping:
        return
    listed = mapping[section]
    entries: list[Any] = []
    for entry in [listed] if isinstance(listed, str) else listed:
        file = entry if isinstance(entry, str) else entry.get("file")
        if file is None:
            entries.append(entry)
        elif section == "plans":
            entries += read_plans(files[file], file, 0, tuple(names.options().items()), problems)[0]
        else:
            entries += read_shocks(files[file], file, 0, problems)[0]
    mapping[section] = entries


def _reaches_beyond(scenario: Case, months: int) -> bool:
    return any(action.end > months for plan in scenario.plans for action in plan.actions) or any(
        (shock.month or 0) > months for shock in scenario.shocks
    )


def shorten(mapping: dict[str, Any], scenario: Case, months: int, problems: Problems) -> None:
    """Cut programme_end and actions to the last month; leave out what lies beyond; say so."""
    if "programme_end" in mapping and mapping["programme_end"] > months:
        problems.note("programme_end is cut to month {months}, the last month", months=months)
        mapping["programme_end"] = months
    if not _reaches_beyond(scenario, months):
        return
    for section in ("plans", "shocks"):
        inline(mapping, section, scenario.files)
    for plan in mapping.get("plans", []):
        actions = plan.get("actions", [])
        plan["actions"] = [action for action in actions if action.get("start", 1) <= months]
        if len(plan["actions"]) < len(actions):
            problems.note(
                '{count} actions of the plan "{plan}" that start after month {months} are left out',
                count=len(actions) - len(plan["actions"]),
                plan=plan["name"],
                months=months,
            )
        late = [action for action in plan["actions"] if action.get("end", 0) > months]
        for action in late:
            action["end"] = months
        if late:
            problems.note(
                '{count} actions of the plan "{plan}" are cut to month {months}', count=len(late), plan=plan["name"], months=months
            )
    shocks = mapping.get("shocks", [])
    kept = [shock for shock in shocks if shock.get("month", 0) <= months]
    if len(kept) < len(shocks):
        problems.note("{count} shocks after month {months} are left out", count=len(shocks) - len(kept), months=months)
        mapping["shocks"] = kept


def written(plan: Plan) -> dict[str, Any]:
    """Return a plan as [[plans]] would give it; what a scenario fills in by itself is left out."""
    bounded = {"budget": plan.budget} if plan.budget != math.inf else {}
    return plain({"name": plan.name, **bounded, "actions": [_action(action) for action in plan.actions]})  # type: ignore[no-any-return]


def is_nothing(plan: object) -> bool:
    """Return whether this is "No programme", as a plan that does nothing."""
    return isinstance(plan, Plan) and plan.name == NO_PROGRAMME and not plan.actions and plan.budget in {0.0, math.inf}


def _action(action: Action) -> dict[str, Any]:
    given = action.model_dump(exclude={"options"})
    bare = {name: value for name, value in given.items() if name == "by" or value or name == "spend"}
    return {**bare, **action.options}


def _written(plans: Any) -> Any:  # noqa: ANN401 - whatever a caller gives
    """Return plans as [[plans]] would give them, without the "No programme" that every scenario has."""
    several = listed(plans)
    if not isinstance(several, list):
        return plain(several)
    return [written(plan) if isinstance(plan, Plan) else plain(plan) for plan in several if not is_nothing(plan)]


def _asked(changes: dict[str, Any], language: str) -> dict[str, Any]:
    """Return the changes as TOML would give them; an unknown key is an error."""
    problems = Problems(language)
    known = tuple(document.Top.model_fields)
    for name in changes:
        if name not in known:
            problems.wrong(("", name), problems.say("{name} is not a key here", name=shown(name)), name=name, names=known)
    problems.raise_problems()
    given: dict[str, Any] = {name: plain(value) for name, value in changes.items() if name != "plans" and value is not None}
    if changes.get("plans") is not None:
        given["plans"] = _written(changes["plans"])
    return given


def changed(scenario: Case, changes: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of the scenario with some values changed; raise InputError with every problem."""
    given = _asked(changes, scenario.language)
    asked = given.get("language", scenario.language)
    problems = Problems(asked if isinstance(asked, str) and asked in LANGUAGES else scenario.language)
    tables = opened(scenario, given.get("months"), problems)
    values: dict[tuple[str, str], Any] = {}
    if "programme_end" in tables:
        values["", "programme_end"] = tables["programme_end"]
    for name, value in given.items():
        merged = name == "parameters" and isinstance(value, dict)
        tables[name] = {**tables.get(name, {}), **value} if merged else value
        values.update({(name, key): item for key, item in value.items()} if merged else {("", name): value})
    reading = Reading(problems, MAIN, None, scenario.files)
    return closed(scenario, tables, values, reading, None if "language" in given else scenario.language)


def opened(scenario: Case, months: object, problems: Problems) -> dict[str, Any]:
    """Return the document behind a scenario, to be changed; cut to its first `months` where it has more (anything else is for the check)."""
    tables = parse(scenario.files[MAIN], MAIN, problems)
    problems.raise_problems()
    assert tables is not None  # noqa: S101 - else there is a problem
    if isinstance(months, int) and not isinstance(months, bool) and 1 <= months < scenario.months:
        shorten(tables, scenario, months, problems)
    return tables


def closed(
    scenario: Case, tables: dict[str, Any], values: Mapping[tuple[str, str], Any], reading: Reading, spoken: str | None
) -> dict[str, Any]:
    """Return the fields of a scenario whose document was changed, checked; raise InputError with every problem.

    Parameters
    ----------
    tables : dict
        The document as it is now.
    values : mapping of (section, name) to value
        What was changed, as `toml.with_values` takes it.
    """
    reading.problems.remember(scenario.notes)
    fields = check(tables, reading, spoken)
    main = with_values(scenario.files[MAIN], values, tables)
    return {**fields, "files": {MAIN: main, **fields["files"]}, "stem": scenario.stem, "beside": scenario.beside}
