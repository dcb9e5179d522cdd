"""A checked scenario as JSON, and read back as it was: what was sound when it ran is not checked again by rules that may be others by now."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
from pydantic import BaseModel

from partnership_sim.declare import KINDS, Spread
from partnership_sim.scenario import names
from partnership_sim.scenario.parts import Action, Money, Plan, Population, Report, Role, ShockEntry
from partnership_sim.scenario.schema import Scenario
from partnership_sim.tables.register import Register
from partnership_sim.tables.ties import TieTable

#: What is not kept: the files are kept as they are, and nothing lies beside them in a results folder.
APART = ("files", "beside")


def dumps(case: Scenario) -> bytes:
    """Return a scenario as JSON, all but its files; what is not given is NaN, no budget Infinity."""
    kept = {name: _plain(getattr(case, name)) for name in type(case).model_fields if name not in APART}
    return json.dumps(kept, ensure_ascii=False).encode()


def loads(data: bytes, files: Mapping[str, bytes], language: str) -> Scenario:
    """Return the scenario of which `dumps` made JSON, with its files, speaking a language; nothing of it is checked."""
    told = json.loads(data)
    given = {
        "language": language,
        "goals": tuple(told["goals"]),
        "money": None if told["money"] is None else Money.model_construct(**told["money"]),
        "report": Report.model_construct(**told["report"]),
        "population": _population(told["population"]),
        "plans": tuple(Plan.model_construct(**{**plan, "actions": tuple(map(_action, plan["actions"]))}) for plan in told["plans"]),
        "shocks": tuple(ShockEntry.model_construct(**{**shock, "on": tuple(shock["on"])}) for shock in told["shocks"]),
        "uncertainties": {name: tuple(ends) for name, ends in told["uncertainties"].items()},
        "roles": {kind: Role.model_construct(**{**role, "levers": tuple(role["levers"])}) for kind, role in told.get("roles", {}).items()},
        "files": dict(files),
        "notes": tuple(told["notes"]),
    }
    return Scenario.model_construct(**{**told, **given})


def is_known(case: Scenario) -> bool:
    """Return whether everything that a scenario names is declared here and now: a plug-in, or another version, may have declared it."""
    named = (
        (names.levers(), {action.lever for plan in case.plans for action in plan.actions}),
        (names.levers(), {lever for role in case.roles.values() for lever in role.levers}),
        (names.shocks(), {shock.shock for shock in case.shocks}),
        (names.directions(), {*case.goals, *(role.goal for role in case.roles.values())}),
        (names.parameters(), {*case.parameters, *case.uncertainties}),
        (KINDS, case.population.kinds),
    )
    return all(name in declared for declared, used in named for name in used)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any part of a scenario
    if isinstance(value, BaseModel):
        return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        if any(isinstance(name, tuple) for name in value):
            return [[*name, _plain(item)] for name, item in value.items()]
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.tolist() if isinstance(value, np.ndarray | np.generic) else value


def _action(told: dict[str, Any]) -> Action:
    return Action.model_construct(**{**told, "on": tuple(told["on"]), "by": tuple(told["by"])})


def _population(told: dict[str, Any]) -> Population:
    pairs = told["trust"] or []  # no pairs are an empty mapping
    return Population.model_construct(
        **{
            **told,
            "trust": {(whose, whom): Spread(**spread) for whose, whom, spread in pairs},
            "columns": {name: {kind: Spread(**spread) for kind, spread in kinds.items()} for name, kinds in told["columns"].items()},
            "register": None if told["register"] is None else _register(told["register"]),
            "ties": None if told["ties"] is None else _ties(told["ties"]),
        }
    )


def _register(told: dict[str, Any]) -> Register:
    words = {name: tuple(told[name]) for name in ("ids", "names", "kinds", "dropped")}
    columns = {name: np.array(values, dtype=np.float64) for name, values in told["columns"].items()}
    return Register(**words, joins=np.array(told["joins"], dtype=np.int64), columns=columns)


def _ties(told: dict[str, Any]) -> TieTable:
    whole = {name: np.array(told[name], dtype=np.int64) for name in ("source", "target", "conflict", "met")}
    return TieTable(**whole, trust=np.array(told["trust"], dtype=np.float64))
