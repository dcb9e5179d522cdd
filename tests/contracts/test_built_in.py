"""Every built-in lever, shock and metric meets the public contracts; so does a user's own of each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import partnership_sim as ps
from partnership_sim import plugins
from partnership_sim.declare import METRICS, PARAMETERS
from partnership_sim.engine.block import advance
from partnership_sim.levers import LEVERS
from partnership_sim.locale import Text
from partnership_sim.metrics import OUTCOMES
from partnership_sim.shocks import SHOCKS
from partnership_sim.testing import check_lever, check_metric, check_shock
from tests.worlds import block, scenario

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = Path(__file__).parent / "own_plugin.py"


@pytest.fixture(scope="module", autouse=True)
def plug_in() -> Iterator[None]:
    """Declare a user's own lever, shock and metric for this module alone; loading them twice does nothing."""
    ps.load_plugin(OWN)
    ps.load_plugin(OWN)
    yield
    plugins.unload_plugin(OWN)


@pytest.mark.parametrize("name", [*LEVERS, "peer_exchange"])
def test_lever(name: str) -> None:
    check_lever(LEVERS[name])


@pytest.mark.parametrize("name", [*SHOCKS, "broken_promise"])
def test_shock(name: str) -> None:
    check_shock(SHOCKS[name])


@pytest.mark.parametrize("name", [*METRICS, "gap_in_capacity"])
def test_metric(name: str) -> None:
    check_metric(name)


def test_ones_own_runs_stepped_and_in_an_ensemble() -> None:
    case = scenario(
        actions=[{"lever": "peer_exchange", "spend": 1.0}],
        shocks=[{"shock": "broken_promise", "month": 4}],
        parameters={"peer_exchange": {"half_effect": 0.2}},
    )
    assert case.parameters == {"peer_exchange.half_effect": 0.2}
    runs = ps.run(case, replicates=3)
    model = ps.PartnershipModel(case, plan="plan", replicate=2)
    while model.running:
        model.step()
    column = runs.metrics.index("gap_in_capacity")
    assert model.metrics["gap_in_capacity"] == runs.values["plan"][2, -1, column]
    difference = runs.values["plan"] - runs.values["No programme"]
    assert (difference[:, 1:, runs.metrics.index("capacity")] > 0).all()
    assert PARAMETERS["peer_exchange.half_effect"].source == Text.of("assumption")
    assert "peer_exchange.half_effect: assumption" in runs.citation().splitlines()


def test_leaders_are_among_those_who_have_joined() -> None:
    """A newcomer asleep leads nobody and follows nobody."""
    register = (
        b"id,kind,joins,negotiation,mediation,conflict_management\na,community,0,0.2,0.2,0.2\nb,community,0,0.6,0.6,0.6\nc,ngo,6,1,1,1\n"
    )
    case = scenario(population={"register": "r.csv", "community": 2}, files={"r.csv": register}, months=24)
    one = block(case, "No programme")
    advance(one, 1)
    gap = one.segments[0].month.gap_to_leaders("capacity")[0, one.cast.as_listed]
    assert gap.tolist() == pytest.approx([0.4, 0.0, 0.0], abs=0.02)


def test_a_bad_lever_is_told() -> None:
    class Greedy(ps.Lever):
        name = "greedy"
        label = {"en": "Greedy", "id": "Serakah"}
        source = "a test"

        def act(self, month, on, spend) -> None:
            month.channels.connectivity[:] += on  # whatever it is given

    try:
        with pytest.raises(AssertionError, match="a spend of 0 differs"):
            check_lever(Greedy)
    finally:
        LEVERS.remove("greedy")


def test_everything_has_its_text_in_both_languages() -> None:
    everything: Any = (*METRICS.values(), *OUTCOMES.values())
    for declared in everything:
        for text in (declared.label, declared.definition, declared.undefined):
            assert text["en"], declared.name
            assert text["id"], declared.name
    for name in PARAMETERS:
        if "." not in name:
            assert PARAMETERS[name].label["en"] != PARAMETERS[name].label["id"], name


def test_every_parameter_says_in_both_languages_where_it_comes_from() -> None:
    for name, parameter in PARAMETERS.items():
        source = parameter.source
        assert source["en"].strip(), name
        assert source["id"].strip(), name
        if "." in name:  # a user's own
            continue
        assert source["en"] != source["id"], name
        assert max(len(source["en"]), len(source["id"])) <= 150, name
        assert source["en"].endswith("."), name
        assert source["id"].endswith("."), name
        # the same figures in both, with a decimal point here and a comma there
        assert not re.search(r"\d,\d", source["en"]), name
        assert sorted(re.findall(r"\d+(?:\.\d+)?", source["en"])) == sorted(
            figure.replace(",", ".") for figure in re.findall(r"\d+(?:,\d+)?", source["id"])
        ), name


def test_a_source_is_a_text_a_mapping_or_a_string() -> None:
    told = {"en": "our choice", "id": "pilihan kami"}
    sources = (Text.of(told), told, "Bandura 1977")
    assert [ps.Parameter(1, 0, 2, source=source).source for source in sources] == [
        Text.of({"en": "our choice", "id": "pilihan kami"}),
        Text.of({"en": "our choice", "id": "pilihan kami"}),
        Text.of("Bandura 1977"),
    ]
    assert ps.Parameter(1, 0, 2).source["id"] == "asumsi"


def test_the_citation_names_the_sources_of_levers_and_of_changed_parameters() -> None:
    case = scenario(actions=[{"lever": "facilitated_dialogue", "spend": 1.0}], parameters={"leakage_base": 0.25}, months=2)
    lines = ps.run(case, replicates=1).citation().splitlines()
    assert f"facilitated_dialogue: {LEVERS['facilitated_dialogue'].source}" in lines
    assert f"leakage_base: {PARAMETERS['leakage_base'].source['en']}" in lines
    assert "trust: Slovic 1993; Malhotra & Murnighan 2002; Kim, Ferrin, Cooper & Dirks 2004; Poortinga & Pidgeon 2004" in lines


def test_two_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="already"):
        type("Again", (ps.Lever,), {"name": "networking"})
