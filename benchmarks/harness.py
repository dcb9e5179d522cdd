"""What every measurement uses: what a figure is, pairs measured in turn, pinned threads, and children that tell their peak memory."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Figure:
    """One measured figure: the median of its values, and the smallest and largest.

    `asked` is "<= 0.7", ">= 100" or "0.93 to 0.97"; empty, the figure is told only. `size` is (stakeholders, ties) of a run.
    """

    name: str
    what: str
    values: tuple[float, ...]
    unit: str
    asked: str
    size: tuple[int, int]
    how: str

    @property
    def value(self) -> float:
        return statistics.median(self.values)

    def row(self) -> dict[str, Any]:
        """Return the figure as results.json keeps it."""
        return {
            "what": self.what,
            "value": rounded(self.value),
            "low": rounded(min(self.values)),
            "high": rounded(max(self.values)),
            "unit": self.unit,
            "asked": self.asked,
            "met": is_met(self.value, self.asked),
            "stakeholders": self.size[0],
            "ties": self.size[1],
            "how": self.how,
        }


@dataclass(frozen=True)
class Table:
    """Several measured parts of wholes: rows of values, a column for each whole. The page gives it a table of its own, with the shares."""

    name: str
    title: str
    what: str
    columns: tuple[str, ...]
    rows: Mapping[str, tuple[float, ...]]
    how: str

    def row(self) -> dict[str, Any]:
        """Return the table as results.json keeps it."""
        rows = {name: [rounded(value) for value in values] for name, values in self.rows.items()}
        return {"title": self.title, "what": self.what, "columns": list(self.columns), "rows": rows, "how": self.how}


def rounded(value: float) -> float:
    """Return a value to four digits that count."""
    return float(f"{value:.4g}")


def is_met(value: float, asked: str) -> bool | None:
    """Return whether a value is as asked; None where nothing is."""
    if not asked:
        return None
    if " to " in asked:
        low, high = map(float, asked.split(" to "))
        return low <= value <= high
    sign, bound = asked.split()
    return value >= float(bound) if sign == ">=" else value <= float(bound)


#: What a measurement finds.
Found: TypeAlias = "Sequence[Figure | Table]"
#: Name -> what measures it and returns its figures and tables, in the order in which `make bench` goes through them.
MEASURES: dict[str, Callable[[], Found]] = {}


def measure(function: Callable[[], Found]) -> Callable[[], Found]:
    """Enter a measurement under its function's name."""
    MEASURES[function.__name__] = function
    return function


def timed(make: Callable[[], Callable[[], object]]) -> float:
    """Return the seconds that what `make` makes ready takes; the making is not counted."""
    ready = make()
    began = time.perf_counter()
    ready()
    return time.perf_counter() - began


def paired(
    a: Callable[[], Callable[[], object]], b: Callable[[], Callable[[], object]], pairs: int, *, warm: bool = True
) -> list[tuple[float, float]]:
    """Return the seconds of a and b, measured in turn; a first pair only warms up, unless `warm` is false."""
    found = [(timed(a), timed(b)) for _ in range(pairs + warm)]
    return found[int(warm) :]


def ratios(pairs: Sequence[tuple[float, float]], *, a_per: float = 1.0, b_per: float = 1.0) -> tuple[float, ...]:
    """Return of every pair the time of a over that of b, each divided by what it did."""
    return tuple((a / a_per) / (b / b_per) for a, b in pairs)


def cores() -> list[int]:
    """Return the processors that this process may use."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else list(range(os.cpu_count() or 1))


@contextmanager
def pinned(*which: int) -> Iterator[None]:
    """Hold this thread, and the threads and children that it starts, to these processors (numbers of `cores()`)."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    ours = cores()
    os.sched_setaffinity(0, {ours[at % len(ours)] for at in which})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def environment(source: Path = ROOT / "src", beside: Path = ROOT) -> dict[str, str]:
    """Return the environment of a child that imports the package from `source`, and benchmarks and tests from the folder `beside`: here.

    Bytecode is kept, as where a user runs it: else every child would translate the whole package again.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": f"{source}{os.pathsep}{beside}"}


def command(arguments: Sequence[str | Path], *, source: Path = ROOT / "src") -> Callable[[], Callable[[], object]]:
    """Return a maker, for `timed` and `paired`, of one whole process of Python."""

    def run() -> None:
        line = [sys.executable, *map(str, arguments)]
        done = subprocess.run(line, env=environment(source), cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)

    return lambda: run


TELL = """
import json, sys
from benchmarks.harness import peak_memory
def tell(**found): print("\\n" + json.dumps({**found, "peak": peak_memory()}))
"""


def child(program: str, *arguments: str | Path) -> dict[str, Any]:
    """Run a program in a process of its own, in which `tell(name=value, ...)` hands back numbers, the peak of its memory among them."""
    line = [sys.executable, "-c", TELL + program, *map(str, arguments)]
    done = subprocess.run(line, env=environment(), cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def peak_memory() -> int:
    """Return the most memory that this process has had in use so far, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage would count what the parent had in use when it started us
        line = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
