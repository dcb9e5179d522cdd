"""Metrics of state: trust, resources, resistance, capacity, information."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.kinds import BUILT_IN_KINDS, KINDS
from partnership_sim.locale import Text
from partnership_sim.metrics.base import metric, ratio, total

if TYPE_CHECKING:
    from partnership_sim.metrics.tally import Tally
    from partnership_sim.state import Array

NO_TIES = Text("there is no such tie")
NOBODY = Text("nobody is there")


@metric(
    "trust",
    Text("trust"),
    Text("mean trust over standing ties, both directions"),
    better=1,
    undefined=NO_TIES,
    theme="state",
)
def trust(t: Tally) -> Array:
    """Mean trust over ties, both directions."""
    return ratio(total(t.trust_sum), total(t.trust_count))


def _declare_pair(truster: int, trusted: int) -> None:
    of, to = (KINDS[BUILT_IN_KINDS[code]] for code in (truster, trusted))

    @metric(
        f"trust_{of.name}_{to.name}",
        Text("trust of {of} in {to}").with_(of=of.label, to=to.label),
        Text("mean trust of {of} in {to} they are tied to").with_(of=of.plural, to=to.plural),
        better=1,
        undefined=NO_TIES,
        theme="state",
    )
    def compute(t: Tally) -> Array:
        return ratio(t.trust_sum[:, truster, trusted], t.trust_count[:, truster, trusted])


for _of in range(len(BUILT_IN_KINDS)):
    for _to in range(len(BUILT_IN_KINDS)):
        _declare_pair(_of, _to)


@metric(
    "trust_first_ties",
    Text("trust on first ties"),
    Text(
        "mean trust over ties of month 0 that still stand: networking does not dilute it",
    ),
    better=1,
    undefined=NO_TIES,
    theme="state",
)
def trust_first_ties(t: Tally) -> Array:
    """Mean trust over the ties of month 0 that still stand."""
    return ratio(t.first_trust_sum, 2.0 * t.first_ties)


def _declare_column(name: str, label: Text, unit: str, better: int, high: float) -> None:
    def column(t: Tally) -> Array:
        return getattr(t, f"{name}_sum")

    @metric(
        name,
        label,
        Text("mean {label} of all stakeholders").with_(label=label),
        unit=unit,
        high=high,
        better=better,
        undefined=NOBODY,
        theme="state",
    )
    def of_all(t: Tally) -> Array:
        return ratio(total(column(t)), total(t.weight))

    for code, kind in enumerate(map(KINDS.__getitem__, BUILT_IN_KINDS)):

        @metric(
            f"{name}_{kind.name}",
            Text("{label}, {kinds}").with_(label=label, kinds=kind.plural),
            Text("mean {label} of {kinds}").with_(label=label, kinds=kind.plural),
            unit=unit,
            high=high,
            better=better,
            undefined=NOBODY,
            theme="state",
        )
        def of_kind(t: Tally, code: int = code) -> Array:
            return ratio(column(t)[:, code], t.weight[:, code])


_declare_column("resources", Text("resources"), "resource units", 1, float("inf"))


@metric(
    "resources_gini",
    Text("inequality of resources"),
    Text("Gini coefficient of resources"),
    better=-1,
    undefined=Text("nobody has any"),
    theme="state",
)
def resources_gini(t: Tally) -> Array:
    """Gini coefficient of resources over all stakeholders."""
    return t.resources_gini.copy()


_declare_column("resistance", Text("resistance"), "share", -1, 1.0)


@metric(
    "resistance_high",
    Text("opponents"),
    Text("share of stakeholders with resistance above one half"),
    better=-1,
    undefined=NOBODY,
    theme="state",
)
def resistance_high(t: Tally) -> Array:
    """Share of stakeholders with resistance above one half."""
    return ratio(t.opponents, total(t.weight))


_declare_column("capacity", Text("capacity"), "share", 1, 1.0)
_declare_column("information", Text("information", context="metric"), "share", 1, 1.0)
