"""What a run depends on, as fingerprints: by them a saved diary knows its scenario again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from pydantic import BaseModel

from partnership_sim.scenario.schema import Population

if TYPE_CHECKING:
    from partnership_sim.scenario.schema import Plan, Scenario


def identity(case: Scenario, plan: Plan) -> dict[str, Any]:
    """Return what a run under a plan depends on, by the keys of `saved.Of`; what is long as a fingerprint."""
    parts = {"population": case.population, "parameters": case.parameters, "shocks": case.shocks, "plan": (plan.budget, plan.actions)}
    prints = {name: hashlib.sha256(json.dumps(_canonical(part), sort_keys=True).encode()).hexdigest()[:16] for name, part in parts.items()}
    return {"name": case.name, "seed": case.seed, "months": case.months, "programme_end": case.programme_end, **prints}


def _canonical(value: Any) -> Any:  # noqa: ANN401 - any part of a scenario
    """Return a part of a scenario as JSON can write it, the same for the same content in any order of rows."""
    if isinstance(value, Population):
        plain = {name: getattr(value, name) for name in type(value).model_fields if name not in ("register", "ties")}
        return _canonical({**plain, **_rows(value)})
    if isinstance(value, BaseModel):
        return {name: _canonical(getattr(value, name)) for name in type(value).model_fields}
    if is_dataclass(value):
        return {field.name: _canonical(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): _canonical(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return sorted(map(_canonical, value), key=partial(json.dumps, sort_keys=True))
    return value.tolist() if isinstance(value, np.ndarray | np.generic) else value


def _rows(population: Population) -> dict[str, Any]:
    """Return who is in the register and who is tied to whom, a mapping a row; what somebody is called changes no run."""
    register, ties = population.register, population.ties
    found: dict[str, Any] = {}
    if register is not None:
        columns = {"id": register.ids, "kind": register.kinds, "joins": register.joins.tolist()}
        columns.update({name: cells.tolist() for name, cells in register.columns.items()})
        found["register"] = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        if ties is not None:
            source, target = ([register.ids[row] for row in side] for side in (ties.source, ties.target))
            given = zip(source, target, ties.trust.tolist(), ties.conflict.tolist(), ties.met.tolist(), strict=True)
            found["ties"] = [dict(zip(("source", "target", "trust", "conflict", "met"), row, strict=True)) for row in given]
    return found


def checksum(content: dict[str, Any]) -> str:
    """Return a fingerprint of a diary but for the checksum that it holds."""
    rest = {name: value for name, value in content.items() if name != "checksum"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True).encode()).hexdigest()[:16]
