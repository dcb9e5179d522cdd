"""Words for certainty: one table by probability, the number always beside them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from partnership_sim.plots.numbers import NOTHING, half_up
from partnership_sim.report.words import page

if TYPE_CHECKING:
    from partnership_sim.plots.numbers import Numbers


def word(probability: float, language: str) -> str:
    """Return the word for a probability, 0..1."""
    if not math.isfinite(probability):
        return NOTHING
    # As the reader sees it: the word belongs to the number that stands beside it.
    shown = half_up(probability, 2)
    return next(words[language] for least, words in page.CERTAINTY if shown >= least)


def odds(probability: float, numbers: Numbers) -> str:
    """Return a probability as natural frequency with its word: 87 of 100 (usually)."""
    if not math.isfinite(probability):
        return NOTHING
    return page.ODDS[numbers.language].format(count=numbers.of_100(probability), word=word(probability, numbers.language))
