"""How often something was so in the runs that were made, and how certain that makes it: the one place where both are judged."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim.rounding import half_up

if TYPE_CHECKING:
    from partnership_sim.verdicts.tables import Score

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
#: Why the share of runs in which a plan does better and its mean difference do not say the same: equal in every run; better in most runs,
#: though not clearly by the mean; a clear gain of few runs; a clear loss of few runs; or that they agree.
SAME, UNEQUAL, RARE, LOSING, AGREE = "same", "unequal", "rare", "losing", "agree"


@dataclass(frozen=True)
class Often:
    """In what share of how many runs something is so, and its degree of certainty; None where none is given."""

    share: float
    runs: int
    degree: str | None


@dataclass(frozen=True)
class Chance:
    """In what share of the runs one plan does better than another, and in what share both are equal.

    Parameters
    ----------
    better, equal : float
        Shares; NaN where undefined.
    runs : int
        Runs in which both are defined.
    degree : str or None
        The degree of certainty of `better`; None of few runs, of ties, and where the mean difference says something else.
    case : str
        Whether the share and the mean difference say the same: "agree", "same", "unequal", "rare", "losing"; "" where undefined.
    """

    better: float
    equal: float
    runs: int
    degree: str | None
    case: str


def degree(share: float, runs: int) -> str | None:
    """Return the degree of certainty of how often something was so; None where few runs were made, and for always and never.

    Always and never are no degrees: the next run may differ, and "in all 40 runs" says it better.
    """
    if not math.isfinite(share) or runs < FEW or share in {0.0, 1.0}:
        return None
    # As the reader sees it: the degree belongs to the number that stands beside it.
    shown = half_up(share, 2)
    return next(name for name, least in DEGREES.items() if shown >= least)


def often(share: float, runs: int) -> Often:
    """Return how often something is so, with its degree."""
    return Often(share, runs, degree(share, runs))


def agrees(score: Score, sign: int) -> bool:
    """Return whether how often a plan does better says the same as the mean difference."""
    return sign == (score.better >= OFTEN) - (score.better < 1 - OFTEN)


def chance(score: Score, sign: int) -> Chance:
    """Judge in how many runs a plan does better than another.

    `sign` is what the mean difference says: 1 clearly better, -1 clearly worse, 0 neither. A degree of certainty is given only where the
    share says the same and no run is a tie.
    """
    given = degree(score.better, score.runs) if not score.equal and agrees(score, sign) else None
    return Chance(score.better, score.equal, score.runs, given, _case(score, sign))


def _case(score: Score, sign: int) -> str:
    if not math.isfinite(score.better):
        return ""
    losing = 1 - score.better - score.equal
    if score.equal == 1:
        return SAME
    if sign == 0 and score.better >= OFTEN:
        return UNEQUAL
    if sign and sign * (score.better - losing) <= 0:
        return RARE if sign > 0 else LOSING
    return AGREE
