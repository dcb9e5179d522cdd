"""Part 10: what is given, what is drawn and around what, and how many findings hold."""

import re
from types import SimpleNamespace
from typing import Any

import pytest

from partnership_sim.declare import PARAMETERS
from partnership_sim.plots.numbers import Numbers
from partnership_sim.report.context import Context
from partnership_sim.report.data import Data
from partnership_sim.report.markup import bare
from partnership_sim.report.parts import basis, given
from partnership_sim.scenario.schema import Scenario
from partnership_sim.verdicts.judged import Count

REGISTER = """id,name,kind,resistance,power,joins
dinas,Dinas PU,government,0.4,3,
toko,Toko Maju,business,0.5,,
lsm,LSM Tirta,ngo,,2,
dusun,Dusun Krajan,community,,,6
"""
TIES = """source,target,trust
dinas,toko,0.6
toko,dinas,0.5
lsm,dinas,0.7
"""
COUNTS = {"community": 3, "government": 1, "business": 1, "ngo": 1}


class Said:
    """A scenario without results."""

    language, numbers, say = "en", Numbers("en"), Data.say


def context(population, ties=TIES, **keys) -> Context:
    """Return what a scenario of this population says of itself."""
    data: Any = Said()
    mapping = {"name": "x", "months": 12, "population": population, **keys}
    data.scenario = Scenario.of(mapping, files={"register.csv": REGISTER.encode(), "ties.csv": ties.encode()})
    return Context(data)


def lines(c: Context) -> list[str]:
    return [bare(line) for line in given.items(c)]


def cells(c: Context) -> dict[str, list[str]]:
    """Return the rows of the table of columns by their first cell."""
    (table,) = given.columns(c)
    return {bare(row[0]): [bare(cell) for cell in row[1:]] for row in table.rows}


# What is given, what is drawn


def test_each_column_tells_for_how_many_the_register_gives_it():
    table = cells(context({**COUNTS, "register": "register.csv"}))
    assert table["Resistance to the change"][:2] == ["2", "4"]
    assert table["Weight in decisions"][:2] == ["2", "4"]
    assert table["Negotiation skill"][:2] == ["0", "6"]
    assert {row[2] for row in table.values()} == {"the model's own figures"}


def test_a_column_that_is_given_for_everybody_is_not_drawn():
    c: Any = context({"register": "register.csv"})
    c.data.scenario.population.register.columns["power"][:] = 1.0
    assert cells(c)["Weight in decisions"] == ["4", "0", "–"]


def test_figures_of_the_scenario_are_told_from_the_model_s_own():
    population = {**COUNTS, "register": "register.csv"}
    table = cells(
        context(
            {
                **population,
                # business: given by the register for the only one there, so that its figure is used by nobody
                "resistance": {"business": 0.6, "ngo": 0.3},
                "power": {"community": 1.5, "business": 1.5},
                "rent": {"community": {"spread": 0.1}},
                "information": dict.fromkeys(("community", "government", "business", "ngo"), 0.4),
            }
        )
    )
    assert table["Resistance to the change"][2] == "this scenario's figures for NGOs, the model's own for the rest"
    assert table["Weight in decisions"][2] == "this scenario's figures"
    assert table["Income that depends on things as they are"][2] == "this scenario's figures for communities, the model's own for the rest"
    assert table["Access to information"][2] == "this scenario's figures"
    assert table["Mediation skill"][2] == "the model's own figures"


def test_where_all_columns_are_drawn_alike_a_sentence_says_so():
    c = context(COUNTS)
    assert given.columns(c) == []
    assert "All else about them is drawn around the model's own figures" in lines(c)


def test_without_a_register_the_table_speaks_of_no_register():
    c = context({**COUNTS, "power": {"community": 2}})
    (table,) = given.columns(c)
    assert [bare(cell) for cell in table.head] == ["Column", "Drawn around"]
    assert table.note is None
    assert not any("All else" in line for line in lines(c))


def test_where_the_register_s_numbers_come_from_is_not_claimed():
    (table,) = given.columns(context({**COUNTS, "register": "register.csv"}))
    assert table.note is not None
    assert "survey" in bare(table.note)
    assert "not written in a scenario" in bare(table.note)


def test_ties_of_the_file_and_their_trust_are_counted():
    told = lines(context({"register": "register.csv", "ties": "ties.csv"}))
    assert "Given: 2 ties from your file of ties; trust in 3 of their 4 directions, the rest is drawn" in told
    # the hamlet joins later, without a tie in the file
    assert any("newcomers" in line for line in told)
    every = lines(context({"register": "register.csv", "ties": "ties.csv"}, ties=f"{TIES}dinas,lsm,0.4\nlsm,dusun,0.4\ndusun,lsm,0.5\n"))
    assert "Given: 3 ties from your file of ties, with trust in both directions of each" in every
    assert not any("newcomers" in line for line in every)


def test_ties_are_drawn_for_drawn_stakeholders_beside_a_file():
    ties = f"{TIES}lsm,dusun,0.4\n"
    told = lines(context({**COUNTS, "register": "register.csv", "ties": "ties.csv", "ties_each": 5}, ties=ties))
    assert any("ties of drawn stakeholders" in line and "about 5 each" in line for line in told)
    assert any("all ties, about 8 for each" in line for line in lines(context(COUNTS)))


def test_trust_tells_for_how_many_pairs_the_scenario_speaks():
    population = {"community": 3, "government": 1, "business": 0, "ngo": 0}
    pair = {"community > government": 0.3}
    assert "Trust that is not given is drawn around the model's own figures" in lines(context(population))
    some = lines(context({**population, "trust": {**pair, "ngo > ngo": 0.1}}))
    assert any("for 1 of 4 pairs of kinds, the model's own" in line for line in some)  # of the kinds that are there
    every = {f"{one} > {other}": 0.3 for one in ("community", "government") for other in ("community", "government")}
    assert "Trust that is not given is drawn around this scenario's figures" in lines(context({**population, "trust": every}))


def test_the_model_s_own_figures_tell_their_source_by_kind():
    (line,) = [line for line in lines(context(COUNTS)) if "rest on" in line]
    assert re.search(r"communities – .*LSI 2023", line)
    assert "government offices, businesses and NGOs – assumption" in line
    (line,) = [line for line in lines(context({"community": 2, "government": 0, "business": 0, "ngo": 0})) if "rest on" in line]
    assert "NGOs –" not in line


# How many findings hold


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(("parameters", "said"), [({}, None), ({"trust_gain": 0.07}, "1"), ({"trust_gain": 0.07, "escalation": 0.2}, "2")])
def test_findings_are_counted_from_the_judged_table_and_not_claimed_for_other_numbers(language, parameters, said):
    data = context(COUNTS, parameters=parameters).data
    data.language = language
    c: Any = SimpleNamespace(
        data=data,
        verdict=SimpleNamespace(
            rests_on=SimpleNamespace(findings=Count(41, 37, 8, fitted=25, fitted_held=20, identities=6, identities_held=5))
        ),
    )
    first, *rest = [bare(line) for line in basis._findings(c)]
    calibrated = sum(parameter.mark == "calibrated" for parameter in PARAMETERS.values())
    assert [int(number) for number in re.findall(r"\d+", first)] == [41, 37, 25, 8, calibrated]
    assert [re.findall(r"\d+", line) for line in rest] == ([] if said is None else [[said]])
