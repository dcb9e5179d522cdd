"""Metrics of results: what reaches communities, what leaks, what is spent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.declare import Text
from partnership_sim.metrics.base import metric, ratio

if TYPE_CHECKING:
    from partnership_sim.metrics.tally import Tally
    from partnership_sim.state import Array

NO_COMMUNITY = Text("there is no community", "tidak ada komunitas")
INFINITE = float("inf")


@metric(
    "service",
    Text("service", "layanan"),
    Text(
        "value reaching communities, resource units per community and month",
        "nilai yang sampai ke komunitas, satuan sumber daya per komunitas per bulan",
    ),
    unit="resource units per community and month",
    high=INFINITE,
    better=1,
    undefined=NO_COMMUNITY,
    theme="results",
)
def service(t: Tally) -> Array:
    """Value reaching communities, per community."""
    return ratio(t.to_communities, t.communities)


@metric(
    "effectiveness",
    Text("need met", "kebutuhan yang terpenuhi"),
    Text("mean share of communities' need that is met", "rata-rata bagian kebutuhan komunitas yang terpenuhi"),
    better=1,
    undefined=NO_COMMUNITY,
    theme="results",
)
def effectiveness(t: Tally) -> Array:
    """Mean share of need met."""
    return ratio(t.need_met_sum, t.communities)


@metric(
    "efficiency",
    Text("efficiency", "efisiensi"),
    Text(
        "value reaching communities per unit spent and put in",
        "nilai yang sampai ke komunitas per satuan yang dibelanjakan dan dikontribusikan",
    ),
    unit="value per unit",
    high=INFINITE,
    better=1,
    undefined=Text("nothing was spent", "tidak ada yang dibelanjakan"),
    theme="results",
)
def efficiency(t: Tally) -> Array:
    """Value reaching communities per unit spent and put in."""
    return np.where(t.spent > 0.0, ratio(t.to_communities, t.spent + t.put_in), np.nan)


@metric(
    "benefit_spread",
    Text("inequality of benefit", "ketimpangan manfaat"),
    Text("coefficient of variation of services received over communities", "koefisien variasi layanan yang diterima antarkomunitas"),
    high=INFINITE,
    better=-1,
    undefined=NO_COMMUNITY,
    theme="results",
)
def benefit_spread(t: Tally) -> Array:
    """Coefficient of variation of benefit over communities."""
    return t.benefit_spread.copy()


@metric(
    "leakage",
    Text("leakage", "kebocoran"),
    Text("share of produced value that leaks away", "bagian nilai yang dihasilkan yang bocor"),
    better=-1,
    undefined=Text("nothing was produced", "tidak ada yang dihasilkan"),
    theme="results",
)
def leakage(t: Tally) -> Array:
    """Leaked over produced value."""
    return ratio(t.leaked, t.produced)


@metric(
    "transparency",
    Text("transparency", "transparansi"),
    Text("mean chance that a breach between partners would be seen", "rata-rata peluang ingkar janji antarmitra akan terlihat"),
    better=1,
    undefined=Text("there is no tie", "tidak ada hubungan"),
    theme="results",
)
def transparency(t: Tally) -> Array:
    """Mean chance that a breach would be seen."""
    return ratio(t.visible_sum, 2.0 * t.ties_before)


@metric(
    "accountability",
    Text("accountability", "akuntabilitas"),
    Text("share of breaches that were seen and answered for", "bagian ingkar janji yang terlihat dan dipertanggungjawabkan"),
    better=1,
    undefined=Text("there was no breach", "tidak ada ingkar janji"),
    theme="results",
)
def accountability(t: Tally) -> Array:
    """Share of breaches seen and answered."""
    return ratio(t.answered, t.breaches)


@metric(
    "spent",
    Text("spent", "dibelanjakan"),
    Text("resource units spent this month", "satuan sumber daya yang dibelanjakan bulan ini"),
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
    Text("unspent", "tidak terserap"),
    Text("resource units planned for this month and not spent", "satuan sumber daya yang direncanakan bulan ini tetapi tidak terserap"),
    unit="resource units",
    high=INFINITE,
    better=-1,
    theme="results",
)
def unspent(t: Tally) -> Array:
    """Units planned and not spent this month."""
    return np.maximum(0.0, t.planned - t.spent)
