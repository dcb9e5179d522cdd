"""D2: our trust on one tie against the trust of Pant & Yu 2025 (arXiv 2510.24909), where nothing has damaged a reputation yet.

Theirs, each month: a signal s in -1..1 of how far the partner did better or worse than expected. s > 0: trust T grows by lambda+ s times the room, 1 - T where there is no damage.
s < 0: T falls by lambda- |s| (1 + xi D) T, D the dependence on the partner. Damage that caps trust from then on has no counterpart in ours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from math import tanh

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from partnership_sim.evidence import Lab
from partnership_sim.evidence.couple import Couple


@dataclass(frozen=True)
class Published:
    """Their model without damage; the defaults are theirs."""

    gain: float = 0.10  # lambda+
    loss: float = 0.30  # lambda-
    amplification: float = 0.50  # xi
    dependence: float = 0.5  # D
    good: float = 1.0  # s where the word is kept
    bad: float = 1.0  # |s| where it is broken

    def path(self, conduct, trust=0.5):
        """Return trust after each month, [month]; conduct: True where the word was kept."""
        found = []
        for kept in conduct:
            if kept:
                trust += self.gain * self.good * (1 - trust)
            else:
                trust -= self.loss * self.bad * (1 + self.amplification * self.dependence) * trust
            found.append(trust)
        return np.array(found)

    def couple(self, level=0.5):
        """Return our tie at the parameters that say the same: signals and dependence go into the rates; nothing but conduct moves trust."""
        values = {
            "trust_gain": self.gain * self.good,
            "trust_loss_ratio": self.loss * self.bad * (1 + self.amplification * self.dependence) / (self.gain * self.good),
        }
        return Couple(Lab(1, points={name: np.array([value]) for name, value in values.items()}).records()[0], level)

    def ours(self, conduct, trust=0.5):
        """Return our trust after each month, [month]."""
        couple, found = self.couple(trust), []
        for kept in conduct:
            if kept:
                couple.keep()
            else:
                couple.breach()
            found.append(couple.trust)
        return np.array(found)


CASES = st.builds(
    Published,
    gain=st.floats(0.05, 0.15),
    loss=st.floats(0.15, 0.45),
    amplification=st.floats(0.3, 0.7),
    dependence=st.floats(0.0, 1.0),
    good=st.floats(0.1, 1.0),
    bad=st.floats(0.1, 1.0),
)
CONDUCT = st.lists(st.booleans(), min_size=1, max_size=60)
TRIED = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
#: Twenty good months, a violation, thirty good months, another, ten good months.
STORY = [True] * 20 + [False] + [True] * 30 + [False] + [True] * 10


@TRIED
@given(case=CASES, conduct=CONDUCT, level=st.floats(0.0, 1.0))
@example(case=Published(), conduct=STORY, level=0.5)
def test_trust_is_theirs_where_no_damage_is_left(case: Published, conduct: list[bool], level: float) -> None:
    assert case.ours(conduct, level) == pytest.approx(case.path(conduct, level), abs=1e-12)


def test_growth_and_erosion_are_the_published_ones() -> None:
    """Their table of runs, configuration 1094 (all defaults): trust after 10, 25, 50 good months from .5; loss by one and two breaches from .8."""
    grown = replace(Published(), good=tanh(2)).ours([True] * 50)
    assert grown[[9, 24, 49]] == pytest.approx([0.8185658764716607, 0.9603409395576881, 0.9968543178496662], abs=1e-12)
    couple = replace(Published(), bad=tanh(2)).couple(0.8)
    for lost in (0.28920827402274507, 0.47386476584147114):
        couple.breach()  # their measurement counts trust alone, without damage
        assert 0.8 - couple.trust == pytest.approx(lost, abs=1e-12)


GRID = [Published(gain=a, loss=b, amplification=c) for a, b, c in product((0.05, 0.10, 0.15), (0.15, 0.30, 0.45), (0.3, 0.5, 0.7))]


def lost_by_breaches(case: Published, level: float, times: int = 1) -> float:
    couple = case.couple(level)
    for _ in range(times):
        couple.breach()
    return float(level - couple.trust)


def test_published_medians_that_ask_for_trust_alone_come_out() -> None:
    """Over their grid; damage, forgetting and kappa do not enter, so its 2,187 configurations are these 27. The first is what was put in, and says nothing about the world."""
    negativity = []
    for case in GRID:
        alone = replace(case, dependence=0.0).couple(0.5)
        alone.keep()
        negativity.append(lost_by_breaches(replace(case, dependence=0.0), 0.5) / (alone.trust - 0.5))
    assert (np.median(negativity), min(negativity), max(negativity)) == pytest.approx((3.0, 1.0, 9.0))
    several = [lost_by_breaches(replace(one, bad=tanh(1)), 0.8, 4) / lost_by_breaches(replace(one, bad=tanh(4)), 0.8) for one in GRID]
    assert (np.median(several), min(several), max(several)) == pytest.approx((1.97, 1.51, 2.50), abs=0.005)
    amplified = [lost_by_breaches(replace(one, dependence=0.8), 0.8) / lost_by_breaches(replace(one, dependence=0.2), 0.8) for one in GRID]
    assert np.mean(amplified) == pytest.approx(1.27, abs=0.005)
