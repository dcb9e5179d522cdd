"""What harms the plan in focus: read from the what-ifs, and the same for parts 1, 7 and 10."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim.report.measures import measure
from partnership_sim.report.what_if import BUDGET, Change
from partnership_sim.report.words import what_if as words
from partnership_sim.results.columns import RUN

if TYPE_CHECKING:
    from markupsafe import Markup

    from partnership_sim.report.story import Story

#: A partnership breaks where it holds in so many runs fewer, of one.
BREAK = 0.10
#: A clear difference below this share of the mean is nothing of note.
NOTE = 0.05


@dataclass(frozen=True)
class Harm:
    """One change and what it does to the plan in focus.

    Parameters
    ----------
    change : Change
    words : Markup
        The change in words.
    loss : Markup
        What it does to the ranking goal, in words.
    weight : float
        How bad: the loss over the mean, or of `sustained`; larger is worse.
    overtaken_by : str
        The plan that would clearly lead instead, "" without one.
    """

    change: Change
    words: Markup
    loss: Markup
    weight: float
    overtaken_by: str = ""


def tell_change(story: Story, change: Change) -> Markup:
    """Return a change in words: a parameter at an end of its range, or a shock."""
    if change.shock:
        return story.say(words.SHOCK, shock=lower_first(story, change.shock))
    text = words.UPPER if change.upper else words.LOWER
    return story.say(text, label=story.voice.parameter(change.name), value=story.voice.numbers.number(change.value, 3))


def lower_first(story: Story, shock: str) -> Markup:
    """Return a shock's words as they stand inside a sentence."""
    text = story.voice.shock(shock)
    return text[:1].lower() + text[1:]


def loss_of(story: Story, change: Change) -> float:
    """Return how much a change takes from the ranking goal of the plan in focus (negative: it adds); NaN where that is not clear."""
    facts = story.facts
    if facts.goal is None:
        return math.nan
    effect = story.what_if.effect(facts.focus, change, facts.goal.name, facts.goal.at)
    return -effect.difference * facts.goal.better if effect.clear else math.nan


def overtaker(story: Story, change: Change) -> str:
    """Return the plan that clearly leads the one in focus under a change though it does not without; "" if there is none.

    Clear means: ahead by more than the uncertainty of what the change does to the two.
    """
    facts, table = story.facts, story.what_if
    goal = facts.goal
    if goal is None:
        return ""
    own = table.effect(facts.focus, change, goal.name, goal.at)
    best, lead = "", 0.0
    for plan in table.plans:
        if plan == facts.focus or facts.versus(plan, facts.focus).difference * goal.better > 0:
            continue
        other = table.effect(plan, change, goal.name, goal.at)
        ahead = (other.mean - own.mean) * goal.better
        doubt = math.hypot((own.high - own.low) / 2, (other.high - other.low) / 2)
        if math.isfinite(ahead) and math.isfinite(doubt) and ahead > max(doubt, lead):
            best, lead = plan, ahead
    return best


def broken(story: Story, change: Change) -> bool:
    """Return whether under a change the partnership of the plan in focus holds clearly less often."""
    effect = story.what_if.effect(story.facts.focus, change, "sustained", RUN)
    return effect.difference <= -BREAK and effect.high < 0


def matters(story: Story, change: Change) -> bool:
    """Return whether a change does anything of note to the plan in focus."""
    goal = story.facts.goal
    if goal is None:
        return False
    loss = abs(loss_of(story, change))
    mean = abs(story.facts.mean(story.facts.focus, goal.name, goal.at).mean)
    return (math.isfinite(loss) and loss > NOTE * mean) or broken(story, change) or bool(overtaker(story, change))


def worst(story: Story) -> Harm | None:
    """Return the change that harms most: one that puts another plan ahead, else the largest loss; None if none clearly harms."""
    found = [harm for change in story.what_if.changes if (harm := harm_of(story, change)) is not None]
    return max(found, key=lambda harm: (bool(harm.overtaken_by), harm.weight), default=None)


def harm_of(story: Story, change: Change) -> Harm | None:
    """Return what a change does to the plan in focus, None if it does no clear harm."""
    facts = story.facts
    goal = facts.goal
    if goal is None or change.name == BUDGET:
        return None
    loss, by = loss_of(story, change), overtaker(story, change)
    if not by and not loss > 0:
        return None
    effect = story.what_if.effect(facts.focus, change, goal.name, goal.at)
    mean = abs(facts.mean(facts.focus, goal.name, goal.at).mean) or 1.0
    said = story.voice.difference(measure(goal.name), effect.difference)
    return Harm(change, tell_change(story, change), said, loss / mean if loss > 0 else 0.0, by)
