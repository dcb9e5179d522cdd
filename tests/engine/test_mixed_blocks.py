"""A block of runs of any plans, shocks, seeds and parameters gives the same bits as each of its runs alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import partnership_sim as ps
from partnership_sim.declare import END, PARAMETERS, PROGRAMME_END, START
from partnership_sim.engine import arms as arms_module
from partnership_sim.engine.arms import Arm, run_arms
from partnership_sim.engine.block import advance, open_block, start_of
from partnership_sim.engine.calendar import first_strike
from partnership_sim.engine.watch import Watch
from partnership_sim.levers import LEVERS
from partnership_sim.metrics import METRICS
from partnership_sim.population import cast_of
from partnership_sim.population.drawing import OF_START
from partnership_sim.shocks import SHOCKS
from tests.fuzzing import examples
from tests.worlds import EVERY_LEVER, EVERY_SHOCK, block, scenario

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership_sim.engine.block import Block
    from partnership_sim.scenario.schema import Scenario

PEOPLE = {"community": 9, "government": 2, "business": 2, "ngo": 3, "ties_each": 4, "conflict": 0.2}
MONTHS = 10
TEXTS = {"en": "Of a test", "id": "Dari uji"}
#: What a run may differ in: all of the start, budgets, what decides how many ties are made, and a lever's own.
CHANGED = {
    "budget_scale": (0.5, 2.0),
    **{
        name: (PARAMETERS[name].low, PARAMETERS[name].high)
        for name in (*OF_START, "trust_passed", "admin_capacity", "brokered_ties", "trust_gain")
    },
}


@pytest.fixture(autouse=True)
def own_plug_ins() -> Iterator[None]:
    """Declare levers that open channels of their own and look at which are open, a shock and a metric."""

    class Stirring(ps.Lever):
        name = "stirring"
        label = TEXTS
        source = "a test"

        def act(self, month: Any, on: Any, spend: Any) -> None:
            stirred = 0.1 if month.channels.is_open("pressure") or month.channels.is_open("project_money") else 0.3
            month.channels.strife[:] += stirred * spend * on * month.draw()
            month.channels.facilitation[:] += spend * month.has_both_ends(on)
            if spend.max() > 2.0:
                raise ValueError("too much")

    class Opening(ps.Lever):
        name = "opening"
        label = TEXTS
        source = "a test"

        def act(self, month: Any, on: Any, spend: Any) -> None:
            month.channels.openness[:] += spend * on
            month.channels.outside_brokerage[:] += 3.0 * spend

    class Rumour(ps.Shock):
        name = "rumour"
        label = TEXTS
        source = "a test"
        duration = 3

        def act(self, month: Any, on: Any, severity: Any, age: int) -> None:
            month.channels.stigma[:] += severity * on * 0.5**age
            if severity.max() > 0.9:
                raise ValueError("too hard")

    @ps.metric("facilitated", TEXTS, unit="number", high=1e9)
    def facilitated(month: Any) -> Any:
        if month.channels.income_cut.max() > 0.9:
            raise ValueError("too high")
        return month.channels.facilitation.max(axis=1)

    yield
    for registry, name in ((LEVERS, "stirring"), (LEVERS, "opening"), (SHOCKS, "rumour"), (METRICS, "facilitated")):
        registry.remove(name)


OWN: list[dict[str, Any]] = [{"lever": "stirring", "spend": 0.4}, {"lever": "opening", "spend": 0.7, "start": 2, "by": ["ngo"]}]
OWN_SHOCK: list[dict[str, Any]] = [{"shock": "rumour", "month": 5, "severity": 0.4}, {"shock": "rumour", "rate": 3.0, "severity": 0.2}]


@st.composite
def arms(draw: st.DrawFn) -> list[Arm]:
    """Draw arms: plans of some of all levers, shocks in a month and at a rate, and runs with parameters and seeds of their own."""
    found = []
    for _ in range(draw(st.integers(1, 4))):
        actions = draw(st.lists(st.sampled_from([*EVERY_LEVER, *OWN]), max_size=6))
        spent = [
            {**action, "spend": action["spend"] * draw(st.sampled_from((0.5, 1.0))), "end": min(action.get("end", MONTHS), MONTHS)}
            for action in actions
        ]
        shocks = draw(st.lists(st.sampled_from([*EVERY_SHOCK, *OWN_SHOCK]), max_size=3, unique_by=repr))
        case = scenario(population=PEOPLE, actions=spent, shocks=shocks, months=MONTHS, budget=draw(st.sampled_from((None, 0.0, 2.0))))
        replicates = draw(st.lists(st.integers(0, 3), min_size=1, max_size=3))
        names = draw(st.lists(st.sampled_from(sorted(CHANGED)), max_size=3, unique=True))
        changes = {name: np.array([draw(st.sampled_from(CHANGED[name])) for _ in replicates]) for name in names}
        seeds = draw(st.one_of(st.none(), st.lists(st.integers(1, 2), min_size=len(replicates), max_size=len(replicates))))
        found.append(Arm(case.plans[1], case.shocks, replicates, changes, seeds))
    return found


def base() -> Scenario:
    return scenario(population=PEOPLE, months=MONTHS)


def alone(case: Scenario, arm: Arm, run: int) -> tuple[Block, Watch]:
    """Return a run of an arm as the block and the scenario of that run alone give it."""
    seed = case.seed if arm.seeds is None else arm.seeds[run]
    own = case.model_copy(update={"seed": seed, "shocks": arm.shocks})
    cast = cast_of(own)
    changes = {name: float(np.asarray(value)[run]) for name, value in arm.changes.items()}
    one = open_block(own, arm.plan, cast, start_of(own, cast, [arm.replicates[run]], changes), changes)
    watch = Watch(one, own.months)
    for month in range(1, own.months + 1):
        watch.advance(month)
    return one, watch


def assert_same_run(one: Block, together: Block, row: int) -> None:
    """Hold a run alone against its row of a block: state, ties, channels, and money."""
    for name, column, same in zip(one.state._fields, one.state, together.state, strict=True):
        assert np.array_equal(column[0], same[row]), name
    count = int(one.ties.count[0, 0])
    for name, column, same in zip(one.ties._fields, one.ties, together.ties, strict=True):
        assert np.array_equal(column[0, :count], same[row, :count]), name
    for name, column, same in zip(one.spending._fields, one.spending, together.spending, strict=True):
        assert np.array_equal(column[0], same[row]), name
    for column, same in zip(one.channels.view(), together.channels.view(), strict=True):
        width = min(column.shape[1], same.shape[1])  # of ties: spare rows differ
        assert np.array_equal(column[0, :width], same[row, :width])
    assert one.charged[0, 0] == together.charged[row, 0]


@examples(quick=40, slow=1000)
@given(arms())
def test_any_mixture_is_as_apart(mixture: list[Arm]) -> None:
    case = base()
    cast = cast_of(case)
    start, rows = arms_module._begun(case, cast, mixture)
    together = arms_module._open(case, cast, mixture, start.of(np.concatenate(rows)))
    watch = Watch(together, case.months)
    for month in range(1, case.months + 1):
        watch.advance(month)
    for segment, arm in zip(together.segments, mixture, strict=True):
        struck = first_strike(segment.calendar, len(arm.replicates))
        for run, row in enumerate(range(segment.given.rows.start, segment.given.rows.stop)):
            one, seen = alone(case, arm, run)
            assert np.array_equal(watch.values[row], seen.values[0], equal_nan=True)
            assert np.array_equal(watch.communities[row], seen.communities[0])
            assert struck[run] == first_strike(one.segments[0].calendar, 1)[0]
            assert_same_run(one, together, row)


@examples(quick=25, slow=500)
@given(arms(), st.sampled_from((0, 60, 100, 10**6)), st.randoms(use_true_random=False))
def test_any_split_and_order_of_arms(mixture: list[Arm], together: int, random: Any) -> None:
    case = base()
    cast = cast_of(case)
    apart = {id(arm): next(run_arms(case, cast, [arm])) for arm in mixture}
    random.shuffle(mixture)
    with patch.object(arms_module, "STAKEHOLDERS_TOGETHER", together):
        for arm, found in zip(mixture, run_arms(case, cast, mixture), strict=True):
            expected = apart[id(arm)]
            assert np.array_equal(found.values, expected.values, equal_nan=True)
            assert np.array_equal(found.communities, expected.communities)
            assert np.array_equal(found.first_shock, expected.first_shock)


def test_states_are_shown_under_the_number_of_their_arm() -> None:
    case = scenario(population=PEOPLE, actions=EVERY_LEVER[:2], shocks=EVERY_SHOCK, months=24)
    cast = cast_of(case)
    mixture = [Arm(plan, case.shocks, replicates) for plan, replicates in ((case.plans[1], [0, 3]), (case.plans[0], [2]))]

    def shown(some: list[Arm], together: int) -> dict[tuple[int, str], np.ndarray]:
        seen: dict[tuple[int, str], np.ndarray] = {}
        with patch.object(arms_module, "STAKEHOLDERS_TOGETHER", together):
            list(run_arms(case, cast, some, show=lambda arm, at, states: seen.update({(arm, at): states})))
        return seen

    one, other = shown(mixture, 0), shown(mixture, 10**6)
    assert set(one) == {(arm, at) for arm in (0, 1) for at in (START, PROGRAMME_END, END)}
    assert all(np.array_equal(states, other[key]) for key, states in one.items())
    assert {states.shape[1] for (arm, _), states in one.items() if arm == 0} == {2}


def test_what_begins_alike_is_drawn_once() -> None:
    case = base()
    mixture = [
        Arm(case.plans[0], (), [0, 1], {"budget_scale": 0.5}),
        Arm(case.plans[0], (), [1, 0, 1], {"luck_place": np.array([0.0, 0.1, 0.0])}),
    ]
    start, rows = arms_module._begun(case, cast_of(case), mixture)
    assert len(start.keys) == 4
    assert [found.tolist() for found in rows] == [[0, 1], [2, 3, 2]]


def test_only_named_parameters_move_the_start() -> None:
    """Of a place where people are busy, so that the time which meetings take moves it too."""
    case = scenario(population={**PEOPLE, "ties_each": 11}, months=MONTHS)
    cast = cast_of(case)
    plain = start_of(case, cast, range(40))
    for name, parameter in PARAMETERS.items():
        changed = start_of(case, cast, range(40), {name: parameter.low if parameter.low != parameter.default else parameter.high})
        columns = [*zip((*plain.state, *plain.ties, plain.priors), (*changed.state, *changed.ties, changed.priors), strict=True)]
        assert all(np.array_equal(one, other) for one, other in columns) == (name not in OF_START), name


def test_seeds_of_runs() -> None:
    case = base()
    cast = cast_of(case)
    several = start_of(case, cast, [0, 0], seeds=[5, 7])
    for row, seed in enumerate((5, 7)):
        one = start_of(case.with_(seed=seed), cast, [0])
        assert several.keys[row] == one.keys[0]
        assert np.array_equal(several.state.power[row], one.state.power[0])


@pytest.mark.parametrize(
    ("actions", "shocks", "told"),
    [
        (
            [{"lever": "stirring", "spend": 2.5, "start": 2}],
            (),
            'the lever "stirring" (plan "culprit", month 2) stopped with ValueError: too much',
        ),
        (
            (),
            [{"shock": "rumour", "month": 3, "severity": 1}],
            'the shock "rumour" (plan "culprit", month 3) stopped with ValueError: too hard',
        ),
        (
            (),
            [{"shock": "funding_cut", "month": 4, "severity": 0.95}],
            'the metric "facilitated" (plan "culprit", month 4) stopped with ValueError: too high',
        ),
    ],
)
def test_an_error_of_own_code_names_its_plan(actions: Any, shocks: Any, told: str) -> None:
    innocent = [{"lever": "stirring", "spend": 0.2}]
    case = scenario(population=PEOPLE, months=MONTHS).with_(
        plans=[{"name": name, "actions": some} for name, some in (("first", innocent), ("culprit", actions), ("last", innocent))]
    )
    struck = case.with_(shocks=shocks).shocks
    mild = case.with_(shocks=OWN_SHOCK).shocks
    mixture = [Arm(plan, struck if plan.name == "culprit" else mild, [0, 1]) for plan in case.plans]
    with pytest.raises(ps.InputError) as raised:
        list(run_arms(case, cast_of(case), mixture))
    assert told in str(raised.value)


def test_a_segment_does_not_see_what_others_have_opened() -> None:
    """Whether a channel is open is the same in a block of one plan, and from month to month."""
    case = scenario(population=PEOPLE, actions=[{"lever": "advocacy", "spend": 1.0, "end": 2}], months=MONTHS)
    one = block(case)
    cast = cast_of(case)
    mixture = [Arm(plan, (), [0]) for plan in case.plans]
    start, rows = arms_module._begun(case, cast, mixture)
    together = arms_module._open(case, cast, mixture, start.of(np.concatenate(rows)))
    for month in range(1, 5):
        advance(one, month)
        advance(together, month)
        idle, acting = (segment.month.channels for segment in together.segments)
        assert together.channels.is_open("pressure")
        assert not idle.opened
        assert (
            set(acting.opened)
            == set(one.segments[0].month.channels.opened)
            == {"pressure", "openness", "sender", "convening", "project_money"}
        )
        for name, column in acting.view()._asdict().items():
            assert np.array_equal(column[:, : one.ties.a.shape[1]], getattr(one.channels.view(), name)[:, : column.shape[1]])
