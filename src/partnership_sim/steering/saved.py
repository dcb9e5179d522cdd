"""A diary as a file: JSON that says which run it is of. Written whole or not at all; read with every problem at once."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from partnership_sim import __version__
from partnership_sim.population import cast_of
from partnership_sim.problems import Problems, shown
from partnership_sim.scenario.arguments import path_of, sound
from partnership_sim.scenario.changes import written
from partnership_sim.scenario.check_entries import check_plan
from partnership_sim.scenario.document import Number, Written, key
from partnership_sim.scenario.identity import checksum, identity
from partnership_sim.scenario.reading import of_case, read_bytes
from partnership_sim.scenario.validation import validate
from partnership_sim.steering import by_hand
from partnership_sim.tables.text import decode

if TYPE_CHECKING:
    from pathlib import Path

    from partnership_sim.population import Cast
    from partnership_sim.scenario.document import Path as KeyPath
    from partnership_sim.scenario.reading import Reading
    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.steering.diary import Line

FORMAT, VERSION = "partnership_sim diary", 1
LARGEST = 2**63 - 1


class Document(Written):
    """The keys of the file."""

    format: str = key("what the file is")
    version: int = key("of the format", ge=1, le=1_000_000)
    partnership_sim: str = key("the version that wrote it")
    case: Any = key("the scenario that it is of")
    plan: Any = key("name of a plan of the scenario, or a plan of one's own")
    replicate: int = key("whose luck", ge=0, le=LARGEST)
    month: int = key("when it was saved", ge=0, le=600)
    lines: list[Any] = key("what was done, in order")
    checksum: str = key("of all else in the file")


class Of(Written):
    """The scenario that a diary is of: its numbers, and fingerprints of what a run depends on."""

    name: str = key("its name", "")
    seed: int = key("its seed", ge=0, le=LARGEST)
    months: int = key("its months", ge=1, le=600)
    programme_end: int = key("the programme's last month", ge=1, le=600)
    population: str = key("a fingerprint")
    parameters: str = key("a fingerprint")
    shocks: str = key("a fingerprint")
    plan: str = key("a fingerprint")


class Entry(Written):
    """A line: the month after which something was done, and one of seven things done."""

    month: int = key("after which month", ge=0, le=600)
    spend: Any = None
    stop: Any = None
    strike: Any = None
    change: Any = None
    write: Any = None
    transfer: Any = None
    break_word: Any = None


class Setting(Written):
    """A number of a stakeholder's state, set by hand."""

    stakeholder: str = key("an id")
    column: str = key("a column of the state")
    value: Number = key("within the column's range")


DEEDS = tuple(name for name in Entry.model_fields if name != "month")
#: Those that are done at once, and so in the last month too.
AT_ONCE = ("write", "transfer", "break_word")


@dataclass(frozen=True)
class Saved:
    """What a file says: which replicate, under which plan, until when, and what was done by hand."""

    plan: Plan
    replicate: int
    month: int
    lines: tuple[Line, ...]


def write(path: str | Path, case: Scenario, cast: Cast, diary: Saved, *, force: bool = False) -> Path:
    """Write a diary; see `Session.save_diary`."""
    problems = Problems(case.language)
    sound(problems, force=force)
    target = path_of("path", path, problems)
    problems.raise_problems()
    assert target is not None  # noqa: S101 - else there is a problem
    _refuse(target, problems, force=force)
    document = {
        "format": FORMAT,
        "version": VERSION,
        "partnership_sim": __version__,
        "case": identity(case, diary.plan),
        "plan": diary.plan.name if diary.plan in case.plans else written(diary.plan),
        "replicate": diary.replicate,
        "month": diary.month,
        "lines": [{"month": line.month, **dict([by_hand.as_given(line, cast)])} for line in diary.lines],
    }
    document["checksum"] = checksum(document)
    waiting = target.with_name(f".{target.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        waiting.write_text(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n", encoding="utf-8", newline="\n")
        waiting.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        problems.wrong((str(path), ""), problems.say("{name} cannot be written ({reason})", name=shown(target.name), reason=reason))
    finally:
        waiting.unlink(missing_ok=True)
    problems.raise_problems()
    return target


