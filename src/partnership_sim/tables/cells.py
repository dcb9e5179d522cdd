"""What stands in the cells of spreadsheets where a number or a truth value is expected, and what to write instead."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING

from partnership_sim.locale import Language
from partnership_sim.tables.looks import look
from partnership_sim.tables.marks import MARKED, plain_forms
from partnership_sim.tables.money import units
from partnership_sim.tables.words import folded

if TYPE_CHECKING:
    from partnership_sim.problems import Problems

#: What people write for what they do not know.
UNKNOWN = frozenset(
    "n/a; na; n.a; n.a.; t/a; -; --; ---; \u2013; \u2014; ?; ??; ???; ...; unknown; not known; don't know; no data; none; null; missing;"
    "tidak tahu; tdk tahu; tidak diketahui; belum diketahui; belum tahu; tidak ada data; belum ada data; kosong".replace("; ", ";").split(
        ";"
    )
)
TRUE = frozenset(("true", "yes", "y", "ya", "benar", "ada", "x", "\u2713", "\u2714", "\u2611"))
FALSE = frozenset(("false", "no", "n", "tidak", "salah", "tidak ada", "tdk", "\u2610"))
APOSTROPHES = "'`\u2018\u2019\u00b4"
PERCENT = re.compile(r"([+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+))\s*%\Z")
FAILED = re.compile(
    r"#(?:(?:REF|VALUE|VALOR|N/A|NAME|NULL|NUM|DIV/0|SPILL|CALC|FIELD)[!?]?|[^\W\d_]{2,12}(?:/0)?[!?])\Z|(?:Err|Galat):\s?[0-9]+\Z",
    re.IGNORECASE,
)
#: A number with words behind it: "2 unit", "0,5 (sedang)".
WITH_WORDS = re.compile(r"([+-]?[0-9]+(?:[.,][0-9]+)?)\s*[^\d.,%\s'-][^\d%]*\Z")
#: Words of a scale of answers.
ANSWERS = re.compile(
    r"(?:(?:very|quite|fairly|rather|sangat|cukup|agak|kurang|tidak) )?(?:low|medium|moderate|middle|high|weak|strong|good|bad|poor"
    r"|rendah|sedang|menengah|tinggi|lemah|kuat|baik|buruk|percaya|setuju|cukup|kurang|sekali)(?: sekali)?\Z"
)
MONEY = re.compile(
    r"(?:(?:rp|idr|usd|us\$|eur|aud|sgd|\$|\u20ac|\u00a3)\.?\s*[+-]?[0-9]|[+-]?[0-9.,\s]*[0-9][0-9.,\s]*(?:rp|idr|usd|eur|\$|\u20ac)\Z)",
    re.IGNORECASE,
)
MONTHS = "jan|feb|mar|apr|may|mei|jun|jul|aug|agu|ags|agt|sep|oct|okt|nov|nop|dec|des"
#: A year or the name of a month.
CALENDAR = re.compile(rf"[0-9]{{4}}|(?:{MONTHS})", re.IGNORECASE)
#: What looks like a date, 1/2 too.
DATE = re.compile(
    rf"(?:[0-9]{{1,4}}[-/][0-9]{{1,2}}(?:[-/][0-9]{{1,4}})?(?:[ T][0-9:.]+)?|[0-9]{{1,2}}[-/ ]?(?:{MONTHS})[a-z]*[-/ ]?(?:[0-9]{{2,4}})?"
    rf"|(?:{MONTHS})[a-z]*[-/ ]?[0-9]{{1,4}})\Z",
    re.IGNORECASE,
)


def visible(cell: str) -> str:
    """Return a cell without invisible characters (marks of bytes' order, of direction) and the blanks around it."""
    return cell if cell.isascii() else "".join(letter for letter in cell if unicodedata.category(letter) != "Cf").strip()


def is_unknown(cell: str) -> bool:
    """Return whether a cell says that its value is not known."""
    return cell.casefold() in UNKNOWN


def is_date(cell: str) -> bool:
    """Return whether a cell is a date, with a year or the name of a month; 1/2 may be a number of which a spreadsheet made one."""
    return DATE.match(cell) is not None and CALENDAR.search(cell) is not None


def share(cell: str) -> str:
    """Return the number of a percentage as it is written, without its sign; "" for what is no percentage."""
    match = PERCENT.match(cell)
    return match[1] if match else ""


def truth(cell: str) -> float:
    """Return 1 or 0 for a word that says yes or no, else NaN."""
    word = folded(cell) or cell
    return 1.0 if word in TRUE else 0.0 if word in FALSE else math.nan


def tell(cell: str, decimal: str, where: tuple[str, str], expected: str, problems: Problems) -> None:
    """Report a cell that is not a number: what it is, and what to write instead.

    Parameters
    ----------
    expected : str
        What should stand there, in words ("a number from 0 to 1").
    """
    say = problems.say
    shown = look(cell)[:60]
    wanted = say("expected {what}", what=expected)
    if cell[0] in APOSTROPHES and any(letter.isdigit() for letter in cell):
        problems.wrong(where, say("{cell}: an apostrophe stands before the number", cell=shown), say("delete it"))
    elif cell[0] == "=":
        problems.wrong(where, say("{cell} is a formula", cell=shown), say("write its value: copy the column and paste it as values"))
    elif FAILED.match(cell):
        problems.wrong(
            where,
            say("{cell} is what a spreadsheet shows for a formula that failed", cell=shown),
            say("write the number, or leave the cell empty"),
        )
    elif MONEY.match(cell):
        _tell_money(cell, shown, where, expected, problems)
    elif "%" in cell:
        problems.wrong(where, say("{cell} is a percentage", cell=shown), wanted)
    elif MARKED.match(cell) and any(mark in ".,'" or mark.isspace() for mark in cell):
        forms = alternatives(cell, decimal, problems)
        problems.wrong(where, say("{cell} is written with marks for thousands", cell=shown), say("write {forms}", forms=forms))
    elif is_date(cell) and getattr(expected, "message", "").startswith("a whole number"):
        problems.wrong(
            where, say("{cell} is a date", cell=shown), say("expected {what}: months are counted, the first month is 1", what=expected)
        )
    elif DATE.match(cell):
        problems.wrong(
            where,
            say("{cell} is a date; spreadsheets make dates of numbers such as 1-2 or 1.2", cell=shown),
            say("format the column as numbers, then write {what} again", what=expected),
        )
    else:
        _tell_words(cell, shown, where, expected, problems)


def _tell_words(cell: str, shown: str, where: tuple[str, str], expected: str, problems: Problems) -> None:
    """Report a cell that holds words."""
    say = problems.say
    if WITH_WORDS.match(cell):
        number = WITH_WORDS.sub(r"\1", cell)
        problems.wrong(where, say("{cell} is a number with words behind it", cell=f'"{shown}"'), say("write {forms}", forms=number))
    elif ANSWERS.match(folded(cell)):
        wanted = say("write a number for each such word; expected {what}", what=expected)
        problems.wrong(where, say("{cell} is a word, no number", cell=f'"{shown}"'), wanted)
    else:
        problems.wrong(where, say("{cell} is not a number", cell=f'"{cell[:60]}"'), say("expected {what}", what=expected))


def tell_month(cell: str, where: tuple[str, str], problems: Problems) -> bool:
    """Report the name of a month, or 3-4, where the number of a month should stand; return whether it is one."""
    say = problems.say
    told_otherwise = FAILED.match(cell) or MONEY.match(cell) or is_date(cell)
    if told_otherwise or not any(letter.isalpha() or letter in "-/" for letter in cell.lstrip("+-=")):
        return False
    found = say("{cell} is not a number of a month", cell=f'"{look(cell)[:60]}"')
    problems.wrong(where, found, say("months are counted from the start: write 1 for the first, 13 for the first month of the second year"))
    return True


def _tell_money(cell: str, shown: str, where: tuple[str, str], expected: str, problems: Problems) -> None:
    """Report an amount of money; where the scenario says what a unit is worth, with the number to write."""
    say = problems.say
    wanted = say("expected {what}, in resource units, without a currency", what=expected)
    number = units(cell, *problems.worth)
    if not math.isnan(number):
        found = say(
            "{cell} is an amount of money, {number} resource units of this scenario", cell=shown, number=_writable(number, problems)
        )
    else:
        found = say("{cell} is an amount of money", cell=shown)
        if not problems.worth[1]:
            wanted += say(": the amount divided by what a unit is worth, which [money] in scenario.toml says")
    problems.wrong(where, found, wanted)


def _writable(number: float, problems: Problems) -> str:
    return Language.of(problems.language).number(f"{round(number, 6):.12g}")


def alternatives(cell: str, decimal: str, problems: Problems) -> str:
    """Return in words how a number is written without marks for thousands."""
    one, *others = dict.fromkeys(plain_forms(cell, decimal))
    return problems.say("{one} or {other}", one=one, other=others[0]) if others else one


def tell_two_ways(cell: str, where: tuple[str, str], problems: Problems) -> None:
    """Report a number whose mark may be one of thousands or of decimals."""
    say = problems.say
    found = say("{cell} can be read in two ways, with a mark for thousands or for decimals", cell=cell[:60])
    problems.wrong(where, found, say("write {forms}", forms=alternatives(cell, "?", problems)))
