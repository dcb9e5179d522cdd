"""Verdicts: who leads, who is practically equal, what it gains and for whom, what breaks it, how sure, what it costs. Data without words."""

from partnership_sim.verdicts.verdict import Verdict
from partnership_sim.verdicts.whole import of

__all__ = ["Verdict", "of"]
