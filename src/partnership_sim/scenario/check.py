"""What `check` tells of a sound scenario: what is given, what will be drawn, what was recognised, and what to look at twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.kinds import COLUMNS, KINDS
from partnership_sim.locale import Language, translator
from partnership_sim.scenario import doubts, names
from partnership_sim.scenario.check_place import place_words
from partnership_sim.scenario.convening import Convening
from partnership_sim.scenario.schema import NO_PROGRAMME
from partnership_sim.tables.register import HEADINGS as REGISTER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership_sim.scenario.doubts import Doubt
    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.tables.ties import TieTable
    from partnership_sim.tables.words import Vocabulary


@dataclass(frozen=True)
class Checked:
    """What is to be said of a scenario, sentence by sentence; iterating gives all lines with their headings.

    Parameters
    ----------
    given, drawn, recognised : tuple of str
        Sentences in the report's language.
    doubts : tuple of Doubt
        What to look at twice.
    headings : tuple of str
        Of the four parts, in this order.
    """

    given: tuple[str, ...]
    drawn: tuple[str, ...]
    recognised: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    headings: tuple[str, str, str, str]

    @property
    def warnings(self) -> tuple[str, ...]:
        """The sentences of the doubts."""
        return tuple(doubt.text for doubt in self.doubts)

    def parts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return heading and sentences of the parts that have any."""
        pairs = zip(self.headings, (self.given, self.drawn, self.recognised, self.warnings), strict=True)
        return tuple((heading, sentences) for heading, sentences in pairs if sentences)

    def __iter__(self) -> Iterator[str]:
        for heading, sentences in self.parts():
            yield heading
            yield from (f"- {sentence}" for sentence in sentences)


