"""The room: what can be done when, and by whom."""

from __future__ import annotations

from typing import Any

import pytest

from partnership_sim.workshop.actions import Refused, action_of
from partnership_sim.workshop.room import Phase, Room
from partnership_sim.workshop.who import NOBODY, TRAINER, Who
from tests.worlds import scenario


def room(*deeds: tuple[Who, dict[str, Any]], **settings: Any) -> Room:
    """A room in which these things were done, one after the other."""
    found = Room(scenario())
    do(
        found,
        TRAINER,
        do="settings",
        **{"rounds": 2, "months_a_round": 3, "months_after": 6, "budget": 30.0, "groups": ["A", "B"], **settings},
    )
    for who, deed in deeds:
        do(found, who, **deed)
    return found


def do(where: Room, who: Who, **deed: Any) -> None:
    where.apply(action_of(deed), who)


def seated(where: Room, count: int = 2) -> list[Who]:
    """Let some people join."""
    first = len(where.seats)
    for number in range(first, first + count):
        do(where, NOBODY, do="join", nickname=f"player {number + 1}", secret=f"{number + 1:064x}")
    return [Who("seat", number + 1) for number in range(first, first + count)]


def choice(spend: float, lever: str = "networking") -> dict[str, Any]:
    return {"lever": lever, "spend": spend}


def refused(where: Room, who: Who, **deed: Any) -> str:
    with pytest.raises(Refused) as told:
        do(where, who, **deed)
    return str(told.value)


def test_a_game_goes_from_lobby_to_debrief_and_nowhere_else() -> None:
    game = room()
    do(game, TRAINER, do="start")
    months = []
    for number in (1, 2):
        assert (game.phase, game.round) == (Phase.CHOOSE, number)
        months.append(game.month)
        do(game, TRAINER, do="close", round=number)
        months.append(game.month)
        do(game, TRAINER, do="next", phase="look", round=number)
    assert months == [0, 3, 3, 6]
    assert (game.phase.value, game.month) == ("after", 12)
    do(game, TRAINER, do="next", phase="after", round=2)
    assert (game.phase.value, game.month) == ("debrief", 12)
    assert "nothing to go on to" in refused(game, TRAINER, do="next", phase="debrief", round=2)


def test_without_years_after_the_debrief_follows_the_last_round() -> None:
    game = room(months_after=0, rounds=1)
    do(game, TRAINER, do="start")
    do(game, TRAINER, do="close", round=1)
    do(game, TRAINER, do="next", phase="look", round=1)
    assert game.phase == Phase.DEBRIEF


def test_a_second_tap_on_next_does_not_skip_a_phase() -> None:
    game = room()
    do(game, TRAINER, do="start")
    do(game, TRAINER, do="close", round=1)
    do(game, TRAINER, do="next", phase="look", round=1)
    assert "gone on" in refused(game, TRAINER, do="next", phase="look", round=1)
    assert "closed already" in refused(game, TRAINER, do="close", round=1)
    assert (game.phase, game.round) == (Phase.CHOOSE, 2)


def test_the_last_send_before_the_round_closes_counts_and_names_its_sender() -> None:
    game = room()
    one, _, three = seated(game, 3)  # 1 and 3 sit in group A
    do(game, TRAINER, do="start")
    do(game, one, do="send", round=1, choices=[choice(1.0)])
    do(game, three, do="send", round=1, choices=[choice(2.0)])
    sent = game.groups[1].sent[1]
    assert (sent.seat, sent.choices[0].spend) == (3, 2.0)
    assert game.groups[2].sent == {}
    do(game, TRAINER, do="close", round=1)
    told = refused(game, one, do="send", round=1, choices=[choice(0.5)])
    assert "too late" in told
    assert game.groups[1].sent[1].choices[0].spend == 2.0


def test_who_sent_nothing_spends_nothing() -> None:
    game = room()
    (one, _) = seated(game)
    do(game, TRAINER, do="start")
    do(game, one, do="draft", round=1, choices=[choice(1.0)])
    do(game, TRAINER, do="close", round=1)
    assert game.plan(1).actions == ()
    assert game.left(1) == 30.0


def test_a_trainer_sends_the_draft_for_a_group() -> None:
    game = room()
    (one, _) = seated(game)
    do(game, TRAINER, do="start")
    do(game, one, do="draft", round=1, choices=[choice(1.0)])
    do(game, TRAINER, do="send_for", round=1, group=1)
    do(game, TRAINER, do="close", round=1)
    assert [action.spend for action in game.plan(1).actions] == [1.0]


def test_what_is_left_is_the_budget_without_what_closed_rounds_cost_and_convening() -> None:
    game = room()
    (one, _) = seated(game)
    do(game, TRAINER, do="start")
    do(game, one, do="send", round=1, choices=[choice(2.0)])
    assert game.left(1) == 30.0
    do(game, TRAINER, do="close", round=1)
    convening = sum(game.terms.convening.in_month(month) for month in (1, 2, 3))
    assert game.left(1) == pytest.approx(30.0 - 3 * 2.0 - convening)


