"""D4: low conflict of interest always agrees (Robertson & Choi 2012, Public Management Review 14, note on "focal 2").

Known of theirs: a view is a string of sixteen binary digits; an alternative mutates in deliberation; 75 % must agree; conflict is low, moderate or high (focal 2, 8, 16);
where it is low every group agrees within a few iterations. Ours to fill in: focal c means that views differ in c digits at most; one agrees to an alternative that is right
for it in three digits of four; an iteration mutates the digit that most want mutated. In our model a view is resistance, and there is no vote: a group agrees if some
alternative is within a quarter of the scale, the same three of four, of 75 % of it.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from partnership_sim.dynamics import opening, resistance
from partnership_sim.engine.loop import channels_of, state_of, ties_of
from partnership_sim.evidence import Lab
from tests.worlds import block, scenario

DIGITS, SHARE = 16, 0.75
LOW, MODERATE, HIGH = 2, 8, 16
WRONG = 1 - SHARE  # the share of digits, or of the scale, that may be off
TRIED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def agreeing(views: np.ndarray, alternative: np.ndarray) -> float:
    """Return the share of views [member, digit] that agree to an alternative [digit]."""
    return float(((views != alternative).mean(axis=1) <= WRONG).mean())


def iterations(views: np.ndarray, alternative: np.ndarray, most: int = 50) -> int:
    """Return after how many mutations of the alternative enough agree, or more than `most` if never."""
    alternative = alternative.copy()
    for done in range(most + 1):
        if agreeing(views, alternative) >= SHARE:
            return done
        digit = (views != alternative).sum(axis=0).argmax()
        alternative[digit] ^= 1
    return most + 1


def views_of(bits: np.ndarray, focal: int) -> np.ndarray:
    """Return views that differ in the first `focal` digits at most."""
    return np.where(np.arange(DIGITS) < focal, bits, bits[0])


@TRIED
@given(
    bits=st.integers(2, 40).flatmap(lambda members: arrays.arrays(np.int64, (members, DIGITS), elements=st.integers(0, 1))),
    start=arrays.arrays(np.int64, DIGITS, elements=st.integers(0, 1)),
)
def test_theirs_agrees_within_a_few_iterations_where_conflict_is_low(bits: np.ndarray, start: np.ndarray) -> None:
    """While more than four digits are wrong for anybody, one is wrong for all (two at most are in dispute): each iteration sets one right for all, from sixteen at worst to four."""
    assert iterations(views_of(bits, LOW), start) <= DIGITS - WRONG * DIGITS


def camps(focal: int) -> np.ndarray:
    """Return the views of two camps of ten that are at odds in every digit in which views may differ."""
    return views_of(np.repeat([[0], [1]], 10, axis=0) * np.ones(DIGITS, np.int64), focal)


@pytest.mark.parametrize(("focal", "possible"), [(LOW, True), (MODERATE, True), (HIGH, False)])
def test_theirs_need_not_agree_where_conflict_is_high(focal: int, possible: bool) -> None:
    """Two camps at odds: of all 65,536 alternatives none is for three quarters of them, unless half of what divides them is little enough."""
    alternatives = np.arange(2**DIGITS)[:, None] >> np.arange(DIGITS) & 1
    views = camps(focal)
    best = sum(10 * ((alternatives != camp).mean(axis=1) <= WRONG) for camp in (views[0], views[-1])).max() / 20
    assert (best >= SHARE) == possible == (focal / DIGITS / 2 <= WRONG)


class Council:
    """A group in which everybody is tied to everybody and only others' views, by trust, move anybody's.

    Parameters
    ----------
    views : ndarray
        What each starts from and is anchored in, [member] 0..1.
    stubbornness : ndarray
        [member] 0..1.
    speed : float
        Of opinion.
    """

    def __init__(self, views: np.ndarray, stubbornness: np.ndarray, speed: float) -> None:
        kinds = ("community", "government", "business", "ngo")
        register = "id,kind\n" + "".join(f"m{i},{kinds[i % 4]}\n" for i in range(len(views)))
        ties = "source,target,trust\n" + "".join(f"m{i},m{j},0.5\n" for i, j in combinations(range(len(views)), 2))
        case = scenario(
            population={"register": "r.csv", "ties": "t.csv"}, files={"r.csv": register.encode(), "t.csv": ties.encode()}, months=1
        )
        runs = block(case, "No programme")
        self.s, self.t, self.c, self.x, self.kinds = (
            state_of(runs.state, 0),
            ties_of(runs.ties, 0),
            channels_of(runs.channels.arrays(), 0),
            runs.scratch,
            runs.kinds,
        )
        values = {"resistance_speed": speed, "resistance_relief": 0.0, "resistance_contact": 0.0, "resistance_threat": 0.0}
        self.p = Lab(1, points={name: np.array([value]) for name, value in values.items()}).records()[0]
        self.s.anchor[:] = self.s.resistance[:] = views
        self.s.stubbornness[:] = stubbornness
        opening.open_month(self.s, self.t, self.x, 1)
        opening.dose(self.s, self.c, self.p, self.kinds, self.x)
        self.x.deeds["contact"] = 0.0

    def trusting(self, weights: np.ndarray) -> None:
        """Let each trust each by so much, [member, member]."""
        rows = range(self.t.count[0])
        a, b = self.t.a[rows], self.t.b[rows]
        self.t.trust_ab[rows], self.t.trust_ba[rows] = weights[a, b], weights[b, a]

    def month(self) -> np.ndarray:
        """Return everybody's view after another month."""
        resistance.be_silent(self.s, self.x)
        resistance.listen(self.t, self.x, 0, self.t.count[0])
        resistance.drift(self.s, self.c, self.p, self.kinds, self.x)
        return np.array(self.s.resistance)


