"""What a run will take is known before it starts, and what cannot end well is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

import partnership_sim as ps
from benchmarks.estimates import CASES, mapping, measured
from partnership_sim.cli.main import cli
from partnership_sim.errors import InputError
from partnership_sim.scenario import Scenario
from partnership_sim.studies import estimate as estimates
from partnership_sim.studies.estimate import estimate, refuse, sentence

HUGE = {"name": "x", "months": 1, "replicates": 1, "population": dict.fromkeys(("community", "government", "business", "ngo"), 10_000_000)}


def memory(*arguments: Any, **keys: Any) -> float:
    return estimate(Scenario.of(mapping(*arguments, **keys)), workers=2).memory


def test_it_grows_with_what_it_should() -> None:
    base = memory(1000, 2, 12, 100)
    assert memory(100_000, 2, 12, 100) > base
    assert memory(1000, 300, 12, 100) > base
    assert memory(1000, 2, 12, 100_000) > base
    assert memory(1000, 2, 12, 100, ties_each=50.0) > base


def test_a_million_replicates_are_kept_in_about_20_kb_each() -> None:
    """Two plans, measured: 461 MB for 10,000 replicates, 1,048 MB for 40,000."""
    each = (memory(2, 1, 1, 1_000_000) - memory(2, 1, 1, 10_000)) / 990_000
    assert 10_000 < each < 30_000


@pytest.mark.parametrize(
    ("case", "place", "words"),
    [
        (HUGE, "population", "fewer stakeholders"),
        (mapping(10, 1, 1, 1_000_000), "replicates", "fewer replicates"),
        (mapping(10, 2000, 1, 2), "plans", "fewer plans"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_to_lower(case: dict[str, Any], place: str, words: str) -> None:
    found = estimate(Scenario.of(case), workers=2)
    with pytest.raises(InputError) as caught:
        refuse(found, "en", memory=1e9)
    (problem,) = caught.value.problems
    assert (problem.file, problem.place) == ("scenario.toml", place)
    assert "this machine gives 1.0 GB" in problem.found
    assert words in problem.expected
    refuse(found, "en", memory=1e15)


@pytest.mark.parametrize(("language", "said"), [("en", "the run would need about 3"), ("id", "simulasi akan memerlukan memori sekitar 3")])
@pytest.mark.parametrize("command", ["check", "run"])
def test_forty_million_people_are_refused_at_once(tmp_path, monkeypatch, command: str, language: str, said: str) -> None:
    monkeypatch.setattr(estimates, "machine_memory", lambda: 64e9)
    path = tmp_path / "x.toml"
    path.write_bytes(Scenario.of(HUGE).files["scenario.toml"])
    out = ["--out", str(tmp_path / "out")] if command == "run" else []
    result = CliRunner().invoke(cli, [command, str(path), "--lang", language, *out])
    assert isinstance(result.exception, InputError)  # told and exit 2 by `main`
    assert said in result.exception.problems[0].found
    assert not (tmp_path / "out").exists()


def test_the_limit_of_a_control_group_counts(tmp_path, monkeypatch) -> None:
    assert 1e8 < estimates.machine_memory() < float("inf")
    own = tmp_path / "cgroup"
    own.write_text("0::/batch/job\n")
    (tmp_path / "batch" / "job").mkdir(parents=True)
    monkeypatch.setattr(estimates, "GROUPS", tmp_path)
    monkeypatch.setattr(estimates, "OWN_GROUP", own)
    monkeypatch.setattr(estimates, "OLD_LIMIT", tmp_path / "none")
    (tmp_path / "batch" / "job" / "memory.max").write_text("max\n")
    assert estimates.machine_memory() == estimates._physical()
    (tmp_path / "batch" / "memory.max").write_text("123456789\n")
    assert estimates.machine_memory() == 123456789.0


def test_check_tells_it_in_a_line_and_as_numbers(tmp_path) -> None:
    case = Scenario.of(mapping(150, 4, 72, 200))
    path = tmp_path / "scenario.toml"
    path.write_bytes(case.files["scenario.toml"])
    last = CliRunner().invoke(cli, ["check", str(path)]).output.strip().splitlines()[-1]
    assert last == sentence(estimate(case), "en")
    assert last.endswith("of memory will be needed, roughly")
    found = json.loads(CliRunner().invoke(cli, ["check", str(path), "--json"]).output)["estimate"]
    assert found["bytes"] > 1e8
    assert found["seconds"] > 1
    assert "diperlukan waktu" in CliRunner().invoke(cli, ["check", str(path), "--lang", "id"]).output.strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("case", "place", "points"),
    [(HUGE, "population", 1), (mapping(10, 1, 600, 1_000_000), "replicates", 1), (mapping(10, 1, 600, 100), "replicates", 10_000)],
)
def test_python_is_refused_what_does_not_fit(case: dict[str, Any], place: str, points: int) -> None:
    design = [{"leakage_base": 0.24}] * points if points > 1 else None
    with pytest.raises(InputError) as caught:
        ps.run(Scenario.of(case), parameters=design)
    assert [problem.place for problem in caught.value.problems] == [place]


def test_the_table_of_python_is_counted() -> None:
    """8 bytes a metric and month stay; three points hold three times as much."""
    case = Scenario.of(mapping(10, 1, 24, 50))
    tables = {points: estimates.estimate_of_table(case, case.plans, points=points, workers=1) for points in (1, 3)}
    grown = tables[3].memory - tables[1].memory
    kept = sum(cube.nbytes for cube in ps.run(case).values.values())
    assert 2 * kept < grown < 2 * kept * 8  # what is kept of a run beside its table weighs as much as some months


@pytest.mark.slow
@pytest.mark.parametrize("name", ["small", "medium", "100,000 stakeholders", "100 plans"])
def test_the_peak_is_within_a_factor_of_two(name: str) -> None:
    found = estimate(Scenario.of(CASES[name]), workers=2, with_what_if=False, with_report=False).memory
    measured(CASES["small"])  # compiled: the first run of all takes a compiler's memory beside its own
    peak, _ = measured(CASES[name])
    assert peak / 2 < found < peak * 2
