"""From a folder, a file or a mapping to the fields of a Scenario: every problem of every file at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from partnership_sim.errors import InputError, Problem
from partnership_sim.locale import LANGUAGES, SPOKEN, telling, translator
from partnership_sim.problems import Problems, shown
from partnership_sim.scenario import beside, toml
from partnership_sim.scenario.arguments import path_of, plain, wrong_type
from partnership_sim.scenario.check_entries import check_plans, check_shocks, entries
from partnership_sim.scenario.check_population import check_population
from partnership_sim.scenario.check_roles import check_workshop
from partnership_sim.scenario.check_values import check_goals, check_money, check_parameters, check_report, check_top, check_uncertainties
from partnership_sim.scenario.convening import Convening
from partnership_sim.scenario.mending import mended, note_points
from partnership_sim.scenario.places import MAIN
from partnership_sim.scenario.reading import Reading, read_bytes, siblings
from partnership_sim.scenario.spoken import said_in
from partnership_sim.tables.text import decode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AT = re.compile(r"(?P<reason>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)\Z", re.DOTALL)
HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)
#: A name of many parts, for which the parser's time and memory grow with the square of their number; nobody means one.
PART = r"(?:[A-Za-z0-9_-]++|\"[^\"\n]*+\"|'[^'\n]*+')"
LONG_NAME = re.compile(rf"(?:^[ \t]*+\[{{0,2}}|[{{,])[ \t]*+(?:{PART}[ \t]*+\.[ \t]*+){{20}}", re.MULTILINE)
FILE_LINE = re.compile(
    r"""^[ \t]*(?P<section>plans|shocks)[ \t]*=[ \t]*(?:"(?P<double>[^"\\\n]*)"|'(?P<single>[^'\n]*)')[ \t]*(?:\#[^\n]*)?$""", re.MULTILINE
)
#: What the parser says, and what it means for somebody who has never heard of TOML.
PLAIN = {
    "Invalid value": "the value is neither a number, nor text in quotation marks, nor a list",
    "Invalid statement": "this is neither a key with its value nor a section",
    "Cannot overwrite a value": "the key or section appears twice",
    "Expected '=' after a key in a key/value pair": "the equals sign after the key is missing",
    "Expected newline or end of document after a statement": "the line goes on after the value",
    "Unterminated string": "a quotation mark is missing",
    "Illegal character '\\n'": "a quotation mark is missing",
    "Expected ']": "a bracket of a section is not closed",
    "Unclosed array": "a list is not closed with ]",
    "Unclosed inline table": "a table is not closed with }}",
    "Invalid hex value": "a backslash in quotation marks begins a code; in the name of a file write / instead",
    "Unescaped '\\' in a string": "a backslash in quotation marks begins a code; in the name of a file write / instead",
    "Escaped character is not a Unicode": "a backslash in quotation marks begins a code; in the name of a file write / instead",
    "Illegal character": "the line holds a character that cannot be seen",
    "Found invalid character": "the line holds a character that cannot be seen",
    "Invalid date or datetime": "there is no such date",
    "Cannot declare": "the key or section appears twice",
    "Cannot redefine": "the key or section appears twice",
    "Cannot mutate immutable": "the key or section appears twice",
    "Duplicate inline table key": "the key or section appears twice",
    "Invalid initial character for a key part": "a key begins with a letter, a digit, or a quotation mark",
    "Expected ": "a quotation mark is missing",
}


def named_files(text: str) -> tuple[str, dict[str, str]]:
    """Return a text without ``plans = "plans.csv"`` where [[plans]] stands too, and the files so named (shocks likewise).

    TOML takes one or the other for a repetition of the key; a scenario may have both, and both count.
    """
    first = HEADER.search(text)
    files = {}
    for line in FILE_LINE.finditer(text, 0, first.start() if first else len(text)):
        section = line["section"]
        if section not in files and re.search(rf"^[ \t]*\[\[[ \t]*{section}[ \t]*\]\]", text, re.MULTILINE):
            files[section] = line["double"] if line["double"] is not None else line["single"]
            text = text[: line.start()] + " " * len(line[0]) + text[line.end() :]
    return text, files


