"""The report: one HTML file made from a results folder alone. No statistics of its own beyond sums of what the folder holds."""

from partnership_sim.report.write import write

__all__ = ["write"]
