"""How runs go to disk and come back: a results folder, and the report as one file."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Self

from partnership_sim.locale import telling
from partnership_sim.results import folder as results_folder
from partnership_sim.results import manifest, seal
from partnership_sim.scenario.arguments import the_path
from partnership_sim.studies import loading
from partnership_sim.studies.record import record

if TYPE_CHECKING:
    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.state import Array
    from partnership_sim.studies.collect import Collected
    from partnership_sim.verdicts import Verdict


class OnDisk:
    """Runs that can be saved, loaded and reported on.

    Attributes
    ----------
    folder : Path or None
        The results folder from which the runs were loaded.
    """

    case: Scenario
    plans: tuple[Plan, ...]
    collected: Collected
    values: dict[str, Array]
    folder: Path | None = None

    def __init__(self, case: Scenario, plans: tuple[Plan, ...], collected: Collected, values: dict[str, Array]) -> None:
        raise NotImplementedError

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
        runs = cls(*loading.load(place, language))
        runs.folder = place.absolute()
        return runs

    def save(self, folder: str | Path, *, force: bool = False, with_what_if: bool = True) -> Path:
        """Write the whole results folder, report included. Runs once more, with the same bits; runs that were loaded are copied.

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
                done = record(self._as_run(), self.plans, stage.path, command=["partnership_sim.run"], with_what_if=with_what_if)
                stage.partial, failed = done.partial, done.ended_by
            try:
                from partnership_sim import report

                report.write(stage.path, self.case.language, scenario=self._as_run())
            except Exception as error:
                failed = failed or error
        if failed is not None:  # everything that is finished is in its place
            raise failed
        return stage.given

    def report(self, path: str | Path, *, language: str | None = None, force: bool = False) -> Path:
        """Write the report of these runs as one HTML file.

        Raises
        ------
        InputError
            If a file lies there that is no report of this program (unless `force`), or a folder.
        """
        from partnership_sim import report
        from partnership_sim.report.place import check_place, check_writable

        language = language or self.case.language
        target = the_path("path", path, language)
        check_place(target, language, force=force)
        check_writable(target, language)
        if self.folder is not None:
            return report.write(self.folder, language, target, force=force)
        with tempfile.TemporaryDirectory() as place:
            stage = Path(place) / "results"
            stage.mkdir()
            done = record(self._as_run(), self.plans, stage, command=["partnership_sim.run"])
            if done.ended_by is not None:
                raise done.ended_by
            return report.write(stage, language, target, force=force, scenario=self._as_run())

    def verdict(self) -> Verdict:
        """Return what is judged of these runs: who leads, what it gains and for whom, what breaks it, how sure, what it costs.

        Data without words, the same as `partnership-sim run --json` gives under `verdict` (docs/verdict.md); `to_dict()` makes plain
        objects of it. Runs in memory have no what-ifs, networks or events, so that these parts are None; runs that were loaded have.
        """
        from partnership_sim import verdicts
        from partnership_sim.results.reader import Results
        from partnership_sim.verdicts.source import InMemory

        if self.folder is not None:
            return verdicts.of(Results(self.folder, self.case.language, self.case))
        return verdicts.of(InMemory(self._as_run(), self.collected, self.values))

    def _as_run(self) -> Scenario:
        """Return the scenario with just the plans that were run, so that running what is written gives the same."""
        return self.case if self.case.plans == self.plans else self.case.with_(plans=self.plans)


def _copy(folder: Path, stage: Path, language: str) -> bool:
    """Copy what a run wrote, and nothing else of a results folder; return whether it is a part of what was asked for."""
    content = seal.verified(folder, language)
    for name in [*content[seal.FILES], manifest.FILE]:
        (stage / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, stage / name)
    return bool(content["partial"])
