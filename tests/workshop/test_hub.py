"""The hub: nothing is answered before it is kept, nothing is done twice, and a journal gives the same workshop again."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest

from partnership_sim.workshop.journal import Kept, Memory
from partnership_sim.workshop.play import Play
from partnership_sim.workshop.who import NOBODY, PROJECTOR, TRAINER, Who
from tests.workshop.rooms import SHORT, TurnedClock, act, computed, hub, mark, must, played, seated


class Slow(Memory):
    """A journal that takes its time, and may fail."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = asyncio.Event()
        self.fails = False

    async def append(self, kept: Kept) -> None:
        await self.gate.wait()
        if self.fails:
            raise OSError(28, "No space left on device")
        await super().append(kept)


def test_nothing_is_answered_before_it_is_kept() -> None:
    async def story() -> None:
        journal = Slow()
        where = hub(journal)
        asked = asyncio.ensure_future(act(where, TRAINER, "settings", **SHORT))
        again = asyncio.ensure_future(act(where, TRAINER, "start"))
        await asyncio.sleep(0.02)
        assert not asked.done()
        assert not again.done()
        journal.gate.set()
        assert [(await one).status for one in (asked, again)] == [200, 200]
        assert [line.given["do"] for line in journal.lines] == ["settings", "start"]

    asyncio.run(story())


def test_the_same_id_is_done_once_however_often_it_is_sent() -> None:
    async def story() -> None:
        journal = Slow()
        where = hub(journal)
        given = {"id": mark(), "do": "start"}
        taps = [asyncio.ensure_future(where.do(TRAINER, given, "en")) for _ in range(20)]
        await asyncio.sleep(0)
        journal.gate.set()
        assert {(await tap).status for tap in taps} == {200}
        assert (await where.do(TRAINER, given, "en")).status == 200
        assert len(journal.lines) == 1

    asyncio.run(story())


def test_a_join_whose_answer_was_lost_gives_the_same_seat_when_it_is_sent_again() -> None:
    async def story() -> None:
        where = hub()
        given = {"id": mark(), "nickname": "Ani"}
        (_, first), (_, second) = await where.join(given, "en"), await where.join(given, "en")
        assert first == second
        assert len(where.room.seats) == 1
        _, other = await where.join({"id": mark(), "nickname": "Ani"}, "en")
        assert other != first

    asyncio.run(story())


def test_a_disk_that_is_full_is_told_and_nothing_more_is_accepted() -> None:
    async def story() -> None:
        journal = Slow()
        journal.fails = True
        journal.gate.set()
        where = hub(journal)
        answer = await act(where, TRAINER, "start")
        assert answer.status == 503
        assert "could not be saved" in answer.body["refused"]
        assert (await act(where, TRAINER, "start")).status == 503
        assert where.view("table", TRAINER, "id")["broken"]
        assert hub(journal).room.phase == "lobby"

    asyncio.run(story())


@pytest.mark.parametrize(
    "wrong", [{}, {"id": "x"}, {"id": 7, "do": "start"}, {"id": "a" * 41, "do": "start"}, {"id": "no spaces", "do": "start"}]
)
def test_an_action_without_a_proper_id_is_no_action(wrong: dict[str, Any]) -> None:
    assert asyncio.run(hub().do(TRAINER, wrong, "en")).status == 400


def test_a_seat_is_not_made_through_the_door_of_actions() -> None:
    answer = asyncio.run(act(hub(), NOBODY, "join", nickname="x", secret="0" * 64))
    assert answer.status == 400


def test_a_journal_gives_the_same_workshop_again() -> None:
    async def story() -> None:
        journal = Memory()
        where = hub(journal)
        await played(where)
        await computed(where)
        again = hub(journal)
        await computed(again)
        for page, who in (("table", TRAINER), ("projector", PROJECTOR), ("seat", Who("seat", 1)), ("seat", Who("seat", 2))):
            views = [one.view(page, who, "id") | {"version": 0} for one in (where, again)]
            assert views[0] == views[1]
            json.dumps(views[0], allow_nan=False)

    asyncio.run(story())


def test_a_round_closes_when_its_time_is_over_and_not_because_the_lid_was() -> None:
    async def story() -> None:
        clock = TurnedClock()
        where = hub(clock=clock)
        await must(where, TRAINER, "settings", **SHORT, seconds=30)
        await must(where, TRAINER, "start")
        clock.now += 600.0  # a closed lid
        await where.tick()
        assert where.room.phase == "choose"
        for _ in range(29):
            clock.now += 1.0
            await where.tick()
        assert where.room.phase == "choose"
        clock.now += 1.5
        await where.tick()
        await where.tick()
        assert (where.room.phase.value, where.room.round) == ("look", 1)
        assert [line.given["do"] for line in where.journal.actions()].count("close") == 1

    asyncio.run(story())


