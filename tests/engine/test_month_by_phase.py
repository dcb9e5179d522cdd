"""The month whose lines are timed is the engine's: the same bits, every phase in the table, nothing but stamps put in."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from benchmarks import month_by_phase
from benchmarks.cases import go_through
from partnership_sim.dynamics import order
from partnership_sim.dynamics.phases import PHASES
from partnership_sim.engine import loop
from tests.worlds import EVERY_LEVER, EVERY_SHOCK, block, scenario

if TYPE_CHECKING:
    from types import ModuleType

    from partnership_sim.engine.block import Block

CASE = scenario(actions=EVERY_LEVER, shocks=EVERY_SHOCK, months=24)


def tree(module: ModuleType) -> ast.Module:
    assert module.__file__
    return ast.parse(Path(module.__file__).read_text(encoding="utf-8"))


def is_stamp(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and ast.unparse(node).startswith(month_by_phase.STAMP)


def same_bits(one: Block, other: Block) -> None:
    for of_one, of_other in ((one.state, other.state), (one.ties, other.ties), (one.tally, other.tally)):
        for name, found, expected in zip(of_one._fields, of_one, of_other, strict=True):
            assert np.array_equal(found, expected, equal_nan=found.dtype.kind == "f"), name


def test_the_timed_month_gives_the_same_bits_and_times_every_phase() -> None:
    timed, plain = block(CASE, replicates=range(3)), block(CASE, replicates=range(3))
    lines = month_by_phase.by_line(lambda: go_through(timed, 14))
    go_through(plain, 14)
    same_bits(timed, plain)
    rows = month_by_phase.rows_of(lines)
    assert list(rows)[: len(PHASES)] == [phase.name for phase in PHASES]
    assert all(seconds > 0.0 for row, seconds in rows.items() if row != month_by_phase.AHEAD), rows
    assert month_by_phase.AHEAD in rows  # among few there is nothing to read ahead


@pytest.mark.parametrize("module", [order, loop])
def test_nothing_but_stamps_is_put_in(module: ModuleType) -> None:
    stamped = month_by_phase.Stamped(module).visit(tree(module))
    stamps = [node for node in ast.walk(stamped) if is_stamp(node)]
    assert stamps
    for node in ast.walk(stamped):
        for name, value in ast.iter_fields(node):
            if isinstance(value, list):
                setattr(node, name, [one for one in value if not is_stamp(one)])
    assert ast.dump(stamped) == ast.dump(tree(module))


def test_every_call_of_a_phase_is_followed_by_a_stamp_of_its_own() -> None:
    """A line that were counted to the next phase would go unseen in the table."""
    lines = ast.unparse(month_by_phase.Stamped(order).visit(tree(order))).splitlines()
    phases = tuple(phase.name for phase in PHASES)
    calls = [at for at, line in enumerate(lines) if any(f"{phase}." in line for phase in phases) and "(" in line and "import" not in line]
    assert len(calls) > len(PHASES)
    unstamped = [lines[at].strip() for at in calls if month_by_phase.STAMP not in lines[at + 1]]
    assert unstamped == ["if commitment.find_short(s, x):"]  # what it takes is counted to what comes next, a line of commitment too
