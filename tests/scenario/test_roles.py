"""The roles of the game in which each group is a kind: what is said of them, and what each is where nothing is said."""

from __future__ import annotations

import math

import pytest

import partnership_sim as ps
from partnership_sim.declare import KINDS
from partnership_sim.levers import LEVERS
from partnership_sim.points import at
from partnership_sim.scenario import Scenario, stored
from partnership_sim.scenario.check_roles import USUAL
from tests.scenario.base import FILED, PLAIN, bytes_of, problem_of, spoilt

ROLES = {
    "ngo": {"share": 0.4, "levers": ["mediation", "networking"], "goal": "resistance"},
    "government": {"goal": "accountability"},
}


def played(**roles: object) -> Scenario:
    return Scenario.of(spoilt("workshop/roles", roles))


def test_what_is_said_of_a_role_stands_and_the_rest_is_as_usual():
    case = played(**ROLES)
    assert (case.roles["ngo"].share, case.roles["ngo"].levers, case.roles["ngo"].goal) == (0.4, ("mediation", "networking"), "resistance")
    assert case.roles["government"].goal == "accountability"
    assert case.roles["government"].levers == USUAL["government"].levers
    assert list(case.roles) == ["community", "government", "business", "ngo"]


def test_who_says_no_share_has_of_the_rest_what_is_usual():
    """.6 is left for three whose usual shares are .2, .3 and .1."""
    case = played(**ROLES)
    assert [case.roles[kind].share for kind in ("community", "government", "business")] == pytest.approx([0.2, 0.3, 0.1])
    case = played(ngo={"share": 0.7})
    assert [case.roles[kind].share for kind in ("community", "government", "business")] == pytest.approx([0.1, 0.15, 0.05])
    assert sum(role.share for role in played(ngo={"share": 0.1}, community={"share": 0.1}, government={"share": 0.1}, business={"share": 0.1})
               .roles.values()) == pytest.approx(0.4)  # fmt: skip


def test_usual_shares_are_one_whole_and_every_lever_has_somebody():
    assert math.fsum(usual.share for usual in USUAL.values()) == pytest.approx(1.0)
    assert {lever for usual in USUAL.values() for lever in usual.levers} == set(LEVERS)
    assert all(set(usual.levers) < set(LEVERS) for usual in USUAL.values())


def test_only_kinds_of_whom_there_is_anybody_play():
    case = Scenario.of(spoilt("population/business", 0))
    assert list(case.roles) == ["community", "government", "ngo"]
    assert math.fsum(role.share for role in case.roles.values()) == pytest.approx(1.0)
    assert list(Scenario.of(FILED, files=bytes_of()).roles) == ["community", "government", "business", "ngo"]
    problem = problem_of(spoilt("workshop/roles", {"business": {}}, spoilt("population/business", 0)))
    assert problem.place == "workshop.roles.business"
    assert problem.expected == "expected a kind of whom there is anybody"


def test_without_communities_nobody_plays_for_them():
    mapping = spoilt("population/community", 0, spoilt("plans", []))
    mapping["population"].pop("trust")
    case = Scenario.of(mapping)
    assert {role.goal for role in case.roles.values()} == {case.goals[0]}


def test_words_of_people_are_understood():
    case = Scenario.of(spoilt("workshop/roles", {"pemerintah desa": {"levers": ["Mediasi"], "goal": "kepercayaan"}}))
    assert (case.roles["government"].levers, case.roles["government"].goal) == (("mediation",), "trust")
    assert any('"pemerintah desa" = government' in note for note in case.notes)


def test_a_kind_of_ones_own_has_an_even_share_every_lever_and_the_first_goal():
    ps.register_kind(ps.Kind("press", "press"))
    try:
        case = Scenario.of(spoilt("population/press", 2))
        role = case.roles["press"]
        assert role.share == pytest.approx(1 / 5)
        assert set(role.levers) == set(LEVERS)
        assert role.goal == "service"
        assert math.fsum(one.share for one in case.roles.values()) == pytest.approx(1.0)
        assert case.roles["ngo"].share == pytest.approx(0.4 * 0.8)
    finally:
        KINDS.remove("press")


def test_roles_are_kept_with_a_scenario_changed_with_it_and_no_run_hangs_on_them():
    case = played(**ROLES)
    assert stored.loads(stored.dumps(case), case.files, "en").roles == case.roles
    again = case.with_(replicates=3, months=24)
    assert again.roles == case.roles
    assert Scenario.of(spoilt("workshop/roles", ROLES), files=None).files == case.files
    assert at(case, {"workshop.roles.ngo.share": 0.5}).roles["ngo"].share == 0.5
    assert case.with_(workshop={"roles": {"ngo": {"share": 0.9}}}).roles["ngo"].share == 0.9
    short, plain = again.with_(months=4), Scenario.of(PLAIN).with_(replicates=3, months=4)
    assert ps.run(short).to_pandas().equals(ps.run(plain).to_pandas())
