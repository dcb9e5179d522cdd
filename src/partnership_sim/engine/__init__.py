"""The engine: a block of runs, and ensembles of blocks."""
