"""The scenario: what is compared, in which population, for how long. Frozen and checked, from files or from a mapping."""

from partnership_sim.scenario.schema import NO_PROGRAMME, Action, Money, Plan, Population, Scenario, ShockEntry, table

__all__ = ["NO_PROGRAMME", "Action", "Money", "Plan", "Population", "Scenario", "ShockEntry", "table"]
