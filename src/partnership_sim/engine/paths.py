"""Shortest paths through a network, counted in compiled code (Brandes 2001, "A faster algorithm for betweenness centrality")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.kernel import kernel

if TYPE_CHECKING:
    from partnership_sim.state import Array


@kernel
def count_through(
    begins: Array, partners: Array, sources: Array, through: Array, order: Array, away: Array, paths: Array, share: Array
) -> None:
    """Write into `through` whose share of the shortest paths from sources leads through everybody: the sum over all other ends.

    The partners of i lie between begins[i] and begins[i + 1]. It is the mean over sources, oneself left out. The rest is scratch,
    [stakeholder] each.
    """
    through[:] = 0.0
    for number in range(sources.size):
        found = count_from(begins, partners, sources[number], order, away, paths)
        hand_on(begins, partners, found, order, away, paths, share)
        for at in range(1, found):
            through[order[at]] += share[order[at]]
    own = 1.0 if sources.size > 1 else 0.0
    for number in range(sources.size):
        through[sources[number]] *= sources.size / (sources.size - own)
    for i in range(through.size):
        through[i] /= sources.size


@kernel
def count_from(begins: Array, partners: Array, source: int, order: Array, away: Array, paths: Array) -> int:
    """Write how far away everybody is from a source (-1: no path), and how many shortest paths lead there; return how many are reached.

    They stand in `order`, the nearest first.
    """
    away[:] = -1
    paths[:] = 0.0
    order[0], away[source], paths[source] = source, 0, 1.0
    found, at = 1, 0
    while at < found:
        i = order[at]
        beyond = away[i] + 1
        at += 1
        for place in range(begins[i], begins[i + 1]):
            j = partners[place]
            if away[j] < 0:
                away[j] = beyond
                order[found] = j
                found += 1
            if away[j] == beyond:
                paths[j] += paths[i]
    return found


@kernel
def hand_on(begins: Array, partners: Array, found: int, order: Array, away: Array, paths: Array, share: Array) -> None:
    """Write the sum, over everybody reached, of the share of paths there that leads through each: the farthest hand on first."""
    share[:] = 0.0
    for at in range(found - 1, 0, -1):
        j = order[at]
        a_path, before = (1.0 + share[j]) / paths[j], away[j] - 1
        for place in range(begins[j], begins[j + 1]):
            i = partners[place]
            if away[i] == before:
                share[i] += paths[i] * a_path
