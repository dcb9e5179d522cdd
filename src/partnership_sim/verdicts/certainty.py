"""How often something was so in the runs that were made, and how certain that makes it: the one place where both are judged."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from partnership_sim.rounding import half_up

#: Below so many runs nothing is called certain or likely; from so many on a ranking can be relied on.
FEW, ENOUGH = 20, 100
#: From this share on a thing is so more often than not; below its complement, less often.
OFTEN = 0.6
#: The lowest share of each degree of certainty.
DEGREES = {
    "almost_always": 0.95,
    "usually": 0.80,
    "more_often_than_not": 0.60,
    "no_better_than_chance": 0.40,
    "less_often_than_not": 0.20,
    "seldom": 0.05,
    "almost_never": 0.0,
}
#: How often a plan gains beside what its mean gain says: both plans exactly the same in every run; a gain in most runs, though the mean does
#: not say so; a mean gain, or a mean loss, that fewer than half of the runs carry; or that they agree.
SAME, UNEQUAL, RARE, LOSING, AGREE = "same", "unequal", "rare", "losing", "agree"
HALF = 0.5


class Score(NamedTuple):
    """In what share of `runs` a plan is better than another by at least `least`, in what worse, and in what exactly the same."""

    least: float
    gain: float
    loss: float
    same: float
    runs: int
    binary: bool = False


@dataclass(frozen=True)
class Often:
    """In what share of how many runs something is so, and its degree of certainty; None where none is given."""

    share: float
    runs: int
    degree: str | None


@dataclass(frozen=True)
class Chance:
    """In what share of the runs a plan is better than another by what matters, in what share worse, and in what share neither.

    Parameters
    ----------
    least : float
        The smallest difference that matters; of what is 0 or 1 in a run any is.
    gain, loss, neither : float
        Shares of runs with a gain of at least that, a loss of at least that, and neither; NaN where undefined.
    runs : int
        Runs in which both are defined.
    degree : str or None
        The degree of certainty of `gain`; None of few runs.
    case : str
        What that says beside the mean: "agree", "same", "unequal", "rare", "losing"; "" where undefined.
    """

    least: float
    gain: float
    loss: float
    neither: float
    runs: int
    degree: str | None
    case: str


def degree(share: float, runs: int) -> str | None:
    """Return the degree of certainty of how often something was so; None where few runs were made, and for always and never.

    Always and never are no degrees: the next run may differ, and "40 of 40 runs" says it better.
    """
    if not math.isfinite(share) or runs < FEW or share in {0.0, 1.0}:
        return None
    # As the reader sees it: the degree belongs to the number that stands beside it.
    shown = half_up(share, 2)
    return next(name for name, least in DEGREES.items() if shown >= least)


def often(share: float, runs: int) -> Often:
    """Return how often something is so, with its degree."""
    return Often(share, runs, degree(share, runs))


def chance(score: Score, sign: int) -> Chance:
    """Judge in how many runs a plan gains over another.

    `sign` is what the mean difference says: 1 better, -1 worse, 0 neither.
    """
    neither = max(0.0, 1 - score.gain - score.loss)
    return Chance(score.least, score.gain, score.loss, neither, score.runs, degree(score.gain, score.runs), _case(score, sign))


def _case(score: Score, sign: int) -> str:
    if not math.isfinite(score.gain):
        return ""
    if score.same == 1:
        return SAME
    if score.binary:
        return AGREE  # the mean difference is the one share less the other
    if sign <= 0 and score.gain >= OFTEN:
        return UNEQUAL
    if sign > 0 and score.gain < HALF:
        return RARE
    return LOSING if sign < 0 and score.loss < HALF else AGREE
