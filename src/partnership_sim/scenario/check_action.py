"""The check of one action of a plan: its lever, its months, whom it means, who carries it out, its form and options."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from partnership_sim.kinds import KINDS
from partnership_sim.scenario import document, names
from partnership_sim.scenario.check_values import in_range
from partnership_sim.scenario.schema import Action
from partnership_sim.scenario.validation import default, validate
from partnership_sim.tables.findings import shown

if TYPE_CHECKING:
    from partnership_sim.scenario.document import Path
    from partnership_sim.scenario.reading import Reading

DRAWN = re.compile(r"([a-z_]+)-([0-9]{3,8})\Z")
#: Above this number of ids nobody is asked "did you mean".
MANY_IDS = 5000


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


def check_people(
    given: list[str], path: Path, only: tuple[str, ...], lever: str, reading: Reading, *, may_be_nobody: bool = False
) -> tuple[str, ...]:
    """Return kinds and ids; report each that means nobody, or, for a lever, somebody on whom it does not work.

    Parameters
    ----------
    only : tuple of str
        Kinds that are possible; empty: all.
    may_be_nobody : bool
        Whether a kind may be named that nobody is of: without anybody who carries it out, an outside facilitator does.
    """
    findings, say = reading.findings, reading.findings.say
    for position, name in enumerate(given):
        where = reading.where((*path, position))
        kind = name if name in KINDS else None
        if kind is None and reading.kinds_of is not None:
            kind = reading.kinds_of.get(name) or drawn_kind(name, reading)
            if kind is None and reading.present is not None:
                known = (*KINDS, *(reading.kinds_of if len(reading.kinds_of) <= MANY_IDS else ()))
                found = say("{name} is neither a kind of stakeholder nor an id of the register", name=shown(name))
                expected = say("expected are kinds ({names}) or ids", names=", ".join(KINDS))
                findings.wrong(where, found, expected, name=name, names=known)
        elif kind is not None and not may_be_nobody and reading.present is not None and not reading.present[kind]:
            found = say("{name}: there is nobody of this kind", name=shown(name))
            findings.wrong(where, found, say("expected is a kind that the population has, or a total for it"))
        if kind is not None and only and kind not in only:
            found = say("{lever} does not work on {name} ({kind})", lever=lever, name=shown(name), kind=kind)
            findings.wrong(where, found, say("expected is one of {names}", names=", ".join(only)))
    return tuple(dict.fromkeys(given))


def _months(sound: dict[str, Any], path: Path, reading: Reading) -> tuple[int, int]:
    findings, say = reading.findings, reading.findings.say
    last = reading.programme_end
    late = False
    for name in ("start", "end"):
        if last is not None and sound.get(name, 1) > last:
            late = True
            found = say("month {month} lies after the end of the programme ({last})", month=sound[name], last=last)
            expected = say("a whole number from {low} to {high}", low=1, high=last)
            findings.wrong(reading.where((*path, name)), found, say("expected is {what}", what=expected))
    start = int(sound.get("start", 1))
    end = int(sound.get("end", last if last is not None else max(start, 1)))
    if start > end and not late:
        found = say("the start, month {start}, lies after the end, month {end}", start=start, end=end)
        findings.wrong(reading.where((*path, "start")), found, say("expected is a start that is not after the end"))
    return start, end


def _options(written: dict[str, Any], lever: Any, path: Path, reading: Reading) -> dict[str, float]:  # noqa: ANN401 - a class of levers
    """Return the lever's own options that an action gives; an unknown key is an error."""
    findings, say = reading.findings, reading.findings.say
    chosen = {}
    for name, value in written.items():
        if name in document.Action.model_fields:
            continue
        declared = lever.options.get(name) if lever is not None else None
        if declared is None:
            if lever is None and name in names.option_names():
                continue  # whose option it is cannot be said while the lever is unknown
            known = (*document.Action.model_fields, *(lever.options if lever is not None else ()))
            findings.wrong(reading.where((*path, name)), say("{name} is no key here", name=shown(name)), name=name, names=known)
            continue
        number = in_range(value, declared.low, declared.high, (*path, name), reading)
        if number is not None:
            chosen[name] = number
    if lever is None:
        return chosen
    defaults = {name: float(option.default) for name, option in lever.options.items() if option.default is not None}
    return {**defaults, **chosen}


def _form(form: str, lever: Any, path: Path, reading: Reading) -> str:  # noqa: ANN401
    findings, say = reading.findings, reading.findings.say
    first = next(iter(lever.forms), "")
    if not form or form in lever.forms:
        return form or first
    where = reading.where((*path, "form"))
    if lever.forms:
        findings.wrong(where, say("{name} is no form of {lever}", name=shown(form), lever=lever.name), name=form, names=tuple(lever.forms))
    else:
        findings.wrong(where, say("{lever} has one form only", lever=lever.name), say("leave form out"))
    return first


def check_action(item: object, path: Path, reading: Reading) -> Action | None:
    """Return one action with its defaults filled in; None after a problem that leaves nothing to return."""
    findings, say = reading.findings, reading.findings.say
    sound = validate(document.Action, item, reading.where, path, findings)
    if not isinstance(item, dict):
        return None
    known = names.levers()
    name = sound.get("lever")
    if name is not None and name not in known:
        findings.wrong(reading.where((*path, "lever")), say("{name} is no lever", name=shown(name)), name=name, names=tuple(known))
    lever = known[name] if isinstance(name, str) and name in known else None
    start, end = _months(sound, path, reading)
    options = _options(item, lever, path, reading)
    form = _form(sound.get("form", ""), lever, path, reading) if lever is not None else ""
    on = check_people(sound.get("on", []), (*path, "on"), lever.limited_to(form) if lever is not None else (), str(name), reading)
    by = (
        check_people(sound["by"], (*path, "by"), (), "", reading, may_be_nobody=True)
        if "by" in sound
        else tuple(default(document.Action, "by"))
    )
    if lever is None or "spend" not in sound:
        return None
    return Action(
        lever=lever.name,
        spend=float(sound["spend"]),
        start=start,
        end=end,
        on=on or tuple(lever.meant(form)),
        by=by,
        form=form,
        options=options,
    )