def test_nobody_spends_more_than_is_left() -> None:
    game = room()
    (one, _) = seated(game)
    do(game, TRAINER, do="start")
    assert "This costs" in refused(game, one, do="send", round=1, choices=[choice(10.5)])
    do(game, one, do="draft", round=1, choices=[choice(10.5)])  # a draft may still be too much
    assert "This costs" in refused(game, TRAINER, do="send_for", round=1, group=1)


@pytest.mark.parametrize(
    "wrong",
    [
        [choice(-1.0)],
        [choice(float("nan"))],
        [choice(float("inf"))],
        [choice(1.0, "no_such_lever")],
        [{**choice(1.0), "form": "no_such_form"}],
        [{**choice(1.0), "on": ["nobody"]}],
        [choice(1.0), choice(2.0)],
        [{**choice(1.0), "start": 1}],
        [choice(0.1)] * 25,
    ],
)
def test_choices_that_cannot_be_meant_are_refused_and_change_nothing(wrong: list[Any]) -> None:
    game = room()
    (one, _) = seated(game)
    do(game, TRAINER, do="start")
    assert refused(game, one, do="send", round=1, choices=wrong)
    assert game.groups[1].sent == {}


def test_a_removed_seat_can_only_ask_and_comes_back_to_its_group() -> None:
    game = room()
    (one, _) = seated(game)
    do(game, TRAINER, do="start")
    do(game, TRAINER, do="remove", seat=1)
    assert "ask to come back" in refused(game, one, do="send", round=1, choices=[])
    do(game, one, do="ask")
    assert game.seats[1].asks
    do(game, TRAINER, do="readmit", seat=1)
    do(game, one, do="send", round=1, choices=[choice(1.0)])
    assert game.groups[1].sent[1].seat == 1


def test_late_joiners_fill_the_smallest_group_or_the_one_they_name() -> None:
    game = room()
    seated(game, 2)
    do(game, TRAINER, do="remove", seat=1)
    do(game, TRAINER, do="start")
    seated(game, 1)
    assert game.seats[3].group == 1
    do(game, NOBODY, do="join", nickname="d", group=2, secret="f" * 64)
    assert game.seats[4].group == 2


def test_roles_do_only_what_is_theirs() -> None:
    game = room()
    (one, _) = seated(game)
    assert "Only the trainer" in refused(game, one, do="start")
    assert "seat" in refused(game, TRAINER, do="send", round=1, choices=[])
    assert "seat" in refused(game, Who("seat", 9), do="ask")
    assert "Only the trainer" in refused(game, Who("projector"), do="close", round=1)


def test_one_browser_has_one_seat() -> None:
    game = room()
    seated(game, 1)
    assert "has a seat" in refused(game, NOBODY, do="join", nickname="again", secret=f"{1:064x}")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Bu   Sari ", "Bu Sari"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"[:24]),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("a" + "\u0300" * 30, "\u00e0\u0300\u0300"),
        ("tab\tnew\nline\x00", "tab new line"),
        ("x" * 100, "x" * 24),
    ],
)
def test_names_are_kept_as_text_without_what_cannot_be_seen(given: str, kept: str) -> None:
    game = room()
    do(game, NOBODY, do="join", nickname=given, secret="e" * 64)
    assert game.seats[1].name == kept


def test_nobody_has_a_name_that_cannot_be_seen_and_no_two_the_same() -> None:
    game = room()
    assert refused(game, NOBODY, do="join", nickname="\u200b \u202e", secret="e" * 64)
    for number in range(3):
        do(game, NOBODY, do="join", nickname="Budi", secret=f"{number:064x}")
    assert [seat.name for seat in game.seats.values()] == ["Budi", "Budi 2", "Budi 3"]


def test_reflections_and_questionnaires_have_their_time() -> None:
    game = room(rounds=1, months_after=0)
    (one, _) = seated(game)
    do(game, one, do="questionnaire", wave="before", points=[1, 2, 3, 4, 5, None, 1, 2])
    do(game, TRAINER, do="start")
    assert "when it is closed" in refused(game, one, do="reflect", round=1, question=1, text="early")
    do(game, TRAINER, do="close", round=1)
    do(game, one, do="reflect", round=1, question=1, text="first")
    do(game, one, do="reflect", round=1, question=1, text="second")
    assert game.seats[1].reflections == {(1, 1): "second"}
    assert "before the game is closed" in refused(game, one, do="questionnaire", wave="before", points=[1] * 8)
    assert "comes at the end" in refused(game, one, do="questionnaire", wave="after", points=[1] * 8)
    do(game, TRAINER, do="next", phase="look", round=1)
    do(game, one, do="questionnaire", wave="after", points=[5] * 8)
    assert set(game.seats[1].points) == {"before", "after"}


@pytest.mark.parametrize(
    "given",
    [
        None,
        7,
        [],
        {},
        {"do": "fly"},
        {"do": "start", "more": 1},
        {"do": "close"},
        {"do": "close", "round": "1"},
        {"do": "settings", "rounds": 10**9},
    ],
)
def test_what_nobody_can_mean_is_refused(given: Any) -> None:
    with pytest.raises(Refused):
        action_of(given)
