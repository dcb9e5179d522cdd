"""The command line: `partnership-sim`, and the same as `python -m partnership_sim`."""

from partnership_sim.cli.main import main

__all__ = ["main"]
