"""What people are asked in a workshop: three questions of reflection a round, a questionnaire before and after, and the questions of the debrief.

Questions lead from what was seen, over why, to what one would do; none of them says what to have seen.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from partnership_sim.locale import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Three questions in their order.
Three = tuple[Text, Text, Text]

#: After the first round.
FIRST: Three = (
    Text("What changed in these months, and what stayed as it was?"),
    Text("Which of it do you put down to your choices, and what else could explain it?"),
    Text("What will you keep in the next round, and what will you change?"),
)
#: After the rounds between the first and the last: trust, promises, what was not planned, who is reached, what lasts.
BETWEEN: tuple[Three, ...] = (
    (
        Text("Between whom did trust rise in these months, and between whom did it fall?"),
        Text("What happened between them before it did?"),
        Text("Whom do you want to turn to in the next round, and with what?"),
    ),
    (
        Text("Who kept their promises in these months, and who did not?"),
        Text("What made it easier or harder for them to keep their word?"),
        Text("What would you do differently, if anything, so that promises can be kept?"),
    ),
    (
        Text("What happened in these months that you had not planned for?"),
        Text("What helped the partnership to bear it, and what was missing?"),
        Text("What would you have done earlier, had you known?"),
    ),
    (
        Text("Whom did the last months reach, and whom did they not reach?"),
        Text("Who would tell these months differently from you, and how?"),
        Text("What does that change in your next choice?"),
    ),
    (
        Text("What was built, learnt or agreed in these months, and what did it cost?"),
        Text("Which of it would go on if the money stopped next month? How can you tell?"),
        Text("What will you do with the money that is left?"),
    ),
)
#: After the last round, when the money ends.
LAST: Three = (
    Text("How does the partnership look now, compared with the beginning?"),
    Text("What do you expect to find three years from now, and why?"),
    Text("With the same money once more: what would you do first, and what not at all?"),
)
#: At the end of the years after the programme.
AFTER: Three = (
    Text("What is left of what you saw when the money ended?"),
    Text("What kept it, and what took it away?"),
    Text("What would you do during the programme with these years in mind?"),
)


def of_round(number: int, rounds: int) -> Three:
    """Return the three questions of reflection of a round.

    Rounds between the first and the last take the sets of `BETWEEN` in their order: spread evenly where there are fewer rounds than sets,
    over again where there are more.

    Parameters
    ----------
    number : int
        The round, from 1.
    rounds : int
        How many there are.
    """
    if number >= rounds:
        return LAST
    if number == 1:
        return FIRST
    between, sets = rounds - 2, len(BETWEEN)
    at = number - 2
    if 1 < between < sets:
        return BETWEEN[(at * (sets - 1) + (between - 1) // 2) // (between - 1)]
    return BETWEEN[at % sets]


class Item(NamedTuple):
    """An item of the questionnaire, with which one agrees from 1 to 5.

    Attributes
    ----------
    name : str
        As the session's table calls it.
    text : Text
    about : Text
        What it asks about, for the trainer.
    reversed : bool
        Whether agreeing goes against what the item is about: it is scored as 6 less the answer.
    understanding : bool
        Whether it is one of those that make the score of understanding.
    """

    name: str
    text: Text
    about: Text
    reversed: bool = False
    understanding: bool = True


#: The points of the scale, 1 to 5.
SCALE = (
    Text("Strongly disagree"),
    Text("Disagree"),
    Text("Neither agree nor disagree"),
    Text("Agree"),
    Text("Strongly agree"),
)
INTRODUCTION = Text(
    "How far do you agree with each sentence? Nobody marks your answers; they show what a room thinks before and after. You may leave any of them out."
)
ITEMS = (
    Item(
        "trust",
        Text("Once a partner delivers again after letting others down, trust is soon back to where it was."),
        Text("trust"),
        reversed=True,
    ),
    Item(
        "time",
        Text("What a programme changes between partners can be seen within its first few months."),
        Text("slow effects"),
        reversed=True,
    ),
    Item("promises", Text("Partners who mean well can still break their promises."), Text("promises")),
    Item(
        "left_out",
        Text("When a partnership does well on average, its weaker members do well too."),
        Text("who is left out"),
        reversed=True,
    ),
    Item(
        "lasting",
        Text("Whether something that was built still works years later depends more on who looks after it than on how much it cost."),
        Text("money and what lasts"),
    ),
    Item(
        "dialogue",
        Text("One good meeting is enough to change the minds of those who are against a project."),
        Text("dialogue"),
        reversed=True,
    ),
    Item(
        "planning",
        Text("With a given budget, I could draw up a plan for a partnership and give my reasons for it."),
        Text("trust in one's own planning"),
        understanding=False,
    ),
    Item(
        "intention",
        Text("In the next four weeks I intend to do something differently in how I work with partners."),
        Text("intention"),
        understanding=False,
    ),
)
#: Items of understanding that have to be answered for a score.
ANSWERED = 4


def points(answers: Sequence[int | None]) -> tuple[int | None, ...]:
    """Return the points of each item, 1 to 5, where more is more understanding, trust in oneself, or intention; None where not answered."""
    return tuple(None if one is None else len(SCALE) + 1 - one if item.reversed else one for item, one in zip(ITEMS, answers, strict=True))


def understanding(answers: Sequence[int | None]) -> float | None:
    """Return the mean points of the items of understanding; None where fewer than `ANSWERED` of them were answered."""
    given = [one for item, one in zip(ITEMS, points(answers), strict=True) if item.understanding and one is not None]
    return math.fsum(given) / len(given) if len(given) >= ANSWERED else None


class Stage(NamedTuple):
    """A stage of the debrief, with its questions in their order."""

    title: Text
    questions: tuple[Text, ...]


DEBRIEF = (
    Stage(
        Text("What happened?"),
        (
            Text("What did you feel when you saw the last curve?"),
            Text("Tell the story of your partnership in three sentences: how did it begin, when did it turn, how did it end?"),
            Text("What surprised you?"),
        ),
    ),
    Stage(
        Text("Why did it happen?"),
        (
            Text(
                "All groups had the same partnership and the same luck. Where did your paths part, and what did each group do before that?"
            ),
            Text("What did you expect that did not come? What in your picture of a partnership made you expect it?"),
            Text("Who gained least in your partnership, and when could you have seen it?"),
        ),
    ),
    Stage(
        Text("What does it have to do with us?"),
        (
            Text("Where have you lived through something like this?"),
            Text("What is different in your own partnership? What does this model leave out that counts with you?"),
            Text("Which of your partners would play this game differently from you, and what do they know that you do not?"),
        ),
    ),
    Stage(
        Text("What will you do on Monday?"),
        (
            Text("Name one promise of yours that is open now. To whom, and by when can it be kept or taken back openly?"),
            Text("Name one partner whom you have not asked for a long time. What will you ask them?"),
            Text("What will you do on Monday that you would not have done without today? Who may ask you about it in four weeks?"),
        ),
    ),
)
