"""A small sound scenario, and ways to spoil it."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from partnership_sim.errors import InputError, Problem
from partnership_sim.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

REGISTER = """id,name,kind,resources,resistance,joins
camat,Kantor Camat,government,1.2,0.4,
pdam,PDAM,government,,0.5,
toko,Toko Maju,business,0.8,,
lsm,LSM Tirta,ngo,1.0,0.1,
dusun,Dusun Krajan,community,,,6
"""
TIES = """source,target,trust,conflict,met
camat,pdam,0.6,0,2
pdam,camat,0.5,,
lsm,dusun,0.7,,1
toko,camat,,1,
"""
PLANS = """plan,budget,lever,spend,start,end,on,by,form
Latihan,24,capacity_building,1,1,24,community|ngo,ngo,
Latihan,,mediation,0.5,3,,,lsm,
Layanan,,service_delivery,0.8,,,community,,direct
"""
SHOCKS = """shock,month,rate,severity,duration,on
funding_cut,12,,0.4,6,government
disaster,,0.2,,,
"""
FILES = {"stakeholders.csv": REGISTER, "ties.csv": TIES, "plans.csv": PLANS, "shocks.csv": SHOCKS}

#: Plans and shocks inside, no register.
PLAIN: dict[str, Any] = {
    "name": "Sukamaju",
    "months": 48,
    "programme_end": 24,
    "replicates": 10,
    "language": "en",
    "goals": ["service", "trust"],
    "money": {"currency": "IDR", "unit": 25_000_000},
    "population": {
        "community": 20,
        "government": 3,
        "business": 4,
        "ngo": 2,
        "trust": {"community > government": 0.4, "ngo > business": {"mean": 0.5, "spread": 0.1}},
        "resistance": {"government": 0.6},
    },
    "parameters": {"trust_loss_ratio": 3.0},
    "plans": [
        {
            "name": "Latihan",
            "budget": 30,
            "actions": [{"lever": "capacity_building", "spend": 1.0, "start": 1, "end": 18, "on": ["community"]}],
        },
        {"name": "Dialog", "actions": [{"lever": "facilitated_dialogue", "spend": 0.5, "form": "messages"}]},
    ],
    "shocks": [{"shock": "funding_cut", "month": 12, "severity": 0.4}],
    "uncertainties": {"trust_loss_ratio": [2.5, 4]},
}

#: Everything from files.
FILED: dict[str, Any] = {
    "name": "Sukamaju",
    "months": 48,
    "programme_end": 24,
    "language": "en",
    "population": {"register": "stakeholders.csv", "ties": "ties.csv", "community": 12, "ngo": 1},
    "plans": "plans.csv",
    "shocks": "shocks.csv",
}


def spoilt(path: str, value: Any, base: Mapping[str, Any] = PLAIN) -> dict[str, Any]:
    """Return a copy of a mapping with one key changed ("plans.0.actions.0.lever"); None takes it out."""
    mapping: dict[str, Any] = copy.deepcopy(dict(base))
    at: Any = mapping
    *parents, last = path.split("/")
    for part in parents:
        at = at[int(part)] if isinstance(at, list) else at.setdefault(part, {})
    if isinstance(at, list):
        at[int(last)] = value
    elif value is None:
        at.pop(last, None)
    else:
        at[last] = value
    return mapping


def bytes_of(**files: str | bytes | None) -> dict[str, bytes]:
    """Return FILES as bytes, some replaced (stakeholders=..., ties=..., plans=..., shocks=...)."""
    texts: dict[str, str | bytes | None] = {**FILES, **{f"{name}.csv": text for name, text in files.items()}}
    return {name: text if isinstance(text, bytes) else text.encode() for name, text in texts.items() if text is not None}


def problems_of(mapping: Mapping[str, Any], files: Mapping[str, bytes] | None = None, language: str | None = None) -> tuple[Problem, ...]:
    """Return the problems of a scenario that must have some."""
    with pytest.raises(InputError) as caught:
        Scenario.of(mapping, files=files, language=language)
    return caught.value.problems


def problem_of(mapping: Mapping[str, Any], files: Mapping[str, bytes] | None = None, language: str | None = None) -> Problem:
    """Return the only problem of a scenario."""
    problems = problems_of(mapping, files, language)
    assert len(problems) == 1, "\n".join(problem.tell() for problem in problems)
    return problems[0]


def folder(path: Path, toml: str, files: Mapping[str, bytes] | None = None) -> Path:
    """Write a scenario folder."""
    path.mkdir(parents=True, exist_ok=True)
    (path / "scenario.toml").write_text(toml, encoding="utf-8")
    for name, data in (bytes_of() if files is None else files).items():
        (path / name).write_bytes(data)
    return path
