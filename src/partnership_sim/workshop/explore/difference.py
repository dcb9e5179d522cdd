"""What made the difference between two futures that part: each thing by which they differ is left out, under the same luck."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from partnership_sim.metrics import METRICS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from partnership_sim.engine.block import Block
    from partnership_sim.engine.events import Event
    from partnership_sim.state import Array
    from partnership_sim.steering.course import Course
    from partnership_sim.steering.future import Future
    from partnership_sim.workshop.explore.world import World

#: So many of the things by which two futures differ are left out, one at a time; so many events are told of each.
MOST, EXAMPLES = 8, 3
#: Months whose events are found before somebody is asked whether they are still wanted.
AT_A_TIME = 4
#: Events that are told first: those that a room asks about.
TELLING = (
    "conflict_harmful",
    "conflict_settled",
    "conflict_opened",
    "breach_seen",
    "budget_exhausted",
    "spending_held_back",
    "tie_brokered",
    "tie_ended",
    "tie_formed",
)


class Without(NamedTuple):
    """What the second future is without one thing.

    Attributes
    ----------
    end : float
        Its first goal in the last month.
    only_with : list of Event
        What happens in the second future, and neither without this thing nor in the first.
    number : int
        How many such events there are.
    """

    end: float
    only_with: list[Event]
    number: int


class Difference(NamedTuple):
    """Between two shown runs.

    Attributes
    ----------
    without : list of Without
        In the order of what was left out.
    ties : tuple of int
        Ties that stand at the end in the first only, in the second only, in both.
    conflicts : tuple of int
        Open conflicts at the end, in each.
    only : tuple of list of Event
        What happens in one only, the most telling first.
    """

    without: list[Without]
    ties: tuple[int, int, int]
    conflicts: tuple[int, int]
    only: tuple[list[Event], list[Event]]


def standing(block: Block) -> list[tuple[int, int, float, float, int]]:
    """Return the ties of a block's first run between those who have joined: two rows, trust both ways, 0 without a conflict, 1 with one, 2 with a harmful one."""
    ties, cast = block.ties, block.cast
    count = int(ties.count[0, 0])
    a, b, ab, ba, conflict = (column[0, :count].astype(float) for column in (ties.a, ties.b, ties.trust_ab, ties.trust_ba, ties.conflict))
    there = cast.joins <= block.month
    kept = there[a.astype(int)] & there[b.astype(int)]
    return [
        (int(one), int(other), trust, back, int(open_))
        for one, other, trust, back, open_ in np.stack([a, b, ab, ba, conflict], axis=1)[kept].tolist()
    ]


def better(a: Array, b: Array, goal: str) -> tuple[int, int, int, int]:
    """Return in how many of equally lucky worlds the first is better at the end, the second is, none is, and how many cannot be told.

    Parameters
    ----------
    a, b : ndarray
        [run, month, metric].
    goal : str
    """
    place, sign = list(METRICS).index(goal), METRICS[goal].better or 1
    gain = sign * (b[:, -1, place] - a[:, -1, place])
    unknown = np.isnan(gain)
    return int((gain < 0).sum()), int((gain > 0).sum()), int((gain == 0).sum()), int(unknown.sum())


def between(
    a: Course,
    b: Course,
    future: Future,
    values: Array,
    without: Sequence[World],
    goal: str,
    look: Callable[[], None],
    lock: AbstractContextManager[Any],
) -> Difference:
    """Compare two shown runs, and the second with itself without each thing by which they differ.

    Parameters
    ----------
    a, b : Course
        The two runs; they are looked at under the lock.
    future : Future
        A copy of the second, which may be changed.
    values : ndarray
        [month, metric] of the second.
    without : sequence of World
    goal : str
    look : callable
        Raises where nobody asks for this any more.
    lock : context manager
    """
    last = len(values) - 1
    with lock:
        ends = [{(one, other): conflict for one, other, _, _, conflict in standing(course.block)} for course in (a, b)]
        events = [_events(course, last, look) for course in (a, b)]
    keys = [{_key(event) for event in every} for every in events]
    place, found = list(METRICS).index(goal), []
    for world in without[:MOST]:
        look()
        future.follow(world.lines, look)
        never = {_key(event) for event in _events(future.course, last, look)} | keys[0]
        only = [event for event in events[1] if _key(event) not in never]
        found.append(Without(float(future.values()[0, -1, place]), _telling(only)[:EXAMPLES], len(only)))
    first, second = (set(end) for end in ends)
    conflicts = tuple(sum(conflict > 0 for conflict in end.values()) for end in ends)
    only_one = tuple(_telling([event for event in events[at] if _key(event) not in keys[1 - at]])[:EXAMPLES] for at in (0, 1))
    return Difference(
        found, (len(first - second), len(second - first), len(first & second)), (conflicts[0], conflicts[1]), (only_one[0], only_one[1])
    )


def _events(course: Course, last: int, look: Callable[[], None]) -> list[Event]:
    """Return all that happened, found some months at a time."""
    found = []
    for first in range(1, last + 1, AT_A_TIME):
        look()
        found += course.events(first, min(first + AT_A_TIME - 1, last))
    return found


def _key(event: Event) -> tuple[str, str, str, str]:
    """Return what makes an event the same in two futures: what happened to whom, whenever it did."""
    who, with_ = sorted((event.who, event.with_)) if event.event.startswith(("tie_", "conflict_")) else (event.who, event.with_)
    return event.event, who, with_, event.by if event.event == "tie_brokered" else ""


def _telling(events: Sequence[Event]) -> list[Event]:
    """Return events, the most telling first, the earlier first."""
    rank = {name: number for number, name in enumerate(TELLING)}
    return sorted((event for event in events if event.event in rank), key=lambda event: (rank[event.event], event.month))
