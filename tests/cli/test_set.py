"""`--set` reads numbers as the scenario's language writes them, and tells what it cannot read."""

from __future__ import annotations

import pytest

from partnership_sim.cli.options import ProblemsOfCall, prepare
from tests.scenario.base import folder

TOML = 'name = "x"\nlanguage = "{language}"\nmonths = 6\n[population]\ncommunity = 5\ngovernment = 1\nbusiness = 1\nngo = 1\n'


@pytest.mark.parametrize(("language", "lang", "text"), [("id", None, "0,5"), ("id", None, "0.5"), ("en", "id", "0,5"), ("en", None, "0.5")])
def test_a_decimal_comma_in_indonesian(tmp_path, language: str, lang: str | None, text: str) -> None:
    problems = ProblemsOfCall()
    path = folder(tmp_path / "x", TOML.format(language=language), {})
    case = prepare(str(path), {"settings": (f"budget_scale={text}",), "lang": lang}, problems)
    assert not problems.found
    assert case is not None
    assert case.parameters == {"budget_scale": 0.5}


@pytest.mark.parametrize(("language", "lang"), [("en", None), ("id", "en")])
def test_a_decimal_comma_in_english_is_told_with_what_to_write(tmp_path, language: str, lang: str | None) -> None:
    problems = ProblemsOfCall()
    path = folder(tmp_path / "x", TOML.format(language=language), {})
    assert prepare(str(path), {"settings": ("budget_scale=0,5",), "lang": lang}, problems) is None
    (problem,) = problems.found
    assert problem.place == "--set budget_scale"
    assert problem.expected == "write 0.5"


def test_an_unknown_name_is_told_with_the_nearest(tmp_path) -> None:
    problems = ProblemsOfCall()
    path = folder(tmp_path / "x", TOML.format(language="id"), {})
    assert prepare(str(path), {"settings": ("budget_scal=0,5",)}, problems) is None
    assert problems.found[0].nearest == "budget_scale"
    assert "bukan parameter" in problems.found[0].found


KEYS = (
    TOML.format(language="{language}")
    + '[[plans]]\nname = "Talk"\nbudget = 3.0\nactions = [{{lever = "mediation", spend = 0.2}}]\n[[shocks]]\nshock = "disaster"\nmonth = 3\n'
)


def test_any_key_of_a_scenario_is_set_as_a_point_sets_it(tmp_path) -> None:
    problems = ProblemsOfCall()
    path = folder(tmp_path / "x", KEYS.format(language="id"), {})
    settings = ("plans.Talk.actions[1].spend=0,7", "shocks[1].severity=0.25", "seed=4", "population.ties_each=5", "budget_scale=0,5")
    case = prepare(str(path), {"settings": settings}, problems)
    assert not problems.found
    assert case is not None
    assert (case.plans[1].actions[0].spend, case.shocks[0].severity, case.seed) == (0.7, 0.25, 4)
    assert (case.population.ties_each, case.parameters) == (5, {"budget_scale": 0.5})


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("seed=-1", "--set seed: -1 lies outside the range"),
        ("seed=much", '--set seed: "much" is text; expected a whole number'),
        ("shocks[2].severity=1", "--set shocks[2].severity: there are 1 entries in shocks"),
        ("plans.Tolk.budget=1", '--set plans.Tolk.budget: there is no plan "Tolk"; did you mean "Talk"?'),
    ],
)
def test_a_key_that_cannot_be_set_is_told_as_at_a_point(tmp_path, setting: str, told: str) -> None:
    problems = ProblemsOfCall()
    path = folder(tmp_path / "x", KEYS.format(language="en"), {})
    assert prepare(str(path), {"settings": (setting,)}, problems) is None
    (problem,) = problems.found
    assert problem.tell("en").startswith(told)