def agrees(views: np.ndarray) -> bool:
    """Return whether some alternative is near enough to enough of the views, 0..1: the shortest stretch that holds so many is no longer than twice WRONG."""
    enough = int(np.ceil(SHARE * len(views)))
    ordered = np.sort(views)
    return bool((ordered[enough - 1 :] - ordered[: len(views) - enough + 1]).min() <= 2 * WRONG + 1e-12)


@TRIED
@given(
    focal=st.sampled_from([LOW, MODERATE]),
    lowest=st.floats(0.0, 1.0),
    places=st.lists(st.floats(0.0, 1.0), min_size=2, max_size=9),
    beginning=st.floats(0.0, 1.0),
    speed=st.floats(0.1, 0.3),
    least=st.floats(0.0, 1.0),
    seed=st.integers(0, 1000),
    sparse=st.floats(0.0, 1.0),
)
def test_ours_agrees_where_conflict_is_low_whoever_trusts_whom(focal, lowest, places, beginning, speed, least, seed, sparse) -> None:
    """A view is a mean of its own anchor, itself and others' views: none leaves the stretch of the anchors, focal / 16 wide, whatever the weights, which are new each month.

    And from anywhere else, views come into that stretch: what they are outside it shrinks each month by speed times the least stubbornness, at least.
    """
    width = focal / DIGITS
    generator = np.random.default_rng(seed)
    anchors = lowest * (1 - width) + width * np.array(places)
    low, high = anchors.min(), anchors.max()
    stubbornness = generator.uniform(least, 1.0, len(anchors))
    at_home, from_elsewhere = Council(anchors, stubbornness, speed), Council(anchors, stubbornness, speed)
    from_elsewhere.s.resistance[:] = beginning
    outside = max(low - beginning, beginning - high, 0.0)
    for month in range(1, 25):
        weights = generator.uniform(0, 1, (len(anchors), len(anchors))) * (generator.uniform(0, 1, (len(anchors), len(anchors))) >= sparse)
        for council in (at_home, from_elsewhere):
            council.trusting(weights)
        views = at_home.month()
        assert low - 1e-12 <= views.min()
        assert views.max() <= high + 1e-12
        assert agrees(views)
        left = outside * (1 - speed * stubbornness.min()) ** month + 1e-12
        views = from_elsewhere.month()
        assert low - left <= views.min()
        assert views.max() <= high + left


@pytest.mark.parametrize("stubbornness", [0.2, 0.4, 0.6, 0.8])
@pytest.mark.parametrize("focal", [LOW, MODERATE, HIGH])
def test_ours_need_not_agree_where_conflict_is_high(focal: int, stubbornness: float) -> None:
    """Two camps of ten, focal / 16 apart. If each trusts its own alone they stay so far apart; if all trust all alike, they end s / (1 + (1 - s) / 19) of it apart.

    The second by hand: others' mean departs from the middle by -d / 19 where one's own view departs by d, so d = s D - (1 - s) d / 19.
    """
    width = focal / DIGITS
    views = 0.5 + width * np.repeat([-0.5, 0.5], 10)
    same = np.equal.outer(views, views).astype(float)
    for weights, apart in ((same, width), (np.ones((20, 20)), width * stubbornness / (1 + (1 - stubbornness) / 19))):
        council = Council(views, np.full(20, stubbornness), 0.2)
        council.trusting(weights)
        for _ in range(400):
            found = council.month()
        assert np.ptp(found) == pytest.approx(apart, abs=1e-9)
        assert agrees(found) is (apart <= 2 * WRONG)
        if focal == HIGH and weights is same:
            assert not agrees(found)
