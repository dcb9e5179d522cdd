"""Sanity of the reference itself, without the engine."""

from __future__ import annotations

import math

import numpy as np
import pytest

from partnership_sim import draws as package
from partnership_sim.draws import Process
from tests.reference.draws import Luck, key_of_drawn, key_of_name, mix, once_a_run, pair
from tests.reference.entities import COLUMNS
from tests.reference.little_world import ALL, CALENDAR, EVERYTHING, NO_PLAN, action, couple, plan, shock, world
from tests.reference.metrics import gini

ALWAYS_MEET = {"meeting_base": 60.0}
NEVER_MEET = {"meeting_base": -60.0}
ALWAYS_KEEP = {"trust_loss_ratio": 1e12}
NEVER_KEEP = {"trust_loss_ratio": 0.0}
ALONE = [*EVERYTHING, action("mediation", 0.2, on=("u-0",), by=("nobody",)), action("information_access", on=("nobody",))]
SHARES = (
    *("resistance", "anchor", "negotiation", "mediation", "conflict_management", "information", "voice", "stubbornness", "rent"),
    *("norm", "news", "risk", "stain", "working", "need_met", "used_to"),
)


def close(x, y):
    return math.isclose(x, y, rel_tol=1e-9, abs_tol=1e-9)


def check_month(model, resources_before):
    account = model.account
    now = sum(who.resources for who in model.stakeholders)
    flows = account["income"] - account["put_in"] - account["upkeep"] - account["convening"] - account["lost"]
    assert close(now - resources_before, flows)
    assert close(account["produced"], account["leaked"] + account["to_communities"] + account["to_partners"])
    assert close(account["given"], account["used"] + model.channels.project_money * model.unplaced)
    assert model.metrics["unspent"] >= -1e-12
    assert close(model.planned, model.metrics["spent"] + model.metrics["unspent"])
    assert 0 <= model.abandoned <= model.begun
    for who in model.stakeholders:
        assert all(math.isfinite(getattr(who, column)) for column in COLUMNS)
        assert all(0 <= getattr(who, column) <= 1 for column in SHARES)
        assert min(who.resources, who.promised, who.built, who.under_way, who.finished) >= 0
        assert who.power > 0
    for tie in model.ties:
        assert tie.a.key < tie.b.key
        assert tie.key == pair(tie.a.key, tie.b.key)
        assert all(0 <= value <= 1 for value in (tie.trust_ab, tie.trust_ba, tie.anchor_ab, tie.anchor_ba))
        assert tie.conflict in (0, 1, 2)
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
    free = {"convening_cost": 0.0}
    nothing = run(world(parameters=free))
    for one in EVERYTHING:
        path = run(world(plan(one), parameters=free))
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
    path = run(world(plan(action("information_access", 0.4), budget=1.0), parameters={"convening_cost": 0.0}))
    assert [x["spent"] for x in path[:4]] == pytest.approx([0.4, 0.4, 0.2, 0.0])
    assert sum(x["spent"] for x in path) == pytest.approx(1.0)


def test_convening_is_paid_first():
    """Six organisations, from month 3 on seven, at .05 each; of 1.0 there are .2, .2 and .05 left over for the action."""
    path = run(world(plan(action("information_access", 0.2), budget=1.1), parameters={"convening_cost": 0.05}))
    assert [x["spent"] for x in path[:4]] == pytest.approx([0.5, 0.5, 0.1, 0.0])
    assert sum(x["spent"] for x in path) == pytest.approx(1.1)


def test_what_is_spent_by_hand_asks_no_budget():
    model = world(plan(action("information_access", 0.4), budget=0.0), parameters={"convening_cost": 0.0, "budget_scale": 0.5})
    model.by_hand.append(action("transparency", 0.3, form="audit", start=2, end=24))
    path = run(model)
    assert [x["spent"] for x in path] == pytest.approx([0.0] + [0.3] * 23)
    assert model.charged == 0


def test_a_team_spends_no_more_than_it_can_carry():
    cheap = {"convening_cost": 0.0}
    model = world(
        plan(action("transparency", 50.0, form="audit"), action("networking", 50.0), action("mediation", 3.0, by=())), parameters=cheap
    )
    carried = 2.4 * sum(who.capacity for who in model.stakeholders if who.kind_name == "ngo" and who.joins <= 1)
    run(model, 1)
    assert model.metrics["spent"] == pytest.approx(carried + 2.4)
    assert model.channels.funded_cases == pytest.approx(5.0 * 0.6 * 2.4)


def test_two_kept_words_raise_trust_and_build():
    model = couple({**ALWAYS_MEET, **ALWAYS_KEEP})
    c, n = model.stakeholders
    before = [(who.resources, who.under_way) for who in (c, n)]
    promised = [0.75 * 0.15 * who.endowment for who in (c, n)]
    capacity, information = (c.capacity + n.capacity) / 2, c.information
    model.step()
    tie = model.ties[0]
    assert [who.promised for who in (c, n)] == pytest.approx(promised)
    assert (tie.trust_ab, tie.trust_ba) == pytest.approx((0.525 - 0.015 * 0.025,) * 2)
    value = 0.8 * sum(promised) ** 0.8 * 1.5 * (0.5 + capacity)
    claimed = 0.74 * value * (1 - 0.36 * (1 - information))
    assert model.account["produced"] == pytest.approx(value)
    assert model.metrics["leakage"] == pytest.approx(0.26)
    assert c.now.claimed == pytest.approx(claimed)
    whole = before[0][1] + claimed
    assert c.under_way + (c.finished > 0) * 0.7 == pytest.approx(whole)
    assert (c.leader is n) or c.finished > 0
    assert model.account["put_in"] == pytest.approx(sum(promised))
    assert n.resources == pytest.approx(min(0.3 * n.endowment, before[1][0] - promised[1] - 0.002 * 1.0 + 0.15 * n.endowment))


