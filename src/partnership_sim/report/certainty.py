"""Words for how often something was so, and for how certain that makes it: the one place where both are made."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from partnership_sim.plots.numbers import NOTHING
from partnership_sim.report.words import page

if TYPE_CHECKING:
    from partnership_sim.plots.numbers import Numbers
    from partnership_sim.verdicts.certainty import Chance, Often

#: From so many runs on frequencies are told of 100.
HUNDRED = 100


def often(share: float, runs: int, numbers: Numbers) -> str:
    """Return a share as natural frequency: 87 of 100 runs; of fewer than 100, in those that were made: 9 of 10 runs, 10 of 10 runs."""
    if not math.isfinite(share):
        return NOTHING
    words, base = (page.OF_RUNS, min(runs, HUNDRED)) if runs != 1 else (page.OF_ONE, 1)
    return words[numbers.language].format(count=numbers.out_of(share, base), all=numbers.fixed(base, 0))


def odds(found: Often, numbers: Numbers) -> str:
    """Return a natural frequency with its word, where it has one: 87 of 100 runs (usually)."""
    return _with(often(found.share, found.runs, numbers), found.degree, numbers)


def gains(found: Chance, numbers: Numbers) -> str:
    """Return in how many runs a plan is better than another by what matters."""
    return _with(often(found.gain, found.runs, numbers), found.degree, numbers)


def losses(found: Chance, numbers: Numbers) -> str:
    """Return in how many of the same runs it is worse by what matters: the number alone."""
    return numbers.out_of(found.loss, min(found.runs, HUNDRED))


def _with(text: str, degree: str | None, numbers: Numbers) -> str:
    if degree is None:
        return text
    return page.WITH_WORD[numbers.language].format(often=text, word=page.CERTAINTY[degree][numbers.language])
