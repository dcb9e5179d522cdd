"""Who is tied to whom at the start, the plain way (docs/odd.md, section 5)."""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING

from tests.reference.draws import pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.reference.draws import Luck

WIRE_FROM, WIRE_TO, WIRE_PARTNER, WEIGH, ACTIVITY = 13, 14, 15, 51, 10


def first_beyond(weights: Sequence[float], draw: float) -> int:
    """Return the first place whose cumulated weight exceeds the draw times the sum."""
    mark = draw * sum(weights)
    return next((at for at, reached in enumerate(accumulate(weights)) if reached > mark), len(weights) - 1)


class Wiring:
    """Ties as they are drawn, by the places of their ends; partners of each with the latest first."""

    def __init__(self, keys: Sequence[int], kinds: Sequence[str], sizes: Sequence[float]) -> None:
        self.keys, self.kinds, self.sizes = keys, kinds, sizes
        self.partners: list[list[int]] = [[] for _ in keys]
        self.ties: list[int] = []

    @property
    def even(self) -> bool:
        """Whether every size is 1."""
        return all(size == 1 for size in self.sizes)

    def size_of_tie(self, i: int, j: int) -> float:
        return min((self.sizes[k] for k in (i, j) if self.kinds[k] == "community"), default=1.0)

    def tie(self, i: int, j: int) -> None:
        self.partners[i].insert(0, j)
        self.partners[j].insert(0, i)
        self.ties.append(pair(min(self.keys[i], self.keys[j]), max(self.keys[i], self.keys[j])))

    def partner(self, i: int, draw: float) -> int:
        partners = self.partners[i]
        if self.even:
            return partners[int(draw * len(partners))]
        return partners[first_beyond([self.size_of_tie(i, k) for k in partners], draw)]

    def anybody(self, draw: float) -> int:
        return int(draw * len(self.keys)) if self.even else first_beyond(self.sizes, draw)


def wired(
    luck: Luck,
    keys: Sequence[int],
    kinds: Sequence[str],
    activity_of_kind: dict[str, float],
    *,
    ties_each: float,
    homophily: float,
    sizes: Sequence[float] | None = None,
    is_open: Sequence[bool] | None = None,
    given: Sequence[tuple[int, int]] = (),
) -> list[int]:
    """Return the keys of the ties, given ones first, in the order in which they are drawn."""
    n = len(keys)
    sizes = sizes or [1.0] * n
    is_open = is_open or [True] * n
    wiring = Wiring(keys, kinds, sizes)
    for i, j in given:
        wiring.tie(i, j)
    communities = [size for size, kind in zip(sizes, kinds, strict=True) if kind == "community"]
    middle = sum(communities) / len(communities) if communities else 1.0
    wanted = ties_each * sum(size for size, free in zip(sizes, is_open, strict=True) if free)
    room = wanted / min([1.0, *sizes])
    most = max(len(given), min(int(0.75 * (n * (n - 1) // 2)), len(given) + math.ceil(room / 2 if all(is_open) else room) + 1))
    active = [
        activity_of_kind[kind] * math.exp(0.5 * luck.normal(ACTIVITY, key)) * size if free else 0.0
        for kind, key, size, free in zip(kinds, keys, sizes, is_open, strict=True)
    ]
    ends = 0.0
    for attempt in range(1, int(50 * ties_each * sum(is_open) * max(1.0, 1 / middle)) + 1001):
        if ends + 0.5 > wanted or len(wiring.ties) >= most:
            break
        i = first_beyond(active, luck.first(WIRE_FROM, attempt))
        if wiring.partners[i] and luck.second(WIRE_FROM, attempt) < 0.9:
            k = wiring.partner(i, luck.first(WIRE_PARTNER, attempt))
            j = wiring.partner(k, luck.second(WIRE_PARTNER, attempt))
        else:
            j = wiring.anybody(luck.first(WIRE_TO, attempt))
        refused = kinds[i] != kinds[j] and luck.second(WIRE_TO, attempt) < homophily
        if not wiring.even:
            between = kinds[i] != "community" and kinds[j] != "community"
            refused = refused or luck.first(WEIGH, attempt) >= (middle if between else 1 / middle)
        if i != j and j not in wiring.partners[i] and not refused:
            wiring.tie(i, j)
            ends += (is_open[i] + is_open[j]) * wiring.size_of_tie(i, j)
    return wiring.ties