def test_who_promised_more_than_it_has_breaks_its_word_for_lack_of_means():
    model = couple({**ALWAYS_MEET, **ALWAYS_KEEP})
    n = model.stakeholders[1]
    n.resources = 0.0
    model.step()
    assert n.now.dues > 0
    assert model.metrics["broken_for_lack"] == 1
    assert model.metrics["kept_promises"] == 0.5
    assert model.metrics["leakage"] != model.metrics["leakage"]


def test_without_meetings_trust_goes_back_to_where_it_began():
    model = couple(NEVER_MEET, trust=0.9)
    tie = model.ties[0]
    tie.trust_ab = tie.trust_ba = 0.5
    model.step()
    assert (tie.trust_ab, tie.trust_ba) == pytest.approx((0.5 + 0.015 * 0.4,) * 2)
    assert tie.unmet == 4
    assert math.isnan(model.metrics["kept_promises"])


@pytest.mark.parametrize("agreed", [False, True])
def test_a_seen_breach_costs_trust(agreed):
    """Under a formal agreement it is seen whatever else, and answered for twice as likely."""
    seen = {"breach_visibility": 0.0 if agreed else 1.0, "answer_base": 0.5 if agreed else 0.0}
    dialogue = action("facilitated_dialogue", 50.0, options={"agreement": 1.0}, by=())
    model = couple({**ALWAYS_MEET, **seen, "promise_trust": 1000.0, "escalation": 1.0}, plan=plan(dialogue) if agreed else NO_PLAN)
    model.quarrelsome = 1e6
    tie = model.ties[0]
    tie.trust_ab, tie.trust_ba = 0.6, 0.4  # a keeps its word, b breaks it
    model.step()
    loss = 0.05 * 3.4 * (0.5 if agreed else 1.0)
    assert tie.now.agreed is agreed
    assert tie.trust_ab == pytest.approx(0.6 * (1 - loss) + 0.015 * (0.5 - 0.6 * (1 - loss)))
    gained = 0.4 + 0.05 * (1 - 0.45 if agreed else 1.0) * 0.6
    assert tie.trust_ba == pytest.approx(gained + 0.015 * (0.5 - gained))
    assert (tie.a.news, tie.b.news) == (0.0, 1.0)
    assert (tie.conflict, tie.outside) == (1, 0)
    assert model.metrics["breaches"] == model.metrics["disputes_opened"] == 100
    assert model.metrics["accountability"] == agreed


def test_a_scandal_leaves_a_stain_that_fades():
    model = couple(NEVER_MEET, trust=0.8, shocks=(shock("scandal", 1, severity=0.5, on=("ngo",)),))
    c, n = model.stakeholders
    model.step()
    tie = model.ties[0]
    assert tie.trust(c) == pytest.approx(0.4 + 0.015 * (0.8 * 0.5 - 0.4))
    assert tie.trust(n) == pytest.approx(0.8)
    assert (c.stain, n.stain) == pytest.approx((0.0, 0.495))


def test_a_disaster_wrecks_works_and_what_is_under_way():
    model = couple(NEVER_MEET, shocks=(shock("disaster", 1, severity=0.5, on=("community",)),))
    c = model.stakeholders[0]
    c.built, c.working, c.under_way, resources = 0.2, 0.8, 0.3, c.resources
    model.step()
    assert c.under_way == pytest.approx(0.15)
    assert c.working < 0.4 + 0.6 * 0.075
    assert model.account["lost"] == pytest.approx(0.25 * resources)
    assert model.channels.damage == pytest.approx(0.5)


def test_work_whose_lead_does_not_come_back_is_abandoned():
    model = couple({**ALWAYS_MEET, **ALWAYS_KEEP, "project_cost": 1e6})
    c, n = model.stakeholders
    c.under_way = 0.0
    model.step()
    assert (model.begun, c.leader, c.idle) == (1, n, 0)
    model.p["meeting_base"] = -60.0
    for month in range(1, 12):
        model.step()
        assert c.idle == month
    model.step()
    assert (model.abandoned, c.under_way, c.leader) == (1, 0.0, None)
    assert model.metrics["unfinished"] == 1


def test_a_programme_lets_the_partnership_be_convened():
    model = world(plan(action("information_access", 0.1)), parameters={"lapse_unpaid": 1.0})
    model.convened = 0.0
    path = run(model)
    assert path[0]["convened"] == 1
    assert path[-1]["convened"] == 0
    assert model.lapsed >= 1


def test_metrics_are_named_and_undefined_ones_are_nan():
    model = world()
    model.step()
    mixed = any({tie.a.kind_name, tie.b.kind_name} == {"business", "community"} for tie in model.awake)
    assert math.isnan(model.metrics["trust_business_community"]) is not mixed
    assert {f"trust_{one}_{other}" for one in ALL for other in ALL} < set(model.metrics)
    assert gini([1.0, 1.0, 1.0]) == pytest.approx(0.0)
    assert gini([0.0, 0.0, 3.0]) == pytest.approx(2 / 3)
