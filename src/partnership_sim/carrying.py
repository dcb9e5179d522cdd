"""What teams can carry: the one rule by which spending that is too much for them stays unspent. docs/odd.md, section 7.1."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.month_sums import row_sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.state import Array


def shares_carried(wanted: Sequence[Array], members: Sequence[Array], capacity: Array, limit: Array) -> list[Array]:
    """Return which share of what is wanted of each team it can carry, [run, 1] each; those without members, who are hired from outside, carry together as much as one of full capacity.

    A team's load lies on its members in proportion to their capacity; one who serves in several teams carries no more for that.

    Parameters
    ----------
    wanted : sequence of ndarray
        [run, 1] each: units that a team is to spend this month.
    members : sequence of ndarray
        [run, stakeholder] each, 0/1.
    capacity : ndarray
        [run, stakeholder].
    limit : ndarray
        [run, 1]: units a month that full capacity carries (`admin_capacity`).
    """
    totals = [row_sums(capacity, of) for of in members]
    there = [row_sums(np.ones_like(of), of) > 0 for of in members]
    wanted_of_hired = np.zeros_like(limit)
    for amount, inside in zip(wanted, there, strict=True):
        wanted_of_hired = wanted_of_hired + np.where(inside, 0.0, amount)
    load = np.zeros(capacity.shape)
    for amount, of, total in zip(wanted, members, totals, strict=True):
        load += amount * _part(of * capacity, total)
    most = limit * capacity
    carried = capacity * np.divide(most, load, out=np.ones(load.shape), where=load > most)
    hired = np.divide(limit, wanted_of_hired, out=np.ones_like(limit), where=wanted_of_hired > limit)
    return [np.where(inside, _part(row_sums(carried, of), total), hired) for of, total, inside in zip(members, totals, there, strict=True)]


def _part(amount: Array, of: Array) -> Array:
    """Return which share an amount >= 0 is of a whole; 0 where the whole is 0, as the amount is there too."""
    return np.asarray(amount / np.where(of > 0, of, 1.0))
