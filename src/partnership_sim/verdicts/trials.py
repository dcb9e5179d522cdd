"""The table of what-ifs: one plan under one change, against the same plan unchanged and against others under the same change."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from partnership_sim.declare import PARAMETERS
from partnership_sim.metrics import clearly
from partnership_sim.metrics.declared import declared
from partnership_sim.results.columns import NO_PROGRAMME, RUN, WHAT_IF
from partnership_sim.studies.what_if import BUDGET
from partnership_sim.verdicts import matters, skew
from partnership_sim.verdicts.tables import HOLDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership_sim.studies.goals import Goal
    from partnership_sim.verdicts.tables import Tables

#: Parameters whose names begin so say how far runs scatter, not what a plan meets.
LUCK = "luck_"


class Strike(NamedTuple):
    """A shock that is tried: the month in which it strikes, how many it lasts, and whom it meets, by kinds or by an id."""

    month: int
    duration: int
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Trial:
    """A measure of a plan under a change, its mean and median, and its difference with its interval, all of the same runs.

    `difference` is from the plan unchanged, or from another plan under the same change; `strike` says more of a change that is a shock, whose
    value is its severity.
    """

    change: str
    value: float
    strike: Strike | None
    runs: int
    mean: float
    median: float
    difference: float
    low: float
    high: float

    @property
    def before(self) -> float:
        """The level of the same runs unchanged."""
        return self.mean - self.difference

    @property
    def clear(self) -> bool:
        """Whether the interval is known and does not hold 0."""
        return clearly.clear(self.low, self.high)

    @property
    def key(self) -> tuple[str, float]:
        """The change and its value: one world that was tried."""
        return self.change, self.value


class Duel(NamedTuple):
    """A plan and its best rival in one world that was tried.

    `ahead`: by how much the rival is better, `doubt`: half its interval, `least`: the smallest difference that matters.
    """

    trial: Trial
    other: str
    best: Trial
    ahead: float
    doubt: float
    least: float

    @property
    def clear(self) -> bool:
        """Whether the rival is ahead: run by run under the same change, clearly and by what matters."""
        return self.ahead > self.doubt and self.ahead >= self.least


class Blow(NamedTuple):
    """What harms a plan most of all that was tried: its trial by the first goal, and by `sustained` where that clearly falls."""

    effect: Trial
    holds: Trial | None


class Trials:
    """All what-ifs.

    Parameters
    ----------
    tables : Tables
    """

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._rows: dict[tuple[str, str, str], list[Trial]] = {}
        self._against: dict[tuple[str, str, str, str], dict[tuple[str, float], Trial]] = {}
        for (plan, other, metric, at), trial in _read(tables):
            if plan == other:
                self._rows.setdefault((plan, metric, at), []).append(trial)
            else:
                self._against.setdefault((plan, other, metric, at), {})[trial.key] = trial
        self.plans = tuple(plan for plan in tables.plans if any(key[0] == plan for key in self._rows))
        #: So many runs were tried under each change: the first ones, everywhere the same.
        self.runs = max((one.runs for rows in self._rows.values() for one in rows), default=0)

    def without(self, trial: Trial, metric: str, at: str) -> Trial | None:
        """Return "No programme" under the same change; None where it was not tried."""
        return next((one for one in self._rows.get((NO_PROGRAMME, metric, at), []) if one.key == trial.key), None)

    def of(self, plan: str, metric: str, at: str) -> list[Trial]:
        """Return a plan's trials but those of budgets."""
        return [one for one in self._rows.get((plan, metric, at), []) if one.change != BUDGET and math.isfinite(one.difference)]

    def budgets(self, plan: str, metric: str, at: str) -> dict[float, Trial]:
        """Return a plan's trials of budgets by their scale."""
        return {one.value: one for one in self._rows.get((plan, metric, at), []) if one.change == BUDGET and math.isfinite(one.mean)}

    def unchanged(self, plan: str, metric: str, at: str) -> Trial | None:
        """Return a plan as it is run anyway; None where it was not tried."""
        return next((one for one in self._rows.get((plan, metric, at), []) if one.key == (BUDGET, 1.0)), None)

    def skewed(self, plans: Iterable[str], goal: Goal) -> bool:
        """Return whether under some change the mean of one of these plans alone would mislead."""
        least = matters.least(self.tables, goal.name, goal.at)
        rows = [one for plan in plans for one in self._rows.get((plan, goal.name, goal.at), [])]
        return not declared(goal.name).binary and any(skew.side(one.mean, one.median, least) for one in rows)

    def harm(self, plan: str, goal: Goal) -> list[Trial]:
        """Return what clearly, and by what matters, harms a plan by a goal, from the most harmful."""
        found = [one for one in self.of(plan, goal.name, goal.at) if self.sign(one, goal) < 0]
        return sorted(found, key=lambda one: (goal.better * one.difference, one.change, one.value))

    def duels(self, plan: str, goal: Goal) -> list[Duel]:
        """Return every world that was tried with another plan too, half and double budget among them, the best rival of each."""
        return list(self._duels(plan, goal))

    def _duels(self, plan: str, goal: Goal) -> Iterator[Duel]:
        def worlds(name: str) -> dict[tuple[str, float], Trial]:
            budgets = [one for scale, one in self.budgets(name, goal.name, goal.at).items() if scale != 1 and math.isfinite(one.difference)]
            return {one.key: one for one in (*self.of(name, goal.name, goal.at), *budgets)}

        least = matters.least(self.tables, goal.name, goal.at)
        for key, own in worlds(plan).items():
            rivals = {other: self._against.get((other, plan, goal.name, goal.at), {}).get(key) for other in self.plans}
            known = {other: one for other, one in rivals.items() if one is not None and math.isfinite(one.difference)}
            if known:
                other = max(known, key=lambda name: goal.better * known[name].difference)
                best = known[other]
                yield Duel(own, other, best, goal.better * best.difference, (best.high - best.low) / 2, least)

    def leaders(self, plan: str, goal: Goal) -> list[Duel]:
        """Return the worlds in which another plan clearly would do better than `plan`, the clearest first."""
        found = [duel for duel in self._duels(plan, goal) if duel.clear]
        return sorted(found, key=lambda duel: (-duel.ahead, duel.trial.change, duel.trial.value))

    def breaking(self, plan: str) -> list[Trial]:
        """Return what clearly breaks the partnership under a plan, from the worst."""
        found = [one for one in self.of(plan, HOLDS.name, RUN) if self.sign(one, HOLDS) < 0]
        return sorted(found, key=lambda one: (one.difference, one.change, one.value))

    def blow(self, plan: str, goal: Goal) -> Blow | None:
        """Return the one thing that harms a plan most; None where nothing clearly does.

        That is what makes the partnership hold clearly less often, the most harmful first; else the largest clear loss by the goal.
        What only says how far runs scatter is never it.
        """
        effects = {one.key: one for one in self.of(plan, goal.name, goal.at)}
        for one in self.breaking(plan):
            if one.key in effects and not is_luck(one.change):
                return Blow(effects[one.key], one)
        harm = [one for one in self.harm(plan, goal) if not is_luck(one.change)]
        return Blow(harm[0], None) if harm else None

    def unused(self, plan: str, trial: Trial) -> bool:
        """Return whether a parameter does exactly nothing under a plan, by whatever was measured."""
        same = [one for key, found in self._rows.items() if key[0] == plan for one in found if one.key == trial.key]
        return trial.change in PARAMETERS and all(
            one.difference == one.low == one.high == 0 for one in same if math.isfinite(one.difference)
        )

    def sign(self, trial: Trial, goal: Goal) -> int:
        """Return whether a change makes a goal better (1) or worse (-1), clearly and by what matters, or neither (0)."""
        return clearly.sign(trial, goal.better, matters.least(self.tables, goal.name, goal.at))

    def calm(self, plan: str, goal: Goal) -> list[str]:
        """Return the changes that at neither end do anything that matters, break the partnership, or change the ranking."""
        found = self.of(plan, goal.name, goal.at)
        serious = {one.key for one in self.breaking(plan)} | {duel.trial.key for duel in self.leaders(plan, goal)}
        loud = {one.change for one in found if one.key in serious or self.sign(one, goal)}
        return [change for change in dict.fromkeys(one.change for one in found) if change not in loud]

    def upper(self, change: str, value: float) -> bool:
        """Return whether a value is the upper end of its parameter's range."""
        low, high = self.tables.scenario.uncertainties.get(change, (-math.inf, math.inf))
        if not math.isfinite(low + high):
            default = PARAMETERS[change].default if change in PARAMETERS else 0.0
            return value > self.tables.scenario.parameters.get(change, default)
        return abs(value - high) <= abs(value - low)


def _read(tables: Tables) -> Iterator[tuple[tuple[str, str, str, str], Trial]]:
    """Yield the table's rows: whose, against whom, by what and when; and the trial."""
    table = tables.source.table(WHAT_IF.file)
    keys = zip(table["plan"], table["other"], table["metric"], table["at"], strict=True)
    changes = zip(table["change"], table["value"].tolist(), strict=True)
    strikes = zip(table["month"].tolist(), table["duration"].tolist(), table["targets"], strict=True)
    numbers = zip(*(table[name].tolist() for name in ("runs", "mean", "median", "difference", "low", "high")), strict=True)
    for key, (change, value), (month, duration, targets), (runs, *row) in zip(keys, changes, strikes, numbers, strict=True):
        strike = Strike(int(month), int(duration), tuple(targets.split("|"))) if targets else None
        yield key, Trial(change, value, strike, int(runs), *row)


def is_luck(change: str) -> bool:
    """Return whether a change is of how far runs scatter."""
    return change in PARAMETERS and change.startswith(LUCK)
