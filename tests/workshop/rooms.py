"""Workshops for tests: a hub over a small scenario, and people who do things in it."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import TYPE_CHECKING, Any

from partnership_sim.workshop.hub import Hub
from partnership_sim.workshop.journal import Memory
from partnership_sim.workshop.who import TRAINER, Who
from tests.worlds import scenario

if TYPE_CHECKING:
    from partnership_sim.workshop.hub import Answer

#: A game that is over soon.
SHORT: dict[str, Any] = {"rounds": 2, "months_a_round": 3, "months_after": 3, "budget": 30.0, "groups": ["A", "B"]}
_marks = count(1)


class TurnedClock:
    """A clock that tests turn."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


def mark() -> str:
    """What a page calls an action."""
    return f"test-{next(_marks):06d}"


def hub(journal: Any = None, clock: Any = None) -> Hub:
    return Hub(scenario(), journal if journal is not None else Memory(), clock or TurnedClock())


async def act(where: Hub, who: Who, do: str, /, **given: Any) -> Answer:
    return await where.do(who, {"id": mark(), "do": do, **given}, "en")


async def must(where: Hub, who: Who, do: str, /, **given: Any) -> None:
    answer = await act(where, who, do, **given)
    assert answer.status == 200, answer


async def seated(where: Hub, nickname: str, group: int | None = None) -> Who:
    answer, secret = await where.join({"id": mark(), "nickname": nickname, "group": group}, "en")
    assert answer.status == 200, answer
    assert secret is not None
    return Who("seat", where.seat_of(secret))


async def computed(where: Hub) -> None:
    """Wait until all that pages wait for has been computed."""
    where.bump()
    while where.debrief.missing(where.play, where.room) is not None:
        await asyncio.sleep(0.01)


async def played(where: Hub) -> None:
    """Play a whole short game of two groups, of which the first spends and the second does not."""
    await must(where, TRAINER, "settings", **SHORT)
    one, _ = await seated(where, "Ani"), await seated(where, "Budi")
    await must(where, TRAINER, "start")
    for number in (1, 2):
        spends = [{"lever": "service_delivery", "spend": 1.5}, {"lever": "networking", "spend": 0.5}]
        await must(where, one, "send", round=number, choices=spends)
        await must(where, TRAINER, "close", round=number)
        await must(where, one, "reflect", round=number, question=1, text="why")
        await must(where, TRAINER, "next", phase="look", round=number)
    await must(where, TRAINER, "next", phase="after", round=2)
