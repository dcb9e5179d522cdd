"""What Python users hold of runs: `Runs` and `DesignRuns`, thin, over the studies, the plots and the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import numpy as np

from partnership_sim.declare import PARAMETERS
from partnership_sim.dynamics.phases import PHASES
from partnership_sim.errors import InputError
from partnership_sim.levers import LEVERS
from partnership_sim.locale import telling
from partnership_sim.metrics import METRICS, OUTCOMES
from partnership_sim.on_disk import OnDisk
from partnership_sim.results.columns import RUN
from partnership_sim.running import outcomes
from partnership_sim.running.moments import MOMENTS
from partnership_sim.scenario.arguments import choice
from partnership_sim.studies.summary import comparison, summary
from partnership_sim.tables.findings import Findings, shown
from partnership_sim.tables.view import few, html

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import pandas as pd
    from matplotlib.figure import Figure

    from partnership_sim.running import Task
    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.state import Array
    from partnership_sim.studies.collect import Collected
    from partnership_sim.verdicts import Verdict

__all__ = ["DesignRuns", "Runs"]


class Runs(OnDisk):
    """Runs of plans under the same luck.

    Attributes
    ----------
    case : Scenario
    plans : tuple of Plan
    values : dict of str to ndarray
        Plan -> [run, month, metric], of the months and metrics that were kept; metrics in the order of `metrics`, NaN where undefined.
    metrics : tuple of str
    every : int
        Values are of every so many months: months `every`, 2 * `every`, ...
    collected : Collected
        What is kept of the runs for outcomes, summaries and comparisons.
    """

    def __init__(self, case: Scenario, plans: tuple[Plan, ...], collected: Collected, values: dict[str, Array], every: int = 1) -> None:
        self.case = case
        self.every = every
        self.plans = plans
        self.values = values
        self.metrics = collected.metrics
        self.collected = collected

    def __repr__(self) -> str:
        runs = self.collected.replicates
        return f"<Runs of {self.case.name!r}: {len(self.plans)} plans x {runs} replicates x {self.case.months} months>"

    def _repr_html_(self) -> str:
        say = Findings(self.case.language).say
        facts = [
            (say("plans"), few(plan.name for plan in self.plans)),
            *([(say("design points"), len(self))] if isinstance(self, DesignRuns) else []),
            (say("replicates"), self.collected.replicates),
            (say("months"), self.case.months),
            (say("metrics"), len(self.metrics)),
            (say("seed"), self.case.seed),
        ]
        return html(self.case.name, facts)

    def to_pandas(self) -> pd.DataFrame:
        """Return all runs, a row a plan, replicate and month: the columns of runs.parquet."""
        import pandas as pd

        pieces = []
        for plan, cube in self.values.items():
            runs, months, _ = cube.shape
            index = {
                "plan": plan,
                "replicate": np.repeat(np.arange(runs), months),
                "month": np.tile(self.every * np.arange(1, months + 1), runs),
            }
            pieces.append(pd.DataFrame(index).join(pd.DataFrame(cube.reshape(runs * months, -1), columns=list(self.metrics))))
        return pd.concat(pieces, ignore_index=True)

    def outcomes(self) -> pd.DataFrame:
        """Return the outcomes, a row a plan and replicate."""
        import pandas as pd

        return pd.DataFrame(outcomes.table(self.collected.outcomes))

    def summary(self) -> pd.DataFrame:
        """Return means with 95 % intervals: the columns of summary.csv."""
        import pandas as pd

        return pd.DataFrame(summary(self.collected.moments, self.collected.outcomes, self.metrics))

    def compare(self, metric: str, *, to: str | None = None, at: str | None = None) -> pd.DataFrame:
        """Return paired differences of a metric or outcome between plans.

        Parameters
        ----------
        metric : str
        to : str, optional
            Only against this plan.
        at : str, optional
            "programme_end", "end" or "after" for a metric, "run" for an outcome; all by default.

        Raises
        ------
        InputError
            If there is no such metric, plan or moment.
        """
        import pandas as pd

        findings = Findings(self.case.language)
        if choice("metric", metric, [*self.metrics, *OUTCOMES], "{name} is no metric or outcome", findings) and at is not None:
            choice("at", at, [RUN] if metric in OUTCOMES else list(MOMENTS), "{name} is no moment of this metric", findings)
        if to is not None:
            choice("to", to, [plan.name for plan in self.plans], "there is no plan {name}", findings)
        findings.raise_problems()
        table = pd.DataFrame(comparison(self.collected.moments, self.collected.outcomes, self.metrics))
        rows = table[table["metric"] == metric]
        for column, wanted in (("other", to), ("at", at)):
            if wanted is not None:
                rows = rows[rows[column] == wanted]
        return rows.reset_index(drop=True)

    def plot(self, metric: str = "trust", *, by: str = "plan") -> Figure:
        """Return a figure of a metric over time, a line and a band a plan (`by` must be "plan")."""
        from partnership_sim.plots.over_time import of_metric

        findings = Findings(self.case.language)
        choice("by", by, ["plan"], "{name} is none of the choices", findings)
        choice("metric", metric, [name for name in self.metrics if name in METRICS], "{name} is no metric", findings)
        if self.every > 1:
            found = findings.say("of {count} months one is kept", count=self.every)
            findings.wrong(("", "every"), found, findings.say("expected are runs with every=1"))
        findings.raise_problems()
        column = self.metrics.index(metric)
        return of_metric({plan: cube[:, :, column] for plan, cube in self.values.items()}, METRICS[metric], self.case)

    def citation(self) -> str:
        """Return the references of the phases and levers that these runs used, and of the parameters that they changed."""
        levers = dict.fromkeys(action.lever for plan in self.plans for action in plan.actions)
        lines = [f"{phase.name}: {phase.source}" for phase in PHASES if phase.source]
        lines += [f"{name}: {LEVERS[name].source}" for name in levers if LEVERS[name].source]
        lines += [f"{name}: {PARAMETERS[name].source}" for name in self.case.parameters]
        return "\n".join(lines)


class DesignRuns(Runs):
    """Runs of plans at the points of a design, every point with the same replicates.

    Tables have a first column `design`, the number of the point, from 0; `compare` and `summary` hold each point by itself. What shows one
    point only (plot, report, save, verdict) is to be asked of `point(number)`.

    Attributes
    ----------
    values : dict of str to ndarray
        Plan -> [run, month, metric], point after point; NaN after the last month of a point that has fewer.
    """

    def __init__(self, task: Task, collected: Collected, values: dict[str, Array]) -> None:
        super().__init__(task.case, task.plans, collected, values, task.keep.every)
        self._task = task
        self._group = np.zeros(task.points.count, np.int64)
        for at, group in enumerate(task.groups):
            self._group[group.points] = at

    def __repr__(self) -> str:
        runs = f"{len(self)} points x {len(self.plans)} plans x {self.case.replicates} replicates x {self.case.months} months"
        return f"<DesignRuns of {self.case.name!r}: {runs}>"

    def __len__(self) -> int:
        return self._task.points.count

    @property
    def design(self) -> pd.DataFrame:
        """The points: a row each, a column a parameter; to be joined to a table on its column `design`."""
        import pandas as pd

        return pd.DataFrame(self._task.points.columns, index=pd.RangeIndex(len(self), name="design"))

    def point(self, number: int) -> Runs:
        """Return the runs of one point, with the scenario as it is there.

        Raises
        ------
        InputError
            If there is no such point.
        """
        findings = Findings(self.case.language)
        if isinstance(number, bool) or not isinstance(number, int | np.integer) or not 0 <= number < len(self):
            expected = findings.say("a whole number from {low} to {high}", low=0, high=len(self) - 1)
            found = findings.say("there is no design point {number}", number=shown(number))
            findings.wrong(("", "number"), found, findings.say("expected is {what}", what=expected))
        findings.raise_problems()
        parameters = {name: float(column[number]) for name, column in self._task.points.parameters.items()}
        return self._at(int(number), parameters)

    def _at(self, number: int, parameters: Mapping[str, float] | None = None) -> Runs:
        """Return the runs of one point; tables do not depend on the scenario's parameters, and setting them takes its time."""
        group = self._task.groups[self._group[number]]
        case = group.case.with_(parameters=parameters) if parameters else group.case
        known = {plan.name: plan for plan in case.plans}
        low, high = number * self.case.replicates, (number + 1) * self.case.replicates
        months = len(self._task.keep.months(case.months))
        values = {plan: cube[low:high, :months] for plan, cube in self.values.items()}
        plans = tuple(known.get(plan.name, plan) for plan in self.plans)
        return Runs(case, plans, self.collected.part(group.case, low, high), values, self.every)

    def to_pandas(self) -> pd.DataFrame:
        """Return all runs, a row a design point, plan, replicate and month."""
        return self._stacked(Runs.to_pandas)

    def outcomes(self) -> pd.DataFrame:
        """Return the outcomes, a row a design point, plan and replicate."""
        return self._stacked(Runs.outcomes)

    def summary(self) -> pd.DataFrame:
        """Return means with 95 % intervals at every design point."""
        return self._stacked(Runs.summary)

    def compare(self, metric: str, *, to: str | None = None, at: str | None = None) -> pd.DataFrame:
        """Return paired differences of a metric or outcome between plans, at every design point; see `Runs.compare`."""
        return self._stacked(lambda runs: runs.compare(metric, to=to, at=at))

    def plot(self, metric: str = "trust", *, by: str = "plan") -> Figure:
        """Refuse: a figure shows one point."""
        return self._only().plot(metric, by=by)

    @classmethod
    def load(cls, folder: str | Path, *, language: str | None = None) -> Self:
        """Refuse: a results folder is of one point."""
        findings = Findings(language or telling())
        findings.wrong((str(folder), ""), findings.say("it is of one point"), findings.say("expected is {what}", what="Runs.load"))
        raise InputError(findings.problems, findings.language)

    def save(self, folder: str | Path, *, force: bool = False, with_what_if: bool = True) -> Path:
        """Refuse: a results folder is of one point."""
        return self._only().save(folder, force=force, with_what_if=with_what_if)

    def report(self, path: str | Path, *, language: str | None = None, force: bool = False) -> Path:
        """Refuse: a report is about one point."""
        return self._only().report(path, language=language, force=force)

    def verdict(self) -> Verdict:
        """Refuse: a verdict is about one point."""
        return self._only().verdict()

    def citation(self) -> str:
        """Return the references of the phases and levers that these runs used, and of the parameters that they changed."""
        return "\n".join([super().citation(), *(f"{name}: {PARAMETERS[name].source}" for name in self._task.points.parameters)])

    def _stacked(self, table: Callable[[Runs], pd.DataFrame]) -> pd.DataFrame:
        """Return the tables of every point, one below the other."""
        import pandas as pd

        tables = [table(self._at(number)) for number in range(len(self))]
        return pd.concat(tables, keys=range(len(self)), names=["design"]).reset_index(level="design").reset_index(drop=True)

    def _only(self) -> Runs:
        """Return the one point of a design that has no other; of several, ask for one."""
        findings = Findings(self.case.language)
        if len(self) > 1:
            found = findings.say("these runs are of {count} design points", count=len(self))
            findings.wrong(("", "design"), found, findings.say("expected is one of them: point(number)"))
        findings.raise_problems()
        return self.point(0)
