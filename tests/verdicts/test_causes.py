"""A cause is told by the same run without it, never by what was before."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from partnership_sim.results.columns import COUNTERFACTUALS
from partnership_sim.studies.goals import Goal
from partnership_sim.verdicts import causes
from partnership_sim.verdicts.tables import Estimate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership_sim.verdicts.causes import Cause

MONTHS = 24
SERVICE, RESISTANCE = Goal("service", "programme_end", 1), Goal("resistance", "programme_end", -1)
#: What is left out and which, the months in which it acts, and the measure without it.
Left = tuple[str, int, "Sequence[int]", "np.ndarray"]


def tables(own: np.ndarray, *left: Left, measure: str = "service") -> Any:
    """Return tables that know a plan's run and the same run without shocks (all cuts) and actions (all talks)."""
    rows = [("other", 9, "nothing", 0, month, 0.0, 9.0) for month in range(1, MONTHS + 1)]
    for kind, entry, acts, values in (("nothing", 0, (), own), *left):
        rows += [("plan", 3, kind, entry, month, float(month in acts), values[month - 1]) for month in range(1, MONTHS + 1)]
    rows.reverse()  # nothing depends on their order
    columns: Mapping[str, list[Any]] = dict(zip((*COUNTERFACTUALS.columns, measure), map(list, zip(*rows, strict=True)), strict=True))
    plan = SimpleNamespace(name="plan", actions=[SimpleNamespace(lever="talk")] * 3)
    scenario = SimpleNamespace(shocks=[SimpleNamespace(shock="cut")] * 3, plans=[plan])
    return SimpleNamespace(scenario=scenario, source=SimpleNamespace(has=lambda _: True, table=lambda _: columns))


def found(own: np.ndarray, *left: Left, goal: Goal = SERVICE) -> tuple[Cause, ...]:
    given = causes.of(tables(own, *left, measure=goal.name), "plan", goal)
    assert given is not None
    return given


def curve(**at: float) -> np.ndarray:
    """Return values of all months: those of months that are named ("m5"), and from there on."""
    values = np.zeros(MONTHS)
    for name, value in at.items():
        values[int(name[1:]) - 1 :] = value
    return values


def test_a_cut_is_told_by_the_level_without_it_in_that_month_not_by_the_level_before() -> None:
    """From 0.53 before to 0.51 after: without the cut it is 0.57 by then, so the cut costs 0.06 and not 0.02."""
    own, without = curve(m1=0.53, m10=0.51), curve(m1=0.53, m10=0.54, m12=0.57)
    (cut,) = found(own, ("shock", 2, [8], without))
    assert (cut.kind, cut.entry, cut.name, cut.months) == ("shock", 2, "cut", (8,))
    assert cut.largest == (12, 0.51, 0.57, -1)
    assert cut.end == (24, 0.51, 0.57, -1)


def test_a_shock_costs_where_the_measure_rises_all_the_same() -> None:
    own, without = np.linspace(0.1, 0.5, MONTHS), np.linspace(0.1, 0.9, MONTHS)
    (cut,) = found(own, ("shock", 1, [5], without))
    assert cut.largest.month == 16  # within a year: months 5 to 16
    assert cut.largest.sign == -1
    assert cut.largest.value > own[4]


def test_a_fall_that_comes_without_the_shock_too_is_none_of_its_doing() -> None:
    own = np.linspace(0.9, 0.1, MONTHS)
    (cut,) = found(own, ("shock", 1, [5], own + 0.0001))
    assert cut.largest.sign == cut.end.sign == 0
    assert causes.worst((cut,), 1) is None


