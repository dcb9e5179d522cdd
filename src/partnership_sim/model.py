"""The Mesa face: a model that steps the same compiled month as ensembles, one run at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim._mesa import DataCollector, LazyModel
from partnership_sim.agents import RANGES, Stakeholder, agent_class
from partnership_sim.by_hand import beyond, numbers, unknown, unknown_people
from partnership_sim.declare import METRICS, PARAMETERS
from partnership_sim.engine.block import advance, observe
from partnership_sim.engine.diary import Change, Line, Spend, Strike, Write, replay
from partnership_sim.errors import InputError, ModelOver, Problem
from partnership_sim.levers import LEVERS
from partnership_sim.population import cast_of
from partnership_sim.runs import chosen_plans
from partnership_sim.scenario.schema import NO_PROGRAMME, Action, Plan, Scenario, ShockEntry
from partnership_sim.shocks import SHOCKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from partnership_sim.engine.events import Event
    from partnership_sim.state import State, Ties

__all__ = ["PartnershipModel"]


class PartnershipModel(LazyModel):
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
    diary : list
        What was done by hand.
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
        self.diary: list[Line] = []
        self.month = 0
        self.metrics: dict[str, float] = {}
        self._block, _ = replay(case, self.plan, self.cast, self.replicate, (), 0)
        self._people: list[Stakeholder] = []
        self._told: tuple[int, int, list[Event]] = (0, 0, [])
        self._names, reporters = _reporters(model_reporters)
        self.datacollector = DataCollector(model_reporters=reporters, agent_reporters=dict(agent_reporters or {}))

    @property
    def state(self) -> State:
        """The stakeholders' columns, [1, stakeholder] each."""
        return self._block.state

    @property
    def ties(self) -> Ties:
        """The ties, [1, row] each; the first `count` rows are in use."""
        return self._block.ties

    def step(self) -> None:
        """Go through one month and collect its metrics.

        Raises
        ------
        ModelOver
            Past the scenario's last month.
        """
        advance(self._block, self.month + 1)
        self.month += 1
        values = observe(self._block, self._names)[0]
        self.metrics = dict(zip(self._names, values.tolist(), strict=True))
        self.running = self.month < self.case.months
        self.datacollector.collect(self)

    @property
    def events(self) -> list[Event]:
        """What happened in the month just gone; found by a replay, so a run that nobody asks pays nothing."""
        if self._told[:2] != (self.month, len(self.diary)):
            before = [line for line in self.diary if line.month < self.month]
            _, events = replay(self.case, self.plan, self.cast, self.replicate, before, self.month, record=True)
            self._told = (self.month, len(self.diary), events)
        return [event for event in self._told[2] if event.month == self.month]

    def spend(
        self,
        lever: str,
        spend: float,
        *,
        on: Iterable[str] | None = None,
        by: Iterable[str] = ("ngo",),
        months: int = 1,
        form: str = "",
        options: Mapping[str, float] | None = None,
    ) -> None:
        """Spend by hand on a lever, from the next month on; bound by neither budget nor programme end.

        Parameters
        ----------
        lever : str
        spend : float
            Units a month, >= 0.
        on, by : iterable of str, optional
            Kinds or ids: who is meant (by default all that the lever declares), and who carries it out.
        months : int
            How many months, >= 1.
        form, options
            As in a scenario.

        Raises
        ------
        InputError
            With every problem.
        """
        problems = unknown("lever", lever, LEVERS) + numbers(spend=(spend, 0, None), months=(months, 1, None))
        by = tuple(by)
        meant: tuple[str, ...] = tuple(on) if on is not None else ()
        if lever in LEVERS:
            declared = LEVERS[lever]
            form = form or next(iter(declared.forms), "")
            problems += [] if form in declared.forms or not form else unknown("form", form, declared.forms)
            for name, value in (options or {}).items():
                problems += unknown("option", name, declared.options)
                if name in declared.options:
                    problems += numbers(**{name: (value, declared.options[name].low, declared.options[name].high)})
            meant = meant or tuple(declared.meant(form))
            problems += beyond(self.cast, lever, declared.limited_to(form), meant)
        problems += unknown_people(self.cast, on=meant, by=by)
        self._raise(problems)
        last = min(self.month + int(months), self.case.months)
        chosen = dict(options or {})
        action = Action(lever=lever, spend=float(spend), start=self.month + 1, end=last, on=meant, by=by, form=form, options=chosen)
        self._write_down(Spend(self.month, action))

    def strike(self, shock: str, *, severity: float | None = None, duration: int | None = None, on: Iterable[str] | None = None) -> None:
        """Let a shock strike in the next month.

        Parameters
        ----------
        shock : str
        severity : float, optional
            0..1; the shock's own by default.
        duration : int, optional
            Months, >= 1.
        on : iterable of str, optional
            Kinds or ids.

        Raises
        ------
        InputError
            With every problem.
        """
        problems = unknown("shock", shock, SHOCKS)
        if shock in SHOCKS:
            declared = SHOCKS[shock]
            severity = declared.severity if severity is None else severity
            duration = declared.duration if duration is None else duration
            whom = tuple(declared.on if on is None else on)
            problems += numbers(severity=(severity, 0, 1), duration=(duration, 1, None)) + unknown_people(self.cast, on=whom)
            if not problems:
                self._refuse()
                entry = ShockEntry(shock=shock, month=self.month + 1, rate=None, severity=float(severity), duration=int(duration), on=whom)
                self._write_down(Strike(self.month, entry))
        self._raise(problems)

    def change(self, **parameters: float) -> None:
        """Change parameters from the next month on, each within its declared range.

        Raises
        ------
        InputError
            With every problem.
        """
        problems = [problem for name in parameters for problem in unknown("parameter", name, PARAMETERS)]
        known = {name: PARAMETERS[name] for name in parameters if name in PARAMETERS}
        problems += numbers(**{name: (parameters[name], known[name].low, known[name].high) for name in known})
        self._raise(problems)
        self._write_down(Change(self.month, tuple((name, float(value)) for name, value in parameters.items())))

    def write(self, column: str, stakeholder: int, value: float) -> None:
        """Set a number of a stakeholder's state; what `agent.resistance = 0.2` does.

        Raises
        ------
        InputError
            If it is outside the column's range.
        """
        low, high = RANGES[column]
        self._raise(numbers(**{column: (value, low, high)}))
        self._write_down(Write(self.month, column, stakeholder, float(value)))

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
        self._people = [agent_class(kinds[code])(self, index) for index, code in enumerate(self.cast.kind)]

    def _write_down(self, line: Line) -> None:
        self.diary.append(line)
        line.apply(self._block)

    def _raise(self, problems: list[Problem]) -> None:
        if problems:
            raise InputError(problems, self.case.language)


def _metric_of(name: str, model: PartnershipModel) -> float:
    return model.metrics[name]


def _reporters(asked: Mapping[str, Any] | Sequence[str] | None) -> tuple[list[str], dict[str, Callable[..., Any] | Any]]:
    """Return which metrics to compute, and Mesa's reporters."""
    names = list(METRICS) if asked is None or hasattr(asked, "keys") else list(asked)
    problems = [problem for name in names for problem in unknown("metric", name, METRICS)]
    if problems:
        raise InputError(problems)
    reporters: dict[str, Any] = {name: partial(_metric_of, name) for name in names}
    return names, {**reporters, **(asked if asked is not None and hasattr(asked, "keys") else {})}
