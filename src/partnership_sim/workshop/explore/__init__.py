"""The partnership that a trainer explores: what is done to it follows from a list of actions; what comes of it is computed on the side.

`Explore` is what the hub calls. Its views are documented in `told`.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.population import cast_of
from partnership_sim.workshop.explore import saving, told
from partnership_sim.workshop.explore.actions import PREFIX, Play, action_of, is_explore
from partnership_sim.workshop.explore.calculation import WORLDS, Calculation, Wanted
from partnership_sim.workshop.explore.steered import Steered

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.workshop.clock import Ticking
    from partnership_sim.workshop.explore.actions import Done
    from partnership_sim.workshop.explore.calculation import Found

__all__ = ["PREFIX", "Explore", "action_of", "is_explore"]

#: Months that are told at once at most.
MONTHS = 24


class Explore:
    """The explored partnership.

    Parameters
    ----------
    case : Scenario
    clock : Ticking
        By which the play head moves.
    changed : callable
        Called, from any thread, when there is more to see.
    worlds : int
        Equally lucky ones.

    Attributes
    ----------
    steered : Steered
        What was done, and what follows from it at once.
    """

    def __init__(self, case: Scenario, clock: Ticking, changed: Callable[[], None], worlds: int = WORLDS) -> None:
        cast = cast_of(case)
        self.steered, self.clock = Steered(case, cast), clock
        self._calculation = Calculation(case, cast, changed, worlds)
        self._wanted: Wanted | None = None
        self._first: Future[Found | None] | None = None
        self._began: float | None = None
        self._cases: dict[str, dict[str, Any]] = {}
        self._plans: dict[str, dict[str, list[float | None]]] = {}
        self._viewed: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {}

    def apply(self, action: Done, *, now: bool = True) -> None:
        """Do something; nothing is computed until somebody looks.

        Parameters
        ----------
        action : Done
        now : bool
            False for what was done before the server was started: the play head stands where it began to move.

        Raises
        ------
        Refused
        """
        played = self.steered.played
        self.steered.apply(action)
        if now and self._first is not None:  # somebody looks: what is to be seen is computed while this is being kept
            self._ask()
        if self.steered.played != played:
            moves = isinstance(action, Play) and self.steered.speed > 0
            self._began = self.clock.monotonic() if moves and now else None
            if moves and not now:
                self.steered.speed = 0.0

    @property
    def busy(self) -> bool:
        """Whether there is more to see in a moment, so that looking now would show what is over."""
        return self._calculation.busy

    def view(self, language: str) -> dict[str, Any]:
        """Return what changes, as far as it is computed; what is missing is computed from now on."""
        self._ask()
        elapsed = None if self._began is None else round(self.clock.monotonic() - self._began, 3)
        calculation, steered = self._calculation, self.steered
        shown = (steered.told, steered.played, steered.watched, steered.picked, calculation.found, calculation.failed, elapsed)
        if self._viewed.get(language, ((), {}))[0] != shown:
            self._viewed[language] = shown, told.view(steered, calculation, elapsed, language)
        return self._viewed[language][1]

    async def fresh(self, language: str) -> dict[str, Any]:
        """Return what changes, once the shown runs of what stands now are computed (or something else is asked for)."""
        await asyncio.wrap_future(self._ask())
        return self.view(language)

    async def case(self, language: str) -> dict[str, Any]:
        """Return what does not change."""
        if language not in self._cases:
            await asyncio.wrap_future(self._ask())
            self._cases[language] = await asyncio.to_thread(self._case, language)
        return self._cases[language]

    async def plans(self) -> dict[str, dict[str, list[float | None]]]:
        """Return the middle of the equally lucky runs under each plan of the scenario: plan -> metric -> [month]."""
        for plan in self.steered.case.plans:
            if plan.name not in self._plans:
                many = await asyncio.to_thread(self._calculation.of_plan, plan.name)
                self._plans[plan.name] = told.middle(many, self.steered.case.goals)
        return self._plans

    async def months(self, side: int, first: int, last: int, mark: int, language: str) -> dict[str, Any]:
        """Return months of a shown run, or none of them where something else was computed than what the mark says."""
        last = min(last, first + MONTHS - 1, self.steered.case.months)
        places_of = np.argsort(self.steered.cast.as_listed)
        found: list[dict[str, Any]] = []

        def seen(block: Any, number: int, events: list[Any]) -> None:  # noqa: ANN401 - a Block
            found.append(told.month(block, number, events, places_of, language))

        known = await asyncio.to_thread(self._calculation.again, side, first, last, seen, mark)
        return {"mark": mark if known else None, "months": found if known else []}

    async def save(self, folder: Path, name: str, language: str) -> dict[str, Any]:
        """Write what is steered as a new scenario folder within another.

        Raises
        ------
        Refused
            If it cannot be written, in words.
        """
        self._ask()
        found = await asyncio.wrap_future(self._ask())
        replicate = found.replicate if found is not None else 0
        return await asyncio.to_thread(saving.save, self.steered, replicate, folder, name, language)

    def close(self) -> None:
        """Give up what is being computed."""
        self._calculation.close()

    def _case(self, language: str) -> dict[str, Any]:
        from partnership_sim.workshop.explore import catalogue  # what places a network is slow to import

        return catalogue.case(self.steered, self._calculation, language)

    def _ask(self) -> Future[Found | None]:
        """Ask for what stands now, once."""
        worlds = self.steered.worlds
        if self._first is None or self._wanted is None or self._wanted.worlds is not worlds:
            self._wanted = Wanted(worlds, self.steered.without())
            self._first = self._calculation.ask(self._wanted)
        return self._first
