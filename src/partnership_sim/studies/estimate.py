"""What a run will take, before it starts: memory and time, from figures measured once (benchmarks/estimates.py measures them anew)."""

from __future__ import annotations

import ctypes
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from partnership_sim.declare import METRICS, OUTCOMES
from partnership_sim.engine.keeping import KEPT
from partnership_sim.errors import InputError, Problem
from partnership_sim.kinds import KINDS
from partnership_sim.locale import Language, translator
from partnership_sim.results.writer import ROWS
from partnership_sim.running import Keep, block_size, usable_cores
from partnership_sim.studies import start
from partnership_sim.studies.held import runs_of_tests

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from partnership_sim.scenario.schema import Plan, Scenario

#: Bytes, each measured as the slope of the peak of `partnership-sim run` over cases that differ in one thing (benchmarks/estimates.py).
PROCESS, REPORT = 230 * 2**20, 100 * 2**20
PLAN_AND_STAKEHOLDER, PLAN_AND_TIE = 700, 1_100
HELD_STAKEHOLDER, HELD_TIE = 1_150, 540
KEPT_RUN, RUN_AND_METRIC = 100, 150
ROW_OF_START = 250
ROW_OF_COMPARISON = 720
#: Seconds, likewise, on one core of the machine of docs/performance.md.
START, DRAWING, REPORTING = 1.0, 5.0, 4.0
A_MONTH, A_STAKEHOLDER_MONTH, A_RUN = 16e-6, 0.9e-6, 70e-6
A_PLAN_AND_STAKEHOLDER, A_STAKEHOLDER, A_ROW_OF_COMPARISON = 30e-6, 100e-6, 19e-6
GB = 1e9
#: Where Linux says what the processes of a control group may have (containers, batch systems).
GROUPS, OLD_LIMIT = Path("/sys/fs/cgroup"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes")
OWN_GROUP = Path("/proc/self/cgroup")


@dataclass(frozen=True)
class Requirements:
    """What a run is expected to take.

    Attributes
    ----------
    memory : float
        Bytes at the peak.
    seconds : float
        Time, compiling not counted.
    by_cause : dict of str to float
        Bytes that grow with the population, the replicates and the plans.
    """

    memory: float
    seconds: float
    by_cause: dict[str, float]


def estimate(
    case: Scenario, plans: Sequence[Plan] | None = None, *, workers: int | None = None, with_what_if: bool = True, with_report: bool = True
) -> Requirements:
    """Return what `partnership-sim run` will take for these plans of a scenario, all of them unless given."""
    plans = case.plans if plans is None else plans
    population, cores = case.population, min(workers or usable_cores(), usable_cores())
    people = sum(population.total(kind) for kind in KINDS)
    given = len(population.ties) if population.ties is not None else 0
    drawn = people if population.ties is None else sum(max(0, population.total(kind) - _listed(case, kind)) for kind in KINDS)
    ties = min(given + population.ties_each * drawn / 2.0, people * (people - 1) / 2.0)
    metrics, rows, pairs = len(METRICS), 3 * len(METRICS) + len(OUTCOMES), len(plans) * (len(plans) - 1) // 2
    size = block_size(people, case.replicates, workers or usable_cores())
    held = size * min(workers or usable_cores(), -(-case.replicates // size))
    months = len(plans) * case.months
    by_cause = {
        "population": len(plans) * (PLAN_AND_STAKEHOLDER * people + PLAN_AND_TIE * ties)
        + held * (HELD_STAKEHOLDER * people + HELD_TIE * ties + 8.0 * metrics * months),
        "replicates": RUN_AND_METRIC * metrics * len(plans) * case.replicates,
        "plans": ROW_OF_COMPARISON * rows * pairs,
    }
    waiting = 8.0 * metrics * min(ROWS, months * case.replicates)
    later = max(REPORT * with_report, ROW_OF_START * min(start.ROWS, case.replicates * people))  # one after the other
    more = runs_of_tests(case, plans, case.replicates) if with_what_if else 0
    runs = len(plans) * case.replicates + more
    seconds = runs * (A_RUN + case.months * (A_MONTH + A_STAKEHOLDER_MONTH * people)) / min(cores, 2 if people < 100 else cores)
    seconds += len(plans) * people * A_PLAN_AND_STAKEHOLDER + people * A_STAKEHOLDER + pairs * rows * A_ROW_OF_COMPARISON
    return Requirements(
        memory=PROCESS + later + waiting + sum(by_cause.values()),
        seconds=START + seconds + (DRAWING + REPORTING) * with_report,
        by_cause=by_cause,
    )


def estimate_of_table(
    case: Scenario, plans: Sequence[Plan], *, points: int = 1, workers: int | None = None, keep: Keep | None = None
) -> Requirements:
    """Return what `ps.run` will take: what is kept of every run stays in memory, for each of so many points of a design."""
    keep = keep or Keep()
    found = estimate(case, plans, workers=workers, with_what_if=False, with_report=False)
    runs = len(plans) * case.replicates * points
    halves = 8.0 * 2 * 3 * len(KEPT) * keep.states  # two halves of the communities at three moments; sums count with the population
    by_cause = {
        "population": found.by_cause["population"],
        "replicates": (KEPT_RUN + halves + (RUN_AND_METRIC + 8.0 * len(keep.months(case.months))) * len(keep.names)) * runs,
        "plans": 0.0,  # no plan is compared before somebody asks
    }
    return Requirements(PROCESS + sum(by_cause.values()), found.seconds * points, by_cause)


def _listed(case: Scenario, kind: str) -> int:
    register = case.population.register
    return register.kinds.count(kind) if register is not None else 0


def sentence(found: Requirements, language: str) -> str:
    """Return what a run will take, in a sentence."""
    say = translator(language)
    text = say("{time} and {memory} of memory will be needed, roughly")
    return text.format(time=_time(found.seconds, say), memory=_size(found.memory, language))


def refuse(found: Requirements, language: str, memory: float | None = None) -> None:
    """Raise where a run needs more memory than there is.

    Raises
    ------
    InputError
        With what to lower.
    """
    there = machine_memory() if memory is None else memory
    if found.memory <= there:
        return
    say = translator(language)
    cause = max(found.by_cause, key=lambda name: found.by_cause[name])
    place = {"population": "population", "replicates": "replicates", "plans": "plans"}[cause]
    remedy = {
        "population": say("expected fewer stakeholders (one can stand for many), or fewer ties for each (ties_each)"),
        "replicates": say("expected fewer replicates"),
        "plans": say("expected fewer plans at once (--plan NAME)"),
    }[cause]
    text = say("the run would need about {need} of memory, and this machine gives {there}")
    values = {"need": _size(found.memory, language), "there": _size(there, language)}
    raise InputError([Problem("scenario.toml", place, text.format(**values), remedy)], language)


def machine_memory() -> float:
    """Return the bytes of memory that this process may have: the machine's, or less where its control group is limited; infinite if unknown."""
    limits = [_physical()]
    for path in (OLD_LIMIT, *_limits()):
        try:
            limits.append(float(path.read_text(encoding="ascii")))
        except (OSError, ValueError):  # no such group, or "max"
            continue
    return min(limits)


def _limits() -> list[Path]:
    """Return the files that limit this process's control group, and the groups around it."""
    try:
        group = next(line[3:] for line in OWN_GROUP.read_text(encoding="utf-8").splitlines() if line.startswith("0::"))
    except (OSError, ValueError, StopIteration):
        group = "/"
    inside = GROUPS / group.lstrip("/")
    return [one / "memory.max" for one in (inside, *inside.parents) if one.is_relative_to(GROUPS)]


def _physical() -> float:
    if sys.platform == "win32":
        kilobytes = ctypes.c_ulonglong()
        found = ctypes.windll.kernel32.GetPhysicallyInstalledSystemMemory(ctypes.byref(kilobytes))
        return kilobytes.value * 1024.0 if found else float("inf")
    try:
        return float(os.sysconf("SC_PHYS_PAGES")) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return float("inf")


def _size(size: float, language: str) -> str:
    return Language.of(language).number(f"{size / GB:,.0f} GB" if size >= 10 * GB else f"{size / GB:.1f} GB")


def _time(seconds: float, say: Callable[[str], str]) -> str:
    for unit, length in ((say("{count} days"), 86_400.0), (say("{count} hours"), 3_600.0), (say("{count} minutes"), 60.0)):
        if seconds >= 2 * length:
            return unit.format(count=round(seconds / length))
    return say("{count} seconds").format(count=max(1, round(seconds)))
