"""What every part is told with: the facts, the voice, the look of figures, and the figures made so far."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.declare import Text
from partnership_sim.plots import render
from partnership_sim.plots.over_time import Mark
from partnership_sim.plots.style import Look, shorten
from partnership_sim.report.blocks import Picture
from partnership_sim.report.voice import Voice
from partnership_sim.report.what_if import WhatIf
from partnership_sim.report.words import page
from partnership_sim.results.columns import NO_PROGRAMME, WHAT_IF
from partnership_sim.shocks import SHOCKS

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.figure import Figure

    from partnership_sim.report.facts import Facts


class Story:
    """Facts, voice and figures of one report.

    Parameters
    ----------
    facts : Facts
    language : str
        "en" or "id".
    figures : Path, optional
        A folder into which every figure also goes as PNG.
    """

    def __init__(self, facts: Facts, language: str, figures: Path | None = None) -> None:
        self.facts = facts
        self.scenario = facts.scenario
        self.language = language
        self.voice = Voice(language, facts.scenario)
        self.look = Look(language, facts.plans, page.NO_PROGRAMME[language])
        self._figures = figures
        self.say = self.voice.say

    @cached_property
    def what_if(self) -> WhatIf:
        """The what-ifs of these results."""
        return WhatIf(self.facts.results.table(WHAT_IF.file))

    def picture(self, name: str, figure: Figure, title: Markup, alt: Markup) -> Picture:
        """Return a figure for the page, and keep it as PNG where there is a folder for it."""
        svg = Markup(render.svg(figure, name, alt.striptags()))  # noqa: S704 - made by us; names in it are escaped
        if self._figures is not None:
            render.png(figure, self._figures / f"{name}.png", title.striptags())
        return Picture(name, title, svg)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Programme end and the shocks that have a month, as they are marked on an axis of months."""
        end = Mark(self.scenario.programme_end, page.PROGRAMME_ENDS[self.language]) if self.facts.has_after else None
        shocks = [
            Mark(
                entry.month,
                Text.of(SHOCKS[entry.shock].label)[self.language] if entry.shock in SHOCKS else shorten(entry.shock, 24),
                shock=True,
            )
            for entry in self.scenario.shocks
            if entry.month is not None and entry.month <= self.scenario.months
        ]
        return ((end,) if end else ()) + tuple(sorted(shocks, key=lambda mark: mark.month))

    @property
    def banded(self) -> tuple[str, ...] | None:
        """Plans whose bands are drawn: all where they are few, else the one in focus and "No programme"."""
        return None if len(self.facts.plans) <= 6 else (self.facts.focus, NO_PROGRAMME)

    def question(self, name: str) -> Markup:
        """Return a part's question."""
        return self.say(page.QUESTIONS[name])
