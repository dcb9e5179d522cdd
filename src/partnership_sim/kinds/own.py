"""A kind of stakeholder of a user's own: looked at, filled in, and registered."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from typing import Any

from partnership_sim.constants import STANDARD_COMMUNITY
from partnership_sim.declare import BUILT_IN_KINDS, KINDS, Kind, Spread
from partnership_sim.errors import nearest
from partnership_sim.kinds._table import COLUMNS, columns
from partnership_sim.own_code import PLUG_IN_FILE
from partnership_sim.own_declarations import Declaration

#: What is not said of a kind of a user's own: an organisation of middling means.
USUAL = columns(resources=1.0, resistance=0.40, information=0.60, skill=0.45, rent=0.10, power=2.0, voice=0.45)
NAME = re.compile(r"[a-z]+(_[a-z]+)*\Z")
#: Keys of [population] that are no kinds, beside the columns.
TAKEN = ("register", "ties", "ties_each", "homophily", "conflict", "trust", "place")
#: The module in which each was registered.
_WHERE: dict[str, str] = {}


def register_kind(kind: Kind) -> Kind:
    """Register a kind of stakeholder of your own: scenarios and registers then know it by its name.

    Nobody is of it by default, and no lever, shock or plan of ours means it unless it is named; a partnership without it stays the same to the last
    bit. It has no monthly metrics of its own but those that you declare. In the same notebook or script it may be registered again and then takes
    the place of what it was.

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
    module = str(sys._getframe(1).f_globals.get("__name__", ""))  # noqa: SLF001 - whose kind it is
    told = Declaration("kind", kind.name)
    again = kind.name in KINDS and _WHERE.get(kind.name) == module and not module.startswith(PLUG_IN_FILE)
    _check_name(told, kind.name, again=again)
    told.words("label", str(kind.label), needed=True)
    _check_number(told, "carry", kind.carry, 0.01, 1e6)
    _check_number(told, "activity", kind.activity, 0.0, 1e6)
    _check_columns(told, kind)
    _check_trust(told, kind)
    told.raise_any()
    if again:
        KINDS.remove(kind.name)
    usual = USUAL | ({"households": Spread(STANDARD_COMMUNITY, 0.0)} if kind.receives else {})
    whole = replace(kind, columns={name: _spread(name, kind.columns.get(name, spread)) for name, spread in usual.items()})
    KINDS.add(kind.name, whole, own=True)
    _WHERE[kind.name] = module
    return whole


def _spread(name: str, given: Any) -> Spread:  # noqa: ANN401 - a number or a Spread
    return given if isinstance(given, Spread) else Spread(float(given), USUAL[name].spread)


def _is_number(value: object, low: float, high: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


def _check_name(told: Declaration, name: Any, *, again: bool) -> None:  # noqa: ANN401 - whatever a user wrote
    if not isinstance(name, str) or not NAME.match(name) or name in (*TAKEN, *USUAL):
        told.wrong(told.say("this is not a name"), told.say('expected small letters and _, such as "media", and no key of [population]'))
    elif name in BUILT_IN_KINDS or (name in KINDS and not again):
        told.wrong(told.say("there is a kind of this name already"), told.say("expected another name"))


def _check_number(told: Declaration, key: str, value: object, low: float, high: float) -> None:
    if not _is_number(value, low, high):
        told.wrong_value(key, value, told.say("expected a number from {low} to {high}", low=f"{low:g}", high=f"{high:g}"))


def _check_columns(told: Declaration, kind: Kind) -> None:
    known = {column.name: column for column in COLUMNS}
    for name, given in kind.columns.items():
        if name not in known:
            told.wrong(told.say("{name} is not a column", name=f'"{name}"'), "", nearest(str(name), list(known)))
            continue
        column, spread = known[name], given if isinstance(given, Spread) else Spread(given, 0.0)
        if not _is_number(spread.mean, column.low, column.high) or not _is_number(spread.spread, 0.0, 1e6):
            low, high = f"{column.low:g}", f"{column.high:g}"
            told.wrong_value(name, given, told.say("expected a mean from {low} to {high}, or ps.Spread(mean, spread)", low=low, high=high))


def _check_trust(told: Declaration, kind: Kind) -> None:
    for key, table in (("trust", kind.trust), ("trusted", kind.trusted)):
        for name, value in table.items():
            if name not in KINDS and name != kind.name:
                found = told.say("{key}: {name} is not a kind of stakeholder", key=key, name=f'"{name}"')
                told.wrong(found, "", nearest(str(name), list(KINDS)))
            else:
                _check_number(told, f'{key}["{name}"]', value, 0.0, 1.0)
