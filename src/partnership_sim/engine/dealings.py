"""What people do to each other by hand, at once: resources that change hands, and words that are broken. docs/odd.md, section 7.18."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.draws import Process, uniforms
from partnership_sim.dynamics.trust import cost, opens
from partnership_sim.engine.loop import state_of, ties_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership_sim.month import Month
    from partnership_sim.population import Cast


def transfer(month: Month, cast: Cast, units: float, by: Iterable[str], to: Iterable[str]) -> None:
    """Move resources, as they stand after a month; where somebody is named to get them and nobody of those is there yet, nothing moves.

    Parameters
    ----------
    month : Month
        The one just gone.
    cast : Cast
    units : float
        In all; taken in proportion to what each has, at most what they have.
    by, to : iterable of str
        Kinds and ids that give and that get, in proportion to size; nobody gets: it leaves the partnership.
    """
    named = tuple(to)
    givers, takers = (cast.meant(names) * month.active for names in (by, named))
    if named and not takers.any():
        return
    resources = month.state.resources
    total = month.sum(resources, givers)
    taken = np.minimum(units, total)
    given = month.per_head(taken, takers) * month.size * takers
    resources -= givers * resources * np.divide(taken, total, out=np.zeros_like(total), where=total > 0.0)
    resources += given


def break_word(month: Month, cast: Cast, by: Iterable[str], to: Iterable[str], *, lacked: bool) -> None:
    """Let some break a word to others, after a month: seen by all, not answered for.

    On every tie between them, trust falls and a dispute opens by the rules for a breach that was seen; the draws are those of WORD. Where both
    ends broke it, the breach by the tie's first end comes first.
    """
    breakers, injured = (cast.meant(names) * month.active > 0.0 for names in (by, to))
    for run in range(month.runs):
        s, t, p = state_of(month.state, run), ties_of(month.ties, run), month.parameters[run]
        count = int(t.count[0])
        a, b = t.a[:count], t.b[:count]
        share = cost(p, lacked, False)
        by_a, by_b = breakers[run, a] & injured[run, b], breakers[run, b] & injured[run, a]
        touched = np.flatnonzero(by_a | by_b)
        one, two = (found[0] for found in uniforms(month.keys[run : run + 1], month.number, Process.WORD, t.key[touched]))
        for at, e in enumerate(touched.tolist()):
            if by_a[e]:
                t.trust_ba[e] -= share * t.trust_ba[e]
                opens(s, t, p, e, a[e], b[e], one[at])
            if by_b[e]:
                t.trust_ab[e] -= share * t.trust_ab[e]
                opens(s, t, p, e, b[e], a[e], two[at])
