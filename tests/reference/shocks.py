"""From severity to channels (docs/odd.md, section 7.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership_sim.draws import Process
from tests.reference.draws import key_of_name

if TYPE_CHECKING:
    from tests.reference.entities import Stakeholder
    from tests.reference.model import ReferenceModel


def struck_months(model: ReferenceModel, entry: Any, number: int) -> list[int]:
    """Return the months in which the NUMBER-th entry at a rate of a shock strikes."""
    if entry.rate is None:
        return [entry.month]
    entity = key_of_name(f"{entry.shock}:{number}")
    return [month for month in range(1, model.months + 1) if model.luck.first(Process.SHOCK, entity, month) < entry.rate / 12]


def calendar(model: ReferenceModel, entries: Any) -> list[tuple[Any, int]]:
    """Return every strike of the run: the entry and its month."""
    counted: dict[str, int] = {}
    strikes = []
    for entry in sorted(entries, key=what_it_says):
        if entry.rate is not None:
            counted[entry.shock] = counted.get(entry.shock, 0) + 1
        strikes += [(entry, month) for month in struck_months(model, entry, counted.get(entry.shock, 0))]
    return strikes


def what_it_says(entry: Any) -> tuple[Any, ...]:
    return entry.shock, entry.month or 0, sorted(entry.on), entry.rate or 0.0, entry.severity, entry.duration


def strike_shocks(model: ReferenceModel) -> None:
    for entry, month in model.strikes:
        since = model.month - month
        if 0 <= since < entry.duration:
            strike(model, entry, since)


def strike(model: ReferenceModel, entry: Any, since: int) -> None:
    severity, on = entry.severity, model.meant(entry.on)
    if entry.shock == "disaster":
        model.channels.damage += severity * 0.9**since * share_struck(model, on)
    for who in on:
        channels = who.channels
        if entry.shock == "funding_cut":
            channels.income_cut += severity
        elif entry.shock == "disaster":
            if since == 0:
                channels.resource_loss += severity / 2
                channels.wreck += severity
        elif entry.shock == "leadership_change":
            channels.upheaval += severity
        elif entry.shock == "scandal":
            channels.disgrace += severity
            channels.stigma += severity
        elif entry.shock == "misinformation":
            channels.misinformation += severity
        elif entry.shock == "outside_conflict":
            channels.strife += severity
        else:
            raise ValueError(entry.shock)


def share_struck(model: ReferenceModel, on: list[Stakeholder]) -> float:
    """Return the share of communities that are struck; of all stakeholders, if no community is."""
    if any(who.community for who in on):
        return sum(who.community for who in on) / sum(who.community for who in model.active)
    return len(on) / len(model.active) if on else 0.0


def at_most_one(model: ReferenceModel) -> None:
    """Let each intensity of a shock count as at most 1."""
    model.channels.damage = min(1.0, model.channels.damage)
    for who in model.active:
        for name in ("income_cut", "resource_loss", "wreck", "upheaval", "disgrace", "stigma", "misinformation", "strife"):
            setattr(who.channels, name, min(1.0, getattr(who.channels, name)))
