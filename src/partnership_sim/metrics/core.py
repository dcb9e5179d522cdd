"""The active core: the largest set of stakeholders connected by working ties. docs/odd.md, section 7.16."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.constants import RECENT, TRUSTED
from partnership_sim.kernel import kernel, subkernel
from partnership_sim.state import AWAKE

if TYPE_CHECKING:
    from partnership_sim.dynamics.scratch import Scratch
    from partnership_sim.state import Array, State, Ties


@kernel
def is_working(unmet: int, trust_ab: float, trust_ba: float) -> bool:
    """Return whether a tie works: met within six months, with trust of 0.4 or more both ways."""
    return bool((unmet < RECENT) & (trust_ab >= TRUSTED) & (trust_ba >= TRUSTED))


@kernel
def root_of(root: Array, i: int) -> int:
    """Return the root of i's set, and shorten the way to it."""
    while root[i] != i:
        root[i] = root[root[i]]
        i = root[i]
    return i


@subkernel
def connect(t: Ties, x: Scratch) -> int:
    """Join the two ends of every working tie in one set (`x.root`, `x.size`); return the number of working ties."""
    for i in range(x.root.size):
        x.root[i] = i
        x.size[i] = 1
    working = 0
    for e in range(t.count[0]):  # listed first: whether a tie works is hard to foresee, and a wrong guess takes longer than the test
        x.listed[working] = e
        awake = t.story[e] & AWAKE != 0
        working += awake & is_working(t.unmet[e], t.trust_ab[e], t.trust_ba[e])
    for at in range(working):
        e = x.listed[at]
        if x.root[t.a[e]] == x.root[t.b[e]]:
            continue
        a = root_of(x.root, t.a[e])
        b = root_of(x.root, t.b[e])
        if a != b:
            if x.size[a] < x.size[b]:
                a, b = b, a
            x.root[b] = a
            x.size[a] += x.size[b]
    return working


@kernel
def mark_kind(kind_of: Array, active: Array, root: Array, mark: Array, kind: int, before: int) -> None:
    """Raise by one the mark of every set that holds a kind and had all `before` kinds before it."""
    for i in range(kind_of.size):
        if active[i] and kind_of[i] == kind:
            top = root_of(root, i)
            if mark[top] == before:
                mark[top] = before + 1


@subkernel
def find_core(s: State, t: Ties, x: Scratch, people: Array) -> tuple[int, int, bool]:
    """Find the largest set connected by working ties; `people` are counts by kind.

    Returns the number of working ties, the size of the set (0 if nobody is connected), and whether one of that size holds all kinds that there are.
    """
    working = connect(t, x)
    largest = 1
    for i in range(s.kind.size):
        x.mark[i] = 0.0
        if x.active[i] and x.root[i] == i:
            largest = max(largest, x.size[i])
    if largest == 1:
        return working, 0, False
    kinds_there = 0
    for kind in range(people.size):
        if people[kind] > 0.0:
            mark_kind(s.kind, x.active, x.root, x.mark, kind, kinds_there)
            kinds_there += 1
    has_all = False
    for i in range(s.kind.size):
        has_all |= x.root[i] == i and x.size[i] == largest and x.mark[i] == kinds_there
    return working, largest, has_all