def test_what_matters_in_a_month_is_what_the_measure_declares_and_no_share_of_the_month() -> None:
    """Of service differences count from 0.01 on: 0.0092 is none, though it is half of the month's 0.018; 0.012 is one, of 0.9 as of 0.1."""
    (small,) = found(curve(m1=0.018), ("shock", 1, [5], curve(m1=0.018, m6=0.0272)))
    assert (small.largest.sign, small.end.sign) == (0, 0)
    assert causes.worst((small,), 1) is None
    for level in (0.1, 0.9):
        (cut,) = found(curve(m1=level), ("shock", 1, [5], curve(m1=level, m6=level + 0.012)))
        assert (cut.largest.sign, cut.end.sign) == (-1, -1)


def test_of_a_measure_without_bounds_what_matters_is_a_share_of_its_level_without_a_programme() -> None:
    """Of ties a twentieth of 2, their number at programme end, in whatever month."""
    goal = Goal("ties", "programme_end", 1)
    for apart, sign in ((0.09, 0), (0.11, -1)):
        given = tables(curve(m1=9.0), ("shock", 1, [5], curve(m1=9.0, m6=9.0 + apart)), measure="ties")
        given.plans, given.estimate = ("No programme", "plan"), lambda plan, *_: Estimate(2.0 if plan == "No programme" else 9.0, 2.0, 2.0)
        (cut,) = causes.of(given, "plan", goal) or ()
        assert cut.largest.sign == sign


def test_of_a_measure_that_should_be_low_more_is_worse() -> None:
    (cut,) = found(curve(m1=0.3, m9=0.5), ("shock", 1, [8], curve(m1=0.3)), goal=RESISTANCE)
    assert cut.largest == (9, 0.5, 0.3, -1)
    assert causes.worst((cut,), -1) is cut


def test_a_year_from_any_strike_and_no_longer() -> None:
    without = curve(m1=0.5, m14=0.6, m16=0.9)
    assert found(curve(m1=0.5), ("shock", 1, [3], without))[0].largest == (14, 0.5, 0.6, -1)
    (cut,) = found(curve(m1=0.5), ("shock", 1, [3, 6], without))
    assert (cut.months, cut.largest.month, cut.largest.without) == ((3, 6), 16, 0.9)


def test_an_action_is_followed_from_its_first_month_to_the_end() -> None:
    own, without = curve(m1=0.5, m20=0.8), curve(m1=0.9, m4=0.5)
    (talk,) = found(own, ("action", 3, range(4, 7), without))
    assert (talk.kind, talk.name, talk.months) == ("action", "talk", (4, 6))
    assert talk.largest == (20, 0.8, 0.5, 1)


def test_the_worst_is_the_shock_that_costs_most_and_no_action() -> None:
    own = curve(m1=0.5)
    given = found(
        own,
        ("shock", 1, [3], curve(m1=0.5, m4=0.6)),
        ("shock", 3, [8], curve(m1=0.5, m9=0.7)),
        ("shock", 2, [8], curve(m1=0.5, m9=0.1)),
        ("action", 1, [1], curve(m1=0.99)),
    )
    worst = causes.worst(given, 1)
    assert worst is not None
    assert (worst.kind, worst.entry) == ("shock", 3)


def test_what_is_undefined_is_not_compared() -> None:
    own, gap = curve(m1=0.5), curve(m1=np.nan, m7=0.8)
    gap[-1] = np.nan
    (cut,) = found(own, ("shock", 1, [3], gap), ("shock", 2, [3], curve(m1=np.nan)))
    assert cut.entry == 1
    assert cut.largest == (7, 0.5, 0.8, -1)
    assert np.isnan(cut.end.without)
    assert cut.end.sign == 0


@pytest.mark.parametrize("measure", ["service", "trust"])
def test_where_no_run_without_it_was_made_nothing_is_known(measure: str) -> None:
    given = tables(curve(m1=0.5), measure="service")
    assert causes.of(given, "another", Goal(measure, "programme_end", 1)) is None
    if measure == "service":
        assert causes.of(given, "plan", SERVICE) == ()
    given.source.has = lambda _: False
    assert causes.of(given, "plan", SERVICE) is None
