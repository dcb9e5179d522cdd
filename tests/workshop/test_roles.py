"""The game of roles: purses, words given in public and what becomes of them, and what is told of it at the end."""

from __future__ import annotations

import asyncio
from typing import Any

import numpy as np
import pytest

from partnership_sim.engine.block import start_of
from partnership_sim.population import cast_of
from partnership_sim.scenario.parts import Plan
from partnership_sim.steering import Session
from partnership_sim.steering.diary import BrokenWord, Transfer
from partnership_sim.workshop import session_report
from partnership_sim.workshop.bots import Rehearsal
from partnership_sim.workshop.hub import Hub
from partnership_sim.workshop.journal import Memory
from partnership_sim.workshop.play import WORLDS
from partnership_sim.workshop.roles import KEPT, LACKED, OPEN, WITHHELD
from partnership_sim.workshop.steered import Steered
from partnership_sim.workshop.who import PROJECTOR, TRAINER, Who
from tests.workshop.rooms import TurnedClock, act, computed, hub, must, seated
from tests.worlds import scenario

#: Two rounds of three months, three after; each role's share of the programme, after convening, is named so that sums can be told in the head.
GAME: dict[str, Any] = {"game": "roles", "rounds": 2, "months_a_round": 3, "months_after": 3, "budget": 31.2}
SHARES = {"community": 0.1, "government": 0.2, "business": 0.3, "ngo": 0.4}
COMMUNITY, GOVERNMENT, BUSINESS, NGO = 1, 2, 3, 4


def role_hub(journal: Any = None) -> Hub:
    """Return a hub in which 30 units are shared: ten organisations are convened for six months at .02 each, that is 1.2."""
    roles = {kind: {"share": share} for kind, share in SHARES.items()}
    return Hub(scenario(workshop={"roles": roles}), journal or Memory(), TurnedClock())


async def opened(where: Hub) -> list[Who]:
    """Open the first round of a game of roles, a seat in each group."""
    await must(where, TRAINER, "settings", **GAME)
    seats = [await seated(where, f"seat {group}", group) for group in where.room.groups]
    await must(where, TRAINER, "start")
    return seats


async def on(where: Hub) -> None:
    await must(where, TRAINER, "next", phase="look", round=where.room.round)


def told(story: Any) -> None:
    asyncio.run(story())


def refused(answer: Any) -> str:
    assert answer.status == 409
    return str(answer.body["refused"])


def test_groups_are_kinds_with_shares_levers_and_what_they_earn() -> None:
    async def story() -> None:
        where = role_hub()
        await opened(where)
        room = where.room
        assert room.roles is not None
        assert [one.name for one in room.groups.values()] == ["Communities", "Government offices", "Businesses", "NGOs"]
        assert [room.terms_of(group).budget for group in room.groups] == pytest.approx([3.0, 6.0, 9.0, 12.0])
        assert [room.terms_of(group).by for group in room.groups] == [("community",), ("government",), ("business",), ("ngo",)]
        assert set(room.terms_of(NGO).levers) == set(where.case.roles["ngo"].levers)
        cast = cast_of(where.case)
        endowment = start_of(where.case, cast, (0,)).state.endowment[0]
        of_ngos = endowment[[name == "ngo" for name in (cast.kind_names[code] for code in cast.kind)]].sum()
        assert room.roles.earned[NGO] == pytest.approx(of_ngos * 0.15 * 0.25 * 3, abs=0.006)  # a quarter of three months' income
        assert room.left(NGO) == pytest.approx(12.0 + room.roles.earned[NGO])

    told(story)


def test_own_means_are_spent_first_and_not_carried_over() -> None:
    async def story() -> None:
        where = role_hub()
        seats = await opened(where)
        room = where.room
        assert room.roles is not None
        earned = room.roles.earned[NGO]
        choice = {"lever": "networking", "spend": 1.0}
        await must(where, seats[3], "send", round=1, choices=[choice])
        await must(where, TRAINER, "close", round=1)
        await on(where)
        assert room.left(NGO) == pytest.approx(12.0 - (3.0 - earned) + earned)
        assert room.left(COMMUNITY) == pytest.approx(3.0 + room.roles.earned[COMMUNITY])
        answer = await act(where, seats[3], "send", round=2, choices=[{"lever": "networking", "spend": 4.5}])
        assert "are left" in refused(answer)
        answer = await act(where, seats[0], "send", round=2, choices=[choice])
        assert refused(answer) == "There is no such lever here."
        plan = room.plan(NGO)
        assert isinstance(plan, Steered)
        assert [(one.lever, one.spend, one.start, one.end, one.by) for one in plan.actions] == [("networking", 1.0, 1, 3, ("ngo",))]
        assert [(line.month, line.by, line.to) for line in plan.diary] == [(month, ("ngo",), ()) for month in (0, 1, 2)]
        assert [line.units for line in plan.diary] == pytest.approx([earned / 3] * 3)

    told(story)


