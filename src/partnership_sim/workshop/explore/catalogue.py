"""What does not change while a scenario is explored: who is there and where they are drawn, what can be done, what can be drawn. See `told`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.declare import KINDS, PARAMETERS
from partnership_sim.levers import LEVERS
from partnership_sim.locale import Text
from partnership_sim.metrics import METRICS
from partnership_sim.plots.network_places import REACH, Link, ends, places
from partnership_sim.plots.style import Look, kind_style
from partnership_sim.shocks import SHOCKS
from partnership_sim.workshop.explore.told import by_kind, leakage, of_kind
from partnership_sim.workshop.explore.world import LEAKAGE
from partnership_sim.workshop.showing import plan_name

if TYPE_CHECKING:
    from partnership_sim.scenario.parts import Plan
    from partnership_sim.workshop.explore.calculation import Calculation, Moment
    from partnership_sim.workshop.explore.steered import Steered

#: Months a second that can be chosen.
SPEEDS = (1, 2, 5, 10, 20)
#: A mark of middling size is that of somebody with the resources that so many of a hundred do not have at the start.
MIDDLING = 70
#: Where no plan spends anything: controls go up to this.
USUAL_MOST = 2.0


def case(steered: Steered, calculation: Calculation, language: str) -> dict[str, Any]:
    """Return what does not change while a scenario is open."""
    scenario, cast = steered.case, steered.cast
    listed = cast.as_listed.tolist()
    kinds = [kind for kind in KINDS if kind in scenario.population.kinds]
    ids = [cast.ids[row] for row in listed]
    moments = calculation.moments()
    where, low = _places(dict(zip(listed, ids, strict=True)), moments)
    return {
        "name": scenario.name,
        "months": scenario.months,
        "programme_end": scenario.programme_end,
        "goal": calculation.goal,
        "worlds": calculation.worlds,
        "kinds": [_kind(kind, language) for kind in kinds],
        "people": [
            {"id": cast.ids[row], "name": cast.names[row], "kind": cast.kind_names[cast.kind[row]], "joins": int(cast.joins[row])}
            for row in listed
        ],
        "places": where,
        "reach": REACH,
        "low": low,
        "size": float(np.percentile(moments[0].resources, MIDDLING)),
        "metrics": [_metric(name, kinds, language) for name in METRICS if not of_kind(name) or name in scenario.goals],
        "levers": [_lever(name, steered, kinds, language) for name in LEVERS],
        "shocks": [{"name": name, "label": Text.of(shock.label)[language], "severity": shock.severity} for name, shock in SHOCKS.items()],
        "leakage": {"low": PARAMETERS[LEAKAGE].low, "high": PARAMETERS[LEAKAGE].high, "now": leakage(steered)},
        "plans": [_plan(plan, Look(language, tuple(one.name for one in scenario.plans)), language) for plan in scenario.plans],
        "strikes": [shock.month for shock in scenario.shocks if shock.month is not None],
        "speeds": SPEEDS,
    }


def _places(ids: dict[int, str], moments: tuple[Moment, ...]) -> tuple[list[list[float | None] | None], float]:
    """Return where everybody is drawn, the same in every month, and the end of the upright axis: by the ties of the first run that is shown."""
    links = [Link(ids[a], ids[b], (ab + ba) / 2, bool(conflict)) for moment in moments for a, b, ab, ba, conflict in moment.ties]
    alone = {name for moment in moments for row, name in ids.items() if row not in moment.tied}
    found = places(list(ids.values()), links, alone=alone)
    spots: list[list[float | None] | None] = []
    for name in ids.values():
        pair = [*found.square.get(name, (None, None)), *found.rows.get(name, (None, None))]
        spots.append([None if value is None else round(value, 3) for value in pair] if name in found else None)
    return spots, ends(found)[0]


def _kind(kind: str, language: str) -> dict[str, str]:
    colour, shape = kind_style(kind)
    words_of = KINDS[kind]
    return {"name": kind, "label": words_of.label[language], "plural": words_of.plural[language], "colour": colour, "shape": shape}


def _metric(name: str, kinds: list[str], language: str) -> dict[str, Any]:
    metric = METRICS[name]
    return {
        "name": name,
        "label": metric.label[language],
        "definition": metric.definition[language],
        "unit": "share" if metric.high == 1.0 else "number",
        "low": metric.low,
        "high": metric.high if math.isfinite(metric.high) else None,
        "better": metric.better,
        "kinds": bool(by_kind(name, kinds)),
    }


def _plan(plan: Plan, look: Look, language: str) -> dict[str, Any]:
    """Return a plan, as the report draws it: colour, and strokes and gaps of its line."""
    style = look.plan(plan.name)
    dash = [2.0 * one for one in style.dash[1]] if isinstance(style.dash, tuple) else []
    budget = plan.budget if math.isfinite(plan.budget) else None
    return {"name": plan.name, "label": plan_name(plan, language), "budget": budget, "colour": style.colour, "dash": dash}


def _lever(name: str, steered: Steered, kinds: list[str], language: str) -> dict[str, Any]:
    lever = LEVERS[name]
    forms = [
        {
            "name": form,
            "label": lever.forms[form][language] if form else "",
            "on": [kind for kind in kinds if kind in (lever.limited_to(form) or kinds)],
            "usual": [kind for kind in kinds if kind in lever.meant(form)],
        }
        for form in (tuple(lever.forms) or ("",))
    ]
    spends = [action.spend for plan in steered.case.plans for action in plan.actions]
    own = [action.spend for plan in steered.case.plans for action in plan.actions if action.lever == name]
    most = _round_up(2 * max(own or [max(spends, default=USUAL_MOST) / 2]))
    return {"name": name, "label": Text.of(lever.label)[language], "price": Text.of(lever.price)[language], "forms": forms, "most": most}


def _round_up(value: float) -> float:
    """Return the next number of one digit and a half: 0.2, 0.5, 1, 2, 5, 10, ..."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(round(step * power, 6) for step in (1, 2, 3, 4, 5, 6, 8, 10) if step * power >= value - 1e-9)
