"""Alike problems of one column summed up: one message for many rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: So many alike problems are told one by one; of more, the first is told, and in which rows there are others.
ONE_BY_ONE = 5
#: So many rows are named.
ROWS_NAMED = 10


def _listed(items: Iterable[object], most: int) -> str:
    distinct = list(dict.fromkeys(items))
    return ", ".join(map(str, distinct[:most])) + (", ..." if len(distinct) > most else "")


def _one(problems: list[Problem], say: Callable[..., str]) -> Problem:
    """Return the first of alike problems, with the places and the values of all."""
    first = problems[0]
    marks = [problem.alike for problem in problems if problem.alike is not None]
    rows = list(dict.fromkeys(mark.row for mark in marks if mark.row))
    if len(rows) == len(problems):
        so = say("so in {count} rows: {rows}", count=len(rows), rows=_listed(rows, ROWS_NAMED))
    elif rows:
        so = say("so {times} times, in {count} rows: {rows}", times=len(problems), count=len(rows), rows=_listed(rows, ROWS_NAMED))
    else:
        places = _listed((problem.place for problem in problems), ONE_BY_ONE)
        so = say("so {times} times: {places}", times=len(problems), places=places)
    values = [mark.value for mark in marks if mark.value]
    if len(set(values)) > 1:
        so += "; " + _listed(values, ONE_BY_ONE)
    return Problem(first.file, first.place, f"{first.found} ({so})", first.expected, first.nearest, first.gloss)


def summed(problems: Iterable[Problem], say: Callable[..., str]) -> list[Problem]:
    """Return problems in their order, alike ones of more than a few rows as one.

    Parameters
    ----------
    problems : iterable of Problem
    say : callable
        As `Findings.say`.
    """
    groups: dict[object, list[Problem]] = {}
    for position, problem in enumerate(problems):
        groups.setdefault(position if problem.alike is None else problem.alike.key, []).append(problem)
    told: list[Problem] = []
    for group in groups.values():
        told += group if len(group) <= ONE_BY_ONE else [_one(group, say)]
    return told