def test_a_word_is_public_at_once_stands_and_is_decided_when_the_round_has_closed() -> None:
    async def story() -> None:
        where = role_hub()
        seats = await opened(where)
        await must(where, seats[3], "pledge", round=1, to=COMMUNITY, amount=0.5)
        for page, who in (("seat", seats[1]), ("table", TRAINER), ("projector", PROJECTOR)):
            (one,) = where.view(page, who, "en")["pledges"]
            assert (one["by_name"], one["to_name"], one["amount"], one["became"]) == ("NGOs", "Communities", 0.5, OPEN)
        assert "It stands" in refused(await act(where, seats[3], "pledge", round=1, to=COMMUNITY, amount=0.1))
        assert "another role" in refused(await act(where, seats[3], "pledge", round=1, to=NGO, amount=0.1))
        assert "has closed" in refused(await act(where, seats[3], "settle", round=1, to=COMMUNITY, keep=True))
        await must(where, TRAINER, "close", round=1)
        assert "closed" in refused(await act(where, seats[3], "pledge", round=1, to=BUSINESS, amount=0.1))
        assert "no such pledge" in refused(await act(where, seats[0], "settle", round=1, to=NGO, keep=True))
        await must(where, seats[3], "settle", round=1, to=COMMUNITY, keep=True)
        assert where.view("seat", seats[0], "en")["pledges"][0]["became"] == KEPT
        assert "decided" in refused(await act(where, seats[3], "settle", round=1, to=COMMUNITY, keep=False))

    told(story)


def test_what_is_kept_is_paid_month_by_month_beyond_own_means_out_of_the_share() -> None:
    async def story() -> None:
        where = role_hub()
        seats = await opened(where)
        room = where.room
        assert room.roles is not None
        earned = dict(room.roles.earned)
        await must(where, seats[3], "pledge", round=1, to=COMMUNITY, amount=5.0)
        await must(where, seats[2], "pledge", round=1, to=NGO, amount=0.3)
        await must(where, TRAINER, "close", round=1)
        await must(where, seats[3], "settle", round=1, to=COMMUNITY, keep=True)
        await must(where, seats[2], "settle", round=1, to=NGO, keep=True)
        await on(where)
        assert room.left(NGO) == pytest.approx(12.0 - (5.0 - earned[NGO]) + 0.3)
        assert room.left(COMMUNITY) == pytest.approx(3.0 + (5.0 - earned[NGO]) + earned[COMMUNITY] + earned[NGO])
        assert room.left(BUSINESS) == pytest.approx(9.0 + earned[BUSINESS] - 0.3)
        await must(where, TRAINER, "close", round=2)
        plan = room.plan(1)
        assert isinstance(plan, Steered)
        paid = {(line.month, line.by, line.to): line.units for line in plan.diary}
        assert paid == pytest.approx(
            {(month, ("ngo",), ("community",)): earned[NGO] / 3 for month in (3, 4, 5)}
            | {(month, ("business",), ("ngo",)): 0.1 for month in (3, 4, 5)}
        )

    told(story)


def test_what_is_withheld_forgotten_or_cannot_be_paid_is_a_broken_word() -> None:
    async def story() -> None:
        where = role_hub()
        seats = await opened(where)
        room = where.room
        assert room.roles is not None
        await must(where, seats[2], "pledge", round=1, to=NGO, amount=0.3)
        await must(where, seats[3], "pledge", round=1, to=COMMUNITY, amount=12.0 + room.roles.earned[NGO] + 0.1)
        await must(where, seats[3], "pledge", round=1, to=GOVERNMENT, amount=1.0)
        await must(where, TRAINER, "close", round=1)
        await must(where, seats[2], "settle", round=1, to=NGO, keep=False)
        await must(where, seats[3], "settle", round=1, to=COMMUNITY, keep=True)
        assert [one.became for one in room.roles.pledges] == [WITHHELD, LACKED, OPEN]
        assert room.plan(1).diary == ()  # type: ignore[attr-defined]
        await on(where)
        assert [one.became for one in room.roles.pledges] == [WITHHELD, LACKED, WITHHELD]
        await must(where, TRAINER, "close", round=2)
        assert room.plan(1).diary == (  # type: ignore[attr-defined]
            BrokenWord(3, ("business",), ("ngo",), lacked=False),
            BrokenWord(3, ("ngo",), ("community",), lacked=True),
            BrokenWord(3, ("ngo",), ("government",), lacked=False),
        )

    told(story)


