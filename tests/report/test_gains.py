"""What counts as a gain, what is left of it, and who gains most."""

import math
from typing import Any

import pytest

from partnership_sim.report import gains
from partnership_sim.report.data import Versus
from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.studies.goals import Goal
from tests.report.made import SERVICE, Made

CLEAR_GAIN, CLEAR_LOSS, UNCLEAR = (Versus(d, d - 0.1, d + 0.1, 0.5) for d in (0.5, -0.5, 0.05))


def test_plans_are_better_slightly_so_unclear_or_worse():
    made: Any = Made({NO_PROGRAMME: 1.0, "A": 3.0, "B": 2.9, "C": 1.15, "D": 1.05, "E": 0.5})
    assert gains.verdicts(made, SERVICE) == {"A": "better", "B": "better", "C": "slight", "D": "unclear", "E": "worse"}


def test_less_is_a_gain_where_less_is_better():
    made: Any = Made({NO_PROGRAMME: 1.0, "A": 0.5, "B": 1.5})
    assert gains.verdicts(made, Goal("resistance", "after", -1)) == {"A": "better", "B": "worse"}


@pytest.mark.parametrize(("then", "better", "left"), [(CLEAR_GAIN, 1, 0.5), (CLEAR_LOSS, 1, math.nan), (UNCLEAR, 1, math.nan)])
def test_of_a_loss_nothing_is_left(then, better, left):
    found = gains.left(then, Versus(then.difference / 2, 0.0, 0.0, 0.5), better)
    assert found == pytest.approx(left, nan_ok=True)


def test_nobody_is_named_alone_who_does_not_clearly_lead():
    means = {NO_PROGRAMME: 0.0, "A": 1.0, "B": 0.95, "C": 0.5, "D": 0.05}
    made: Any = Made(means)
    assert gains.leaders(made, made.programmes, SERVICE) == ["A", "B"]
    clear: Any = Made(means, doubt=0.01)
    assert gains.leaders(clear, clear.programmes, SERVICE) == ["A"]
    none: Any = Made(means, doubt=2.0)
    assert gains.leaders(none, none.programmes, SERVICE) == []
