"""Statistics over runs: outcomes, intervals, paired comparison, the typical replicate."""
