"""Where verdicts come from: tables by name and what was run, in a folder or in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from partnership_sim.results.columns import COMPARISON, LAYOUTS, OUTCOMES, SUMMARY
from partnership_sim.running import outcomes
from partnership_sim.studies.summary import comparison, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.studies.collect import Collected

Columns = dict[str, Any]
Monthly = dict[str, dict[str, "NDArray[np.float64]"]]


class Source(Protocol):
    """What verdicts read of results."""

    @property
    def scenario(self) -> Scenario:
        """What was run."""
        ...

    @property
    def plans(self) -> tuple[str, ...]:
        """The plans, in the order in which they were run."""
        ...

    @property
    def replicates(self) -> int:
        """Replicates of a plan."""
        ...

    @property
    def months(self) -> int:
        """Months run."""
        ...

    @property
    def partial(self) -> bool:
        """Whether the run was stopped before its last replicate."""
        ...

    def has(self, file: str) -> bool:
        """Return whether a table was made at all."""
        ...

    def table(self, file: str) -> Columns:
        """Return a table's columns by name: numbers as float arrays (undefined is NaN), text as lists."""
        ...

    def monthly(self, metrics: Sequence[str], *, plans: Sequence[str] | None = None, most: int = 1000) -> Monthly:
        """Return monthly values, metric -> plan -> [run, month]; metrics that there are not are left out."""
        ...


class InMemory:
    """Runs in memory, as a source: what is kept of single stakeholders, ties, events and what-ifs in a folder alone is not there.

    Parameters
    ----------
    scenario : Scenario
    collected : Collected
    values : mapping of str to array
        Plan -> [run, month, metric], metrics as in `collected`.
    """

    partial = False

    def __init__(self, scenario: Scenario, collected: Collected, values: Mapping[str, NDArray[np.float64]]) -> None:
        self.scenario = scenario
        self.plans = tuple(values)
        self.replicates = collected.replicates
        self.months = next(iter(values.values())).shape[1]
        self._metrics = collected.metrics
        self._values = values
        moments = collected.moments
        self._made: dict[str, Callable[[], Mapping[str, Any]]] = {
            SUMMARY.file: lambda: summary(moments, collected.outcomes, collected.metrics),
            COMPARISON.file: lambda: comparison(moments, collected.outcomes, collected.metrics),
            OUTCOMES.file: lambda: outcomes.table(collected.outcomes),
        }

    def has(self, file: str) -> bool:
        """Return whether a table can be made of what is in memory."""
        return file in self._made

    def table(self, file: str) -> Columns:
        """Return a table; without rows where it is not there."""
        found = self._made[file]() if self.has(file) else {name: [] for name in LAYOUTS[file].columns}
        return {name: column if _is_text(file, name) else np.asarray(column, dtype=np.float64) for name, column in found.items()}

    def monthly(self, metrics: Sequence[str], *, plans: Sequence[str] | None = None, most: int = 1000) -> Monthly:
        """Return monthly values; see `Source`."""
        chosen = [plan for plan in self.plans if plans is None or plan in plans]
        return {
            name: {plan: self._values[plan][:most, :, self._metrics.index(name)] for plan in chosen}
            for name in metrics
            if name in self._metrics
        }


def _is_text(file: str, column: str) -> bool:
    return LAYOUTS[file].columns.get(column) == "text"
