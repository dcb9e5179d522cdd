"""The checks of plans, their actions, and shocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership_sim.declare import KINDS
from partnership_sim.scenario import document
from partnership_sim.scenario.names import levers, shocks
from partnership_sim.scenario.schema import NO_PROGRAMME, Action, Plan, ShockEntry
from partnership_sim.scenario.validation import default, validate, what
from partnership_sim.tables.findings import shown

if TYPE_CHECKING:
    from partnership_sim.scenario.document import Path
    from partnership_sim.scenario.reading import Reading

MANY_IDS = 5000


def _wrong_range(value: float, path: Path, low: float, high: float, reading: Reading) -> None:
    say = reading.findings.say
    expected = say("a number from {low} to {high}", low=f"{low:g}", high=f"{high:g}")
    reading.findings.wrong(
        reading.where(path), say("{value} lies outside the range", value=shown(value)), say("expected is {what}", what=expected)
    )


def check_who(given: list[str], path: Path, only: tuple[str, ...], reading: Reading, *, may_be_nobody: bool) -> None:
    """Check a list of kinds and ids: each must be known, have somebody, and be of a kind that is meant."""
    findings, say = reading.findings, reading.findings.say
    if reading.kinds_of is None:
        return
    for position, name in enumerate(given):
        where = reading.where((*path, position))
        kind = name if name in KINDS else reading.kinds_of.get(name)
        if kind is None:
            near = (*KINDS, *reading.kinds_of) if len(reading.kinds_of) <= MANY_IDS else tuple(KINDS)
            expected = "" if len(near) <= len(KINDS) else say("expected is a kind or an id of the register")
            findings.wrong(where, say("{name} is no kind and not in the register", name=shown(name)), expected, name=name, names=near)
        elif only and kind not in only:
            expected = say("expected are only {names}", names=", ".join(only))
            findings.wrong(where, say("{name} cannot be meant here", name=shown(name)), expected)
        elif name in KINDS and not may_be_nobody and reading.present is not None and not reading.present.get(name):
            findings.wrong(
                where, say("the population has nobody of the kind {name}", name=shown(name)), say("expected is a kind that it has")
            )
        elif name in given[:position]:
            findings.wrong(where, say("{name} is named twice", name=shown(name)), say("expected is each name once"))


def _only(lever: Any, form: str) -> tuple[str, ...]:  # noqa: ANN401 - a lever's class
    """Return the kinds that a lever, in a form, can mean; empty for all."""
    if hasattr(lever, "kinds_for"):
        return tuple(lever.kinds_for(form or next(iter(lever.forms), "")))
    return tuple(lever.only)


def _options(lever: Any, extra: dict[str, Any], path: Path, reading: Reading) -> dict[str, float]:  # noqa: ANN401 - a lever's class
    """Return a lever's options with their defaults; report those that it lacks or that lie outside their range."""
    findings, say = reading.findings, reading.findings.say
    options = {name: float(option.default) for name, option in lever.options.items() if option.default is not None}
    for name, value in extra.items():
        where = reading.where((*path, name))
        if name not in lever.options:
            names = (*document.Action.model_fields, *lever.options)
            findings.wrong(where, say("{name} is no key here", name=shown(name)), name=name, names=names)
        elif isinstance(value, bool) or not isinstance(value, int | float):
            expected = say("a number from {low} to {high}", low=f"{lever.options[name].low:g}", high=f"{lever.options[name].high:g}")
            findings.wrong(
                where, say("{value} is {what}", value=shown(value), what=what(value, findings)), say("expected is {what}", what=expected)
            )
        elif not lever.options[name].low <= value <= lever.options[name].high:
            _wrong_range(value, (*path, name), lever.options[name].low, lever.options[name].high, reading)
        else:
            options[name] = float(value)
    return options


def _months(sound: dict[str, Any], path: Path, reading: Reading) -> tuple[int, int]:
    """Return first and last month of an action; report those outside the programme."""
    findings, say = reading.findings, reading.findings.say
    last = reading.programme_end
    start, end = sound.get("start", 1), sound.get("end", last or 600)
    for name in ("start", "end"):
        if name in sound and last is not None and sound[name] > last:
            expected = say("a month from {low} to {high}", low=1, high=last)
            found = say("month {month} is after the end of the programme ({last})", month=sound[name], last=last)
            findings.wrong(reading.where((*path, name)), found, say("expected is {what}", what=expected))
    if start > end and (last is None or start <= last):
        found = say("start {start} is after end {end}", start=start, end=end)
        findings.wrong(reading.where((*path, "start")), found, say("expected is a start no later than the end"))
    return start, end


