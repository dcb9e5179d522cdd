"""Where a month's time goes, by phase: the engine's own month with a reading of the processor's counter after each of its lines.

The months of dynamics/order.py and engine/loop.py are read, a stamp is put after every call of a phase's function, and the result is compiled anew;
so what is timed is what the engine runs, and a phase that is added is timed without a line here.
"""

from __future__ import annotations

import ast
import sys
import time
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast
from unittest.mock import patch

import numba
import numpy as np
from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic

from benchmarks import cases
from benchmarks.cases import PLAN, go_through, place, size, village
from benchmarks.harness import Table, measure, pinned
from partnership_sim import compiled_code
from partnership_sim.dynamics import order
from partnership_sim.dynamics.phases import PHASES
from partnership_sim.engine import block as blocks
from partnership_sim.engine import loop
from partnership_sim.running import block_size
from partnership_sim.scenario.schema import NO_PROGRAMME
from tests.worlds import block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.state import Array

#: Most lines that are timed.
MOST = 128
#: Cycles of each line, and last the counter when the stamp before was taken.
CLOCK: Array = np.zeros(MOST + 1, np.uint64)
ADDRESS = CLOCK.ctypes.data
#: Rows of the table that are no phase: in the compiled month, and outside of it.
DRAWS, AHEAD, COUNTING = "draws", "reading ahead", "counting"
REST, LEVERS, METRICS = "room for ties, calls", "levers and shocks", "metrics"
#: What each place of CLOCK is: the row of the table, and the function. The first is whatever has no line of its own.
LINES: list[tuple[str, str]] = [(REST, ""), (LEVERS, "_act"), (METRICS, "observe")]
#: Name under which the stamp stands in the code that is timed.
STAMP = "stamp_of_the_clock"


@intrinsic
def stamp(_typing_context: object, _line: object) -> Any:  # noqa: ANN401 - as Numba wants it
    """Add the cycles since the last stamp to a line of CLOCK."""
    return types.void(types.int64), _stamp_code


def _stamp_code(context: Any, builder: Any, _signature: object, arguments: Sequence[Any]) -> Any:  # noqa: ANN401 - parts of Numba's compiler
    word = ir.IntType(64)
    counter = builder.module.declare_intrinsic("llvm.readcyclecounter", fnty=ir.FunctionType(word, []))
    now = builder.call(counter, [])
    clock = builder.inttoptr(ir.Constant(word, ADDRESS), word.as_pointer())
    last = builder.gep(clock, [ir.Constant(word, MOST)])
    mine = builder.gep(clock, [arguments[0]])
    builder.store(builder.add(builder.load(mine), builder.sub(now, builder.load(last))), mine)
    builder.store(now, last)
    return context.get_dummy_value()


@cache
def stamp_from_outside() -> Callable[[int], None]:
    """Return the stamp as Python calls it."""
    of_compiler: Any = stamp

    def stamp_line(line: int) -> None:
        of_compiler(line)

    compiled: Any = numba.njit(stamp_line)
    return cast("Callable[[int], None]", compiled)


def row_of(module: ModuleType, call: ast.Call) -> tuple[str, str] | None:
    """Return to which row of the table a call in a module belongs, and the function; None where it is no line of its own."""
    called = call.func
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        owner = getattr(module, called.value.id, None)
        if isinstance(owner, ModuleType) and owner.__name__.startswith("partnership_sim.dynamics.") and owner is not order:
            return (AHEAD if called.value.id == "ahead" else called.value.id), called.attr
    if isinstance(called, ast.Name) and called.id == "fill":
        return DRAWS, called.id
    if isinstance(called, ast.Name) and called.id.startswith("count_"):
        return COUNTING, called.id
    return None


class Stamped(ast.NodeTransformer):
    """Puts a stamp after every line that calls a function of a phase, or makes draws, or counts."""

    def __init__(self, module: ModuleType) -> None:
        self.module = module

    def _line(self, node: ast.stmt) -> ast.AST | list[ast.stmt]:
        rows = (row_of(self.module, found) for found in ast.walk(node) if isinstance(found, ast.Call))
        row = next((row for row in rows if row), None)
        return [node, self._stamp(row)] if row else node

    @staticmethod
    def _stamp(row: tuple[str, str]) -> ast.stmt:
        if row not in LINES:
            LINES.append(row)
        return ast.parse(f"{STAMP}({LINES.index(row)})").body[0]

    def visit_For(self, node: ast.For) -> ast.AST:
        """Let the time of a run begin where its rows are taken."""
        self.generic_visit(node)
        if isinstance(node.target, ast.Name) and node.target.id == "r":
            node.body.insert(0, self._stamp(LINES[0]))
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST | list[ast.stmt]:
        return self._line(node)

    def visit_Assign(self, node: ast.Assign) -> ast.AST | list[ast.stmt]:
        return self._line(node)


