"""What to look at twice in a sound scenario: silent nonsense, told before it runs. A function a doubt, causes before consequences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.scenario.doubts import households, network, plans, repeats, spending
from partnership_sim.scenario.doubts.look import Doubt, Examined

if TYPE_CHECKING:
    from partnership_sim.scenario.parts import Case

__all__ = ["Doubt", "Examined", "of", "spending"]

#: What is asked, in the order in which it is told.
ASKED = (
    network.unread,
    network.missing,
    network.ties,
    households.households,
    repeats.names,
    spending.in_money,
    plans.plans,
    plans.actions,
    repeats.entries,
    spending.too_much_to_carry,
    spending.introductions,
    spending.budgets,
    plans.shocks,
    plans.judged,
)
#: So many of the same kind are told one by one, and so many lines at most.
ALIKE, LINES = 3, 30


def of(scenario: Case, language: str | None = None) -> tuple[Doubt, ...]:
    """Return what to look at twice, causes before consequences, alike ones summed up; at most `LINES`.

    Parameters
    ----------
    scenario : Case
    language : str, optional
        "en" or "id"; the scenario's own unless given.
    """
    look = Examined(scenario, language or scenario.language)
    found: dict[str, list[Doubt]] = {}
    for ask in ASKED:
        for doubt in ask(look):
            found.setdefault(doubt.about, []).append(doubt)
    told = [doubt for alike in found.values() for doubt in _summed_up(look, alike)]
    if len(told) <= LINES:
        return tuple(told)
    text = look.say("and {count} more of other kinds", count=len(told) - LINES + 1)
    return (*told[: LINES - 1], Doubt("more", text))


def _summed_up(look: Examined, alike: list[Doubt]) -> list[Doubt]:
    """Return doubts of one kind: of many the first, and whose the others are."""
    once = list({doubt.text: doubt for doubt in alike}.values())
    if len(once) <= ALIKE:
        return once
    rest = list(dict.fromkeys(doubt.whose for doubt in once[ALIKE - 1 :]))
    text = look.say("the same {count} times more: {names}", count=len(once) - ALIKE + 1, names=look.listed(rest))
    return [*once[: ALIKE - 1], Doubt(once[0].about, text, grave=any(doubt.grave for doubt in once))]
