"""The metrics, one function each, by theme; importing this package declares them all, in the order of the results tables."""

# The order of these imports is the order of the columns.
from partnership_sim.metrics import of_state  # isort: skip
from partnership_sim.metrics import of_conduct  # isort: skip
from partnership_sim.metrics import of_partnership  # isort: skip
from partnership_sim.metrics import of_results  # isort: skip
from partnership_sim.metrics import of_run  # isort: skip
from partnership_sim.declare import METRICS, OUTCOMES
from partnership_sim.metrics.base import metric

__all__ = ["METRICS", "OUTCOMES", "metric", "of_conduct", "of_partnership", "of_results", "of_run", "of_state"]
