"""The model as ordinary agent code: the reference of tests/reference, with what would make it needlessly slow taken out.

Its draws come from Python's own `random`; what the reference writes in the clearest way although it takes the square of the number of
stakeholders or ties (lists of partners, ties that end, whom an action means, the Gini coefficient) is written in the usual way.
"""

from __future__ import annotations

import math
import random
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from tests.reference import ReferenceModel, draws, metrics, network
from tests.reference.plain import over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.reference.entities import Stakeholder, Tie


class PlainLuck:
    """Draws in the order in which they are asked for."""

    def __init__(self, seed: int) -> None:
        generator = random.Random(seed)
        self.month = 0
        self.uniform = generator.random
        self.gauss = generator.gauss

    def lottery(self, process: int, entity: object, month: int | None = None) -> float:  # noqa: ARG002
        return self.uniform()

    first = second = lottery

    def normal(self, process: int, entity: object) -> float:  # noqa: ARG002
        return self.gauss(0.0, 1.0)

    def normals(self, process: int, entity: int) -> tuple[float, float]:
        return self.normal(process, entity), self.normal(process, entity)


class StandingTies(dict[Any, None]):
    """Ties in their order, of which one is taken out in no time."""

    def append(self, tie: Tie) -> None:
        self[tie] = None

    def remove(self, tie: Tie) -> None:
        del self[tie]


class OrdinaryModel(ReferenceModel):
    """The reference without what takes the square of its size."""

    ties: Any

    def __init__(self, **given: Any) -> None:  # noqa: ANN401
        super().__init__(**given)
        self.ties = StandingTies.fromkeys(self.ties)

    def meant(self, names: tuple[str, ...]) -> Any:  # noqa: ANN401 - as good as the list, but `in` takes no time
        return dict.fromkeys(who for who in self.active if who.name in names or who.kind_name in names)

    def _list_awake(self) -> None:
        self.awake = [tie for tie in self.ties if self.is_active(tie.a) and self.is_active(tie.b)]
        for who in self.stakeholders:
            who.ties = []
        for tie in self.awake:
            tie.a.ties.append(tie)
            tie.b.ties.append(tie)


def gini(values: list[float]) -> float:
    """Return the Gini coefficient of sorted values."""
    count = len(values)
    weighted = math.fsum((2 * rank - count - 1) * value for rank, value in enumerate(sorted(values), 1))
    return over(weighted, count * math.fsum(values))


def pair_of(x: Stakeholder, y: Stakeholder) -> tuple[Stakeholder, Stakeholder]:
    """Return the key of a pair where no draw hangs on it."""
    return x, y


@contextmanager
def ordinary(model: ReferenceModel, *, plain_luck: bool = True) -> Iterator[ReferenceModel]:
    """Let a model be stepped as ordinary code; without `plain_luck` it draws as the engine does, so that results can be compared."""
    with patch.object(metrics, "gini", gini), patch.object(network, "pair", pair_of if plain_luck else draws.pair):
        if plain_luck:
            model.luck = PlainLuck(0)  # type: ignore[assignment]
        yield model
