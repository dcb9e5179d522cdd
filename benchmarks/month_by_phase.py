"""Where a month's time goes, by phase: the engine's own month with a reading of the processor's counter after each of its lines.

The months of dynamics/order.py and engine/loop.py are read, a stamp is put after every call of a phase's function, and the result is compiled anew;
so what is timed is what the engine runs, and a phase that is added is timed without a line here.
"""

from __future__ import annotations

import ast
import sys
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numba
import numpy as np
from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic

from partnership_sim.dynamics import order
from partnership_sim.engine import loop

if TYPE_CHECKING:
    from collections.abc import Callable

    from partnership_sim.state import Array

#: Cycles of each line, and last the counter when the stamp before was taken.
MOST = 128
CLOCK: Array = np.zeros(MOST + 1, np.uint64)
ADDRESS = CLOCK.ctypes.data
#: What each place of CLOCK is: module and function.
LINES: list[tuple[str, str]] = []
#: Name under which the stamp stands in the code that is timed.
STAMP = "stamp_of_the_clock"
#: Calls of order.py that are no phase, beside whose they are: draws in advance and what is listed for several.
OF_DRAWS = ("fill",)


@intrinsic
def stamp(typing_context: Any, line: Any) -> Any:  # noqa: ARG001
    """Add the cycles since the last stamp to a line of CLOCK."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:  # noqa: ARG001
        word = ir.IntType(64)
        counter = builder.module.declare_intrinsic("llvm.readcyclecounter", fnty=ir.FunctionType(word, []))
        now = builder.call(counter, [])
        clock = builder.inttoptr(ir.Constant(word, ADDRESS), word.as_pointer())
        last = builder.gep(clock, [ir.Constant(word, MOST)])
        mine = builder.gep(clock, [arguments[0]])
        builder.store(builder.add(builder.load(mine), builder.sub(now, builder.load(last))), mine)
        builder.store(now, last)
        return context.get_dummy_value()

    return types.void(types.int64), generate


class Stamped(ast.NodeTransformer):
    """Puts a stamp after every line that calls a function of another module, or of the draws."""

    def __init__(self, module: ModuleType) -> None:
        self.module = module

    def _line(self, node: ast.stmt) -> Any:
        calls = [found for found in ast.walk(node) if isinstance(found, ast.Call)]
        for call in calls:
            called = call.func
            if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
                owner = getattr(self.module, called.value.id, None)
                if isinstance(owner, ModuleType) and owner.__name__.startswith("partnership_sim.dynamics") and owner is not order:
                    return [node, self._stamp(called.value.id, called.attr)]
            if isinstance(called, ast.Name) and (called.id in OF_DRAWS or called.id.startswith("count_")):
                return [node, self._stamp("draws" if called.id in OF_DRAWS else "counting", called.id)]
        return node

    def _stamp(self, module: str, function: str) -> ast.stmt:
        if (module, function) not in LINES:
            LINES.append((module, function))
        return ast.parse(f"{STAMP}({LINES.index((module, function))})").body[0]

    def visit_For(self, node: ast.For) -> Any:
        """Begin the time of a run where its rows are taken."""
        if isinstance(node.target, ast.Name) and node.target.id == "r":
            return ast.For(node.target, node.iter, [self._stamp("engine", "rows"), *self.generic_visit(node).body], node.orelse)
        return self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> Any:
        return self._line(node)

    def visit_Assign(self, node: ast.Assign) -> Any:
        return self._line(node)


def stamped(module: ModuleType, **replaced: object) -> ModuleType:
    """Return a module like another whose lines are timed, with some of its names replaced."""
    if not module.__file__:
        raise ValueError(module)
    with open(module.__file__, encoding="utf-8") as file:
        tree = Stamped(module).visit(ast.parse(file.read()))
    made = ModuleType(f"{module.__name__}_timed")
    sys.modules[made.__name__] = made
    made.__dict__.update({STAMP: stamp, "numba": numba})
    # what is replaced stands before and after the imports of the module have been carried out
    exec(compile(ast.fix_missing_locations(tree), made.__name__, "exec"), made.__dict__)
    made.__dict__.update(replaced)
    return made


@cache
def timed_advance() -> Callable[..., None]:
    """Return the engine's `advance_rows` with the clock in it."""
    return stamped(loop, month_of_run=stamped(order)).advance_rows  # type: ignore[no-any-return]


def by_line(advance: Callable[[Callable[..., None]], None]) -> dict[tuple[str, str], int]:
    """Return the cycles of every line while `advance` runs months with the timed function that it is given."""
    timed = timed_advance()
    CLOCK[:] = 0
    advance(timed)
    return {line: int(CLOCK[at]) for at, line in enumerate(LINES)}
