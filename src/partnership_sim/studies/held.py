"""Runs in memory, as results: every table of a results folder, made of what is held."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property, partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.metrics import METRICS
from partnership_sim.population import cast_of
from partnership_sim.results import manifest
from partnership_sim.results.columns import (
    COMPARISON,
    COUNTERFACTUALS,
    EVENTS,
    LAYOUTS,
    MOMENTS,
    OF_TESTS,
    OUTCOMES,
    POINT,
    POINTS,
    POSITIONS,
    POWER,
    SHOCK_COSTS,
    STAKEHOLDERS,
    STATE_START,
    SUMMARY,
    TEXT,
    TIES,
    WHAT_IF,
)
from partnership_sim.running import Keep, moments, outcomes, pieces
from partnership_sim.studies import counterfactuals, shock_costs, start, typical, what_if
from partnership_sim.studies.collect import Collected
from partnership_sim.studies.summary import comparison, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from partnership_sim.results.source import Columns, Monthly
    from partnership_sim.running import Task
    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.state import Array


class Held:
    """Runs in memory, as results (`results.source.Source`).

    Nothing that was run is run again, but for what no ensemble keeps: each plan's typical replicate, for its ties and events, and without one
    shock or action at a time; and what-ifs once they are asked for (`test`). States at three moments that were not kept, as at the points of a design, take one more run of each
    replicate.

    Parameters
    ----------
    task : Task
        What was run.
    collected : Collected
    values : mapping of str to array
        Plan -> [run, month, metric], of the months and metrics that are kept; empty where they go to disk as they come.
    command : sequence of str
        What was typed, or the call that stands for it.
    started : datetime, optional
        Now by default.
    """

    partial, folder = False, None

    def __init__(
        self,
        task: Task,
        collected: Collected,
        values: Mapping[str, Array],
        *,
        command: Sequence[str] = ("partnership_sim.run",),
        started: datetime | None = None,
    ) -> None:
        self.task, self.collected, self.values = task, collected, values
        self.plans = tuple(plan.name for plan in task.plans)
        self.months = task.case.months
        self.points = task.points.count if task.points.columns else 0
        self._command, self._started, self._ended = command, started or now(), now()
        self._tested: dict[str, dict[str, list[Any]]] = {}

    @cached_property
    def scenario(self) -> Scenario:
        """The scenario with just the plans that were run, so that running what is written gives the same."""
        case = self.task.case
        return case if case.plans == self.task.plans else case.with_(plans=self.task.plans)

    @property
    def replicates(self) -> int:
        """Replicates of a plan that were run, at each point."""
        return self.collected.replicates // (self.points or 1)

    @property
    def is_whole(self) -> bool:
        """Whether they are of one scenario, and all metrics of every month are kept."""
        return not self.points and self.task.keep.every == 1 and set(METRICS) <= set(self.task.keep.names)

    @property
    def manifest(self) -> dict[str, Any]:
        """What made these runs; their plug-ins are listed where they are copied."""
        case, cast = self.scenario, cast_of(self.scenario)
        counts = {
            "plans": len(self.plans),
            "replicates": self.replicates,
            "months": case.months,
            "stakeholders": len(cast),
            "registered": cast.registered,
        }
        counts |= {"points": self.points} if self.points else {}
        counts |= {"every": self.task.keep.every} if self.task.keep.every != 1 else {}
        return manifest.of(
            files=case.files,
            seed=case.seed,
            command=self._command,
            started=self._started,
            ended=self._ended,
            counts=counts,
            language=case.language,
            partial=self.partial,
        )

    def end(self, *, partial: bool) -> None:
        """Take note that all is done that will be done, and whether something of what was asked for is missing."""
        self._ended, self.partial = now(), partial

    def test(self, *, workers: int | None = None, progress: Callable[[int], None] = lambda _: None) -> None:
        """Make the what-ifs, and the runs without the scenario's shocks, unless they are there."""
        for file, made in ((WHAT_IF.file, what_if.what_if), (SHOCK_COSTS.file, shock_costs.shock_costs)):
            if file not in self._tested:
                self._tested[file] = made(self.collected, self.task.plans, workers=workers, progress=progress)

    def has(self, file: str) -> bool:
        """Return whether a table can be made of what is held."""
        return file in self.files and (file not in OF_TESTS or file in self._tested)

    @property
    def files(self) -> tuple[str, ...]:
        """The tables that a folder of these runs has besides runs.parquet, in the order in which they are written."""
        return tuple(self._made)

    def table(self, file: str) -> Columns:
        """Return a table; without rows where it is not there."""
        found = self.written(file) if self.has(file) else {name: [] for name in LAYOUTS[file].columns}
        known = LAYOUTS[file].columns
        return {name: list(column) if known.get(name) == TEXT else np.asarray(column, dtype=np.float64) for name, column in found.items()}

    def written(self, file: str) -> Mapping[str, Any]:
        """Return a table's columns as they are written; those of what-ifs that were not made have no rows."""
        return self._made[file]()

    def monthly(self, metrics: Sequence[str], *, plans: Sequence[str] | None = None, most: int = 1000) -> Monthly:
        """Return monthly values, metric -> plan -> [run, month]; metrics that are not kept are left out."""
        chosen = [plan for plan in self.plans if plans is None or plan in plans]
        place = {name: at for at, name in enumerate(self.collected.metrics)}
        return {name: {plan: self.values[plan][:most, :, place[name]] for plan in chosen} for name in metrics if name in place}

    def stretches(self) -> Iterator[tuple[int, int, int]]:
        """Yield first point, point after the last, and number of months kept, of points one after the other that have as many months."""
        months = np.zeros(max(self.points, 1), np.int64)
        for group in self.task.groups:
            months[group.points] = len(self.task.keep.months(group.case.months))
        low = 0
        for count, same in groupby(months.tolist()):
            high = low + len(list(same))
            yield low, high, count
            low = high

    @cached_property
    def _made(self) -> dict[str, Callable[[], Mapping[str, Any]]]:
        """How each table is made."""
        made: dict[str, Callable[[], Mapping[str, Any]]] = {OUTCOMES.file: self.outcomes}
        if self.points:
            made[POINTS.file] = self._points
        if self.points or self.task.keep.every != 1:
            made[MOMENTS.file] = self._moments
        if not self.points:
            made |= {SUMMARY.file: self.summary, COMPARISON.file: self.comparison}
        if self.is_whole:
            made |= {
                STAKEHOLDERS.file: self._stakeholders,
                POWER.file: self._power,
                POSITIONS.file: self._positions,
                STATE_START.file: self._start,
                TIES.file: lambda: self._story.ties,
                EVENTS.file: lambda: self._story.events,
                COUNTERFACTUALS.file: lambda: self._counterfactuals,
            } | {file: partial(self._test, file) for file in OF_TESTS}
        return made

    @property
    def _luck(self) -> Array:
        """What was drawn once a run, of the runs that were made."""
        return self.task.luck[: self.collected.replicates]

    def summary(self) -> dict[str, list[object]]:
        """Return means with intervals; see `studies.summary`."""
        return summary(self.collected.moments, self.collected.outcomes, self.collected.metrics, self._luck, points=self.points)

    def comparison(self) -> dict[str, list[object]]:
        """Return every plan compared with every other; see `studies.summary`."""
        return comparison(self.collected.moments, self.collected.outcomes, self.collected.metrics, self._luck, points=self.points)

    def comparison_of(self, metric: str, to: str | None) -> dict[str, list[object]]:
        """Return the rows of `comparison` of one metric or outcome, and of one other plan; nothing else is computed."""
        kept = self.collected
        if metric not in kept.metrics:
            nothing = {plan: cube[:, :, :0] for plan, cube in kept.moments.items()}
            asked = {plan: {name: runs for name, runs in found.items() if name == metric} for plan, found in kept.outcomes.items()}
            return comparison(nothing, asked, (), self._luck, points=self.points, to=to)
        at = kept.metrics.index(metric)
        chosen = {plan: cube[:, :, at : at + 1] for plan, cube in kept.moments.items()}
        return comparison(chosen, {plan: {} for plan in chosen}, (metric,), self._luck, points=self.points, to=to)

    def outcomes(self) -> dict[str, Any]:
        """Return the outcomes, a row a plan and replicate, at each point."""
        found = outcomes.table(self.collected.outcomes)
        return self._by_point(found, len(self.plans), 1) if self.points else found

    def _moments(self) -> dict[str, Any]:
        """Return what runs are compared by, a row a plan, replicate and moment, at each point."""
        kept, count, times = self.collected.moments, self.collected.replicates, len(moments.MOMENTS)
        columns: dict[str, Any] = {
            "plan": [plan for plan in kept for _ in range(count * times)],
            "replicate": np.tile(np.repeat(np.arange(count), times), len(kept)),
            "at": list(moments.MOMENTS) * (count * len(kept)),
        }
        for place, name in enumerate(self.collected.metrics):
            columns[name] = np.concatenate([cube[:, :, place].T.ravel() for cube in kept.values()])
        return self._by_point(columns, len(kept), times) if self.points else columns

    def _by_point(self, columns: Mapping[str, Any], plans: int, each: int) -> dict[str, Any]:
        """Return columns by plan and run, `each` rows a run, in the order of points, with the point first and replicates counted in it."""
        order = np.arange(plans * self.collected.replicates * each).reshape(plans, self.points, -1).swapaxes(0, 1).ravel()
        found = {name: np.asarray(column, dtype=object if isinstance(column, list) else None)[order] for name, column in columns.items()}
        point, found["replicate"] = divmod(found["replicate"], self.replicates)
        return {POINT: point, **found}

    def _points(self) -> dict[str, Any]:
        columns: dict[str, list[Any]] = {name: [] for name in POINTS.columns}
        for point in range(self.points):
            for key, value in self.task.points.at(point).items():
                for column, item in zip(columns.values(), (point, key, json.dumps(value, ensure_ascii=False)), strict=True):
                    column.append(item)
        return columns

    @cached_property
    def _states(self) -> Collected:
        """Sums of states at the start, at programme end and at the end."""
        if self.collected.has_states:
            return self.collected
        again = Collected(self.task.case, self.task.plans, ())
        for piece in pieces(replace(self.task, keep=Keep((), 0, states=True)), keep=again.keep):
            again.add(piece)
        return again

    def _test(self, file: str) -> Mapping[str, Any]:
        return self._tested.get(file, {name: [] for name in LAYOUTS[file].columns})

    def _stakeholders(self) -> dict[str, Any]:
        return self._states.stakeholders()

    def _power(self) -> dict[str, Any]:
        return self._states.communities_by_power()

    def _positions(self) -> dict[str, Any]:
        return self._states.positions()

    @cached_property
    def _typical(self) -> dict[str, int]:
        return {plan: self.collected.typical(plan) for plan in self.plans}

    @cached_property
    def _story(self) -> typical.Story:
        return typical.story(self.task.case, self.task.plans, self._typical)

    @cached_property
    def _counterfactuals(self) -> dict[str, list[object]]:
        runs = len(self.plans) * self.replicates
        strikes, ranked = self._story.strikes, self.collected.ranked()
        return counterfactuals.table(self.task.case, self.task.plans, self._typical, strikes, ranked=ranked, runs=runs)

    def _start(self) -> dict[str, Any]:
        return start.states(self.task.case, start.shown(self.task.case, self.replicates, self._typical.values()))


def runs_of_tests(case: Scenario, plans: Sequence[Plan], replicates: int) -> int:
    """Return how many runs `Held.test` takes, for progress and estimates."""
    return what_if.runs_needed(case, plans, replicates) + shock_costs.runs_needed(case, plans, replicates)


def now() -> datetime:
    """Return the time, with its zone."""
    return datetime.now(UTC).astimezone()
