"""What people are asked: three questions every round, eight items before and after, and how they are scored."""

from __future__ import annotations

from itertools import pairwise

import pytest

from partnership_sim.locale import LANGUAGES, Text
from partnership_sim.workshop import actions, questions
from partnership_sim.workshop.questions import AFTER, BETWEEN, DEBRIEF, FIRST, ITEMS, LAST, SCALE, of_round, points, understanding

#: Words that tell what to have seen.
LEADING = ("should", "must", "don't you", "isn't", "obviously", "why did you not")


def every() -> list[Text]:
    threes = [text for three in (FIRST, *BETWEEN, LAST, AFTER) for text in three]
    return [*threes, *SCALE, *(item.text for item in ITEMS), *(item.about for item in ITEMS), questions.INTRODUCTION]


@pytest.mark.parametrize("rounds", range(1, 25))
def test_every_round_has_three_questions_and_the_last_looks_ahead(rounds: int) -> None:
    asked = [of_round(number, rounds) for number in range(1, rounds + 1)]
    assert all(len(three) == 3 for three in asked)
    assert asked[-1] is LAST
    assert rounds == 1 or asked[0] is FIRST
    between = [BETWEEN.index(three) for three in asked[1:-1]]
    assert len(set(between)) == min(len(between), len(BETWEEN))
    assert all(one != other for one, other in pairwise(between))
    if 1 < len(between) <= len(BETWEEN):
        assert between == sorted(between)
        assert (between[0], between[-1]) == (0, len(BETWEEN) - 1)


def test_a_usual_game_asks_of_trust_promises_who_is_reached_and_what_lasts() -> None:
    assert [of_round(number, 6) for number in range(1, 7)] == [FIRST, BETWEEN[0], BETWEEN[1], BETWEEN[3], BETWEEN[4], LAST]


def test_no_question_stands_twice_and_none_leads() -> None:
    said = [text["en"] for text in every()] + [text["en"] for stage in DEBRIEF for text in (stage.title, *stage.questions)]
    assert len(set(said)) == len(said)
    assert not [text for text in said for word in LEADING if word in text.lower()]


def test_a_question_fits_a_phone_in_both_languages() -> None:
    for language in LANGUAGES:
        assert max(len(text[language]) for text in every() if text is not questions.INTRODUCTION) <= 140


def test_the_questionnaire_has_the_room_s_items_and_points() -> None:
    assert (len(ITEMS), len(SCALE)) == (actions.ITEMS, actions.POINTS)
    assert len({item.name for item in ITEMS}) == len(ITEMS)
    assert sum(item.reversed for item in ITEMS) == 4
    assert [item.name for item in ITEMS if not item.understanding] == ["planning", "intention"]


def test_reversed_items_are_turned_and_what_is_left_out_stays_out() -> None:
    assert points((1, 2, 3, 4, 5, None, 4, 5)) == (5, 4, 3, 2, 5, None, 4, 5)


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        ((1, 1, 5, 1, 5, 1, 1, 1), 5.0),
        ((5, 5, 1, 5, 1, 5, 5, 5), 1.0),
        ((3,) * 8, 3.0),
        ((5,) * 8, 14 / 6),
        ((1, None, 5, 1, None, 2, None, None), 4.75),
        ((1, None, 5, None, None, 2, 5, 5), None),
    ],
)
def test_understanding_is_the_mean_of_its_six_items(answers: tuple[int | None, ...], score: float | None) -> None:
    assert understanding(answers) == (None if score is None else pytest.approx(score))
