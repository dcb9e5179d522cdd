"""What is done by hand to a run, checked as a scenario is: from what was given to a line of the diary, or to every problem."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.kinds import COLUMNS
from partnership_sim.problems import Problems, shown
from partnership_sim.scenario.arguments import plain
from partnership_sim.scenario.check_action import check_action, lever_of
from partnership_sim.scenario.check_entries import check_shock
from partnership_sim.scenario.check_people import check_people
from partnership_sim.scenario.check_values import flat, in_range, numbers_of
from partnership_sim.scenario.document import Number, Written, key
from partnership_sim.scenario.reading import Reading, of_case
from partnership_sim.scenario.validation import validate
from partnership_sim.steering.diary import BrokenWord, ParameterChange, Spend, Stop, Strike, Transfer, Write

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partnership_sim.population import Cast
    from partnership_sim.scenario.document import Path
    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.steering.diary import Line

#: Above this number of stakeholders nobody is asked "did you mean".
MANY_IDS = 5000
#: The columns that may be written, as declared.
WRITABLE = {column.name: column for column in COLUMNS}
#: Lines that a saved diary tells by their own names.
PLAINLY: dict[type, str] = {Stop: "stop", Transfer: "transfer", BrokenWord: "break_word"}


class Length(Written):
    """How long a spend by hand lasts."""

    months: int = key("how many months", 1, ge=1, le=600)


class Stopped(Written):
    """On what nothing is spent any more."""

    lever: str = key("a lever (describe levers)")


class Moved(Written):
    """Resources that some give to others, or away."""

    units: Number = key("in all", ge=0, le=1e6)
    by: list[str] = key("kinds or ids that give, in proportion to what they have, at most what they have", min_length=1)
    to: list[str] = key("kinds or ids that get it, in proportion to size; nobody: it leaves the partnership", [])


class Broken(Written):
    """A word that some break to others."""

    by: list[str] = key("kinds or ids that break it", min_length=1)
    to: list[str] = key("kinds or ids to whom it was given", min_length=1)
    lacked: bool = key("whether for want of means", False)


def reading_of(case: Scenario, cast: Cast, file: str = "") -> Reading:
    """Return what the checks below report to, for the people of a scenario; `file` is where it was written, "" for a call.

    What is done by hand is bound by neither budget nor months of a programme, and ids of people who were drawn are known.
    """
    reading = of_case(case, Problems(case.language), file)
    reading.kinds_of = dict(zip(cast.ids, (cast.kind_names[code] for code in cast.kind), strict=True))
    reading.months = reading.programme_end = None
    return reading


def spend_line(given: dict[str, Any], month: int, last: int, path: Path, reading: Reading) -> Spend | None:
    """Return a spend from the month after `month` on.

    Parameters
    ----------
    given : dict
        Keys of [[plans.actions]] without start and end, and `months`.
    month, last : int
        The month in which it is done, and the scenario's last.
    path : tuple
        Where `given` stands.
    reading : Reading
        Is told every problem.

    Returns
    -------
    Spend or None
        None after a problem that leaves nothing to return.
    """
    foreign(given, ("start", "end"), path, reading)
    length = validate(Length, {name: value for name, value in given.items() if name == "months"}, reading.where, path, reading.problems)
    own = {name: value for name, value in given.items() if name not in {"months", "start", "end"}}
    action = check_action({**own, "start": month + 1, "end": min(month + length.get("months", 1), last)}, path, reading)
    return Spend(month, action) if action is not None else None


def stop_line(given: dict[str, Any], month: int, path: Path, reading: Reading) -> Stop | None:
    """Return that nothing is spent on a lever any more from the month after `month` on; `given` has its name."""
    sound = validate(Stopped, given, reading.where, path, reading.problems)
    lever = lever_of(sound["lever"], path, reading) if "lever" in sound else ""
    return Stop(month, lever) if lever else None


def strike_line(given: dict[str, Any], month: int, path: Path, reading: Reading) -> Strike | None:
    """Return a shock that strikes in the month after `month`; `given` has the keys of [[shocks]] without month and rate."""
    foreign(given, ("month", "rate"), path, reading)
    own = {name: value for name, value in given.items() if name not in {"month", "rate"}}
    entry = check_shock({**own, "month": month + 1}, path, reading)
    return Strike(month, entry) if entry is not None else None


def change_line(given: dict[str, Any], month: int, path: Path, reading: Reading) -> ParameterChange:
    """Return parameters changed from the month after `month` on; `given` has their values by name."""
    if not given:
        say = reading.problems.say
        reading.problems.wrong(reading.where(path or ("change",)), say("it is empty"), say("expected a parameter with its value"))
    values = {name: (value, (*path, *keys)) for name, (value, keys) in flat(given).items()}
    return ParameterChange(month, tuple(numbers_of(values, reading).items()))


def write_line(column: str, stakeholder: int, value: object, month: int, path: Path, reading: Reading) -> Write | None:
    """Return a number of a stakeholder's state set after `month`; `path` is where the value stands."""
    number = in_range(value, WRITABLE[column].low, WRITABLE[column].high, path, reading)
    return Write(month, column, stakeholder, number) if number is not None else None


