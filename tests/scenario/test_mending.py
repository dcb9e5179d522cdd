"""Numbers of scenario.toml in local dress, and words of either language in its lists."""

from __future__ import annotations

import pytest

from partnership_sim.errors import InputError
from partnership_sim.model import PartnershipModel
from partnership_sim.scenario import Scenario
from partnership_sim.steering.diary import Spend
from tests.scenario.base import FILED, PLAIN, bytes_of, problem_of, spoilt

TOP = 'name = "x"\nmonths = 24\nlanguage = "en"\n'
PEOPLE = "[population]\ncommunity = 5\ngovernment = 1\nbusiness = 1\nngo = 2\n"


def told(tmp_path, text):
    (tmp_path / "scenario.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Scenario.load(tmp_path)
    return [problem.tell() for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("25.000.000", "25.000.000 has marks for thousands; write 25_000_000 or 25000000"),
        ("25,000,000  # rupiah", "25,000,000 has marks for thousands; write 25_000_000 or 25000000"),
        ("25 000 000", "25 000 000 has marks for thousands; write 25_000_000 or 25000000"),
        ("1.500,5", "1.500,5 has marks for thousands; write 1500.5"),
        ("2,5", "2,5 has a decimal comma; write 2.5"),
        ("25,000", "25,000 can be read in two ways, with a mark for thousands or for decimals; write 25_000 or 25"),
        ("Rp25.000.000", "Rp25.000.000 is an amount of money; write 25_000_000"),
        ("50%", "50% is a percentage; write 0.5"),
    ],
)
def test_a_number_in_local_dress(tmp_path, value, said):
    assert told(tmp_path, f'{TOP}[money]\ncurrency = "IDR"\nunit = {value}\n{PEOPLE}') == [f"scenario.toml:line 6: {said}"]


def test_all_of_them_and_every_other_problem_at_once(tmp_path):
    text = f'{TOP}{PEOPLE}[population.resistance]\nngo = {{ mean = 0,6, spread = 0,15 }}\n[[plans]]\nname = “A”\n[[plans.actions]]\nlever = "networkng"\nspend = 2,5\n'
    assert told(tmp_path, text) == [
        "scenario.toml:line 10: 0,6 has a decimal comma; write 0.6",
        "scenario.toml:line 10: 0,15 has a decimal comma; write 0.15",
        'scenario.toml:line 12: the quotation marks are curly, as word processors make them; write straight ones: "',
        "scenario.toml:line 15: 2,5 has a decimal comma; write 2.5",
        'scenario.toml:plans[1].actions[1].lever: "networkng" is not a lever; did you mean "networking"?',
    ]


def test_what_is_sound_is_left_alone(tmp_path):
    (tmp_path / "scenario.toml").write_text(f'{TOP}[money]\ncurrency = "1.000.000,5"\nunit = 25_000_000\n{PEOPLE}', encoding="utf-8")
    case = Scenario.load(tmp_path)
    assert case.money is not None
    assert (case.money.currency, case.money.unit, case.notes) == ("1.000.000,5", 25_000_000, ())


def test_a_point_that_looks_like_thousands_is_said(tmp_path):
    (tmp_path / "scenario.toml").write_text(f'{TOP}[money]\ncurrency = "IDR"\nunit = 25.000\n{PEOPLE}', encoding="utf-8")
    (note,) = Scenario.load(tmp_path).notes
    assert note == "scenario.toml, line 6: 25.000 is read as 25, because a point marks decimals here; for thousands write 25_000"


def test_words_for_kinds_levers_and_shocks_in_the_scenario():
    mapping = spoilt(
        "plans", [{"name": "A", "actions": [{"lever": "Peningkatan kapasitas", "spend": 1, "on": ["LSM, Komunitas"], "by": ["NGOs"]}]}]
    )
    mapping["shocks"] = [{"shock": "Bencana", "month": 3, "on": ["Dunia usaha"]}]
    mapping["population"] = {
        "komunitas": 20,
        "Pemerintah": 3,
        "business": 4,
        "LSM": 2,
        "trust": {"LSM > komunitas": 0.4},
        "resistance": {"LSM": 0.1},
    }
    case = Scenario.of(mapping)
    (action,) = case.plans[1].actions
    assert (action.lever, action.on, action.by) == ("capacity_building", ("ngo", "community"), ("ngo",))
    assert (case.shocks[0].shock, case.shocks[0].on) == ("disaster", ("business",))
    assert case.population.counts == {"community": 20, "government": 3, "business": 4, "ngo": 2}
    assert case.population.trust["ngo", "community"].mean == 0.4
    assert case.population.columns["resistance"]["ngo"].mean == 0.1
    assert any('"Peningkatan kapasitas" = capacity_building' in note for note in case.notes)
    assert case.with_(replicates=3).plans == case.plans


@pytest.mark.parametrize(
    ("path", "value"), [("population/LSM", 3), ("population/resistance/Pemerintah", 0.3), ("population/trust/Komunitas > pemerintah", 0.2)]
)
def test_the_same_kind_twice(path, value):
    assert "it means the same as" in problem_of(spoilt(path, value)).found


def test_names_and_lists_in_lists():
    case = Scenario.of(
        spoilt("plans", [{"name": "A", "actions": [{"lever": "mediation", "spend": 1, "on": ["Kantor Camat; pdam\nngo"]}]}], FILED),
        files=bytes_of(),
    )
    assert case.plans[1].actions[0].on == ("camat", "pdam", "ngo")


def test_who_is_nobody_is_told_part_by_part():
    wrong = spoilt("plans/0/actions/0/on", ["community, nobody at all"], PLAIN)
    problem = problem_of(wrong)
    assert problem.place == "plans[1].actions[1].on[1]"
    assert problem.found.startswith('"nobody at all" is neither')


def test_by_hand_too():
    model = PartnershipModel(Scenario.of(FILED, files=bytes_of()))
    model.spend("Mediasi", 1, on=["Kantor Camat", "NGOs"])
    (line,) = model.diary
    assert isinstance(line, Spend)
    assert (line.action.lever, line.action.on) == ("mediation", ("camat", "ngo"))


def test_a_word_for_a_kind_that_may_be_somebody_s_id_is_told():
    wrong = spoilt("plans", [{"name": "A", "actions": [{"lever": "mediation", "spend": 1, "on": ["LSM"]}]}], FILED)
    assert problem_of(wrong, bytes_of()).found == '"LSM" may be the kind "ngo" or the "lsm" of the register'
