"""Runs that somebody steers: forward, back, on other branches, with what is done by hand. It knows neither Mesa nor pandas."""

from partnership_sim.steering.session import Session

__all__ = ["Session"]
