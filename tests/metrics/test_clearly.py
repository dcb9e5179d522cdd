"""The one rule by which a difference counts."""

import math

import pytest

from partnership_sim.metrics import clearly
from partnership_sim.metrics.clearly import BETTER, EQUAL, UNCLEAR, WORSE, Change


@pytest.mark.parametrize(
    ("found", "case"),
    [
        (Change(0.02, 0.005, 0.035), BETTER),
        (Change(0.01, 0.005, 0.015), BETTER),  # as much as matters
        (Change(0.01, 0.01, 0.01), BETTER),
        (Change(0.02, -0.005, 0.045), UNCLEAR),
        (Change(0.009, 0.001, 0.017), UNCLEAR),  # clear of 0, but nobody knows whether it matters
        (Change(0.003, 0.001, 0.005), EQUAL),
        (Change(-0.003, -0.005, -0.001), EQUAL),  # a loss is judged as a gain is
        (Change(0.0, 0.0, 0.0), EQUAL),
        (Change(0.0, -0.01, 0.01), EQUAL),
        (Change(0.0, -0.011, 0.011), UNCLEAR),
        (Change(-0.02, -0.035, -0.005), WORSE),
        (Change(-0.01, -0.01, -0.01), WORSE),
        (Change(0.02, math.nan, math.nan), UNCLEAR),
        (Change(math.nan, math.nan, math.nan), UNCLEAR),
    ],
)
def test_what_counts_is_clear_and_matters(found, case):
    assert clearly.case(found, 1, 0.01) == case
    turned = {BETTER: WORSE, WORSE: BETTER}
    assert clearly.case(found, -1, 0.01) == turned.get(case, case)
    assert clearly.case(Change(-found.difference, -found.high, -found.low), 1, 0.01) == turned.get(case, case)


def test_where_any_difference_matters_only_the_same_is_equal():
    assert clearly.case(Change(1e-9, 1e-9, 1e-9), 1, 0.0) == BETTER
    assert clearly.case(Change(0.0, 0.0, 0.0), 1, 0.0) == EQUAL
