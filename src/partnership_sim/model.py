"""The Mesa face: a model that steps the same compiled month as ensembles, one run at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from partnership_sim import saved
from partnership_sim._mesa import LazyModel, MetricsCollector, collect, copied, cut, replicate_of, reporters_of, rows_of, tell_of_repeats
from partnership_sim.agents import People, Stakeholder
from partnership_sim.by_hand import ByHand, refuse_unless_behind
from partnership_sim.draws import run_keys
from partnership_sim.engine.block import observe, observe_start
from partnership_sim.engine.course import Course
from partnership_sim.errors import InputError, ModelOver
from partnership_sim.locale import LANGUAGES
from partnership_sim.population import cast_of
from partnership_sim.results.columns import EVENTS
from partnership_sim.scenario.chosen import case_of, chosen_plan
from partnership_sim.scenario.schema import NO_PROGRAMME, Plan, Scenario
from partnership_sim.tables.findings import Findings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from partnership_sim.engine.diary import Line
    from partnership_sim.engine.events import Event

__all__ = ["PartnershipModel"]


class PartnershipModel(ByHand, People):
    """A partnership under a plan, one replicate, month by month: a mesa.Model.

    Parameters
    ----------
    case : Scenario or path
        What is simulated.
    plan : str, Plan or mapping
        A plan of the scenario by name, or one of your own, as Plan or as [[plans]] gives it.
    replicate : int, optional
        Whose luck, 0 by default: the same number meets the same luck under every plan.
    model_reporters : mapping or list of str, optional
        A list of metric names to collect; or Mesa's mapping, added to all metrics. All metrics by default.
    agent_reporters : mapping, optional
        As Mesa's DataCollector takes them; agents are made for them.
    rng, seed : optional
        What Mesa's `batch_run` tells a model from 3.5 on, one of the two: a whole number is the replicate; anything else that seeds a
        generator (a negative number, a list, a generator of NumPy) stands for a replicate of its own. Where `replicate` is given, it
        decides. On Mesa 3.3 `batch_run` tells a model nothing: sweep over `replicate` there; `iterations` repeats the same run.

    Raises
    ------
    InputError
        If the scenario has no such plan, a metric is unknown, or another argument is wrong.

    Attributes
    ----------
    case : Scenario
    plan : Plan
    replicate : int
    month : int
        Months gone through; 0 at the start.
    metrics : dict of str to float
        This month's metrics, or the start's; NaN where undefined.
    diary : tuple
        What was done by hand, in order.
    """

    def __init__(
        self,
        case: Scenario | str | Path,
        plan: str | Plan | Mapping[str, Any] = NO_PROGRAMME,
        replicate: int | None = None,
        *,
        model_reporters: Mapping[str, Any] | Sequence[str] | None = None,
        agent_reporters: Mapping[str, Any] | None = None,
        rng: object = None,
        seed: object = None,
    ) -> None:
        case = case_of(case, "case")
        findings = Findings(case.language)
        whose = replicate_of(replicate, rng, seed, findings)
        names, others = reporters_of(model_reporters, agent_reporters, findings)
        findings.raise_problems()
        if rng is None and seed is None:
            tell_of_repeats(findings)
        super().__init__(seed=_seed(case, whose))
        self.case, self.replicate = case, whose
        self.plan = chosen_plan(case, plan)
        self.cast = cast_of(case)
        self._course = Course(case, self.plan, self.cast, whose)
        self._people: list[Stakeholder] = []
        self._names = names
        self.datacollector = MetricsCollector(self._names, others, agent_reporters or {})
        #: Of each month gone through: its metrics, and where the collector and Mesa's clock stood before it was collected.
        self._months: list[tuple[dict[str, float], int, int]] = []

    @property
    def month(self) -> int:
        """Months gone through; 0 at the start."""
        return self._course.month

    @property
    def metrics(self) -> dict[str, float]:
        """Metrics of the month just gone, NaN where undefined; at the start those of what stands, NaN for what is done in a month."""
        if self._months:
            return self._months[-1][0]
        return dict(zip(self._names, observe_start(self._course.block, self._names)[0].tolist(), strict=True))

    @property
    def diary(self) -> tuple[Line, ...]:
        """What was done by hand, in order."""
        return self._course.diary

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
        LazyModel.__init__(other, seed=_seed(self.case, self.replicate))
        other._go_on_from(self)  # noqa: SLF001
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
        case: Scenario | str | Path,
        path: str | Path,
        *,
        model_reporters: Mapping[str, Any] | Sequence[str] | None = None,
        agent_reporters: Mapping[str, Any] | None = None,
    ) -> Self:
        """Return the model that a saved diary gives, in the month in which it was saved.

        Parameters
        ----------
        case : Scenario or path
            The scenario that the diary belongs to.
        path : str or Path
        model_reporters, agent_reporters
            As for a new model.

        Raises
        ------
        InputError
            With every problem: if it is no diary, or one of another scenario.
        """
        case = case_of(case, "case")
        kept = saved.read(path, case)
        model = cls(case, kept.plan, kept.replicate, model_reporters=model_reporters, agent_reporters=agent_reporters)
        model._repeat(kept.month, kept.lines)
        return model

    def _refuse(self) -> None:
        if self.month >= self.case.months:
            raise ModelOver(f"month {self.month} was the last one of this scenario; months = {self.case.months}")

    def _go_on(self) -> None:
        """Go through one month and collect its metrics."""
        rows, steps = rows_of(self.datacollector), self.steps
        self._course.advance()
        try:
            values = observe(self._course.block, self._names)[0]
        except InputError:  # a metric of a user's own: the month is not half gone through
            self._course.rewind(self.month - 1)
            raise
        self._months.append((dict(zip(self._names, values.tolist(), strict=True)), rows, steps))
        self.running = self.month < self.case.months
        collect(self.datacollector, self)

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
        self.running = self.month < self.case.months


def _seed(case: Scenario, replicate: int) -> int:
    """Return the seed of Mesa's own generators: a function of the scenario's seed and the replicate."""
    return int(run_keys(case.seed, (replicate,))[0])
