"""What a call means by a scenario and by its plans: names, paths, mappings, or objects of one's own that fit."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from partnership_sim.locale import telling
from partnership_sim.problems import Problems, shown
from partnership_sim.scenario.arguments import choice, listed, plain, where, wrong_type
from partnership_sim.scenario.changes import is_nothing, written
from partnership_sim.scenario.check_entries import check_plan, refuse_twins
from partnership_sim.scenario.reading import of_case
from partnership_sim.scenario.schema import NO_PROGRAMME, Plan, Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from partnership_sim.scenario.document import Path as KeyPath


def case_of(scenario: Scenario | str | Path, place: str) -> Scenario:
    """Return a scenario, read if it is a path; `place` is what a message calls the argument."""
    if isinstance(scenario, Scenario):
        return scenario
    problems = Problems(telling())
    if not isinstance(scenario, str | os.PathLike):
        wrong_type(place, scenario, problems.say("expected a Scenario, a scenario folder or a .toml file"), problems)
        problems.raise_problems()
    return Scenario.load(scenario)


def chosen_plan(case: Scenario, plan: str | Plan | Mapping[str, Any], place: str = "plan") -> Plan:
    """Return a plan of a scenario by its name, or one of somebody's own, checked as the scenario's are."""
    problems = Problems(case.language)
    chosen = _chosen(case, plan, (place,), problems)
    problems.raise_problems()
    assert chosen is not None  # noqa: S101 - else there is a problem
    return chosen


def chosen_plans(case: Scenario, plans: Iterable[str | Plan | Mapping[str, Any]] | None, place: str = "plans") -> tuple[Plan, ...]:
    """Return plans of a scenario and of somebody's own, "No programme" first; `place` is what a message calls the argument."""
    if plans is None:
        return case.plans
    problems, asked = Problems(case.language), listed(plans)
    say = problems.say
    if not isinstance(asked, list):
        expected = say("expected a list of plans: names, Plans, or mappings as in [[plans]]")
        wrong_type(place, asked, expected, problems)
        problems.raise_problems()
    found: dict[str, Plan] = {}
    paths: dict[str, KeyPath] = {}
    for position, one in enumerate(asked):
        path: KeyPath = (place,) if place.startswith("--") else (place, position)  # an option is given plan by plan
        plan = _chosen(case, one, path, problems)
        if plan is not None and plan.name in found:
            problems.wrong(where(path), say("{name} appears twice", name=shown(plan.name)), say("expected each plan once"))
        if plan is not None:
            found.setdefault(plan.name, plan)
            paths.setdefault(plan.name, path)
    refuse_twins(paths, of_case(case, problems))
    problems.raise_problems()
    return (case.plans[0], *(plan for name, plan in found.items() if name != NO_PROGRAMME))


def _chosen(case: Scenario, given: object, path: KeyPath, problems: Problems) -> Plan | None:
    """Return one plan, or None after reporting what is none."""
    reading = of_case(case, problems)
    if isinstance(given, str):
        known = {plan.name: plan for plan in case.plans}
        return known[given] if choice(reading.where(path)[1], given, tuple(known), "there is no plan {name}", problems) else None
    if is_nothing(given):
        return case.plans[0]
    if isinstance(given, Plan):
        return given if given in case.plans else check_plan(written(given), path, reading)
    if isinstance(given, Mapping):
        return check_plan(plain(given), path, reading)
    wrong_type(reading.where(path)[1], given, problems.say("expected a plan: its name, a Plan, or a mapping as in [[plans]]"), problems)
    return None
