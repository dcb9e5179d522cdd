"""The head of the page: what was compared, when, and what must be known before reading on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.report import doubts
from partnership_sim.report.markup import bare, named
from partnership_sim.report.words import page
from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.verdicts.certainty import ENOUGH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.report.context import Context


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
    counted = {
        "plans": data.counted(len(data.programmes), page.ONE_PLAN, page.PLANS),
        "months": data.counted(data.months, page.ONE_MONTH, page.MONTHS),
        "runs": data.counted(data.replicates, page.ONE_RUN, page.RUNS),
    }
    against = NO_PROGRAMME in data.plans
    words = page.HEAD_NO_PLAN if not data.programmes else page.HEAD if against else page.HEAD_PLANS
    lines = [data.say(words, end=data.scenario.programme_end, **counted)]
    if against and data.programmes:
        lines.append(data.say(page.NO_PROGRAMME_NOTE))
    date = _date(c)
    if date:
        lines.append(data.say(page.MADE, date=date, version=manifest.get("partnership_sim", "–")))
    question = Markup('<a href="#limits">{}</a>').format(data.say(page.QUESTIONS["limits"]))
    lines.append(data.say(page.READ_LIMITS, question=question))
    warnings = []
    if data.results.partial:
        done, planned = (data.numbers.fixed(count, 0) for count in (data.replicates, data.scenario.replicates))
        warnings.append(data.say(page.PARTIAL, done=done, planned=planned))
    if c.verdict.rests_on.few:
        warnings.append(data.say(page.FEW if data.programmes else page.FEW_NO_PLAN, runs=counted["runs"], enough=ENOUGH))
    warnings += doubts.warnings(c)
    title = data.say(page.TITLE, name=named(data.scenario.name, 90))
    return Head(title, bare(title), lines, warnings)


def _date(c: Context) -> str:
    try:
        return c.data.numbers.date(datetime.fromisoformat(str(c.data.results.manifest.get("ended"))).date())
    except ValueError:
        return ""
