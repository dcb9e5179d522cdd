"""Checks one section of a scenario against its definition in `document`, and says in words what is wrong."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from pydantic import ValidationError

from partnership_sim.problems import LONGEST, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic.fields import FieldInfo

    from partnership_sim.problems import Problems
    from partnership_sim.scenario.document import Path, Written

#: So high a limit keeps numbers finite; people need not know it.
NO_LIMIT = 1e12
PLAIN_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)\Z")


def _number_expected(limits: dict[str, Any], *, whole: bool, problems: Problems) -> str:
    say = problems.say
    if "gt" in limits:
        return say("a number above {low}", low=limits["gt"])
    if "ge" not in limits:
        return say("a number")
    if limits["le"] >= NO_LIMIT and not whole:
        return say("a number from {low} on", low=shown(float(limits["ge"])))
    if whole:
        return say("a whole number from {low} to {high}", low=limits["ge"], high="2^63-1" if limits["le"] == 2**63 - 1 else limits["le"])
    return say("a number from {low} to {high}", low=shown(float(limits["ge"])), high=shown(float(limits["le"])))


def expectation(field: FieldInfo, problems: Problems) -> str:
    """Return the type and range of a key in words: "a whole number from 1 to 600"."""
    say = problems.say
    limits = {name: getattr(item, name) for item in field.metadata for name in ("ge", "gt", "le") if getattr(item, name, None) is not None}
    if field.annotation is int or "float" in str(field.annotation):
        return _number_expected(limits, whole=field.annotation is int, problems=problems)
    if field.annotation is str:
        return say("text")
    if field.annotation is bool:
        return say("True or False")
    if str(field.annotation).startswith("list"):
        return say("a list of names") if "str" in str(field.annotation) else say("a list of tables")
    if get_origin(field.annotation) is Literal:
        one, other = map(shown, get_args(field.annotation))
        return say("{one} or {other}", one=one, other=other)
    return say("a table")


def what(value: object, problems: Problems) -> str:
    """Return what sort of thing a value is, in words."""
    words: tuple[tuple[type | tuple[type, ...], Callable[[], str]], ...] = (
        (bool, lambda: problems.say("a truth value")),
        (str, lambda: problems.say("text")),
        (int, lambda: problems.say("a whole number")),
        (float, lambda: problems.say("a number")),
        (list, lambda: problems.say("a list")),
        (dict, lambda: problems.say("a table")),
        ((date, time), lambda: problems.say("a date or time")),
        (type(None), lambda: problems.say("nothing")),
    )
    return next((word() for types, word in words if isinstance(value, types)), problems.say("an object of Python"))


RANGE_ERRORS = ("greater_than", "greater_than_equal", "less_than", "less_than_equal", "int_parsing_size")


def _found(kind: str, value: object, problems: Problems) -> str:
    say = problems.say
    if kind in RANGE_ERRORS:
        return say("{value} lies outside the range", value=shown(value))
    if kind in {"too_short", "string_too_short"}:
        return say("it is empty")
    if kind == "finite_number":
        return say("{value} is not a finite number", value=shown(value))
    if kind == "string_unicode":
        return say("the text holds half a character")
    if kind == "literal_error":
        return say("{value} is none of the choices", value=shown(value))
    whole = isinstance(value, float) and value.is_integer() and abs(value) < 1e15
    text = f"{value:.1f}" if whole else shown(value)  # 72.0, where 72 is expected, is told as 72.0
    return say("{value} is {what}", value=text, what=what(value, problems))


def _instead(value: object, field: FieldInfo) -> str:
    """Return what was meant by a value of another type that says it all the same: "12" for 12, "ngo" for ["ngo"]; else ""."""
    if str(field.annotation).startswith("list[str") and isinstance(value, str) and value:
        return f"[{shown(value)}]" if len(value) <= LONGEST else ""
    if field.annotation is int and isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    number = field.annotation is int or "float" in str(field.annotation)
    return value.strip() if number and isinstance(value, str) and PLAIN_NUMBER.match(value.strip()) else ""


def _spelt(
    data: dict[str, Any], model: type[Written], where: Callable[[Path], tuple[str, str]], path: Path, problems: Problems
) -> dict[str, Any]:
    """Return a section without keys that are no Unicode text (a mapping may have them, a file cannot), those reported."""
    spelt = {name: value for name, value in data.items() if not any("\ud800" <= letter <= "\udfff" for letter in name)}
    for name in data:
        if name not in spelt:
            problems.wrong(
                where((*path, name)), problems.say("{name} is not a key here", name=shown(name)), name=name, names=tuple(model.model_fields)
            )
    return spelt


def validate(
    model: type[Written], data: object, where: Callable[[Path], tuple[str, str]], path: Path, problems: Problems
) -> dict[str, Any]:
    """Check one section; report what is wrong.

    Returns
    -------
    dict
        The keys that are sound; the others are left out.
    """
    say = problems.say
    if not isinstance(data, dict):
        problems.wrong(
            where(path),
            say("{value} is {what}", value=shown(data), what=what(data, problems)),
            say("expected {what}", what=say("a table")),
        )
        return {}
    data = _spelt(data, model, where, path, problems)
    try:
        model.model_validate(data)
    except ValidationError as error:
        bad = set()
        for item in error.errors(include_url=False):
            name, inner = str(item["loc"][0]), item["loc"][1:]
            known = item["type"] != "extra_forbidden"
            if known and name in bad and not inner:
                continue
            bad.add(name)
            place = where((*path, name, *inner))
            if item["type"] == "missing" and any((problem.file, problem.place) == place for problem in problems.found):
                continue  # a cell that was no number
            if not known:
                problems.wrong(place, say("{name} is not a key here", name=shown(name)), name=name, names=tuple(model.model_fields))
                continue
            expected = say("text") if inner and item["type"].startswith("string") else expectation(model.model_fields[name], problems)
            found = say("it is missing") if item["type"] == "missing" else _found(item["type"], item["input"], problems)
            instead = "" if inner or item["type"] == "missing" else _instead(item["input"], model.model_fields[name])
            write = say("expected {what}: write {forms}", what=expected, forms=instead) if instead else ""
            problems.wrong(place, found, write or say("expected {what}", what=expected))
        return {name: value for name, value in data.items() if name not in bad}
    return dict(data)


def default(model: type[Written], name: str) -> Any:  # noqa: ANN401 - as declared
    """Return the declared default of a key."""
    value = model.model_fields[name].default
    return list(value) if isinstance(value, list) else value
