"""A rehearsal plays a whole session, and follows a trainer who is quicker."""

from __future__ import annotations

import asyncio
from typing import Any

from partnership_sim.workshop.bots import Rehearsal
from partnership_sim.workshop.who import TRAINER
from tests.workshop.rooms import SHORT, hub, must


async def at_once(_: float) -> None:
    await asyncio.sleep(0)


def test_bots_play_to_the_debrief_within_every_budget() -> None:
    async def story() -> None:
        where = hub()
        await must(where, TRAINER, "settings", **{**SHORT, "budget": 60.0})
        await Rehearsal(where, 5, sleep=at_once).run()
        room = where.room
        assert room.phase == "debrief"
        assert len(room.seats) == 5
        assert all(set(seat.points) == {"before", "after"} for seat in room.seats.values())
        assert all(set(group.sent) == {1, 2} for group in room.groups.values())
        assert all(any(choice.spend > 0 for choice in sent.choices) for group in room.groups.values() for sent in group.sent.values())
        assert all(room.left(group) >= 0 for group in room.groups)

    asyncio.run(story())


def test_a_rehearsal_takes_the_time_it_was_given_and_is_the_same_again() -> None:
    async def story() -> list[Any]:
        where = hub()
        await must(where, TRAINER, "settings", **SHORT)
        slept: list[float] = []

        async def sleep(seconds: float) -> None:
            slept.append(seconds)
            await asyncio.sleep(0)

        await Rehearsal(where, 4, seconds=100.0, sleep=sleep).run()
        assert 60.0 <= sum(slept) <= 110.0
        return [line.given for line in where.journal.actions() if line.given["do"] != "join"]

    assert asyncio.run(story()) == asyncio.run(story())


def test_bots_follow_a_trainer_who_is_quicker() -> None:
    async def story() -> None:
        where = hub()
        await must(where, TRAINER, "settings", **SHORT)

        async def hurried(_: float) -> None:
            if where.room.phase == "choose" and where.room.round == 1:
                await must(where, TRAINER, "close", round=1)
            await asyncio.sleep(0)

        await Rehearsal(where, 4, sleep=hurried).run()
        assert where.room.phase == "debrief"
        done = [line.given for line in where.journal.actions()]
        assert [one["round"] for one in done if one["do"] == "close"] == [1, 2]

    asyncio.run(story())
