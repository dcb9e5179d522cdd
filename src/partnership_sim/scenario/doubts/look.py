"""What all doubts look at: a scenario, its people in brief, and the words of a language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.kinds import KINDS, SKILLS, kinds_among
from partnership_sim.locale import Language, Text, translator
from partnership_sim.scenario import names
from partnership_sim.scenario.places import MAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership_sim.scenario.doubts.stretch import Stretch
    from partnership_sim.scenario.parts import Case, Plan
    from partnership_sim.state import Array

#: So many names are told in a row.
NAMES = 6


@dataclass(frozen=True)
class Doubt:
    """Something in a sound scenario at which somebody should look twice.

    Parameters
    ----------
    about : str
        What it is about; doubts about the same are summed up.
    text : str
        A sentence in the language asked for.
    whose : str
        The plan, lever or shock that it tells of, for a sum; empty where it is of the whole scenario.
    grave : bool
        Whether hardly anything that comes of the run can be meant so.
    """

    about: str
    text: str
    whose: str = ""
    grave: bool = False

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Crowd:
    """The people of a scenario, in brief: those whom it names one by one, the other drawn ones as one entry a kind.

    What teams can carry is in proportion to capacity, so that many alike count as one of their joint capacity.

    Attributes
    ----------
    ids : tuple of str
        Empty for an entry of many.
    kind : tuple of str
    number, capacity : ndarray
        [entry]: how many they are, and the sum of their capacities as it is expected at the start.
    joins : ndarray
        [entry]: month of entry.
    """

    ids: tuple[str, ...]
    kind: tuple[str, ...]
    number: Array
    capacity: Array
    joins: Array

    def meant(self, whom: Iterable[str]) -> Array:
        """Return who is meant by kinds and ids, [entry], 0/1."""
        wanted = set(whom)
        found = (kind in wanted or (name != "" and name in wanted) for name, kind in zip(self.ids, self.kind, strict=True))
        return np.array([float(one and count > 0) for one, count in zip(found, self.number, strict=True)])


class Examined:
    """A scenario as doubts see it.

    Parameters
    ----------
    scenario : Case
    language : str
        "en" or "id".
    """

    def __init__(self, scenario: Case, language: str) -> None:
        self.scenario = scenario
        self.language = language
        self._translate = translator(language)
        #: What doubts about spending find out of a plan, by its name.
        self.stretches: dict[str, list[Stretch]] = {}
        self._meant: dict[tuple[str, ...], Array] = {}

    def say(self, message: str, **values: object) -> str:
        """Return a message in the language, its values put in."""
        return self._translate(message).format(**values)

    def number(self, value: float) -> str:
        """Return a number to three figures, whole from 100 on, with marks for thousands."""
        return Language.of(self.language).number(f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}")

    def kind(self, name: str) -> str:
        """Return a kind's label."""
        return KINDS[name].label[self.language]

    def called(self, whom: str) -> str:
        """Return what somebody that a plan names is called: the label of a kind, or an id as it is."""
        return self.kind(whom) if whom in KINDS else whom

    def lever(self, name: str) -> str:
        """Return what a lever is called."""
        return Text.of(names.levers()[name].label)[self.language]

    def shock(self, name: str) -> str:
        """Return what a shock is called."""
        return Text.of(names.shocks()[name].label)[self.language]

    def listed(self, found: Sequence[str], most: int = NAMES) -> str:
        """Return names in a row; of many the first, and how many more there are."""
        text = ", ".join(found[:most])
        return self.say("{names} and {count} more", names=text, count=len(found) - most) if len(found) > most else text

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans but "No programme"."""
        return self.scenario.plans[1:]

    @cached_property
    def present(self) -> dict[str, int]:
        """How many there are of each kind; of a user's own kinds those that the scenario names."""
        population = self.scenario.population
        return {kind.name: population.total(kind.name) for kind in kinds_among(population.kinds)}

    @cached_property
    def drawn(self) -> dict[str, int]:
        """How many of each kind are drawn."""
        register = self.scenario.population.register
        return {kind: total - (register.kinds.count(kind) if register is not None else 0) for kind, total in self.present.items()}

    @property
    def people(self) -> int:
        """How many there are."""
        return sum(self.present.values())

    def file(self, key: str) -> str:
        """Return the name of a file of [population], or the key where the scenario says none."""
        try:
            population = tomllib.loads(self.scenario.files[MAIN].decode("utf-8-sig"))["population"]
            return str(population[key])
        except (KeyError, TypeError, ValueError):
            return key

    def parameter(self, name: str) -> float:
        """Return what a parameter is in this scenario."""
        return float(self.scenario.parameters.get(name, names.parameters()[name].default))

    @cached_property
    def crowd(self) -> Crowd:
        """The people in brief."""
        register, drawn = self.scenario.population.register, dict(self.drawn)
        ids = [*(register.ids if register is not None else ())]
        kinds = [*(register.kinds if register is not None else ())]
        joins = [*(register.joins.tolist() if register is not None else ())]
        known = {*ids, *KINDS}
        actions = [action for plan in self.scenario.plans for action in plan.actions]
        named = dict.fromkeys(name for action in actions for name in (*action.on, *action.by) if name not in known)
        for name in named:
            kind = name.rpartition("-")[0]
            if drawn.get(kind, 0) > 0:
                ids, kinds, joins = [*ids, name], [*kinds, kind], [*joins, 0]
                drawn[kind] -= 1
        number = [1.0] * len(ids) + [float(count) for count in drawn.values()]
        ids, kinds, joins = [*ids, *("" for _ in drawn)], [*kinds, *drawn], [*joins, *(0 for _ in drawn)]
        capacity = np.array(number) * self._mean_capacity(kinds)
        return Crowd(tuple(ids), tuple(kinds), np.array(number), capacity, np.array(joins, np.int64))

    def meant(self, whom: tuple[str, ...]) -> Array:
        """Return who of the crowd is meant by kinds and ids, [entry], 0/1."""
        if whom not in self._meant:
            self._meant[whom] = self.crowd.meant(whom)
        return self._meant[whom]

    def _mean_capacity(self, kinds: Sequence[str]) -> Array:
        """Return the expected capacity of one of each entry, the register's first: the mean of its skills."""
        population = self.scenario.population
        skills = np.zeros((len(SKILLS), len(kinds)))
        for row, skill in zip(skills, SKILLS, strict=True):
            row[:] = [population.columns[skill][kind].mean for kind in kinds]
            given = population.register.columns.get(skill) if population.register is not None else None
            if given is not None:
                row[: len(given)] = np.where(np.isnan(given), row[: len(given)], given)
        return np.asarray(skills.mean(axis=0))
