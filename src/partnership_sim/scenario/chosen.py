"""Some of a scenario's plans, by name, or plans of somebody's own that fit it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.scenario.schema import NO_PROGRAMME, Plan, Scenario
from partnership_sim.tables.findings import Findings, shown

if TYPE_CHECKING:
    from collections.abc import Iterable


def chosen_plans(case: Scenario, plans: Iterable[str | Plan] | None, place: str = "plans") -> tuple[Plan, ...]:
    """Return plans by name, "No programme" first; `place` is what a message calls the argument."""
    if plans is None:
        return case.plans
    by_name = {plan.name: plan for plan in case.plans}
    asked = list(plans)
    findings = Findings(case.language)
    for name in asked:
        if isinstance(name, str) and name not in by_name:
            findings.wrong(("", place), findings.say("there is no plan {name}", name=shown(name)), name=name, names=tuple(by_name))
    findings.raise_problems()
    own = [one for one in asked if not isinstance(one, str) and one not in case.plans]
    if own:  # a Plan of one's own must fit the scenario
        by_name = {**by_name, **{plan.name: plan for plan in case.with_(plans=own).plans}}
    found = {name: by_name[name] for name in (one if isinstance(one, str) else one.name for one in asked)}
    return (by_name[NO_PROGRAMME], *(plan for name, plan in found.items() if name != NO_PROGRAMME))