def _action(given: object, path: Path, reading: Reading) -> Action | None:
    findings, say = reading.findings, reading.findings.say
    sound = validate(document.Action, given, reading.where, path, findings)
    start, end = _months(sound, path, reading)
    check_who(sound.get("by", []), (*path, "by"), (), reading, may_be_nobody=True)
    name = sound.get("lever")
    if name is None:
        check_who(sound.get("on", []), (*path, "on"), (), reading, may_be_nobody=False)
        return None
    if name not in levers():
        expected = say('expected is a name that "describe levers" lists')
        findings.wrong(reading.where((*path, "lever")), say("{name} is no lever", name=shown(name)), "", name=name, names=tuple(levers()))
        last = findings.problems[-1]
        if not last.nearest and not last.expected:
            findings.problems.pop()
            findings.wrong(reading.where((*path, "lever")), say("{name} is no lever", name=shown(name)), expected)
        check_who(sound.get("on", []), (*path, "on"), (), reading, may_be_nobody=False)
        return None
    lever = levers()[name]
    form = sound.get("form") or next(iter(lever.forms), "")
    if "form" in sound and form not in lever.forms:
        expected = "" if lever.forms else say("expected is no form: {lever} has one only", lever=name)
        findings.wrong(
            reading.where((*path, "form")),
            say("{name} is no form of {lever}", name=shown(sound["form"]), lever=name),
            expected,
            name=form,
            names=tuple(lever.forms),
        )
        form = next(iter(lever.forms), "")
    check_who(sound.get("on", []), (*path, "on"), _only(lever, form), reading, may_be_nobody=False)
    extra = {key: value for key, value in sound.items() if key not in document.Action.model_fields}
    options = _options(lever, extra, path, reading)
    return Action(
        lever=name,
        spend=float(sound.get("spend", 0)),
        start=start,
        end=end,
        on=tuple(sound.get("on", lever.on)),
        by=tuple(sound.get("by", default(document.Action, "by"))),
        form=form,
        options=options,
    )


def _plan(given: object, path: Path, names: dict[str, tuple[str, str]], reading: Reading) -> Plan:
    findings, say = reading.findings, reading.findings.say
    sound = validate(document.Plan, given, reading.where, path, findings)
    name = sound.get("name", "")
    where = reading.where((*path, "name"))
    if name and not name.strip():
        findings.wrong(where, say("it is empty"), say("expected is {what}", what=say("text")))
    elif name.strip().casefold() == NO_PROGRAMME.casefold():
        findings.wrong(where, say('"{name}" is always run, and first', name=NO_PROGRAMME), say("expected is another name"))
    elif name in names:
        earlier = ":".join(names[name])
        findings.wrong(
            where,
            say("the plan {name} stands in {place} already", name=shown(name), place=earlier),
            say("expected is a name that no other plan has"),
        )
    if name:
        names.setdefault(name, where)
    actions = (_action(action, (*path, "actions", number), reading) for number, action in enumerate(sound.get("actions", [])))
    sound_actions = tuple(action for action in actions if action is not None)
    budget = sound.get("budget", sum(action.spend * (action.end - action.start + 1) for action in sound_actions))
    return Plan(name=name, budget=float(budget), actions=sound_actions)


def check_plans(entries: list[tuple[Path, Any]], reading: Reading) -> tuple[Plan, ...]:
    """Check plans, each with the path under which it stands; return them with "No programme" first."""
    names: dict[str, tuple[str, str]] = {}
    return (Plan(name=NO_PROGRAMME, budget=0.0, actions=()), *(_plan(given, path, names, reading) for path, given in entries))


def _shock(given: object, path: Path, reading: Reading) -> ShockEntry | None:
    findings, say = reading.findings, reading.findings.say
    sound = validate(document.Shock, given, reading.where, path, findings)
    if not isinstance(given, dict):
        return None
    check_who(sound.get("on", []), (*path, "on"), (), reading, may_be_nobody=False)
    if ("month" in given) == ("rate" in given):
        found = say("it has both month and rate") if "month" in given else say("it has neither month nor rate")
        findings.wrong(reading.where(path), found, say("expected is one of the two"))
    month = sound.get("month")
    if month is not None and reading.months is not None and month > reading.months:
        expected = say("a month from {low} to {high}", low=1, high=reading.months)
        found = say("month {month} is after the last month ({last})", month=month, last=reading.months)
        findings.wrong(reading.where((*path, "month")), found, say("expected is {what}", what=expected))
    name = sound.get("shock")
    if name is None:
        return None
    if name not in shocks():
        findings.wrong(reading.where((*path, "shock")), say("{name} is no shock", name=shown(name)), name=name, names=tuple(shocks()))
        return None
    shock = shocks()[name]
    return ShockEntry(
        shock=name,
        month=month,
        rate=float(sound["rate"]) if "rate" in sound else None,
        severity=float(sound.get("severity", shock.severity)),
        duration=int(sound.get("duration", shock.duration)),
        on=tuple(sound.get("on", shock.on)),
    )


def check_shocks(entries: list[tuple[Path, Any]], reading: Reading) -> tuple[ShockEntry, ...]:
    """Check shocks, each with the path under which it stands."""
    found = (_shock(given, path, reading) for path, given in entries)
    return tuple(shock for shock in found if shock is not None)
