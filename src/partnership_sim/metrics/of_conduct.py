"""Metrics of conduct: meetings, promises, breaches, conflicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.locale import Text
from partnership_sim.metrics.base import metric, ratio

if TYPE_CHECKING:
    from partnership_sim.metrics.tally import Tally
    from partnership_sim.state import Array

NO_TIES = Text("there is no tie")
NO_MEETING = Text("nobody met")


@metric(
    "meetings",
    Text("meetings"),
    Text("share of ties that met this month"),
    better=1,
    undefined=NO_TIES,
    theme="conduct",
)
def meetings(t: Tally) -> Array:
    """Share of ties that met."""
    return ratio(t.met, t.ties_before)


@metric(
    "kept_promises",
    Text("promises kept"),
    Text("share of words given in meetings that were kept"),
    better=1,
    undefined=NO_MEETING,
    theme="conduct",
)
def kept_promises(t: Tally) -> Array:
    """Share of words given that were kept."""
    return ratio(t.words_kept, t.words_kept + t.words_broken)


@metric(
    "breaches",
    Text("breaches"),
    Text("breaches (one side broke its word) per hundred meetings"),
    unit="per hundred meetings",
    high=100.0,
    better=-1,
    undefined=NO_MEETING,
    theme="conduct",
)
def breaches(t: Tally) -> Array:
    """Breaches a hundred meetings."""
    return ratio(100.0 * t.breaches, t.met)


@metric(
    "conflicts",
    Text("open conflicts"),
    Text("share of ties with an open conflict"),
    better=-1,
    undefined=NO_TIES,
    theme="conduct",
)
def conflicts(t: Tally) -> Array:
    """Share of ties with an open conflict."""
    return ratio(t.disputes, t.size_of_ties)


@metric(
    "harmful",
    Text("harmful conflicts"),
    Text("share of ties with an open conflict that has turned harmful"),
    better=-1,
    undefined=NO_TIES,
    theme="conduct",
)
def harmful(t: Tally) -> Array:
    """Share of ties with a harmful conflict."""
    return ratio(t.harmful, t.size_of_ties)


@metric(
    "broken_for_lack",
    Text("promises broken for lack of means"),
    Text("of promises broken this month, the share broken because the means were lacking"),
    better=-1,
    undefined=Text("no promise was broken"),
    theme="conduct",
)
def broken_for_lack(t: Tally) -> Array:
    """Share of broken promises that were broken for lack of means."""
    return ratio(t.lacked, t.words_broken)


@metric(
    "disputes_opened",
    Text("conflicts opened over the project"),
    Text("conflicts opened this month by broken promises, per hundred meetings"),
    unit="per hundred meetings",
    high=float("inf"),
    better=-1,
    undefined=NO_MEETING,
    theme="conduct",
)
def disputes_opened(t: Tally) -> Array:
    """Disputes opened by breaches, a hundred meetings."""
    return ratio(100.0 * t.opened_project, t.met)


@metric(
    "disputes_outside",
    Text("conflicts from outside"),
    Text("conflicts opened this month by what happened outside, per hundred meetings"),
    unit="per hundred meetings",
    high=float("inf"),
    better=-1,
    undefined=NO_MEETING,
    theme="conduct",
)
def disputes_outside(t: Tally) -> Array:
    """Disputes opened from outside, a hundred meetings."""
    return ratio(100.0 * t.opened_outside, t.met)


@metric(
    "mediated",
    Text("conflicts taken to a mediator"),
    Text("share of open conflicts that a mediator took up this month"),
    better=1,
    undefined=Text("no conflict was open before this month's meetings"),
    theme="conduct",
)
def mediated(t: Tally) -> Array:
    """Share of open conflicts taken to a mediator."""
    return ratio(t.taken_up, t.considered)


@metric(
    "settled",
    Text("mediated conflicts settled"),
    Text("share of the conflicts taken up that were settled"),
    better=1,
    undefined=Text("no conflict was taken up"),
    theme="conduct",
)
def settled(t: Tally) -> Array:
    """Share of conflicts taken up that were settled."""
    return ratio(t.settled, t.taken_up)
