"""Futures of runs that are steered: what a session, and runs of a whole plan, give by another way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from partnership_sim.engine.arms import Arm, run_arms
from partnership_sim.metrics import METRICS
from partnership_sim.population import cast_of
from partnership_sim.scenario.check_action import check_action
from partnership_sim.steering import Session, by_hand
from partnership_sim.steering.diary import ParameterChange, Spend, Stop, Write
from partnership_sim.steering.future import Future, Overtaken
from partnership_sim.testing import small_case

if TYPE_CHECKING:
    import partnership_sim as ps

ACTIONS: list[dict[str, Any]] = [{"lever": "networking", "spend": 0.5}, {"lever": "mediation", "spend": 0.2, "start": 3}]
PLANS = [
    {"name": "plan", "budget": 50.0, "actions": ACTIONS},
    {"name": "early", "budget": 50.0, "actions": [{**ACTIONS[0], "end": 4}, ACTIONS[1]]},
    {"name": "late", "budget": 50.0, "actions": [{"lever": "information_access", "spend": 0.6, "start": 5}]},
]
CASE = small_case(plans=PLANS, months=14, shocks=[{"shock": "scandal", "month": 6}])
SHOCKED = small_case(plans=PLANS, months=14, shocks=[{"shock": "scandal", "month": 6}, {"shock": "disaster", "month": 9, "severity": 0.5}])
CAST = cast_of(CASE)
REPLICATES = (4, 1, 7)


def plan_of(name: str, case: ps.Scenario = CASE) -> ps.Plan:
    return next(plan for plan in case.plans if plan.name == name)


def future(plan: str = "plan", replicates: tuple[int, ...] = REPLICATES) -> Future:
    return Future(CASE, plan_of(plan), CAST, replicates)


def spend(month: int, lever: str, amount: float, last: int = CASE.months) -> Spend:
    action = check_action({"lever": lever, "spend": amount, "start": month + 1, "end": last}, (), by_hand.reading_of(CASE, CAST))
    assert action is not None
    return Spend(month, action)


def strike(month: int, shock: str, severity: float) -> Any:
    return by_hand.strike_line({"shock": shock, "severity": severity}, month, (), by_hand.reading_of(CASE, CAST))


DIARIES: list[list[Any]] = [
    [],
    [ParameterChange(0, (("leakage_base", 0.28),)), Write(0, "resistance", 2, 0.9), spend(3, "advocacy", 1.0)],
    [ParameterChange(0, (("leakage_base", 0.28),)), spend(3, "advocacy", 0.4), strike(5, "disaster", 0.7), Stop(8, "networking")],
    [spend(9, "networking", 2.0), Write(11, "resources", 1, 0.1), Stop(13, "mediation")],
    [Write(14, "resources", 1, 0.1)],
]


def by_session(replicate: int, diary: list[Any], plan: str = "plan") -> np.ndarray:
    run = Session(CASE, plan, replicate)
    for line in diary:
        run.run_to(line.month)
        run._course.write_down(line)
    run.run_to(CASE.months)
    return np.array([[run.metrics_of(month)[name] for name in METRICS] for month in range(CASE.months + 1)])


def test_every_future_is_that_of_a_session_bit_for_bit() -> None:
    steered = future()
    for diary in (*DIARIES, *reversed(DIARIES)):
        steered.follow(diary)
        assert steered.course.diary == tuple(diary)
        assert steered.whole
        values = steered.values()
        for row, replicate in enumerate(REPLICATES):
            np.testing.assert_array_equal(values[row], by_session(replicate, diary))


def test_a_future_that_was_overtaken_is_gone_on_with() -> None:
    steered = future()
    steered.follow(DIARIES[0])
    left = [0]

    def look() -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Overtaken

    for diary, months in ((DIARIES[1], 0), (DIARIES[2], 3), (DIARIES[1], 7), (DIARIES[3], 2)):
        left[0] = months
        with pytest.raises(Overtaken):
            steered.follow(diary, look)
        assert not steered.whole
        assert np.isnan(steered.values()[:, -1]).all()
    steered.follow(DIARIES[2])
    np.testing.assert_array_equal(steered.values()[1], by_session(1, DIARIES[2]))


def test_what_a_plan_can_say_gives_its_ordinary_runs() -> None:
    """Spending by hand, stopped spending and a shock, against runs of plans and shocks that say the same from the start."""

    def runs(case: ps.Scenario, plan: ps.Plan) -> np.ndarray:
        (seen,) = run_arms(case, cast_of(case), [Arm(plan, case.shocks, REPLICATES)])
        return seen.values

    by_plan = future("late")
    by_hand_alone = future("No programme")
    by_hand_alone.follow([spend(4, "information_access", 0.6)])
    by_plan.follow([])
    np.testing.assert_array_equal(by_plan.values()[:, 1:], runs(CASE, plan_of("late")))
    np.testing.assert_allclose(by_hand_alone.values()[:, 1:], by_plan.values()[:, 1:], rtol=1e-12)
    stopped = future()
    stopped.follow([Stop(4, "networking"), strike(8, "disaster", 0.5)])
    np.testing.assert_array_equal(stopped.values()[:, 1:], runs(SHOCKED, plan_of("early", SHOCKED)))


def test_forks_have_the_same_past_and_go_their_own_ways() -> None:
    steered = future()
    steered.follow(DIARIES[1])
    before = steered.values()
    other = steered.fork()
    assert other.follow([*DIARIES[1], spend(7, "networking", 3.0)]) == 7
    assert steered.follow(DIARIES[1]) == CASE.months
    np.testing.assert_array_equal(steered.values(), before)
    np.testing.assert_array_equal(other.values()[:, :8], before[:, :8])
    assert (other.values()[:, 9:] != before[:, 9:]).any()
    steered.follow(DIARIES[2])
    np.testing.assert_array_equal(steered.values()[0], by_session(4, DIARIES[2]))
    np.testing.assert_array_equal(other.values()[0], by_session(4, [*DIARIES[1], spend(7, "networking", 3.0)]))


def test_months_gone_through_again_stand_as_a_session_has_them() -> None:
    steered, run = future(replicates=(4,)), Session(CASE, "plan", 4)
    steered.follow(DIARIES[0])
    run.run_to(CASE.months)
    for month, block in enumerate(steered.course.again(3, 11), 3):
        state = run.state_of(month)
        for name in ("resources", "resistance"):
            np.testing.assert_array_equal(getattr(block.state, name)[0, CAST.as_listed], state[name])
    assert steered.course.events(1, CASE.months) == [event for month in range(1, CASE.months + 1) for event in run.events_of(month)]
