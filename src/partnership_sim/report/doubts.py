"""What to look at twice in the scenario of a report: the gravest stand in its head, all in part 10."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.report.blocks import Block, Heading, Items
from partnership_sim.report.words import doubts as words
from partnership_sim.report.words import page

if TYPE_CHECKING:
    from markupsafe import Markup

    from partnership_sim.report.context import Context

#: So many stand in the head.
IN_HEAD = 3


def warnings(c: Context) -> list[Markup]:
    """Return what must be known before reading on."""
    grave = [doubt for doubt in c.data.doubts if doubt.grave][:IN_HEAD]
    return [c.data.say(words.GRAVE, doubt=doubt.text) for doubt in grave]


def blocks(c: Context) -> list[Block]:
    """Return all that should be looked at twice, under a heading of its own; nothing where there is nothing."""
    if not c.data.doubts:
        return []
    return [Heading(c.data.say(words.HEADING)), Items([c.data.say(page.BARE, value=doubt.text) for doubt in c.data.doubts])]
