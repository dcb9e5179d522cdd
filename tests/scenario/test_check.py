"""What `check` tells of a sound scenario."""

from __future__ import annotations

from partnership_sim.scenario import Scenario
from partnership_sim.scenario.check import report
from tests.scenario.base import FILED, PLAIN, bytes_of, spoilt


def of(mapping, files=None):
    return report(Scenario.of(mapping, files=files))


def test_what_is_given_and_what_is_drawn():
    told = of(FILED, bytes_of())
    assert "community: 12, 1 of them in the register" in told.given
    assert any(line.startswith('plan "Latihan", budget 24: capacity_building 1 (1-24)') for line in told.given)
    assert any(line.startswith("community: 11 stakeholders") for line in told.drawn)
    government = next(line for line in told.drawn if line.startswith("government:"))
    assert "resources (1)" in government
    assert "negotiation (2)" in government
    assert "resistance" not in government
    assert any("trust in 3 directions" in line for line in told.drawn)
    assert any(line.startswith("stakeholders.csv: comma") for line in told.recognised)


def test_one_and_all_are_told_as_people_say_it():
    population = {"register": "stakeholders.csv", "ties": "ties.csv", "community": 2, "ngo": 1}
    told = of(spoilt("population", population, FILED), bytes_of())
    assert "government: 2, all in the register" in told.given
    assert "community: 1 stakeholder, with all its attributes" in told.drawn


def test_a_sound_scenario_has_no_warnings():
    sound = spoilt("plans/0/budget", 21.25, spoilt("replicates", 20))
    assert of(sound).warnings == ()


def test_warnings():
    nobody = spoilt("population/ngo", 0, spoilt("population/trust", {}))
    assert any("outside facilitator" in line for line in of(nobody).warnings)
    assert any("outside facilitator" in line for line in of(spoilt("plans/0/actions/0/by", [])).warnings)
    tiny = {"community": 2, "government": 1, "business": 0, "ngo": 1}
    assert any("small (4)" in line for line in of(spoilt("population", tiny)).warnings)
    assert any(
        "would spend 21.2, 3.24 of it to convene the partnership, and has 5" in line for line in of(spoilt("plans/0/budget", 5)).warnings
    )
    assert any("lasts beyond" in line for line in of(spoilt("shocks/0/duration", 60)).warnings)
    assert any("replicates" in line for line in of(spoilt("replicates", 2)).warnings)
    assert any("no plan" in line for line in of(spoilt("plans", None)).warnings)


def test_headings_stand_before_their_parts():
    told = of(PLAIN)
    lines = list(told)
    assert lines[0] == "Given"
    assert len(lines) == sum(1 + len(sentences) for _, sentences in told.parts())


def test_levers_shocks_and_columns_have_their_label_beside_them():
    told = report(Scenario.of(FILED, files=bytes_of()), "id")
    assert any("capacity_building (Peningkatan kapasitas) 1 (1-24), mediation (Mediasi) 0,5" in line for line in told.given)
    assert any(line.startswith("guncangan funding_cut (Pemotongan anggaran): ") for line in told.given)
    assert any("resources = sumber daya (1)" in line for line in told.drawn)


def test_goals_may_be_written_by_their_label():
    scenario = Scenario.of(spoilt("goals", ["Layanan", "trust"]))
    assert scenario.goals == ("service", "trust")
    assert 'scenario.toml: goals read by their meaning: "Layanan" = service' in scenario.notes
