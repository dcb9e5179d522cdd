"""Numbers and quotation marks in scenario.toml as people write them elsewhere: each is told with what to write, and read for the time being.

So a file that would not be read at all for one of them is checked to its end, with all the other files.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from partnership_sim.tables.marks import THOUSANDS, plain_forms

if TYPE_CHECKING:
    from partnership_sim.problems import Problems

KEY = re.compile(r"^[ \t]*[^#=\n\"']*(?:\"[^\"\n]*\"|'[^'\n]*')?[^#=\n\"']*=[ \t]*")
#: A number after an equals sign, with what may be wrong about it: currency, marks for thousands, decimal comma, percent.
AFTER_EQUALS = re.compile(
    r"(?<==)(?P<blank>[ \t]*)(?P<value>(?P<money>(?:Rp|IDR|USD|US\$|\$)\.?[ \t]*)?(?P<number>[+-]?[0-9](?:[0-9.,' ]*[0-9])?)(?P<percent>[ \t]*%)?)"
    r"(?=[ \t]*(?:[,}#\r]|$))",
    re.IGNORECASE | re.MULTILINE,
)
#: A number inside a list: there a comma separates.
GROUPED = re.compile(
    r"(?P<blank>[\[,][ \t]*)(?P<value>(?P<money>)(?P<number>[0-9]{1,3}(?:\.[0-9]{3}){2,})(?P<percent>))(?=[ \t]*[,\]#\r\n])"
)
CURLY = str.maketrans({"\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2018": "'", "\u2019": "'", "\u00ab": '"', "\u00bb": '"'})
OPENING = "\u201c\u201d\u201e\u2018\u2019\u00ab"
LONGEST_LINE = 500
LOOKS_LIKE_THOUSANDS = re.compile(r"=[ \t]*(?P<value>(?P<whole>[1-9][0-9]{0,2})\.(?P<rest>[0-9]{3}))(?=[ \t\r]*(?:[,}#]|$))")


def _is_toml(value: str) -> bool:
    try:
        tomllib.loads(f"x = {value}")
    except ValueError:
        return False
    return True


def _grouped(digits: str) -> str:
    """Return a whole number with underscores between its thousands."""
    return f"{int(digits):_}" if re.fullmatch(r"[0-9]{1,15}", digits) else digits


def _instead(match: re.Match[str], where: tuple[str, str], problems: Problems) -> str:
    """Report a number that TOML does not know; return what most probably was meant."""
    say = problems.say
    value, number = match["value"], match["number"]
    if _is_toml(value):
        return match[0]
    forms = plain_forms(number, ".")
    instead = forms[0]
    if match["percent"]:
        instead = f"{float(forms[-1]) / 100:.12g}"
        problems.wrong(where, say("{cell} is a percentage", cell=value), say("write {forms}", forms=instead))
    elif match["money"]:
        problems.wrong(where, say("{cell} is an amount of money", cell=value), say("write {forms}", forms=_grouped(instead)))
    elif THOUSANDS.match(number):
        found = say("{cell} can be read in two ways, with a mark for thousands or for decimals", cell=value)
        forms = [_grouped(forms[0]), forms[1]]
        problems.wrong(where, found, say("write {forms}", forms=say("{one} or {other}", one=forms[0], other=forms[1])))
    elif number.count(",") == 1 and "." not in number and " " not in number:
        problems.wrong(where, say("{value} has a decimal comma", value=value), say("write {forms}", forms=instead))
    else:
        grouped = _grouped(instead)
        both = say("{one} or {other}", one=grouped, other=instead) if grouped != instead else instead
        problems.wrong(where, say("{value} has marks for thousands", value=value), say("write {forms}", forms=both))
    return match["blank"] + instead


def mended(text: str, file: str, problems: Problems) -> str:
    """Return the text of a TOML file with its numbers and quotation marks as TOML knows them, each of them reported.

    Parameters
    ----------
    text : str
        A file that could not be parsed.
    """
    lines = enumerate(text.split("\n"), start=1)
    return "\n".join(_mended_line(line, (file, problems.say("line {line}", line=number)), problems) for number, line in lines)


def _mended_line(line: str, where: tuple[str, str], problems: Problems) -> str:
    key = KEY.match(line)
    value = line[key.end() :] if key else line
    if line.lstrip().startswith("#") or value[:1] in {'"', "'"} or len(value) > LONGEST_LINE:
        return line
    if any(mark in value for mark in OPENING) and '"' not in value:
        found = problems.say("the quotation marks are curly, as word processors make them")
        problems.wrong(where, found, problems.say('write straight ones: "'))
        return line.translate(CURLY)
    line = AFTER_EQUALS.sub(lambda match: _instead(match, where, problems), line)
    return GROUPED.sub(lambda match: _instead(match, where, problems), line)


def note_points(text: str, file: str, problems: Problems) -> None:
    """Say which numbers are read as decimals though they look like thousands: 25.000 is 25."""
    for number, line in enumerate(text.split("\n"), start=1):
        match = LOOKS_LIKE_THOUSANDS.search(line) if not line.lstrip().startswith("#") else None
        if match:
            problems.note(
                "{file}, line {line}: {value} is read as {number}, because a point marks decimals here; for thousands write {other}",
                file=file,
                line=number,
                value=match["value"],
                number=f"{float(match['value']):g}",
                other=f"{match['whole']}_{match['rest']}",
            )
