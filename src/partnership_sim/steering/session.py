"""A run that somebody steers: all that a face needs which lets people play, whatever it is made with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import numpy as np

from partnership_sim.engine.block import observe, observe_start
from partnership_sim.engine.events import standing_ties
from partnership_sim.locale import LANGUAGES
from partnership_sim.population import cast_of
from partnership_sim.problems import Problems
from partnership_sim.scenario.arguments import metric_names, sound
from partnership_sim.scenario.chosen import case_of, chosen_plan
from partnership_sim.scenario.schema import NO_PROGRAMME
from partnership_sim.steering import saved
from partnership_sim.steering.by_hand import WRITABLE, refuse_unless_ahead, refuse_unless_behind
from partnership_sim.steering.course import Course
from partnership_sim.steering.deeds import ByHand

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from partnership_sim.engine.events import Event
    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.state import Array
    from partnership_sim.steering.diary import Line


class Session(ByHand):
    """One replicate of a scenario under a plan, gone through month by month: a pure function of these and of the diary.

    Parameters
    ----------
    case : Scenario or path
        What is simulated.
    plan : str, Plan or mapping
        A plan of the scenario by name, or one of your own, as Plan or as [[plans]] gives it.
    replicate : int, optional
        Number of the run, 0 by default: it decides the random numbers, which all plans have in common (common random numbers).
    metrics : list of str, optional
        Which metrics to compute; all by default.

    Raises
    ------
    InputError
        If the scenario has no such plan, a metric is unknown, or another argument is wrong.

    Attributes
    ----------
    case : Scenario
    plan : Plan
    replicate : int
    cast : Cast
        Who takes part.
    """

    def __init__(
        self,
        case: Scenario | str | Path,
        plan: str | Plan | Mapping[str, Any] = NO_PROGRAMME,
        replicate: int | None = None,
        *,
        metrics: Sequence[str] | None = None,
    ) -> None:
        case = case_of(case, "case")
        problems = Problems(case.language)
        whose: int = sound(problems, replicate=replicate).get("replicate", 0)
        names = metric_names("metrics", metrics, problems)
        problems.raise_problems()
        self._open(case, chosen_plan(case, plan), whose, names)

    def _open(self, case: Scenario, plan: Plan, replicate: int, names: Sequence[str]) -> None:
        """Stand at the start of a run."""
        self.case, self.plan, self.replicate = case, plan, replicate
        self.cast = cast_of(case)
        self._course = Course(case, plan, self.cast, (replicate,))
        self._names = names
        #: Metrics of each month gone through.
        self._metrics: list[dict[str, float]] = []

    @property
    def month(self) -> int:
        """Months gone through; 0 at the start."""
        return self._course.month

    @property
    def diary(self) -> tuple[Line, ...]:
        """What was done by hand, in order."""
        return self._course.diary

    @property
    def metrics(self) -> dict[str, float]:
        """Metrics of the month just gone, NaN where undefined; at the start those of what stands, NaN for what is done in a month."""
        return self._metrics[-1] if self._metrics else self._metrics_of_start()

    @property
    def events(self) -> list[Event]:
        """What happened in the month just gone; found by going through it again, so a run that nobody asks pays nothing."""
        return self.events_of(self.month) if self.month else []

    def step(self) -> None:
        """Go through one month.

        Raises
        ------
        ModelOver
            Past the scenario's last month.
        """
        self._refuse()
        self._advance()

    def run_to(self, month: int) -> None:
        """Go on to a month.

        Parameters
        ----------
        month : int
            From the present month to the scenario's last.

        Raises
        ------
        InputError
            If there is no such month ahead.
        """
        refuse_unless_ahead(month, self.month, self.case.months, self.case.language)
        while self.month < month:
            self.step()

    def rewind(self, month: int) -> None:
        """Go back to a month: what was done by hand up to and in it stays, what came later is cut.

        Later months draw the same random numbers again.

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
        problems = Problems(self.case.language)
        if not self.diary:
            problems.wrong(("", "undo"), problems.say("the diary is empty"), problems.say("expected something done by hand before"))
        problems.raise_problems()
        month = self.month
        self._course.undo()
        self._cut()
        self._repeat(month)

    def fork(self) -> Self:
        """Return a run of its own with the same past and common random numbers, for another choice."""
        other = type(self).__new__(type(self))
        other._branch_off(self)  # noqa: SLF001
        return other

    def events_of(self, month: int) -> list[Event]:
        """Return what happened in a month gone through, 1..month.

        Raises
        ------
        InputError
            If there is no such month behind.
        """
        refuse_unless_behind(month, 1, self.month, self.case.language)
        return self._course.events(month, month)

    def event_rows(self, month: int | None = None) -> list[dict[str, object]]:
        """Return what happened as rows: the columns of events.parquet, and the event told in words, `en` and `id`.

        Parameters
        ----------
        month : int, optional
            Only this month, 1..month; by default every month gone through.

        Raises
        ------
        InputError
            If there is no such month behind.
        """
        events = self._course.events(1, self.month) if month is None else self.events_of(month)
        whose = {"plan": self.plan.name, "replicate": self.replicate}
        return [{**whose, **event.row(), **{language: event.tell(language) for language in LANGUAGES}} for event in events]

    def metrics_of(self, month: int) -> dict[str, float]:
        """Return the metrics of a month gone through, or of the start, 0..month; see `metrics`.

        Raises
        ------
        InputError
            If there is no such month behind.
        """
        refuse_unless_behind(month, 0, self.month, self.case.language)
        return self._metrics[month - 1] if month else self._metrics_of_start()

    def state_of(self, month: int | None = None) -> dict[str, Array]:
        """Return the stakeholders as they stood after a month, with what was done by hand in it: a row each, in the order of tables.

        Parameters
        ----------
        month : int, optional
            0..month; by default the present one.

        Returns
        -------
        dict of str to ndarray
            The columns of stakeholders.parquet from `id` on.

        Raises
        ------
        InputError
            If there is no such month behind.
        """
        state, rows = self._course.at(self._behind(month)).state, self.cast.as_listed
        kinds = np.array(self.cast.kind_names, object)[self.cast.kind[rows]]
        who = {name: np.array(tuple(every), object)[rows] for name, every in (("id", self.cast.ids), ("name", self.cast.names))}
        return {**who, "kind": kinds, **{name: getattr(state, name)[0, rows] for name in WRITABLE}}

    def network_of(self, month: int | None = None) -> dict[str, Array]:
        """Return the ties as they stood after a month between those who had joined: a row a direction.

        Parameters
        ----------
        month : int, optional
            0..month; by default the present one.

        Returns
        -------
        dict of str to ndarray
            The columns of ties.parquet from `source` on.

        Raises
        ------
        InputError
            If there is no such month behind.
        """
        return standing_ties(self._course.at(self._behind(month)))

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
        return saved.write(path, self.case, self.cast, saved.Saved(self.plan, self.replicate, self.month, self.diary), force=force)

    @classmethod
    def load_diary(cls, case: Scenario | str | Path, path: str | Path, **options: Any) -> Self:  # noqa: ANN401 - those of the constructor
        """Return the run that a saved diary gives, in the month in which it was saved.

        Parameters
        ----------
        case : Scenario or path
            The scenario that the diary belongs to.
        path : str or Path
        **options
            As for a new one: `metrics`, or reporters of a model.

        Raises
        ------
        InputError
            With every problem: if it is not a diary, or one of another scenario.
        """
        case = case_of(case, "case")
        kept = saved.read(path, case)
        found = cls(case, kept.plan, kept.replicate, **options)
        for line in kept.lines:
            found._repeat(line.month)
            found._course.write_down(line)
        found._repeat(kept.month)
        return found

    def _advance(self) -> None:
        """Go through one month and compute its metrics, or stand as before if something in it fails."""
        self._course.advance()
        try:
            values = observe(self._course.block, self._names)[0]
        except BaseException:  # a metric of a user's own: the month is not half gone through
            self._course.rewind(self.month - 1)
            raise
        self._metrics.append(dict(zip(self._names, values.tolist(), strict=True)))

    def _repeat(self, month: int) -> None:
        """Go on to a month, without what a subclass adds to a step."""
        while self.month < month:
            self._advance()

    def _cut(self) -> None:
        """Let go what is known of months that are no longer behind."""
        del self._metrics[self.month :]

    def _branch_off(self, other: Self) -> None:
        """Take over where another run stands, and its past."""
        self.case, self.plan, self.replicate, self.cast, self._names = other.case, other.plan, other.replicate, other.cast, other._names
        self._course, self._metrics = other._course.fork(), list(other._metrics)

    def _behind(self, month: int | None) -> int:
        """Return a month that is behind, the present one unless another is asked for."""
        if month is None:
            return self.month
        refuse_unless_behind(month, 0, self.month, self.case.language)
        return int(month)

    def _metrics_of_start(self) -> dict[str, float]:
        return dict(zip(self._names, observe_start(self._course.at(0), self._names)[0].tolist(), strict=True))
