"""One way to run: a task is cut into parts, an executor runs them, and their pieces merge to the same bits in any order.

`processes` and `store` are imported by who wants them.
"""

from partnership_sim.running.counterfactual import ACTION, NOTHING, SHOCK, Without, shocks_without, without
from partnership_sim.running.executors import Executor, Threads, usable_cores
from partnership_sim.running.kept import Gathered, Keep
from partnership_sim.running.pieces import pieces
from partnership_sim.running.single import watched
from partnership_sim.running.task import MOST_IN_BLOCK, Piece, Task, block_size

__all__ = [
    "ACTION",
    "MOST_IN_BLOCK",
    "NOTHING",
    "SHOCK",
    "Executor",
    "Gathered",
    "Keep",
    "Piece",
    "Task",
    "Threads",
    "Without",
    "block_size",
    "pieces",
    "shocks_without",
    "usable_cores",
    "watched",
    "without",
]
