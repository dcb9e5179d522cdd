"""Part 10: on what does this rest? What was given, drawn and changed, what matters most, and how to make it again."""

from __future__ import annotations

import shlex
from collections import Counter
from typing import TYPE_CHECKING

from markupsafe import Markup

from partnership_sim.declare import MARKS, PARAMETERS, known
from partnership_sim.levers import LEVERS
from partnership_sim.parameters import BUDGET_SCALE
from partnership_sim.report import doubts, what_if
from partnership_sim.report.blocks import Block, Code, Heading, Items, Pairs, Paragraph, Part, Table
from partnership_sim.report.markup import capital, named
from partnership_sim.report.parts import given
from partnership_sim.report.what_if import label
from partnership_sim.report.words import basis as words
from partnership_sim.report.words import page
from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.scenario.convening import Convening

if TYPE_CHECKING:
    from partnership_sim.report.context import Context
    from partnership_sim.scenario.schema import Plan

#: The marks of a parameter that was read in a work, and of one that was set so that findings hold.
_READ, _CALIBRATED = "read", "calibrated"


def build(c: Context) -> Part:
    """Return what the report rests on."""
    data = c.data
    largest = c.verdict.what_if.matter if c.verdict.what_if else {}
    heading = _heading(c, largest)
    blocks: list[Block] = [Items(given.items(c)), *given.columns(c), Items([_numbers(c), *_findings(c)]), *_changed(c)]
    blocks += _matter(c)
    blocks += doubts.blocks(c)
    blocks.append(_plans(c))
    blocks += [Heading(data.say(words.GLOSSARY_HEAD)), Pairs([(data.say(term), data.say(meaning)) for term, meaning in words.GLOSSARY])]
    return Part("basis", heading, [*blocks, *_commands(c)])


def _heading(c: Context, largest: dict[str, float]) -> Markup:
    known = sum(PARAMETERS[name].mark == _READ for name in largest)
    if len(largest) == 1:
        return c.data.say(words.HEADING_SINGLE if known else words.HEADING_SINGLE_NONE)
    by_count = {0: words.HEADING_NONE, 1: words.HEADING_ONE}
    text = by_count.get(known, words.HEADING) if largest else words.HEADING_PLAIN
    return c.data.say(text, count=len(largest), known=known)


def _numbers(c: Context) -> Markup:
    """Tell how well the model's own numbers are known, by their marks."""
    marks = Counter(parameter.mark for name, parameter in PARAMETERS.items() if name != BUDGET_SCALE)
    order = [mark for mark in dict.fromkeys((*MARKS, *marks)) if marks[mark]]
    parts = [c.data.say(words.NUMBERS_PART, count=marks[mark], mark=known(mark)[c.data.language]) for mark in order]
    return c.data.say(words.NUMBERS, count=sum(marks.values()), parts=Markup("; ").join(parts))


def _findings(c: Context) -> list[Markup]:
    """Tell how many published findings hold with the defaults, and that they were not tried with what differs here."""
    data, found = c.data, c.verdict.rests_on.findings
    calibrated = sum(parameter.mark == _CALIBRATED for parameter in PARAMETERS.values())
    lines = [data.say(words.FINDINGS, **found._asdict(), calibrated=calibrated)]
    differing = len(_differing(c))
    if differing:
        lines.append(data.say(words.FINDINGS_ELSEWHERE if differing != 1 else words.FINDINGS_ELSEWHERE_ONE, count=differing))
    return lines


def _differing(c: Context) -> dict[str, float]:
    """Return the parameters that the scenario sets to another value than the default."""
    return {name: value for name, value in c.data.scenario.parameters.items() if name in PARAMETERS}


def _changed(c: Context) -> list[Block]:
    data, changed = c.data, _differing(c)
    if not changed:
        return [Items([data.say(words.UNCHANGED)])]
    rows = []
    for name, value in changed.items():
        parameter = PARAMETERS[name]
        numbers = (data.numbers.exact(one) for one in (value, parameter.default))
        rows.append([_parameter(c, name), *(data.say(page.BARE, value=one) for one in numbers), _source(c, name)])
    head = [data.say(text) for text in (words.PARAMETER, words.HERE, words.DEFAULT, words.SOURCE)]
    return [Table(data.say(words.CHANGED_CAPTION), head, rows, frozenset({0, 3}))]