def parse(data: bytes, file: str, problems: Problems) -> dict[str, Any] | None:
    """Return the tables of a TOML file, or None after reporting why there are none."""
    say = problems.say
    decoded = decode(data, file, problems)
    if decoded is None:
        return None
    expected = say('expected a line such as months = 72 or name = "Sukamaju"')
    text, files = named_files(re.sub("\r(?!\n)", "\n", decoded[0]))  # old editors end lines so
    bomb = LONG_NAME.search(text)
    if bomb is not None:
        line = text.count("\n", 0, bomb.start()) + 1
        problems.wrong((file, say("line {line}", line=line)), say("a key has more than 20 parts"), expected)
        return None
    tables, reason = _tables(text)
    if tables is None:
        known = len(problems.found)
        text = mended(text, file, problems)
        if len(problems.found) > known:
            tables, reason = _tables(text)
    if tables is None:
        _tell(reason, file, problems)
        return None
    note_points(text, file, problems)
    return {**tables, **{section: [name, *tables[section]] for section, name in files.items()}}


def _tables(text: str) -> tuple[dict[str, Any] | None, Exception | None]:
    """Return the tables of a TOML text, or why there are none."""
    try:
        return tomllib.loads(text), None
    except (RecursionError, ValueError) as error:
        return None, error


def _tell(error: Exception | None, file: str, problems: Problems) -> None:
    """Report why a text is no TOML, for somebody who has never heard of it."""
    say = problems.say
    expected = say('expected a line such as months = 72 or name = "Sukamaju"')
    if isinstance(error, RecursionError):
        problems.wrong((file, ""), say("lists or tables are nested too deeply"), expected)
        return
    if not isinstance(error, tomllib.TOMLDecodeError):  # a number of thousands of digits
        problems.wrong((file, ""), say("this cannot be read as TOML: {reason}", reason=str(error)), expected)
        return
    found = AT.match(str(error))
    reason = found["reason"] if found else str(error)
    there = found is not None and found["line"]
    place = say("line {line}, column {column}", line=found["line"], column=found["column"]) if found and there else say("at the end")
    plain = next((say(words) for start, words in PLAIN.items() if reason.startswith(start)), reason)
    problems.wrong((file, place), say("this cannot be read as TOML: {reason}", reason=plain), expected)


def spoken(mapping: Mapping[str, Any] | None, language: str | None) -> str:
    """Return the language of messages: the one asked for, else the scenario's, else the system's."""
    own = mapping.get("language") if mapping is not None else None
    return language or (own if isinstance(own, str) and own in LANGUAGES else telling())


def known_language(language: str | None) -> None:
    """Refuse a language that there is not."""
    if language is not None and not (isinstance(language, str) and language in SPOKEN):
        say = translator(telling())
        found = say("{value} is none of the choices").format(value=shown(language))
        raise InputError([Problem("", "language", found, say("expected {what}").format(what='"en", "id"'))], telling())


def load(place: str | Path, language: str | None = None) -> dict[str, Any]:
    """Return the fields of the scenario in a folder or a .toml file; see `Scenario.load`."""
    known_language(language)
    unheard = Problems(language or telling())
    path = path_of("path", place, unheard)
    unheard.raise_problems()
    assert path is not None  # noqa: S101 - else there is a problem
    data = _main_file(path, unheard)
    unheard.raise_problems()
    assert data is not None  # noqa: S101 - else there is a problem
    folder = path.is_dir()
    file = MAIN if folder else path.name
    unheard = Problems(language or said_in(data) or telling())  # even a file that cannot be read may say in which to tell so
    tables = parse(data, file, unheard)
    if tables is None:
        unheard.raise_problems()
    assert tables is not None  # noqa: S101
    base = path if folder else path.parent
    stem = path.resolve().name if folder else base.resolve().name if file == MAIN else path.stem

    lying = beside.found(tables, base) if file == MAIN else ()

    def reading(problems: Problems) -> Reading:
        parse(data, file, problems)  # what is to be said of it, in the language that the scenario speaks
        return Reading(problems, file, base, {}, files={MAIN: data}, beside=lying)

    return _checked(tables, reading, language, stem or "scenario")


def _main_file(path: Path, problems: Problems) -> bytes | None:
    say = problems.say
    expected = say("expected a scenario folder or a .toml file")
    try:
        if path.is_dir():
            if (path / MAIN).exists():
                return read_bytes(path / MAIN, MAIN, (str(path / MAIN), ""), problems)
            other = _named_otherwise(path)
            instead = say("rename {other} to {name} (Windows hides the ending .txt)", other=shown(other), name=MAIN)
            problems.wrong((str(path), ""), say("the folder holds no {name}", name=MAIN), instead if other else expected)
        elif path.suffix.lower() != ".toml" and path.exists():
            problems.wrong((str(path), ""), say("this is not a scenario"), expected)
        else:
            return read_bytes(path, path.name, (str(path), ""), problems)
    except (OSError, ValueError) as error:
        problems.wrong((str(path), ""), say("{name} cannot be read ({reason})", name=path.name, reason=error), expected)
    return None