class _Teller:
    """Makes the sentences of a scenario's report in a language."""

    def __init__(self, scenario: Scenario, language: str) -> None:
        self.scenario = scenario
        self.language = language
        self._translate = translator(language)

    def say(self, message: str, **values: object) -> str:
        return self._translate(message).format(**values)

    def number(self, value: float) -> str:
        return Language.of(self.language).number(f"{value:.10g}")

    def labelled(self, known: Vocabulary, name: str) -> str:
        """Return a name and, where that is another word, what it is called in the language."""
        gloss = known.gloss(name, self.language)
        return f"{name} ({gloss})" if gloss else name

    def kind(self, name: str) -> str:
        return KINDS[name].label[self.language]

    def present(self, kind: str) -> int:
        return self.scenario.population.total(kind)

    def listed(self, kind: str) -> int:
        register = self.scenario.population.register
        return 0 if register is None else register.kinds.count(kind)

    def given(self) -> Iterator[str]:
        scenario, say = self.scenario, self.say
        yield say(
            "{months} months, programme until month {end}, {replicates} replicates, seed {seed}",
            months=scenario.months,
            end=scenario.programme_end,
            replicates=scenario.replicates,
            seed=scenario.seed,
        )
        for kind in KINDS:
            if total := self.present(kind):
                listed = self.listed(kind)
                told = "{kind}: {total}, {listed} of them in the register" if listed else "{kind}: {total}, all drawn"
                told = "{kind}: {total}, all in the register" if listed == total else told
                yield say(told, kind=self.kind(kind), total=total, listed=listed)
        if scenario.population.households_known:
            yield say("{households} households in all", households=self.number(round(scenario.population.households)))
        if scenario.population.place is not None:
            yield self.place(scenario.population.place)
        if scenario.population.ties is not None:
            ties = scenario.population.ties
            yield say("{directions} directions of {ties} ties", directions=len(ties), ties=self.pairs(ties))
        convening = Convening.of(scenario)
        levers, known_shocks = names.lever_words(), names.shock_words()
        for plan in scenario.plans:
            spends = ", ".join(
                f"{self.labelled(levers, action.lever)} {self.number(action.spend)} ({action.start}-{action.end})"
                for action in plan.actions
            )
            if plan.name != NO_PROGRAMME:
                beside = convening.beside(plan.actions)
                yield say(
                    'plan "{plan}", budget {budget}: {spends}; convening {convening}'
                    if beside > 0
                    else 'plan "{plan}", budget {budget}: {spends}',
                    plan=plan.name,
                    budget=self.number(plan.budget),
                    spends=spends or say("no action"),
                    convening=self.number(beside),
                )
        for shock in scenario.shocks:
            when = say("month {month}", month=shock.month) if shock.rate is None else say("{rate} a year", rate=self.number(shock.rate))
            label = self.labelled(known_shocks, shock.shock)
            yield say("shock {shock}: {when}, severity {severity}", shock=label, when=when, severity=self.number(shock.severity))
        for name, value in scenario.parameters.items():
            declared = self.number(names.parameters()[name].default)
            yield say("parameter {name} is {value} instead of {default}", name=name, value=self.number(value), default=declared)

    def place(self, place: str | float) -> str:
        """Return what the scenario says of the place."""
        if isinstance(place, str):
            return self.say("the place is {place}", place=place_words().labels[place][self.language])
        return self.say("{percent}% of the need is met at the start", percent=self.number(round(100.0 * place, 6)))

    def missing_cells(self, kind: str) -> Iterator[str]:
        """Yield each column that lacks cells of a kind in the register, with their number."""
        population = self.scenario.population
        register = population.register
        of_kind = np.array([item == kind for item in register.kinds]) if register is not None else np.zeros(0, bool)
        for column in COLUMNS:
            cells = register.columns.get(column.name) if register is not None else None
            missing = int(of_kind.sum()) if cells is None else int(np.isnan(cells[of_kind]).sum())
            if column.in_register and missing and population.columns[column.name][kind].spread > 0:
                gloss = REGISTER.vocabulary.gloss(column.name, self.language)
                yield f"{column.name}{gloss and f' = {gloss}'} ({missing})"

    def drawn(self) -> Iterator[str]:
        population, say = self.scenario.population, self.say
        for kind, declared in KINDS.items():
            if rest := self.present(kind) - self.listed(kind):
                one = "{kind}: {count} stakeholder, with all its attributes"
                many = "{kind}: {count} stakeholders, with all their attributes"
                yield say(one if rest == 1 else many, kind=declared.label[self.language], count=rest)
            if missing := ", ".join(self.missing_cells(kind)):
                yield say("{kind}: what is empty in the register: {cells}", kind=declared.label[self.language], cells=missing)
        ties = population.ties
        if ties is None or any(self.present(kind) > self.listed(kind) for kind in KINDS):
            yield say("ties, {mean} for each drawn stakeholder on average", mean=self.number(population.ties_each))
        if ties is not None:
            given = set(zip(ties.source[~np.isnan(ties.trust)].tolist(), ties.target[~np.isnan(ties.trust)].tolist(), strict=True))
            if missing_ways := 2 * self.pairs(ties) - len(given):
                yield say("trust in {count} directions of given ties", count=missing_ways)

    @staticmethod
    def pairs(ties: TieTable) -> int:
        """Return the number of ties that have a direction in the table."""
        return len({frozenset(ends) for ends in zip(ties.source.tolist(), ties.target.tolist(), strict=True)})


def report(scenario: Scenario, language: str | None = None) -> Checked:
    """Return what there is to say of a sound scenario.

    Parameters
    ----------
    scenario : Scenario
    language : str, optional
        "en" or "id"; the scenario's own unless given.

    Returns
    -------
    Checked
        What is given, what will be drawn (by kind and column), what was recognised in the files, and warnings.
    """
    teller = _Teller(scenario, language or scenario.language)
    say = teller.say
    headings = (say("Given"), say("Drawn anew in every replicate"), say("Recognised"), say("Please check"))
    return Checked(
        tuple(teller.given()),
        tuple(teller.drawn()),
        scenario.notes,
        doubts.of(scenario, teller.language),
        headings,
    )
