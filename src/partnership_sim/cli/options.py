"""From options to a checked scenario: every problem of options, plug-ins and files is told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership_sim.errors import InputError, Problem
from partnership_sim.locale import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from partnership_sim.scenario.schema import Scenario


class Problems:
    """Collects problems of several steps and raises them together."""

    def __init__(self, language: str = "en") -> None:
        self.found: list[Problem] = []
        self.language = language

    def of(self, step: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the step gives
        """Return what a step gives; None, with its problems noted, if its input is wrong."""
        try:
            return step()
        except InputError as error:
            self.found += [problem for problem in error.problems if problem not in self.found]
            self.language = error.language
            return None

    def add(self, option: str, en: tuple[str, str], indonesian: tuple[str, str]) -> None:
        """Note a problem of an option: what was found and what is expected, in both languages."""
        found, expected = indonesian if self.language == "id" else en
        self.found.append(Problem("", option, found, expected))

    def raise_any(self) -> None:
        """Raise InputError if anything was found."""
        if self.found:
            raise InputError(self.found, self.language)


def spoken(lang: str | None, problems: Problems) -> str | None:
    """Return the language asked for; a wrong one is noted."""
    if lang is not None and lang not in LANGUAGES:
        problems.add("--lang", (f'found "{lang}"', 'expected is "id" or "en"'), (f'ditemukan "{lang}"', 'yang diharapkan "id" atau "en"'))
        return None
    if lang is not None:
        problems.language = lang
    return lang


def load_plugins(files: Iterable[str], problems: Problems) -> None:
    """Load installed plug-ins and plug-in files; those that do not import are noted."""
    from partnership_sim.plugins import load_installed, load_plugin

    language = problems.language
    problems.of(lambda: load_installed(language))
    for file in files:
        problems.of(lambda file=file: load_plugin(file, language))  # type: ignore[misc]


def whole(text: str | None, option: str, low: int, high: int, problems: Problems) -> int | None:
    """Return a whole number given as an option; a wrong one is noted."""
    if text is None:
        return None
    try:
        number = int(text)
    except ValueError:
        number = low - 1
    if not low <= number <= high:
        problems.add(
            option,
            (f'found "{text}"', f"expected is a whole number from {low} to {high}"),
            (f'ditemukan "{text}"', f"yang diharapkan bilangan bulat dari {low} sampai {high}"),
        )
        return None
    return number


def settings_of(settings: Iterable[str], problems: Problems) -> dict[str, float]:
    """Return the parameters that --set gives; wrong ones are noted."""
    import partnership_sim.levers  # noqa: F401 - declares the levers' parameters
    from partnership_sim.declare import PARAMETERS
    from partnership_sim.errors import nearest

    found: dict[str, float] = {}
    for setting in settings:
        name, equals, text = (part.strip() for part in setting.partition("="))
        place = f"--set {name}"
        if not equals:
            problems.add(
                "--set", (f'found "{setting}"', "expected is KEY=VALUE"), (f'ditemukan "{setting}"', "yang diharapkan KUNCI=NILAI")
            )
        elif name not in PARAMETERS:
            what = f'"{name}" bukan parameter' if problems.language == "id" else f'"{name}" is no parameter'
            problems.found.append(Problem("", place, what, "", nearest(name, list(PARAMETERS))))
        else:
            parameter = PARAMETERS[name]
            try:
                value = float(text)
            except ValueError:
                value = float("nan")
            if not parameter.low <= value <= parameter.high:
                problems.add(
                    place,
                    (f'found "{text}"', f"expected is a number from {parameter.low:g} to {parameter.high:g}"),
                    (f'ditemukan "{text}"', f"yang diharapkan angka dari {parameter.low:g} sampai {parameter.high:g}"),
                )
            found[name] = value
    return found


def prepare(path: str, options: Mapping[str, Any], problems: Problems) -> Scenario | None:
    """Return the scenario that a command works on, options applied; None if anything is wrong, which is then noted."""
    language = spoken(options.get("lang"), problems)
    load_plugins(options.get("plugins", ()), problems)
    from partnership_sim.scenario.schema import Scenario

    changes: dict[str, Any] = {
        "seed": whole(options.get("seed"), "--seed", 0, 2**63 - 1, problems),
        "replicates": whole(options.get("replicates"), "--replicates", 1, 1_000_000, problems),
        "months": whole(options.get("months"), "--months", 1, 600, problems),
    }
    changes = {name: value for name, value in changes.items() if value is not None}
    settings = settings_of(options.get("settings", ()), problems)
    if settings:
        changes["parameters"] = settings
    case: Scenario | None = problems.of(lambda: Scenario.load(path, language=language))
    if case is not None:
        problems.language = language or case.language
    plans = options.get("plans", ())
    if case is not None and plans:
        from partnership_sim.scenario.chosen import chosen_plans

        changes["plans"] = problems.of(lambda: chosen_plans(case, plans, "--plan"))
    if case is None or problems.found or not changes:
        return case
    changed: Scenario | None = problems.of(lambda: case.with_(**changes))
    return changed
