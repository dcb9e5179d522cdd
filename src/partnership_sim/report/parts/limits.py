"""Part 11: what can this report not tell us? The same for every report, as the page for planners has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim import limits
from partnership_sim.report.blocks import Heading, Items, Paragraph, Part
from partnership_sim.report.words import page

if TYPE_CHECKING:
    from partnership_sim.report.context import Context


def build(c: Context) -> Part:
    """Return what the report cannot tell."""
    data = c.data
    referees = Markup("<code>docs/{}</code>").format(limits.REFEREES)
    return Part(
        "limits",
        data.say(page.LIMITS),
        [
            Paragraph(data.say(limits.CAN)),
            Paragraph(data.say(limits.CANNOT)),
            Heading(data.say(limits.ASK)),
            Items([Markup("<b>{}</b> {}").format(data.say(question), data.say(answer)) for question, answer in limits.QUESTIONS]),
            Heading(data.say(limits.LEAVES_OUT)),
            Items([Markup.escape(one) for one in limits.left_out(data.language)]),
            Heading(data.say(limits.KNOWN)),
            Items([data.say(limits.WELL), data.say(limits.BADLY)]),
            Paragraph(data.say(limits.MORE, page=referees), "note"),
        ],
    )
