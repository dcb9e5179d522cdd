"""What levers may not do: work where nobody pays, or more than those who carry them out can carry."""

from __future__ import annotations

import numpy as np
import pytest

from partnership_sim.engine.block import advance, observe
from partnership_sim.kinds import KINDS
from partnership_sim.state import AWAKE, NEVER
from tests.worlds import block, scenario


def test_dialogue_reaches_no_tie_that_no_action_means() -> None:
    """Of two dialogues, one among communities and one among NGOs, none concerns a tie between a community and an NGO."""
    actions = [{"lever": "facilitated_dialogue", "spend": 0.5, "on": [kind]} for kind in ("community", "ngo")]
    runs = block(scenario(actions=actions, months=2), replicates=range(5))
    before = runs.ties  # a month's end moves rows
    before = before._replace(a=before.a.copy(), b=before.b.copy(), count=before.count.copy())
    advance(runs, 1)
    assert runs.channels.facilitation.any()
    kinds = runs.state.kind[0]
    for r in range(5):
        for e in range(before.count[r, 0]):
            pair = {tuple(KINDS)[kinds[before.a[r, e]]], tuple(KINDS)[kinds[before.b[r, e]]]}
            assert (runs.channels.facilitation[r, e] > 0) == (pair in ({"community"}, {"ngo"})), pair


def test_dialogue_facilitates_as_many_ties_as_were_paid_for() -> None:
    """However the money is split over kinds, the intensities of all ties sum to facilitated_ties times what reached the work.

    Who is hired from outside takes four tenths for fees and travel; convening, .02 for each organisation, comes before.
    """
    for on in ([list(KINDS)], [["community", "ngo"], ["government", "business"]], [[kind] for kind in KINDS]):
        actions = [{"lever": "facilitated_dialogue", "spend": 0.8 / len(on), "on": kinds, "by": []} for kinds in on]
        runs = block(scenario(actions=actions, months=2, budget=9.0), replicates=range(3))
        advance(runs, 1)
        paid = 50.0 * 0.6 * (runs.tally.spent - 10 * 0.02)
        assert runs.channels.facilitation.sum(axis=1) == pytest.approx(paid)


def test_who_serves_in_two_teams_carries_no_more() -> None:
    """Two teams that share members spend no more than one team of all: capacity is not counted twice."""
    names = [f"ngo-00{number}" for number in (1, 2, 3)]
    one = scenario(actions=[{"lever": "advocacy", "spend": 60.0, "by": ["ngo"]}], months=2)
    two = scenario(
        actions=[{"lever": "advocacy", "spend": 30.0, "by": ["ngo"]}, {"lever": "advocacy", "spend": 30.0, "by": names[:2]}], months=2
    )
    spent = []
    for case in (one, two):
        runs = block(case, replicates=range(4))
        advance(runs, 1)
        spent.append(runs.tally.spent.copy())
    assert (spent[0] < 20.0).all()
    assert (spent[1] <= spent[0] * (1 + 1e-12)).all()


def test_small_project_actions_add_up() -> None:
    """Two actions of half a project are one project, not two."""
    half = {"lever": "service_delivery", "form": "joint", "spend": 0.05, "project_size": 0.1}
    runs = block(scenario(actions=[half, half], months=2, budget=9.0))
    advance(runs, 1)
    assert runs.channels.projects[0, 0] == pytest.approx(1.0)
    assert runs.scratch.grant.max() == pytest.approx(0.1 - 0.01)  # less its overhead


def test_a_second_project_action_does_not_spoil_the_first() -> None:
    """How well a project is facilitated depends on its own action's team, not on money given elsewhere."""
    first = {"lever": "service_delivery", "form": "joint", "spend": 0.5, "on": ["community"], "by": []}
    for actions in ([first], [first, {**first, "on": ["business"]}]):
        runs = block(scenario(actions=actions, months=2))
        advance(runs, 1)
        granted = runs.scratch.grant > 0
        assert granted.any()
        # an outside facilitator, trust .45 and skill 1, is trusted enough; of money for a project of .1 its overhead of .01 is lost; spoilt it would be half
        assert runs.scratch.dialogue[granted] == pytest.approx(0.9)


def test_a_newcomers_ties_have_not_met() -> None:
    """They are no ties of month 0 either: they slept then."""
    register = b"id,kind,joins\na,community,0\nb,ngo,6\n"
    case = scenario(population={"register": "r.csv", "community": 8, "ngo": 3, "government": 2}, files={"r.csv": register}, actions=[])
    runs = block(case, replicates=range(4))
    for month in range(1, 7):
        advance(runs, month)
        new = np.isin(runs.ties.a, [1]) | np.isin(runs.ties.b, [1])
        new &= np.arange(runs.ties.a.shape[1]) < runs.ties.count
        assert new.any()
        assert not runs.ties.first[new].any()
        if month < 6:
            assert (runs.ties.unmet[new] == NEVER).all()
            assert not (runs.ties.story[new] & AWAKE).any()
    met = runs.ties.unmet[new] == 0
    assert (met | (runs.ties.unmet[new] > NEVER)).all()


def test_what_a_disaster_destroys_reaches_nobody() -> None:
    """Neither direct services nor works that are under way or stand are left of a disaster of full severity."""
    actions = [{"lever": "service_delivery", "spend": 1.0, "by": [], "build_share": 0.5}]
    disaster = [{"shock": "disaster", "month": 1, "severity": 1.0, "on": ["community"]}]
    runs = block(scenario(actions=actions, shocks=disaster, months=2, budget=9.0))
    advance(runs, 1)
    assert runs.channels.service.any()
    assert runs.channels.building.any()
    assert not runs.tally.produced.any()
    assert not runs.state.under_way.any()
    # what is repaired within the month is all that works
    assert (runs.state.working <= runs.values["repair_rate"]).all()


def test_so_much_of_the_need_is_met_at_the_start_as_the_scenario_says() -> None:
    """But for what works of some communities give beyond their need."""
    for need in (0.3, 0.6):
        case = scenario(actions=[], parameters={"need": need})
        case = case.model_copy(update={"population": case.population.model_copy(update={"place": 0.2})})
        runs = block(case, replicates=range(3))
        community = runs.state.kind[0] == list(KINDS).index("community")
        met = runs.state.working * runs.state.built / need
        assert met[:, community].mean(axis=1) == pytest.approx(0.2, rel=1e-12)
        np.testing.assert_allclose(runs.state.need_met[:, community], np.minimum(1.0, met[:, community]), rtol=1e-12)
        assert not runs.state.need_met[:, ~community].any()


def test_a_disaster_of_some_communities_is_their_share_of_one_of_all() -> None:
    register = b"id,kind\nhere,community\n"
    population = {"register": "r.csv", "community": 10, "ngo": 3, "government": 2}
    damage = []
    for on in (["here"], ["community"]):
        shocks = [{"shock": "disaster", "month": 1, "severity": 0.8, "on": on}]
        runs = block(scenario(population=population, files={"r.csv": register}, actions=[], shocks=shocks))
        advance(runs, 1)
        damage.append(runs.channels.damage[0, 0])
    assert damage == pytest.approx([0.08, 0.8])


def test_without_spending_there_is_no_efficiency() -> None:
    """What is asked is what the programme's money brought."""
    for plan, spends in (("No programme", False), ("plan", True)):
        runs = block(scenario(actions=[{"lever": "advocacy", "spend": 0.5}], months=2), plan, replicates=range(3))
        advance(runs, 1)
        assert (np.isnan(observe(runs, ["efficiency"])) != spends).all()
