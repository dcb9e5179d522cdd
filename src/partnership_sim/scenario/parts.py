"""What a scenario consists of, as the rest of the package holds it: frozen, checked, every default filled in.

How each key is written, with its type, range, default and rule, is defined in `document`.
"""

from __future__ import annotations

import math
import warnings
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, InstanceOf

from partnership_sim.declare import NO_PROGRAMME, Spread
from partnership_sim.locale import telling
from partnership_sim.problems import Problems
from partnership_sim.scenario import document
from partnership_sim.scenario.arguments import each_plain, listed, numbers, where, wrong_type
from partnership_sim.scenario.beside import Beside  # noqa: TC001
from partnership_sim.scenario.places import dotted
from partnership_sim.scenario.validation import validate
from partnership_sim.tables.register import Register  # noqa: TC001
from partnership_sim.tables.ties import TieTable  # noqa: TC001
from partnership_sim.tables.view import few, html

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["ALL", "NO_PROGRAMME", "Action", "Case", "Money", "Plan", "Population", "Report", "Role", "ShockEntry"]


class Frozen(BaseModel):
    """A part of a scenario; it cannot be changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Action(Frozen):
    """A spend a month on one lever, from a month to a month, both included.

    Parameters
    ----------
    lever : str
        A lever by name.
    spend : float
        Units a month, >= 0, for the whole lever.
    start, end : int, optional
        First and last month; from month 1 to the end of the programme by default (kept as 0, until a scenario fills it in).
    on : iterable of str, optional
        Targets: kinds and ids; all that the lever declares by default.
    by : iterable of str, optional
        Kinds and ids that carry it out; the NGOs by default. Nobody: an outside facilitator.
    form : str, optional
        As the lever declares; its first form by default.
    options : mapping of str to float, optional
        The lever's own options.

    Raises
    ------
    InputError
        With every value that no action can have. Whether lever, people and months are there is checked with the scenario it is for.
    """

    lever: str
    spend: float
    start: int
    end: int
    on: tuple[str, ...]
    by: tuple[str, ...]
    form: str
    options: dict[str, float]

    def __init__(
        self,
        lever: str,
        spend: float,
        *,
        start: int = 1,
        end: int | None = None,
        on: Iterable[str] | None = None,
        by: Iterable[str] = ("ngo",),
        form: str = "",
        options: Mapping[str, float] | None = None,
    ) -> None:
        problems = Problems(telling())
        always = {"lever": lever, "spend": spend, "start": start, "by": listed(by), "form": form}
        asked = {name: value for name, value in (("end", end), ("on", listed(on))) if value is not None}
        sound = validate(document.Action, each_plain({**always, **asked}), where, (), problems)
        own = numbers("options", options, problems)
        problems.raise_problems()
        super().__init__(**{"end": 0, "on": (), **sound, "options": own})


class Plan(Frozen):
    """A named list of actions and the budget that bounds them.

    Parameters
    ----------
    name : str
        Any but "No programme".
    budget : float, optional
        Units for the whole programme, >= 0; what its actions spend and convening costs by default (kept as infinite, until
        a scenario fills it in).
    actions : iterable of Action, optional

    Raises
    ------
    InputError
        With every value that no plan can have.
    """

    name: str
    budget: float
    actions: tuple[Action, ...]

    def __init__(self, name: str, budget: float | None = None, actions: Iterable[Action] = ()) -> None:
        problems = Problems(telling())
        bounded = {} if budget is None else {"budget": budget}
        sound = validate(document.Plan, {**each_plain({"name": name, **bounded}), "actions": listed(actions)}, where, (), problems)
        for position, action in enumerate(sound.get("actions", [])):
            if not isinstance(action, Action):
                wrong_type(dotted(("actions", position)), action, problems.say("expected {what}", what="Action"), problems)
        problems.raise_problems()
        super().__init__(**{"budget": math.inf, **sound})


class ShockEntry(Frozen):
    """A shock in a month, or at a yearly rate: the other of the two is None.

    One that is left out strikes nobody. It keeps its place among the others: a shorter list would number those at a rate anew, and so draw
    their months anew. No scenario is written so; a run without a shock is, to be held against the run with it.
    """

    shock: str
    month: int | None
    rate: float | None
    severity: float
    duration: int
    on: tuple[str, ...]
    left_out: bool = False


class Money(Frozen):
    """What a resource unit is worth."""

    currency: str
    unit: float


#: [report] names: conduct is told by name as well.
ALL = "all"


class Report(Frozen):
    """How results are told: who breaks a promise by kind ("roles"), or by name ("all")."""

    names: str


class Role(Frozen):
    """A kind as a role of the game: its share of the programme's budget, the levers that it may use, and what it plays for."""

    share: float
    levers: tuple[str, ...]
    goal: str


