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
            "at the end the partnership is convened, or has lapsed for twelve months at most, and three organisations or more had joint work with another within twelve months",
        ),
        "0 or 1",
        0.0,
        1.0,
        1,
        Text("there are fewer than three organisations"),
        matters(IN_TWENTY, 0.0, 1.0),
        binary=True,
    ),
    Outcome(
        "activity_left",
        Text("activity left"),
        Text(
            "where the partnership did not last: at the end half of the communities or more, by households, have works that are cared for or direct services"
        ),
        "0 or 1",
        0.0,
        1.0,
        1,
        Text("the partnership lasted, or there is no community"),
        matters(IN_TWENTY, 0.0, 1.0),
        binary=True,
    ),
    Outcome(
        "months_to_first_work",
        Text("months to first works"),
        Text("first month in which half of the communities have works of half a standard size that were begun since the start"),
        "months",
        1.0,
        INFINITE,
        -1,
        Text("that is not reached"),
        matters(None, 1.0, INFINITE),
    ),
    Outcome(
        "resilience",
        Text("resilience"),
        Text(
            "of need met that was lost in the year of the first shock, the share won back within it",
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
