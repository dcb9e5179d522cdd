"""Outcomes: one number a run. They are declared here and computed from monthly metrics (running/outcomes.py)."""

from __future__ import annotations

from partnership_sim.declare import OUTCOMES, Outcome, matters
from partnership_sim.locale import Text
from partnership_sim.metrics.of_partnership import IN_TWENTY
from partnership_sim.metrics.of_results import NO_COMMUNITY

NEVER = Text("never")
INFINITE = float("inf")

for _outcome in (
    Outcome(
        "sustained",
        Text("sustained"),
        Text(
            "at the end the active core holds all kinds and at least half of its size (share of stakeholders) at programme end",
        ),
        "0 or 1",
        0.0,
        1.0,
        1,
        Text("nobody is there at programme end or at the end"),
        matters(IN_TWENTY, 0.0, 1.0),
        binary=True,
    ),
    Outcome(
        "resilience",
        Text("resilience"),
        Text(
            "share of a fall in service around the first shock, whatever caused it, that is made good by the shock's twelfth month",
        ),
        "share",
        -INFINITE,
        INFINITE,
        1,
        Text(
            "no shock, a shock in month 1, no fall, or fewer than 12 months left",
        ),
        matters(IN_TWENTY, -INFINITE, INFINITE),
    ),
    Outcome(
        "cost",
        Text("cost"),
        Text("resource units spent over the run"),
        "resource units",
        0.0,
        INFINITE,
        -1,
        NEVER,
        matters(None, 0.0, INFINITE),
    ),
    Outcome(
        "service_total",
        Text("total service"),
        Text("value that reached all communities in all months"),
        "resource units",
        0.0,
        INFINITE,
        1,
        NO_COMMUNITY,
        matters(None, 0.0, INFINITE),
    ),
    Outcome(
        "cost_effectiveness",
        Text("cost-effectiveness"),
        Text('service above "No programme" per unit spent'),
        "value per unit",
        -INFINITE,
        INFINITE,
        1,
        Text("nothing was spent, or there is no community"),
        matters(None, -INFINITE, INFINITE),
    ),
):
    OUTCOMES.add(_outcome.name, _outcome)