with warnings.catch_warnings():
    warnings.filterwarnings("ignore", 'Field name "register"')  # Python's own, of abstract classes; nobody needs it here

    class Population(Frozen):
        """Who is there, and the distributions of what is not given.

        `counts` names totals by kind (only kinds that the scenario names); `trust` has every pair of kinds, `columns` every column
        and kind; a spread is the standard deviation, of the logarithm where the column is log-normal. `place` is one of `PLACES`, the
        share of need met at the start, or None where nothing is known; `households_known` says whether the scenario gives households.
        """

        counts: dict[str, int]
        ties_each: float
        homophily: float
        conflict: float
        trust: dict[tuple[str, str], InstanceOf[Spread]]
        columns: dict[str, dict[str, InstanceOf[Spread]]]
        place: str | float | None = None
        households_known: bool = False
        register: InstanceOf[Register] | None = None
        ties: InstanceOf[TieTable] | None = None

        @property
        def kinds(self) -> frozenset[str]:
            """The kinds of which somebody is there."""
            listed = self.register.kinds if self.register is not None else ()
            return frozenset(listed) | {kind for kind, total in self.counts.items() if total}

        @property
        def households(self) -> float:
            """How many households there are, as far as it is given, else as is to be expected."""
            register, columns = self.register, self.columns["households"]
            found = math.fsum(self.total(kind) * spread.mean for kind, spread in columns.items())
            given = register.columns.get("households") if register is not None else None
            if register is None or given is None:
                return found
            return found + math.fsum(
                cell - columns[kind].mean for kind, cell in zip(register.kinds, given.tolist(), strict=True) if not math.isnan(cell)
            )

        def total(self, kind: str) -> int:
            """Return how many stakeholders of a kind there are, registered and drawn."""
            listed = self.register.kinds.count(kind) if self.register is not None else 0
            return max(self.counts.get(kind, 0), listed)


class Case(Frozen):
    """What a scenario says: frozen, checked, with every default filled in. `Scenario` is such a case that can be read and changed.

    `parameters` holds only what differs from the declared default. `plans` begins with "No programme". `roles` has every kind of
    whom there is anybody. `files` holds every input file by its name in the scenario's folder, so that writing them gives the same
    scenario again; `stem` is the folder's name; `notes` says what was recognised and what was decided while reading; `beside` are tables of the folder that it
    does not name.
    """

    name: str
    months: int
    programme_end: int
    replicates: int
    seed: int
    language: str
    goals: tuple[str, ...]
    money: Money | None
    report: Report
    population: Population
    parameters: dict[str, float]
    plans: tuple[Plan, ...]
    shocks: tuple[ShockEntry, ...]
    uncertainties: dict[str, tuple[float, float]]
    roles: dict[str, Role]
    files: dict[str, bytes]
    stem: str
    notes: tuple[str, ...] = ()
    beside: tuple[Beside, ...] = ()

    def __iter__(self) -> Any:  # noqa: ANN401 - it never returns
        """Raise TypeError: a scenario is one thing (Mesa's batch_run would take it apart)."""
        raise TypeError("a Scenario is not iterable")

    @property
    def stakeholders(self) -> int:
        """How many stakeholders there are, registered and drawn."""
        return sum(self.population.total(kind) for kind in self.population.kinds)

    def __repr__(self) -> str:
        sizes = f"{self.stakeholders} stakeholders, {self.months} months, {len(self.plans)} plans, {self.replicates} replicates"
        return f"<{type(self).__name__} {self.name!r}: {sizes}>"

    __str__ = __repr__

    def _repr_html_(self) -> str:
        say = Problems(self.language).say
        facts = [
            (say("stakeholders"), self.stakeholders),
            (say("months"), self.months),
            (say("end of the programme"), say("month {month}", month=self.programme_end)),
            (say("plans"), few(plan.name for plan in self.plans)),
            (say("shocks"), few(entry.shock for entry in self.shocks) or "-"),
            (say("replicates"), self.replicates),
            (say("seed"), self.seed),
            (say("goals"), ", ".join(self.goals)),
        ]
        return html(self.name, facts)
