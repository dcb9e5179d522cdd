"""Metrics of the partnership: who takes part, who is heard, how far it hangs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.declare import BUILT_IN_KINDS, Text
from partnership_sim.metrics.base import metric, ratio, total

if TYPE_CHECKING:
    from partnership_sim.metrics.tally import Tally
    from partnership_sim.state import Array

NO_COMMUNITY = Text("there is no community", "tidak ada komunitas")
NOBODY = Text("nobody is there", "tidak ada pihaknya")
INFINITE = float("inf")


@metric(
    "participation",
    Text("participation", "partisipasi"),
    Text(
        "share of communities that took part in a decision this month, weighted by voice",
        "bagian komunitas yang ikut mengambil keputusan bulan ini, dibobot menurut suara",
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
    Text("voice of communities", "suara komunitas"),
    Text(
        "how far communities were heard in decisions of late, mean",
        "sejauh mana komunitas didengar dalam keputusan belakangan ini, rata-rata",
    ),
    better=1,
    undefined=NO_COMMUNITY,
    theme="partnership",
)
def voice(t: Tally) -> Array:
    """Mean voice of communities."""
    return ratio(t.voice_sum, t.communities)


@metric(
    "voice_spread",
    Text("inequality of voice", "ketimpangan suara"),
    Text("coefficient of variation of voice over communities", "koefisien variasi suara antarkomunitas"),
    high=INFINITE,
    better=-1,
    undefined=NO_COMMUNITY,
    theme="partnership",
)
def voice_spread(t: Tally) -> Array:
    """Coefficient of variation of voice over communities."""
    return t.voice_spread.copy()


@metric(
    "credibility",
    Text("credibility of NGOs", "kredibilitas LSM"),
    Text("mean trust of others in NGOs", "rata-rata kepercayaan pihak lain kepada LSM"),
    better=1,
    undefined=Text("nobody else is tied to an NGO", "tidak ada pihak lain yang terhubung dengan LSM"),
    theme="partnership",
)
def credibility(t: Tally) -> Array:
    """Mean trust of others in NGOs."""
    ngo = BUILT_IN_KINDS.index("ngo")
    others = np.arange(t.people.shape[1]) != ngo
    return ratio(total(t.trust_sum[:, others, ngo]), total(t.trust_count[:, others, ngo]))


@metric("ties", Text("ties", "hubungan"), Text("number of ties", "jumlah hubungan"), unit="count", high=INFINITE, theme="partnership")
def ties(t: Tally) -> Array:
    """Number of ties."""
    return t.ties.copy()


@metric(
    "cross_sector_ties",
    Text("ties across sectors", "hubungan lintas sektor"),
    Text("number of ties between different kinds", "jumlah hubungan antarpihak yang berbeda jenis"),
    unit="count",
    high=INFINITE,
    theme="partnership",
)
def cross_sector_ties(t: Tally) -> Array:
    """Number of ties between different kinds."""
    return t.cross_ties.copy()


@metric(
    "ties_formed",
    Text("ties formed", "hubungan yang terbentuk"),
    Text("ties formed this month", "hubungan yang terbentuk bulan ini"),
    unit="count",
    high=INFINITE,
    theme="partnership",
)
def ties_formed(t: Tally) -> Array:
    """Ties formed this month."""
    return t.formed.copy()


@metric(
    "ties_ended",
    Text("ties ended", "hubungan yang berakhir"),
    Text("ties ended this month", "hubungan yang berakhir bulan ini"),
    unit="count",
    high=INFINITE,
    theme="partnership",
)
def ties_ended(t: Tally) -> Array:
    """Ties ended this month."""
    return t.ended.copy()


@metric(
    "working_partners",
    Text("working partners", "mitra aktif"),
    Text(
        "mean number of ties a stakeholder has that met within six months with trust of 0.4 or more both ways",
        "rata-rata jumlah hubungan yang bertemu dalam enam bulan terakhir dengan kepercayaan timbal balik 0,4 atau lebih",
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
    Text("active core", "inti aktif kemitraan"),
    Text(
        "share of stakeholders in the largest set connected by working ties",
        "bagian pemangku kepentingan dalam kelompok terbesar yang terhubung oleh kerja sama aktif",
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
    Text("all kinds in the core", "semua jenis pihak ada di inti"),
    Text(
        "1 where the active core holds all kinds that the population has, else 0",
        "1 bila inti aktif memuat semua jenis pihak yang ada, jika tidak 0",
    ),
    unit="0 or 1",
    better=1,
    undefined=NOBODY,
    theme="partnership",
)
def core_kinds(t: Tally) -> Array:
    """1 where the active core holds all kinds that there are."""
    return np.where(total(t.people) > 0, t.core_has_all, np.nan)
