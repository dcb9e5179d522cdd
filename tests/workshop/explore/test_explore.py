"""What is shown of the explored partnership, against runs made by another way."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from partnership_sim.engine.arms import Arm, run_arms
from partnership_sim.metrics import METRICS
from partnership_sim.population import cast_of
from partnership_sim.steering import Session
from partnership_sim.workshop.actions import Refused
from partnership_sim.workshop.explore import action_of
from partnership_sim.workshop.explore.difference import better
from partnership_sim.workshop.explore.told import quantiles
from partnership_sim.workshop.hub import Hub
from partnership_sim.workshop.journal import Memory
from partnership_sim.workshop.who import PROJECTOR, TRAINER, Who
from tests.workshop.explore.worlds import CASE, WORLDS, do, explore, story, whole
from tests.workshop.rooms import TurnedClock, act, must

if TYPE_CHECKING:
    from pathlib import Path

NEED = list(METRICS).index("need_met")


def plan_of(name: str) -> Any:
    return next(plan for plan in CASE.plans if plan.name == name)


def ordinary(name: str) -> np.ndarray:
    """Return the runs of a plan as `run` makes them, [run, month, metric]."""
    (seen,) = run_arms(CASE, cast_of(CASE), [Arm(plan_of(name), CASE.shocks, range(WORLDS))])
    return seen.values


def rounded(values: Any) -> list[float | None]:
    return [None if np.isnan(value) else round(float(value), 4) for value in values]


@story
async def test_the_run_that_is_shown_is_typical_and_a_session_gives_it_too() -> None:
    where = explore()
    shown = await whole(where)
    found = where._calculation.found
    assert found is not None
    ends = ordinary("second")[:, -1, NEED]
    assert sorted(ends)[(WORLDS - 1) // 2] == ends[found.replicate]
    run = Session(CASE, "second", found.replicate)
    run.run_to(CASE.months)
    assert shown["sides"][0]["curves"]["need_met"]["all"] == rounded(run.metrics_of(month)["need_met"] for month in range(CASE.months + 1))
    where.close()


@story
async def test_the_band_is_that_of_ordinary_runs() -> None:
    where = explore()
    do(where, "plan", plan="first")
    shown = await whole(where)
    values = ordinary("first")[:, :, NEED]
    for row, share in zip(shown["sides"][0]["band"]["need_met"], (0.05, 0.5, 0.95), strict=True):
        assert row[1:] == pytest.approx(np.quantile(values, share, axis=0), abs=6e-5)
    where.close()


def test_quantiles_leave_out_what_is_undefined() -> None:
    values = np.random.default_rng(1).random((9, 5))
    values[2:6, 1] = np.nan
    values[1:, 2] = np.nan
    values[:, 3] = np.nan
    shares = (0.05, 0.5, 0.95)
    expected = np.array([[np.nan if np.isnan(column).all() else np.nanquantile(column, share) for column in values.T] for share in shares])
    np.testing.assert_allclose(quantiles(values, shares), expected)


@story
async def test_plans_beside_each_other_are_the_middle_of_ordinary_runs() -> None:
    where = explore()
    do(where, "spend", month=3, lever="mediation", amount=2.0)
    told = await where.plans()
    assert list(told) == ["No programme", "first", "second"]
    for name, curves in told.items():
        assert curves["need_met"][1:] == pytest.approx(np.median(ordinary(name)[:, :, NEED], axis=0), abs=6e-5)
        assert "trust_ngo_business" not in curves
    where.close()


@story
async def test_worlds_are_counted_by_the_first_goal_and_what_made_the_difference_was_computed() -> None:
    where = explore()
    do(where, "fork", month=3)
    do(where, "spend", month=3, lever="service_delivery", amount=3.0)
    do(where, "shock", month=5, shock="disaster", severity=0.9)
    shown = await whole(where)
    told, found = shown["better"], where._calculation.found
    assert found is not None
    gains = found.many[1][:, -1, NEED] - found.many[0][:, -1, NEED]
    assert (told["a"], told["b"], told["same"], told["unknown"]) == ((gains < 0).sum(), (gains > 0).sum(), (gains == 0).sum(), 0)
    assert told["a"] + told["b"] + told["same"] == WORLDS
    one = explore()  # without the shock: the same by another way
    do(one, "spend", month=3, lever="service_delivery", amount=3.0)
    alone = (await whole(one))["sides"][0]["curves"]["need_met"]["all"][-1]
    both = shown["sides"][1]["curves"]["need_met"]["all"][-1]
    assert [without["told"] for without in shown["why"]["without"]] == [
        "Service delivery: 3 units a month from month 4 on",
        "Disaster in month 6",
    ]
    assert shown["why"]["without"][1]["change"] == pytest.approx(both - alone, abs=1.1e-4)
    assert shown["why"]["change"] == pytest.approx(both - shown["sides"][0]["curves"]["need_met"]["all"][-1], abs=1.1e-4)
    for each in (where, one):
        each.close()


def test_ties_and_unknown_worlds_are_counted_apart() -> None:
    a, b = np.zeros((5, 2, len(METRICS))), np.zeros((5, 2, len(METRICS)))
    b[:, -1, NEED] = [0.1, -0.1, 0.0, np.nan, 0.2]
    assert better(a, b, "need_met") == (1, 2, 1, 1)
    worse = list(METRICS).index("resistance")
    b[:, -1, worse] = [0.1, 0.1, 0.1, -0.1, 0.0]
    assert better(a, b, "resistance") == (3, 1, 1, 0)


@story
async def test_two_futures_without_a_change_are_the_same_in_all_worlds() -> None:
    where = explore()
    do(where, "fork", month=3)
    shown = await whole(where)
    assert (shown["better"]["a"], shown["better"]["b"], shown["better"]["same"]) == (0, 0, WORLDS)
    assert shown["why"]["without"] == []
    assert shown["why"]["ties"]["a"] == shown["why"]["ties"]["b"] == 0
    where.close()


@story
async def test_what_is_asked_last_is_what_is_shown_however_quickly_it_changes() -> None:
    where = explore()
    await where.fresh("en")
    for amount in range(1, 30):
        do(where, "spend", month=2, lever="mediation", amount=amount / 10)
        where.view("en")
    do(where, "plan", plan="first")
    where.view("en")
    do(where, "undo")
    do(where, "spend", month=2, lever="mediation", amount=0.25)
    shown = await whole(where)
    one = explore()
    await one.fresh("en")
    do(one, "spend", month=2, lever="mediation", amount=0.25)
    other = await whole(one)
    assert shown["sides"][0]["curves"] == other["sides"][0]["curves"]
    assert shown["sides"][0]["band"] == other["sides"][0]["band"]
    for each in (where, one):
        each.close()


@story
async def test_what_cannot_be_computed_is_told_and_then_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    where = explore()
    await whole(where)

    def broken(*_: object) -> None:
        raise RuntimeError("no months today")

    with monkeypatch.context() as patched:
        patched.setattr("partnership_sim.steering.course.advance", broken)
        do(where, "spend", month=2, lever="mediation", amount=0.25)
        assert (await where.fresh("en"))["failed"] == "no months today"
    do(where, "spend", month=2, lever="mediation", amount=0.5)
    assert (await whole(where))["failed"] is None
    where.close()


@story
async def test_another_start_has_the_same_luck_and_other_runs() -> None:
    where = explore()
    before = await whole(where)
    do(where, "start", trust=0.2)
    after = await whole(where)
    assert after["start"] == {"trust": 0.2, "budget": 1.0}
    assert after["sides"][0]["curves"]["trust"]["all"][0] > before["sides"][0]["curves"]["trust"]["all"][0] + 0.1
    found = where._calculation.found
    assert found is not None
    do(where, "start", trust=0.0)
    assert (await whole(where))["sides"][0]["curves"] == before["sides"][0]["curves"]
    where.close()


@story
async def test_months_hold_what_a_session_shows() -> None:
    where = explore()
    shown = await whole(where)
    case = await where.case("en")
    found = where._calculation.found
    assert found is not None
    told = await where.months(0, 0, 99, shown["mark"], "en")
    assert [month["month"] for month in told["months"]] == list(range(CASE.months + 1))
    run = Session(CASE, "second", found.replicate)
    for month in told["months"]:
        state, ties = run.state_of(), run.network_of()
        assert month["people"][::2] == np.rint(100 * state["resources"]).astype(int).tolist()
        assert month["people"][1::2] == np.rint(100 * state["resistance"]).astype(int).tolist()
        rows = np.array(month["ties"]).reshape(-1, 5)
        ids = [one["id"] for one in case["people"]]
        named = {(ids[a], ids[b]): (trust, back, bool(conflict)) for a, b, trust, back, conflict in rows.tolist()}
        known = {
            (str(source), str(target)): (round(100 * trust), bool(conflict))
            for source, target, trust, conflict in zip(*(ties[name] for name in ("source", "target", "trust", "conflict")), strict=True)
        }
        assert {pair: (trust, conflict) for pair, (trust, _, conflict) in named.items()} == {pair: known[pair] for pair in named}
        assert 2 * len(named) == len(known)
        if run.month:
            words = [event.tell("en") for event in run.events]
            assert sum(event["times"] for event in month["events"]) == len(words)
            assert {event["told"] for event in month["events"]} == set(words)
        if run.month < CASE.months:
            run.step()
    assert await where.months(0, 0, 3, shown["mark"] + 1, "en") == {"mark": None, "months": []}
    where.close()


@story
async def test_months_before_a_change_are_told_to_be_as_they_were() -> None:
    where = explore()
    first = await whole(where)
    assert first["since"] == (-1,)
    former = await where.months(0, 0, 99, first["mark"], "en")
    do(where, "spend", month=8, lever="networking", amount=2.0)
    do(where, "spend", month=11, lever="mediation", amount=1.0)
    second = await whole(where)
    assert (second["mark"], second["since"]) == (first["mark"] + 1, (8,))
    now = await where.months(0, 0, 99, second["mark"], "en")
    assert next(one for one, other in zip(now["months"], former["months"], strict=True) if one != other)["month"] == 9
    do(where, "fork", month=9)
    assert (await whole(where))["since"] == (CASE.months, -1)
    do(where, "shock", month=10, shock="disaster")
    assert (await whole(where))["since"] == (CASE.months, 10)
    do(where, "keep", side="b")
    assert (await whole(where))["since"] == (-1,)
    where.close()


@story
async def test_nobody_is_named_who_broke_a_promise() -> None:
    where = explore()
    shown = await whole(where)
    told = await where.months(0, 1, 99, shown["mark"], "id")
    breaches = [event for month in told["months"] for event in month["events"] if event["event"] == "breach_seen"]
    assert breaches
    for event in breaches:
        assert not {"who", "with", "by"} & event.keys()
        assert "ngo-0" not in event["told"]
    where.close()


@story
async def test_the_play_head_moves_by_the_clock_and_stands_after_a_crash() -> None:
    clock = TurnedClock()
    where = explore(clock=clock)
    do(where, "play", month=3, speed=2.0)
    clock.now += 2.5
    shown = where.view("en")
    assert (shown["month"], shown["speed"], shown["elapsed"]) == (3, 2.0, 2.5)
    do(where, "go", month=8)
    assert (where.view("en")["month"], where.view("en")["speed"], where.view("en")["elapsed"]) == (8, 0.0, None)
    again = explore(clock=clock)
    again.apply(action_of({"do": "explore_play", "month": 3, "speed": 2}), now=False)
    assert (again.view("en")["month"], again.view("en")["speed"]) == (3, 0.0)
    for each in (where, again):
        each.close()


@story
async def test_both_languages_are_told_and_all_of_it_is_json() -> None:
    where = explore()
    do(where, "spend", month=3, lever="mediation", amount=0.5, on=["community"])
    do(where, "leakage", month=4, value=0.28)
    await whole(where)
    english, indonesian = (json.loads(json.dumps(where.view(language), allow_nan=False)) for language in ("en", "id"))
    assert english["sides"][0]["deeds"][0]["told"] != indonesian["sides"][0]["deeds"][0]["told"]
    for language in ("en", "id"):
        case = json.loads(json.dumps(await where.case(language), allow_nan=False))
        assert {kind["name"] for kind in case["kinds"]} == {"community", "government", "business", "ngo"}
        assert len(case["people"]) == len(case["places"]) == CASE.stakeholders
    where.close()


@story
async def test_through_the_hub_it_is_the_trainers_alone_and_durable() -> None:
    journal = Memory()
    hub = Hub(CASE, journal, TurnedClock())
    hub.explore._calculation.worlds = WORLDS
    for who in (Who("seat", 1), PROJECTOR):
        refused = await act(hub, who, "explore_undo")
        assert refused.status == 409
        assert "explore" not in hub.view("seat", who, "en")
    answer = await act(hub, TRAINER, "explore_spend", month=3, lever="mediation", amount=0.7)
    assert answer.status == 200
    assert answer.body["explore"]["ready"]
    assert answer.body["explore"]["sides"][0]["deeds"][0]["month"] == 3
    await must(hub, TRAINER, "show", what="explore")
    assert hub.view("projector", PROJECTOR, "id")["explore"]["sides"][0]["deeds"]
    assert (await act(hub, TRAINER, "explore_spend", month=99, lever="mediation", amount=0.7)).status == 409
    again = Hub(CASE, journal, TurnedClock())
    assert again.explore.steered.told == hub.explore.steered.told
    version = hub.version
    await asyncio.wait_for(hub.changed(version), 20)  # the band comes by itself
    for each in (hub, again):
        each.close()


@story
async def test_what_was_steered_is_saved_as_a_scenario_that_gives_it_again(tmp_path: Path) -> None:
    where = explore()
    do(where, "spend", month=3, lever="facilitated_dialogue", amount=1.0)
    do(where, "spend", month=5, lever="mediation", amount=0.3, on=["community"])
    do(where, "shock", month=7, shock="outside_conflict", severity=0.4)
    do(where, "spend", month=12, lever="networking", amount=0.5)
    do(where, "leakage", month=4, value=0.28)
    shown = await whole(where)
    told = await where.save(tmp_path, "Kami: lebih baik!", "en")
    folder = tmp_path / "kami-lebih-baik"
    assert told["folder"] == str(folder)
    assert {"scenario.toml", "plans.csv", "shocks.csv", "diary.json", "steered.json"} <= {path.name for path in folder.iterdir()}
    assert [line.split(":")[0] for line in told["left"]][:2] == ["Networking", "leakage"]
    saved = type(CASE).load(folder)
    assert [plan.name for plan in saved.plans] == ["No programme", "first", "second", "Kami: lebih baik!"]
    assert [plan.actions for plan in saved.plans[1:3]] == [plan.actions for plan in CASE.plans[1:]]
    assert saved.shocks[:2] == CASE.shocks
    again = Session.load_diary(saved, folder / "diary.json")
    again.run_to(CASE.months)
    values = [again.metrics_of(month)["need_met"] for month in range(CASE.months + 1)]
    assert values == pytest.approx(shown["sides"][0]["curves"]["need_met"]["all"], abs=6e-5)
    whole_diary = Session.load_diary(CASE, folder / "steered.json")
    assert rounded([whole_diary.metrics["need_met"]])[0] == shown["sides"][0]["curves"]["need_met"]["all"][-1]
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    second = await where.save(tmp_path, "Kami: lebih baik!", "id")
    assert second["folder"] == str(tmp_path / "kami-lebih-baik-2")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    for name in ("", "second", "...", "No programme"):
        with pytest.raises(Refused):
            await where.save(tmp_path, name, "en")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kami-lebih-baik", "kami-lebih-baik-2"]
    where.close()


@story
async def test_another_start_is_saved_with_its_trust_and_money(tmp_path: Path) -> None:
    where = explore()
    do(where, "start", trust=0.1, budget=0.5)
    shown = await whole(where)
    folder = (await where.save(tmp_path, "half", "en"))["folder"]
    saved = type(CASE).load(folder)
    run = Session.load_diary(saved, f"{folder}/diary.json")
    run.run_to(CASE.months)
    values = [run.metrics_of(month)["trust"] for month in range(CASE.months + 1)]
    assert values == pytest.approx(shown["sides"][0]["curves"]["trust"]["all"], abs=6e-5)
    where.close()


@story
async def test_a_goal_of_some_kinds_alone_is_drawn_as_any_other() -> None:
    goals = ["trust_community_government", "resources_ngo", "kept_promises"]
    where = explore(CASE.with_(goals=goals))
    shown = await whole(where)
    case = await where.case("en")
    assert {*goals, *shown["watched"], case["goal"]} <= {metric["name"] for metric in case["metrics"]}
    assert all(len(shown["sides"][0]["curves"][name]["all"]) == CASE.months + 1 for name in goals)
    where.close()
