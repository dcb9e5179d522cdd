"""Errors come back whole from pickling and copying: a process pool hangs on one that it cannot send."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import pytest

import partnership_sim as ps
from partnership_sim.errors import Problem

PROBLEM = Problem("a.csv", "row 2", "x is no y", "expected z", "w")


class Own(ps.InputError):
    """A user's own, made otherwise."""

    def __init__(self, plan: str, *, number: int) -> None:
        super().__init__([PROBLEM], "id")
        self.plan, self.number = plan, number


class OwnOver(ps.ModelOver):
    def __init__(self, first: int, second: int) -> None:
        super().__init__(f"{first} of {second}")


ERRORS: list[Any] = [
    ps.InputError([PROBLEM, PROBLEM], "id"),
    ps.ModelOver("month 6"),
    ps.Stopped("stopped"),
    ps.ExtraMissing("no SALib", name="SALib"),
    ps.PartnershipError(),
    Own("plan", number=3),
    OwnOver(6, 6),
]


def raise_it(error: Exception) -> None:
    raise error


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_comes_back_whole(error: Any) -> None:
    error.add_note("while it was tried")
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):  # noqa: S301
        assert type(again) is type(error)
        assert (str(again), again.args, vars(again)) == (str(error), error.args, vars(error))
        assert getattr(again, "name", None) == getattr(error, "name", None)


def test_a_process_pool_hands_it_on() -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool, pytest.raises(ps.InputError, match="x is no y") as found:
        pool.submit(raise_it, Own("plan", number=3)).result(timeout=60)
    assert found.value.problems == (PROBLEM,)
