"""Arms: a plan under a list of shocks, and the runs that live through it. Arms of any kind share blocks; their numbers are as apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim import stopping
from partnership_sim.declare import END, PARAMETERS, PROGRAMME_END, START
from partnership_sim.engine.block import Segment, open_segments, start_of
from partnership_sim.engine.calendar import first_strike
from partnership_sim.engine.keeping import KEPT
from partnership_sim.engine.positions import positions
from partnership_sim.engine.watch import Watch
from partnership_sim.population.drawing import OF_START

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from partnership_sim.engine.amounts import Amounts
    from partnership_sim.engine.block import Block
    from partnership_sim.population import Cast, Start
    from partnership_sim.scenario.schema import Plan, Scenario, ShockEntry
    from partnership_sim.state import Array

#: Arms share a block that holds up to so many stakeholders over all its runs: there a month's own cost in Python counts, beyond it what each
#: segment costs outweighs it (village, all plans: 5 replicates take a tenth less time in one block, 20 as much more).
STAKEHOLDERS_TOGETHER = 4_000


@dataclass(frozen=True, eq=False)
class Arm:
    """One plan under one list of shocks, and the runs that live through it.

    Attributes
    ----------
    plan : Plan
    shocks : tuple of ShockEntry
    replicates : sequence of int
        Replicate of each run.
    changes : mapping of str to number or ndarray
        Parameters not at the scenario's values: a number, or one for each run, [run].
    seeds : sequence of int, optional
        Seed of each run; by default the scenario's.
    amounts : Amounts, optional
        Where runs differ in how much is spent and how hard shocks strike; by default what plan and shocks say.
    """

    plan: Plan
    shocks: tuple[ShockEntry, ...]
    replicates: Sequence[int]
    changes: Mapping[str, Array | float] = field(default_factory=dict)
    seeds: Sequence[int] | None = None
    amounts: Amounts | None = None

    def parameter(self, case: Scenario, name: str) -> Array:
        """Return a parameter of each run, [run]."""
        value = self.changes.get(name, case.parameters.get(name, PARAMETERS[name].default))
        return np.broadcast_to(np.asarray(value, np.float64), len(self.replicates))


@dataclass(frozen=True)
class Observed:
    """What was observed of an arm.

    Attributes
    ----------
    values : ndarray
        [run, month, metric], NaN where undefined.
    communities : ndarray
        [run, month]: standard communities there.
    organisations : ndarray
        [run, month]: number of organisations there.
    first_shock : ndarray
        [run]: month of the first shock, 0 without one.
    """

    values: Array
    communities: Array
    organisations: Array
    first_shock: Array


def run_arms(
    case: Scenario,
    cast: Cast,
    arms: Sequence[Arm],
    *,
    show: Callable[[int, str, Array], None] | None = None,
    look: Callable[[], None] = stopping.check,
) -> Iterator[Observed]:
    """Run arms to the end, and yield what was observed of each, in their order.

    Parameters
    ----------
    case : Scenario
    cast : Cast
        The scenario's.
    arms : sequence of Arm
    show : callable, optional
        Shown, under the arm's number from 0, the states at the start, at programme end and at the end: [column, run, stakeholder], columns
        as in `KEPT`; at programme end those of `POSITIONS` follow.
    look : callable
        Called before each month; by default it raises where it is asked to stop.
    """
    if not arms:
        return
    start, rows = _begun(case, cast, arms)
    for some in _together([len(arm.replicates) for arm in arms], len(cast)):
        block = _open(case, cast, arms[some], start.of(np.concatenate(rows[some])))
        yield from _run(block, some.start, show, look)


def _begun(case: Scenario, cast: Cast, arms: Sequence[Arm]) -> tuple[Start, list[Array]]:
    """Return the start of all runs, drawn once for those that begin alike, and for each arm the rows of it that its runs take."""
    drawn: dict[tuple[float, ...], int] = {}
    rows = []
    for arm in arms:
        seeds = arm.seeds if arm.seeds is not None else [case.seed] * len(arm.replicates)
        own = [arm.parameter(case, name).tolist() for name in OF_START]
        rows.append(np.array([drawn.setdefault(luck, len(drawn)) for luck in zip(seeds, arm.replicates, *own, strict=True)], np.int64))
    lucks, replicates, *columns = zip(*drawn, strict=True)
    return start_of(case, cast, replicates, dict(zip(OF_START, map(np.array, columns), strict=True)), lucks), rows


def _together(runs: Sequence[int], stakeholders: int) -> Iterator[slice]:
    """Yield which arms share a block, one after the other."""
    first, held = 0, 0
    for at, number in enumerate(runs):
        if at > first and (held + number) * stakeholders > STAKEHOLDERS_TOGETHER:
            yield slice(first, at)
            first, held = at, 0
        held += number
    yield slice(first, len(runs))


def _open(case: Scenario, cast: Cast, arms: Sequence[Arm], start: Start) -> Block:
    """Return the block of some arms, a segment each."""
    ends = np.cumsum([0, *(len(arm.replicates) for arm in arms)]).tolist()
    segments = [Segment(slice(*rows), arm.plan, arm.shocks, arm.amounts) for rows, arm in zip(pairwise(ends), arms, strict=True)]
    changed = {name for arm in arms for name in arm.changes}
    changes = {name: np.concatenate([arm.parameter(case, name) for arm in arms]) for name in changed}
    return open_segments(case, segments, cast, start, changes)


def _run(block: Block, first: int, show: Callable[[int, str, Array], None] | None, look: Callable[[], None]) -> Iterator[Observed]:
    """Run a block to the end; `first` is the number of its first arm."""
    case = block.case
    watch = Watch(block, case.months)
    moments = {0: (START,), case.months: (END,)}
    moments[case.programme_end] = (PROGRAMME_END, *moments.get(case.programme_end, ()))
    for month in range(case.months + 1):
        if month:
            look()
            watch.advance(month)
        if show is None:
            continue
        for moment in moments.get(month, ()):
            for at, segment in enumerate(block.segments):
                rows = segment.given.rows
                states = np.stack([getattr(block.state, name)[rows] for name in KEPT])
                show(first + at, moment, np.concatenate([states, positions(block, rows)]) if moment == PROGRAMME_END else states)
    for segment in block.segments:
        rows = segment.given.rows
        yield Observed(
            watch.values[rows], watch.communities[rows], watch.organisations[rows], first_strike(segment.calendar, rows.stop - rows.start)
        )
