"""The arguments of calls from Python, checked as the keys of a scenario are: each is defined once, and every problem is told at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel

from partnership_sim.declare import METRICS
from partnership_sim.errors import nearest
from partnership_sim.problems import MANY, Problems, shown
from partnership_sim.scenario.document import Written, key
from partnership_sim.scenario.places import dotted
from partnership_sim.scenario.validation import validate, what

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.scenario.document import Path as KeyPath

LARGEST = 2**63 - 1


class Arguments(Written):
    """Arguments that are one value each, by their names; what a scenario names too is checked with it."""

    replicate: int = key("whose luck", 0, ge=0, le=LARGEST)
    workers: int = key("threads", 1, ge=1, le=1024)
    every: int = key("months between those that are kept", 1, ge=1, le=600)
    progress: bool = key("whether progress is shown", default=False)
    force: bool = key("whether what is there may be replaced", default=False)
    with_what_if: bool = key("whether the questions of what if are answered", default=True)
    language: Literal["en", "id"] = key("of messages and labels", "en")


def where(path: KeyPath) -> tuple[str, str]:
    """Return the place of an argument in a message: a call has no file."""
    return "", dotted(path)


def plain(value: Any) -> Any:  # noqa: ANN401 - any value of a caller's mapping
    """Return a value as TOML would give it: dict, list, numbers of Python; keys that are None are left out."""
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if type(value).__module__ == "numpy" and hasattr(value, "tolist"):
        return plain(value.tolist())
    if isinstance(value, BaseModel):
        return plain(value.model_dump())
    return value


def each_plain(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return arguments as TOML would give them; one that is None stays, for the check to refuse."""
    return {str(name): plain(value) for name, value in given.items()}


def listed(names: Any) -> Any:  # noqa: ANN401 - whatever a caller gives
    """Return several things as a list; what is one thing, or a mapping, stays as it is, for the check to refuse."""
    several = isinstance(names, Iterable) and not isinstance(names, str | bytes | Mapping | BaseModel)
    return list(names) if several and not _without_dimensions(names) else names


def _without_dimensions(names: Any) -> bool:  # noqa: ANN401
    return getattr(names, "ndim", 1) == 0


def sound(problems: Problems, **given: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a caller gives
    """Return those of these arguments that are sound, by their names in `Arguments`; report the others. None is not given."""
    return validate(Arguments, plain(given), where, (), problems)


def wrong_type(place: str, value: object, expected: str, problems: Problems) -> None:
    """Report an argument that is of no use whatever its value; `expected` is told as it stands."""
    say = problems.say
    problems.wrong(("", place), say("{value} is {what}", value=shown(value), what=what(value, problems)), expected)


def choice(place: str, value: object, names: Sequence[str], found: str, problems: Problems) -> bool:
    """Return whether a name is one of `names`; report one that is not, with the nearest; `found` is a message with {name}."""
    if isinstance(value, str) and value in names:
        return True
    say = problems.say
    if isinstance(value, str):
        expected = say("expected one of {count} names, {first} for instance", count=len(names), first=shown(names[0]))
        told = expected if len(names) > MANY and not nearest(value, names) else ""
        problems.wrong(("", place), say(found, name=shown(value)), told, name=value, names=names)
    else:
        wrong_type(place, value, say("expected {what}", what=say("text")), problems)
    return False


def metric_names(place: str, given: object, problems: Problems) -> list[str]:
    """Return names of metrics, all unless any are given; report what is no list of them, and what is not a metric."""
    if given is None:
        return list(METRICS)
    names = listed(given)
    if not isinstance(names, list):
        wrong_type(place, names, problems.say("expected a list of metrics"), problems)
        return []
    known = tuple(METRICS)
    return [name for at, name in enumerate(names, 1) if choice(f"{place}[{at}]", name, known, "{name} is not a metric", problems)]


def path_of(place: str, value: object, problems: Problems) -> Path | None:
    """Return a path, or None after reporting what is none."""
    say = problems.say
    if isinstance(value, str) and not value:
        problems.wrong(("", place), say("it is empty"), say("expected a path"))
    elif isinstance(value, str) or (isinstance(value, os.PathLike) and isinstance(value.__fspath__(), str)):
        if "\0" not in os.fspath(value):
            return Path(value)
        problems.wrong(
            ("", place), say("{name} holds a character that no path can hold", name=shown(os.fspath(value))), say("expected a path")
        )
    else:
        wrong_type(place, value, say("expected a path"), problems)
    return None


def the_path(place: str, value: object, language: str) -> Path:
    """Return a path.

    Raises
    ------
    InputError
        If it is none.
    """
    problems = Problems(language)
    path = path_of(place, value, problems)
    problems.raise_problems()
    assert path is not None  # noqa: S101 - else there is a problem
    return path


def numbers(place: str, given: Any, problems: Problems) -> dict[str, float]:  # noqa: ANN401 - whatever a caller gives
    """Return numbers by name; report what is not a mapping of names to numbers. None is an empty one."""
    say, found = problems.say, {}
    if not isinstance(given, Mapping | None):
        wrong_type(place, given, say("expected {what}", what=say("a table")), problems)
        return {}
    for name, value in plain(given or {}).items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            wrong_type(dotted((place, name)), value, say("expected {what}", what=say("a number")), problems)
        else:
            found[name] = value
    return found
