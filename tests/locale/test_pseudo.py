"""A made-up language with accents on every letter goes through what people read: a plain word in it was never translated."""

from __future__ import annotations

import itertools
import re
from html import unescape

import pytest

import partnership_sim as ps
from partnership_sim import catalogue
from partnership_sim.cli import main
from partnership_sim.declare import METRICS, OUTCOMES, PARAMETERS
from partnership_sim.errors import InputError
from partnership_sim.kinds import COLUMNS, KINDS
from partnership_sim.levers import LEVERS
from partnership_sim.locale import PSEUDO, Language, telling_in
from partnership_sim.report.context import Context
from partnership_sim.report.data import Data
from partnership_sim.report.write import BUILDERS, html
from partnership_sim.results.reader import Results
from partnership_sim.scenario import Scenario, document
from partnership_sim.scenario.check import report
from partnership_sim.shocks import SHOCKS
from tests.report import synthetic
from tests.scenario.base import FILED, PLAIN, bytes_of, spoilt
from tests.scenario.test_wrong_scenario import WRONG

#: What Babel writes, which speaks our languages and not the made-up one.
OF_BABEL = {
    "and",
    "or",
    "million",
    "billion",
    "trillion",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
}
#: The program's name; file formats; the units of a computer.
NAMES = {
    "nan",
    "inf",
    "true",
    "false",
    "mean",
    "spread",
    "low",
    "high",
    "partnership",
    "sim",
    "CSV",
    "UTF",
    "TOML",
    "Python",
    "SHA",
    "GB",
    "IDR",
    "xx",
    "No",
    "programme",
}
#: Keys of an action and of a shock.
KEYS_OF_ACTIONS = {*document.Action.model_fields, *document.Shock.model_fields}
#: Names of what is declared: they are the same in every language.
KEYS = {*LEVERS, *SHOCKS, *METRICS, *OUTCOMES, *PARAMETERS, *KINDS, *(column.name for column in COLUMNS)}


def plain_words(text: str, known: set[str] = frozenset()) -> set[str]:  # type: ignore[assignment]
    """Return the words without accents that are no names: what nobody translated."""
    return {word for word in re.findall(r"[A-Za-z]{2,}", text) if word not in OF_BABEL | NAMES | known}


def words_of(*names: str) -> set[str]:
    return {word for name in names for word in re.findall(r"[A-Za-z]{2,}", name)}


def seen(source: str) -> str:
    """Return what a reader of a page sees and hears: text, and the attributes that are read out."""
    body = source[source.index("<body") :]
    spoken = re.findall(r'(?:aria-label|title|data-label|alt)="([^"]*)"', body)
    for hidden in (
        r"<style.*?</style>",
        r"<pre.*?</pre>",
        r"<code.*?</code>",
        r"<metadata.*?</metadata>",
        r"<defs.*?</defs>",
        r"<!--.*?-->",
    ):
        body = re.sub(hidden, " ", body, flags=re.DOTALL)
    return unescape(" ".join([re.sub(r"<[^>]*>", " ", body), *spoken]))


@pytest.fixture
def in_pseudo(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", PSEUDO)


def page_of(folder):
    data = Data(Results(folder), PSEUDO)
    context = Context(data)
    return data, html(context, [builder.build(context) for builder in BUILDERS])


@pytest.mark.parametrize("case", ["filed", "single"])
def test_no_word_of_a_report_escapes(tmp_path, case):
    keys = {"replicates": 1} if case == "single" else {"register": True}
    folder = synthetic.make(tmp_path / "results", **keys)
    data, text = page_of(folder)
    people = [word for row in itertools.chain.from_iterable([synthetic.REGISTER.splitlines()]) for word in words_of(row)]
    known = words_of(data.scenario.name, *data.plans, str(folder)) | set(people)
    assert not plain_words(seen(text), known | words_of(*KEYS))


def test_no_word_of_help_escapes(in_pseudo, capsys):
    for command in ((), ("new",), ("check",), ("describe",), ("run",), ("report",), ("evidence",)):
        main([*command, "--help"])
        told = re.sub(r"--?[a-z][a-z-]*", "", capsys.readouterr().out)
        known = {"new", "check", "describe", "run", "report", "evidence"}
        assert not plain_words(told, known), command


def test_no_word_of_the_catalogue_escapes():
    told = catalogue.rows(PSEUDO)
    shown = ("what", "unit", "estimate", "label", "price", "null", "rule", "type")
    known = words_of(*KEYS)
    escaped = {
        (sort, row["name"], key): plain_words(row[key], known) for sort, rows in told.items() for row in rows for key in shown if key in row
    }
    #: Keys that take words of the scenario's own, which are the same in every language.
    choices = {("scenario", "language", "type"): {"en", "id"}, ("scenario", "report.names", "type"): {"roles", "all"}}
    assert {place: set(words) for place, words in escaped.items() if words} == choices


def test_no_word_of_check_escapes():
    case = Scenario.of(FILED, files=bytes_of())
    known = words_of(
        *KEYS, *FILED, *bytes_of(), case.name, *(plan.name for plan in case.plans), *bytes_of()["stakeholders.csv"].decode().split(",")
    )
    told = report(case, PSEUDO)
    assert not plain_words("\n".join([*told.headings, *told.given, *told.drawn, *told.warnings]), known)


@pytest.mark.parametrize(("path", "value"), [(row[0], row[1]) for row in WRONG if row[0] != "language"])
def test_no_word_of_a_problem_escapes(path, value):
    wrong = spoilt(path, value)
    wrong.pop("language")
    with telling_in(PSEUDO), pytest.raises(InputError) as caught:
        Scenario.of(wrong)
    for problem in caught.value.problems:
        told = re.sub(r'"[^"]*"|\[[^\]]*\]', "", f"{problem.found} {problem.expected}")
        assert not plain_words(told, words_of(*KEYS, *PLAIN, "describe", *KEYS_OF_ACTIONS, "rate", "scenario", "toml"))


def test_no_word_of_the_mesa_face_escapes(in_pseudo):
    case = Scenario.of(PLAIN).model_copy(update={"language": PSEUDO})
    with telling_in(PSEUDO):
        for call in (
            lambda: ps.PartnershipModel(case, plan="Latihn"),
            lambda: ps.PartnershipModel(case, replicate=-1),
            lambda: ps.run(case, replicates=0),
            lambda: ps.run(case, parameters={"nothing": [1.0]}),
        ):
            with pytest.raises(InputError) as caught:
                call()
            for problem in caught.value.problems:
                told = re.sub(r'"[^"]*"', "", f"{problem.found} {problem.expected}")
                assert not plain_words(told, words_of(*KEYS, "describe", *(plan.name for plan in case.plans))), told


def test_values_and_markup_stay_as_they_are():
    assert Language.of(PSEUDO).translate("<b>{count}</b> of {all:.1f}") == "⟦<b>{count}</b> óƒ {all:.1f}⟧"


def test_a_plain_word_is_seen():
    assert plain_words("⟦áńď⟧ word, 12 million") == {"word"}
