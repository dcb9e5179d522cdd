"""The explored partnership as plain JSON, in a language.

What does not change while a scenario is open (`static`, at ``/explore/case``)
    name, months, programme_end, goal, worlds (how many equally lucky ones), kinds [{name, label, plural, colour, shape}],
    people [{id, name, kind, joins}], in the order of tables (everywhere else a stakeholder is its number in this list),
    places [[x, y, row x, row y]] (null where there is none; -1..1, rows lie below), reach, low (the end of the upright axis), size
    (resources of a mark of middling size), metrics [{name, label, unit, low, high, better, kinds}], levers [{name, label, price, forms [{name,
    label, on, usual}], most}], shocks [{name, label, severity}], leakage {low, high, now}, plans [{name, label, budget, colour, dash}],
    strikes [month] (shocks that the scenario has in a month), speeds.

What changes (`view`; also the answer to every change, whose curves are those of the fresh shown run)
    mark (of what was computed; months are asked for with it), since [month] (up to which each side is as under the mark before), ready, failed (words or null), plan, month, speed, elapsed (seconds since the play
    head began to move), played, start {trust, budget}, fork (month or null), can_undo, picked (number or null), watched [metric],
    sides [{deeds [{month, told, beyond}], levers {name: {steps [[first month, last month, amount]], on, form}}, leakage [[month, value]],
    curves {metric: {all [month], kinds {kind: [month]}}}, band {metric: [lowest, middle, highest]} (null while it is to come),
    money {spent [month], budget, beyond}}], better {a, b, same, unknown, goal} (null while it is to come), why (likewise)
    {without [{told, change, events [told], number}], ties {a, b, both}, conflicts {a, b}, only {a [told], b [told]}}.

Plans (at ``/explore/plans``): the middle of the equally lucky runs, {plan: {metric: [month]}}.

Months (at ``/explore/months``)
    mark (null where something else was computed meanwhile), months [{month, people [resources, resistance, ...], ties [one, other, trust, trust
    back, conflict, ...], events [{event, who, with, by (ids; not where it is told by type), told, times}]}]. Resources are in hundredths, resistance and trust in hundredths of 1; somebody
    who has not joined has -1, -1; conflict is 0, 1 (open) or 2 (harmful).
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.declare import BUILT_IN_KINDS, KINDS, PARAMETERS
from partnership_sim.engine.events import CONDUCT
from partnership_sim.levers import LEVERS
from partnership_sim.locale import Number, Text
from partnership_sim.metrics import METRICS
from partnership_sim.running.moments import mean_defined
from partnership_sim.scenario.parts import NO_PROGRAMME
from partnership_sim.shocks import SHOCKS
from partnership_sim.workshop import words_explore as words
from partnership_sim.workshop.explore.actions import Leak, SpendOn, Strike
from partnership_sim.workshop.explore.difference import better, standing
from partnership_sim.workshop.explore.world import LEAKAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.engine.events import Event
    from partnership_sim.state import Array
    from partnership_sim.workshop.explore.actions import Deed
    from partnership_sim.workshop.explore.calculation import Calculation, Found
    from partnership_sim.workshop.explore.steered import Steered

#: What is measured of each kind, and of pairs of kinds, too.
OF_KINDS = ("trust", "resources", "resistance", "capacity", "information")
#: Quantiles of the band.
BAND = (0.05, 0.5, 0.95)


def view(steered: Steered, calculation: Calculation, elapsed: float | None, language: str) -> dict[str, Any]:
    """Return what changes; see the head of this module."""
    told, found = steered.told, calculation.found
    fresh = found is not None and found.wanted.worlds is steered.worlds
    listed = {identity: number for number, identity in enumerate(steered.cast.ids[row] for row in steered.cast.as_listed.tolist())}
    return {
        "mark": found.mark if found is not None else 0,
        "since": found.since if found is not None else (),
        "ready": fresh,
        "failed": (str(calculation.failed) or type(calculation.failed).__name__) if calculation.failed is not None else None,
        "plan": told.plan,
        "month": steered.month,
        "speed": steered.speed,
        "elapsed": elapsed,
        "played": steered.played,
        "start": told.start._asdict(),
        "fork": told.forked,
        "can_undo": bool(steered.past),
        "picked": listed.get(steered.picked) if steered.picked is not None else None,
        "watched": steered.watched,
        "sides": [_side(steered, found, number, done, language) for number, done in enumerate(told.sides)],
        "better": _better(found, calculation.goal) if found is not None else None,
        "why": _why(steered, found, calculation.goal, language) if found is not None else None,
    }


def month(block: Any, number: int, events: list[Event], places_of: Array, language: str) -> dict[str, Any]:  # noqa: ANN401 - a Block
    """Return a month of a shown run."""
    cast = block.cast
    listed = cast.as_listed
    there = cast.joins[listed] <= number
    state = np.stack([np.rint(100 * getattr(block.state, name)[0, listed]) for name in ("resources", "resistance")], axis=1)
    ties = np.array(standing(block), np.float64).reshape(-1, 5)
    ties[:, :2] = places_of[ties[:, :2].astype(np.int64)]
    ties[:, 2:4] *= 100
    return {
        "month": number,
        "people": np.where(there[:, None], state, -1).astype(np.int64).ravel().tolist(),
        "ties": np.rint(ties).astype(np.int64).ravel().tolist(),
        "events": _events(events, language),
    }


def _events(events: list[Event], language: str) -> list[dict[str, Any]]:
    """Return what happened; who broke a promise is told by kind unless the scenario asks for names, once with how often."""
    found: dict[Any, dict[str, Any]] = {}
    for number, event in enumerate(events):
        hidden = event.event in CONDUCT and bool(event.kinds)
        told = event.tell(language)
        if hidden and told in found:
            found[told]["times"] += 1
            continue
        who = {} if hidden else {"who": event.who, "with": event.with_, "by": event.by}
        found[told if hidden else number] = {"event": event.event, **who, "told": told, "times": 1}
    return list(found.values())


def by_kind(name: str, kinds: list[str]) -> dict[str, list[str]]:
    """Return the metrics of each kind whose mean is drawn: trust is what the other kinds place in this one, as in the report."""
    if name == "trust":
        found = {kind: [f"trust_{other}_{kind}" for other in kinds if other != kind] for kind in kinds}
    else:
        found = {kind: [f"{name}_{kind}"] for kind in kinds}
    return {kind: some for kind, every in found.items() if (some := [one for one in every if one in METRICS])}


def leakage(steered: Steered) -> float:
    """Return the leakage that the scenario has."""
    return steered.case.parameters.get(LEAKAGE, PARAMETERS[LEAKAGE].default)


def _side(steered: Steered, found: Found | None, number: int, done: tuple[Deed, ...], language: str) -> dict[str, Any]:
    """Return one future."""
    world, actions = steered.worlds[number], steered.spending[number]
    shown = found.shown[number] if found is not None and number < len(found.shown) else None
    many = found.many[number] if found is not None and number < len(found.many) else None
    kinds = [kind for kind in KINDS if kind in steered.case.population.kinds]
    spent = np.nancumsum(shown[:, list(METRICS).index("spent")]) if shown is not None else np.zeros(0)
    budget = world.plan.budget if math.isfinite(world.plan.budget) and world.plan.name != NO_PROGRAMME else None
    return {
        "deeds": [
            {"month": one.month, "told": told_deed(one, steered, language), "beyond": one.month >= steered.case.programme_end}
            for one in sorted(done, key=lambda one: one.month)
        ],
        "levers": {name: _spent_on(name, actions) for name in LEVERS},
        "leakage": [
            [0, leakage(steered)],
            *([one.month, one.value] for one in sorted(done, key=lambda one: one.month) if isinstance(one, Leak)),
        ],
        "curves": {name: _curves(shown, name, kinds) for name in steered.watched} if shown is not None else None,
        "band": {name: _band(many, name) for name in steered.watched} if many is not None else None,
        "money": {"spent": rounded(spent), "budget": budget},
    }


def _spent_on(lever: str, actions: list[Any]) -> dict[str, Any]:
    """Return what is spent on a lever, in steps: from which month to which, how much; and on whom and how, at the last."""
    own = [one for one in actions if one.lever == lever and one.start <= one.end and one.spend > 0]
    edges = sorted({edge for one in own for edge in (one.start, one.end + 1)})
    steps = [[first, last - 1, math.fsum(one.spend for one in own if one.start <= first <= one.end)] for first, last in pairwise(edges)]
    latest = [one for one in own if one.end == max(other.end for other in own)]
    same = latest[-1] if latest and len({(one.on, one.form) for one in latest}) == 1 else None
    return {
        "steps": [[first, last, round(amount, 3)] for first, last, amount in steps if amount > 0],
        "on": list(same.on) if same is not None else [],
        "form": same.form if same is not None else "",
        "several": bool(latest) and same is None,
    }


def rounded(values: Array) -> list[float | None]:
    """Return numbers as JSON has them: four digits after the point are enough to be looked at, null where they are undefined."""
    return [None if value != value else value for value in np.round(values, 4).tolist()]  # noqa: PLR0124 - NaN is unequal to itself


def _column(values: Array, name: str) -> Array:
    return values[..., list(METRICS).index(name)]


def _curves(shown: Array, name: str, kinds: list[str]) -> dict[str, Any]:
    of_kinds = {kind: mean_defined(np.stack([_column(shown, one) for one in some]), axis=0) for kind, some in by_kind(name, kinds).items()}
    return {"all": rounded(_column(shown, name)), "kinds": {kind: rounded(values) for kind, values in of_kinds.items()}}


def _band(many: Array, name: str) -> list[list[float | None]]:
    """Return quantiles of each month over the worlds in which the metric is defined."""
    return [rounded(row) for row in quantiles(_column(many, name), BAND)]


def quantiles(values: Array, shares: tuple[float, ...]) -> Array:
    """Return quantiles of the defined values of each column, [share, column], between neighbours in proportion; NaN where none is defined."""
    ordered = np.sort(values, axis=0)  # NaN comes last
    count = (~np.isnan(values)).sum(axis=0)
    place = np.array(shares)[:, None] * np.maximum(count - 1, 0)
    below = np.floor(place).astype(np.int64)
    above = np.minimum(below + 1, np.maximum(count - 1, 0))
    low, high = (np.take_along_axis(ordered, at, axis=0) for at in (below, above))
    return np.asarray(low + (place - below) * (high - low))


def middle(many: Array, goals: Sequence[str]) -> dict[str, list[float | None]]:
    """Return the middle of equally lucky runs by metric: those that can be drawn."""
    return {name: rounded(quantiles(_column(many, name), (0.5,))[0]) for name in METRICS if not of_kind(name) or name in goals}


def of_kind(name: str) -> bool:
    """Return whether a metric is one of a kind, or of a pair of kinds: drawn beside others under the name of what is measured."""
    return any(name.endswith(f"_{kind}") for kind in BUILT_IN_KINDS) and name.partition("_")[0] in OF_KINDS


def _better(found: Found, goal: str) -> dict[str, Any] | None:
    if len(found.many) < 2:
        return None
    a, b, same, unknown = better(found.many[0], found.many[1], goal)
    return {"goal": goal, "a": a, "b": b, "same": same, "unknown": unknown}


def _why(steered: Steered, found: Found, goal: str, language: str) -> dict[str, Any] | None:
    """Return what made the difference between two futures: only what was computed."""
    told = found.difference
    if told is None:
        return None
    end = float(found.shown[1][-1, list(METRICS).index(goal)])
    return {
        "goal": goal,
        "change": rounded(np.array([end - float(found.shown[0][-1, list(METRICS).index(goal)])]))[0],
        "without": [
            {
                "told": told_deed(deed, steered, language),
                "change": rounded(np.array([end - one.end]))[0],
                "events": [event.tell(language) for event in one.only_with],
                "number": one.number,
            }
            for deed, one in zip(differing(steered), told.without, strict=False)
        ],
        "ties": dict(zip(("a", "b", "both"), told.ties, strict=True)),
        "conflicts": dict(zip(("a", "b"), told.conflicts, strict=True)),
        "only": {side: [event.tell(language) for event in events] for side, events in zip(("a", "b"), told.only, strict=True)},
    }


def differing(steered: Steered) -> list[Deed]:
    """Return what was done in the second future only."""
    told = steered.told
    return list((told.b or ())[len(told.a) :])


def told_deed(deed: Deed, steered: Steered, language: str) -> str:
    """Return what was done by hand, in words."""
    match deed:
        case SpendOn():
            values = {"lever": LEVERS[deed.lever].label, "amount": Number(f"{deed.amount:g}"), "month": Number(str(deed.month + 1))}
            if not deed.amount:
                return words.DEED_STOP.with_(**values)[language]
            on = [KINDS[one].plural[language] if one in KINDS else steered.cast.names[steered.cast.ids.index(one)] for one in deed.on or ()]
            if on:
                return words.DEED_SPEND_ON.with_(**values, on=", ".join(on))[language]
            return words.DEED_SPEND.with_(**values)[language]
        case Strike():
            values = {"shock": Text.of(SHOCKS[deed.shock].label), "month": Number(str(deed.month + 1))}
            return words.DEED_SHOCK.with_(**values)[language]
    return words.DEED_LEAK.with_(value=Number(f"{100 * deed.value:.0f}"), month=Number(str(deed.month + 1)))[language]
