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
