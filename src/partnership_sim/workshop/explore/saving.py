"""What was steered, saved: a new scenario folder whose plans and shocks say it, and a diary of what no plan can say. Nothing is ever replaced."""

from __future__ import annotations

import csv
import io
import re
import secrets
import shutil
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from partnership_sim.errors import InputError
from partnership_sim.locale import Number
from partnership_sim.population import cast_of
from partnership_sim.problems import Problems
from partnership_sim.scenario.changes import opened, written
from partnership_sim.scenario.parts import NO_PROGRAMME
from partnership_sim.scenario.places import MAIN
from partnership_sim.scenario.schema import Scenario
from partnership_sim.scenario.toml import with_values
from partnership_sim.steering import saved
from partnership_sim.steering.diary import ParameterChange, Spend, Strike
from partnership_sim.tables.calendar import NOBODY
from partnership_sim.workshop import words_explore as words
from partnership_sim.workshop.actions import Refused
from partnership_sim.workshop.cleaning import cleaned
from partnership_sim.workshop.explore.actions import Leak, SpendOn
from partnership_sim.workshop.explore.told import told_deed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partnership_sim.scenario.parts import ShockEntry
    from partnership_sim.steering.diary import Line
    from partnership_sim.workshop.explore.steered import Steered
    from partnership_sim.workshop.explore.world import World

PLANS, SHOCKS = "plans.csv", "shocks.csv"
#: The diary of what no plan can say, of the new scenario; and the whole diary, of the scenario that was explored.
DIARY, WHOLE = "diary.json", "steered.json"
PLAN_COLUMNS = ("plan", "budget", "lever", "spend", "start", "end", "on", "by", "form")
SHOCK_COLUMNS = ("shock", "month", "rate", "severity", "duration", "on")
#: Letters of a name; folders of the same name beside each other.
LONGEST, FOLDERS = 60, 99


def save(steered: Steered, replicate: int, folder: Path, name: str, language: str) -> dict[str, Any]:
    """Write the future that is steered as a new scenario folder.

    Parameters
    ----------
    steered : Steered
    replicate : int
        Of the shown run, for the diaries.
    folder : Path
        In which the new folder is made.
    name : str
        Of the new plan; the folder is called after it.
    language : str
        In which it is told what could not become part of the plan.

    Returns
    -------
    dict
        `folder` (its path), `told` (words), `left` [words].

    Raises
    ------
    Refused
        If it cannot be written, in words.
    """
    name = cleaned(name)[:LONGEST].strip()
    slug = _slug(name)
    if not slug or name == NO_PROGRAMME or name in {plan.name for plan in steered.case.plans}:
        raise Refused(words.NAME_WANTED)
    world, actions = steered.worlds[-1], steered.spending[-1]
    try:
        case, left = _scenario(steered.case, world, actions, name)
        target = _write(case, left, steered, replicate, folder, slug)
    except InputError as error:
        raise Refused(words.NOT_SAVED.with_(reason=error.problems[0].tell(language))) from None
    except OSError as error:
        raise Refused(words.NOT_SAVED.with_(reason=error.strerror or str(error))) from None
    return {"folder": str(target), "told": words.SAVED.with_(folder=str(target))[language], "left": _left(steered, case, language)}


def _scenario(original: Scenario, world: World, actions: Iterable[Any], name: str) -> tuple[Scenario, tuple[Line, ...]]:
    """Return the scenario with one plan more, and what stays in the diary."""
    end = original.programme_end
    within = [one for one in actions if one.start <= min(one.end, end) and one.end <= end]
    plan: dict[str, Any] = {"name": name, "actions": [written_action(one) for one in within]}
    if not world.lines:  # nothing was done by hand: the plan has its own budget
        plan |= {"budget": world.plan.budget} if world.plan.name != NO_PROGRAMME else {}
    struck = [line.entry for line in world.lines if isinstance(line, Strike)]
    tables = opened(original, None, Problems(original.language))
    tables.pop("plans", None)
    tables["plans"] = PLANS
    values: dict[tuple[str, str], Any] = {("", "plans"): PLANS}
    files = {file: data for file, data in original.files.items() if file != MAIN}
    files[PLANS] = _plans([*(written(one) for one in original.plans if one.name != NO_PROGRAMME), plan])
    shocks = [*original.shocks, *struck]
    tables.pop("shocks", None)
    if shocks:
        tables["shocks"], files[SHOCKS] = SHOCKS, _shocks(shocks)
        values["", "shocks"] = SHOCKS
    if world.start.trust:
        trust = {f"{of} > {to}": {"mean": one.mean, "spread": one.spread} for (of, to), one in world.case.population.trust.items()}
        tables["population"] = {**tables["population"], "trust": trust}
        values |= {("population.trust", pair): spread for pair, spread in trust.items()}
    case = Scenario.of(tables, files=files, language=original.language)
    case = case.model_copy(update={"files": {**case.files, MAIN: with_values(original.files[MAIN], values, tables)}})
    late = tuple(line for line in world.lines if isinstance(line, Spend) and line.action.end > end)
    changed = tuple(line for line in world.lines if isinstance(line, ParameterChange))
    return case, tuple(sorted((*late, *changed), key=lambda line: line.month))


