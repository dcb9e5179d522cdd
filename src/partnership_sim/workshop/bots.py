"""A rehearsal: bots take seats and play a whole session, so that a trainer can practise before people come.

They go on by themselves where the trainer does nothing, and follow where the trainer is quicker. What they choose is drawn by their numbers: a
rehearsal can be repeated.
"""

from __future__ import annotations

import asyncio
import hashlib
from typing import TYPE_CHECKING, Any, TypeVar

from partnership_sim.locale import Text
from partnership_sim.workshop.roles import OPEN
from partnership_sim.workshop.room import Phase
from partnership_sim.workshop.who import TRAINER, Who

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from partnership_sim.workshop.hub import Answer, Hub

    Sleep = Callable[[float], Coroutine[Any, Any, None]]

T = TypeVar("T")

#: Seconds that a whole session takes.
SECONDS = 120.0
#: A round's share of choosing; the rest is for looking.
CHOOSING = 0.6
#: The share of its part of the budget that a bot spends at least and at most.
THRIFTY, GENEROUS = 0.5, 1.0
#: What bots pledge, of their own means of a round, and how often they keep their word.
PLEDGED, FAITHFUL = (0.3, 1.2), 0.7
NAME = Text("Bot {number}")
SAID = (
    Text("We want to hear from those who have not spoken yet."),
    Text("Trust comes slowly; we should keep at it."),
    Text("We put too much into one thing."),
    Text("Somebody has to look after what is built."),
)
#: What bots tick in the questionnaire before and after: what people who play may tick.
TICKS = {"before": (2, 4), "after": (3, 5)}


class Whim:
    """What a bot feels like: numbers that its words decide, so that no rehearsal differs from the next.

    Parameters
    ----------
    words : str
        Who wants what, and when.
    """

    def __init__(self, words: str) -> None:
        self._words, self._count = words, 0

    def between(self, low: float, high: float) -> float:
        """Return a number between two."""
        self._count += 1
        digest = hashlib.blake2b(f"{self._words} {self._count}".encode(), digest_size=8).digest()
        return low + (high - low) * int.from_bytes(digest) / 2.0**64

    def one(self, of: Sequence[T]) -> T:
        """Return one of several."""
        return of[int(self.between(0.0, len(of)))]

    def two(self, of: Sequence[T]) -> tuple[T, ...]:
        """Return two of several; one where there is no other."""
        first = self.one(of)
        others = [one for one in of if one != first]
        return (first, self.one(others)) if others else (first,)


