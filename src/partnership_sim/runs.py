"""What Python users hold: `run` and `Runs`, thin, over the ensemble, the studies, the plots and the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import numpy as np

from partnership_sim.declare import PARAMETERS
from partnership_sim.dynamics.phases import PHASES
from partnership_sim.engine.ensemble import run_batches
from partnership_sim.errors import InputError
from partnership_sim.levers import LEVERS
from partnership_sim.locale import system_language
from partnership_sim.metrics import METRICS, OUTCOMES
from partnership_sim.on_disk import OnDisk
from partnership_sim.scenario.chosen import chosen_plans
from partnership_sim.scenario.schema import Plan, Scenario
from partnership_sim.studies import outcomes
from partnership_sim.studies.collect import Collected
from partnership_sim.studies.design import is_table, points_of
from partnership_sim.studies.summary import comparison, summary
from partnership_sim.tables.findings import Findings, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    import pandas as pd
    from matplotlib.figure import Figure

    from partnership_sim.state import Array

__all__ = ["DesignRuns", "Runs", "run"]


def run(
    scenario: Scenario | str | Path,
    *,
    plans: Iterable[str | Plan] | None = None,
    replicates: int | None = None,
    months: int | None = None,
    parameters: Mapping[str, Any] | Sequence[Mapping[str, float]] | pd.DataFrame | None = None,
    workers: int | None = None,
) -> Runs:
    """Run plans of a scenario over replicates, on all cores; writes no file.

    Parameters
    ----------
    scenario : Scenario or path
    plans : iterable of str or Plan, optional
        Names of the scenario's plans, or plans of your own; all by default. "No programme" is added if it is not among them.
    replicates, months : int, optional
        Instead of the scenario's.
    parameters : mapping of str to float, or a table, optional
        Parameters by name, within their declared ranges. A table has a row a design point: a data frame, a mapping of columns, or
        a list of mappings. Every point is run with the same replicates, and so meets the same luck; see `DesignRuns`.
    workers : int, optional
        Threads; results do not depend on it.

    Raises
    ------
    InputError
        With every problem.
    """
    case = scenario if isinstance(scenario, Scenario) else Scenario.load(scenario)
    points = points_of(parameters, case.language) if is_table(parameters) else None
    changes = {"replicates": replicates, "months": months, "parameters": None if points is not None else parameters}
    changes = {name: value for name, value in changes.items() if value is not None}
    if changes:
        case = case.with_(**changes)
    chosen = chosen_plans(case, plans)
    if points is None:
        collected = Collected(case, chosen)
        return Runs(case, chosen, collected, _gathered(case, chosen, [collected], {}, workers))
    gathered = [Collected(case, chosen) for _ in range(len(next(iter(points.values()))))]
    return DesignRuns(case, chosen, gathered, _gathered(case, chosen, gathered, points, workers), points)


def _gathered(
    case: Scenario, plans: tuple[Plan, ...], collected: Sequence[Collected], points: Mapping[str, Array], workers: int | None
) -> dict[str, Array]:
    """Run every point, a `collected` each; return monthly values, plan -> [run, month, metric], point after point."""
    count = case.replicates
    changes = {name: np.repeat(column, count) for name, column in points.items()}
    values = {plan.name: np.empty((count * len(collected), case.months, len(METRICS))) for plan in plans}
    for batch in run_batches(case, plans, list(range(count)) * len(collected), workers=workers, changes=changes):
        for point in range(batch.first // count, (batch.first + batch.runs - 1) // count + 1):
            collected[point].add(batch.part(point * count, (point + 1) * count))
        for plan, cube in batch.values.items():
            values[plan][batch.first : batch.first + batch.runs] = cube
    return values


class Runs(OnDisk):
    """Runs of plans under the same luck.

    Attributes
    ----------
    case : Scenario
    plans : tuple of Plan
    values : dict of str to ndarray
        Plan -> [run, month, metric]; metrics in the order of `metrics`, NaN where undefined.
    metrics : tuple of str
    collected : Collected
        What is kept of the runs for outcomes, summaries and comparisons.
    """

    def __init__(self, case: Scenario, plans: tuple[Plan, ...], collected: Collected, values: dict[str, Array]) -> None:
        self.case = case
        self.plans = plans
        self.values = values
        self.metrics = collected.metrics
        self.collected = collected

    def __repr__(self) -> str:
        runs = self.collected.replicates
        return f"<Runs of {self.case.name!r}: {len(self.plans)} plans x {runs} replicates x {self.case.months} months>"

    def to_pandas(self) -> pd.DataFrame:
        """Return all runs, a row a plan, replicate and month: the columns of runs.parquet."""
        import pandas as pd

        pieces = []
        for plan, cube in self.values.items():
            runs, months, _ = cube.shape
            index = {"plan": plan, "replicate": np.repeat(np.arange(runs), months), "month": np.tile(np.arange(1, months + 1), runs)}
            pieces.append(pd.DataFrame(index).join(pd.DataFrame(cube.reshape(runs * months, -1), columns=list(self.metrics))))
        return pd.concat(pieces, ignore_index=True)

    def outcomes(self) -> pd.DataFrame:
        """Return the outcomes, a row a plan and replicate."""
        import pandas as pd

        return pd.DataFrame(outcomes.table(self.collected.outcomes))

    def summary(self) -> pd.DataFrame:
        """Return means with 95 % intervals: the columns of summary.csv."""
        import pandas as pd

        return pd.DataFrame(summary(self.collected.moments.tables(self.collected.plans), self.collected.outcomes, self.metrics))

    def compare(self, metric: str, *, to: str | None = None, at: str | None = None) -> pd.DataFrame:
        """Return paired differences of a metric or outcome between plans.

        Parameters
        ----------
        metric : str
        to : str, optional
            Only against this plan.
        at : str, optional
            "programme_end", "end", "after" or "run"; all by default.
        """
        import pandas as pd

        self._refuse_unknown(metric, [*self.metrics, *OUTCOMES], "{name} is no metric or outcome")
        table = pd.DataFrame(comparison(self.collected.moments.tables(self.collected.plans), self.collected.outcomes, self.metrics))
        rows = table[table["metric"] == metric]
        for column, wanted in (("other", to), ("at", at)):
            if wanted is not None:
                rows = rows[rows[column] == wanted]
        return rows.reset_index(drop=True)

    def plot(self, metric: str = "trust", *, by: str = "plan") -> Figure:
        """Return a figure of a metric over time, a line and a band a plan (`by` must be "plan")."""
        from partnership_sim.plots.over_time import of_metric

        findings = Findings(self.case.language)
        if by != "plan":
            findings.wrong(
                ("", "by"),
                findings.say("{value} is none of the choices", value=shown(by)),
                findings.say("expected is {what}", what='"plan"'),
            )
        findings.raise_problems()
        self._refuse_unknown(metric, [name for name in self.metrics if name in METRICS], "{name} is no metric")
        column = self.metrics.index(metric)
        return of_metric({plan: cube[:, :, column] for plan, cube in self.values.items()}, METRICS[metric], self.case)

    def citation(self) -> str:
        """Return the references of the phases and levers that these runs used, and of the parameters that they changed."""
        levers = dict.fromkeys(action.lever for plan in self.plans for action in plan.actions)
        lines = [f"{phase.name}: {phase.source}" for phase in PHASES if phase.source]
        lines += [f"{name}: {LEVERS[name].source}" for name in levers if LEVERS[name].source]
        lines += [f"{name}: {PARAMETERS[name].source}" for name in self.case.parameters]
        return "\n".join(lines)

    def _refuse_unknown(self, metric: str, known: Sequence[str], found: str) -> None:
        findings = Findings(self.case.language)
        if metric not in known:
            findings.wrong(("", "metric"), findings.say(found, name=shown(metric)), name=metric, names=known)
        findings.raise_problems()


class DesignRuns(Runs):
    """Runs of plans at the points of a design, every point with the same replicates.

    Tables have a first column `design`, the number of the point, from 0; `compare` and `summary` hold each point by itself. What shows one
    point only (plot, report, save) is to be asked of `point(number)`.

    Attributes
    ----------
    values : dict of str to ndarray
        Plan -> [run, month, metric], point after point.
    """

    def __init__(
        self,
        case: Scenario,
        plans: tuple[Plan, ...],
        collected: Sequence[Collected],
        values: dict[str, Array],
        points: Mapping[str, Array],
    ) -> None:
        super().__init__(case, plans, collected[0], values)
        self._points = dict(points)
        count = case.replicates
        self._each = [
            Runs(case, plans, one, {plan: cube[at * count : (at + 1) * count] for plan, cube in values.items()})
            for at, one in enumerate(collected)
        ]

    def __repr__(self) -> str:
        runs = f"{len(self)} points x {len(self.plans)} plans x {self.case.replicates} replicates x {self.case.months} months"
        return f"<DesignRuns of {self.case.name!r}: {runs}>"

    def __len__(self) -> int:
        return len(self._each)

    @property
    def design(self) -> pd.DataFrame:
        """The points: a row each, a column a parameter; to be joined to a table on its column `design`."""
        import pandas as pd

        return pd.DataFrame(self._points, index=pd.RangeIndex(len(self), name="design"))

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
        one = self._each[number]
        case = self.case.with_(parameters={name: float(column[number]) for name, column in self._points.items()})
        return Runs(case, self.plans, one.collected, one.values)

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
        findings = Findings(language or system_language())
        findings.wrong((str(folder), ""), findings.say("it is of one point"), findings.say("expected is {what}", what="Runs.load"))
        raise InputError(findings.problems, findings.language)

    def save(self, folder: str | Path, *, force: bool = False, with_what_if: bool = True) -> Path:
        """Refuse: a results folder is of one point."""
        return self._only().save(folder, force=force, with_what_if=with_what_if)

    def report(self, path: str | Path, *, language: str | None = None, force: bool = False) -> Path:
        """Refuse: a report is about one point."""
        return self._only().report(path, language=language, force=force)

    def citation(self) -> str:
        """Return the references of the phases and levers that these runs used, and of the parameters that they changed."""
        return "\n".join([super().citation(), *(f"{name}: {PARAMETERS[name].source}" for name in self._points)])

    def _stacked(self, table: Callable[[Runs], pd.DataFrame]) -> pd.DataFrame:
        """Return the tables of every point, one below the other."""
        import pandas as pd

        tables = [table(one) for one in self._each]
        return pd.concat(tables, keys=range(len(self)), names=["design"]).reset_index(level="design").reset_index(drop=True)

    def _only(self) -> Runs:
        """Return the one point of a design that has no other; of several, ask for one."""
        findings = Findings(self.case.language)
        if len(self) > 1:
            found = findings.say("these runs are of {count} design points", count=len(self))
            findings.wrong(("", "design"), found, findings.say("expected is one of them: point(number)"))
        findings.raise_problems()
        return self.point(0)