def written_action(action: Any) -> dict[str, Any]:  # noqa: ANN401 - an Action
    """Return an action as [[plans.actions]] gives it."""
    given = {
        "lever": action.lever,
        "spend": action.spend,
        "start": action.start,
        "end": action.end,
        "on": list(action.on),
        "by": list(action.by),
    }
    return given | ({"form": action.form} if action.form else {}) | dict(action.options)


def _write(case: Scenario, left: tuple[Line, ...], steered: Steered, replicate: int, folder: Path, slug: str) -> Path:
    """Write a folder under a name that nothing has, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    waiting = folder / f".{slug}.{secrets.token_hex(4)}.part"
    try:
        for file, data in case.files.items():
            path = waiting / Path(file).name if file == MAIN else waiting / file
            if not path.resolve().is_relative_to(waiting.resolve()):
                raise OSError(f"{file} lies outside the scenario's folder")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        plan, cast = case.plans[-1], cast_of(case)
        saved.write(waiting / DIARY, case, cast, saved.Saved(plan, replicate, case.months, left))
        world = steered.worlds[-1]
        if world.case is steered.case and world.plan in steered.case.plans:
            saved.write(waiting / WHOLE, world.case, steered.cast, saved.Saved(world.plan, replicate, case.months, world.lines))
        for number in range(1, FOLDERS):
            target = folder / (slug if number == 1 else f"{slug}-{number}")
            try:
                target.mkdir()
            except FileExistsError:
                continue
            waiting.replace(target)  # an empty folder, which is ours, gives way
            return target
        raise OSError("there are too many folders of this name")
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def _left(steered: Steered, case: Scenario, language: str) -> list[str]:
    """Return in words what could not become part of the plan."""
    found = []
    for deed in steered.told.steered:
        late = isinstance(deed, SpendOn) and deed.month >= steered.case.programme_end and deed.amount > 0
        if late or isinstance(deed, Leak):
            text = words.LEFT_LATE if late else words.LEFT_LEAK
            found.append(text.with_(deed=told_deed(deed, steered, language))[language])
    new, old = case.plans[-1], steered.worlds[-1].plan
    if any(isinstance(deed, SpendOn) for deed in steered.told.steered) and new.budget != old.budget:
        found.append(words.LEFT_BUDGET.with_(budget=Number(f"{new.budget:.1f}"))[language])
    return found


def _plans(plans: Iterable[Mapping[str, Any]]) -> bytes:
    listed = list(plans)
    own = dict.fromkeys(name for plan in listed for action in plan["actions"] for name in action if name not in PLAN_COLUMNS)
    columns = (*PLAN_COLUMNS, *own)
    rows = [
        {**action, "plan": plan["name"], "budget": plan.get("budget", "") if at == 0 else ""}
        for plan in listed
        for at, action in enumerate(plan["actions"] or [{}])
    ]
    return _table(columns, rows)


def _shocks(shocks: Iterable[ShockEntry]) -> bytes:
    return _table(SHOCK_COLUMNS, [one.model_dump(exclude={"left_out"}) for one in shocks])


def _table(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    names = list(columns)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row.get(name), name) for name in names])
    return out.getvalue().encode("utf-8")


def _cell(value: Any, name: str) -> str:  # noqa: ANN401 - a TOML value
    if name in {"on", "by"} and value is not None:
        return "|".join(value) or NOBODY
    if value is None:
        return ""
    return repr(value) if isinstance(value, float) else str(value)


def _slug(name: str) -> str:
    """Return a name fit for a folder on every system."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40]
