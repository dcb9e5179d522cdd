"""Rules of the house that a machine can hold."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest

import partnership_sim as ps
from partnership_sim.declare import PARAMETERS
from partnership_sim.dynamics.phases import PHASES
from partnership_sim.engine import loop
from partnership_sim.metrics import METRICS, OUTCOMES
from partnership_sim.state import CHANNELS, Channels, State, Ties, empty_ties
from tests.worlds import EVERY_LEVER, EVERY_SHOCK, SMALL, block, scenario

SOURCE = Path(ps.__file__).parent


def phases_called(tree: ast.Module, function: str) -> list[str]:
    """Return the modules whose functions a function of order.py calls, call by call, those of its own helpers where they are called."""
    helpers = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    calls = [node for node in ast.walk(helpers[function]) if isinstance(node, ast.Call)]
    found: list[str] = []
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
            found.append(call.func.value.id)
        elif isinstance(call.func, ast.Name) and call.func.id in helpers:
            found += phases_called(tree, call.func.id)
    return found


def test_phases_are_listed_in_the_order_of_the_month() -> None:
    tree = ast.parse((SOURCE / "dynamics" / "order.py").read_text(encoding="utf-8"))
    helpers = {path.stem for path in (SOURCE / "dynamics").glob("*.py")} - {
        "__init__",
        "order",
        "phases",
        "scratch",
        "ahead",
        "open_pairs",
        "tie_rows",
    }
    called = [name for name in phases_called(tree, "work") + phases_called(tree, "change_network") if name in helpers]
    order = list(dict.fromkeys(reversed(called)))[::-1]  # a phase stands where it ends
    assert order == [phase.name for phase in PHASES]
    assert helpers == set(order)


def test_row_selection_takes_every_column() -> None:
    one = block(scenario(months=24), "No programme", (0, 1))
    channels = Channels(*(np.zeros((2, 3)) for _ in Channels._fields))
    pairs: Any = ((one.state, loop.state_of), (empty_ties(2, 5), loop.ties_of), (channels, loop.channels_of))
    for columns, select in pairs:
        for number, column in enumerate(columns):
            column[:] = number
        selected = select(columns, 1)
        assert len(selected) == len(columns)
        assert [float(np.asarray(row).ravel()[0]) for row in selected] == [float(number) for number in range(len(columns))]
    assert list(CHANNELS) == list(Channels._fields)
    assert len(State._fields) + len(Ties._fields) == 64


def test_every_parameter_moves_some_metric() -> None:
    case = scenario(actions=EVERY_LEVER, shocks=EVERY_SHOCK, months=40, population={**SMALL, "conflict": 0.3})
    usual = ps.run(case, replicates=8).values["plan"]
    dead = []
    for name, parameter in PARAMETERS.items():
        if "." in name:
            continue
        for value in (parameter.low, parameter.high):
            if value != parameter.default and not (name == "budget_scale" and value > 1):
                changed = ps.run(case, replicates=8, parameters={name: value}).values["plan"]
                if np.array_equal(changed, usual, equal_nan=True):
                    dead.append((name, value))
    # the option project_size of the plan's joint projects stands before the parameter of that name
    assert dead in ([], [("project_size", 0.05), ("project_size", 0.2)])


def test_only_mesa_files_import_mesa_and_only_draws_make_random_numbers() -> None:
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(SOURCE).as_posix()
        if name != "_mesa.py":
            assert "import mesa" not in text, name
            assert "from mesa" not in text, name
        assert "np.random" not in text, name
        assert "import random" not in text, name


def test_no_module_imports_in_a_circle_not_even_for_types() -> None:
    modules = {
        ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__"): path for path in SOURCE.rglob("*.py")
    }
    imports = nx.DiGraph()
    del modules["partnership_sim"]  # it offers names of every room, loaded on first use
    for module, path in modules.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                inner = (f"{node.module}.{name.name}" for name in node.names)
                imports.add_edges_from((module, one if one in modules else node.module) for one in inner)
    assert "partnership_sim.agents" in imports["partnership_sim.model"]
    assert [circle for circle in nx.strongly_connected_components(imports) if len(circle) > 1] == []


def test_files_are_short() -> None:
    # parameters.py is a table of declarations, as long as there are parameters
    long = [
        (path.name, lines)
        for path in SOURCE.rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 330 and path.name != "parameters.py"
    ]
    assert not long


def test_metrics_have_the_names_of_the_results_tables() -> None:
    kinds = ("community", "government", "business", "ngo")
    expected = [
        "trust",
        *(f"trust_{of}_{to}" for of in kinds for to in kinds),
        "trust_first_ties",
        *(name for column in ("resources",) for name in (column, *(f"{column}_{kind}" for kind in kinds))),
        "resources_gini",
        *(name for column in ("resistance",) for name in (column, *(f"{column}_{kind}" for kind in kinds))),
        "resistance_high",
        *(name for column in ("capacity", "information") for name in (column, *(f"{column}_{kind}" for kind in kinds))),
        *["meetings", "kept_promises", "breaches", "conflicts", "harmful", "broken_for_lack", "disputes_opened", "disputes_outside"],
        *["mediated", "settled"],
        *["participation", "voice", "voice_spread", "credibility", "ties", "cross_sector_ties", "ties_formed", "ties_ended"],
        *["working_partners", "active_core", "core_kinds", "convened", "organisations_at_work"],
        *["service", "need_met", "built", "working", "unfinished", "first_works", "activity"],
        *["efficiency", "benefit_spread", "leakage", "transparency", "accountability", "spent", "unspent"],
    ]
    assert [name for name in METRICS if METRICS[name].theme != "own"] == expected
    outcomes = ["sustained", "activity_left", "months_to_first_work", "resilience", "cost", "service_total", "cost_effectiveness"]
    assert list(OUTCOMES) == outcomes


@pytest.mark.parametrize("report", [False, True])
def test_what_a_run_imports(tmp_path: Path, report: bool) -> None:
    """Imports are the start-up time: nothing heavy that it does not need is on the way of a whole `run`, with or without report."""
    heavy = ["mesa", "pandas", "scipy.special", "scipy.stats", "pyarrow.compute", "pyarrow.dataset", "matplotlib.pyplot", "rich"]
    heavy += [] if report else ["matplotlib", "networkx"]
    arguments = [
        str(SOURCE.parents[1] / "experiments" / "air_bersih"),
        "--replicates",
        "2",
        "--months",
        "3",
        "--quiet",
        "--out",
        str(tmp_path / "out"),
        *([] if report else ["--no-report"]),
    ]
    check = f"""
import sys
from partnership_sim.cli.main import cli
cli.main(["run", *{arguments}], standalone_mode=False)
print([name for name in {heavy} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_public_names_are_there() -> None:
    for name in ps.__all__:
        assert getattr(ps, name) is not None
    with pytest.raises(AttributeError):
        _ = ps.nonsense
