"""The engine draws columns, prior trust and the state of ties as the description says, to 1e-9."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest

from partnership_sim.kinds import KINDS
from tests.reference.drawn import DRAWN, Drawn, given, resources_of
from tests.reference.little_world import PEOPLE, REGISTER
from tests.reference.test_engine_equals_reference import close
from tests.worlds import SMALL, block, priors_of, scenario

if TYPE_CHECKING:
    from partnership_sim.scenario.schema import Scenario

#: Of a place where nearly everybody resists, some kinds are all alike, and some trust hardly anybody or everybody.
AT_THE_EDGES: dict[str, Any] = {
    **SMALL,
    "resistance": {
        "community": {"mean": 0.99, "spread": 0.2},
        "ngo": {"mean": 0.0, "spread": 0.3},
        "government": {"mean": 0.4, "spread": 0.0},
    },
    "rent": {"business": {"mean": 0.9, "spread": 0.8}},
    "stubbornness": {"ngo": {"mean": 0.95, "spread": 0.3}},
    "households": {"community": {"mean": 9, "spread": 6}},
    "trust": {"community > ngo": {"mean": 0.99, "spread": 0.3}, "ngo > business": {"mean": 0.01, "spread": 0.2}, "business > ngo": 0.5},
    "conflict": 0.3,
}


def compare(case: Scenario, replicate: int, luck_history: float, register: bytes = b"id\n") -> None:
    engine = block(case, "No programme", (replicate,))
    drawn = Drawn(case.seed, replicate, luck_history)
    rows = {row["id"]: {k: float(v) for k, v in row.items() if k not in ("id", "kind", "joins") and v} for row in read(register)}
    kind_names = [engine.cast.kind_names[code] for code in engine.cast.kind]
    for i, (who, kind) in enumerate(zip(engine.cast.ids, kind_names, strict=True)):
        key = int(engine.state.key[0, i])
        spreads = {name: case.population.columns[name][kind] for name in DRAWN}
        values = {name: drawn.column(name, key, spread.mean, spread.spread) for name, spread in spreads.items()}
        values |= {name: said for name in DRAWN if (said := given(rows, who, name)) is not None}
        if given(rows, who, "resources") is None:
            values["resources"] = resources_of(values["resources"], values["households"], community=kind == "community")
        values["endowment"] = values.pop("resources")
        for name, value in values.items():
            assert close(float(getattr(engine.state, name)[0, i]), value), f"{name} of {who}"
    priors = priors_of(engine)
    for pair, prior in priors.items():
        assert close(prior, drawn.prior(case.population.trust[pair].mean)), pair
    t = engine.ties
    for row in range(int(t.count[0, 0])):
        one, other = kind_names[t.a[0, row]], kind_names[t.b[0, row]]
        pairs = (one, other), (other, one)
        key = int(t.key[0, row])
        of = (priors[pairs[0]], priors[pairs[1]]), (case.population.trust[pairs[0]].spread, case.population.trust[pairs[1]].spread)
        for end, trust in zip(("ab", "ba"), drawn.trusts(key, *of), strict=True):
            assert close(float(getattr(t, f"trust_{end}")[0, row]), trust)
            assert close(float(getattr(t, f"anchor_{end}")[0, row]), trust)
        there = engine.cast.joins[t.a[0, row]] == 0 and engine.cast.joins[t.b[0, row]] == 0
        assert t.conflict[0, row] == drawn.is_in_dispute(key, case.population.conflict)
        assert (t.outside[0, row], t.unmet[0, row], t.first[0, row]) == (0, 3 if there else 999, there)


def read(register: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(register.decode())))


@pytest.mark.parametrize("replicate", range(3))
def test_drawn_people(replicate: int) -> None:
    compare(scenario(population=SMALL, seed=replicate + 5), replicate, 0.06)


@pytest.mark.parametrize("replicate", range(3))
def test_people_of_a_register_and_newcomers(replicate: int) -> None:
    compare(scenario(population=PEOPLE, files={"r.csv": REGISTER}), replicate, 0.06, REGISTER)


@pytest.mark.parametrize("luck_history", [0.02, 0.1])
def test_means_beyond_the_clips_and_people_alike(luck_history: float) -> None:
    case = scenario(population=AT_THE_EDGES, parameters={"luck_history": luck_history})
    for replicate in range(6):
        compare(case, replicate, luck_history)


def test_every_kind_has_every_column() -> None:
    assert {name for kind in KINDS.values() for name in kind.columns} == {*DRAWN, "voice"}
