"""The engine equals the independent reference model over whole runs, in every state and every metric, to 1e-9."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from partnership_sim.declare import METRICS
from partnership_sim.engine.block import Block, advance, observe
from partnership_sim.kinds import KINDS
from partnership_sim.scenario.schema import Scenario
from partnership_sim.state import OF_RUN, State, Ties
from partnership_sim.steering.diary import Spend, Strike
from partnership_sim.steering.session import Session
from tests.reference import ReferenceModel, by_hand
from tests.reference.little_world import EVERY_OPTION, PEOPLE, REGISTER
from tests.worlds import EVERY_LEVER, EVERY_SHOCK, SMALL, block, priors_of, scenario

TOLERANCE = 1e-9
ROOT = Path(__file__).parents[2]
PER_RUN = OF_RUN
NOT_MODELLED = ("story", "via", "count")
EVERYTHING = [*EVERY_LEVER, *EVERY_OPTION]


def twin(engine: Block, replicate: int, model: type[ReferenceModel] = ReferenceModel) -> ReferenceModel:
    """Return the reference model, or a kind of it, of a block of one run that has not begun."""
    case = engine.case
    state: dict[str, Any] = {}
    for name, column in zip(State._fields, engine.state, strict=True):
        state[name] = float(column[0, 0]) if name in PER_RUN else column[0].tolist()
    ties = [
        {name: column[0, row].item() for name, column in zip(Ties._fields, engine.ties, strict=True) if name != "count"}
        for row in range(engine.ties.count[0, 0])
    ]
    return model(
        seed_of_draws=case.seed,
        replicate=replicate,
        months=case.months,
        programme_end=case.programme_end,
        ids=list(engine.cast.ids),
        kind_names=[engine.cast.kind_names[code] for code in engine.cast.kind],
        state=state,
        ties=ties,
        priors=priors_of(engine),
        parameters={name: float(value[0, 0]) for name, value in engine.values.items()},
        plan=engine.segments[0].given.plan,
        shocks=case.shocks,
        voices={kind: case.population.columns["voice"][kind].mean for kind in engine.cast.kind_names},
        spreads={pair: case.population.trust[pair].spread for pair in priors_of(engine)},
    )


def close(found: float, expected: float) -> bool:
    return math.isclose(found, expected, rel_tol=TOLERANCE, abs_tol=TOLERANCE) or (math.isnan(found) and math.isnan(expected))


def assert_same_state(engine: Block, reference: ReferenceModel, where: str) -> None:
    for name in State._fields:
        column = getattr(engine.state, name)[0]
        if name in PER_RUN:
            assert close(float(column[0]), getattr(reference, name)), f"{where}: {name}"
            continue
        for i, who in enumerate(reference.stakeholders):
            assert close(float(column[i]), float(getattr(who, name))), f"{where}: {name} of {who.name}: {column[i]} != {getattr(who, name)}"
    count = engine.ties.count[0, 0]
    assert count == len(reference.ties), where
    by_key = {tie.key: tie for tie in reference.ties}
    for row in range(count):
        tie = by_key[int(engine.ties.key[0, row])]
        assert (tie.a.index, tie.b.index) == (engine.ties.a[0, row], engine.ties.b[0, row])
        for name in Ties._fields:
            if name not in (*NOT_MODELLED, "a", "b", "key"):
                found = float(getattr(engine.ties, name)[0, row])
                assert close(found, float(getattr(tie, name))), f"{where}: {name} of tie {tie.a.name}-{tie.b.name}"


def assert_identities(engine: Block, before: float, where: str) -> None:
    t = engine.tally
    after = float(engine.state.resources[0, engine.state.joins[0] <= engine.month].sum())
    flow = float((t.income - t.given_back - t.put_in - t.upkeep - t.maintained - t.convened_by - t.lost)[0])
    assert abs(after - before - flow) < TOLERANCE * max(1.0, after), f"{where}: resources"
    assert close(float(t.produced[0]), float((t.leaked + t.to_communities + t.to_partners)[0])), f"{where}: value"
    assert t.spent[0] <= t.planned[0] + 1e-12, f"{where}: money"


def assert_same_month(engine: Block, reference: ReferenceModel, before: float, where: str) -> None:
    names = list(METRICS)
    assert_same_state(engine, reference, where)
    for name, value in zip(names, observe(engine, names)[0], strict=True):
        assert close(float(value), reference.metrics[name]), f"{where}: {name}: {value} != {reference.metrics[name]}"
    assert_identities(engine, before, where)


def resources_of(engine: Block, month: int) -> float:
    return float(engine.state.resources[0, engine.state.joins[0] <= month].sum())


def compare(case: Scenario, plan: str, replicate: int, months: int | None = None) -> ReferenceModel:
    engine = block(case, plan, (replicate,))
    reference = twin(engine, replicate)
    for month in range(1, (months or case.months) + 1):
        before = resources_of(engine, month)
        advance(engine, month)
        reference.step()
        assert_same_month(engine, reference, before, f"{plan}, replicate {replicate}, month {month}")
    return reference


@pytest.mark.parametrize("replicate", [0, 1, 7])
@pytest.mark.parametrize("plan", ["No programme", "plan"])
def test_drawn_population_with_every_lever_and_shock(plan: str, replicate: int) -> None:
    compare(scenario(actions=EVERYTHING, shocks=EVERY_SHOCK, months=60, programme_end=40), plan, replicate)


@pytest.mark.parametrize("seed", [3, 4])
def test_communities_of_different_sizes_and_newcomers(seed: int) -> None:
    case = scenario(
        population=PEOPLE, files={"r.csv": REGISTER}, actions=EVERYTHING, shocks=EVERY_SHOCK, months=60, programme_end=40, seed=seed
    )
    compare(case, "plan", seed)


def test_shocks_on_some_last_and_add_up() -> None:
    shocks = [
        {"shock": "disaster", "month": 4, "severity": 0.9, "on": ["village", "hamlet", "town"]},
        {"shock": "disaster", "month": 9, "severity": 0.4, "on": ["government"]},
        {"shock": "disaster", "month": 11, "severity": 1.0, "on": ["community", "ngo"], "duration": 3},
        {"shock": "leadership_change", "month": 3, "severity": 1.0, "duration": 3, "on": ["community", "business"]},
        {"shock": "scandal", "month": 5, "severity": 0.9, "duration": 2, "on": ["community", "ngo"]},
        {"shock": "outside_conflict", "month": 7, "severity": 1.0, "on": ["business"]},
        {"shock": "funding_cut", "month": 8, "severity": 0.8},
        {"shock": "funding_cut", "month": 8, "severity": 0.7, "on": ["ngo"]},
    ]
    compare(scenario(population=PEOPLE, files={"r.csv": REGISTER}, actions=EVERYTHING, shocks=shocks, months=40), "plan", 6)


def test_bottleneck_and_budget() -> None:
    actions = [{**action, "spend": 4.0 * action["spend"]} for action in EVERYTHING]
    compare(scenario(actions=actions, months=36, programme_end=30, budget=150.0, parameters={"budget_scale": 0.9}), "plan", 3)


@pytest.mark.parametrize("budget", [0.7 + 0.037 * number for number in range(20)])
def test_a_budget_that_is_used_up_pays_for_nothing(budget: float) -> None:
    """Else what rounding leaves of it would keep organisations from paying for being convened."""
    actions = [
        {"lever": "information_access", "spend": 0.3},
        {"lever": "mediation", "spend": 0.1},
        {"lever": "transparency", "spend": 0.17},
    ]
    case = scenario(actions=actions, months=9, budget=budget)
    reference = compare(case, "plan", 0)
    assert reference.metrics["spent"] == 0
    assert reference.charged == pytest.approx(budget)
    assert reference.account["convening"] > 0


LOW = {"tie_hazard": 0.012, "escalation": 0.3, "trust_gain": 0.03, "trust_loss_ratio": 5.0, "promise_trust": 5.5, "promise_norm": 4.0}
POOR = {"income_rate": 0.12, "income_swing": 0.5, "pledge_share": 0.9, "mutual_aid": 0.06, "lapse_unpaid": 0.014, "convening_cost": 0.05}
RICH = {"need": 0.15, "project_cost": 0.02, "breach_visibility": 0.5, "project_overhead": 0.05, "benefit_trust": 0.01, "reactance": 0.03}


@pytest.mark.parametrize("ends", [LOW, POOR, RICH, {**LOW, **POOR, **RICH}])
def test_parameters_at_their_ends(ends: dict[str, float]) -> None:
    case = scenario(actions=EVERYTHING, shocks=EVERY_SHOCK, months=40, programme_end=24, parameters=ends, seed=2**63 - 1)
    compare(case, "plan", 0)


def test_disputes_turn_harmful_and_end() -> None:
    population = {**SMALL, "conflict": 0.6}
    case = scenario(population=population, actions=[{"lever": "mediation", "spend": 1.0}], months=40, parameters={"escalation": 0.3})
    reference = compare(case, "plan", 1, months=6)
    assert reference.metrics["harmful"] > 0
    compare(case, "No programme", 1)


def test_a_partnership_lapses_and_is_convened_again() -> None:
    case = scenario(months=120, parameters={"convening_cost": 0.05, "lapse_unpaid": 0.014, "tie_hazard": 0.012})
    lapsed = [compare(case, "No programme", replicate).lapsed for replicate in range(4)]
    assert min(lapsed) == 0 < max(lapsed)


def test_a_team_without_skills_carries_nothing() -> None:
    register = b"id,kind,negotiation,mediation,conflict_management\nnew,ngo,0,0,0\n"
    actions = [{"lever": "information_access", "spend": 0.5, "by": ["new"]}, {"lever": "mediation", "spend": 0.5, "by": ["new", "ngo"]}]
    compare(scenario(population={**SMALL, "register": "r.csv"}, files={"r.csv": register}, actions=actions, months=40), "plan", 0)


@pytest.mark.parametrize("kind", list(KINDS))
def test_without_a_kind(kind: str) -> None:
    counts = {name: 0 if name == kind else 6 for name in KINDS}
    actions = [
        action for action in EVERY_LEVER if action["lever"] in ("capacity_building", "networking", "facilitated_dialogue", "mediation")
    ]
    actions = [{key: value for key, value in action.items() if key not in ("on", "by")} for action in actions]
    compare(scenario(population=counts, actions=actions, months=40), "plan", 0)


@pytest.mark.parametrize("counts", [{"community": 1}, {"ngo": 1}, {"community": 2, "government": 0}, {"community": 3, "ngo": 1}])
def test_few(counts: dict[str, int]) -> None:
    counts = {**dict.fromkeys(KINDS, 0), **counts}
    compare(scenario(population=counts, actions=[{"lever": "information_access", "spend": 0.1, "by": []}], months=40), "plan", 0)


def test_brokers_are_paid_for_more_than_there_is_to_join() -> None:
    actions = [
        {"lever": "networking", "spend": 300.0, "by": [], "on": ["government"], "end": 3},
        {"lever": "networking", "spend": 5000.0, "start": 3, "by": ["community", "ngo"]},
    ]
    case = scenario(actions=actions, months=12, parameters={"admin_capacity": 3.5, "tie_hazard": 0.012})
    compare(case, "plan", 0)


@pytest.mark.parametrize("budget", [None, 1.5])
def test_actions_that_mean_nobody_for_a_while(budget: float | None) -> None:
    """Convening is paid from their first month on, they themselves from that of the first whom they mean."""
    register = b"id,kind,joins,households\nlate,community,5,40\nnew,ngo,7,\n"
    population = {"register": "r.csv", "community": 12, "government": 3, "business": 3, "ngo": 4}
    for action in (
        {"lever": "information_access", "spend": 0.5, "on": ["late"]},
        {"lever": "facilitated_dialogue", "spend": 0.5, "on": ["late", "new"]},
        {"lever": "service_delivery", "spend": 0.5, "on": ["late"], "by": ["new"]},
        {"lever": "service_delivery", "spend": 3.0, "form": "joint", "by": ["new"], "project_size": 0.05},
        {"lever": "public_education", "spend": 0.0},
    ):
        compare(scenario(population=population, files={"r.csv": register}, actions=[action], months=20, budget=budget), "plan", 0)


def test_those_who_promise_nothing_do_no_joint_work() -> None:
    """Two with nothing keep promises of nothing: nothing is produced, nobody leads a work, none is begun."""
    register = b"id,kind,resources\na,community,0\nb,community,0\nz,ngo,0\n"
    ties = b"source,target\na,b\na,z\nb,z\n"
    case = scenario(
        population={"register": "r.csv", "ties": "t.csv"},
        files={"r.csv": register, "t.csv": ties},
        months=24,
        parameters={"meeting_base": 0.2},
    )
    compare(case, "No programme", 0)
    one = block(case, "No programme")
    for month in range(1, 25):
        advance(one, month)
    assert one.state.begun[0, 0] == 0.0
    assert (one.state.lead == -1).all()


def test_newcomers_sleep_until_they_join() -> None:
    register = b"id,kind,joins,resources\na,community,0,0.3\nb,ngo,6,1.5\nc,government,0,\nd,business,9,0\n"
    ties = b"source,target,trust,conflict,met\na,c,0.6,1,2\nc,a,0.3,1,2\na,b,0.7,0,1\nc,d,0.5,,\n"
    population = {"register": "r.csv", "ties": "t.csv", "community": 8, "ngo": 3, "government": 2, "business": 2}
    case = scenario(population=population, files={"r.csv": register, "t.csv": ties}, actions=EVERYTHING, shocks=EVERY_SHOCK, months=40)
    compare(case, "plan", 0)


@pytest.mark.parametrize("plan", ["No programme", "plan"])
def test_what_is_done_by_hand(plan: str) -> None:
    """Spends beside the plan's and after it, a shock, a changed parameter, a written column."""
    actions = [{**action, "end": 12} for action in EVERY_LEVER[:4]]
    case = scenario(actions=actions, months=48, programme_end=12, budget=8.0)
    session = Session(case, plan, 2)
    reference = twin(session._course.block, 2)
    spends: list[tuple[int, dict[str, Any]]] = [
        (3, {"lever": "service_delivery", "spend": 1.0, "months": 5, "form": "joint", "options": {"agreement": 0.5}}),
        (3, {"lever": "service_delivery", "spend": 0.4, "months": 30, "by": ()}),
        (11, {"lever": "capacity_building", "spend": 2.0, "months": 4}),
        (40, {"lever": "facilitated_dialogue", "spend": 0.5, "months": 3, "options": {"agreement": 1.0}}),
    ]
    for month in range(1, case.months + 1):
        for at, spend in spends:
            if at == month:
                session.spend(**spend)
                done = session.diary[-1]
                assert isinstance(done, Spend)
                reference.by_hand.append(done.action)
        if month == 20:
            session.strike("scandal", severity=0.8, on=["ngo"])
            struck = session.diary[-1]
            assert isinstance(struck, Strike)
            reference.strikes.append((struck.entry, month))
            session.change(trust_gain=0.08)
            reference.p["trust_gain"] = 0.08
            session.write("resistance", "ngo-001", 0.9)
            next(who for who in reference.stakeholders if who.name == "ngo-001").resistance = 0.9
        engine = session._course.block
        before = resources_of(engine, month)
        session.step()
        reference.step()
        assert_same_month(engine, reference, before, f"by hand, month {month}")


