"""What a survey sees of partnerships: a number of them, some people asked in each, in a wave or two; each answer with its error."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.points import Points
from partnership_sim.running import Gathered, Keep, Task, Threads, pieces
from partnership_sim.running.moments import mean_defined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.random import Generator

    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.state import Array

#: What is asked: a level from 0 to 1; yes or no; an amount; what a visit or the minutes show, without an error.
LEVEL, YES_OR_NO, AMOUNT, SEEN = "level", "yes or no", "amount", "seen"
#: How far one person's answer lies from the mean of all (standard deviation), and of an amount as a share of it.
OF_LEVEL, OF_AMOUNT = 0.25, 0.6


@dataclass(frozen=True)
class Question:
    """A question of a questionnaire.

    Parameters
    ----------
    metric : str
        The metric that answers would show if everybody were asked and nobody erred.
    kind : str
        How it is answered: `LEVEL`, `YES_OR_NO`, `AMOUNT` or `SEEN`.
    people : int
        How many answer in a partnership, in a wave.
    """

    metric: str
    kind: str
    people: int = 1

    def answered(self, truth: Array, random: Generator) -> Array:
        """Return the mean answer where the truth is this, with the error of so many answers; NaN stays."""
        if self.kind == SEEN:
            return truth
        if self.kind == YES_OR_NO:
            share = np.clip(np.nan_to_num(truth), 0.0, 1.0)
            return np.where(np.isnan(truth), np.nan, random.binomial(self.people, share) / self.people)
        spread = OF_AMOUNT * np.abs(truth) if self.kind == AMOUNT else OF_LEVEL
        return np.asarray(truth + spread / math.sqrt(self.people) * random.standard_normal(truth.shape))


def observed(
    case: Scenario,
    plan: Plan,
    points: Mapping[str, Array],
    lucks: Array,
    metrics: Sequence[str],
    waves: Sequence[int],
    *,
    workers: int | None = None,
) -> Array:
    """Run a plan at points; return what is true in the months of the waves, [point, partnership, wave, metric].

    Parameters
    ----------
    case : Scenario
    plan : Plan
    points : mapping of str to ndarray
        Parameters, [point] each.
    lucks : ndarray of int, [point, partnership]
        The replicate whose random numbers each partnership draws.
    metrics : sequence of str
    waves : sequence of int
        Months.
    """
    every = math.gcd(*waves)
    kept = [month // every - 1 for month in waves]
    task = Task(case, (plan,), lucks, Points(len(lucks), dict(points)), Keep(tuple(metrics), every))
    found = Gathered(axis=0)
    for piece in pieces(task, executor=Threads(workers)):
        found.add(plan.name, piece.runs, piece.values[plan.name][:, kept])
    return np.asarray(found.of(plan.name).reshape(*lucks.shape, len(waves), len(metrics)))


def answers(truth: Array, questions: Sequence[Question], random: Generator) -> Array:
    """Return what the survey finds in each partnership, [point, partnership, wave, question], of what is true there."""
    return np.stack([question.answered(truth[..., at], random) for at, question in enumerate(questions)], axis=-1)


def statistics(found: Array) -> Array:
    """Return of every question and wave the mean over partnerships and their standard deviation, [point, statistic].

    First the means, wave by wave, then the deviations in the same order. Partnerships in which there is nothing to answer (no dispute, no
    settlement) count not; where there is none at all the statistic is NaN.
    """
    mean = mean_defined(found, axis=1)
    spread = np.sqrt(mean_defined((found - mean[:, None]) ** 2, axis=1))
    return np.concatenate([mean.reshape(len(found), -1), spread.reshape(len(found), -1)], axis=1)
