"""Where compiled code is kept: an edited phase must never run from an old cache."""

from __future__ import annotations

import math
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnership_sim import arithmetic, compiled_code

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
import numpy as np
from partnership_sim.metrics.spreads import gini
from partnership_sim import compiled_code
print(gini(np.array([0.0, 0.0, 1.0]), np.zeros(3), np.zeros(6 * 2048, np.uint32), 3), compiled_code.cache_folder().name)
"""


def test_every_file_with_a_kernel_is_in_the_digest() -> None:
    listed = set(compiled_code.compiled_sources())
    for path in compiled_code.PACKAGE.rglob("*.py"):
        if re.search(r"kernel(\(.*\))?\ndef ", path.read_text(encoding="utf-8")):
            assert path in listed, path


@pytest.mark.skipif(os.name == "nt", reason="the copy's cache folder is named by its path length on Windows")
def test_an_edited_function_is_compiled_anew(tmp_path: Path) -> None:
    copy = tmp_path / "src" / "partnership_sim"
    shutil.copytree(compiled_code.PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))

    def run() -> list[str]:
        environment = {**os.environ, "PYTHONPATH": str(tmp_path / "src"), "NUMBA_DISABLE_JIT": "0"}
        return subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, check=True, text=True).stdout.split()

    before, again = run(), run()
    assert before == again
    assert float(before[0]) == pytest.approx(2 / 3)
    spreads = copy / "metrics" / "spreads.py"
    spreads.write_text(
        spreads.read_text(encoding="utf-8").replace("return 2.0 * weighted", "return 1.0 + 2.0 * weighted"), encoding="utf-8"
    )
    after = run()
    assert float(after[0]) == pytest.approx(5 / 3)
    assert after[1] != before[1]


@settings(deadline=None)
@given(st.floats(-700, 700))
def test_exp_is_exp(x: float) -> None:
    assert arithmetic.exp(x) == pytest.approx(math.exp(x), rel=2e-15)


@settings(deadline=None)
@given(st.floats(-40, 40))
def test_logistic(x: float) -> None:
    assert arithmetic.logistic(x) == pytest.approx(1 / (1 + math.exp(-x)), rel=1e-14)


def test_exp_at_its_ends_and_at_zero() -> None:
    assert arithmetic.exp(0.0) == 1.0
    assert arithmetic.exp(-1e9) == pytest.approx(math.exp(-700))
    assert np.isfinite(arithmetic.exp(1e9))


@settings(deadline=None)
@given(st.floats(1e-300, 1e300))
def test_log_is_the_logarithm(x: float) -> None:
    assert arithmetic.log(x) == pytest.approx(math.log(x), rel=4e-15, abs=4e-16)


def test_log_of_the_smallest_numbers() -> None:
    """0 counts as the smallest number there is, so that a power of 0 is 0."""
    assert arithmetic.log(0.0) == pytest.approx(math.log(5e-324))
    assert arithmetic.log(1e-310) == pytest.approx(math.log(1e-310), rel=1e-12)
    values = np.array([0.0, 1.0, 0.3, 7.0])
    arithmetic.to_power(values, 4, 0.8)
    assert values == pytest.approx([0.0, 1.0, 0.3**0.8, 7.0**0.8], rel=1e-14, abs=1e-250)


@settings(deadline=None)
@given(st.lists(st.floats(-1e6, 1e6) | st.sampled_from([0.0, 1.0]), max_size=200))
def test_rank_sorts(values: list[float]) -> None:
    order = np.zeros(len(values) + 1, np.uint32)
    arithmetic.rank(np.array([*values, 0.0]), order, np.zeros(128, np.int64), len(values))
    assert sorted(order[: len(values)]) == list(range(len(values)))
    assert [values[at] for at in order[: len(values)]] == sorted(values)


#: Ends of the range, numbers so close that no place lies between them, and numbers of any size.
TO_SORT = st.sampled_from([0.0, 5e-324, 1e-310, 1.0, 1.0000000000000002, 1.7e308]) | st.floats(0.0, 1e300) | st.floats(0.0, 10.0)


@settings(deadline=None)
@given(st.lists(TO_SORT, max_size=40), st.sampled_from([1, 7, 9]))
def test_sort_sorts(values: list[float], times: int) -> None:
    """A few, and more than are dealt out evenly."""
    values = [value / (1 + at) for at in range(times) for value in values]
    room, digits = np.array([*values, 0.5]), np.zeros(6 * 2048, np.uint32)
    arithmetic.sort(room, np.zeros(len(room)), digits, len(values))
    assert list(room) == [*sorted(values), 0.5]


def test_sort_of_what_is_no_number_stays_within_its_arrays() -> None:
    for odd in (np.nan, np.inf):
        values = np.array([1.0, odd, 0.0, odd, 2.0, 7.0])
        arithmetic.sort(values, np.zeros(6), np.zeros(6 * 2048, np.uint32), 5)
        assert values[5] == 7.0
        assert sorted(values[np.isfinite(values)]) == [0.0, 1.0, 2.0, 7.0]


def test_what_nothing_acts_on_stays_as_it_is() -> None:
    out = np.full(3, 9.0)
    arithmetic.to_approach(np.zeros(3), out, 3)
    assert list(out) == [0.0, 0.0, 0.0]
    arithmetic.to_approach(np.array([0.0, 1.0, 0.0]), out, 3)
    assert out == pytest.approx([0.0, 1.0 - math.exp(-1.0), 0.0])
