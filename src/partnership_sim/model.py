"""The Mesa face: a model that steps the same compiled month as ensembles, one run at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import numpy as np

from partnership_sim import saved
from partnership_sim._mesa import LazyModel, MetricsCollector, copied, cut, rows_of
from partnership_sim.agents import Stakeholder, agent_class
from partnership_sim.by_hand import ByHand, refuse_unless_behind
from partnership_sim.declare import METRICS
from partnership_sim.engine.block import observe
from partnership_sim.engine.course import Course
from partnership_sim.errors import InputError, ModelOver
from partnership_sim.locale import LANGUAGES
from partnership_sim.population import cast_of
from partnership_sim.results.columns import EVENTS
from partnership_sim.scenario.chosen import chosen_plans
from partnership_sim.scenario.schema import NO_PROGRAMME, Plan, Scenario
from partnership_sim.tables.findings import Findings, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from partnership_sim.engine.diary import Line
    from partnership_sim.engine.events import Event
    from partnership_sim.state import State, Ties

__all__ = ["PartnershipModel"]


class PartnershipModel(ByHand, LazyModel):
    """A partnership under a plan, one replicate, month by month: a mesa.Model.

    Parameters
    ----------
    case : Scenario
        What is simulated.
    plan : str or Plan
        A plan of the scenario by name, or one of your own.
    replicate : int
        Whose luck: the same number meets the same luck under every plan.
    model_reporters : mapping or list of str, optional
        A list of metric names to collect; or Mesa's mapping, added to all metrics. All metrics by default.
    agent_reporters : mapping, optional
        As Mesa's DataCollector takes them; agents are made for them.
    rng, seed
        Taken for Mesa's `batch_run` and ignored: luck comes from the scenario's seed and the replicate.

    Raises
    ------
    InputError
        If the scenario has no such plan, or a metric is unknown.

    Attributes
    ----------
    case : Scenario
    plan : Plan
    replicate : int
    month : int
        Months gone through; 0 at the start.
    metrics : dict of str to float
        This month's metrics; NaN where undefined, empty at the start.
    diary : tuple
        What was done by hand, in order.
    """

    def __init__(
        self,
        case: Scenario,
        plan: str | Plan = NO_PROGRAMME,
        replicate: int = 0,
        *,
        model_reporters: Mapping[str, Any] | Sequence[str] | None = None,
        agent_reporters: Mapping[str, Any] | None = None,
        rng: object = None,  # noqa: ARG002
        seed: object = None,  # noqa: ARG002
    ) -> None:
        super().__init__(seed=case.seed)
        self.case = case
        self.plan = chosen_plans(case, [plan])[-1]
        self.replicate = int(replicate)
        self.cast = cast_of(case)
        self.metrics: dict[str, float] = {}
        self._course = Course(case, self.plan, self.cast, self.replicate)
        self._people: list[Stakeholder] = []
        self._names, others = _reporters(model_reporters, case.language)
        self.datacollector = MetricsCollector(self._names, others, agent_reporters or {})
        #: Of each month gone through: its metrics, and where the collector and Mesa's clock stood before it was collected.
        self._months: list[tuple[dict[str, float], int, int]] = []

    @property
    def month(self) -> int:
        """Months gone through; 0 at the start."""
        return self._course.month

    @property
    def diary(self) -> tuple[Line, ...]:
        """What was done by hand, in order."""
        return self._course.diary

    @property
    def state(self) -> State:
        """The stakeholders' columns, [1, stakeholder] each, in the order of `model.cast.ids`: an agent's row is its `index`."""
        return self._course.block.state

    @property
    def ties(self) -> Ties:
        """The ties, [1, row] each; the first `count` rows are in use."""
        return self._course.block.ties

    def step(self) -> None:
        """Go through one month and collect its metrics.

        Raises
        ------
        ModelOver
            Past the scenario's last month.
        """
        self._go_on()

    def rewind(self, month: int) -> None:
        """Go back to a month: what was done by hand up to and in it stays, what came later is cut, rows of the collector too.

        The luck of later months is the same again. Agents that somebody holds go along; Mesa's own clock runs on.

        Parameters
        ----------
        month : int
            0..month.

        Raises
        ------
        InputError
            If there is no such month behind.
        """
        refuse_unless_behind(month, 0, self.month, self.case.language)
        self._course.rewind(int(month))
        self._cut()

    def undo(self) -> None:
        """Take back what was done by hand last; the month stays, and what came after it is run again.

        Raises
        ------
        InputError
            If nothing was done by hand.
        """
        findings = Findings(self.case.language)
        if not self.diary:
            findings.wrong(("", "undo"), findings.say("the diary is empty"), findings.say("expected is something done by hand before"))
        findings.raise_problems()
        month = self.month
        self._course.undo()
        self._cut()
        self._repeat(month)

    def fork(self) -> Self:
        """Return a model of its own with the same past: same luck, another choice.

        Attributes of a subclass are shared, as `copy.copy` does it.
        """
        other = type(self).__new__(type(self))
        LazyModel.__init__(other, seed=self.case.seed)
        for _ in range(self.steps):
            other._pass(lambda: None)  # noqa: SLF001
        of_mesa = set(vars(other)) - {"running"}
        other.__dict__.update({name: value for name, value in vars(self).items() if name not in of_mesa})
        other._course, other._people, other._months = self._course.fork(), [], list(self._months)  # noqa: SLF001
        other.datacollector = copied(self.datacollector)
        return other

    @property
    def events(self) -> list[Event]:
        """What happened in the month just gone; found by going through it again, so a run that nobody asks pays nothing."""
        return self.events_of(self.month) if self.month else []

    def events_of(self, month: int) -> list[Event]:
        """Return what happened in a month gone through, 1..month.

        Raises
        ------
        InputError
            If there is no such month behind.
        """
        refuse_unless_behind(month, 1, self.month, self.case.language)
        return self._course.events(month, month)

    def events_table(self, month: int | None = None) -> pd.DataFrame:
        """Return what happened as a table, a row an event: the columns of events.parquet, and the event told in words, `en` and `id`.

        Parameters
        ----------
        month : int, optional
            Only this month, 1..month; by default every month gone through.

        Raises
        ------
        InputError
            If there is no such month behind.
        """
        import pandas as pd

        events = self._course.events(1, self.month) if month is None else self.events_of(month)
        rows = [
            {"plan": self.plan.name, "replicate": self.replicate, **event.row(), **{w: event.tell(w) for w in LANGUAGES}}
            for event in events
        ]
        return pd.DataFrame(rows, columns=[*EVENTS.columns, *LANGUAGES])

    def save_diary(self, path: str | Path, *, force: bool = False) -> Path:
        """Write what was done by hand as JSON, with plan, replicate and month; it appears whole or not at all.

        Parameters
        ----------
        path : str or Path
        force : bool
            Replace a diary that is there.

        Raises
        ------
        InputError
            If the file exists (unless `force`, and it is a diary), or cannot be written.
        """
        return saved.write(path, self.case, self.plan, self.replicate, self.cast, self.month, self.diary, force=force)

    @classmethod
    def load_diary(
        cls,
        case: Scenario,
        path: str | Path,
        *,
        model_reporters: Mapping[str, Any] | Sequence[str] | None = None,
        agent_reporters: Mapping[str, Any] | None = None,
    ) -> Self:
        """Return the model that a saved diary gives, in the month in which it was saved.

        Parameters
        ----------
        case : Scenario
            The scenario that the diary belongs to.
        path : str or Path
        model_reporters, agent_reporters
            As for a new model.

        Raises
        ------
        InputError
            With every problem: if it is no diary, or one of another scenario.
        """
        kept = saved.read(path, case)
        model = cls(case, kept.plan, kept.replicate, model_reporters=model_reporters, agent_reporters=agent_reporters)
        model._repeat(kept.month, kept.lines)
        return model

    def ties_of(self, stakeholder: int) -> list[tuple[int, float, float]]:
        """Return the ties of a stakeholder: the partner's row, its trust in the partner, the partner's trust in it."""
        t = self.ties
        count = int(t.count[0, 0])
        a, b = t.a[0, :count], t.b[0, :count]
        found = [(int(b[e]), float(t.trust_ab[0, e]), float(t.trust_ba[0, e])) for e in np.flatnonzero(a == stakeholder)]
        return found + [(int(a[e]), float(t.trust_ba[0, e]), float(t.trust_ab[0, e])) for e in np.flatnonzero(b == stakeholder)]

    def stakeholder(self, which: int | str) -> Stakeholder:
        """Return the agent of a row or an id."""
        self._wake()
        return self._people[self.cast.ids.index(which) if isinstance(which, str) else which]

    def _refuse(self) -> None:
        if self.month >= self.case.months:
            raise ModelOver(f"month {self.month} was the last one of this scenario; months = {self.case.months}")

    def _make_agents(self) -> None:
        kinds = self.cast.kind_names
        made = {row: agent_class(kinds[self.cast.kind[row]])(self, row) for row in self.cast.as_listed.tolist()}
        self._people = [made[row] for row in range(len(made))]

    def _go_on(self) -> None:
        """Go through one month and collect its metrics."""
        rows, steps = rows_of(self.datacollector), self.steps
        self._course.advance()
        try:
            values = observe(self._course.block, self._names)[0]
        except InputError:  # a metric of a user's own: the month is not half gone through
            self._course.rewind(self.month - 1)
            raise
        self.metrics = dict(zip(self._names, values.tolist(), strict=True))
        self._months.append((self.metrics, rows, steps))
        self.running = self.month < self.case.months
        self.datacollector.collect(self)

    def _repeat(self, month: int, lines: Sequence[Line] = ()) -> None:
        """Go on to a month with these lines, without the work that a subclass adds to a step."""
        for line in lines:
            while self.month < line.month:
                self._pass(self._go_on)
            self._course.write_down(line)
        while self.month < month:
            self._pass(self._go_on)

    def _cut(self) -> None:
        """Let go what was collected of months that are no longer behind."""
        later = self._months[self.month :]
        del self._months[self.month :]
        if later:
            _, rows, steps = later[0]
            cut(self.datacollector, rows, steps)
        self.metrics = self._months[-1][0] if self._months else {}
        self.running = self.month < self.case.months


def _reporters(asked: Mapping[str, Any] | Sequence[str] | None, language: str) -> tuple[list[str], Mapping[str, Any]]:
    """Return which metrics to compute, and what else is to be reported."""
    findings = Findings(language)
    names = list(METRICS) if asked is None or hasattr(asked, "keys") else list(asked)
    for name in names:
        if name not in METRICS:
            findings.wrong(("", "metric"), findings.say("{name} is no metric", name=shown(name)), name=name, names=tuple(METRICS))
    findings.raise_problems()
    others: Any = asked if hasattr(asked, "keys") else {}
    return names, others
