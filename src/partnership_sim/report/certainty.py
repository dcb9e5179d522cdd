"""How often something was so in the runs that were made, and words for certainty: the one place where both are made."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from partnership_sim.plots.numbers import NOTHING, half_up
from partnership_sim.report.words import page

if TYPE_CHECKING:
    from partnership_sim.plots.numbers import Numbers
    from partnership_sim.report.data import Score

#: Below so many runs there is no word of certainty; from so many on frequencies are told of 100.
FEW, HUNDRED = 20, 100
#: From this share on a thing is so more often than not; below its complement, less often.
OFTEN = 0.6


def often(share: float, runs: int, numbers: Numbers) -> str:
    """Return a share as natural frequency: 87 of 100 runs; of fewer than 100, in those that were made: 9 of 10 runs, all 10 runs."""
    if not math.isfinite(share):
        return NOTHING
    language, every = numbers.language, numbers.fixed(runs, 0)
    if runs > 1 and share in {0.0, 1.0}:
        return (page.ALL_RUNS if share else page.NO_RUNS)[language].format(all=every)
    words, base = (page.OF_RUNS, min(runs, HUNDRED)) if runs != 1 else (page.OF_ONE, 1)
    return words[language].format(count=numbers.out_of(share, base), all=numbers.fixed(base, 0))


def word(share: float, runs: int, language: str) -> str:
    """Return the word for how often something was so; none where few runs were made, and for always and never."""
    if not math.isfinite(share) or runs < FEW or share in {0.0, 1.0}:
        return ""
    # As the reader sees it: the word belongs to the number that stands beside it.
    shown = half_up(share, 2)
    return next(words[language] for least, words in page.CERTAINTY if shown >= least)


def odds(share: float, runs: int, numbers: Numbers) -> str:
    """Return a natural frequency with its word, where it has one: 87 of 100 runs (usually)."""
    return _with(often(share, runs, numbers), word(share, runs, numbers.language), numbers)


def beats(score: Score, sign: int, numbers: Numbers) -> str:
    """Return in how many runs a plan does better than another, and in how many equally well.

    `sign` is what the mean difference says: 1 clearly better, -1 clearly worse, 0 neither. A word of certainty stands only where it says
    the same and no run is a tie.
    """
    text = often(score.better, score.runs, numbers)
    if score.equal and text != NOTHING:
        return page.EQUAL_IN[numbers.language].format(often=text, equal=numbers.out_of(score.equal, min(score.runs, HUNDRED)))
    return _with(text, word(score.better, score.runs, numbers.language) if agrees(score, sign) else "", numbers)


def agrees(score: Score, sign: int) -> bool:
    """Return whether how often a plan does better says the same as the mean difference."""
    return sign == (score.better >= OFTEN) - (score.better < 1 - OFTEN)


def _with(text: str, certain: str, numbers: Numbers) -> str:
    return page.WITH_WORD[numbers.language].format(often=text, word=certain) if certain else text
