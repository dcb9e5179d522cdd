"""Whatever a public call is given, it is done or refused by the argument's name; never with an error of Python's own."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from hypothesis import example, given
from hypothesis import strategies as st

import partnership_sim as ps
from partnership_sim.testing import small_case
from tests.fuzzing import examples
from tests.scenario.test_anything import VALUES

ACTION = {"lever": "networking", "spend": 0.5}
CASE = small_case(plans=[{"name": "Inline", "actions": [ACTION]}], months=3, replicates=2)
RUNS = ps.run(CASE)
DESIGN = ps.run(CASE, parameters=[{"trust_gain": 0.05}, {"trust_gain": 0.06}])
PLAN = ps.Plan("own", actions=[ps.Action("mediation", 1.0)])
PLANS = ("Inline", "Inlin", PLAN, CASE, CASE.plans[1], ACTION, {"name": "x"}, ps.Plan)
TABLES = (
    *({"trust_gain": 0.06}, {"trust_gain": [0.05, 0.06]}),
    *(pd.DataFrame({"trust_gain": [0.05]}), pd.DataFrame({"x": ["a"]}), pd.DataFrame()),
)
OTHERS = (
    "trust",
    "end",
    "run",
    "plan",
    "mediation",
    np.int64(1),
    np.float64(0.5),
    np.array([1, 2]),
    np.array(1),
    range(3),
    {1, 2},
    b"x",
    1j,
)
PLAUSIBLE = st.sampled_from([*PLANS, *TABLES, *OTHERS])
ANY: st.SearchStrategy[Any] = VALUES | PLAUSIBLE | st.lists(VALUES | PLAUSIBLE, max_size=3)
CALLS: dict[str, tuple[Any, tuple[str, ...], tuple[str, ...]]] = {
    "run": (
        lambda **a: ps.run(CASE, **a),
        (),
        ("plans", "replicates", "months", "parameters", "workers", "metrics", "every", "executor", "progress"),
    ),
    "run of": (ps.run, ("scenario",), ()),
    "model": (ps.PartnershipModel, ("case",), ("plan", "replicate", "model_reporters", "agent_reporters", "rng", "seed")),
    "model of": (lambda **a: ps.PartnershipModel(CASE, **a), (), ("plan", "replicate", "model_reporters", "rng", "seed")),
    "load": (ps.Scenario.load, ("path",), ("language",)),
    "of": (ps.Scenario.of, ("mapping",), ("files", "base", "language")),
    "with": (
        CASE.with_,
        (),
        ("plans", "replicates", "months", "parameters", "seed", "goals", "language", "name", "shocks", "money", "no_key"),
    ),
    "action": (ps.Action, ("lever", "spend"), ("start", "end", "on", "by", "form", "options")),
    "plan": (ps.Plan, ("name",), ("budget", "actions")),
    "compare": (RUNS.compare, ("metric",), ("to", "at")),
    "compare points": (DESIGN.compare, ("metric",), ("to", "at")),
    "point": (DESIGN.point, ("number",), ()),
    "load diary": (lambda **a: ps.PartnershipModel.load_diary(CASE, **a), ("path",), ("model_reporters", "agent_reporters")),
}


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    name = draw(st.sampled_from(list(CALLS)))
    _, needed, others = CALLS[name]
    chosen = draw(st.lists(st.sampled_from(others), max_size=3, unique=True)) if others else []
    return name, {argument: draw(ANY) for argument in (*needed, *chosen)}


def too_long(value: Any) -> bool:
    """Return whether this may be a number of replicates, and more than a test has time for."""
    return isinstance(value, int | np.integer) and not isinstance(value, bool) and bool(100 < value <= 1_000_000)


@examples()
@given(calls())
@example(("with", {"language": pd.DataFrame({"trust_gain": [0.05]})}))
def test_a_call_is_done_or_refused(call):
    name, arguments = call
    if name in {"run", "with"} and too_long(arguments.get("replicates")):
        return
    try:
        CALLS[name][0](**arguments)
    except ps.InputError as error:
        assert error.problems
        for problem in error.problems:
            assert problem.found
            assert "\n" not in problem.tell("id")
