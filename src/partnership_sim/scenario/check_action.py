"""The check of one action of a plan: its lever, its months, whom it means, who carries it out, its form and options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership_sim.problems import shown
from partnership_sim.scenario import document, names
from partnership_sim.scenario.check_people import check_people, is_everybody
from partnership_sim.scenario.check_values import in_range
from partnership_sim.scenario.parts import Action
from partnership_sim.scenario.validation import default, validate

if TYPE_CHECKING:
    from partnership_sim.scenario.document import Path
    from partnership_sim.scenario.reading import Reading


def _months(sound: dict[str, Any], path: Path, reading: Reading) -> tuple[int, int]:
    problems, say = reading.problems, reading.problems.say
    last = reading.programme_end
    late = False
    for name in ("start", "end"):
        if last is not None and sound.get(name, 1) > last:
            late = True
            found = say("month {month} is later than the end of the programme ({last})", month=sound[name], last=last)
            expected = say("a whole number from {low} to {high}", low=1, high=last)
            problems.wrong(reading.where((*path, name)), found, say("expected {what}", what=expected))
    start = int(sound.get("start", 1))
    end = int(sound.get("end", last if last is not None else max(start, 1)))
    if start > end and not late:
        found = say("the start, month {start}, is later than the end, month {end}", start=start, end=end)
        problems.wrong(reading.where((*path, "start")), found, say("expected a start that is not after the end"))
    return start, end


def _options(written: dict[str, Any], lever: Any, form: str, path: Path, reading: Reading) -> dict[str, float]:  # noqa: ANN401 - a class of levers
    """Return the lever's own options that an action gives; an unknown key is an error."""
    problems, say = reading.problems, reading.problems.say
    chosen = {}
    for name, value in written.items():
        if name in document.Action.model_fields:
            continue
        declared = lever.options.get(name) if lever is not None else None
        if declared is None:
            if lever is None and name in names.options():
                continue  # whose option it is cannot be said while the lever is unknown
            known = (*document.Action.model_fields, *(lever.options if lever is not None else ()))
            problems.wrong(reading.where((*path, name)), say("{name} is not a key here", name=shown(name)), name=name, names=known)
            continue
        if declared.form and declared.form != form:
            found = say("{name} is for the form {form} of {lever} only", name=shown(name), form=shown(declared.form), lever=lever.name)
            problems.wrong(reading.where((*path, name)), found, say("leave it out, or choose that form"))
            continue
        number = in_range(value, declared.low, declared.high, (*path, name), reading)
        if number is not None:
            chosen[name] = number
    if lever is None:
        return chosen
    fitting = {name: option for name, option in lever.options.items() if option.form in {"", form} and option.default is not None}
    found_all = {**{name: float(option.default) for name, option in fitting.items()}, **chosen}
    _parts_of_one(found_all, lever, path, reading)
    return found_all


def _parts_of_one(options: dict[str, float], lever: Any, path: Path, reading: Reading) -> None:  # noqa: ANN401
    """Refuse shares of one whole that are together more than it."""
    say = reading.problems.say
    shares = {name: options[name] for name in lever.shares if name in options}
    if sum(shares.values()) > 1.0 + 1e-9:
        listed = ", ".join(f"{name} = {shown(share)}" for name, share in shares.items())
        found = say("{shares}: together more than 1", shares=listed)
        reading.problems.wrong(reading.where((*path, next(iter(shares)))), found, say("expected shares of one whole"))


def _form(form: str, lever: Any, path: Path, reading: Reading) -> str:  # noqa: ANN401
    problems, say = reading.problems, reading.problems.say
    first: str = next(iter(lever.forms), "")
    if not form or form in lever.forms:
        return form or first
    where = reading.where((*path, "form"))
    known = names.form_words(lever)
    if meant := known.meant(form):
        problems.read_as(where[0], "{file}: forms read by their meaning: {pairs}", form, meant)
        return meant
    if lever.forms:
        problems.wrong(where, say("{name} is not a form of {lever}", name=shown(form), lever=lever.name), name=form, words=known)
    else:
        problems.wrong(where, say("{lever} has one form only", lever=lever.name), say("leave form out"))
    return first


def lever_of(written: str, path: Path, reading: Reading) -> str:
    """Return the lever that a word means, or "" after reporting that it means none."""
    if written in names.levers():
        return written
    problems, known = reading.problems, names.lever_words()
    where = reading.where((*path, "lever"))
    meant = known.meant(written)
    if meant:
        problems.read_as(where[0], "{file}: levers read by their meaning: {pairs}", written, meant)
    else:
        problems.wrong(where, problems.say("{name} is not a lever", name=shown(written)), name=written, words=known)
    return meant


def check_action(item: object, path: Path, reading: Reading) -> Action | None:
    """Return one action with its defaults filled in; None after a problem that leaves nothing to return."""
    problems, _say = reading.problems, reading.problems.say
    if isinstance(item, dict) and is_everybody(item.get("on")):
        item = {**item, "on": [item["on"]]}  # told below as what it means, not as text in place of a list
    sound = validate(document.Action, item, reading.where, path, problems)
    if not isinstance(item, dict):
        return None
    known = names.levers()
    name = lever_of(sound["lever"], path, reading) if "lever" in sound else ""
    lever = known[name] if name else None
    start, end = _months(sound, path, reading)
    form = _form(sound.get("form", ""), lever, path, reading) if lever is not None else ""
    options = _options(item, lever, form, path, reading)
    on = check_people(sound.get("on", []), (*path, "on"), lever.limited_to(form) if lever is not None else (), str(name), reading)
    by = (
        check_people(sound["by"], (*path, "by"), (), "", reading, may_be_nobody=True)
        if "by" in sound
        else tuple(default(document.Action, "by"))
    )
    if lever is None or "spend" not in sound:
        return None
    return Action.model_construct(
        lever=lever.name,
        spend=float(sound["spend"]),
        start=start,
        end=end,
        on=on or tuple(lever.meant(form)),
        by=by,
        form=form,
        options=options,
    )
