"""A cause is told by the same run without it, never by what was before."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from partnership_sim.results.columns import COUNTERFACTUALS
from partnership_sim.studies.goals import Goal
from partnership_sim.verdicts import causes

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
    """From 0.053 before to 0.051 after: without the cut it is 0.057 by then, so the cut costs 0.006 and not 0.002."""
    own, without = curve(m1=0.053, m10=0.051), curve(m1=0.053, m10=0.054, m12=0.057)
    (cut,) = found(own, ("shock", 2, [8], without))
    assert (cut.kind, cut.entry, cut.name, cut.months) == ("shock", 2, "cut", (8,))
    assert cut.largest == (12, 0.051, 0.057, -1)
    assert cut.end == (24, 0.051, 0.057, -1)


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
