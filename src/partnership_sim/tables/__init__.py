"""Files into rows that know their place: the register, the ties, and plans and shocks kept in spreadsheets."""

from partnership_sim.problems import Problems
from partnership_sim.tables.register import Register, read_register
from partnership_sim.tables.ties import TieTable, read_ties

__all__ = ["Problems", "Register", "TieTable", "read_register", "read_ties"]
