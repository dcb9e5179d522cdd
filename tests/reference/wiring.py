"""Who is tied to whom at the start, the plain way (docs/odd.md, section 5)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tests.reference.draws import pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.reference.draws import Luck

WIRE_FROM, WIRE_TO, WIRE_PARTNER, ACTIVITY = 13, 14, 15, 10


def wired(
    luck: Luck,
    keys: Sequence[int],
    kinds: Sequence[str],
    activity_of_kind: dict[str, float],
    *,
    ties_each: float,
    homophily: float,
    is_open: Sequence[bool] | None = None,
    given: Sequence[tuple[int, int]] = (),
) -> list[int]:
    """Return the keys of the ties, given ones first, in the order in which they are drawn."""
    n = len(keys)
    is_open = is_open or [True] * n
    activity = [activity_of_kind[kind] * math.exp(0.5 * luck.normal(ACTIVITY, key)) for kind, key in zip(kinds, keys, strict=True)]
    partners: list[list[int]] = [[] for _ in keys]  # the latest first
    ties = []

    def tie(i, j):
        partners[i].insert(0, j)
        partners[j].insert(0, i)
        ties.append(pair(min(keys[i], keys[j]), max(keys[i], keys[j])))

    for i, j in given:
        tie(i, j)
    wanted = ties_each * sum(is_open)
    most = max(len(given), min(int(0.75 * (n * (n - 1) // 2)), len(given) + math.ceil(wanted) + 1))
    ends = 0
    total = sum(activity[i] for i in range(n) if is_open[i])
    for attempt in range(1, int(50 * wanted) + 1001):
        if ends + 0.5 > wanted or len(ties) >= most:
            break
        mark = luck.first(WIRE_FROM, attempt) * total
        cumulated = 0.0
        for i in range(n):
            cumulated += activity[i] if is_open[i] else 0.0
            if cumulated > mark:
                break
        if partners[i] and luck.second(WIRE_FROM, attempt) < 0.9:
            k = partners[i][int(luck.first(WIRE_PARTNER, attempt) * len(partners[i]))]
            j = partners[k][int(luck.second(WIRE_PARTNER, attempt) * len(partners[k]))]
        else:
            j = int(luck.first(WIRE_TO, attempt) * n)
        refused = kinds[i] != kinds[j] and luck.second(WIRE_TO, attempt) < homophily
        if i != j and j not in partners[i] and not refused:
            tie(i, j)
            ends += is_open[i] + is_open[j]
    return ties