def _named_otherwise(folder: Path) -> str:
    """Return the file of a folder that seems to be its scenario.toml under another name, or ""."""
    names = siblings(folder / MAIN)
    alike = [name for name in names if name.casefold().startswith(MAIN)] or [
        name for name in names if name.casefold().endswith((".toml", ".toml.txt"))
    ]
    return alike[0] if len(alike) == 1 else ""


def _given_files(files: object, problems: Problems) -> Mapping[str, bytes]:
    """Return files by name; report what is none."""
    say = problems.say
    if not isinstance(files, Mapping | None):
        wrong_type("files", files, say("expected files by name, as bytes"), problems)
        return {}
    for name, data in (files or {}).items():
        if not isinstance(name, str) or not isinstance(data, bytes | bytearray):
            wrong_type(f"files[{shown(name)}]", data, say("expected files by name, as bytes"), problems)
    return files or {}


def of_mapping(
    mapping: Mapping[str, Any], given: Mapping[str, bytes] | None, place: str | Path | None, language: str | None, stem: str = ""
) -> dict[str, Any]:
    """Return the fields of the scenario that a mapping gives; see `Scenario.of`."""
    known_language(language)
    unheard = Problems(spoken(None, language))
    files = _given_files(given, unheard)
    base = path_of("base", place, unheard) if place is not None else None
    unheard.raise_problems()
    try:
        tables = plain(mapping)
    except RecursionError:
        unheard = Problems(spoken(None, language))
        unheard.wrong((MAIN, ""), unheard.say("lists or tables are nested too deeply"), unheard.say("expected the keys of a scenario"))
        unheard.raise_problems()
    if not isinstance(mapping, Mapping):
        unheard = Problems(spoken(None, language))
        unheard.wrong(
            (MAIN, ""), unheard.say("{value} is not a mapping", value=shown(mapping)), unheard.say("expected the keys of a scenario")
        )
        unheard.raise_problems()

    def reading(problems: Problems) -> Reading:
        return Reading(problems, MAIN, base, files)

    fields = _checked(tables, reading, language, stem or (base.resolve().name if base is not None else "scenario"))
    fields["files"] = {MAIN: toml.dumps(tables).encode(), **fields["files"]}
    return fields


def _checked(tables: dict[str, Any], reading: Callable[[Problems], Reading], language: str | None, stem: str) -> dict[str, Any]:
    """Check all there is; where it is sound, say what was noted in the language that the scenario speaks."""
    heard = spoken(tables, language)
    fields = check(tables, reading(Problems(heard)), language)
    if fields["language"] != heard:
        fields = check(tables, reading(Problems(fields["language"])), language)
    return {**fields, "stem": stem}


def check(tables: dict[str, Any], reading: Reading, language: str | None) -> dict[str, Any]:
    """Return the fields of a Scenario but for its stem.

    Raises
    ------
    InputError
        With every problem.
    """
    top = check_top(tables, reading)
    population = check_population(tables.get("population"), reading)
    parameters = check_parameters(tables.get("parameters"), reading)
    reading.convening = Convening.among(population.get("counts", {}), population.get("register"), parameters)
    goals = check_goals(top["goals"], reading)
    fields = {
        **top,
        "language": language or top["language"],
        "goals": goals,
        "money": check_money(tables.get("money"), reading),
        "report": check_report(tables.get("report"), reading),
        "population": population,
        "parameters": parameters,
        "plans": check_plans(entries(tables.get("plans"), "plans", reading), reading),
        "shocks": check_shocks(entries(tables.get("shocks"), "shocks", reading), reading),
        "uncertainties": check_uncertainties(tables.get("uncertainties"), reading),
        "roles": check_workshop(tables.get("workshop"), goals, reading),
    }
    if reading.problems.found:  # else it is a doubt
        for one in reading.beside:
            reading.problems.wrong((reading.file, one.key), one.lies(reading.problems.say), one.instead(reading.problems.say))
    reading.problems.raise_problems()
    return {**fields, "files": dict(reading.files), "notes": tuple(reading.problems.notes), "beside": reading.beside}
