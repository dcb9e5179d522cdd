"""Sound scenarios: defaults are filled in, files are kept, and a scenario comes back the same from its own files."""

from __future__ import annotations

import pytest

from partnership_sim.declare import PARAMETERS
from partnership_sim.kinds import KINDS
from partnership_sim.scenario import NO_PROGRAMME, Scenario
from partnership_sim.scenario.names import MOST_INFLUENTIAL
from tests.scenario.base import FILED, PLAIN, bytes_of, folder, spoilt

TOML = """
name = "Sukamaju"
months = 48
programme_end = 24
plans = "plans.csv"
shocks = "shocks.csv"
[population]
register = "stakeholders.csv"
ties = "ties.csv"
community = 12
ngo = 1
"""
SMALLEST = {"name": "x", "months": 3, "population": {"community": 1, "government": 0, "business": 0, "ngo": 0}}


def test_every_default_is_filled_in():
    case = Scenario.of(SMALLEST)
    assert (case.programme_end, case.replicates, case.seed, case.language, case.money) == (3, 200, 1, "en", None)
    assert case.goals == ("need_met", "trust", "sustained")
    assert [plan.name for plan in case.plans] == [NO_PROGRAMME]
    assert case.shocks == ()
    assert (case.population.ties_each, case.population.homophily, case.population.conflict) == (8, 0.15, 0.02)
    assert set(case.population.trust) == {(one, other) for one in KINDS for other in KINDS}
    assert all(set(kinds) == set(KINDS) for kinds in case.population.columns.values())
    assert tuple(case.uncertainties) == MOST_INFLUENTIAL[:10]
    assert case.parameters == {}


def test_actions_take_the_lever_s_own_defaults():
    case = Scenario.of(PLAIN)
    train, talk = (plan.actions[0] for plan in case.plans[1:])
    assert (train.start, train.end, train.on, train.by, train.form) == (1, 18, ("community",), ("ngo",), "")
    assert train.options == {"negotiation": 1.0, "mediation": 1.0, "conflict_management": 1.0}
    assert (talk.start, talk.end, talk.on, talk.form, talk.options) == (1, 24, tuple(KINDS), "messages", {"agreement": 0.0})


def test_an_option_that_the_lever_decides_is_left_out_unless_given():
    action = {"lever": "service_delivery", "form": "joint", "spend": 1}
    assert Scenario.of(spoilt("plans/0/actions/0", action)).plans[1].actions[0].options == {"agreement": 0.0}
    given = Scenario.of(spoilt("plans/0/actions/0", {**action, "project_size": 0.2})).plans[1].actions[0]
    assert given.options == {"agreement": 0.0, "project_size": 0.2}
    assert given.on == tuple(KINDS)
    assert Scenario.of(spoilt("plans/0/actions/0", {"lever": "service_delivery", "spend": 1})).plans[1].actions[0].on == ("community",)


def test_a_budget_is_spends_and_convening_unless_given():
    """Nine organisations are convened for 24 months at 0.02 units each."""
    assert [plan.budget for plan in Scenario.of(PLAIN).plans] == [0, 30, pytest.approx(0.5 * 24 + 9 * 0.02 * 24)]


def test_a_bare_number_keeps_the_declared_spread():
    population = Scenario.of(PLAIN).population
    assert (population.trust["community", "government"].mean, population.trust["community", "government"].spread) == (0.4, 0.2)
    assert (population.trust["ngo", "business"].mean, population.trust["ngo", "business"].spread) == (0.5, 0.1)
    assert (population.columns["resistance"]["government"].mean, population.columns["resistance"]["government"].spread) == (0.6, 0.14)


def test_parameters_at_their_default_are_not_changed_ones():
    assert Scenario.of(spoilt("parameters", {"trust_loss_ratio": PARAMETERS["trust_loss_ratio"].default, "need": 0.35})).parameters == {
        "need": 0.35
    }


def test_a_register_fills_the_totals_first():
    case = Scenario.of(FILED, files=bytes_of())
    assert case.population.counts == {"community": 12, "ngo": 1}
    assert {kind: case.population.total(kind) for kind in KINDS} == {"community": 12, "government": 2, "business": 1, "ngo": 1}
    assert case.population.register is not None
    assert case.population.ties is not None
    assert case.population.register.ids == ("camat", "pdam", "toko", "lsm", "dusun")
    assert list(case.population.register.joins) == [0, 0, 0, 0, 6]
    assert len(case.population.ties) == 4


def test_plans_and_shocks_from_csv():
    case = Scenario.of(FILED, files=bytes_of())
    assert [plan.name for plan in case.plans] == [NO_PROGRAMME, "Latihan", "Layanan"]
    assert [plan.budget for plan in case.plans] == [0, 24, pytest.approx(0.8 * 24 + 4 * 0.02 * 24)]  # four organisations are convened
    train, mediate = case.plans[1].actions
    assert (train.on, train.by, mediate.start, mediate.end, mediate.by) == (("community", "ngo"), ("ngo",), 3, 24, ("lsm",))
    cut, disaster = case.shocks
    assert (cut.month, cut.rate, cut.severity, cut.duration, cut.on) == (12, None, 0.4, 6, ("government",))
    assert (disaster.month, disaster.rate, disaster.duration, disaster.on) == (None, 0.2, 24, ("community",))


