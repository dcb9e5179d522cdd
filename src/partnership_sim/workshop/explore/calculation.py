"""What comes of the worlds that are explored: the shown run first, then the equally lucky ones on both threads; what nobody asks for any more is dropped."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from partnership_sim.errors import PartnershipError
from partnership_sim.metrics import METRICS
from partnership_sim.population import cast_of
from partnership_sim.steering.future import Future, Overtaken
from partnership_sim.studies.typical import lower_median
from partnership_sim.workshop.explore import difference
from partnership_sim.workshop.explore.world import Start, World

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent import futures

    from partnership_sim.population import Cast
    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.state import Array
    from partnership_sim.workshop.explore.difference import Difference

#: Equally lucky worlds, and the threads that share them.
WORLDS, THREADS = 40, 2
#: Seconds for which the equally lucky worlds wait, so that the shown run is on its way to whoever asked before threads compete.
GRACE = 0.025
#: By what runs are judged where no goal is a metric.
USUAL_GOAL = "need_met"


@dataclass(frozen=True, eq=False)
class Wanted:
    """What is asked for.

    Attributes
    ----------
    worlds : tuple of World
        One, or two that part.
    without : tuple of World
        The second of them without one thing each by which it differs from the first.
    """

    worlds: tuple[World, ...]
    without: tuple[World, ...] = ()


@dataclass(frozen=True, eq=False)
class Found:
    """What was computed of what is wanted, so far.

    Attributes
    ----------
    mark : int
        Goes up with each that differs.
    wanted : Wanted
    replicate : int
        Of the shown run.
    since : tuple of int
        Up to which month each shown run is as under the mark before; -1: not at all.
    shown : tuple of ndarray
        [month, metric] of each world.
    many : tuple of ndarray
        [run, month, metric] of each world; empty while they are to come.
    difference : Difference, optional
        Between two worlds; None while it is to come.
    """

    mark: int
    wanted: Wanted
    replicate: int
    since: tuple[int, ...]
    shown: tuple[Array, ...]
    many: tuple[Array, ...] = ()
    difference: Difference | None = None


class Moment(NamedTuple):
    """A run at a moment: its ties, as `difference.standing` has them, and the resources of each."""

    ties: list[tuple[int, int, float, float, int]]
    resources: Array

    @property
    def tied(self) -> set[int]:
        """Who has a tie."""
        return {end for tie in self.ties for end in tie[:2]}


@dataclass(eq=False)
class Side:
    """The runs of one world: the shown one, and, once they are asked for, the equally lucky ones in parts, a thread each.

    `since` is the month up to which the shown run is as it was when it was told last.
    """

    plan: str
    start: Start
    shown: Future
    parts: tuple[Future, ...] = ()
    since: int = -1

    def fork(self) -> Side:
        """Return the same runs, to be steered by themselves."""
        return Side(self.plan, self.start, self.shown.fork(), tuple(part.fork() for part in self.parts))


class Calculation:
    """Computes what is asked for last.

    Parameters
    ----------
    case : Scenario
    cast : Cast
    changed : callable
        Called, from another thread, when there is more to see.
    worlds : int
        How many equally lucky ones.

    Attributes
    ----------
    found : Found, optional
    failed : Exception, optional
        What stopped the latest calculation: a user's own code, most likely.
    """

    def __init__(self, case: Scenario, cast: Cast, changed: Callable[[], None], worlds: int = WORLDS) -> None:
        self.case, self.cast, self.changed, self.worlds = case, cast, changed, worlds
        self.goal = next((name for name in case.goals if name in METRICS), USUAL_GOAL)
        self.found: Found | None = None
        self.failed: Exception | None = None
        self._wanted: Wanted | None = None
        self._sides: list[Side] = []
        self._typical: dict[str, int] = {}
        self._mark = 0
        self._lock = threading.Lock()
        self._plans = threading.Lock()
        self._asked = threading.Event()
        self._line = ThreadPoolExecutor(1, "partnership-sim explore")
        self._threads = ThreadPoolExecutor(THREADS, "partnership-sim explore part")

    def ask(self, wanted: Wanted) -> futures.Future[Found | None]:
        """Compute something; what is returned is done once the shown runs are, with None where something else was asked for meanwhile."""
        self._wanted = wanted
        self._asked.set()
        first = self._line.submit(self._guarded, self._show, wanted)
        self._line.submit(self._guarded, self._rest, wanted)
        return first

    @property
    def busy(self) -> bool:
        """Whether the shown runs of what was asked for last are still to come."""
        return self._wanted is not None and self.failed is None and (self.found is None or self.found.wanted is not self._wanted)

    def close(self) -> None:
        """Give up what is being computed."""
        self._wanted = None
        for pool in (self._line, self._threads):
            pool.shutdown(wait=False, cancel_futures=True)

    def again(self, side: int, first: int, last: int, seen: Callable[[Any, int, list[Any]], None], mark: int) -> bool:
        """Let months of a shown run be seen: the run as it stood after each, and what happened in it (nothing in month 0).

        Returns
        -------
        bool
            False where something else was computed meanwhile.
        """
        with self._lock:
            if self.found is None or self.found.mark != mark or side >= len(self._sides):
                return False
            course = self._sides[side].shown.course
            if first == 0:
                seen(course.at(0), 0, [])
            for month, block in enumerate(course.again(max(1, first), last), max(1, first)):
                seen(block, month, course.events(month, month))
            return True

    def moments(self) -> tuple[Moment, ...]:
        """Return the first shown run at the start, at the end of the programme and at the end."""
        with self._lock:
            course = self._sides[0].shown.course
            blocks = [course.at(month) for month in (0, self.case.programme_end, self.case.months)]
            return tuple(Moment(difference.standing(block), block.state.resources[0].copy()) for block in blocks)

    def of_plan(self, name: str) -> Array:
        """Return the equally lucky runs of a plan of the scenario as it stands, [run, month, metric]."""
        with self._plans:
            plan = next(plan for plan in self.case.plans if plan.name == name)
            future = Future(self.case, plan, self.cast, range(self.worlds))
            future.follow(())
            return future.values()

    def _guarded(self, job: Callable[[Wanted], Found | None], wanted: Wanted) -> Found | None:
        """Do a job unless something else is asked for; what stops it is kept to be told."""
        if self._wanted is not wanted:
            return None
        try:
            found = job(wanted)
        except Overtaken:
            return None
        except Exception as error:  # whatever it is, nobody is to wait for what will not come
            if not isinstance(error, PartnershipError):
                logging.getLogger(__name__).exception("The explored partnership could not be computed.")
            self.failed, self._sides = error, []
            self.changed()
            return None
        self.failed = None
        return found

    def _look(self, wanted: Wanted) -> Callable[[], None]:
        def look() -> None:
            if self._wanted is not wanted:
                raise Overtaken

        return look

    def _show(self, wanted: Wanted) -> Found:
        """Compute the shown runs."""
        look = self._look(wanted)
        with self._lock:
            before = self._sides
            self._open(wanted)
            for at, (side, world) in enumerate(zip(self._sides, wanted.worlds, strict=True)):
                told, side.since = (side.since if before[at : at + 1] == [side] else -1), -1  # should this be overtaken
                side.since = min(told, side.shown.follow(world.lines, look))
            self._mark += 1
            shown = tuple(side.shown.values()[0] for side in self._sides)
            since_all = tuple(side.since for side in self._sides)
            self.found = found = Found(self._mark, wanted, self._typical[wanted.worlds[0].plan.name], since_all, shown)
            for side in self._sides:
                side.since = self.case.months
        self.changed()
        return found

    def _rest(self, wanted: Wanted) -> Found | None:
        """Compute the equally lucky worlds, and what makes the difference between two."""
        found = self.found
        if found is None or found.wanted is not wanted:
            return None
        self._asked.clear()
        self._look(wanted)()
        self._asked.wait(GRACE)
        self._look(wanted)()
        for side, world in zip(self._sides, wanted.worlds, strict=True):
            side.parts = side.parts or self._parts(world)
        jobs = [(part, world.lines) for side, world in zip(self._sides, wanted.worlds, strict=True) for part in side.parts]
        self._together(jobs, self._look(wanted))
        self.found = found = replace(found, many=tuple(_ordered(side.parts) for side in self._sides))
        self.changed()
        if len(wanted.worlds) > 1:
            with self._lock:
                a, b = (side.shown.course for side in self._sides)
                other = self._sides[1].shown.fork()
            told = difference.between(a, b, other, found.shown[1], wanted.without, self.goal, self._look(wanted), self._lock)
            self.found = found = replace(found, difference=told)
            self.changed()
        return found

    def _open(self, wanted: Wanted) -> None:
        """Have runs of as many worlds as are asked for, which begin as these do."""
        world = wanted.worlds[0]
        sides = [side for side in self._sides if (side.plan, side.start) == (world.plan.name, world.start)]
        if not sides:
            sides = [self._begin(world)]
        if len(wanted.worlds) > len(sides):
            sides.append(sides[0].fork())
        elif len(wanted.worlds) < len(sides):  # on with the one of two that is kept
            kept = [side for side in sides if side.shown.course.diary == world.lines]
            sides = [(kept or sides)[0]]
        self._sides = sides

    def _begin(self, world: World) -> Side:
        """Return the runs of a world before anything is done by hand."""
        name = world.plan.name
        parts = () if name in self._typical else self._find_typical(name)
        shown = Future(world.case, world.plan, self._cast_of(world), (self._typical[name],))
        return Side(name, world.start, shown, parts if world.start == Start() else ())

    def _find_typical(self, name: str) -> tuple[Future, ...]:
        """Find the replicate that is typical of a plan, so that nobody learns from a freak; return the runs among which it is."""
        plan = next(plan for plan in self.case.plans if plan.name == name)
        Future(self.case, plan, self.cast, (0,)).course.advance()  # what is compiled for the first time is compiled once, in one thread
        parts = self._parts(World(self.case, plan, Start(), ()))
        self._together([(part, ()) for part in parts], lambda: None)
        ends = _ordered(parts)[:, -1, list(METRICS).index(self.goal)]
        self._typical[name] = lower_median(ends)
        return parts

    def _parts(self, world: World) -> tuple[Future, ...]:
        cast = self._cast_of(world)
        return tuple(Future(world.case, world.plan, cast, range(self.worlds)[at::THREADS]) for at in range(THREADS))

    def _cast_of(self, world: World) -> Cast:
        return self.cast if world.case is self.case else cast_of(world.case)

    def _together(self, jobs: Sequence[tuple[Future, Sequence[Any]]], look: Callable[[], None]) -> None:
        """Follow a diary in each of some futures, as many at once as there are threads."""
        done = [self._threads.submit(future.follow, lines, look) for future, lines in jobs]
        wait(done)
        for one in done:
            one.result()


def _ordered(parts: Sequence[Future]) -> Array:
    """Return every metric of the runs of some parts, [run, month, metric], by replicate."""
    replicates = np.concatenate([part.course.replicates for part in parts])
    return np.concatenate([part.values() for part in parts])[np.argsort(replicates)]