def _parameter(c: Context, name: str) -> Markup:
    return Markup('{}<br><span class="range"><code>{}</code></span>').format(capital(label(c.data, name)), name)


def _source(c: Context, name: str) -> Markup:
    parameter = PARAMETERS[name]
    mark = known(parameter.mark)[c.data.language]
    if str(parameter.source) in ("", parameter.mark):
        return c.data.say(page.BARE, value=mark)
    return Markup('{}<br><span class="range">{}</span>').format(mark, parameter.source[c.data.language])


def _matter(c: Context) -> list[Block]:
    """Return the parameters that do most; nothing where nothing was tried, or none does anything of note."""
    data, goal, found = c.data, c.goal, c.verdict.what_if
    if goal is None or found is None or not found.matter:
        return []
    measure, rows = data.measure(goal.name), []
    places = what_if.places(data, goal, found)
    for name, difference in found.matter.items():
        low, high = data.scenario.uncertainties.get(name, (PARAMETERS[name].low, PARAMETERS[name].high))
        span = data.say(page.RANGE, low=data.numbers.exact(low), high=data.numbers.exact(high))
        rows.append([_parameter(c, name), span, data.say(page.BARE, value=measure.difference(difference, places)), _source(c, name)])
    head = [data.say(words.PARAMETER), data.say(words.TRIED)]
    head += [data.say(words.LARGEST_UNIT if measure.unit else words.LARGEST, goal=measure.label, unit=measure.unit), data.say(words.KNOWN)]
    return [Table(data.say(words.MATTER_CAPTION, plan=data.plan(found.plan)), head, rows, frozenset({0, 3}))]


def _plans(c: Context) -> Table:
    data = c.data
    known = {plan.name: plan for plan in data.scenario.plans}
    rows = []
    for name in data.plans:
        plan = known.get(name)
        budget = data.numbers.exact(plan.budget) if plan and name != NO_PROGRAMME else "0"
        rows.append([data.plan_name(name), data.say(page.BARE, value=budget), _actions(c, plan)])
    head = [data.say(page.PLAN), data.say(words.BUDGET), data.say(words.ACTIONS)]
    return Table(data.say(words.PLANS_CAPTION), head, rows, frozenset({0, 2}))


def _actions(c: Context, plan: Plan | None) -> Markup:
    data = c.data
    if plan is None or not plan.actions:
        return data.say(words.NO_ACTION)
    lines = []
    for action in plan.actions:
        name = action.lever
        if name in LEVERS:
            text = LEVERS[name].label
            name = text if isinstance(text, str) else text[data.language]
        spend = data.say(words.SPEND if action.spend != 1 else words.SPEND_ONE, spend=data.numbers.exact(action.spend))
        months = data.say(words.SPAN if action.end != action.start else words.SPAN_ONE, start=action.start, end=action.end)
        lines.append(data.say(words.ACTION, lever=named(name), spend=spend, months=months))
    convening = Convening.of(data.scenario).beside(plan.actions)
    if convening > 0:
        spending = sorted((action for action in plan.actions if action.spend > 0), key=lambda action: action.start)
        first, last = spending[0].start, max(action.end for action in spending)
        months = data.say(words.SPAN if last != first else words.SPAN_ONE, start=first, end=last)
        lines.append(data.say(words.CONVENING, spend=data.numbers.number(convening), months=months))
    return Markup("<br>").join(lines)


def _commands(c: Context) -> list[Block]:
    data, manifest = c.data, c.data.results.manifest
    blocks: list[Block] = [
        Heading(data.say(words.COMMANDS_HEAD)),
        Paragraph(data.say(words.COMMANDS)),
        Code(["partnership-sim run scenario", f"partnership-sim report . --lang {data.language}"]),
    ]
    command = manifest.get("command")
    if command:
        typed = command if isinstance(command, str) else " ".join(shlex.quote(str(part)) for part in command)
        blocks += [Paragraph(data.say(words.TYPED)), Code([typed])]
    values = {
        "seed": manifest.get("seed", data.scenario.seed),
        "hash": Markup("<code class='hash'>{}</code>").format(manifest.get("input_sha256", "–")),
        "version": manifest.get("partnership_sim", "–"),
        "python": manifest.get("python", "–"),
    }
    return [*blocks, Paragraph(data.say(words.VERSIONS, **values), "note")]
