"""The report: one HTML file made from a results folder alone. It words and draws what verdicts say, and judges nothing itself."""

from partnership_sim.report.write import write

__all__ = ["write"]
