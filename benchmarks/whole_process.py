"""Whole processes, as a user waits for them: help, a small run, a first run that compiles everything, the village with its report."""

from __future__ import annotations

import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.cases import VILLAGE, size, village
from benchmarks.harness import ROOT, Figure, command, measure, pinned, timed
from partnership_sim.scenario.schema import NO_PROGRAMME
from tests.worlds import block

if TYPE_CHECKING:
    from collections.abc import Callable

PROGRAM = ("-m", "partnership_sim")
SMALL = ("run", VILLAGE, "--replicates", "10", "--months", "24", "--no-report", "--no-what-if", "--quiet", "--out")


def into(arguments: tuple[str | Path, ...], place: str, *, source: Path = ROOT / "src") -> Callable[[], Callable[[], object]]:
    """Return a maker of a process that writes its results into a folder of `place`."""
    return command((*PROGRAM, *arguments, Path(tempfile.mkdtemp(dir=place)) / "out"), source=source)


def figure(name: str, what: str, values: list[float], asked: str, how: str) -> Figure:
    """Return a figure of a whole process of the village."""
    return Figure(name, what, tuple(values), "seconds", asked, size(block(village(), NO_PROGRAMME)), how)


@measure
def help_text() -> list[Figure]:
    """`partnership-sim --help`."""
    with pinned(0):
        values = [timed(command((*PROGRAM, "--help"))) for _ in range(8)][1:]
    return [figure("help_text", "`partnership-sim --help`", values, "<= 0.3", "7 processes, one core")]


@measure
def compiler_ready() -> list[Figure]:
    """Numba alone, before any code of the package: what it takes of every process that runs a model, on this machine."""
    ready = "from numba.core.registry import cpu_target; cpu_target.target_context.refresh()"
    values = [timed(command(("-c", ready))) for _ in range(6)][1:]
    how = "5 processes, all cores: import, and what loading the first compiled function makes ready"
    return [figure("compiler_ready", "Numba alone, imported and ready to load compiled code", values, "", how)]


@measure
def small_run() -> list[Figure]:
    """A small run without a report, once everything is compiled."""
    with tempfile.TemporaryDirectory() as place:
        values = [timed(into(SMALL, place)) for _ in range(6)][1:]
    how = "5 processes, all cores: 5 plans, 10 replicates, 24 months, tables only, compiled before"
    return [figure("small_run", "a small `partnership-sim run` without report", values, "<= 1", how)]


@measure
def first_run() -> list[Figure]:
    """The same from a copy of the package in which nothing is compiled."""
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(
            ROOT / "src" / "partnership_sim", Path(place) / "src" / "partnership_sim", ignore=shutil.ignore_patterns("__pycache__")
        )
        values = [timed(into(SMALL, place, source=Path(place) / "src"))]
    how = "1 process, all cores: the same run from a copy of the package without compiled code"
    return [figure("first_run", "everything compiled from nothing, and a small run", values, "<= 30", how)]


@measure
def village_report() -> list[Figure]:
    """From the command to the finished report, as the village case stands."""
    case = village()
    with tempfile.TemporaryDirectory() as place:
        make: partial[Callable[[], Callable[[], object]]] = partial(into, ("run", VILLAGE, "--quiet", "--out"), place)
        values = [timed(make()) for _ in range(2)]
    plans = len(case.plans) - 1
    how = f"2 processes, all cores: {plans} plans beside none, {case.replicates} replicates, {case.months} months, tests of what could go wrong"
    return [figure("village_report", "from command to finished report of the village", values, "<= 20", how)]