def _refuse(target: Path, problems: Problems, *, force: bool) -> None:
    """Raise InputError if a file would be lost."""
    say = problems.say
    if target.exists() or target.is_symlink():
        if not force:
            problems.wrong(
                (str(target), ""), say("there is a file of this name"), say("expected a new file, or force=True to replace a diary")
            )
        elif target.is_dir():
            problems.wrong((str(target), ""), say("{name} is a folder", name=shown(target.name)), say("expected a new file"))
        elif _content(target, Problems(problems.language)) is None:
            problems.wrong((str(target), ""), say("this is not a diary"), say("expected a new file: force=True replaces diaries only"))
    problems.raise_problems()


def read(path: str | Path, case: Scenario) -> Saved:
    """Read a diary of a scenario.

    Raises
    ------
    InputError
        With every problem.
    """
    problems = Problems(case.language)
    source = path_of("path", path, problems)
    content = _content(source, problems) if source is not None else None
    problems.raise_problems()
    assert content is not None  # noqa: S101 - else there is a problem
    cast = cast_of(case)
    reading = by_hand.reading_of(case, cast, str(path))
    given = validate(Document, content, reading.where, (), reading.problems)
    plan = _plan(given["plan"], case, reading) if "plan" in given else None
    if "case" in given:
        _compare(given["case"], case, plan, reading)
    month = _month(given.get("month", case.months), case.months, ("month",), reading)
    lines = [_line(entry, position, month, case, cast, reading) for position, entry in enumerate(given.get("lines", []))]
    _in_order(lines, reading)
    _unchanged(content, given, reading)
    reading.problems.raise_problems()
    assert plan is not None  # noqa: S101 - else there is a problem
    return Saved(plan, given["replicate"], month, tuple(line for line in lines if line is not None))


def _content(path: Path, problems: Problems) -> dict[str, Any] | None:
    """Return what a file of our format and version holds, or None after reporting why there is nothing."""
    say, file = problems.say, str(path)
    data = read_bytes(path, path.name, (file, ""), problems)
    decoded = decode(data, file, problems) if data is not None else None
    if decoded is None:
        return None
    expected = say("expected a file that save_diary has written")
    try:
        content = json.loads(decoded[0])
    except json.JSONDecodeError as error:
        place = say("line {line}, column {column}", line=error.lineno, column=error.colno)
        problems.wrong((file, place), say("this cannot be read as JSON: {reason}", reason=error.msg), expected)
        return None
    except (ValueError, RecursionError):  # a number of thousands of digits, or lists in lists in lists
        problems.wrong((file, ""), say("lists or tables are nested too deeply"), expected)
        return None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        problems.wrong((file, ""), say("this is not a diary"), expected)
        return None
    if content.get("version") != VERSION:
        found = say("{value} is not a version that is known here", value=shown(content.get("version")))
        problems.wrong((file, "version"), found, say("expected {what}", what=VERSION))
        return None
    return content


def _unchanged(content: dict[str, Any], sound: dict[str, Any], reading: Reading) -> None:
    """Report a diary of another version, or one that is sound in every key and not as it was written: it would give another run."""
    problems, say = reading.problems, reading.problems.say
    if sound.get("partnership_sim", __version__) != __version__:
        found = say("version {version} wrote this diary; another may give other numbers", version=shown(sound["partnership_sim"]))
        problems.wrong(reading.where(("partnership_sim",)), found, say("expected {what}", what=shown(__version__)))
    if not problems.found and sound["checksum"] != checksum(content):
        found, expected = say("the diary was changed after it was saved"), say("expected a file that save_diary has written")
        problems.wrong(reading.where(("checksum",)), found, expected)


def _compare(given: object, case: Scenario, plan: Plan | None, reading: Reading) -> None:
    """Report everything in which the scenario of a diary differs from this one."""
    problems, say = reading.problems, reading.problems.say
    sound = validate(Of, given, reading.where, ("case",), problems)
    for name, value in identity(case, plan or case.plans[0]).items():
        if name in sound and sound[name] != value and name != "name" and not (name == "plan" and plan is None):
            found = say("the diary is of another scenario, {name}: {value}", name=shown(sound.get("name", "")), value=shown(sound[name]))
            problems.wrong(reading.where(("case", name)), found, say("expected {what}", what=shown(value)))


