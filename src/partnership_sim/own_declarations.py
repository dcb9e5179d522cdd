"""What a user's own lever, shock or metric must have. It is told when it is declared, every problem at once, with file and line."""

from __future__ import annotations

import inspect
import math
import reprlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from partnership_sim.declare import KINDS, METRICS, OUTCOMES, PARAMETERS, TABLE_COLUMNS, Parameter
from partnership_sim.entering import is_again
from partnership_sim.errors import InputError, nearest
from partnership_sim.locale import LANGUAGES, Text, telling, translator
from partnership_sim.own_code import WHOSE, is_ours, place_of_caller, problem_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership_sim.errors import Problem
    from partnership_sim.registry import Registry

#: What `act` is called with, besides the object itself.
OF_LEVER = ("month", "on", "spend")
OF_SHOCK = ("month", "on", "severity", "age")
THEMES = ("own", "state", "conduct", "partnership", "results")
#: Columns that Mesa's batch_run puts beside metrics.
OF_MESA = ("RunId", "iteration", "Step", "AgentID", "case", "seed", "rng")


class Declaration:
    """A declaration that is being looked at; collects its problems.

    Parameters
    ----------
    what : str
        "lever", "shock" or "metric".
    name : object
        Its name, as it was given.
    """

    def __init__(self, what: str, name: object) -> None:
        self.what, self.name, self.language = what, name, telling()
        self.place = place_of_caller()
        self.problems: list[Problem] = []
        self._translate = translator(self.language)

    def say(self, message: str, **values: object) -> str:
        """Return a message in the user's language, with its values."""
        return self._translate(message).format(**values)

    def wrong(self, found: str, expected: str = "", near: str = "") -> None:
        """Note a problem; both sentences are made by `say`."""
        head = self.say(WHOSE[self.what], name=shown(self.name))
        self.problems.append(problem_at(self.place, f"{head}: {found}", expected, near, language=self.language))

    def wrong_value(self, key: str, value: object, expected: str, near: str = "") -> None:
        """Note that something is not what it should be."""
        self.wrong(self.say("{key} is {value}", key=key, value=shown(value)), expected, near)

    def raise_any(self) -> None:
        """Raise InputError if anything is wrong."""
        if self.problems:
            raise InputError(self.problems, self.language)

    def words(self, key: str, value: object, *, needed: bool) -> None:
        """Look at words for people: a Text, one string, or a mapping with "en" and "id"."""
        expected = self.say('expected {key} = {{"en": "...", "id": "..."}}', key=key)
        if not value:
            if needed:
                self.wrong(self.say("it has no {key}", key=key), expected)
        elif isinstance(value, Mapping):
            if not set(value) <= set(LANGUAGES) or not all(isinstance(words, str) and words.strip() for words in value.values()):
                self.wrong_value(key, value, expected)
        elif not isinstance(value, str | Text) or not str(value).strip():
            self.wrong_value(key, value, expected)

    def check_name(self, known: Iterable[str], *, again: bool) -> None:
        """Look at the name: words that a scenario can hold, and not taken."""
        if not isinstance(self.name, str) or not self.name.isidentifier() or not self.name.isascii():
            self.wrong(self.say("this is not a name"), self.say('expected letters a-z, digits and _, such as "peer_exchange"'))
        elif self.name in known and not again:
            taken = {"lever": "there is a lever of this name already", "shock": "there is a shock of this name already"}
            self.wrong(self.say(taken.get(self.what, "there is a metric of this name already")), self.say("expected another name"))

    def check_kinds(self, key: str, value: object, *, may_be_empty: bool) -> None:
        """Look at a tuple of kinds."""
        kinds = ", ".join(KINDS)
        if isinstance(value, str) or not isinstance(value, Sequence) or not all(isinstance(kind, str) for kind in value):
            self.wrong_value(key, value, self.say('expected a tuple of kinds, such as ("community",), of {kinds}', kinds=kinds))
            return
        for kind in value:
            if kind not in KINDS:
                near = nearest(kind, list(KINDS))
                self.wrong_value(key, kind, "" if near else self.say("expected kinds of {kinds}", kinds=kinds), near)
        if not value and not may_be_empty:
            self.wrong_value(key, value, self.say("expected kinds of {kinds}", kinds=kinds))

    def check_call(self, key: str, function: object, names: Sequence[str], *, method: bool) -> None:
        """Look at how a function can be called: with these, by position."""
        shape = f"def {key}({', '.join((*(('self',) if method else ()), *names))})"
        if not callable(function):
            self.wrong_value(key, function, self.say("expected {shape}", shape=shape))
            return
        if inspect.iscoroutinefunction(function) or inspect.isgeneratorfunction(function) or inspect.isasyncgenfunction(function):
            self.wrong(
                self.say("{key} is async or has a yield, and would never be run", key=key), self.say("expected {shape}", shape=shape)
            )
            return
        try:
            signature = inspect.signature(function)
        except (TypeError, ValueError):
            return  # a compiled function does not tell
        try:
            signature.bind(*([None] * (len(names) + method)))
        except TypeError:
            self.wrong(
                self.say("{key} is written as {found}", key=key, found=f"{key}{signature}"), self.say("expected {shape}", shape=shape)
            )


