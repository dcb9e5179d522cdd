"""Read a results folder: tables as columns, metrics as arrays."""

from __future__ import annotations

import csv
import math
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from partnership_sim.errors import InputError
from partnership_sim.metrics import METRICS
from partnership_sim.metrics import OUTCOMES as OUTCOME_NAMES
from partnership_sim.problems import Problems
from partnership_sim.results import arrow, plugged, seal, spreadsheet
from partnership_sim.results.columns import CHECKED, LAYOUTS, OUTCOMES, POINT, RUNS, TEXT
from partnership_sim.scenario import stored
from partnership_sim.scenario.schema import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

Columns = dict[str, Any]


class Results:
    """What a results folder holds, read when it is asked for.

    Parameters
    ----------
    folder : Path
        A results folder.
    language : str, optional
        Of messages, "en" or "id"; by default that of the run.
    scenario : Scenario, optional
        What was run, where whoever reads has it: it is not read, and not checked anew.

    Raises
    ------
    InputError
        If it is not whole and as the run wrote it.
    """

    def __init__(self, folder: Path, language: str | None = None, scenario: Scenario | None = None) -> None:
        self.folder = folder
        # What lay beside its files when it was read does not lie in the results folder.
        self._known = None if scenario is None else scenario.model_copy(update={"beside": ()})
        self.manifest = seal.verified(folder, language)
        self.language: str = language or self.manifest["language"]

    @cached_property
    def scenario(self) -> Scenario:
        """The exact input.

        Raises
        ------
        InputError
            If it, or a metric of the tables, needs a plug-in that is not loaded.
        """
        if self._known is not None:
            return self._known
        own = plugged.missing(self.folder, self.manifest["plugins"], self.language)
        try:
            scenario = self._as_it_ran() or Scenario.load(self.folder / seal.SCENARIO, language=self.language)
        except InputError as error:
            raise InputError([*error.problems, *own], self.language) from error
        known = {*METRICS, *OUTCOME_NAMES, *OUTCOMES.columns, *RUNS.columns}
        if own and not known.issuperset([*self.metrics, *self.outcomes]):
            raise InputError(own, self.language)
        return scenario

    def _as_it_ran(self) -> Scenario | None:
        """Return the scenario as it was checked when it ran; None where it was not kept, or names what is not declared here."""
        if not self.has(CHECKED):
            return None
        root = self.folder / seal.SCENARIO
        files = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
        case = stored.loads((self.folder / CHECKED).read_bytes(), files, self.language)
        return case if stored.is_known(case) else None

    @property
    def partial(self) -> bool:
        """Whether the run was stopped before its last replicate."""
        return bool(self.manifest["partial"])

    @property
    def months(self) -> int:
        """Months run."""
        return int(self.manifest["counts"]["months"])

    @property
    def points(self) -> int:
        """Points of which the runs are; 0 where they are of one scenario."""
        return int(self.manifest["counts"].get("points", 0))

    @property
    def every(self) -> int:
        """Monthly values are of every so many months."""
        return int(self.manifest["counts"].get("every", 1))

    def has(self, file: str) -> bool:
        """Return whether a table was made at all."""
        return (self.folder / file).is_file()

    def table(self, file: str) -> Columns:
        """Return a table's columns by name: numbers as float arrays (null is NaN), text as lists."""
        layout = LAYOUTS[file]
        path = self.folder / file
        with self._reading(file):
            if path.suffix == ".csv":
                found = spreadsheet.read(path, layout)
                return {
                    name: found[name] if kind == TEXT else np.asarray(found[name], dtype=np.float64)
                    for name, kind in layout.columns.items()
                }
            with pq.ParquetFile(path) as parquet:
                found = {name: _values(column) for name, column in zip(*_parts(parquet.read()), strict=True)}
            return {name: found[name] for name in layout.among(found)} | found

    @cached_property
    def metrics(self) -> tuple[str, ...]:
        """The monthly metrics, in the order of the file; none where outcomes alone were kept."""
        if not self.has(RUNS.file):
            return ()
        with self._reading(RUNS.file):
            names = pq.read_schema(self.folder / RUNS.file).names
            return tuple(name for name in names if name not in RUNS.among(names))

    @cached_property
    def outcomes(self) -> Columns:
        """The table of outcomes: plan, replicate, then one column an outcome."""
        return self.table(OUTCOMES.file)

    @cached_property
    def plans(self) -> tuple[str, ...]:
        """The plans, in the order in which they were run."""
        return tuple(dict.fromkeys(self.outcomes["plan"]))

    @cached_property
    def replicates(self) -> int:
        """Replicates of a plan."""
        return int(np.max(self.outcomes["replicate"])) + 1 if len(self.outcomes["replicate"]) else 0

    def monthly(
        self, metrics: Sequence[str], *, plans: Sequence[str] | None = None, most: int = 1000
    ) -> dict[str, dict[str, NDArray[np.float64]]]:
        """Return monthly values, metric -> plan -> [run, month]; NaN where undefined.

        Parameters
        ----------
        metrics : sequence of str
            Those that the file does not have are left out.
        plans : sequence of str, optional
            All by default.
        most : int
            Only the first `most` replicates are read.

        Where there are points, runs are numbered point by point, and months that a point has not are NaN; where not every month was kept,
        months are those that were.
        """
        plans = self.plans if plans is None else tuple(plan for plan in self.plans if plan in set(plans))
        names = [name for name in metrics if name in self.metrics]
        with self._reading(RUNS.file), pq.ParquetFile(self.folder / RUNS.file, read_dictionary=["plan"]) as file:
            groups = [index for index in range(file.num_row_groups) if _first(file, index, "replicate") < most]
            table = file.read_row_groups(groups, columns=[*RUNS.among((POINT,) if self.points else ()), *names])
        plan = arrow.codes(table["plan"], plans)
        run, month = (arrow.numbers(table[name]).astype(np.int64) for name in ("replicate", "month"))
        wanted = (plan >= 0) & (run < most)
        if self.points:
            run = run + arrow.numbers(table[POINT]).astype(np.int64) * self.replicates
        plan, run, month = plan[wanted], run[wanted], month[wanted] // self.every
        months = int(month.max()) if len(month) else 0
        runs = int(run.max()) + 1 if len(run) else 0
        found: dict[str, dict[str, NDArray[np.float64]]] = {}
        for name in names:
            cube = np.full((len(plans), runs, months), np.nan)
            cube[plan, run, month - 1] = arrow.numbers(table[name])[wanted]
            found[name] = dict(zip(plans, cube, strict=True))
        return found

    @contextmanager
    def _reading(self, file: str) -> Iterator[None]:
        """Tell as a fault of the file what goes wrong in reading it: what is whole may be of another version, or vanish meanwhile."""
        try:
            yield
        except (OSError, KeyError, ValueError, IndexError, csv.Error, pa.ArrowException) as error:
            problems = Problems(self.language)
            reason = f"{type(error).__name__}: {error}"
            problems.wrong(
                (str(self.folder / file), ""),
                problems.say("it cannot be read ({reason})", reason=reason),
                problems.say(seal.WANTED[seal.AGAIN]),
            )
            raise InputError(problems.found, self.language) from error


def _first(file: pq.ParquetFile, group: int, name: str) -> float:
    """Return the smallest number of a column in a row group; minus infinity where the file does not say."""
    known = file.metadata.row_group(group).column(file.schema_arrow.get_field_index(name)).statistics
    return known.min if known is not None and known.has_min_max else -math.inf


def _parts(table: pa.Table) -> tuple[list[str], list[pa.ChunkedArray]]:
    return table.column_names, table.columns


def _values(column: pa.ChunkedArray) -> Any:  # noqa: ANN401 - a list of text or an array of numbers
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type) or pa.types.is_null(column.type):
        return column.to_pylist()
    return arrow.numbers(column)
