"""Write the tables of a results folder from data in memory; runs.parquet is streamed."""

from __future__ import annotations

import hashlib
from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from partnership_sim.results import arrow, spreadsheet
from partnership_sim.results.columns import CHECKED, FLAG, LAYOUTS, POINT, RUNS, TEXT, WHOLE
from partnership_sim.scenario import stored

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from numpy.typing import NDArray

    from partnership_sim.scenario.schema import Scenario

#: Rows of a row group of runs.parquet; the last group may be shorter. A group waits whole in memory, as columns and compressed (some 9 MiB
#: of 66 metrics); ten times as many rows save less than half a per cent of the file.
ROWS = 10_000

_TYPES = {WHOLE: pa.int32(), FLAG: pa.int8()}


def _column(values: Any, kind: str) -> pa.Array:  # noqa: ANN401 - texts or numbers
    """Return an Arrow column; NaN and None become null."""
    if kind == TEXT:
        return arrow.texts(values)
    return arrow.integers(values, _TYPES[kind]) if kind in _TYPES else arrow.reals(values)


def write(folder: Path, file: str, columns: Mapping[str, Any]) -> Path:
    """Write one table, Parquet or CSV by its name, and return its path.

    Parameters
    ----------
    folder : Path
        An existing folder, as a rule the staging folder of `folder.staged`.
    file : str
        "outcomes.parquet", "summary.csv", ... (`columns.LAYOUTS`).
    columns : mapping of str to sequence
        Equally long columns: those of the layout, then any further columns of numbers where it allows them. NaN becomes null.

    Raises
    ------
    ValueError
        If a column is missing, unknown, or of another length.
    """
    layout = LAYOUTS[file]
    known = layout.among(columns)
    missing = [name for name in known if name not in columns]
    extra = [name for name in columns if name not in known]
    if missing or (extra and not layout.more):
        raise ValueError(f"{file}: columns {list(columns)}; expected {list(known)}")
    lengths = {len(values) for values in columns.values()}
    if len(lengths) > 1:
        raise ValueError(f"{file}: columns of lengths {sorted(lengths)}")
    path = folder / file
    names = [*known, *extra]
    if path.suffix == ".csv":
        spreadsheet.write(path, names, zip(*(columns[name] for name in names), strict=True))
    else:
        table = pa.Table.from_arrays([_column(columns[name], known.get(name, "real")) for name in names], names=names)
        pq.write_table(table, path, compression="zstd")
    return path


def write_checked(folder: Path, case: Scenario) -> None:
    """Write the scenario as it was checked, by which results are read."""
    (folder / CHECKED).write_bytes(stored.dumps(case))


def write_scenario(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the exact input into scenario/.

    Raises
    ------
    ValueError
        If a name leads out of the folder.
    """
    root = (folder / "scenario").resolve()
    root.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = (root / name).resolve()
        if not path.is_relative_to(root) or path == root:
            raise ValueError(f"{name} lies outside the scenario folder")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def write_plugins(folder: Path, files: Mapping[Path, bytes]) -> list[dict[str, str]]:
    """Write copies of a user's plug-in files into plugins/; return name, copy and SHA-256 of each, for the manifest."""
    written: list[dict[str, str]] = []
    for path, content in files.items():
        taken = {entry["file"] for entry in written}
        names = (f"plugins/{path.stem}{suffix}{path.suffix}" for suffix in ("", *(f"-{number}" for number in range(2, len(files) + 1))))
        copy = next(name for name in names if name not in taken)
        (folder / "plugins").mkdir(exist_ok=True)
        (folder / copy).write_bytes(content)
        written.append({"name": path.name, "file": copy, "sha256": hashlib.sha256(content).hexdigest()})
    return written


class RunsWriter:
    """Streams runs.parquet: a block of runs at a time, row groups of `rows` rows whatever the blocks are.

    Parameters
    ----------
    folder : Path
        Where the file goes; it is whole once the writer is closed (a `with` closes it).
    metrics : sequence of str
        Names of the metrics, in the order of the last axis of the values.
    replicates : int, optional
        Replicates of each point, where runs are of several points: runs are numbered point by point.
    every : int
        Values are of every so many months.
    """

    def __init__(self, folder: Path, metrics: Sequence[str], *, replicates: int | None = None, every: int = 1, rows: int = ROWS) -> None:
        self.path = folder / RUNS.file
        self.metrics = tuple(metrics)
        self._rows, self._replicates, self._every = rows, replicates, every
        keys = RUNS.among(() if replicates is None else (POINT,))
        fields = [pa.field(name, pa.string() if kind == TEXT else _TYPES[kind]) for name, kind in keys.items()]
        self._schema = pa.schema([*fields, *(pa.field(name, pa.float64()) for name in self.metrics)])
        self._file = pq.ParquetWriter(self.path, self._schema, compression="zstd")
        self._waiting = pa.Table.from_batches([], self._schema)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with suppress(OSError) if error is not None else nullcontext():  # what failed fails again: the first error tells more
            self.close()

    def add(self, first: int, plans: Mapping[str, NDArray[np.float64]]) -> None:
        """Add the runs `first`, `first` + 1, ... of every plan; rows stand by run, plan and month, whatever the blocks were.

        Parameters
        ----------
        first : int
            Number of the block's first run.
        plans : mapping of str to array, [run, month, metric]
            Plan -> monthly values from the first month on that is kept; NaN where a metric is undefined.
        """
        runs, months, _ = next(iter(plans.values())).shape
        some = max(1, self._rows // max(1, len(plans) * months))  # a group's worth at a time: all at once would be there twice
        for low in range(0, runs, some):
            self._add(first + low, {plan: cube[low : low + some] for plan, cube in plans.items()})

    def _add(self, first: int, plans: Mapping[str, NDArray[np.float64]]) -> None:
        """Add as many runs as make a row group at most."""
        count = len(plans)
        runs, months, _ = next(iter(plans.values())).shape
        point, replicate = divmod(np.arange(first, first + runs), self._replicates or first + runs + 1)
        columns = [
            *([arrow.integers(np.repeat(point, count * months), pa.int32())] if self._replicates is not None else []),
            arrow.labels(list(plans), months, runs),
            arrow.integers(np.repeat(replicate, count * months), pa.int32()),
            arrow.integers(np.tile(self._every * np.arange(1, months + 1), runs * count), pa.int32()),
            *(
                arrow.reals(np.stack([cube[:, :, index] for cube in plans.values()], axis=1).ravel())  # [run, plan, month]
                for index in range(len(self.metrics))
            ),
        ]
        self._waiting = pa.concat_tables([self._waiting, pa.Table.from_arrays(columns, schema=self._schema)])
        while len(self._waiting) >= self._rows:
            self._flush()

    def _flush(self) -> None:
        if len(self._waiting):
            self._file.write_table(self._waiting.slice(0, self._rows), row_group_size=self._rows)
        self._waiting = self._waiting.slice(self._rows)

    def close(self) -> None:
        """Write what waits and end the file."""
        self._flush()
        self._file.close()
