"""A checked scenario is kept as JSON and read back as it was, whatever the rules for scenarios are by then."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import partnership_sim as ps
from partnership_sim.errors import InputError
from partnership_sim.results.columns import CHECKED
from partnership_sim.results.reader import Results
from partnership_sim.scenario import Scenario, load, stored
from tests.cases.runs_of_base import TABLES_ONLY, call, small
from tests.scenario.base import FILED, PLAIN, bytes_of, spoilt

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
CASES: dict[str, Callable[[], Scenario]] = {
    "all inside": lambda: Scenario.of(PLAIN),
    "with roles": lambda: Scenario.of(spoilt("workshop/roles", {"ngo": {"share": 0.5, "levers": ["mediation"], "goal": "trust"}})),
    "all in files": lambda: Scenario.of(FILED, files=bytes_of()),
    "no plan, no shock": lambda: Scenario.of(spoilt("shocks", [], spoilt("plans", []))),
    "village": lambda: Scenario.load(ROOT / "experiments/air_bersih"),
    "network": lambda: Scenario.load(ROOT / "experiments/chemicals_policy_network"),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_read_back_is_what_was_kept(name: str) -> None:
    case = CASES[name]()
    back = stored.loads(stored.dumps(case), case.files, case.language)
    assert back == case.model_copy(update={"beside": ()})
    for field in type(case).model_fields:
        assert type(getattr(back, field)) is type(getattr(case, field)), field
    assert stored.is_known(back)
    assert stored.loads(stored.dumps(case), case.files, "id").language == "id"


def test_what_is_read_back_runs_the_same() -> None:
    case = Scenario.of(FILED, files=bytes_of()).with_(months=6, replicates=2)
    back = stored.loads(stored.dumps(case), case.files, case.language)
    assert ps.run(back).to_pandas().equals(ps.run(case).to_pandas())


def stricter(tables: dict[str, Any], reading: Any, language: str | None) -> dict[str, Any]:
    """Refuse every scenario, as rules of a later version may."""
    reading.problems.wrong(("scenario.toml", "months"), "no more allowed", "less")
    reading.problems.raise_problems()
    return {}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case = small(tmp_path, replicates=2)
    assert call("run", case, "--out", tmp_path / "out", "--quiet", *TABLES_ONLY) == 0
    return tmp_path / "out"


def test_a_scenario_that_would_be_refused_by_now_still_reports(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = ps.Runs.load(folder)
    monkeypatch.setattr(load, "check", stricter)
    assert call("check", folder / "scenario") == 2
    assert call("report", folder) == 0
    assert "</html>" in (folder / "report.html").read_text(encoding="utf-8")
    again = ps.Runs.load(folder)
    assert again.case == runs.case
    assert again.verdict().to_dict() == runs.verdict().to_dict()


def test_it_is_sealed_and_ours(folder: Path, tmp_path: Path) -> None:
    (folder / CHECKED).write_bytes((folder / CHECKED).read_bytes().replace(b'"months": ', b'"months": 1'))
    with pytest.raises(InputError) as caught:
        Results(folder)
    assert CHECKED in str(caught.value)
    assert call("run", tmp_path / "small", "--out", folder, "--force", "--quiet", *TABLES_ONLY) == 0
    Results(folder)


def test_what_names_something_that_is_not_declared_is_checked_and_refused_in_words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = Results(folder).scenario
    lever = known.plans[1].actions[0].lever
    monkeypatch.setattr(stored, "is_known", lambda _: False)
    assert Results(folder).scenario == known.model_copy(update={"stem": "scenario"})
    monkeypatch.undo()
    from partnership_sim.levers import LEVERS

    declared = LEVERS[lever]
    LEVERS.remove(lever)
    try:
        with pytest.raises(InputError) as caught:
            _ = Results(folder).scenario
    finally:
        LEVERS.add(lever, declared)
    assert lever in str(caught.value)


def test_a_folder_that_lost_it_is_not_whole(folder: Path, tmp_path: Path) -> None:
    whole = Results(folder).scenario
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    (other / CHECKED).unlink()
    with pytest.raises(InputError):
        Results(other)
    assert stored.is_known(whole)
