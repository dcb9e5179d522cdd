"""What Python users hold of runs: `Runs`, thin, over results in memory or in a folder, the plots, the verdicts and the report."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Self

import numpy as np

from partnership_sim.declare import PARAMETERS
from partnership_sim.dynamics.phases import PHASES
from partnership_sim.levers import LEVERS
from partnership_sim.locale import telling
from partnership_sim.metrics import METRICS, OUTCOMES
from partnership_sim.points import at
from partnership_sim.problems import Problems, shown
from partnership_sim.results import folder as results_folder
from partnership_sim.results import manifest, seal
from partnership_sim.results.columns import POINT, RUN, STAKEHOLDERS
from partnership_sim.results.reader import Results
from partnership_sim.results.source import refuse_parts
from partnership_sim.running import Task
from partnership_sim.running.moments import MOMENTS
from partnership_sim.scenario.arguments import choice, the_path
from partnership_sim.studies import loading, record
from partnership_sim.studies.held import Held
from partnership_sim.tables.view import few, html

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    import pandas as pd
    from matplotlib.figure import Figure

    from partnership_sim.results.source import Source
    from partnership_sim.state import Array
    from partnership_sim.studies.collect import Collected
    from partnership_sim.verdicts import Verdict

__all__ = ["Runs"]


class Runs:
    """Runs of plans with common random numbers; of one scenario, or at the points of a design, every point with the same replicates.

    At points, tables have a first column `point`, its number, from 0; `compare` and `summary` hold each point by itself. What shows one
    point only (plot, report, verdict) is to be asked of `point(number)`.

    Attributes
    ----------
    case : Scenario
    plans : tuple of Plan
    values : dict of str to ndarray
        Plan -> [run, month, metric], of the months and metrics that were kept, point after point; metrics in the order of `metrics`, NaN
        where undefined and after the last month of a point that has fewer.
    metrics : tuple of str
    every : int
        Values are of every so many months: months `every`, 2 * `every`, ...
    collected : Collected
        What is kept of the runs for outcomes, summaries and comparisons.
    folder : Path or None
        The results folder from which the runs were loaded.
    """

    def __init__(
        self,
        task: Task,
        collected: Collected,
        values: dict[str, Array],
        *,
        folder: Path | None = None,
        started: datetime | None = None,
    ) -> None:
        self._held = Held(task, collected, values, started=started)
        self.case, self.plans, self.every = task.case, task.plans, task.keep.every
        self.values, self.metrics, self.collected = values, collected.metrics, collected
        self.folder = folder

    def __len__(self) -> int:
        """Return the number of points; runs of one scenario are of one."""
        return self._held.task.points.count

    def __repr__(self) -> str:
        points = f"{len(self)} points x " if self._held.points else ""
        runs = f"{points}{len(self.plans)} plans x {self._held.replicates} replicates x {self.case.months} months"
        return f"<Runs of {self.case.name!r}: {runs}>"

    def _repr_html_(self) -> str:
        say = Problems(self.case.language).say
        facts = [
            (say("plans"), few(plan.name for plan in self.plans)),
            *([(say("design points"), len(self))] if self._held.points else []),
            (say("replicates"), self._held.replicates),
            (say("months"), self.case.months),
            (say("metrics"), len(self.metrics)),
            (say("seed"), self.case.seed),
        ]
        return html(self.case.name, facts)

    @classmethod
    def load(cls, folder: str | Path, *, language: str | None = None) -> Self:
        """Read a results folder, of `save` or of `partnership-sim run`.

        Parameters
        ----------
        folder : str or Path
        language : str, optional
            "en" or "id", of messages and tables that people read; by default that of the run.

        Raises
        ------
        InputError
            If a file is missing, edited, cut short, of another run or of another scenario, or if a plug-in is needed that is not loaded.
        """
        place = the_path("folder", folder, language or telling())
        return cls(*loading.load(place, language), folder=place.absolute())

    def save(self, folder: str | Path, *, force: bool = False, with_what_if: bool = True) -> Path:
        """Write these runs as a results folder: the same tables as `partnership-sim run` writes, and the report.

        What is held is written. Run again is what no ensemble keeps: each plan's typical replicate, for ties and events; and what-ifs are
        run, unless they were for a report. At the points of a design, and where not all metrics of every month are kept, the folder holds
        what is kept (docs/results.md), without a report. Runs that were loaded are copied.

        Raises
        ------
        InputError
            If the folder exists (unless `force`, and it holds results of ours).
        """
        failed: Exception | None = None
        place = the_path("folder", folder, self.case.language)
        with results_folder.staged(place, force=force, language=self.case.language) as stage:
            if self.folder is not None:
                stage.partial = _copy(self.folder, stage.path, self.case.language)
            else:
                done = record.save(self._held, stage.path, with_what_if=with_what_if)
                stage.partial, failed = done.partial, done.ended_by
            if (stage.path / STAKEHOLDERS.file).exists():
                try:
                    from partnership_sim import report

                    report.write(stage.path, self.case.language, scenario=self._held.scenario)
                except Exception as error:
                    failed = failed or error
        if failed is not None:  # everything that is finished is in its place
            raise failed
        return stage.given

    def report(self, path: str | Path, *, language: str | None = None, force: bool = False) -> Path:
        """Write the report of these runs as one HTML file; what-ifs are run unless they were.

        Of one point of a design everybody's states are not kept: its replicates are run once more for them.

        Raises
        ------
        InputError
            If a file lies there that is not a report of this program (unless `force`), or a folder. If the runs are of several points, or not
            all metrics of every month are kept.
        """
        from partnership_sim.report.data import Data
        from partnership_sim.report.place import check_place, check_writable
        from partnership_sim.report.write import write_of

        language = language or self.case.language
        target, source = the_path("path", path, language), self._only().results
        refuse_parts(source, language)
        check_place(target, language, force=force)
        check_writable(target, language)
        if isinstance(source, Held):
            source.test()
        return write_of(Data(source, language), target, force=force)

    def verdict(self) -> Verdict:
        """Return what is judged of these runs: who leads, what it gains and for whom, what breaks it, how sure, what it costs.

        Data without words, the same as `partnership-sim run --json` gives under `verdict` (docs/verdict.md); `to_dict()` makes plain
        objects of it. What breaks it and what other budgets bring are known once what-ifs were run, by `save` or `report`; else these
        parts are None.

        Raises
        ------
        InputError
            If the runs are of several points, or not all metrics of every month are kept.
        """
        from partnership_sim import verdicts

        source = self._only().results
        refuse_parts(source, self.case.language)
        return verdicts.of(source)

    def to_pandas(self) -> pd.DataFrame:
        """Return all runs, a row a plan, replicate and month, at each point: the columns of runs.parquet."""
        import pandas as pd

        names, frames = [plan.name for plan in self.plans], []
        replicates = self._held.replicates
        for first, last, months in self._held.stretches():
            shape = (last - first, replicates, months, len(self.metrics))
            runs = slice(first * replicates, last * replicates)
            values = np.stack(
                [self.values[name][runs, :months].reshape(shape) for name in names], axis=1
            )  # [point, plan, replicate, month]
            point, plan, replicate, month = (number.ravel() for number in np.indices(values.shape[:-1], np.int64))
            columns = {POINT: first + point} if self._held.points else {}
            columns |= {"plan": np.array(names, object)[plan], "replicate": replicate, "month": self.every * (month + 1)}
            frame = pd.DataFrame(values.reshape(len(plan), -1), columns=list(self.metrics), copy=False)
            frames.append(pd.concat([pd.DataFrame(columns), frame], axis=1))
        return pd.concat(frames, ignore_index=True) if len(frames) > 1 else frames[0]

    def outcomes(self) -> pd.DataFrame:
        """Return the outcomes, a row a plan and replicate, at each point: the columns of outcomes.parquet."""
        import pandas as pd

        return pd.DataFrame(self._held.outcomes())

    def summary(self) -> pd.DataFrame:
        """Return means with 95 % intervals, at each point: the columns of summary.csv."""
        import pandas as pd

        return pd.DataFrame(self._held.summary())

    def compare(self, metric: str, *, to: str | None = None, at: str | None = None) -> pd.DataFrame:
        """Return paired differences of a metric or outcome between plans, at each point.

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

        problems = Problems(self.case.language)
        if choice("metric", metric, [*self.metrics, *OUTCOMES], "{name} is not a metric or outcome", problems) and at is not None:
            choice("at", at, [RUN] if metric in OUTCOMES else list(MOMENTS), "{name} is not a moment of this metric", problems)
        if to is not None:
            choice("to", to, [plan.name for plan in self.plans], "there is no plan {name}", problems)
        problems.raise_problems()
        rows = pd.DataFrame(self._held.comparison_of(metric, to))
        return rows if at is None else rows[rows["at"] == at].reset_index(drop=True)

    def plot(self, metric: str = "trust", *, by: str = "plan") -> Figure:
        """Return a figure of a metric over time, a line and a band a plan (`by` must be "plan"); it shows one point."""
        from partnership_sim.plots.over_time import of_metric

        one = self._only()
        problems = Problems(self.case.language)
        choice("by", by, ["plan"], "{name} is none of the choices", problems)
        choice("metric", metric, [name for name in self.metrics if name in METRICS], "{name} is not a metric", problems)
        if self.every > 1:
            found = problems.say("of {count} months one is kept", count=self.every)
            problems.wrong(("", "every"), found, problems.say("expected runs with every=1"))
        problems.raise_problems()
        column = self.metrics.index(metric)
        return of_metric({plan: cube[:, :, column] for plan, cube in one.values.items()}, METRICS[metric], one.case)

    def citation(self) -> str:
        """Return the references of the phases and levers that these runs used, and of the parameters that they changed."""
        levers = dict.fromkeys(action.lever for plan in self.plans for action in plan.actions)
        changed = [*self.case.parameters, *self._held.task.points.parameters]
        lines = [f"{phase.name}: {phase.source}" for phase in PHASES if phase.source]
        lines += [f"{name}: {LEVERS[name].source}" for name in levers if LEVERS[name].source]
        lines += [f"{name}: {PARAMETERS[name].source}" for name in changed]
        return "\n".join(lines)

    @property
    def results(self) -> Source:
        """What verdicts and reports read, tables by their names: those of the folder from which the runs came, looked at anew, or in memory."""
        return self._held if self.folder is None else Results(self.folder, self.case.language, self.case)

    @property
    def design(self) -> pd.DataFrame:
        """The points: a row each, a column a key that they change; to be joined to a table on its column `point`."""
        import pandas as pd

        return pd.DataFrame(self._held.task.points.columns, index=pd.RangeIndex(len(self), name=POINT))

    def point(self, number: int) -> Runs:
        """Return the runs of one point, with the scenario as it is there.

        Raises
        ------
        InputError
            If there is no such point.
        """
        problems = Problems(self.case.language)
        if isinstance(number, bool) or not isinstance(number, int | np.integer) or not 0 <= number < len(self):
            expected = problems.say("a whole number from {low} to {high}", low=0, high=len(self) - 1)
            found = problems.say("there is no design point {number}", number=shown(number))
            problems.wrong(("", "number"), found, problems.say("expected {what}", what=expected))
        problems.raise_problems()
        if not self._held.points:
            return self
        task, each = self._held.task, self._held.replicates
        case = at(self.case, task.points.at(number))
        known, runs = {plan.name: plan for plan in case.plans}, slice(number * each, (number + 1) * each)
        alone = Task.of(case, (known.get(plan.name, plan) for plan in self.plans), each, keep=task.keep)
        values = {plan: cube[runs, : len(task.keep.months(case.months))] for plan, cube in self.values.items()}
        return Runs(alone, self.collected.part(case, runs.start, runs.stop), values)

    def _only(self) -> Runs:
        """Return the one point; of several, ask for one."""
        problems = Problems(self.case.language)
        if len(self) > 1:
            found = problems.say("these runs are of {count} design points", count=len(self))
            problems.wrong(("", POINT), found, problems.say("expected one of them: point(number)"))
        problems.raise_problems()
        return self.point(0)


def _copy(folder: Path, stage: Path, language: str) -> bool:
    """Copy what a run wrote, and nothing else of a results folder; return whether it is a part of what was asked for."""
    content = seal.verified(folder, language)
    for name in [*content[seal.FILES], manifest.FILE]:
        (stage / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, stage / name)
    return bool(content["partial"])
