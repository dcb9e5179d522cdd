"""The table of all keys of a scenario, from their definitions in `document`: what `describe scenario` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticUndefined

from partnership_sim.declare import KINDS
from partnership_sim.kinds import COLUMNS
from partnership_sim.locale import translator
from partnership_sim.problems import Problems, shown
from partnership_sim.scenario.check_place import HOUSEHOLDS, place_words
from partnership_sim.scenario.document import Action, FromFile, Money, Plan, Population, Report, Role, Shock, Top, Total
from partnership_sim.scenario.validation import expectation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership_sim.scenario.document import Written


def _rows(model: type[Written], prefix: str, problems: Problems) -> list[tuple[str, str, str, str]]:
    rows = []
    for name, field in model.model_fields.items():
        extra: Mapping[str, Any] = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
        if not extra:
            continue
        given = extra["default"] or ("required" if field.default is PydanticUndefined else shown(field.default))
        if isinstance(field.default, list) and field.default and not extra["default"]:
            given = "[" + ", ".join(shown(item) for item in field.default) + "]"
        words = given if given in {"*", "-", "months", "programme_end"} else problems.say(given)
        rows.append((prefix + name, expectation(field, problems), words, translator(problems.language)(extra["rule"])))
    return rows


def table(language: str = "en") -> list[tuple[str, str, str, str]]:
    """Return every key as rows of (key, type and range, default, rule), in the order of a scenario.

    Parameters
    ----------
    language : str
        "en" or "id".
    """
    problems = Problems(language)
    say = problems.say
    spread = say("a number, or {{ mean = , spread = }}")
    whole = _rows(Total, "", problems)[0]
    a, b = tuple(KINDS)[:2]
    columns = ", ".join(column.name for column in COLUMNS if column.in_register and column.name != "households")
    kinds_table = say("table of the kinds")
    rows = _rows(Top, "", problems)
    rows += _rows(Money, "money.", problems) + _rows(Report, "report.", problems)
    rows += [(f"population.{kind}", whole[1], say("required without a register"), whole[3]) for kind in KINDS]
    rows += _rows(Population, "population.", problems)
    rows.append(
        (
            f'population.trust."{a} > {b}"',
            say("a number from {low} to {high}", low=0, high=1) + "; " + spread,
            kinds_table,
            say("prior trust, from > to; a bare number keeps the declared spread"),
        )
    )
    rows.append(
        (
            f"population.STATE.{a}",
            spread,
            kinds_table,
            say("STATE is one of {names}; the spread of resources, power and rent is that of their logarithm", names=columns),
        )
    )
    rows += _of_the_place(problems)
    rows.append(
        (
            "parameters.NAME",
            say("a number in its declared range"),
            say("as declared"),
            say("describe parameters; budget_scale multiplies every spend and budget"),
        )
    )
    rows += _rows(Plan, "plans.", problems)
    rows += _rows(Action, "plans.actions.", problems)
    rows += _rows(Shock, "shocks.", problems)
    rows += _rows(FromFile, "plans.", problems) + _rows(FromFile, "shocks.", problems)
    rows.append(
        (
            "uncertainties.NAME",
            say("[low, high], inside the declared range"),
            say("the ten that matter most, as declared"),
            say("for robustness, sweeps and sensitivity"),
        )
    )
    rows += _rows(Role, "workshop.roles.KIND.", problems)
    return rows


def _of_the_place(problems: Problems) -> list[tuple[str, str, str, str]]:
    """Return the keys that say what a place is like and how many live there."""
    say = problems.say
    low, high = shown(HOUSEHOLDS.low), f"{HOUSEHOLDS.high:.0f}"
    each = say("a number from {low} to {high}", low=low, high=high) + "; " + say("a table of kinds of communities")
    choices = ", ".join(place_words().listed(problems.language))
    return [
        (
            "population.households",
            each,
            "20",
            say("households for whom each community speaks; need, works and services are counted by household"),
        ),
        (
            "population.place",
            say("{names}, or a number from 0 to 1", names=choices),
            "-",
            say(
                "how hard it is to get things done there, or the share of need that is met at the start; without it any place may be meant"
            ),
        ),
    ]