def test_time_that_was_left_goes_on_in_the_same_session_later() -> None:
    async def story() -> None:
        clock, journal = TurnedClock(), Memory()
        where = hub(journal, clock)
        await must(where, TRAINER, "settings", **SHORT, seconds=120)
        await must(where, TRAINER, "start")
        for _ in range(60):
            clock.now += 1.0
            await where.tick()
        later = hub(journal, TurnedClock())
        assert 55 <= (later.countdown.seconds or 0) <= 66

    asyncio.run(story())


def test_the_decisive_round_is_the_one_without_which_the_goal_changes_most() -> None:
    async def story() -> None:
        where = hub()
        await played(where)
        await computed(where)
        told = where.view("table", TRAINER, "en")["debrief"]
        mine, other = told["decisive"]
        assert other["round"] is None
        play, room = where.play, where.room
        whole = play.outlook(room.plan(1)).scores[play.goal.name]
        changes = {
            number: abs((whole - Play(play.case).outlook(room.plan(1, without=number)).scores[play.goal.name]).mean()) for number in (1, 2)
        }
        assert mine["round"] == max(changes, key=lambda number: changes[number])
        assert mine["difference"] == pytest.approx(
            (whole - play.outlook(room.plan(1, without=mine["round"])).scores[play.goal.name]).mean(), abs=1e-4
        )

    asyncio.run(story())


def test_every_path_stands_beside_no_programme_and_the_best_known_comes_first() -> None:
    async def story() -> None:
        where = hub()
        await played(where)
        await computed(where)
        paths = where.view("table", TRAINER, "en")["debrief"]["paths"]
        assert {path["name"] for path in paths} >= {"A", "B", "No programme"}
        means = [path["goal"] for path in paths]
        assert means == sorted(means, reverse=True)
        assert paths[0]["best"]
        spending_nothing = {path["goal"] for path in paths if path["name"] in {"B", "No programme"}}
        assert len(spending_nothing) == 1

    asyncio.run(story())


def test_a_path_whose_goal_is_undefined_comes_last_whether_more_or_less_is_better() -> None:
    async def story() -> None:
        for better in (1, -1):
            where = hub()
            await played(where)
            await computed(where)
            name = where.play.goal.name
            where.play.goals[name] = where.play.__dict__["goal"] = replace(where.play.goal, better=better)
            spent = where.play.outlook(where.room.plan(1))
            spent.__dict__["means"] = {**spent.means, name: float("nan")}
            paths = where.view("table", TRAINER, "en")["debrief"]["paths"]
            assert (paths[-1]["name"], paths[-1]["goal"]) == ("A", None)

    asyncio.run(story())


def test_the_projector_names_nobody_beside_figures_until_the_trainer_unveils() -> None:
    async def story() -> None:
        where = hub()
        await must(where, TRAINER, "settings", **{**SHORT, "groups": ["Mawar", "Melati"]})
        one = await seated(where, "Ani")
        await must(where, TRAINER, "start")
        await must(where, one, "send", round=1, choices=[{"lever": "networking", "spend": 1.0}])
        await must(where, TRAINER, "close", round=1)
        await computed(where)
        told = where.view("projector", PROJECTOR, "en")
        assert [group["name"] for group in told["groups"]] == [None, None]
        assert "Ani" not in json.dumps(told)
        await must(where, TRAINER, "unveil", on=True)
        assert {group["name"] for group in where.view("projector", PROJECTOR, "en")["groups"]} == {"Mawar", "Melati"}

    asyncio.run(story())


def test_a_phone_sees_its_own_group_only_and_nobody_elses_page() -> None:
    async def story() -> None:
        where = hub()
        await must(where, TRAINER, "settings", **{**SHORT, "groups": ["Mawar", "Melati"]})
        one, two = await seated(where, "Ani"), await seated(where, "Budi")
        await must(where, TRAINER, "start")
        await must(where, two, "draft", round=1, choices=[{"lever": "networking", "spend": 1.0}])
        told = where.view("seat", one, "en")
        assert told["group"]["draft"] is None
        assert "Budi" not in json.dumps(told)
        assert "groups" not in where.view("table", one, "en")
        assert "door" not in where.view("table", NOBODY, "en")

    asyncio.run(story())
