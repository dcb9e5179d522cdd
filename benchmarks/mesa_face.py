"""What the Mesa face adds to the engine: a step, and a model whose agents nobody asks for."""

from __future__ import annotations

import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from benchmarks.cases import place, size, village
from benchmarks.harness import Figure, measure, pinned
from partnership_sim import model as face
from partnership_sim.scenario.schema import NO_PROGRAMME
from partnership_sim.steering import course, session
from tests.worlds import block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from partnership_sim.scenario.schema import Scenario

COLUMNS = ("trust", "service", "resistance", "participation", "capacity", "ties", "spent")


class Clock:
    """Adds up the seconds that functions of the engine take while they are called from the face."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def of(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function, counted."""

        def counted(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401
            began = time.perf_counter()
            found = function(*arguments, **named)
            self.seconds += time.perf_counter() - began
            return found

        return counted


@contextmanager
def clocked(**of: ModuleType) -> Iterator[Clock]:
    """Count what calls of these functions of the engine take, each called from a module."""
    clock = Clock()
    with ExitStack() as patched:
        for name, module in of.items():
            patched.enter_context(patch.object(module, name, clock.of(getattr(module, name))))
        yield clock


@measure
def mesa_step() -> list[Figure]:
    """A step of the model, less what the engine takes of it."""
    cases = {150: village(), 20_000: place(20_000, months=60)}
    return [_step(people, case) for people, case in cases.items()]


def _step(people: int, case: Scenario) -> Figure:
    with pinned(0), clocked(advance=course, observe=session) as clock:
        model = face.PartnershipModel(case, model_reporters=list(COLUMNS))
        model.step()
        values = []
        for _ in range(case.months - 1):
            clock.seconds = 0.0
            began = time.perf_counter()
            model.step()
            values.append((time.perf_counter() - began - clock.seconds) * 1e6)
    how = f"{len(values)} steps, one core, {len(COLUMNS)} columns collected, no agent asked for"
    what = f"what a step of PartnershipModel takes beside the engine's month and metrics: {people:,} stakeholders"
    return Figure(f"mesa_step_{people}", what, tuple(values), "microseconds", "<= 20", size(block(case, NO_PROGRAMME)), how)


@measure
def mesa_agents() -> list[Figure]:
    """A model of a million stakeholders, less what drawing them takes."""
    case = place(1_000_000)
    values = []
    with pinned(0), clocked(cast_of=session, start_of=course, open_block=course) as clock:
        for _ in range(2):
            clock.seconds = 0.0
            began = time.perf_counter()
            model = face.PartnershipModel(case, model_reporters=list(COLUMNS))
            values.append((time.perf_counter() - began - clock.seconds) * 1e3)
            ties = int(model.ties.count[0, 0])
            del model
    what = "what a PartnershipModel of a million agents not asked for takes beside drawing the population and opening the run"
    return [Figure("mesa_agents", what, tuple(values), "milliseconds", "<= 10", (1_000_000, ties), "2 models, one core")]
