"""Metrics of the partnership: who takes part, who is heard, how far it hangs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.declare import BUILT_IN_KINDS, PART_OF_RANGE
from partnership_sim.locale import Text
from partnership_sim.metrics.base import metric, ratio, total

if TYPE_CHECKING:
    from partnership_sim.metrics.tally import Tally
    from partnership_sim.state import Array

NO_COMMUNITY = Text("there is no community")
NOBODY = Text("nobody is there")
INFINITE = float("inf")
#: Of what is so or not so in a run: five of 100 runs.
IN_TWENTY = 0.05


@metric(
    "participation",
    Text("participation"),
    Text(
        "share of communities that took part in a decision this month, weighted by voice",
    ),
    better=1,
    undefined=NO_COMMUNITY,
    theme="partnership",
)
def participation(t: Tally) -> Array:
    """Share of communities that took part, weighted by voice."""
    return ratio(t.attended_voice, t.voice_sum)


@metric(
    "voice",
    Text("voice of communities"),
    Text(
        "how far communities were heard in decisions of late, mean",
    ),
    better=1,
    undefined=NO_COMMUNITY,
    theme="partnership",
)
def voice(t: Tally) -> Array:
    """Mean voice of communities."""
    return ratio(t.voice_sum, t.households)


@metric(
    "voice_spread",
    Text("inequality of voice"),
    Text("coefficient of variation of voice over communities"),
    high=INFINITE,
    better=-1,
    least=PART_OF_RANGE,
    undefined=NO_COMMUNITY,
    theme="partnership",
)
def voice_spread(t: Tally) -> Array:
    """Coefficient of variation of voice over communities."""
    return t.voice_spread.copy()


@metric(
    "credibility",
    Text("credibility of NGOs"),
    Text("mean trust of others in NGOs"),
    better=1,
    undefined=Text("nobody else is tied to an NGO"),
    theme="partnership",
)
def credibility(t: Tally) -> Array:
    """Mean trust of others in NGOs."""
    ngo = BUILT_IN_KINDS.index("ngo")
    others = np.arange(t.people.shape[1]) != ngo
    return ratio(total(t.trust_sum[:, others, ngo]), total(t.trust_count[:, others, ngo]))


@metric("ties", Text("ties"), Text("number of ties"), unit="count", high=INFINITE, theme="partnership")
def ties(t: Tally) -> Array:
    """Number of ties."""
    return t.ties.copy()


@metric(
    "cross_sector_ties",
    Text("ties across sectors"),
    Text("number of ties between different kinds"),
    unit="count",
    high=INFINITE,
    theme="partnership",
)
def cross_sector_ties(t: Tally) -> Array:
    """Number of ties between different kinds."""
    return t.cross_ties.copy()


@metric(
    "ties_formed",
    Text("ties formed"),
    Text("ties formed this month"),
    unit="count",
    high=INFINITE,
    theme="partnership",
)
def ties_formed(t: Tally) -> Array:
    """Ties formed this month."""
    return t.formed.copy()


@metric(
    "ties_ended",
    Text("ties ended"),
    Text("ties ended this month"),
    unit="count",
    high=INFINITE,
    theme="partnership",
)
def ties_ended(t: Tally) -> Array:
    """Ties ended this month."""
    return t.ended.copy()


@metric(
    "working_partners",
    Text("working partners"),
    Text(
        "mean number of ties a stakeholder has that met within six months with trust of 0.4 or more both ways",
    ),
    unit="count",
    high=INFINITE,
    better=1,
    undefined=NOBODY,
    theme="partnership",
)
def working_partners(t: Tally) -> Array:
    """Mean number of working ties of a stakeholder."""
    return ratio(2.0 * t.working, total(t.people))


@metric(
    "active_core",
    Text("active core"),
    Text(
        "share of stakeholders in the largest set connected by working ties",
    ),
    better=1,
    undefined=NOBODY,
    theme="partnership",
)
def active_core(t: Tally) -> Array:
    """Share of stakeholders in the largest set connected by working ties."""
    return ratio(t.core, total(t.people))


@metric(
    "core_kinds",
    Text("all kinds in the core"),
    Text(
        "1 where the active core holds all kinds that the population has, else 0",
    ),
    unit="0 or 1",
    better=1,
    least=IN_TWENTY,
    undefined=NOBODY,
    theme="partnership",
)
def core_kinds(t: Tally) -> Array:
    """1 where the active core holds all kinds that there are."""
    return np.where(total(t.people) > 0, t.core_has_all, np.nan)


@metric(
    "convened",
    Text("convened"),
    Text("1 where somebody convenes the partnership, 0 where it has lapsed"),
    unit="0 or 1",
    better=1,
    least=IN_TWENTY,
    theme="partnership",
)
def convened(t: Tally) -> Array:
    """1 where the partnership is convened."""
    return t.convened.copy()


@metric(
    "organisations_at_work",
    Text("organisations at work"),
    Text("number of organisations that had joint work with another within twelve months"),
    unit="count",
    high=INFINITE,
    better=1,
    theme="partnership",
)
def organisations_at_work(t: Tally) -> Array:
    """Number of organisations with joint work with another within twelve months."""
    return t.at_work.copy()
