"""The two scenarios made for teaching: what each is to show, it shows, in as many of 40 worlds as the guide says."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

import partnership_sim as ps
from partnership_sim.scenario import Scenario
from partnership_sim.scenario.check import report
from tests.scripts import script

ROOT = Path(__file__).parents[2]
CASES = {"jembatan_karangjati": (14, 36), "bank_sampah_kenanga": (40, 36)}


def told() -> Any:
    return script("teaching", "told")


def lessons() -> Any:
    return script("teaching", "lessons")


@cache
def computed(table: str) -> dict[str, Any]:
    return {fact.id: fact for fact in lessons().TABLES[table]()}


@pytest.mark.parametrize("folder", CASES)
def test_the_scenarios_are_small_and_sound(folder: str) -> None:
    case = Scenario.load(ROOT / "experiments" / folder)
    people = sum(case.population.total(kind) for kind in case.population.kinds)
    assert 40 <= people <= 60
    assert case.replicates == lessons().WORLDS
    assert (case.shocks[0].month, case.programme_end) == CASES[folder]
    assert report(case).warnings == ()
    assert case.doubts == ()


@pytest.mark.parametrize("table", ["promise", "brokers"])
def test_what_is_written_down_is_what_the_runs_give(table: str) -> None:
    written = {fact.id: fact for fact in lessons().read()[table]}
    assert list(written) == list(computed(table))
    for name, fact in computed(table).items():
        assert (fact.true, fact.worlds, fact.signed) == (written[name].true, written[name].worlds, written[name].signed)
        assert (fact.mean, fact.low, fact.high) == pytest.approx(written[name][1:4], abs=0.51e-6)


@pytest.mark.slow
@pytest.mark.parametrize("table", ["why", "village"])
def test_what_takes_longer_is_written_down_as_it_is_too(table: str) -> None:
    written = {fact.id: fact for fact in lessons().read()[table]}
    assert list(written) == list(computed(table))
    for name, fact in computed(table).items():
        assert (fact.mean, fact.low, fact.high) == pytest.approx(written[name][1:4], abs=0.51e-6)


@pytest.mark.slow
def test_the_village_s_numbers_are_those_of_the_command_that_the_guide_names() -> None:
    written = {fact.id: fact for fact in lessons().read()["village"]}
    found = ps.run(ROOT / "experiments" / "air_bersih", replicates=40).compare("need_met", to="No programme")
    for number, plan in enumerate(told().PLANS["id"], 1):
        for at, month in (("programme_end", 36), ("end", 72)):
            row = found[(found["plan"] == plan) & (found["at"] == at)].iloc[0]
            fact = written[f"plan_{number}_{month}"]
            assert (fact.mean, fact.low, fact.high) == pytest.approx((row["difference"], row["low"], row["high"]), abs=0.51e-6)


def test_trust_is_not_back_when_money_and_promises_are() -> None:
    facts = computed("promise")
    assert all(facts[name].mean < 0 for name in ("trust_26", "trust_36", "trust_48", "trust_72"))
    assert all(facts[name].true >= 39 for name in ("trust_26", "trust_36", "trust_48", "trust_72"))
    assert facts["trust_36"].mean < 0.5 * facts["trust_26"].mean
    assert facts["kept_30"].mean > 0.2 * facts["kept_25"].mean
    assert facts["money_36"].low < 0 < facts["money_36"].high


def test_talk_and_audits_while_promises_cannot_be_kept_lower_trust_first() -> None:
    facts = computed("promise")
    assert min(facts["talk_25"].true, facts["audit_25"].true) >= 36
    assert max(facts["talk_25"].high, facts["audit_25"].high) < 0
    assert facts["talk_72"].low < 0 < facts["talk_72"].high
    assert facts["audit_72"].low > 0
    assert facts["audit_72"].true >= 36


def test_a_partnership_that_grew_through_one_door_falls_with_it_unless_partners_were_introduced() -> None:
    facts = computed("brokers")
    assert facts["core_42"].mean < facts["core_39"].mean / 3
    assert (facts["fall"].true, facts["fall"].high < 0) == (40, True)
    assert min(facts[name].true for name in ("start_42", "start_60", "late_42")) == 40
    assert facts["late_60"].true >= 36
    assert facts["start_42"].low > 0.1


def test_introductions_have_a_price_and_nothing_else_does_the_same() -> None:
    facts = computed("brokers")
    assert max(facts[name].high for name in ("price_trust_24", "price_kept_12")) < 0
    assert min(facts[name].true for name in ("price_trust_24", "price_kept_12")) > 20
    assert max(abs(facts[name].mean) for name in ("talk_42", "services_42")) < 0.01
