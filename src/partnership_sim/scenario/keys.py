"""Any key of a scenario by its dotted name, as messages write it: ``plans."Dialog dan jejaring".actions[1].spend``, ``shocks[2].severity``."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from partnership_sim.problems import shown
from partnership_sim.scenario import document
from partnership_sim.scenario.parts import NO_PROGRAMME

if TYPE_CHECKING:
    from partnership_sim.problems import Problems
    from partnership_sim.scenario.document import Path
    from partnership_sim.scenario.parts import Case

#: A part of a name: in quotation marks where it holds a dot, a bracket or a quotation mark; places in lists count from 1.
PART = re.compile(r'(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[^.\[\]"]+))(?P<places>(?:\[[1-9][0-9]{0,8}\])*)(?:\.(?=.)|\Z)', re.DOTALL)
TOP = tuple(document.Top.model_fields)
#: Lists whose entries have places, and those in which an entry is found by its name as well.
LISTED, NAMED = ("plans", "shocks", "actions"), "plans"
#: Keys of a distribution, which may be written as a number: the mean.
OF_SPREAD = ("mean", "spread")


def parts(name: str) -> Path | None:
    """Return the parts of a key's name, places counted from 0; None where it is not a name of a key of a scenario."""
    found: list[str | int] = []
    at = 0
    while at < len(name):
        part = PART.match(name, at)
        if part is None:
            return None
        found.append(re.sub(r"\\(.)", r"\1", part["quoted"]) if part["quoted"] is not None else part["bare"].strip())
        found += [int(place) - 1 for place in re.findall(r"[0-9]+", part["places"])]
        at = part.end()
    return tuple(found) if found and found[0] in TOP else None


def located(case: Case, path: Path, where: tuple[str, str], problems: Problems) -> Path | None:
    """Return where a key stands in the scenario's document: plans by their places. None after reporting that there is no such entry."""
    say = problems.say
    if len(path) > 1 and path[0] == NAMED and isinstance(path[1], str):
        names = [plan.name for plan in case.plans if plan.name != NO_PROGRAMME]
        if path[1] not in names:
            problems.wrong(where, say("there is no plan {name}", name=shown(path[1])), name=path[1], names=names)
            return None
        path = (NAMED, names.index(path[1]), *path[2:])
    for depth, part in enumerate(path[1:], start=1):
        entries = _entries(case, path[:depth])
        if entries is None:
            continue
        if not isinstance(part, int) or part >= entries:
            found = say("there are {count} entries in {name}", count=entries, name=path[depth - 1])
            problems.wrong(where, found, say("expected a place such as {name}[1]", name=path[depth - 1]))
            return None
    return path


def _entries(case: Case, path: Path) -> int | None:
    """Return how many entries a list has, None for what is no list of entries."""
    if path[-1] not in LISTED:
        return None
    if path == ("shocks",):
        return len(case.shocks)
    if path == ("plans",):
        return len(case.plans) - 1
    return len(case.plans[path[1] + 1].actions) if path[0] == "plans" and isinstance(path[1], int) else None


def put(tables: dict[str, Any], path: Path, value: object) -> None:
    """Set a key of a document, its tables made where they are missing."""
    here: Any = tables
    for part, following in pairwise(path):
        inside = here[int(part)] if isinstance(here, list) else here.get(part)
        if not isinstance(inside, dict | list):
            inside = {"mean": inside} if following in OF_SPREAD and inside is not None else {}
            here[part] = inside
        here = inside
    here[path[-1]] = value
