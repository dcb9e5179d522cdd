"""The Mesa face on the installed Mesa: AgentSet, DataCollector, batch_run, writes through the diary."""

from __future__ import annotations

import math

import mesa
import numpy as np
import pytest
from mesa.batchrunner import batch_run

import partnership_sim as ps
from partnership_sim.metrics import METRICS
from tests.steering.machine import same
from tests.worlds import EVERY_LEVER, EVERY_SHOCK, SMALL, scenario

CASE = scenario(actions=EVERY_LEVER, shocks=EVERY_SHOCK, months=24)


@pytest.fixture
def model() -> ps.PartnershipModel:
    found = ps.PartnershipModel(CASE, plan="plan", replicate=3)
    for _ in range(4):
        found.step()
    return found


def test_it_is_a_mesa_model(model: ps.PartnershipModel) -> None:
    assert isinstance(model, mesa.Model)
    assert model.month == model.steps == 4
    assert len(model.agents) == sum(SMALL.values())
    assert {kind.__name__: len(agents) for kind, agents in model.agents_by_type.items()} == {
        "Community": 24,
        "Government": 3,
        "Business": 4,
        "NGO": 3,
    }


def test_agents_are_made_only_when_asked_for() -> None:
    quiet = ps.PartnershipModel(CASE)
    quiet.step()
    assert not quiet._people
    assert len(quiet.agents) == len(quiet._people) == sum(SMALL.values())


def test_agent_sets(model: ps.PartnershipModel) -> None:
    ngos = model.agents_by_type[ps.NGO]
    assert ngos.agg("trust_received", np.mean) == pytest.approx(np.mean([agent.trust_received for agent in ngos]))
    assert all(agent.resistance > 0.4 for agent in model.agents.select(lambda agent: agent.resistance > 0.4))
    mean = model.agents.agg("resources", np.mean)
    assert mean == pytest.approx(model.metrics["resources"])
    model.agents_by_type[ps.Government].do(lambda agent: setattr(agent, "resistance", 0.1))
    assert set(model.agents_by_type[ps.Government].get("resistance")) == {0.1}
    model.agents_by_type[ps.Government].set("information", 0.9)
    assert set(model.agents_by_type[ps.Government].get("information")) == {0.9}


def test_views_read_and_write_the_arrays(model: ps.PartnershipModel) -> None:
    agent = model.stakeholder("ngo-002")
    agent.resources = 2.5
    assert model.state.resources[0, agent.index] == agent.resources == 2.5
    assert agent.kind == "ngo"
    assert agent.capacity == pytest.approx((agent.negotiation + agent.mediation + agent.conflict_management) / 3)
    for partner, trust in agent.partners.items():
        assert 0 <= trust <= 1
        assert agent in partner.partners
    with pytest.raises(ps.InputError, match="from 0 to 1"):
        agent.resistance = 1.5
    with pytest.raises(ps.InputError):
        agent.resistance = math.nan
    with pytest.raises(TypeError):
        agent.remove()
    with pytest.raises(TypeError):
        model.remove_all_agents()


def test_data_collector(model: ps.PartnershipModel) -> None:
    frame = model.datacollector.get_model_vars_dataframe()
    assert list(frame.columns) == list(METRICS)
    assert len(frame) == 4
    own = ps.PartnershipModel(CASE, model_reporters={"spread": lambda m: float(np.std(m.state.voice))}, agent_reporters={"voice": "voice"})
    own.step()
    assert set(own.datacollector.get_model_vars_dataframe().columns) == {*METRICS, "spread"}
    assert len(own.datacollector.get_agent_vars_dataframe()) == sum(SMALL.values())
    few = ps.PartnershipModel(CASE, model_reporters=["trust", "service"])
    few.step()
    assert list(few.datacollector.get_model_vars_dataframe().columns) == ["trust", "service"]
    with pytest.raises(ps.InputError, match="trust"):
        ps.PartnershipModel(CASE, model_reporters=["trsut"])


