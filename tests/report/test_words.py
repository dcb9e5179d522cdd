"""Every sentence in both languages, and the one table of certainty."""

import importlib
import pkgutil
import string

import pytest

from partnership_sim.declare import Text
from partnership_sim.report import certainty, words
from partnership_sim.report.words import page

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
    assert text.en.strip()
    assert text.id.strip()
    assert fields(text.en) == fields(text.id)
    assert text.en.endswith(".") == text.id.endswith(".")


def test_there_are_sentences_in_every_file():
    assert len(ALL) > 200
    assert len(page.QUESTIONS) == 10


def test_words_of_certainty_cover_every_probability():
    bounds = [least for least, _ in page.CERTAINTY]
    assert bounds == sorted(bounds, reverse=True)
    assert bounds[-1] == 0
    for language in ("en", "id"):
        assert len({text[language] for _, text in page.CERTAINTY}) == len(page.CERTAINTY)
    assert certainty.word(0.97, "en") == "almost always"
    assert certainty.word(0.87, "en") == "usually"
    assert certainty.word(0.5, "id") == "tidak lebih dari kebetulan"
    assert certainty.word(0.0, "en") == "almost never"
