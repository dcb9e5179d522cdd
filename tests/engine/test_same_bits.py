"""Results are the same to the last bit for any number of threads, any block size, stepped or in an ensemble, and plans share their luck."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import partnership_sim as ps
from partnership_sim.declare import END, PROGRAMME_END, START
from partnership_sim.engine.keeping import Keeping
from partnership_sim.metrics import METRICS
from partnership_sim.running import Keep, Piece, Task, Threads, pieces
from tests.worlds import EVERY_LEVER, EVERY_SHOCK, scenario

CASE = scenario(actions=EVERY_LEVER, shocks=EVERY_SHOCK, months=24, replicates=20)


def everything(workers: int, size: int) -> dict[str, np.ndarray]:
    found = ran(workers, size)
    assert [piece.runs[0] for piece in found] == list(range(0, 20, size))
    return {plan.name: np.concatenate([piece.values[plan.name] for piece in found]) for plan in CASE.plans}


def ran(workers: int, size: int, **how: Any) -> list[Piece]:
    return list(pieces(Task.of(CASE, CASE.plans, 20, keep=Keep(states=bool(how))), executor=Threads(workers), size=size, **how))


@pytest.mark.parametrize(("workers", "size"), [(1, 1), (2, 7), (3, 20), (2, 1)])
def test_threads_and_block_sizes(workers: int, size: int) -> None:
    expected, found = everything(1, 20), everything(workers, size)
    for plan, values in expected.items():
        assert np.array_equal(values, found[plan], equal_nan=True)


@pytest.mark.parametrize("plan", ["No programme", "plan"])
def test_stepping_equals_the_ensemble(plan: str) -> None:
    expected = everything(1, 20)[plan]
    model = ps.PartnershipModel(CASE, plan=plan, replicate=13)
    for month in range(CASE.months):
        model.step()
        assert np.array_equal(list(model.metrics.values()), expected[13, month], equal_nan=True)
    assert list(model.metrics) == list(METRICS)


def test_a_plan_without_actions_is_no_programme() -> None:
    case = CASE.with_(plans=[{"name": "nothing", "actions": []}, {"name": "zero", "actions": [{"lever": "networking", "spend": 0.0}]}])
    runs = ps.run(case, replicates=6)
    for plan in ("nothing", "zero"):
        assert np.array_equal(runs.values[plan], runs.values["No programme"], equal_nan=True)


def test_splitting_an_action_changes_nothing_but_rounding() -> None:
    whole = scenario(actions=[{"lever": "capacity_building", "spend": 1.0}, {"lever": "transparency", "spend": 0.4}])
    split = scenario(actions=[{"lever": "capacity_building", "spend": 0.5}] * 2 + [{"lever": "transparency", "spend": 0.1}] * 4)
    one, other = (ps.run(case, replicates=5).values["plan"] for case in (whole, split))
    np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-12)


def test_the_order_of_actions_does_not_matter() -> None:
    one, other = (
        ps.run(scenario(actions=actions, shocks=EVERY_SHOCK), replicates=5).values["plan"] for actions in (EVERY_LEVER, EVERY_LEVER[::-1])
    )
    assert np.array_equal(one, other, equal_nan=True)


def test_the_order_of_shocks_does_not_matter() -> None:
    """Two entries of a shock at a rate are told apart by what they say, not by which stands first."""
    shocks = [*EVERY_SHOCK, {"shock": "disaster", "rate": 0.5, "severity": 0.4, "on": ["community"]}]
    one, other = (ps.run(scenario(actions=EVERY_LEVER, shocks=some), replicates=5).values["plan"] for some in (shocks, shocks[::-1]))
    assert np.array_equal(one, other, equal_nan=True)


def test_one_more_stakeholder_moves_nobody_elses_luck() -> None:
    """The drawn state of those who are there stays the same when one more community is there."""
    from tests.worlds import block

    few = block(scenario(population={"community": 20, "government": 3, "ngo": 2, "business": 2}), "No programme", (4,))
    more = block(scenario(population={"community": 21, "government": 3, "ngo": 2, "business": 2}), "No programme", (4,))
    rows = [more.cast.ids.index(name) for name in few.cast.ids]
    for name in ("resistance", "endowment", "power", "information", "rent"):
        assert np.array_equal(getattr(few.state, name)[0], getattr(more.state, name)[0, rows])


def test_another_seed_and_another_replicate_are_other_luck() -> None:
    runs = ps.run(CASE, replicates=2).values["plan"]
    assert not np.array_equal(runs[0], runs[1], equal_nan=True)
    other = ps.run(CASE.with_(seed=99), replicates=1).values["plan"]
    assert not np.array_equal(runs[0], other[0], equal_nan=True)


def summed(before: np.ndarray | None, at: str, states: np.ndarray) -> np.ndarray:
    total = np.zeros(states[:, 0].shape) if before is None else before.copy()
    for run in range(states.shape[1]):
        total += states[:, run]
    return total


def test_what_is_kept_of_states_depends_on_neither_threads_nor_block_sizes() -> None:
    expected, found = (ran(workers, size, keep=summed) for workers, size in ((1, 20), (3, 3)))
    assert [list(batch.kept) for batch in expected] == [[plan.name for plan in CASE.plans]]
    for plan, moments in expected[-1].kept.items():
        assert list(moments) == [START, PROGRAMME_END, END]
        for at, total in moments.items():
            assert np.array_equal(total, found[-1].kept[plan][at])
    assert not np.array_equal(found[0].kept["plan"]["end"], found[1].kept["plan"]["end"])


def test_states_are_kept_in_the_order_of_batches() -> None:
    """Whoever comes too early waits for those before, under its own plan and at its own moment."""
    seen: list[tuple[str, float]] = []

    def keep(before: list[float] | None, at: str, states: np.ndarray) -> list[float]:
        seen.append((at, states.item()))
        return [*(before or []), states.item()]

    keeping = Keeping(keep)
    for batch, plan, at in ((2, "a", "end"), (1, "a", "end"), (0, "b", "end"), (0, "a", "start")):
        keeping.show(batch, plan, at, np.array(float(batch)))
    assert seen == [("end", 0.0), ("start", 0.0)]
    keeping.show(0, "a", "end", np.array(0.0))
    assert seen[2:] == [("end", 0.0), ("end", 1.0), ("end", 2.0)]
    assert keeping.take(0) == {"b": {"end": [0.0]}, "a": {"start": [0.0], "end": [0.0]}}
    assert [keeping.take(batch)["a"]["end"] for batch in (1, 2)] == [[0.0, 1.0], [0.0, 1.0, 2.0]]