def test_last_month(model: ps.PartnershipModel) -> None:
    while model.running:
        model.step()
    assert model.month == CASE.months
    for _ in range(2):
        with pytest.raises(ps.ModelOver):
            model.step()
    assert model.month == model.steps == CASE.months


def test_batch_run() -> None:
    keywords = {"rng": [1]} if mesa.__version__ >= "3.4" else {"iterations": 1}
    parameters = {"case": [CASE], "plan": ["No programme", "plan"], "replicate": [0, 1]}
    rows = batch_run(
        ps.PartnershipModel, parameters, number_processes=1, data_collection_period=1, max_steps=100, display_progress=False, **keywords
    )
    assert len(rows) == 4 * CASE.months
    runs = ps.run(CASE, replicates=2)
    last = [row for row in rows if row["plan"] == "plan" and row["replicate"] == 1][-1]
    assert last["trust"] == runs.values["plan"][1, -1, 0]


def test_by_hand_goes_through_the_diary(model: ps.PartnershipModel) -> None:
    model.spend("mediation", 1.5, on=["community"], months=3)
    model.strike("scandal", severity=0.4, on=["ngo-001"])
    model.change(leakage_base=0.25)
    model.stakeholder("government-001").resistance = 0.05
    spent_before = model.metrics["spent"]
    model.step()
    assert model.metrics["spent"] > spent_before + 0.5
    assert [event.who for event in model.events if event.event == "shock"].count("scandal") == 1
    for _ in range(6):
        model.step()
    same(model)


def test_events_tell_themselves_in_both_languages(model: ps.PartnershipModel) -> None:
    model.step()
    model.step()
    struck = [event for event in model.events if event.event == "shock"]
    assert struck[0].tell("en") == "Month 6: Change of leadership strikes."
    assert struck[0].tell("id") == "Bulan 6: terjadi guncangan: Pergantian pimpinan."
    assert all(event.month == 6 for event in model.events)


def test_wrong_calls_say_all_that_is_wrong(model: ps.PartnershipModel) -> None:
    with pytest.raises(ps.InputError) as found:
        model.spend("mediaton", -1, on=["xx"], months=0)
    assert len(found.value.problems) == 4
    with pytest.raises(ps.InputError, match="networking"):
        model.spend("networkng", 1.0)
    with pytest.raises(ps.InputError, match=r"from 0\.24 to 0\.28"):
        model.change(leakage_base=0.9)
    with pytest.raises(ps.InputError, match="is not a shock"):
        model.strike("earthquake")
    with pytest.raises(ps.InputError, match="there is no plan"):
        ps.PartnershipModel(CASE, plan="nonsense")
    assert not model.diary


def test_a_scenario_is_not_iterable() -> None:
    with pytest.raises(TypeError):
        iter(CASE)


def test_by_hand_a_lever_works_only_where_it_can(model: ps.PartnershipModel) -> None:
    with pytest.raises(ps.InputError, match='does not work on "government"'):
        model.spend("public_education", 1.0, on=("government",))
    with pytest.raises(ps.InputError, match="50 lies outside the range"):
        model.spend("capacity_building", 1.0, options={"negotiation": 50})


def test_a_plan_of_ones_own_must_fit_the_scenario() -> None:
    case = scenario(actions=[{"lever": "advocacy", "spend": 0.5}], months=12, programme_end=6)
    late = case.plans[1].model_copy(update={"name": "late", "actions": (case.plans[1].actions[0].model_copy(update={"end": 12}),)})
    for use in (lambda: ps.run(case, plans=[late], replicates=1), lambda: ps.PartnershipModel(case, late)):
        with pytest.raises(ps.InputError, match="later than the end of the programme"):
            use()
    short = late.model_copy(update={"name": "short", "actions": (late.actions[0].model_copy(update={"end": 3}),)})
    assert ps.PartnershipModel(case, short).plan.actions[0].end == 3
