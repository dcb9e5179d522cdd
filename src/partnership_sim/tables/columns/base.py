"""What describes a column, and the units that many share."""

from __future__ import annotations

from dataclasses import dataclass

from partnership_sim.locale import Text

NO_UNIT = Text("share", context="column")
MONTH = Text("month, from 1")
TEXT = Text("text")


@dataclass(frozen=True)
class Described:
    """A column of a file, or a word.

    Parameters
    ----------
    name : str
        As it stands in the file's first row; of a word, its name in English.
    meaning, unit, span, estimate : Text
        What it says, in what unit, from where to where, and a question that somebody in the field can answer.
    also : tuple of str
        Other names by which it is asked for.
    """

    name: str
    meaning: Text
    unit: Text
    span: Text
    estimate: Text
    also: tuple[str, ...] = ()