def test_after_the_last_round_only_own_means_are_there_to_keep_a_word() -> None:
    async def story() -> None:
        where = role_hub()
        seats = await opened(where)
        await must(where, TRAINER, "close", round=1)
        await on(where)
        await must(where, seats[3], "pledge", round=2, to=COMMUNITY, amount=5.0)
        await must(where, TRAINER, "close", round=2)
        await must(where, seats[3], "settle", round=2, to=COMMUNITY, keep=True)
        assert where.room.roles is not None
        assert where.room.roles.pledges[0].became == LACKED

    told(story)


def test_the_path_that_is_shown_is_the_run_of_its_plan_and_diary() -> None:
    async def story() -> None:
        where = role_hub()
        await finished(where)
        play, room = where.play, where.room
        plan = room.plan(1)
        assert isinstance(plan, Steered)
        run = Session(play.case, Plan(plan.name, plan.budget, plan.actions), play.replicate)
        for line in plan.diary:
            run.run_to(line.month)
            if isinstance(line, Transfer):
                run.transfer(line.units, line.by, line.to)
            else:
                run.break_word(line.by, line.to, lacked=line.lacked)
        run.run_to(9)
        path = play.path(plan, 9)
        for name in play.metrics:
            assert path.values[name] == pytest.approx([run.metrics_of(month)[name] for month in range(10)], rel=0, abs=0, nan_ok=True)
        assert [list(map(repr, month)) for month in path.events] == [list(map(repr, run.events_of(month))) for month in range(1, 10)]
        outlook = play.outlook(plan)
        assert outlook.values.shape[0] == WORLDS
        shown = outlook.values[play.replicate, :, play.metrics.index("trust")]
        assert shown.tolist() == path.values["trust"][1:]

    told(story)


def test_a_plan_without_anything_by_hand_is_worth_the_same_either_way() -> None:
    where = role_hub()
    asyncio.run(must(where, TRAINER, "settings", **GAME))
    play = where.play
    plan = Plan("x", 20.0, where.room.roles.terms[NGO].actions(1, ()) if where.room.roles else ())
    spent = plan.model_copy(update={"actions": Plan("y", None, [_networking()]).actions})
    steered = Steered.beside(spent, [Transfer(0, 0.0, ("ngo",), ())])
    one, other = play.outlook(spent), play.outlook(steered)
    assert np.array_equal(one.values, other.values, equal_nan=True)
    assert set(one.scores) == set(other.scores) == set(play.goals)
    for name in play.goals:
        assert np.array_equal(one.scores[name], other.scores[name], equal_nan=True)


def _networking() -> Any:
    from partnership_sim.scenario.parts import Action

    return Action("networking", 1.0, end=3, on=("community", "ngo"))


async def finished(where: Hub) -> None:
    """Play to the debrief: businesses break a word to communities, NGOs keep one."""
    seats = await opened(where)
    for number in (1, 2):
        await must(where, seats[3], "send", round=number, choices=[{"lever": "networking", "spend": 1.0}])
        await must(where, seats[0], "send", round=number, choices=[{"lever": "service_delivery", "spend": 0.4}])
        await must(where, seats[2], "pledge", round=number, to=COMMUNITY, amount=0.4)
        await must(where, seats[3], "pledge", round=number, to=COMMUNITY, amount=0.2)
        await must(where, TRAINER, "close", round=number)
        await must(where, seats[2], "settle", round=number, to=COMMUNITY, keep=number == 2)
        await must(where, seats[3], "settle", round=number, to=COMMUNITY, keep=True)
        await on(where)
    await must(where, TRAINER, "next", phase="after", round=2)
    await computed(where)


