"""Sanity of the reference itself, without the engine."""

from __future__ import annotations

import math

import numpy as np
import pytest

from partnership_sim import draws as package
from partnership_sim.draws import Process
from tests.reference.draws import Luck, key_of_drawn, key_of_name, mix, once_a_run, pair
from tests.reference.entities import COLUMNS
from tests.reference.little_world import ALL, CALENDAR, EVERYTHING, action, couple, plan, shock, world
from tests.reference.metrics import gini

ALWAYS_MEET = {"meeting_base": 60.0}
NEVER_MEET = {"meeting_base": -60.0}
ALWAYS_KEEP = {"promise_base": 60.0}
ALONE = [*EVERYTHING, action("mediation", 0.2, on=("u-0",), by=("nobody",)), action("information_access", on=("nobody",))]
SHARES = (
    "resistance",
    "anchor",
    "negotiation",
    "mediation",
    "conflict_management",
    "information",
    "voice",
    "stubbornness",
    "rent",
    "news",
    "reputation",
    "confidence",
)


def close(x, y):
    return math.isclose(x, y, rel_tol=1e-9, abs_tol=1e-9)


def check_month(model, resources_before):
    account = model.account
    now = sum(who.resources for who in model.stakeholders)
    flows = account["income"] + account["returns"] - account["put_in"] - account["upkeep"] - account["lost"]
    assert close(now - resources_before, flows)
    assert close(account["produced"], account["leaked"] + account["to_communities"] + account["to_partners"])
    assert close(account["given"], account["used"] + account["unspent"])
    assert account["unspent"] >= -1e-12
    assert model.metrics["unspent"] >= -1e-12
    assert close(model.planned, model.metrics["spent"] + model.metrics["unspent"])
    for who in model.stakeholders:
        assert all(math.isfinite(getattr(who, column)) for column in COLUMNS)
        assert all(0 <= getattr(who, column) <= 1 for column in SHARES)
        assert min(who.resources, who.benefit) >= 0
        assert who.power > 0
    for tie in model.ties:
        assert tie.a.key < tie.b.key
        assert tie.key == pair(tie.a.key, tie.b.key)
        assert all(0 <= value <= 1 for value in (tie.trust_ab, tie.trust_ba, tie.scar_ab, tie.scar_ba))
    assert len({tie.key for tie in model.ties}) == len(model.ties)


def run(model, months=24):
    path = []
    for _ in range(months):
        before = sum(who.resources for who in model.stakeholders)
        model.step()
        check_month(model, before)
        path.append(model.metrics)
    return path


def same(one, other):
    return all(
        np.array_equal(np.array(list(x.values())), np.array(list(y.values())), equal_nan=True) for x, y in zip(one, other, strict=True)
    )


def test_draws_are_those_of_the_package():
    keys = package.run_keys(5, [0, 3])
    entities = np.array([0, 1, key_of_name("u-1"), 2**64 - 1], np.uint64)
    for row, replicate in enumerate([0, 3]):
        luck = Luck(5, replicate)
        for month in (0, 1, 77):
            first, second = package.uniforms(keys, month, Process.MEET, entities)
            normal = package.normals(keys, month, Process.MEET, entities)
            luck.month = month
            for column, entity in enumerate(entities.tolist()):
                assert luck.first(Process.MEET, entity) == first[row, column]
                assert luck.second(Process.MEET, entity) == second[row, column]
                assert luck.normal(Process.MEET, entity) == pytest.approx(normal[row, column], rel=1e-12)
    assert key_of_name("shock:1") == package.key_of_name("shock:1")
    assert key_of_drawn(2, 14) == int(package.keys_of_drawn(2, np.array([14]))[0])
    with np.errstate(over="ignore"):
        assert pair(3, 2**63 + 5) == int(package.pair(np.uint64(3), np.uint64(2**63 + 5)))
        assert mix(12345) == int(package.mix(np.uint64(12345)))


def test_what_is_drawn_once_a_run_is_that_of_the_package():
    replicates = [0, 1, 2, 37, 199, 999_999, 2**32 - 1]
    for seed in (0, 2026, 2**63 - 1):
        for process, month, entity in ((Process.LUCK, 0, 0), (Process.HISTORY, 0, 0), (Process.VALUE, 77, 2**64 - 1)):
            found = package.stratified(seed, replicates, process, month=month, entity=entity)
            assert found.tolist() == [once_a_run(seed, one, process, month=month, entity=entity) for one in replicates]


