"""Every sentence in both languages, and the one table of certainty."""

import importlib
import math
import pkgutil
import string

import pytest

from partnership_sim.locale import Text
from partnership_sim.plots.numbers import Numbers
from partnership_sim.report import certainty, words
from partnership_sim.report.words import page
from partnership_sim.verdicts.certainty import DEGREES, Score, chance, often

MODULES = [importlib.import_module(f"{words.__name__}.{info.name}") for info in pkgutil.iter_modules(words.__path__)]


def texts(value, name):
    if isinstance(value, Text):
        yield name, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from texts(one, f"{name}[{key!r}]")
    elif isinstance(value, (tuple, list)):
        for number, one in enumerate(value):
            yield from texts(one, f"{name}[{number}]")


ALL = [
    (f"{module.__name__.rsplit('.', 1)[1]}.{name}", text)
    for module in MODULES
    for key, value in vars(module).items()
    if key.isupper()
    for name, text in texts(value, key)
]


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize(("name", "text"), ALL, ids=[name for name, _ in ALL])
def test_both_languages_say_the_same_things(name, text):
    assert text["en"].strip()
    assert text["id"].strip()
    assert fields(text["en"]) == fields(text["id"])
    assert text["en"].endswith(".") == text["id"].endswith(".")


def test_there_are_sentences_in_every_file():
    assert len(ALL) > 200
    assert len(page.QUESTIONS) == 11


def test_every_degree_of_certainty_has_its_words():
    assert list(page.CERTAINTY) == list(DEGREES)
    for language in ("en", "id"):
        assert len({text[language] for text in page.CERTAINTY.values()}) == len(page.CERTAINTY)
    assert certainty.odds(often(0.97, 100), Numbers("en")) == "97 of 100 runs (almost always)"
    assert certainty.odds(often(0.5, 30), Numbers("id")) == "15 dari 30 simulasi (berimbang)"
    assert certainty.odds(often(0.97, 19), Numbers("en")) == "18 of 19 runs"


@pytest.mark.parametrize(
    ("share", "runs", "english", "indonesian"),
    [
        (1.0, 10, "10 of 10 runs", "10 dari 10 simulasi"),
        (0.9, 10, "9 of 10 runs", "9 dari 10 simulasi"),
        (0.0, 10, "0 of 10 runs", "0 dari 10 simulasi"),
        (0.04, 10, "1 of 10 runs", "1 dari 10 simulasi"),
        (1.0, 1, "1 of 1 run", "1 dari 1 simulasi"),
        (0.0, 1, "0 of 1 run", "0 dari 1 simulasi"),
        (2 / 3, 99, "66 of 99 runs", "66 dari 99 simulasi"),
        (0.875, 200, "88 of 100 runs", "88 dari 100 simulasi"),
        (0.999, 2000, "99 of 100 runs", "99 dari 100 simulasi"),
        (1.0, 2000, "100 of 100 runs", "100 dari 100 simulasi"),
        (math.nan, 10, "–", "–"),
    ],
)
def test_frequencies_are_told_in_the_runs_that_were_made(share, runs, english, indonesian):
    assert certainty.often(share, runs, Numbers("en")) == english
    assert certainty.often(share, runs, Numbers("id")) == indonesian


def test_how_often_a_gain_comes_is_told_of_a_hundred_from_a_hundred_runs_on():
    numbers = Numbers("en")

    def told(gain: float, runs: int) -> str:
        return certainty.gains(chance(Score(0.01, gain, 0.0, 0.0, runs), 1), numbers)

    assert told(0.97, 100) == "97 of 100 runs (almost always)"
    assert told(0.38, 200) == "38 of 100 runs (less often than not)"
    assert told(0.38, 250) == "38 of 100 runs (less often than not)"
    assert told(0.9, 10) == "9 of 10 runs"
    assert told(18 / 19, 19) == "18 of 19 runs"
    assert told(0.9, 20) == "18 of 20 runs (usually)"
    assert told(98 / 99, 99) == "98 of 99 runs (almost always)"
    assert told(1.0, 5) == "5 of 5 runs"
    assert told(0.0, 2) == "0 of 2 runs"
    assert told(1.0, 1) == "1 of 1 run"
    assert certainty.losses(chance(Score(0.01, 0.3, 0.05, 0.0, 200), 1), numbers) == "5"
    assert certainty.losses(chance(Score(0.01, 0.3, 0.1, 0.0, 10), 1), numbers) == "1"
