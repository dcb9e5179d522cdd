"""The head of the page: what was compared, when, and what must be known before reading on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from partnership_sim.report import doubts
from partnership_sim.report.markup import bare, named
from partnership_sim.report.words import page
from partnership_sim.results.columns import NO_PROGRAMME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from partnership_sim.report.context import Context

#: Fewer replicates than this get a warning; so many are advised.
FEW, ENOUGH = 20, 100


@dataclass(frozen=True)
class Head:
    """Title, paragraphs, warnings and a closing line."""

    title: Markup
    plain_title: str
    lines: Sequence[Markup]
    warnings: Sequence[Markup]


def of(c: Context) -> Head:
    """Return the head of a report."""
    data, manifest = c.data, c.data.results.manifest
    count = len(data.plans)
    plans = data.say(page.ONE_PLAN) if count == 1 else data.say(page.PLANS, count=count)
    words = page.HEAD_ONE if count == 1 else page.HEAD
    replicates = data.numbers.fixed(data.replicates, 0)
    lines = [data.say(words, plans=plans, months=data.months, end=data.scenario.programme_end, replicates=replicates)]
    if NO_PROGRAMME in data.plans and count > 1:
        lines.append(data.say(page.NO_PROGRAMME_NOTE))
    date = _date(c)
    if date:
        lines.append(data.say(page.MADE, date=date, version=manifest.get("partnership_sim", "–")))
    warnings = []
    if data.results.partial:
        planned = data.numbers.fixed(data.scenario.replicates, 0)
        warnings.append(data.say(page.PARTIAL, done=replicates, planned=planned))
    if data.replicates < FEW:
        warnings.append(data.say(page.FEW, count=replicates, enough=ENOUGH))
    warnings += doubts.warnings(c)
    title = data.say(page.TITLE, name=named(data.scenario.name, 90))
    return Head(title, bare(title), lines, warnings)


def _date(c: Context) -> str:
    try:
        return c.data.numbers.date(datetime.fromisoformat(str(c.data.results.manifest.get("ended"))).date())
    except ValueError:
        return ""
