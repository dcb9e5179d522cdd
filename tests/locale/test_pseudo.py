"""A made-up language with accents on every letter goes through what people read: a plain word in it was never translated."""

from __future__ import annotations

import errno
import itertools
import re

import pytest

import partnership_sim as ps
from partnership_sim import catalogue, faults
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
from tests.locale.escapes import plain_words, seen, words_of
from tests.report import synthetic
from tests.scenario.base import FILED, FILES, PLAIN, bytes_of, spoilt
from tests.scenario.test_wrong_scenario import WRONG
from tests.scenario.test_wrong_tables import PLANS, REGISTER, TIES, WHOLE
from tests.scenario.test_wrong_tables import SHOCKS as SHOCK_ROWS

#: Keys of an action and of a shock.
KEYS_OF_ACTIONS = {*document.Action.model_fields, *document.Shock.model_fields}
#: Names of what is declared: they are the same in every language.
KEYS = {*LEVERS, *SHOCKS, *METRICS, *OUTCOMES, *PARAMETERS, *KINDS, *(column.name for column in COLUMNS)}


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
        known = {"new", "check", "describe", "run", "report", "evidence", "workshop"}
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
    choices |= {("scenario", "population.place", "type"): {"hard", "average", "easy"}}
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


def test_no_word_of_a_wrong_table_escapes():
    columns = words_of(*(row["name"] for sort in ("register", "ties", "plans.csv", "shocks.csv") for row in catalogue.rows("en")[sort]))
    people = words_of(*(line.split(",")[0] for line in FILES["stakeholders.csv"].splitlines()))
    spoils: list[tuple[str, str | bytes]] = [
        *(("stakeholders", "id,kind,resistance,resources\n" + row[0]) for row in REGISTER),
        *(("stakeholders", row[0]) for row in WHOLE),
        *((name, FILES[f"{name}.csv"].splitlines()[0] + "\n" + row[0]) for name, rows in (("ties", TIES),) for row in rows),
        *(("plans", "plan,lever,spend,start,end,on\n" + row[0]) for row in PLANS),
        *(("shocks", "shock,month,rate,severity\n" + row[0]) for row in SHOCK_ROWS),
    ]
    for name, data in spoils:
        with telling_in(PSEUDO), pytest.raises(InputError) as caught:
            Scenario.of(FILED, files=bytes_of(**{name: data}), language=PSEUDO)
        for problem in caught.value.problems:
            told = re.sub(r'"[^"]*"', "", f"{problem.place} {problem.found} {problem.expected}")
            assert not plain_words(told, columns | people | words_of(*KEYS, "population resistence xe")), (data, told)


@pytest.mark.parametrize("number", [*faults._TOLD, errno.ENOMEM])
def test_no_word_of_a_fault_of_the_machine_escapes(number):
    told = faults.tell(OSError(number, "of the system"), "disk", PSEUDO)
    assert "⟦" in told
    assert not plain_words(told, {"disk"})


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
