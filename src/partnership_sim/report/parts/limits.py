"""Part 11: what can this report not tell us? The same in every report, and the page for planners in docs/ (`report.limits`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.left_out import LEFT_OUT
from partnership_sim.report.blocks import Heading, Items, Paragraph, Part
from partnership_sim.report.markup import capital
from partnership_sim.report.words import limits as words

if TYPE_CHECKING:
    from partnership_sim.report.context import Context


def build(c: Context) -> Part:
    """Return what the report cannot tell."""
    data = c.data
    return Part(
        "limits",
        data.say(words.HEADING),
        [
            Paragraph(data.say(words.CAN)),
            Paragraph(data.say(words.CANNOT)),
            Heading(data.say(words.ASK)),
            Items([Markup("<b>{}</b> {}").format(data.say(question), data.say(answer)) for question, answer in words.QUESTIONS]),
            Heading(data.say(words.LEAVES_OUT)),
            Items([capital(data.say(one.text)) for one in LEFT_OUT.values()]),
            Heading(data.say(words.TRIED_HEAD)),
            Items([data.say(words.TRIED, **c.verdict.rests_on.findings._asdict()), data.say(words.WRONG)]),
            Heading(data.say(words.KNOWN)),
            Items([data.say(words.WELL), data.say(words.BADLY)]),
            Paragraph(data.say(words.MORE, page=Markup("<code>docs/{}</code>").format(words.REFEREES)), "note"),
        ],
    )