@pytest.mark.parametrize("replicate", range(4))
def test_identities_hold_with_everything_on(replicate):
    model = world(plan(*EVERYTHING, *ALONE[-2:]), CALENDAR, replicate=replicate)
    path = run(model)
    assert len(path) == model.month == 24
    assert not model.running
    assert any(tie.unmet > 0 and not tie.first for tie in model.ties)


def test_every_lever_changes_something_and_costs_what_it_says():
    nothing = run(world())
    for one in EVERYTHING:
        path = run(world(plan(one)))
        assert not same([{k: v for k, v in x.items() if k not in {"spent", "unspent"}} for x in path], nothing) or one.form == "monitoring"
        planned = sum(x["spent"] + x["unspent"] for x in path)
        assert planned == pytest.approx(one.spend * (one.end - one.start + 1))


def test_no_spend_is_no_programme():
    zero = [action(one.lever, 0.0, form=one.form, on=one.on, by=one.by, options=one.options) for one in EVERYTHING]
    assert same(run(world(plan(*zero), CALENDAR)), run(world(shocks=CALENDAR)))
    scaled = run(world(plan(*EVERYTHING), CALENDAR, parameters={"budget_scale": 0.0}))
    assert same(scaled, run(world(shocks=CALENDAR)))


def test_every_shock_changes_something_only_from_its_month():
    quiet = run(world())
    for entry in CALENDAR:
        if entry.month is not None:
            path = run(world(shocks=(entry,)))
            assert same(path[: entry.month - 1], quiet[: entry.month - 1])
            assert not same(path, quiet)


def test_a_rate_of_twelve_strikes_every_month():
    assert [month for _, month in world(shocks=(shock("scandal", rate=12.0),)).strikes] == list(range(1, 25))
    assert world(shocks=(shock("scandal", rate=0.0),)).strikes == []


def test_a_newcomer_sleeps_until_its_month():
    model = world(shocks=(shock("outside_conflict", 1, severity=1.0),))
    last = model.stakeholders[-1]
    before = {column: getattr(last, column) for column in COLUMNS}
    asleep = [tie for tie in model.ties if last in tie.ends]
    unmet = [tie.unmet for tie in asleep]
    run(model, 2)
    assert before == {column: getattr(last, column) for column in COLUMNS}
    assert [tie.unmet for tie in asleep] == unmet
    assert not any(tie.conflict for tie in asleep)
    assert all(tie in model.ties for tie in asleep)
    assert model.metrics["ties"] < len(model.ties)
    run(model, 1)
    assert before["resources"] != last.resources


def test_a_budget_is_never_passed():
    path = run(world(plan(action("information_access", 0.4), budget=1.0)))
    assert [x["spent"] for x in path[:4]] == pytest.approx([0.4, 0.4, 0.2, 0.0])
    assert sum(x["spent"] for x in path) == pytest.approx(1.0)


def test_a_team_spends_no_more_than_it_can_carry():
    model = world(plan(action("transparency", 50.0, form="audit"), action("networking", 50.0), action("mediation", 1.0, by=())))
    carried = 2.4 * sum(who.capacity for who in model.stakeholders if who.kind_name == "ngo" and who.joins <= 1)
    run(model, 1)
    assert model.metrics["spent"] == pytest.approx(carried + 1.0)


def test_two_kept_promises_raise_trust():
    model = couple({**ALWAYS_MEET, **ALWAYS_KEEP, "reputation_pull": 0.0, "forgiveness": 0.0})
    c, n = model.stakeholders
    start = [who.resources for who in (c, n)]
    pledges = [
        0.33 * c.resources / 0.7 / 4.5 * (1.5 - c.resistance) * (0.7 + c.voice),
        0.33 * n.resources / 0.7 / 14.0 * (1.5 - n.resistance),
    ]
    capacity = (c.capacity + n.capacity) / 2
    voice, information = c.voice, c.information
    model.step()
    tie = model.ties[0]
    assert (tie.trust_ab, tie.trust_ba) == pytest.approx((0.54, 0.54))
    value = 1.7 * sum(pledges) ** 0.8 * 1.5 * (0.5 + capacity)
    leaked = 0.26 * value
    returned = 0.1 * (value - leaked)
    due = value - leaked - returned
    assert model.account["produced"] == pytest.approx(value)
    assert model.metrics["leakage"] == pytest.approx(0.26)
    assert model.metrics["service"] == pytest.approx(due * (1 - 0.36 * (1 - information)))
    assert model.account["put_in"] == pytest.approx(sum(pledges))
    income = 0.15 * (c.endowment - start[0])
    assert c.resources == pytest.approx(start[0] + income - pledges[0] + returned / 2 - 0.005 * 0.35)
    heard = 1 / (1 + n.power / c.power)
    assert c.voice == pytest.approx(voice + 0.07 * (0.75 * heard + 0.5 * c.now.attended - voice))


