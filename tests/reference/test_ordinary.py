"""The ordinary agent code of the benchmarks is the reference model: under the same draws it goes the same way."""

from __future__ import annotations

from benchmarks.ordinary import OrdinaryModel, PlainLuck, ordinary
from partnership_sim.scenario.schema import Scenario
from tests.reference.draws import Luck
from tests.reference.test_engine_equals_reference import ROOT, close, twin
from tests.worlds import EVERY_LEVER, EVERY_SHOCK, block, scenario


def compare(case: Scenario, plan: str, months: int) -> None:
    engine = block(case, plan, (1,))
    expected, found = twin(engine, 1), twin(engine, 1, OrdinaryModel)
    for _ in range(months):
        expected.step()
        with ordinary(found, plain_luck=False):
            found.step()
        for name, value in expected.metrics.items():
            assert close(found.metrics[name], value), f"month {found.month}: {name}"
        assert [tie.key for tie in found.ties] == [tie.key for tie in expected.ties]


def test_every_lever_and_shock() -> None:
    compare(scenario(actions=EVERY_LEVER, shocks=EVERY_SHOCK, months=24), "plan", 24)


def test_village() -> None:
    case = Scenario.load(ROOT / "experiments" / "air_bersih")
    compare(case, case.plans[-1].name, 4)


def test_draws_of_its_own_answer_whatever_the_reference_asks() -> None:
    case = scenario(actions=EVERY_LEVER, shocks=EVERY_SHOCK, months=24)
    model = twin(block(case, "plan", (1,)), 1, OrdinaryModel)
    with ordinary(model):
        for _ in range(24):
            model.step()
    assert all(hasattr(PlainLuck(0), name) for name in vars(Luck) if not name.startswith("_") and name != "process_key")
