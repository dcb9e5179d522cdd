"""How numbers and names stand in what pages are shown."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from partnership_sim.locale import Text
from partnership_sim.metrics import METRICS, OUTCOMES
from partnership_sim.scenario.parts import NO_PROGRAMME
from partnership_sim.workshop.best import NAME as BEST
from partnership_sim.workshop.roles import TOGETHER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership_sim.scenario.parts import Plan
    from partnership_sim.studies.goals import Goal

NOBODY_CHOSE = Text("No programme")
ALL_ROLES = Text("All roles together")


def measure(name: str, language: str) -> dict[str, str]:
    """Return what a measure is called and in what it is told: "share" (0..1) or "number"."""
    declared = OUTCOMES[name] if name in OUTCOMES else METRICS[name]
    return {"name": name, "label": Text.of(declared.label)[language], "unit": "share" if declared.high == 1.0 else "number"}


def goal_told(goal: Goal, language: str) -> dict[str, Any]:
    """Return what is played for: {name, label, unit, better}."""
    return {**measure(goal.name, language), "better": goal.better}


def plan_name(plan: Plan | str, language: str) -> str:
    """Return what a plan is called."""
    name = plan if isinstance(plan, str) else plan.name
    own = {NO_PROGRAMME: NOBODY_CHOSE, TOGETHER: ALL_ROLES, str(BEST): BEST}
    return own[name][language] if name in own else name


def number(value: float) -> float | None:
    """Return a number as JSON has it: four digits are enough to be looked at, null where it is undefined."""
    return None if math.isnan(value) or math.isinf(value) else round(value, 4)


def numbers(values: Iterable[float]) -> list[float | None]:
    """Return numbers as JSON has them."""
    return [number(value) for value in values]
