"""Runs that somebody watches month by month: what the tables of a whole ensemble do not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.engine.block import advance, open_block, start_of
from partnership_sim.population import cast_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from partnership_sim.engine.block import Block
    from partnership_sim.population import Start
    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.state import Array


def watched(
    case: Scenario,
    plan: Plan,
    replicates: Sequence[int],
    changes: Mapping[str, Array | float] | None = None,
    *,
    moved: Callable[[Start], Start] = lambda start: start,
) -> Iterator[Block]:
    """Yield a block of runs before its first month, and after every one.

    Parameters
    ----------
    case : Scenario
    plan : Plan
    replicates : sequence of int
        Replicate of each run.
    changes : mapping, optional
        Parameters not at the scenario's values: a number, or [run] numbers.
    moved : callable
        Returns the start from which the runs begin, of the one that was drawn.
    """
    cast = cast_of(case)
    block = open_block(case, plan, cast, moved(start_of(case, cast, replicates, changes)), changes)
    yield block
    for month in range(1, case.months + 1):
        advance(block, month)
        yield block