def check_plug_in(cls: Any, registry: Registry[Any], names: Sequence[str]) -> Declaration | None:  # noqa: ANN401 - whatever a user wrote
    """Look at a class of a user's: what levers and shocks have in common. None for one of ours.

    Parameters
    ----------
    cls : type
    registry : Registry
        Where it is to stand.
    names : sequence of str
        What its `act` is called with.
    """
    if is_ours(cls):
        return None
    if not cls.name and cls.__name__.startswith("_"):
        return None
    told = Declaration(registry.what, cls.name or cls.__name__)
    if not cls.name:
        told.wrong(
            told.say("it has no name"),
            told.say('expected name = "..."; a class that others build on is named _{name}', name=cls.__name__),
        )
        return told
    again = isinstance(cls.name, str) and cls.name in registry and is_again(registry[cls.name], cls)
    told.check_name(registry, again=again)
    told.words("label", cls.label, needed=True)
    if not isinstance(cls.source, str) or not cls.source.strip():
        found = told.say("{key} is {value}", key="source", value=shown(cls.source)) if cls.source else told.say("it has no source")
        told.wrong(found, told.say('expected source = "..." with author and year, or "assumption"'))
    told.check_kinds("on", cls.on, may_be_empty=False)
    base = next(parent for parent in cls.__mro__ if is_ours(parent) and parent.__module__.endswith(".base"))
    if cls.act is base.act:
        told.wrong(told.say("it has no act"), told.say("expected {shape}", shape=f"def act(self, {', '.join(names)})"))
    else:
        static = isinstance(inspect.getattr_static(cls, "act"), staticmethod | classmethod)
        told.check_call("act", cls.act, names, method=not static)
    _check_parameters(told, cls, again=again)
    return told


def _check_parameters(told: Declaration, cls: Any, *, again: bool) -> None:  # noqa: ANN401
    half_effect = inspect.getattr_static(cls, "half_effect", None)
    shape = "half_effect = ps.Parameter(0.4, low=0.05, high=5)"
    if half_effect is not None and not isinstance(half_effect, Parameter):
        told.wrong_value("half_effect", half_effect, told.say("expected {shape}", shape=shape))
    code = getattr(cls.act, "__code__", None)
    if half_effect is None and told.what == "lever" and "dose" in getattr(code, "co_names", ()) and is_ours(cls.dose):
        told.wrong(told.say("act asks for a dose, and it has no half_effect"), told.say("expected {shape}", shape=shape))
    for key, parameter in vars(cls).items():
        if isinstance(parameter, Parameter) and not again and f"{cls.name}.{key}" in PARAMETERS:
            told.wrong(told.say("there is a parameter {name} already", name=shown(f"{cls.name}.{key}")), told.say("expected another name"))


def check_metric(
    name: object,
    compute: object,
    texts: Mapping[str, object],
    *,
    unit: object,
    bounds: tuple[object, object],
    better: object,
    least: object,
    theme: object,
) -> None:
    """Look at a metric of a user's.

    Raises
    ------
    InputError
        With every problem.
    """
    told = Declaration("metric", name)
    again = isinstance(name, str) and name in METRICS and is_again(METRICS[name].compute, compute)
    told.check_name(METRICS, again=again)
    columns = {column.casefold() for column in (*TABLE_COLUMNS, *OF_MESA, "No programme")}
    if isinstance(name, str) and name.casefold() in columns:
        told.wrong(told.say("a column of the tables of results has this name"), told.say("expected another name"))
    elif name in OUTCOMES:
        told.wrong(told.say("there is an outcome of this name already"), told.say("expected another name"))
    for key, words in texts.items():
        told.words(key, words, needed=key == "label")
    if not isinstance(unit, str):
        told.wrong_value("unit", unit, told.say("expected words in quotes"))
    if not all(is_number(bound, infinite=True) for bound in bounds) or not bounds[0] < bounds[1]:  # type: ignore[operator]
        told.wrong_value("low..high", bounds, told.say("expected two numbers, the lower one first"))
    if better not in (-1, 0, 1):
        told.wrong_value("better", better, told.say("expected 1 where more is better, -1 where less is, else 0"))
    if least is not None and not (is_number(least) and least > 0):  # type: ignore[operator]
        told.wrong_value("least", least, told.say("expected a number above 0: the smallest difference that matters"))
    if theme not in THEMES:
        told.wrong_value("theme", theme, told.say("expected one of {names}", names=", ".join(THEMES)))
    told.check_call(getattr(compute, "__name__", "metric"), compute, ("month",), method=False)
    told.raise_any()


def is_number(value: object, *, infinite: bool = False) -> bool:
    """Return whether something is a number that can be reckoned with."""
    return isinstance(value, int | float) and not isinstance(value, bool) and (infinite or math.isfinite(value)) and not math.isnan(value)


def shown(value: object) -> str:
    """Return a value as a message shows it: text in quotes, the rest as Python writes it, not too long."""
    if isinstance(value, str):
        text = "".join(letter if letter.isprintable() else "?" for letter in value[:60])
        return f'"{text}..."' if len(value) > 60 else f'"{text}"'
    try:
        return " ".join(reprlib.repr(value).split())
    except Exception:  # a user's own object may fail even at this
        return type(value).__name__