class Rehearsal:
    """Bots at the seats of a workshop.

    Parameters
    ----------
    hub : Hub
    bots : int
    seconds : float
        How long the whole session takes if nobody else does anything.
    sleep : callable
        Waits.
    """

    def __init__(self, hub: Hub, bots: int, *, seconds: float = SECONDS, sleep: Sleep = asyncio.sleep) -> None:
        self._hub, self._sleep = hub, sleep
        self._bots: dict[int, int] = {}
        self._count, self._seconds = bots, seconds

    async def run(self) -> None:
        """Join, and play until the debrief."""
        room = self._hub.room
        for number in range(1, self._count + 1):
            given = {"id": f"bot-join-{number:06d}", "nickname": NAME.with_(number=number)[room.language], "group": None}
            _, secret = await self._hub.join(given, room.language)
            seat = self._hub.seat_of(secret) if secret is not None else None
            if seat is not None:
                self._bots[number] = seat
                self._hub.came(Who("seat", seat))
        steps = room.settings.rounds + 2
        each = self._seconds / steps
        await self._everybody("questionnaire", lambda luck, _: {"wave": "before", "points": _ticks(luck, "before")})
        await self._sleep(each)
        if room.phase == Phase.LOBBY:
            await self._act(TRAINER, "start")
        while room.phase != Phase.DEBRIEF:
            await self._step(each)
        await self._everybody("questionnaire", lambda luck, _: {"wave": "after", "points": _ticks(luck, "after")})

    async def _step(self, seconds: float) -> None:
        room = self._hub.room
        phase, number = room.phase, room.round
        if phase == Phase.CHOOSE:
            await self._choose(number, seconds * CHOOSING)
            if (room.phase, room.round) == (phase, number):
                await self._act(TRAINER, "close", round=number)
            return
        asked = number + (phase == Phase.AFTER)
        if phase == Phase.LOOK:
            await self._settle(number)
        await self._everybody(
            "reflect", lambda luck, seat: {"round": asked, "question": seat % 3 + 1, "text": luck.one(SAID)[room.language]}
        )
        await self._sleep(seconds * (1.0 - CHOOSING))
        if (room.phase, room.round) == (phase, number):
            await self._act(TRAINER, "next", phase=phase.value, round=number)

    async def _choose(self, number: int, seconds: float) -> None:
        """Let one bot after the other send, the last of a group counts."""
        room = self._hub.room
        for bot, seat in self._bots.items():
            if room.phase != Phase.CHOOSE or room.round != number:
                return
            await self._act(Who("seat", seat), "send", round=number, choices=self._choices(bot, seat, number))
            await self._pledge(bot, seat, number)
            await self._sleep(seconds / max(1, len(self._bots)))

    def _choices(self, bot: int, seat: int, number: int) -> list[dict[str, Any]]:
        """Return what a bot chooses: two levers for a part of what its group has left."""
        room, luck = self._hub.room, Whim(f"{bot} {number}")
        terms = room.terms_of(room.seats[seat].group)
        rounds_left = room.settings.rounds - number + 1
        share = luck.between(THRIFTY, GENEROUS) * room.left(room.seats[seat].group) / rounds_left / terms.length
        spends = max(0.0, share - terms.convening.in_month(terms.months(number)[1]))
        levers = luck.two([name for name, one in terms.levers.items() if one.usual[one.forms[0]]])
        cut = luck.between(0.3, 0.7)
        amounts = (round(spends * cut - 0.005, 2), round(spends * (1.0 - cut) - 0.005, 2))
        return [{"lever": lever, "spend": amount} for lever, amount in zip(levers, amounts, strict=False) if amount > 0]

    async def _pledge(self, bot: int, seat: int, number: int) -> None:
        """In the game of roles, let the first bot of a group give its word to another; some promise more than they have."""
        room, luck = self._hub.room, Whim(f"{bot} pledge {number}")
        group = room.seats[seat].group
        if room.roles is None or any((one.round, one.by) == (number, group) for one in room.roles.pledges):
            return
        to = luck.one([other for other in room.groups if other != group])
        amount = round(room.roles.earned[group] * luck.between(*PLEDGED), 1)
        if amount > 0:
            await self._act(Who("seat", seat), "pledge", round=number, to=to, amount=amount)

    async def _settle(self, number: int) -> None:
        """Let bots keep their groups' words, or withhold them."""
        room = self._hub.room
        for bot, seat in self._bots.items():
            group, luck = room.seats[seat].group, Whim(f"{bot} settle {number}")
            for one in room.roles.pledges if room.roles is not None else ():
                if (one.round, one.by, one.became) == (number, group, OPEN):
                    keep = luck.between(0.0, 1.0) < FAITHFUL
                    await self._act(Who("seat", seat), "settle", round=number, to=one.to, keep=keep)

    async def _everybody(self, do: str, what: Callable[[Whim, int], dict[str, Any]]) -> None:
        for bot, seat in self._bots.items():
            luck = Whim(f"{bot} {do} {self._hub.room.round}")
            await self._act(Who("seat", seat), do, **what(luck, seat))

    async def _act(self, who: Who, do: str, **given: Any) -> Answer:  # noqa: ANN401 - what belongs to it
        room = self._hub.room
        mark = f"bot-{who.seat or 0:04d}-{room.round:02d}-{room.phase.value}-{do}{given.get('to', '')}"[:40]
        return await self._hub.do(who, {"id": mark, "do": do, **given}, room.language)


def _ticks(luck: Whim, wave: str) -> list[int]:
    low, high = TICKS[wave]
    return [luck.one(range(low, high + 1)) for _ in range(8)]
