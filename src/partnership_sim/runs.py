"""What Python users hold: `run` and `Runs`, thin, over the ensemble, the studies, the plots and the report."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.declare import PARAMETERS
from partnership_sim.dynamics.phases import PHASES
from partnership_sim.engine.ensemble import run_batches
from partnership_sim.errors import InputError, Problem, nearest
from partnership_sim.levers import LEVERS
from partnership_sim.metrics import METRICS, OUTCOMES
from partnership_sim.results import folder as results_folder
from partnership_sim.scenario.schema import NO_PROGRAMME, Plan, Scenario
from partnership_sim.studies import outcomes
from partnership_sim.studies.collect import Collected
from partnership_sim.studies.record import record
from partnership_sim.studies.summary import comparison, summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd
    from matplotlib.figure import Figure

    from partnership_sim.state import Array

__all__ = ["Runs", "run"]


def run(
    scenario: Scenario | str | Path,
    *,
    plans: Iterable[str | Plan] | None = None,
    replicates: int | None = None,
    months: int | None = None,
    parameters: Mapping[str, float] | None = None,
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
    parameters : mapping of str to float, optional
        Parameters by name, within their declared ranges.
    workers : int, optional
        Threads; results do not depend on it.

    Raises
    ------
    InputError
        With every problem.
    """
    case = scenario if isinstance(scenario, Scenario) else Scenario.load(scenario)
    changes = {name: value for name, value in (("replicates", replicates), ("months", months)) if value is not None}
    if parameters:
        changes["parameters"] = dict(parameters)  # type: ignore[assignment]
    if changes:
        case = case.with_(**changes)
    chosen = chosen_plans(case, plans)
    collected = Collected(case, chosen)
    values = {plan.name: np.empty((case.replicates, case.months, len(METRICS))) for plan in chosen}
    for batch in run_batches(case, chosen, range(case.replicates), workers=workers):
        collected.add(batch)
        for plan, cube in batch.values.items():
            values[plan][batch.first : batch.first + batch.runs] = cube
    return Runs(case, chosen, collected, values)


def chosen_plans(case: Scenario, plans: Iterable[str | Plan] | None) -> tuple[Plan, ...]:
    """Return plans by name, "No programme" first."""
    if plans is None:
        return case.plans
    by_name = {plan.name: plan for plan in case.plans}
    asked = list(plans)
    unknown = [
        Problem("", "plans", f'there is no plan "{name}"', "", nearest(name, list(by_name)))
        for name in asked
        if isinstance(name, str) and name not in by_name
    ]
    if unknown:
        raise InputError(unknown, case.language)
    own = [one for one in asked if not isinstance(one, str) and one not in case.plans]
    if own:  # a Plan of one's own must fit the scenario
        by_name = {**by_name, **{plan.name: plan for plan in case.with_(plans=own).plans}}
    found = {name: by_name[name] for name in (one if isinstance(one, str) else one.name for one in asked)}
    return (by_name[NO_PROGRAMME], *(plan for name, plan in found.items() if name != NO_PROGRAMME))


class Runs:
    """Runs of plans under the same luck.

    Attributes
    ----------
    case : Scenario
    plans : tuple of Plan
    values : dict of str to ndarray
        Plan -> [run, month, metric]; metrics in the order of `metrics`, NaN where undefined.
    metrics : tuple of str
    """

    def __init__(self, case: Scenario, plans: tuple[Plan, ...], collected: Collected, values: dict[str, Array]) -> None:
        self.case = case
        self.plans = plans
        self.values = values
        self.metrics = tuple(METRICS)
        self._collected = collected

    def __repr__(self) -> str:
        runs = self._collected.replicates
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

        return pd.DataFrame(outcomes.table(self._collected.outcomes))

    def summary(self) -> pd.DataFrame:
        """Return means with 95 % intervals: the columns of summary.csv."""
        import pandas as pd

        return pd.DataFrame(summary(self._collected.moments.tables(self._collected.plans), self._collected.outcomes, self.metrics))

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

        known = [*self.metrics, *OUTCOMES]
        if metric not in known:
            raise InputError([Problem("", "metric", f'"{metric}" is no metric or outcome', "", nearest(metric, known))], self.case.language)
        table = pd.DataFrame(comparison(self._collected.moments.tables(self._collected.plans), self._collected.outcomes, self.metrics))
        rows = table[table["metric"] == metric]
        for column, wanted in (("other", to), ("at", at)):
            if wanted is not None:
                rows = rows[rows[column] == wanted]
        return rows.reset_index(drop=True)

    def plot(self, metric: str = "trust", *, by: str = "plan") -> Figure:
        """Return a figure of a metric over time, a line and a band a plan (`by` must be "plan")."""
        from partnership_sim.plots.over_time import of_metric

        if by != "plan":
            raise InputError([Problem("", "by", f'found "{by}"', 'expected is "plan"')], self.case.language)
        column = self.metrics.index(metric) if metric in self.metrics else -1
        if column < 0:
            raise InputError(
                [Problem("", "metric", f'"{metric}" is no metric', "", nearest(metric, list(self.metrics)))], self.case.language
            )
        return of_metric({plan: cube[:, :, column] for plan, cube in self.values.items()}, METRICS[metric], self.case)

    def save(self, folder: str | Path, *, force: bool = False, with_what_if: bool = True) -> Path:
        """Write the whole results folder, report included; runs once more, with the same bits.

        Raises
        ------
        InputError
            If the folder exists (unless `force`, and it holds results of ours).
        """
        from partnership_sim import report

        target = Path(folder)
        with results_folder.staged(target, force=force, language=self.case.language) as stage:
            record(self.case, self.plans, stage, command=["partnership_sim.run"], with_what_if=with_what_if)
            report.write(stage)
        return target

    def report(self, path: str | Path, *, language: str | None = None) -> Path:
        """Write the report of these runs as one HTML file."""
        from partnership_sim import report

        with tempfile.TemporaryDirectory() as place:
            stage = Path(place) / "results"
            stage.mkdir()
            record(self.case, self.plans, stage, command=["partnership_sim.run"])
            return report.write(stage, language, Path(path))

    def citation(self) -> str:
        """Return the references of the phases and levers that these runs used, and of the parameters that they changed."""
        levers = dict.fromkeys(action.lever for plan in self.plans for action in plan.actions)
        lines = [f"{phase.name}: {phase.source}" for phase in PHASES if phase.source]
        lines += [f"{name}: {LEVERS[name].source}" for name in levers if LEVERS[name].source]
        lines += [f"{name}: {PARAMETERS[name].source}" for name in self.case.parameters]
        return "\n".join(lines)
