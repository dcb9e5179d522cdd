"""A partnership to explore, small enough that its future is there at once."""

from __future__ import annotations

import asyncio
from functools import wraps
from typing import TYPE_CHECKING, Any

from partnership_sim.testing import small_case
from partnership_sim.workshop.explore import Explore, action_of
from tests.workshop.rooms import TurnedClock

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from partnership_sim.scenario.schema import Scenario

PLANS = [
    {"name": "first", "actions": [{"lever": "networking", "spend": 0.5}]},
    {
        "name": "second",
        "budget": 60.0,
        "actions": [
            {"lever": "facilitated_dialogue", "spend": 0.6, "on": ["community", "ngo"]},
            {"lever": "facilitated_dialogue", "spend": 0.2, "form": "messages", "by": ["government"]},
            {"lever": "service_delivery", "spend": 0.4, "build_share": 0.7},
        ],
    },
]
CASE = small_case(plans=PLANS, months=16, programme_end=10, shocks=[{"shock": "scandal", "month": 6}, {"shock": "disaster", "rate": 0.5}])
#: Equally lucky worlds of the tests.
WORLDS = 6


def explore(case: Scenario = CASE, changed: Callable[[], None] = lambda: None, clock: Any = None) -> Explore:
    return Explore(case, clock or TurnedClock(), changed, WORLDS)


def do(where: Explore, name: str, /, **given: Any) -> None:
    where.apply(action_of({"do": f"explore_{name}", **given}))


async def whole(where: Explore) -> dict[str, Any]:
    """Return what is shown once all of it is computed."""
    shown = await where.fresh("en")
    while (
        not shown["ready"] or any(side["band"] is None for side in shown["sides"]) or (shown["fork"] is not None and shown["why"] is None)
    ):
        assert shown["failed"] is None
        await asyncio.sleep(0.01)
        shown = where.view("en")
    return shown


def story(told: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """Let a test be told in steps that wait."""

    @wraps(told)
    def whole_story(*given: Any, **named: Any) -> None:
        asyncio.run(told(*given, **named))

    return whole_story
