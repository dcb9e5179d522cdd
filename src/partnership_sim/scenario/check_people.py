"""The check of lists of stakeholders: kinds and ids, and the words that people write for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from partnership_sim.kinds import KINDS
from partnership_sim.problems import LONGEST, shown
from partnership_sim.tables.kinds import kind_words
from partnership_sim.tables.words import folded

if TYPE_CHECKING:
    from partnership_sim.scenario.document import Path
    from partnership_sim.scenario.reading import Reading

DRAWN = re.compile(r"([a-z_]+)-([0-9]{3,8})\Z")
#: What people put between the names of a list in one cell, where no name as a whole fits.
BETWEEN = re.compile(r"\s*[|;,\n\r]+\s*")
#: What people write for everybody, folded.
EVERYBODY = frozenset(
    ("all", "everyone", "everybody", "all stakeholders", "semua", "semuanya", "semua pihak", "semua orang", "seluruhnya", "*")
)


def is_everybody(word: object) -> bool:
    """Return whether a word is one that people write for everybody."""
    return isinstance(word, str) and folded(word) in EVERYBODY


def drawn_kind(name: str, reading: Reading) -> str | None:
    """Return the kind of a drawn stakeholder's id (community-001), or None where nobody is called so."""
    match = DRAWN.match(name)
    if match is None or reading.present is None or reading.kinds_of is None or match[1] not in KINDS:
        return None
    kind, ordinal = match[1], int(match[2])
    wanted = reading.present[kind] - list(reading.kinds_of.values()).count(kind)
    width = max(3, len(str(wanted)))
    if len(match[2]) != width or ordinal < 1:
        return None
    # a register may use such ids itself: those are skipped, and the numbers go on
    alike = (found for found in map(DRAWN.match, reading.kinds_of) if found and found[1] == kind and len(found[2]) == width)
    taken = sum(0 < int(found[2]) < ordinal for found in alike)
    return kind if ordinal - taken <= wanted else None


def _meant(written: str, where: tuple[str, str], reading: Reading) -> str:
    """Return the kind or id that is meant by what was written, "" for nobody; say where it was another word."""
    if written in KINDS or (reading.kinds_of is not None and (written in reading.kinds_of or drawn_kind(written, reading) is not None)):
        return written
    problems, people = reading.problems, reading.people
    if people is not None and written in people.dropped:
        return written
    kind = kind_words().meant(written)
    if kind and people is not None and (people.named(written) or people.differs_in_case(written)):
        return ""
    if kind:
        problems.read_as(where[0], "{file}: kinds read by their meaning: {pairs}", written, kind)
        return kind
    named = people.named(written) if people is not None else []
    if people is not None and len(named) == 1:
        id_ = people.ids[named[0]]
        problems.read_as(where[0], "{file}: names read as ids ({count}): {pairs}", written, id_)
        return id_
    unclear = reading.kinds_of is None or (reading.present is None and DRAWN.match(written))
    return written if unclear else ""


def _tell_unknown(written: str, where: tuple[str, str], reading: Reading, *, for_a_lever: bool) -> None:
    """Report what means nobody; a word for everybody whom a lever is for, with how that is said."""
    problems, say = reading.problems, reading.problems.say
    people = reading.people
    expected = say("expected kinds ({names}) or ids", names=", ".join(kind_words().listed(problems.language)))
    kind = kind_words().meant(written)
    if kind and people is not None:
        other = people.ids[people.named(written)[0]] if people.named(written) else people.differs_in_case(written)
        found = say("{name} may be the kind {kind} or the {id} of the register", name=shown(written), kind=shown(kind), id=shown(other))
        problems.wrong(where, found, say("write one of the two"))
        return
    if people is not None and (people.named(written) or people.differs_in_case(written)):
        people.tell(written, where, problems)
        return
    found = say("{name} is neither a kind of stakeholder nor an id of the register", name=shown(written))
    if for_a_lever and is_everybody(written):
        problems.wrong(where, found, say("leave on out: it then means all that the lever declares"))
        return
    problems.wrong(where, found, expected, name=written, names=tuple(reading.kinds_of or ()), words=kind_words())


def _all_meant(written: str, where: tuple[str, str], reading: Reading, *, for_a_lever: bool) -> list[str]:
    """Return the kinds and ids that an item means: one, or those of a list in one cell; report each part that means nobody."""
    whole = _meant(written, where, reading)
    if whole:
        return [whole]
    parts = [part for part in BETWEEN.split(written.strip()) if part]
    found = [_meant(part, where, reading) for part in parts] if len(parts) > 1 else []
    if not any(found):
        parts, found = [written], [""]
    for part, name in zip(parts, found, strict=True):
        if not name:
            _tell_unknown(part, where, reading, for_a_lever=for_a_lever)
    return [name for name in found if name]


def check_people(
    given: list[str], path: Path, only: tuple[str, ...], lever: str, reading: Reading, *, may_be_nobody: bool = False
) -> tuple[str, ...]:
    """Return kinds and ids; report each that means nobody, or, for a lever, somebody on whom it does not work.

    Parameters
    ----------
    only : tuple of str
        Kinds that are possible; empty: all.
    lever : str
        The lever that works on them; "" for those who carry it out, and for whom a shock hits.
    may_be_nobody : bool
        Whether a kind may be named that nobody is of: without anybody who carries it out, an outside facilitator does.
    """
    problems, say = reading.problems, reading.problems.say
    everybody: list[str] = []
    for position, written in enumerate(given):
        where = reading.where((*path, position))
        for name in _all_meant(written, where, reading, for_a_lever=lever != ""):
            everybody.append(name)
            kind = name if name in KINDS else (reading.kinds_of or {}).get(name) or drawn_kind(name, reading)
            if name in KINDS and not may_be_nobody and reading.present is not None and not reading.present[name]:
                found = say("{name}: there is nobody of this kind", name=shown(name))
                problems.wrong(where, found, say("expected a kind that the population has, or a total for it"))
            if kind is not None and only and kind not in only:
                found = say("{lever} does not work on {name} ({kind})", lever=lever, name=shown(name[: LONGEST + 1]), kind=kind)
                problems.wrong(where, found, say("expected one of {names}", names=", ".join(only)))
    return tuple(dict.fromkeys(everybody))