def stamped(module: ModuleType, **replaced: object) -> ModuleType:
    """Return a module like another whose lines are timed, with some of its names replaced."""
    if not module.__file__:
        raise ValueError(module)
    tree = Stamped(module).visit(ast.parse(Path(module.__file__).read_text(encoding="utf-8")))
    made = ModuleType(f"{module.__name__}_timed")
    sys.modules[made.__name__] = made
    made.__dict__[STAMP] = stamp
    with patch.object(compiled_code, "keep"):  # not for another process: the clock has its address in this one
        exec(compile(ast.fix_missing_locations(tree), made.__name__, "exec"), made.__dict__)
    made.__dict__.update(replaced)  # nothing of it is compiled before it is called
    return made


@cache
def timed_advance() -> Callable[..., None]:
    """Return the engine's `advance_rows` with the clock in it."""
    advance: Callable[..., None] = stamped(loop, month_of_run=stamped(order)).advance_rows
    return advance


def counted(module: ModuleType, line: tuple[str, str]) -> Callable[..., Any]:
    """Return a function of a module that is called from Python, its time counted."""
    function, mark = getattr(module, line[1]), stamp_from_outside()

    def call(*arguments: object) -> Any:  # noqa: ANN401
        mark(0)
        found = function(*arguments)
        mark(LINES.index(line))
        return found

    return call


@contextmanager
def clocked() -> Iterator[None]:
    """Let blocks go through months with the clock in them."""
    with (
        patch.object(blocks, "advance_rows", timed_advance()),
        patch.object(blocks, "_act", counted(blocks, (LEVERS, "_act"))),
        patch.object(cases, "observe", counted(cases, (METRICS, "observe"))),
    ):
        yield


def by_line(work: Callable[[], object]) -> dict[tuple[str, str], float]:
    """Return the processor's seconds for every line, and for what has none, while `work` takes blocks through months."""
    mark = stamp_from_outside()
    with clocked():
        mark(0)
        CLOCK[:MOST] = 0
        began = time.process_time()
        work()
        mark(0)
        seconds = time.process_time() - began  # where others want the processor too, the counter goes on without us, in any line alike
    of_a_cycle = seconds / float(CLOCK[:MOST].sum())
    return {line: float(CLOCK[at]) * of_a_cycle for at, line in enumerate(LINES)}


def rows_of(lines: Mapping[tuple[str, str], float]) -> dict[str, float]:
    """Return what lines took by the rows of the table: phases in their order, then what is no phase."""
    rows = dict.fromkeys((*(phase.name for phase in PHASES), DRAWS, AHEAD, COUNTING, LEVERS, METRICS, REST), 0.0)
    for (row, _), seconds in lines.items():
        rows[row] += seconds
    return rows


def microseconds(case: Scenario, plan: str, runs: int, months: int, times: int) -> dict[str, float]:
    """Return the microseconds of each row of the table, a run and month: medians of several times."""

    def once() -> list[float]:
        one = block(case, plan, range(runs))
        return list(rows_of(by_line(lambda: go_through(one, months))).values())

    with pinned(0):
        found = np.median([once() for _ in range(times + 1)][1:], axis=0)
    return dict(zip(rows_of({}), found / (runs * months) * 1e6, strict=True))


@measure
def month_by_phase() -> list[Table]:
    """Where a month's time goes, by phase."""
    case, large = village(), place(100_000)
    runs, times = block_size(150, 1000, 1), 5
    found = {
        f"village, {NO_PROGRAMME}": microseconds(case, NO_PROGRAMME, runs, case.months, times),
        f"village, {PLAN}": microseconds(case, PLAN, runs, case.months, times),
        f"100,000 stakeholders, {NO_PROGRAMME}": microseconds(large, NO_PROGRAMME, 1, large.months, times),
    }
    people, ties = size(block(case, NO_PROGRAMME))
    return [
        Table(
            "month_by_phase",
            "Where a month's time goes, by phase",
            "microseconds a run and month, and their share",
            tuple(found),
            {row: tuple(column[row] for column in found.values()) for row in rows_of({})},
            f"the processor's counter read after each line of the compiled month, one core, time of the processor, all metrics every month, medians of {times} times: "
            f"blocks of {runs} runs of {case.months} months with {people} stakeholders and {ties} ties at the start, and one run of "
            f"{large.months} months. Draws are those made for a whole chunk of ties at once, others are in their phase; reading ahead brings "
            "into the cache what phases need. The last three rows are outside of the compiled month: NumPy over whole blocks, and Python",
        )
    ]
