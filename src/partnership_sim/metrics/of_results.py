"""Metrics of results: what reaches communities, what leaks, what is spent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.declare import PART_OF_RANGE
from partnership_sim.locale import Text
from partnership_sim.metrics.base import metric, ratio

if TYPE_CHECKING:
    from partnership_sim.metrics.tally import Tally
    from partnership_sim.state import Array

NO_COMMUNITY = Text("there is no community")
INFINITE = float("inf")
#: The smallest difference in service that matters: about a fortieth of what a community usually needs.
SERVED = 0.01


@metric(
    "service",
    Text("service"),
    Text(
        "value a month that works and direct services give, per 20 households",
    ),
    unit="value per 20 households and month",
    high=INFINITE,
    better=1,
    least=SERVED,
    undefined=NO_COMMUNITY,
    theme="results",
)
def service(t: Tally) -> Array:
    """Value of works and direct services, per 20 households."""
    return ratio(t.service_sum, t.households)


@metric(
    "need_met",
    Text("need met"),
    Text("share of need that is met, mean over households"),
    better=1,
    undefined=NO_COMMUNITY,
    theme="results",
)
def need_met(t: Tally) -> Array:
    """Mean share of need met."""
    return ratio(t.need_met_sum, t.households)


@metric(
    "built",
    Text("works built"),
    Text("value a month if everything that was built worked, per 20 households"),
    unit="value per 20 households and month",
    high=INFINITE,
    better=1,
    least=SERVED,
    undefined=NO_COMMUNITY,
    theme="results",
)
def built(t: Tally) -> Array:
    """Value of all works, per 20 households."""
    return ratio(t.built_sum, t.households)


@metric(
    "working",
    Text("works that work"),
    Text("share of what was built that works"),
    better=1,
    undefined=Text("nothing was built"),
    theme="results",
)
def working(t: Tally) -> Array:
    """Share of what was built that works."""
    return ratio(t.working_sum, t.built_sum)


@metric(
    "unfinished",
    Text("unfinished works"),
    Text("of works begun so far, the share abandoned"),
    better=-1,
    undefined=Text("no work was begun"),
    theme="results",
)
def unfinished(t: Tally) -> Array:
    """Share of works begun that were abandoned."""
    return ratio(t.abandoned, t.begun)


@metric(
    "first_works",
    Text("communities with first works"),
    Text("share of communities, by households, where works of half a standard size and more were begun and completed since the start"),
    better=1,
    undefined=NO_COMMUNITY,
    theme="results",
)
def first_works(t: Tally) -> Array:
    """Share of communities with first works."""
    return ratio(t.first_works, t.households)


@metric(
    "activity",
    Text("communities with activity"),
    Text("share of communities, by households, whose works somebody cares for beside them, or who are served directly"),
    better=1,
    undefined=NO_COMMUNITY,
    theme="results",
)
def activity(t: Tally) -> Array:
    """Share of communities with some activity."""
    return ratio(t.cared_for, t.households)


@metric(
    "efficiency",
    Text("efficiency"),
    Text(
        "value reaching communities per unit spent and put in",
    ),
    unit="value per unit",
    high=INFINITE,
    better=1,
    undefined=Text("nothing was spent"),
    theme="results",
)
def efficiency(t: Tally) -> Array:
    """Value reaching communities per unit spent and put in."""
    return np.where(t.spent > 0.0, ratio(t.to_communities, t.spent + t.put_in), np.nan)


@metric(
    "benefit_spread",
    Text("inequality of benefit"),
    Text("coefficient of variation of services received over communities"),
    high=INFINITE,
    better=-1,
    least=PART_OF_RANGE,
    undefined=NO_COMMUNITY,
    theme="results",
)
def benefit_spread(t: Tally) -> Array:
    """Coefficient of variation of benefit over communities."""
    return t.benefit_spread.copy()


@metric(
    "leakage",
    Text("leakage"),
    Text("share of produced value that leaks away"),
    better=-1,
    undefined=Text("nothing was produced"),
    theme="results",
)
def leakage(t: Tally) -> Array:
    """Leaked over produced value."""
    return ratio(t.leaked, t.produced)


@metric(
    "transparency",
    Text("transparency"),
    Text("mean chance that a breach between partners would be seen"),
    better=1,
    undefined=Text("there is no tie"),
    theme="results",
)
def transparency(t: Tally) -> Array:
    """Mean chance that a breach would be seen."""
    return ratio(t.visible_sum, 2.0 * t.ties_before)


@metric(
    "accountability",
    Text("accountability"),
    Text("share of breaches that were seen and answered for"),
    better=1,
    undefined=Text("there was no breach"),
    theme="results",
)
def accountability(t: Tally) -> Array:
    """Share of breaches seen and answered."""
    return ratio(t.answered, t.words_broken)


@metric(
    "spent",
    Text("spent"),
    Text("resource units spent this month"),
    unit="resource units",
    high=INFINITE,
    better=-1,
    theme="results",
)
def spent(t: Tally) -> Array:
    """Units spent this month."""
    return t.spent.copy()


@metric(
    "unspent",
    Text("unspent"),
    Text("resource units planned for this month and not spent"),
    unit="resource units",
    high=INFINITE,
    better=-1,
    theme="results",
)
def unspent(t: Tally) -> Array:
    """Units planned and not spent this month."""
    return np.maximum(0.0, t.planned - t.spent)
