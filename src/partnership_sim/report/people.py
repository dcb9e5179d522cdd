"""Stakeholders and ties of a plan as they are told and drawn."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from partnership_sim.declare import KINDS
from partnership_sim.plots.network import Link, Node
from partnership_sim.report.markup import named, say
from partnership_sim.report.words import inside as words
from partnership_sim.verdicts import people

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from partnership_sim.report.data import Data


class People(people.People):
    """Who is there under a plan.

    Parameters
    ----------
    data : Data
    plan : str
    """

    def __init__(self, data: Data, plan: str) -> None:
        super().__init__(data.results, plan)
        self.language = data.language

    def told(self, identity: str, *, before: int = 0) -> Markup:
        """Return a stakeholder in a sentence: by name if it has one, else by its kind; `before`: so many of that kind were told before it."""
        if self.is_named(identity):
            return named(self.name(identity))
        kind = self.kind(identity)
        if kind in words.ONE_OF or not identity:
            return self.told_kind(kind, before=before)
        return named(identity)

    def told_kind(self, kind: str, *, before: int = 0) -> Markup:
        """Return one of a kind in a sentence, without its name: one, another or a third; `before`: so many of it were told before."""
        if kind in words.ONE_OF:
            return say((words.ONE_OF, words.ANOTHER, words.THIRD)[before][kind], self.language)
        if kind in KINDS:
            text = (words.ONE_OF_KIND, words.ANOTHER_OF, words.THIRD_OF)[before]
            return say(text, self.language, kinds=KINDS[kind].plural[self.language])
        return say(words.SOMEONE, self.language)

    def links(self, at: str) -> list[Link]:
        """Return the ties at a moment, to be drawn."""
        return [Link(tie.source, tie.target, tie.trust, tie.conflict) for tie in self.ties[at]]

    def without_ties(self, at: str) -> set[str]:
        """Return those who are there at a moment and have no ties."""
        return set(self.there(at)) - {end for tie in self.ties[at] for end in (tie.source, tie.target)}

    def nodes(self, at: str, labels: Mapping[str, str]) -> list[Node]:
        """Return the stakeholders who are there at a moment, to be drawn; those in `labels` with a tag."""
        states = self.states[at]
        return [
            Node(
                identity,
                self.kind(identity),
                states[identity].get("resources", math.nan),
                states[identity].get("resistance", math.nan),
                labels.get(identity, ""),
            )
            for identity in self.there(at)
            if identity in states
        ]
