"""Draws and fills: from a scenario and its rows to state and ties."""

from partnership_sim.population.cast import Cast, cast_of
from partnership_sim.population.drawing import Start, populate

__all__ = ["Cast", "Start", "cast_of", "populate"]
