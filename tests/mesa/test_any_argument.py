"""Whatever is asked of a run by hand, it is done whole or refused by the argument's name, and then nothing has changed."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

import partnership_sim as ps
from partnership_sim.levers import LEVERS
from partnership_sim.shocks import SHOCKS
from partnership_sim.steering.by_hand import WRITABLE
from partnership_sim.testing import small_case
from tests.fuzzing import examples
from tests.scenario.test_anything import VALUES

CASE = small_case(plans=[{"name": "plan", "actions": [{"lever": "networking", "spend": 0.5}]}], months=600)
NUMBERS = st.integers(-2, 30) | st.floats(-0.5, 1.5) | st.sampled_from([np.float64(0.5), np.int64(1), np.float32("nan"), np.array(1.0)])
NAMES = st.sampled_from([*LEVERS, *SHOCKS, *WRITABLE, "ngo", "community", "ngo-001", "community-001", "leakage_base", "trust_gain"])
ANY: st.SearchStrategy[Any] = st.one_of(VALUES, NUMBERS, NAMES, st.lists(NAMES, max_size=3), st.sets(NAMES, max_size=2))
ARGUMENTS = {
    "spend": ("lever", "spend", "on", "by", "months", "form", "options"),
    "strike": ("shock", "severity", "duration", "on"),
    "write": ("column", "stakeholder", "value"),
    "change": ("leakage_base", "trust_gain", "no_parameter"),
    "rewind": ("month",),
    "stakeholder": ("which",),
    "ties_of": ("stakeholder",),
    "events_of": ("month",),
    "events_table": ("month",),
    "ties_table": ("month",),
    "to_networkx": ("month",),
    "run_to": ("month",),
    "event_rows": ("month",),
    "state_of": ("month",),
    "network_of": ("month",),
    "metrics_of": ("month",),
}
#: What is sound, so that one wrong argument is tried beside right ones.
SOUND: dict[str, Any] = {
    "lever": "capacity_building",
    "spend": 1.0,
    "on": ["community"],
    "by": ["ngo"],
    "months": 2,
    "form": "",
    "options": None,
    "shock": "scandal",
    "severity": 0.5,
    "duration": 2,
    "column": "resistance",
    "stakeholder": 3,
    "value": 0.5,
    "leakage_base": 0.25,
    "trust_gain": 0.06,
    "month": 1,
    "which": 3,
}
NEEDED = {"lever", "spend", "shock", "column", "stakeholder", "value", "month", "which"}


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    name = draw(st.sampled_from(list(ARGUMENTS)))
    wrong = draw(st.lists(st.sampled_from(ARGUMENTS[name]), min_size=1, max_size=3, unique=True))
    given = {argument: SOUND[argument] for argument in ARGUMENTS[name] if argument in SOUND and (argument in NEEDED or draw(st.booleans()))}
    return name, {**given, **{argument: draw(ANY) for argument in wrong}}


MODEL = ps.PartnershipModel(CASE, "plan")


def fresh() -> ps.PartnershipModel:
    """Return the model at month 1: one that is gone back on, as making one takes longer."""
    MODEL.rewind(0)
    MODEL.step()
    return MODEL


@examples()
@given(calls())
@example(("write", {"column": "resistance", "stakeholder": "community-" + "9" * 5000, "value": 0.5}))
@example(("spend", {"lever": "capacity_building", "spend": 1.0, "options": {"months": 3, "on": "x"}}))
def test_a_call_is_done_or_refused_whole(call):
    name, arguments = call
    model = fresh()
    diary, state = model.diary, [column.copy() for column in (*model.state, *model.ties)]
    try:
        getattr(model, name)(**arguments)
    except ps.InputError as error:
        assert all(problem.place and problem.found and problem.tell("id") for problem in error.problems)
        assert (model.month, model.diary) == (1, diary)
        assert all(np.array_equal(one, other) for one, other in zip(state, (*model.state, *model.ties), strict=True))
    else:
        assert len(model.diary) <= len(diary) + 1
        if name in {"spend", "strike", "change", "write"}:
            assert len(model.diary) == len(diary) + 1
            model.step()
            assert all(np.isfinite(getattr(model.state, column)).all() for column in WRITABLE)
