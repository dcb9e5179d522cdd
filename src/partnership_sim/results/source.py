"""Results as whoever reads them has them: tables by name and what was run, in a folder (`reader`) or in memory (`studies.held`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from partnership_sim.problems import Problems
from partnership_sim.results.columns import POINT, STAKEHOLDERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from partnership_sim.scenario.schema import Scenario

Columns = dict[str, Any]
Monthly = dict[str, dict[str, NDArray[np.float64]]]


class Source(Protocol):
    """Results: what verdicts and reports read."""

    @property
    def folder(self) -> Path | None:
        """Where they lie; None in memory."""
        ...

    @property
    def manifest(self) -> Mapping[str, Any]:
        """What made them, as in manifest.json."""
        ...

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
    def points(self) -> int:
        """Points of which the runs are; 0 where they are of one scenario."""
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


def refuse_parts(source: Source, language: str) -> None:
    """Refuse results of which no verdict can be given and no report be drawn.

    Parameters
    ----------
    language : str
        Of the messages.

    Raises
    ------
    InputError
        If they are of several points, or hold a part only of what a run gives.
    """
    problems, place = Problems(language), str(source.folder or "")
    if source.points:
        found = problems.say("these runs are of {count} design points", count=source.points)
        problems.wrong((place, POINT), found, problems.say("expected one of them: point(number)"))
    elif not source.has(STAKEHOLDERS.file):
        found = problems.say("not all metrics of every month were kept")
        problems.wrong((place, "metrics"), found, problems.say("expected runs of which all is kept, as they are by default"))
    problems.raise_problems()
