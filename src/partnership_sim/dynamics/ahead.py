"""Reading ahead: before a phase goes through a chunk of ties, what it needs of their ends is brought into the processor's cache.

Among many stakeholders a record has to come from memory. A loop that does nothing but read asks for many of them at a time; a phase would wait for
each tie's in turn. Nothing is changed but `x.totals[READ]`, which nobody uses: it keeps the reading from being left out as useless.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.dynamics.scratch import READ, Scratch
from partnership_sim.kernel import subkernel

if TYPE_CHECKING:
    from partnership_sim.state import Ties

#: The records of so many stakeholders stay in the cache by themselves.
FEW = 10_000


@subkernel
def partners(t: Ties, x: Scratch, lo: int, hi: int) -> None:
    """Read what the ties lo..hi-1 need to know of their ends to wake."""
    if x.tied.size <= FEW:
        return
    read = 0.0
    for e in range(lo, hi):
        read += x.tied[t.a[e]].part + x.tied[t.b[e]].part
    x.totals[READ] += read


@subkernel
def meetings(t: Ties, x: Scratch, lo: int, hi: int) -> None:
    """Read what the ties lo..hi-1 need to know of their ends to meet."""
    if x.meeting.size <= FEW:
        return
    read = 0
    for e in range(lo, hi):
        read += x.meeting[t.a[e]].meetings + x.meeting[t.b[e]].meetings
    x.totals[READ] += read


@subkernel
def deeds(t: Ties, x: Scratch, met: int) -> None:
    """Read what the `met` listed ties need to know of their ends for what they do."""
    if x.meeting.size <= FEW:
        return
    of_a = 0.0
    of_b = 0.0
    for at in range(met):
        e = x.listed[at]
        of_a += x.work[t.a[e]].ready + x.deeds[t.a[e]].dues
        of_b += x.work[t.b[e]].ready + x.deeds[t.b[e]].dues
    x.totals[READ] += of_a + of_b


@subkernel
def news(t: Ties, x: Scratch, lo: int, hi: int) -> None:
    """Read what is known of the ends of the ties lo..hi-1, and what they tell each other."""
    if x.meeting.size <= FEW:
        return
    of_a = 0.0
    of_b = 0.0
    for e in range(lo, hi):
        of_a += x.known[t.a[e]].news + x.heard[t.a[e]].norm
        of_b += x.known[t.b[e]].news + x.heard[t.b[e]].norm
    x.totals[READ] += of_a + of_b