def test_csv_and_tables_both_count(tmp_path):
    both = TOML.replace("[population]", '[[plans]]\nname = "Ketiga"\n[[plans.actions]]\nlever = "mediation"\nspend = 1\n[population]')
    assert [plan.name for plan in Scenario.load(folder(tmp_path / "a", both)).plans] == [NO_PROGRAMME, "Latihan", "Layanan", "Ketiga"]


def test_an_empty_lever_makes_a_plan_without_actions():
    case = Scenario.of(FILED, files=bytes_of(plans="plan,budget,lever,spend\nMenunggu,10,,\n"))
    assert (case.plans[1].name, case.plans[1].budget, case.plans[1].actions) == ("Menunggu", 10, ())


def test_nobody_carries_out_means_an_outside_facilitator():
    assert Scenario.of(spoilt("plans/0/actions/0/by", [])).plans[1].actions[0].by == ()
    table = "plan,budget,lever,spend,by\nLuar,,mediation,1,-\n"
    assert Scenario.of(FILED, files=bytes_of(plans=table)).plans[1].actions[0].by == ()


def test_a_drawn_stakeholder_can_be_named():
    action = {"lever": "mediation", "spend": 1, "on": ["community-020", "ngo"]}
    assert Scenario.of(spoilt("plans/0/actions/0", action)).plans[1].actions[0].on == ("community-020", "ngo")


def test_folder_and_file_are_the_same_scenario(tmp_path):
    path = folder(tmp_path / "sukamaju", TOML)
    one, other = Scenario.load(path), Scenario.load(path / "scenario.toml")
    assert one == other
    assert one.stem == "sukamaju"
    renamed = tmp_path / "sukamaju" / "lain.toml"
    renamed.write_bytes((path / "scenario.toml").read_bytes())
    assert Scenario.load(renamed).stem == "lain"
    assert set(Scenario.load(renamed).files) == {"scenario.toml", *bytes_of()}


def test_its_files_give_it_back(tmp_path):
    case = Scenario.load(folder(tmp_path / "a", TOML))
    assert case.files == {"scenario.toml": TOML.encode(), **bytes_of()}
    again = Scenario.load(folder(tmp_path / "b" / "a", case.files["scenario.toml"].decode(), case.files))
    assert again == case


@pytest.mark.parametrize(("mapping", "files"), [(PLAIN, {}), (FILED, bytes_of()), (SMALLEST, {})])
def test_a_mapping_writes_files_that_give_it_back(tmp_path, mapping, files):
    case = Scenario.of(mapping, files=files, base=tmp_path)
    path = tmp_path / case.stem
    path.mkdir(exist_ok=True)
    for name, data in case.files.items():
        (path / name).write_bytes(data)
    assert Scenario.load(path) == case


def test_files_are_found_in_the_base_folder(tmp_path):
    folder(tmp_path, TOML)
    assert Scenario.of(FILED, base=tmp_path).population.register == Scenario.of(FILED, files=bytes_of()).population.register


def test_a_mark_at_the_start_of_the_toml_is_read(tmp_path):
    path = folder(tmp_path / "a", TOML)
    (path / "scenario.toml").write_bytes(b"\xef\xbb\xbf" + TOML.encode().replace(b"\n", b"\r\n"))
    assert Scenario.load(path).name == "Sukamaju"


def test_a_parameter_with_a_dot_may_be_a_nested_table():
    from partnership_sim.declare import PARAMETERS, Parameter

    PARAMETERS.add("peer_exchange.half_effect", Parameter(0.4, 0.05, 5, name="peer_exchange.half_effect"))
    try:
        nested = Scenario.of(spoilt("parameters", {"peer_exchange": {"half_effect": 1.0}}))
        quoted = Scenario.of(spoilt("parameters", {"peer_exchange.half_effect": 1}))
        assert nested.parameters == quoted.parameters == {"peer_exchange.half_effect": 1.0}
    finally:
        PARAMETERS.remove("peer_exchange.half_effect")


def test_a_scenario_is_one_thing_and_frozen():
    case = Scenario.of(PLAIN)
    with pytest.raises(TypeError, match="not iterable"):
        iter(case)
    with pytest.raises(ValueError, match="frozen"):
        case.months = 3


def test_the_listing_names_every_key_in_both_languages():
    from partnership_sim.scenario import table

    english, indonesian = table("en"), table("id")
    assert [row[0] for row in english] == [row[0] for row in indonesian]
    keys = {row[0] for row in english}
    assert {"months", "population.community", "population.ties_each", "plans.actions.by", "shocks.rate", "parameters.NAME"} <= keys
    assert all(one[3] != other[3] for one, other in zip(english, indonesian, strict=True))


def test_drawn_ids_go_on_where_the_register_uses_such_a_name():
    mapping = {"name": "x", "months": 9, "population": {"register": "r.csv", "community": 4}}
    files = {"r.csv": b"id,kind\ncommunity-002,community\n"}

    def on(name: str) -> Scenario:
        return Scenario.of(
            {**mapping, "plans": [{"name": "P", "actions": [{"lever": "mediation", "spend": 1, "on": [name]}]}]}, files=files
        )

    assert {on(name).plans[1].actions[0].on[0] for name in ("community-001", "community-002", "community-004")}
    with pytest.raises(ValueError, match="neither a kind"):
        on("community-005")


def test_a_spread_alone_keeps_the_declared_mean():
    spread = Scenario.of(spoilt("population/resistance", {"ngo": {"spread": 0.05}})).population.columns["resistance"]["ngo"]
    assert (spread.mean, spread.spread) == (0.2, 0.05)
