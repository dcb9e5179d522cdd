"""What the report concludes, from folders whose answer is known."""

import math
from typing import Any

import pytest

from partnership_sim.report import ranking
from partnership_sim.report.context import Context
from partnership_sim.report.data import Data
from partnership_sim.report.parts import story
from partnership_sim.report.parts.story import Event
from partnership_sim.results.columns import NO_PROGRAMME
from tests.report.made import SERVICE, Made
from tests.report.synthetic import make


@pytest.fixture(scope="module")
def context(tmp_path_factory):
    return Context(Data(make(tmp_path_factory.mktemp("answers") / "results", replicates=10), "en"))


def test_the_best_plan_leads(context):
    assert context.ranking.verdict == ranking.CHOOSE
    assert context.ranking.order[0] == context.best == "Dialog dan mediasi"
    assert context.ranking.rank[context.best] == 1
    assert context.ranking.order[-1] == "Keterbukaan"


def by(made: Any) -> ranking.Ranking:
    return ranking.by(made, SERVICE)


@pytest.mark.parametrize(
    ("means", "costs", "verdict", "chosen"),
    [
        ({NO_PROGRAMME: 0.0, "A": 1.0, "B": 0.5}, {"A": 9, "B": 1}, ranking.CHOOSE, "A"),
        ({NO_PROGRAMME: 0.0, "A": 1.0, "B": 0.95}, {"A": 9, "B": 1}, ranking.EQUAL, "B"),
        ({NO_PROGRAMME: 0.0, "A": 0.15, "B": 0.09}, {"A": 9, "B": 1}, ranking.CHOOSE, "A"),
        ({NO_PROGRAMME: 0.0, "A": 0.05, "B": 0.02}, {"A": 9, "B": 1}, ranking.NONE_BETTER, "B"),
        ({NO_PROGRAMME: 1.0, "A": 0.5, "B": 0.2}, {}, ranking.DO_NOTHING, "A"),
        ({NO_PROGRAMME: 1.0}, {}, ranking.ONLY_ONE, NO_PROGRAMME),
        ({NO_PROGRAMME: math.nan, "A": math.nan}, {}, ranking.UNDEFINED, "A"),
    ],
)
def test_never_a_ranking_by_noise(means, costs, verdict, chosen):
    found = by(Made(means, costs))
    assert (found.verdict, found.chosen) == (verdict, chosen)


def test_plans_that_cannot_be_told_apart_share_their_rank():
    found = by(Made({NO_PROGRAMME: 0.0, "A": 1.0, "B": 0.95, "C": 0.5, "D": 0.45}))
    assert [found.rank[plan] for plan in ("A", "B", "C", "D", NO_PROGRAMME)] == [1, 1, 3, 3, 5]


def test_one_replicate_decides_nothing():
    assert by(Made({NO_PROGRAMME: 0.0, "A": 1.0}, replicates=1)).verdict == ranking.ONE_RUN


def test_at_most_twelve_events_shocks_first_in_the_order_of_months():
    events = [Event(month, "tie_formed", f"a{month}", "b", "", 0.5) for month in range(1, 40)]
    events += [Event(month, "breach_seen", f"a{month}", "b", "", 0.1 * month) for month in range(1, 20)]
    events += [Event(month, "shock", "disaster", "community", "", 0.5) for month in (5, 30)]
    told = story.choose(events, 40)
    assert len(told) <= 12
    assert [event.month for event in told] == sorted(event.month for event in told)
    assert [event.month for event in told if event.event == "shock"] == [5, 30]
    assert {event.month for event in told if event.event == "breach_seen"} == {18, 19}


def test_what_harms_is_found_in_the_table(context):
    plan, goal = context.best, context.data.goal
    harm = context.what_if.harm(plan, goal)
    assert [row.change for row in harm][:2] == ["shock:scandal", "escalation"]
    assert {row.change for row in context.what_if.breaking(plan)} == {"shock:scandal", "escalation"}


def test_events_are_spread_over_the_run():
    crowd = [Event(month, kind, "a", "b", "", 1.0) for month in range(50, 59) for kind in ("deceit_exposed", "joined", "tie_formed")]
    calm = [Event(month, kind, "a", "b", "", 0.1) for month in (5, 20) for kind in ("conflict_opened", "conflict_settled", "tie_ended")]
    told = story.choose([*crowd, *calm], 72)
    for start in range(1, 73):
        assert sum(start <= event.month < start + 9 for event in told) <= 3
    assert all(sum(event.event == kind for event in told) <= 2 for kind in {event.event for event in told})
    assert {5, 20} <= {event.month for event in told}
