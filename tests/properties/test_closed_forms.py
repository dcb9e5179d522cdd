"""Parts of the model that can be solved by hand: the working share at constant care, the end of a partnership, trust where it rests."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership_sim.declare import PARAMETERS as DECLARED
from partnership_sim.dynamics.commitment import keeps, visible
from partnership_sim.engine.block import advance
from partnership_sim.kinds import KINDS
from partnership_sim.parameters import records
from tests.worlds import block, scenario

if TYPE_CHECKING:
    from partnership_sim.engine.block import Block

#: Nobody is tied to anybody, and without `tie_hazard` nobody seeks anybody: nothing is produced or built, and nobody pays for convening.
ALONE = {"community": 4, "government": 3, "business": 3, "ngo": 3, "ties_each": 0}
FAILURE, REPAIR = 0.008, 0.075


def of_care(capacity: float, *, partners: bool, months: int) -> np.ndarray:
    """Return the working share of communities after each month where care is constant: nothing is due, so all of it is paid.

    partners: whether they had joint work with an organisation of late.
    """
    world = block(scenario(population=ALONE, months=months), "No programme", range(8), tie_hazard=0.0, convening_cost=0.0)
    for skill in ("negotiation", "mediation", "conflict_management"):
        getattr(world.state, skill)[:] = getattr(world.state, f"{skill}_start")[:] = capacity
    world.state.built[:] = 0.0
    world.state.working[:] = 1.0
    shares = [world.state.working.copy()]
    community = world.state.kind[0] == list(KINDS).index("community")
    convened = np.ones(8, bool)
    for month in range(1, months + 1):
        world.state.convened[:] = 1.0
        world.state.joint[:] = 0 if partners else 900
        advance(world, month)
        convened &= world.state.convened[:, 0] > 0.0  # .002 of those that are paid for lapse in a month
        shares.append(world.state.working.copy())
    found = np.array(shares)[:, convened][:, :, community].reshape(months + 1, -1)
    assert found.shape[1] >= 4
    assert (found == found[:, :1]).all()
    return np.asarray(found[:, 0])


@pytest.mark.parametrize(("capacity", "partners", "care"), [(0.38, False, 0.22), (0.0, True, 0.5), (0.5, True, 1.0), (0.9, True, 1.0)])
def test_the_working_share_goes_to_its_balance_of_breakdown_and_repair(capacity: float, partners: bool, care: float) -> None:
    found = of_care(capacity, partners=partners, months=120)
    speed = FAILURE + REPAIR * care
    rest = REPAIR * care / speed
    months = np.arange(121)
    np.testing.assert_allclose(found, rest + (1.0 - rest) * (1.0 - speed) ** months, rtol=1e-12)
    # in continuous time; a step of a month is nowhere further from it than speed/5, as t x^2/2 e^(-xt) is at most x/(2e)
    assert np.abs(found - rest - (1.0 - rest) * np.exp(-speed * months)).max() < (1.0 - rest) * speed / 5.0


@pytest.mark.parametrize(
    ("capacity", "partners", "expected"),
    [(0.38, False, (0.92, 0.81, 0.75, 0.69)), (0.0, True, (0.92, 0.86, 0.83, 0.82)), (0.5, True, (0.94, 0.91, 0.90, 0.90))],
)
def test_the_working_share_is_that_of_the_fit_to_water_points(capacity: float, partners: bool, expected: tuple[float, ...]) -> None:
    """Computed apart from the model, in continuous time, for care of .22, .5 and 1: after one, three, five and ten years."""
    found = of_care(capacity, partners=partners, months=120)[[12, 36, 60, 120]]
    np.testing.assert_allclose(found, expected, atol=0.0075)


def lapsed(world: Block, months: int) -> np.ndarray:
    """Return in which share of the runs the partnership is lapsed after each month."""
    found = []
    for month in range(1, months + 1):
        advance(world, month)
        found.append(1.0 - float(world.state.convened.mean()))
    return np.array(found)


def assert_shares(found: np.ndarray, expected: np.ndarray, runs: int) -> None:
    """Assert that shares of so many independent runs are as expected, within four standard errors each."""
    np.testing.assert_array_less(np.abs(found - expected), 4.0 * np.sqrt(expected * (1.0 - expected) / runs) + 1e-12)


def test_a_partnership_for_which_nobody_pays_lapses_by_a_geometric_law_and_does_not_come_back() -> None:
    """.002 a month lapse though they are paid for, and `lapse_unpaid` more for want of money."""
    runs, months = 3000, 100
    world = block(scenario(population=ALONE, months=months), "No programme", range(runs), tie_hazard=0.0)
    world.state.convened[:] = 1.0
    found = lapsed(world, months)
    assert (np.diff(found) >= 0.0).all()
    assert_shares(found, 1.0 - (1.0 - 0.002 - DECLARED["lapse_unpaid"].default) ** np.arange(1, months + 1), runs)
    gone = world.state.lapsed[world.state.convened == 0.0]
    assert gone.min() >= 1.0
    assert gone.max() <= months


def test_a_partnership_that_is_paid_for_in_full_rests_between_lapse_and_revival() -> None:
    """Where convening costs nothing, .002 a month lapse and .02 of those lapsed come back: the way to rest is geometric too."""
    runs, months = 3000, 120
    world = block(scenario(population=ALONE, months=months), "No programme", range(runs), convening_cost=0.0)
    world.state.convened[:] = 0.0
    found = lapsed(world, months)
    rest = 0.002 / 0.022
    assert_shares(found, rest + (1.0 - rest) * (1.0 - 0.022) ** np.arange(1, months + 1), runs)


def test_a_partnership_that_a_plan_pays_for_is_convened_at_once_and_hardly_lapses() -> None:
    runs, months = 2000, 60
    actions = [{"lever": "public_education", "spend": 0.1, "by": []}]
    world = block(scenario(population=ALONE, months=months, programme_end=months, actions=actions, budget=1000.0), replicates=range(runs))
    world.state.convened[:] = 0.0
    found = lapsed(world, months)
    assert found[0] == 0.0
    # lapses of a month, .002, are made good in the next
    expected = np.array([0.002 * (1.0 - 0.0)] * months)
    assert abs(found[1:].mean() - expected[1:].mean() / (1.0 + 0.002)) < 4.0 * math.sqrt(0.002 / (runs * (months - 1)))


PARAMETERS = st.fixed_dictionaries(
    {
        "trust_loss_ratio": st.floats(1.5, 5.0),
        "breach_visibility": st.floats(0.2, 0.9),
        "answer_base": st.floats(0.05, 0.3),
        "answer_relief": st.floats(0.3, 0.7),
    }
)


@given(trust=st.floats(0.02, 0.98), information=st.floats(0.0, 1.0), chosen=PARAMETERS)
def test_at_rest_a_word_is_kept_as_often_as_holds_trust_where_it_began(trust: float, information: float, chosen: dict[str, float]) -> None:
    """What trust gains of words kept is what it loses of breaches that are seen, of which some are answered for."""
    p: Any = records(chosen, 1).view(np.recarray)[0]
    seen = visible(p, information)
    kept = keeps(p, trust, seen, 0.0)
    gains = kept * (1.0 - trust)
    answered = chosen["answer_base"]
    loses = (1.0 - kept) * seen * chosen["trust_loss_ratio"] * trust * (1.0 - answered + answered * (1.0 - chosen["answer_relief"]))
    assert gains == pytest.approx(loses, rel=1e-9)
    assert keeps(p, trust, seen, 1.0) > kept > keeps(p, trust, seen, -1.0)


@pytest.mark.parametrize("months", [12, 60])
def test_trust_of_a_single_tie_rests_where_it_began(months: int) -> None:
    """Two organisations with means enough, tied to each other alone: over many runs neither the trust of the one nor of the other has moved."""
    runs = 4000
    people = b"id,kind,resources,resistance\none,ngo,10,0.3\nother,business,10,0.3\n"
    ties = b"source,target,trust\none,other,0.7\nother,one,0.35\n"
    case = scenario(
        population={"register": "r.csv", "ties": "t.csv"},
        files={"r.csv": people, "t.csv": ties},
        months=months,
    )
    world = block(case, "No programme", range(runs), tie_hazard=0.0, pledge_share=0.1)
    for month in range(1, months + 1):
        advance(world, month)
    for now, anchor in ((world.ties.trust_ab, world.ties.anchor_ab), (world.ties.trust_ba, world.ties.anchor_ba)):
        moved = now[:, 0] - anchor[:, 0]
        assert np.std(moved) > 0.03
        assert abs(moved.mean()) < 4.0 * np.std(moved) / math.sqrt(runs) + 0.004
