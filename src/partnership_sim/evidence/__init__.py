"""Published findings, tried on the model: what is claimed, by whom, what the model shows, and whether it held.

The experiments themselves are files of ``experiments/evidence``; this package finds them, runs them and makes the table.
"""

from partnership_sim.evidence.base import FINDINGS, Asked, Finding, Measured, Ranges, Samples, Target, load
from partnership_sim.evidence.lab import Arms, Lab
from partnership_sim.evidence.table import COLUMNS, robust, rows

__all__ = ["COLUMNS", "FINDINGS", "Arms", "Asked", "Finding", "Lab", "Measured", "Ranges", "Samples", "Target", "load", "robust", "rows"]
