"""Figures: each function takes a table and returns a matplotlib Figure. Nothing else of the package knows matplotlib."""

from partnership_sim.plots import own_matplotlib

own_matplotlib.load()
