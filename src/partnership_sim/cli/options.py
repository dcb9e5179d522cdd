"""From options to a checked scenario: every problem of options, plug-ins and files is told at once."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from partnership_sim.cli.speaking import LONGEST, WRONG, shown
from partnership_sim.errors import InputError, Problem, nearest
from partnership_sim.locale import SPOKEN, Language, telling
from partnership_sim.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from partnership_sim.scenario.schema import Scenario

#: A whole number and a number, as they may be typed.
WHOLE = re.compile(r"[+-]?[0-9]{1,20}")
NUMBER = re.compile(r"[+-]?([0-9]{1,20}(\.[0-9]{0,30})?|\.[0-9]{1,30})([eE][+-]?[0-9]{1,3})?")


class ProblemsOfCall(Problems):
    """Collects problems of several steps, after those of the words of the call, and raises them together."""

    def __init__(self) -> None:
        super().__init__(telling())
        context = click.get_current_context(silent=True)
        self.found += context.meta.get(WRONG, ()) if context is not None else ()

    def of(self, step: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the step gives
        """Return what a step gives; None, with its problems noted, if its input is wrong."""
        try:
            return step()
        except InputError as error:
            others = bool(self.found)
            self.found += [problem for problem in error.problems if problem not in self.found]
            self.language = self.language if others else error.language
            return None

    def add(self, option: str, found: str, expected: str = "", near: str = "") -> None:
        """Note a problem of an option; both sentences are made by `say`."""
        self.found.append(Problem("", option, found, expected, near))

    def found_value(self, option: str, value: str, expected: str) -> None:
        """Note that an option has a wrong value."""
        self.add(option, self.say("found {value}", value=shown(value)), expected)

    def raise_any(self) -> None:
        """Raise InputError if anything was found."""
        if self.found:
            raise InputError(self.found, self.language)


def spoken(lang: str | None, problems: ProblemsOfCall) -> str | None:
    """Return the language asked for; a wrong one is noted."""
    if lang is not None and lang not in SPOKEN:
        problems.found_value("--lang", lang, problems.say('expected "id" or "en"'))
        return None
    if lang is not None:
        problems.language = lang
    return lang


def load_plugins(files: Iterable[str], problems: ProblemsOfCall) -> None:
    """Load installed plug-ins and plug-in files; those that do not import are noted."""
    from partnership_sim.plugins import load_installed, load_plugin

    language = problems.language
    problems.of(lambda: load_installed(language))
    for file in files:
        problems.of(lambda file=file: load_plugin(file, language))  # type: ignore[misc]


def whole(text: str | None, option: str, low: int, high: int, problems: ProblemsOfCall) -> int | None:
    """Return a whole number given as an option; a wrong one is noted."""
    if text is None:
        return None
    number = int(text) if WHOLE.fullmatch(text.strip()) else low - 1
    if not low <= number <= high:
        problems.found_value(option, text, problems.say("expected a whole number from {low} to {high}", low=low, high=high))
        return None
    return number


def settings_of(settings: Iterable[str], problems: ProblemsOfCall) -> dict[str, float | str]:
    """Return what --set gives by names: parameters, and any other keys of a scenario, as numbers or text; wrong ones are noted."""
    import partnership_sim.levers  # noqa: F401 - declares the levers' parameters
    from partnership_sim.declare import PARAMETERS
    from partnership_sim.scenario.keys import parts

    say = problems.say
    found: dict[str, float | str] = {}

    def take(name: str, value: float | str) -> None:
        if found.setdefault(name, value) != value:
            both = ", ".join(given if isinstance(given, str) else f"{given:g}" for given in (found[name], value))
            problems.add(f"--set {name}", say("given twice: {values}", values=both), say("expected one of the two"))

    for setting in settings:
        name, equals, text = (part.strip() for part in setting.partition("="))
        if not equals:
            problems.found_value("--set", setting, say("expected KEY=VALUE"))
        elif name not in PARAMETERS and parts(name) is not None:
            number = _number(text, problems.language)
            take(name, text if number is None else number)
        elif name not in PARAMETERS:
            near = nearest(name[:LONGEST], list(PARAMETERS))
            expected = "" if near else say("`partnership-sim describe parameters` lists them all")
            problems.add("--set", say("{name} is not a parameter", name=shown(name)), expected, near)
        else:
            value = _number(text, problems.language)
            parameter = PARAMETERS[name]
            if value is None or not parameter.low <= value <= parameter.high:
                if value is None and (plain := _number(text.replace(",", "."), "en")) is not None:  # a decimal comma in English
                    problems.found_value(f"--set {name}", text, say("write {number}", number=f"{plain:g}"))
                    continue
                low, high = (_written(bound, problems.language) for bound in (parameter.low, parameter.high))
                problems.found_value(f"--set {name}", text, say("expected a number from {low} to {high}", low=low, high=high))
            else:
                take(name, value)
    return found


def _number(text: str, language: str) -> float | None:
    """Return a number that somebody typed, in Indonesian with a decimal comma too; None if it is none."""
    plain = text.replace(Language.of(language).decimal, ".")
    return float(plain) if NUMBER.fullmatch(plain) else None


def _written(number: float, language: str) -> str:
    return Language.of(language).number(f"{number:g}")


def _is_there(path: str, problems: ProblemsOfCall) -> bool:
    """Return whether there is something at a scenario's path; if not, it is noted with what is near."""
    place = Path(path)
    try:
        if place.exists() or place.is_symlink():
            return True
        beside = [entry.name for entry in place.parent.iterdir() if entry.is_dir() or entry.suffix == ".toml"]
    except (OSError, ValueError):  # a name that no file can have, or a folder that may not be read
        beside = []
    near = nearest(place.name[:LONGEST], beside)
    expected = problems.say("expected a scenario folder or a .toml file; `partnership-sim new DIR` writes one")
    problems.add("", problems.say("there is no scenario {name}", name=shown(path)), expected, str(place.with_name(near)) if near else "")
    return False


