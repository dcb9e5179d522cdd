"""Mesa's batch_run: a row is of one month, a run is of the replicate that was asked for, and an error comes through."""

from __future__ import annotations

import gc
import inspect
import subprocess
import sys
import warnings
import weakref
from typing import TYPE_CHECKING, Any

import mesa
import numpy as np
import pytest
from mesa.batchrunner import batch_run

import partnership_sim as ps
from partnership_sim.testing import small_case

if TYPE_CHECKING:
    from pathlib import Path

CASE = small_case(plans=[{"name": "plan", "actions": [{"lever": "networking", "spend": 0.5}]}])
TELLS = "rng" in inspect.signature(batch_run).parameters
PARAMETERS = {"case": [CASE], "model_reporters": [{"model_month": "month"}], "agent_reporters": [{"agent_month": "month"}]}


class Early(ps.PartnershipModel):
    """Mesa's usual idiom: the start is in the table."""

    def __init__(self, case: ps.Scenario, **keywords: Any) -> None:
        super().__init__(case, **keywords)
        self.datacollector.collect(self)


class Own(ps.PartnershipModel):
    """A collector of one's own."""

    def __init__(self, case: ps.Scenario, **keywords: Any) -> None:
        super().__init__(case, **keywords)
        self.datacollector = mesa.DataCollector({"model_month": "month"}, {"agent_month": lambda agent: agent.model.month})


def rows_of(model: type, parameters: dict[str, Any], **keywords: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = batch_run(model, parameters, display_progress=False, **{"data_collection_period": 1, **keywords})
    return rows


@pytest.mark.parametrize("model", [ps.PartnershipModel, Early, Own])
def test_a_row_is_of_one_month(model: type) -> None:
    reporters = {"model_reporters": [{"model_month": "month"}], "agent_reporters": [{"agent_month": _month}]}
    rows = rows_of(model, {"case": [CASE], **({} if model is Own else reporters)})
    people = len(ps.PartnershipModel(CASE).cast)
    assert all(row["agent_month"] == row["model_month"] for row in rows)
    first = 0 if model is Early else 1
    last = CASE.months - 1 if model is Early and not TELLS else CASE.months  # 3.3 looks at no more rows than there were steps
    assert [row["model_month"] for row in rows] == [month for month in range(first, last + 1) for _ in range(people)]


def _month(agent: Any) -> int:
    return int(agent.model.month)


def test_a_whole_number_is_the_replicate() -> None:
    expected = [ps.run(CASE, replicates=4).values["plan"][k, -1, 0] for k in (3, 0, 2)]
    asked: dict[str, Any] = {"rng": [3, 0, 2]} if TELLS else {}
    sweep = {"case": [CASE], "plan": ["plan"], **({} if TELLS else {"replicate": [3, 0, 2]})}
    assert [row["trust"] for row in rows_of(ps.PartnershipModel, sweep, data_collection_period=-1, **asked)] == expected


@pytest.mark.parametrize("name", ["rng", "seed"])
def test_what_else_seeds_a_generator_is_a_replicate_of_its_own(name: str) -> None:
    def replicate(given: Any) -> int:
        return ps.PartnershipModel(CASE, **{name: given}).replicate

    assert [replicate(k) for k in (0, 7, np.int64(5), 2**63 - 1)] == [0, 7, 5, 2**63 - 1]
    makers: list[Any] = [
        lambda: -1,
        lambda: 2**63,
        lambda: 1.5,
        lambda: "a",
        lambda: [1, 2],
        lambda: (2, 1),
        lambda: np.random.SeedSequence(1),
        lambda: np.random.SeedSequence(1).spawn(1)[0],
        lambda: np.random.default_rng(1),
        lambda: np.random.PCG64(2),
        lambda: np.random.Generator(np.random.MT19937(1)),
    ]
    found = [replicate(make()) for make in makers]
    assert found == [replicate(make()) for make in makers]
    assert len(set(found)) == len(makers)
    assert all(2**31 < number < 2**63 for number in found)
    for wrong in (True, [], [1.5], {}, object(), b"1"):
        with pytest.raises(ps.InputError, match=f"{name}: .*expected a whole number, or what else seeds"):
            replicate(wrong)


def test_a_replicate_that_is_given_decides() -> None:
    assert ps.PartnershipModel(CASE, replicate=0, rng=5).replicate == 0
    with pytest.raises(ps.InputError, match="rng and seed are both given"):
        ps.PartnershipModel(CASE, rng=1, seed=1)


def test_mesa_s_own_generators_are_of_seed_and_replicate() -> None:
    def draws(case: ps.Scenario, replicate: int) -> tuple[float, float]:
        model = ps.PartnershipModel(case, replicate=replicate)
        return model.random.random(), float(model.rng.random())

    assert draws(CASE, 3) == draws(CASE, 3)
    every = [draws(CASE, 3), draws(CASE, 4), draws(CASE.with_(seed=2), 3)]
    assert all(len({one[at] for one in every}) == 3 for at in (0, 1))
    model = ps.PartnershipModel(CASE)
    model.random.random(), model.rng.random()
    other = model.fork()
    assert (other.random.random(), other.rng.random()) == (model.random.random(), model.rng.random())


def test_iterations_of_the_same_run_are_told() -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        rows_of(ps.PartnershipModel, {"case": [CASE]}, iterations=1)
        assert not [one for one in told if issubclass(one.category, UserWarning) and "replicate" in str(one.message)]
        rows_of(ps.PartnershipModel, {"case": [CASE]}, iterations=2)
    assert len([one for one in told if "sweep over replicate instead" in str(one.message)]) == 1


def test_an_error_comes_through_two_processes(tmp_path: Path) -> None:
    script = tmp_path / "misspelt.py"
    script.write_text(
        "import mesa, partnership_sim as ps\n"
        "from partnership_sim.testing import small_case\n"
        "if __name__ == '__main__':\n"
        "    case = small_case(plans=[{'name': 'Campuran', 'actions': []}], months=2)\n"
        "    try: mesa.batch_run(ps.PartnershipModel, {'case': [case], 'plan': ['Campuran', 'Campurna']}, number_processes=2, display_progress=False)\n"
        "    except ps.InputError as error: print(error)\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120, check=False)
    assert 'plan: there is no plan "Campurna"; did you mean "Campuran"?' in done.stdout, done.stderr


def test_models_are_let_go() -> None:
    kept = []
    for replicate in range(3):
        model = ps.PartnershipModel(CASE, replicate=replicate)
        mesa.Agent(model)
        model.step()
        assert [agent.unique_id for agent in model.agents] == list(range(1, len(model.cast) + 2))
        kept.append(weakref.ref(model))
        del model
    gc.collect()
    assert [one() for one in kept] == [None] * 3