def test_the_debrief_tells_what_each_wanted_what_all_got_and_what_was_possible() -> None:
    async def story() -> None:
        where = role_hub()
        await finished(where)
        play, room = where.play, where.room
        end = where.view("table", TRAINER, "en")["debrief"]
        assert [(one["group"], one["goal"]["name"]) for one in end["roles"]] == [
            (1, "need_met"), (2, "working"), (3, "trust_community_business"), (4, "voice")
        ]  # fmt: skip
        whole = play.outlook(room.plan(1))
        for one in end["roles"]:
            name = one["goal"]["name"]
            values = {"got": whole, "nothing": play.outlook(play.nothing)}
            for key, outlook in values.items():
                assert one[key] == pytest.approx(np.nanmean(outlook.scores[name]), abs=1e-4)
            better = one["goal"]["better"]
            assert better * one["possible"] >= better * max(one["got"], one["nothing"], key=lambda value: better * value) - 1e-4
        assert sorted(path["key"] for path in end["paths"]) == ["plan No programme", "together"]
        assert next(path for path in end["paths"] if path["key"] == "together")["spent"] == pytest.approx(2 * 3 * 1.4)
        (word,) = end["words"]
        assert (word["by"], word["to"], word["became"]) == (BUSINESS, COMMUNITY, WITHHELD)
        effects = {one["goal"]["name"]: one for one in word["effects"]}
        assert effects["trust_community_business"]["worse"] == WORLDS
        assert effects["trust_community_business"]["difference"] < 0

    told(story)


def test_a_broken_word_is_judged_by_leaving_it_out_under_the_same_luck() -> None:
    async def story() -> None:
        where = role_hub()
        await finished(where)
        play, room = where.play, where.room
        plan = room.plan(1)
        assert isinstance(plan, Steered)
        bare = Plan(plan.name, plan.budget, plan.actions)
        without = Steered.beside(bare, (line for line in plan.diary if not isinstance(line, BrokenWord)))
        apart = play.outlook(plan).scores["trust_community_business"] - play.outlook(without).scores["trust_community_business"]
        assert where.debrief.words[0]["trust_community_business"].difference == pytest.approx(apart.mean())

    told(story)


def test_a_journal_gives_the_same_game_again_and_the_report_the_same_bytes() -> None:
    async def story() -> None:
        journal = Memory()
        where = role_hub(journal)
        await finished(where)
        again = role_hub(journal)
        await computed(again)
        assert session_report.files(again) == session_report.files(where)
        files = session_report.files(where)
        assert files["pledges.csv"].decode().splitlines()[1] == f"1,Businesses,Communities,0.4,{WITHHELD}"
        for language, words in (
            ("en", ("withheld", "What each role wanted and got")),
            ("id", ("tidak ditepati", "Tujuan tiap peran dan hasilnya")),
        ):
            page = files[f"report.{language}.html"].decode()
            assert all(word in page for word in words)

    told(story)


def test_bots_play_it_to_the_end() -> None:
    async def story() -> None:
        where = role_hub()
        await must(where, TRAINER, "settings", **GAME)

        async def no_time(_: float) -> None:
            await asyncio.sleep(0)

        await Rehearsal(where, 8, seconds=0.0, sleep=no_time).run()
        assert where.room.phase == "debrief"
        assert where.room.roles is not None
        assert len(where.room.roles.pledges) == 8
        assert {one.became for one in where.room.roles.pledges} <= {KEPT, WITHHELD, LACKED}

    told(story)


def test_what_does_not_belong_to_a_game_is_refused() -> None:
    async def story() -> None:
        where = hub()
        await must(where, TRAINER, "settings", rounds=1, months_a_round=3, groups=["A", "B"])
        seat = await seated(where, "Ani", 1)
        await must(where, TRAINER, "start")
        assert "game of roles" in refused(await act(where, seat, "pledge", round=1, to=2, amount=1.0))
        one_kind = Hub(scenario(population={"community": 9, "government": 0, "business": 0, "ngo": 0}), Memory(), TurnedClock())
        assert "two kinds" in refused(await act(one_kind, TRAINER, "settings", **GAME))
        assert one_kind.view("table", TRAINER, "en")["games"] == ["groups"]
        roles = role_hub()
        await must(roles, TRAINER, "settings", **GAME)
        assert "kinds of stakeholders" in refused(await act(roles, TRAINER, "add_group", name="more"))

    told(story)