def prepare(path: str, options: Mapping[str, Any], problems: ProblemsOfCall) -> Scenario | None:
    """Return the scenario that a command works on, options applied; None if anything is wrong, which is then noted."""
    language = spoken(options.get("lang"), problems)
    load_plugins(options.get("plugins", ()), problems)
    from partnership_sim.points import is_parameter
    from partnership_sim.scenario.schema import Scenario

    changes: dict[str, Any] = {
        "seed": whole(options.get("seed"), "--seed", 0, 2**63 - 1, problems),
        "replicates": whole(options.get("replicates"), "--replicates", 1, 1_000_000, problems),
        "months": whole(options.get("months"), "--months", 1, 600, problems),
    }
    changes = {name: value for name, value in changes.items() if value is not None}
    case: Scenario | None = problems.of(lambda: Scenario.load(path, language=language)) if _is_there(path, problems) else None
    if case is not None and not problems.found:  # what goes well is told in the scenario's language
        problems.language = language or case.language
    settings = settings_of(options.get("settings", ()), problems)  # with a decimal comma where the scenario speaks Indonesian
    keys = {name: value for name, value in settings.items() if not is_parameter(name)}
    if len(keys) < len(settings):
        changes["parameters"] = {name: value for name, value in settings.items() if name not in keys}
    if case is None:
        return None
    return _changed(case, changes, keys, tuple(dict.fromkeys(options.get("plans", ()))), problems)


def _at(case: Scenario, keys: Mapping[str, float | str]) -> Scenario:
    """Return a scenario with other keys, checked as a point is; what is wrong is told of the option."""
    from partnership_sim.points import TABLE, at

    try:
        return at(case, keys)
    except InputError as error:
        told = [replace(one, file="", place=f"--set {one.place}") if one.file == TABLE else one for one in error.problems]
        raise InputError(told, error.language) from error


def _changed(
    case: Scenario, changes: Mapping[str, Any], keys: Mapping[str, float | str], plans: Sequence[str], problems: ProblemsOfCall
) -> Scenario | None:
    """Return a scenario with changes and only some plans; None if anything is wrong, which is then noted."""
    from partnership_sim.scenario.chosen import chosen_plans

    problems.of(lambda: chosen_plans(case, plans, "--plan"))
    if problems.found:
        return None
    changed: Scenario | None = problems.of(lambda: case.with_(**changes)) if changes else case
    if changed is not None and keys:
        before = changed
        changed = problems.of(lambda: _at(before, keys))
    if changed is None or not plans:
        return changed
    return changed.with_(plans=chosen_plans(changed, plans, "--plan"))  # plans of the scenario as it is cut