def _plan(given: object, case: Scenario, reading: Reading) -> Plan | None:
    """Return the plan of a diary: one of the scenario's by name, or one of somebody's own, checked as the scenario's are."""
    problems, say = reading.problems, reading.problems.say
    if isinstance(given, str):
        found = {plan.name: plan for plan in case.plans}
        if given not in found:
            problems.wrong(reading.where(("plan",)), say("there is no plan {name}", name=shown(given)), name=given, names=tuple(found))
        return found.get(given)
    return check_plan(given, ("plan",), of_case(case, problems, reading.file))


def _month(given: int, last: int, path: KeyPath, reading: Reading) -> int:
    """Return a month that is not after `last`; one that is, is reported."""
    problems, say = reading.problems, reading.problems.say
    if given > last:
        expected = say("a whole number from {low} to {high}", low=0, high=last)
        found = say("{value} is later than the last month ({last})", value=given, last=last)
        problems.wrong(reading.where(path), found, say("expected {what}", what=expected))
    return min(given, last)


def _line(entry: object, position: int, month: int, case: Scenario, cast: Cast, reading: Reading) -> Line | None:
    """Return one line, or None after a problem."""
    problems, say = reading.problems, reading.problems.say
    path: KeyPath = ("lines", position)
    sound = validate(Entry, entry, reading.where, path, problems)
    done = [name for name in DEEDS if name in sound]
    if isinstance(entry, dict) and len(done) != 1:
        found = say("{count} things are done in this line", count=len(done))
        problems.wrong(reading.where(path), found, say("expected one of {names}", names=", ".join(DEEDS)))
    if len(done) != 1 or "month" not in sound:
        return None
    (deed,) = done
    when = _month(sound["month"], month if deed in AT_ONCE else min(month, case.months - 1), (*path, "month"), reading)
    given, path = sound[deed], (*path, deed)
    if deed == "write":
        return _setting(given, when, cast, path, reading)
    if not isinstance(given, dict):
        problems.wrong(
            reading.where(path), say("{value} is not a mapping", value=shown(given)), say("expected {what}", what=say("a table"))
        )
        return None
    if deed == "spend":
        return by_hand.spend_line(given, when, case.months, path, reading)
    return LINES[deed](given, when, path, reading)


#: How each is checked that needs nothing but its month.
LINES = {
    "stop": by_hand.stop_line,
    "strike": by_hand.strike_line,
    "change": by_hand.change_line,
    "transfer": by_hand.transfer_line,
    "break_word": by_hand.word_line,
}


def _setting(given: object, month: int, cast: Cast, path: KeyPath, reading: Reading) -> Line | None:
    """Return a number of a stakeholder's state, or None after a problem."""
    problems, say = reading.problems, reading.problems.say
    sound = validate(Setting, given, reading.where, path, problems)
    who, column = sound.get("stakeholder"), sound.get("column")
    row = by_hand.row_of(who, cast, reading.where((*path, "stakeholder")), problems) if who is not None else None
    if column is not None and column not in by_hand.WRITABLE:
        where = reading.where((*path, "column"))
        problems.wrong(where, say("{name} is not a column here", name=shown(column)), name=column, names=tuple(by_hand.WRITABLE))
    if "value" not in sound or column not in by_hand.WRITABLE:
        return None
    return by_hand.write_line(column, row or 0, sound["value"], month, (*path, "value"), reading)


def _in_order(lines: list[Line | None], reading: Reading) -> None:
    """Report lines that stand after one of a later month."""
    latest = 0
    for position, line in enumerate(lines):
        if line is not None and line.month < latest:
            found = reading.problems.say("month {month} stands after month {later}", month=line.month, later=latest)
            expected = reading.problems.say("expected lines in the order of their months")
            reading.problems.wrong(reading.where(("lines", position, "month")), found, expected)
        latest = max(latest, line.month if line is not None else 0)
