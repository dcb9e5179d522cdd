"""The month beside that of the model as it was before it was made anew: each in a process of its own, from its own sources, in turn."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.cases import PLAN, village
from benchmarks.harness import ROOT, Figure, environment, measure, pinned
from partnership_sim.running import block_size
from partnership_sim.scenario.schema import NO_PROGRAMME

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The last commit of this repository with the model as it was.
FIRST = "c310e983041b025a6e1e80183da859002cfb1b77"
PAIRS = 11
#: Whole cases: name, what it is, plan, stakeholders (0: the village).
CASES = {
    "village_no_programme": (f"village, {NO_PROGRAMME}", NO_PROGRAMME, 0),
    "village_plan": (f"village, {PLAN}", PLAN, 0),
    "large": ("100,000 stakeholders", NO_PROGRAMME, 100_000),
}

#: Takes what is asked for, a line of JSON each, and answers with the seconds of the processor and the ties, added up over months and runs. It uses nothing that has changed.
PROGRAM = """
import json, sys, time
from benchmarks.cases import go_through, place, village
from tests.worlds import block
for line in sys.stdin:
    plan, stakeholders, runs, months = json.loads(line)
    one = block(place(stakeholders) if stakeholders else village(), plan, range(runs))
    seconds, ties = 0.0, 0
    for month in range(1, months + 1):
        began = time.process_time()
        go_through(one, 1, month)
        seconds += time.process_time() - began
        ties += int(one.ties.count.sum())
    print(json.dumps([seconds, ties]), flush=True)
"""


class Side:
    """A process that goes through months with the sources of a checkout."""

    def __init__(self, checkout: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            cwd=checkout,
            env=environment(checkout / "src", checkout),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Side:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()  # nothing more is asked for: it ends

    def ask(self, plan: str, stakeholders: int, runs: int, months: int) -> tuple[float, float]:
        """Return the processor's seconds for months of a block, and its ties, added up over months and runs."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps([plan, stakeholders, runs, months]) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise RuntimeError("the process of a checkout has ended: what it wrote above says why")
        seconds, ties = json.loads(answer)
        return seconds, ties


def git(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", "-C", str(ROOT), *map(str, arguments)], capture_output=True, text=True, check=False)


def is_there() -> bool:
    """Return whether there is Git, and the commit."""
    return shutil.which("git") is not None and git("cat-file", "-e", f"{FIRST}^{{commit}}").returncode == 0


@contextmanager
def checkout() -> Iterator[Path]:
    """Check the model as it was out into a folder that goes afterwards."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "first"
        added = git("worktree", "add", "--detach", folder, FIRST)
        if added.returncode != 0:
            raise RuntimeError(added.stderr)
        try:
            yield folder
        finally:
            git("worktree", "remove", "--force", folder)


@measure
def month_beside_first() -> list[Figure]:
    """The month beside that of the model as it was: whole villages, and 100,000 stakeholders."""
    if not is_there():
        print(f"month_beside_first is left out: it needs Git, and commit {FIRST[:7]} in this repository", file=sys.stderr)
        return []
    with ExitStack() as stack:
        stack.enter_context(pinned(0))
        sides = [stack.enter_context(Side(folder)) for folder in (ROOT, stack.enter_context(checkout()))]
        return [figure for name in CASES for figure in _beside(name, sides)]


def _beside(name: str, sides: list[Side]) -> list[Figure]:
    what, plan, stakeholders = CASES[name]
    case = village()
    runs, months, pairs = (1, 12, PAIRS // 2) if stakeholders else (block_size(150, 1000, 1), case.months, PAIRS)
    found = [[side.ask(plan, stakeholders, runs, months) for side in sides] for _ in range(pairs + 1)][1:]
    today, before = ([sum(one[side][0] for one in found) / len(found), sum(one[side][1] for one in found) / len(found)] for side in (0, 1))

    def figure(ending: str, of: str, values: list[float], asked: str, how: str) -> Figure:
        start = (stakeholders or 150, round(today[1] / runs / months))
        return Figure(
            f"month_{name}_beside_first{ending}",
            f"{of}, today over the model before it was made anew: {what}",
            tuple(values),
            "times",
            asked,
            start,
            how,
        )

    def told(side: list[float]) -> str:
        return f"{side[0] / runs / months * 1e6:,.0f} microseconds and {side[1] / runs / months:,.0f} ties"

    how = f"{pairs} pairs of {months} months of a block of {runs}, one core, all metrics every month, time of the processor; a run and month: {told(today)} today, {told(before)} before"
    return [
        figure("", "time of a month", [one[0] / other[0] for one, other in found], "<= 1.2", how),
        figure(
            "_a_tie", "time of a month and tie", [one[0] / one[1] / (other[0] / other[1]) for one, other in found], "", "the same pairs"
        ),
    ]
