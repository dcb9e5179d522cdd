"""Public servants who contribute or divert: the Policy Priority Inference model without its network and its countries, written anew from its equations.

Guerrero, Guariso & Castaneda 2023, Aid effectiveness in sustainable development: a multidimensional approach, World Development 168, 106256;
Guerrero & Castaneda 2021, Economics of Governance 22, 139-164. Each servant has an allocation P for one programme, of which C is contributed and
P - C diverted. In every period, in this order (a dash: of the period before):

    X     <- X + sgn((X - X') (F - F')) |F - F'|;  where nothing changed, direction and step are the last ones
    C / P  = 1 / (1 + exp(-X))
    theta  = 1 with probability monitoring (P / max P) (P - C) / P, else 0
    F      = dI C / P + (1 - theta rule_of_law) (P - C) / P
    I goes up by alpha with probability beta (C + sum C / (sum P + 1)) / (1 + exp(-S)), else down by alpha'
    P      = budget Q / sum Q,  Q <- Q + uniform(0, 1) times the mean share diverted when it was spotted, 1 counted as the first

dI is the change of the servant's indicator over the sum of the sizes of all changes. Held here: no network (S = 0), and alpha = alpha'.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from partnership_sim.state import Array

#: Theirs by default: the budget of a period, and periods.
BUDGET, PERIODS = 100.0, 50


@dataclass
class Servants:
    """Public servants in a period, [run, servant]: actions and benefits of this period and of the one before, last direction and step."""

    action: Array
    action_before: Array
    benefit: Array
    benefit_before: Array
    direction: Array
    step: Array

    @classmethod
    def drawn(cls, shape: tuple[int, int], random: np.random.Generator) -> Servants:
        """Return servants as theirs begin: benefits uniform on 0..1, actions and steps on -0.5..0.5."""
        first, second, third, fourth, fifth, sixth = random.random((6, *shape))
        return cls(first - 0.5, second - 0.5, third, fourth, np.sign(fifth - 0.5), sixth - 0.5)

    def learn(self) -> Array:
        """Go on where the last change of conduct paid, turn round where it did not, by as much as it paid; return the shares contributed."""
        change = self.benefit - self.benefit_before
        direction = np.sign(change * (self.action - self.action_before))
        self.step = np.where(change == 0.0, self.step, change)
        self.direction = np.where(direction == 0.0, self.direction, direction)
        self.action_before, self.action = self.action, self.action + self.direction * np.abs(self.step)
        return np.asarray(1.0 / (1.0 + np.exp(-self.action)))

    def receive(self, benefit: Array) -> None:
        """Take the benefit of a period."""
        self.benefit_before, self.benefit = self.benefit, benefit


@dataclass
class Government:
    """Gives to programmes, [run, programme], by chance and by how much was diverted where it was spotted."""

    leaning: Array
    spotted: Array = field(init=False)
    times: Array = field(init=False)

    def __post_init__(self) -> None:
        self.spotted, self.times = np.ones_like(self.leaning), np.ones_like(self.leaning)

    def allocation(self) -> Array:
        """Return what each programme gets."""
        return np.asarray(BUDGET * self.leaning / self.leaning.sum(axis=1, keepdims=True))

    def look(self, caught: Array, contributed: Array, draw: Array) -> None:
        """Remember what was spotted, and lean anew."""
        self.spotted += caught * (1.0 - contributed)
        self.times += caught
        self.leaning = self.leaning + draw * self.spotted / self.times


def seen(contributed: Array, weight: Array, monitoring: float, draw: Array) -> Array:
    """Return 1 where diversion is spotted: the likelier the more is diverted, the larger the programme, and the closer one looks."""
    return np.asarray((draw < monitoring * weight * (1.0 - contributed)).astype(float))


def benefit(contributed: Array, change: Array, caught: Array, rule_of_law: float) -> Array:
    """Return what a servant gets: standing for what its programme brought about, and what it diverts less the penalty if it is spotted."""
    return np.asarray(change * contributed + (1.0 - caught * rule_of_law) * (1.0 - contributed))


def diverted(
    monitoring: float, rule_of_law: float, *, seed: int, runs: int = 400, programmes: int = 10, periods: int = PERIODS, growth: float = 0.5
) -> Array:
    """Return the share of all money that is diverted, [run, period].

    Parameters
    ----------
    monitoring, rule_of_law : float
        From 0 to 1: quality of monitoring, and of the rule of law.
    seed, runs, programmes, periods : int
    growth : float
        Chance that an indicator goes up where a mean allocation is contributed whole; sets their beta.
    """
    random = np.random.default_rng(seed)
    shape = (runs, programmes)
    servants = Servants.drawn(shape, random)
    leaning = random.random(shape)
    government = Government(BUDGET * leaning / leaning.sum(axis=1, keepdims=True))
    change = 0.5 - random.random(shape)  # their indicators begin with a past that is drawn
    beta = 2.0 * growth / (BUDGET / programmes + BUDGET / (BUDGET + 1.0))
    found = np.empty((runs, periods))
    for period in range(periods):
        allocation = government.allocation()
        change = change / np.abs(change).sum(axis=1, keepdims=True)
        contributed = servants.learn()
        money = allocation * contributed
        found[:, period] = 1.0 - money.sum(axis=1) / BUDGET
        weight = allocation / allocation.max(axis=1, keepdims=True)
        caught = seen(contributed, weight, monitoring, random.random(shape))
        servants.receive(benefit(contributed, change, caught, rule_of_law))
        chance = beta * (money + money.sum(axis=1, keepdims=True) / (BUDGET + 1.0)) / 2.0
        change = np.where(random.random(shape) < chance, 1.0, -1.0)
        government.look(caught, contributed, random.random(shape))
    return found
