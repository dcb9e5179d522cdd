"""Households that do not fit those who are to serve them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.constants import STANDARD_COMMUNITY
from partnership_sim.kinds import KINDS
from partnership_sim.scenario.doubts.look import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership_sim.scenario.doubts.look import Examined

#: Need beside what organisations can put in, times: in the shipped village it is about 3.
FEW, MANY = 0.1, 60.0


def households(look: Examined) -> Iterator[Doubt]:
    """Tell where the need of all households is far from anything that the organisations could meet, or is next to nothing beside it."""
    population = look.scenario.population
    means = _means(look)
    if not population.households_known or population.households <= 0 or means <= 0:
        return
    need = look.parameter("need") * population.households / STANDARD_COMMUNITY
    values = {
        "households": look.number(population.households),
        "times": look.number(need / means),
        "share": look.number(100 * need / means),
    }
    if need > MANY * means:
        text = look.say(
            "{households} households need {times} times what all organisations together can put in: next to nothing of the need can be met. "
            "Are these households, not people; and are the organisations those that serve them?",
            **values,
        )
        yield Doubt("households", text)
    elif need < FEW * means:
        text = look.say(
            "{households} households need {share}% of what all organisations together can put in: their need is met with ease, whatever is done. "
            "Households of a community are how many it speaks for",
            **values,
        )
        yield Doubt("households", text)


def _means(look: Examined) -> float:
    """Return what organisations have in a month, as is to be expected."""
    population = look.scenario.population
    kinds = [kind for kind in look.present if not KINDS[kind].receives]
    usual = {kind: population.columns["resources"][kind].mean for kind in kinds}
    means = sum(look.drawn[kind] * usual[kind] for kind in kinds)
    if population.register is not None:
        given = population.register.columns.get("resources", np.full(len(population.register), np.nan))
        for kind, cell in zip(population.register.kinds, given.tolist(), strict=True):
            means += 0.0 if kind not in usual else usual[kind] if np.isnan(cell) else cell
    return float(means * look.parameter("income_rate"))
