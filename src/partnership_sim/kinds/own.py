"""A kind of stakeholder of a user's own: looked at, filled in, and registered."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from partnership_sim.declare import BUILT_IN_KINDS, KINDS, Kind, Spread
from partnership_sim.errors import InputError, Problem, nearest
from partnership_sim.kinds._table import COLUMNS, columns
from partnership_sim.locale import translator

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What is not said of a kind of a user's own: an organisation of middling means.
USUAL = columns(resources=1.0, resistance=0.40, information=0.60, skill=0.45, rent=0.10, power=2.0, voice=0.45)
NAME = re.compile(r"[a-z]+(_[a-z]+)*\Z")
#: Keys of [population] that are no kinds.
TAKEN = ("register", "ties", "ties_each", "homophily", "conflict", "trust")
#: The module in which each was registered: there it may be registered again.
_WHERE: dict[str, str] = {}


def register_kind(kind: Kind) -> Kind:
    """Register a kind of stakeholder of your own: scenarios and registers then know it by its name.

    Nobody is of it by default, and no lever, shock or plan means it unless it is named; a population without it stays the same to the last bit.
    In the same module it may be registered again and then takes the place of what it was.

    Parameters
    ----------
    kind : Kind

    Returns
    -------
    Kind
        With every column filled in.

    Raises
    ------
    InputError
        With everything that is wrong with it.
    """
    caller = sys._getframe(1)  # noqa: SLF001 - which file a user writes it in
    module = str(caller.f_globals.get("__name__", ""))
    wrong = [*_of_name(kind, module), *_of_numbers(kind), *_of_columns(kind), *_of_trust(kind)]
    if wrong:
        where = f"line {caller.f_lineno}"
        raise InputError([Problem(caller.f_code.co_filename, where, f'kind "{kind.name}": {found}', expected, near) for found, expected, near in wrong])
    if kind.name in KINDS:
        KINDS.remove(kind.name)
    whole = replace(kind, columns={name: _spread(name, kind.columns.get(name, usual)) for name, usual in USUAL.items()})
    KINDS.add(kind.name, whole)
    _WHERE[kind.name] = module
    return whole


Wrong = tuple[str, str, str]
say = translator("en")


def _spread(name: str, given: Any) -> Spread:  # noqa: ANN401 - a number or a Spread
    return given if isinstance(given, Spread) else Spread(float(given), USUAL[name].spread)


def _is_number(value: object, low: float, high: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


def _of_name(kind: Kind, module: str) -> Iterable[Wrong]:
    name: Any = kind.name
    if not isinstance(name, str) or not NAME.match(name) or name in (*TAKEN, *USUAL):
        yield say("this is no name for a kind"), say('expected are small letters and _, such as "media", and no key of [population]'), ""
    elif name in BUILT_IN_KINDS or (name in KINDS and _WHERE.get(name) != module):
        yield say("there is a kind of this name already"), say("expected is another name"), ""


def _of_numbers(kind: Kind) -> Iterable[Wrong]:
    for key, low, high in (("carry", 1e-6, 1e6), ("activity", 0.0, 1e6)):
        value = getattr(kind, key)
        if not _is_number(value, low, high):
            expected = say("expected is a number from {low} to {high}").format(low=f"{low:g}", high=f"{high:g}")
            yield say("{key} is {value}").format(key=key, value=repr(value)), expected, ""


def _of_columns(kind: Kind) -> Iterable[Wrong]:
    known = {column.name: column for column in COLUMNS}
    for name, given in kind.columns.items():
        if name not in known:
            yield say("{name} is no column").format(name=repr(name)), "", nearest(str(name), list(known))
            continue
        column, spread = known[name], given if isinstance(given, Spread) else Spread(given, 0.0)
        if not _is_number(spread.mean, column.low, column.high) or not _is_number(spread.spread, 0.0, 1e6):
            expected = say("expected is a mean from {low} to {high}, or ps.Spread(mean, spread)").format(low=f"{column.low:g}", high=f"{column.high:g}")
            yield say("{key} is {value}").format(key=name, value=repr(given)), expected, ""


def _of_trust(kind: Kind) -> Iterable[Wrong]:
    for key, table in (("trust", kind.trust), ("trusted", kind.trusted)):
        for name, value in table.items():
            if name not in KINDS and name != kind.name:
                yield say("{key}: {name} is no kind of stakeholder").format(key=key, name=repr(name)), "", nearest(str(name), list(KINDS))
            elif not _is_number(value, 0.0, 1.0):
                yield say("{key} is {value}").format(key=f"{key}[{name!r}]", value=repr(value)), say("expected is a share from 0 to 1"), ""