def test_a_kept_word_heals_trust_towards_the_reputation():
    """Half of the way back to what the partner is known for, at forgiveness 0.5, beside the gain towards the ceiling."""
    model = couple({**ALWAYS_MEET, **ALWAYS_KEEP, "reputation_pull": 0.0, "forgiveness": 0.5}, trust=0.3, reputation=[0.7, 0.2])
    model.step()
    tie = model.ties[0]
    for who in tie.ends:
        healed = 0.5 * (0.7 - 0.3) if tie.other(who).kind_name == "community" else 0.0
        assert tie.trust(who) == pytest.approx(0.3 + 0.08 * 0.7 + healed)


def test_without_meetings_trust_falls_back_to_the_prior():
    model = couple(NEVER_MEET, trust=0.9, reputation=[0.9, 0.9])
    model.step()
    tie = model.ties[0]
    expected = {"community": 0.9 + 0.008 * (0.62 - 0.9), "ngo": 0.9 + 0.008 * (0.55 - 0.9)}
    for who in tie.ends:
        moved = expected[who.kind_name]
        assert tie.trust(who) == pytest.approx(moved + who.start.information * 0.07 * (0.9 - moved))
    assert tie.unmet == 4
    assert math.isnan(model.metrics["kept_promises"])


def test_one_seen_breach_costs_trust():
    sure = {
        **ALWAYS_MEET,
        "promise_base": 0.0,
        "promise_resistance": 0.0,
        "promise_skill": 0.0,
        "promise_trust": 200.0,
        "misconduct_share": 0.0,
    }
    model = couple({**sure, "breach_visibility": 1.0, "answer_base": 0.0, "escalation": 1.0, "reputation_pull": 0.0, "forgiveness": 0.0})
    tie = model.ties[0]
    tie.trust_ab, tie.trust_ba = 0.8, 0.2
    model.step()
    assert tie.trust_ab == pytest.approx(0.8 * (1 - 0.08 * 3.4))
    assert tie.trust_ba == pytest.approx(0.2)
    assert (tie.a.news, tie.b.news) == (0.0, 1.0)
    assert model.metrics["breaches"] == 100
    assert model.metrics["accountability"] == 0


def test_deceit_comes_out_and_leaves_a_scar():
    sure = {
        **ALWAYS_MEET,
        "promise_base": 0.0,
        "promise_resistance": 0.0,
        "promise_skill": 0.0,
        "promise_trust": 200.0,
        "misconduct_share": 1.0,
    }
    model = couple({**sure, "discovery_rate": 1.0, "reputation_pull": 0.0}, rent=[1.0, 1.0])
    tie = model.ties[0]
    tie.trust_ab, tie.trust_ba = 0.8, 0.2
    model.step()
    assert tie.trust_ab == pytest.approx(0.8 * (1 - 0.08 * 3.4))
    assert (tie.scar_ab, tie.scar_ba) == pytest.approx((0.45, 0.0))
    assert not tie.deceived_a
    assert tie.b.news == 1.0


def test_metrics_are_named_and_undefined_ones_are_nan():
    model = world()
    model.step()
    mixed = any({tie.a.kind_name, tie.b.kind_name} == {"business", "community"} for tie in model.awake)
    assert math.isnan(model.metrics["trust_business_community"]) is not mixed
    assert {f"trust_{one}_{other}" for one in ALL for other in ALL} < set(model.metrics)
    assert gini([1.0, 1.0, 1.0]) == pytest.approx(0.0)
    assert gini([0.0, 0.0, 3.0]) == pytest.approx(2 / 3)
