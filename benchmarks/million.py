"""A million stakeholders with eight tie ends each: memory, growth with size, and what drawing them costs. In a process of its own."""

from __future__ import annotations

import pickle
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks.cases import go_through, place, size
from benchmarks.harness import Figure, child, measure, pinned
from partnership_sim.engine.block import open_block, start_of
from partnership_sim.population import cast_of
from partnership_sim.scenario.schema import NO_PROGRAMME
from tests.worlds import block

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership_sim.engine.block import Block

PEOPLE = 1_000_000
MONTHS = 3
#: Blocks of ten thousand are timed beside it: as many of them as have as many ties.
SMALL = 10_000

PROGRAM = """
from benchmarks.million import story
tell(**story())
"""


def seconds(call: partial[Any]) -> tuple[float, Any]:
    """Return how long a call takes, and what it returns."""
    began = time.perf_counter()
    found = call()
    return time.perf_counter() - began, found


def of_arrays(tables: Iterable[Iterable[Any]]) -> int:
    """Return the bytes of all arrays of some tuples."""
    return sum(array.nbytes for table in tables for array in table)


def held(one: Block) -> int:
    """Return the bytes of all that a run holds: arrays, and the cast with its ids as they are kept."""
    channels = {id(array): array for array in one.channels.arrays()}.values()  # those that nobody has opened are one and the same
    tables = (one.state, one.ties, channels, one.scratch, one.tally, one.kinds, one.values.values())
    return (
        of_arrays(tables) + of_arrays([(one.cast.kind, one.cast.key, one.cast.joins)]) + len(pickle.dumps((one.cast.ids, one.cast.names)))
    )


def story() -> dict[str, Any]:
    """Draw a million stakeholders and run some months; return what it took. Runs in a process of its own."""
    with pinned(0):
        small = block(place(SMALL), NO_PROGRAMME)
        go_through(small, 1)  # compiled
        case = place(PEOPLE)
        drawing, (cast, start) = seconds(partial(_draw, case))
        one = open_block(case, case.plans[0], cast, start)
        del start
        months, of_small = [], []
        for month in range(1, MONTHS + 1):
            months.append(seconds(partial(go_through, one, 1, month))[0] / float(one.ties.count[0, 0]))
            several = 5
            of_small.append(
                seconds(partial(go_through, small, several, 2 + several * (month - 1)))[0] / several / float(small.ties.count[0, 0])
            )
    return {
        "drawing": drawing,
        "months": months,
        "of_small": of_small,
        "state": of_arrays([one.state, one.ties]),
        "held": held(one),
        "stakeholders": PEOPLE,
        "ties": size(one)[1],
    }


def _draw(case: Any) -> Any:  # noqa: ANN401
    cast = cast_of(case)
    return cast, start_of(case, cast, (0,))


@measure
def million() -> list[Figure]:
    """All figures of a million stakeholders, from one process."""
    found = child(PROGRAM)
    start = (found["stakeholders"], found["ties"])
    month = sorted(found["months"])[MONTHS // 2] * found["ties"]
    one_run = "one run in a process of its own, one core, no plan"

    def figure(name: str, what: str, values: Iterable[float], unit: str, asked: str, how: str = one_run) -> Figure:
        return Figure(f"million_{name}", f"a million stakeholders: {what}", tuple(values), unit, asked, start, how)

    return [
        figure("state", "state and ties", [found["state"] / PEOPLE], "bytes each", "<= 400"),
        figure("held", "all that a run holds", [found["held"] / PEOPLE], "bytes each", "<= 700"),
        figure(
            "peak",
            "peak of the whole process, drawing included, over all that a run holds",
            [found["peak"] / found["held"]],
            "times",
            "<= 2.5",
        ),
        figure(
            "month",
            "time a tie and month over that among ten thousand",
            (large / small for large, small in zip(found["months"], found["of_small"], strict=True)),
            "times",
            "<= 2.5",
            f"{MONTHS} pairs of a month among a million and five among ten thousand, one core; {month:.2f} s a month",
        ),
        figure(
            "drawing",
            "drawing the population over running a month",
            [found["drawing"] / month],
            "months",
            "<= 10",
            f"{found['drawing']:.1f} s against the median of {MONTHS} months, one core",
        ),
    ]
