"""The best plans: who is run again beside the leader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from partnership_sim.running import Task, pieces
from partnership_sim.studies import best
from partnership_sim.studies.collect import Collected
from partnership_sim.studies.what_if import what_if
from tests.worlds import scenario

if TYPE_CHECKING:
    from partnership_sim.scenario.schema import Scenario

RUNS = 20
PLANS = [
    {"name": name, "actions": [{"lever": "facilitated_dialogue", "spend": spend, "end": 2}]}
    for name, spend in zip("ABCD", (1, 2, 3, 4), strict=True)
]
#: Scatters by less than what matters of trust, .01, and has a mean of 0.
SCATTER = np.tile([-0.004, 0.004], RUNS // 2)


def ran(goal: str = "trust") -> Collected:
    keys: dict[str, Any] = {"months": 4, "programme_end": 2, "goals": [goal], "replicates": RUNS}
    case: Scenario = scenario(**keys).with_(plans=PLANS)
    found = Collected(case, case.plans)
    for piece in pieces(Task.of(case, case.plans, case.replicates)):
        found.add(piece)
    return found


def chosen(found: Collected, levels: dict[str, float], scatter: float = 1.0) -> tuple[str, str]:
    """Return who leads and who is run again where plans have these means and each scatters by itself."""
    goal = found.goals()[0]
    for turn, (plan, level) in enumerate(levels.items()):
        found._scores[goal, plan] = level + scatter * np.roll(SCATTER, turn)
    leading, every = best.of(found, found.case.plans)
    return "".join(plan.name for plan in leading), "".join(plan.name for plan in every)


NONE = {"No programme": 0.3}


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ({"A": 0.50, "B": 0.60, "C": 0.40, "D": 0.45}, ("B", "AB")),  # one alone leads: it and the next
        ({"A": 0.599, "B": 0.60, "C": 0.40, "D": 0.45}, ("AB", "AB")),  # two that are practically equal, and nobody else
        ({"A": 0.599, "B": 0.60, "C": 0.598, "D": 0.597}, ("ABC", "ABC")),  # three at most
        ({"A": 0.20, "B": 0.25, "C": 0.20, "D": 0.10}, ("B", "AB")),  # "No programme" may be better than all
    ],
)
def test_those_who_are_not_behind_lead_and_one_alone_has_the_next_beside_it(levels: dict[str, float], expected: tuple[str, str]) -> None:
    assert chosen(ran(), NONE | levels) == expected


def test_a_clear_difference_below_what_matters_puts_nobody_behind() -> None:
    """Equal scatter makes any difference clear; of trust .01 matters."""
    found, levels = ran(), {"A": 0.591, "B": 0.60, "C": 0.589, "D": 0.3}
    goal = found.goals()[0]
    for plan, level in (NONE | levels).items():
        found._scores[goal, plan] = level + SCATTER
    leading, every = best.of(found, found.case.plans)
    assert [plan.name for plan in leading] == ["A", "B"]
    assert [plan.name for plan in every] == ["A", "B"]


def test_a_difference_that_luck_could_make_puts_nobody_behind() -> None:
    assert chosen(ran(), NONE | {"A": 0.58, "B": 0.60, "C": 0.57, "D": 0.3}, scatter=20.0) == ("ABC", "ABC")


def test_a_shock_on_one_of_a_kind_is_tried_with_those_who_lead() -> None:
    found = ran()
    chosen(found, NONE | {"A": 0.50, "B": 0.60, "C": 0.40, "D": 0.45})
    table = what_if(found, found.case.plans, workers=1, progress=lambda _: None)
    tried: dict[str, set[object]] = {}
    for plan, change in zip(table["plan"], table["change"], strict=True):
        tried.setdefault(str(change), set()).add(plan)
    assert tried["shock:scandal"] == {"No programme", "A", "B"}
    assert tried["shock:scandal:ngo"] == {"No programme", "B"}
    assert tried["budget_scale"] == {"No programme", "A", "B", "C", "D"}