def transfer_line(given: dict[str, Any], month: int, path: Path, reading: Reading) -> Transfer | None:
    """Return resources that change hands after `month`; `given` has the keys of `Moved`."""
    sound = validate(Moved, given, reading.where, path, reading.problems)
    by, to = (check_people(sound.get(side, []), (*path, side), (), "", reading) for side in ("by", "to"))
    return Transfer(month, float(sound["units"]), by, to) if "units" in sound and by else None


def word_line(given: dict[str, Any], month: int, path: Path, reading: Reading) -> BrokenWord | None:
    """Return a word that is broken after `month`; `given` has the keys of `Broken`."""
    sound = validate(Broken, given, reading.where, path, reading.problems)
    by, to = (check_people(sound.get(side, []), (*path, side), (), "", reading) for side in ("by", "to"))
    return BrokenWord(month, by, to, sound.get("lacked", False)) if by and to else None


def row_of(which: object, cast: Cast, where: tuple[str, str], problems: Problems) -> int | None:
    """Return the row of a stakeholder who is named by it or by an id; None after reporting that there is nobody."""
    say = problems.say
    if isinstance(which, str) and which in cast.ids:
        return cast.ids.index(which)
    if isinstance(which, int | np.integer) and not isinstance(which, bool) and 0 <= which < len(cast):
        return int(which)
    if isinstance(which, str):
        near = tuple(cast.ids) if len(cast) <= MANY_IDS else ()
        problems.wrong(where, say("{name} is not an id of this partnership", name=shown(which)), name=which, names=near)
    else:
        expected = say("expected an id, or {what}", what=say("a whole number from {low} to {high}", low=0, high=len(cast) - 1))
        problems.wrong(where, say("{value} is nobody", value=shown(plain(which))), expected)
    return None


def foreign(given: Mapping[str, Any], names: Iterable[str], path: Path, reading: Reading) -> None:
    """Report keys that what is done by hand does not have."""
    say = reading.problems.say
    for name in names:
        if name in given:
            reading.problems.wrong(reading.where((*path, name)), say("{name} is not a key here", name=shown(name)))


def as_given(line: Line, cast: Cast) -> tuple[str, dict[str, Any]]:
    """Return what was done (spend, stop, strike, change, write, transfer or break_word) and what was given for it, in the words of a saved diary."""
    if isinstance(line, Spend):
        action = line.action
        given = {"lever": action.lever, "spend": action.spend, "months": action.end - action.start + 1, "on": action.on, "by": action.by}
        return "spend", plain({**given, "form": action.form or None, **action.options})
    if isinstance(line, Stop | Transfer | BrokenWord):
        return PLAINLY[type(line)], plain({part.name: getattr(line, part.name) for part in fields(line) if part.name != "month"})
    if isinstance(line, Strike):
        return "strike", plain(line.entry.model_dump(exclude={"month", "rate", "left_out"}))
    if isinstance(line, ParameterChange):
        return "change", dict(line.parameters)
    return "write", {"stakeholder": cast.ids[line.stakeholder], "column": line.column, "value": line.value}


def refuse_unless_behind(month: object, first: int, last: int, language: str) -> None:
    """Raise InputError unless `month` is a month from `first` to `last`, those that a run has gone through."""
    _refuse_unless_between(month, first, last, "month {month} is not behind", language)


def refuse_unless_ahead(month: object, first: int, last: int, language: str) -> None:
    """Raise InputError unless `month` is a month from `first`, where a run stands, to `last`."""
    _refuse_unless_between(month, first, last, "month {month} is not ahead", language)


def _refuse_unless_between(month: object, first: int, last: int, found: str, language: str) -> None:
    if not isinstance(month, bool) and isinstance(month, int | np.integer) and first <= month <= last:
        return
    problems = Problems(language)
    say = problems.say
    expected = say("a whole number from {low} to {high}", low=first, high=last)
    problems.wrong(("", "month"), say(found, month=shown(month)), say("expected {what}", what=expected))
    problems.raise_problems()