@pytest.mark.parametrize("seed", [3, 4])
def test_what_people_do_to_each_other_by_hand(seed: int) -> None:
    """Transfers and broken words, of kinds and ids, to some and to nobody, before the first month and after, with newcomers."""
    case = scenario(population=PEOPLE, files={"r.csv": REGISTER}, actions=EVERYTHING, months=30, seed=seed, parameters={"escalation": 0.3})
    session = Session(case, "plan", seed)
    reference = twin(session._course.block, seed)
    someone = reference.stakeholders[0].name
    deeds: dict[int, list[tuple[Any, ...]]] = {
        0: [(1.0, ("ngo",), ("community",)), (("government",), ("community", "ngo"), False)],
        4: [(1e6, ("business", someone), ()), (("business",), ("community",), True)],
        5: [(0.3, ("community",), ("community", "ngo")), (("ngo", "community"), ("community", "business"), False)],
        9: [(0.7, ("government",), (someone,)), ((someone,), ("ngo", "government", "community"), False)],
        30: [(0.2, ("ngo",), ()), (("ngo",), ("government",), True)],
    }
    opened = 0
    for month in range(case.months + 1):
        if month:
            engine = session._course.block
            before = resources_of(engine, month)
            session.step()
            reference.step()
            assert_same_month(engine, reference, before, f"to each other, month {month}")
        for deed in deeds.get(month, []):
            disputes = sum(tie.conflict > 0 for tie in reference.ties)
            if isinstance(deed[0], float):
                session.transfer(deed[0], by=deed[1], to=deed[2])
                by_hand.transfer(reference, *deed)
            else:
                session.break_word(deed[0], deed[1], lacked=deed[2])
                by_hand.break_word(reference, deed[0], deed[1], lacked=deed[2])
            opened += sum(tie.conflict > 0 for tie in reference.ties) - disputes
            assert_same_state(session._course.block, reference, f"to each other, after month {month}")
    assert opened > 0


@pytest.mark.parametrize("folder", ["chemicals_policy_network", "air_bersih"])
def test_real_populations(folder: str) -> None:
    """The shipped cases with their last plan, and for 60 months with every lever and every shock."""
    case = Scenario.load(ROOT / "experiments" / folder)
    compare(case, case.plans[-1].name, 2, months=40)
    whole = case.with_(plans=[{"name": "plan", "actions": EVERYTHING}], months=60)
    whole = whole.model_copy(update={"shocks": scenario(shocks=EVERY_SHOCK).shocks})
    compare(whole, "plan", 5)


def test_the_comparison_bites() -> None:
    """The harness must see a difference of one part in a million in one state of one stakeholder."""
    case = scenario(actions=EVERY_LEVER)
    engine = block(case)
    reference = twin(engine, 0)
    engine.state.resistance[0, 0] *= 1 + 1e-6
    with pytest.raises(AssertionError, match="resistance"):
        assert_same_state(engine, reference, "start")
    assert not np.isnan(engine.state.resistance).any()
