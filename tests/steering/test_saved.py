"""A diary as a file: what it holds, every problem at once, and that no file is lost or half-written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import partnership_sim as ps
from partnership_sim.scenario.identity import identity
from partnership_sim.steering import Session
from partnership_sim.testing import small_case

CASE = small_case(plans=[{"name": "plan", "actions": [{"lever": "networking", "spend": 0.5}]}], shocks=[{"shock": "scandal", "month": 5}])


def model_of(case: ps.Scenario = CASE, plan: Any = "plan") -> Session:
    model = Session(case, plan, replicate=2)
    model.step()
    model.spend("transparency", 1 / 3, months=2, form="entitlements")
    model.step()
    model.strike("disaster", on=["community-002", "ngo"])
    model.change(trust_gain=0.1 + 0.2 - 0.25, leakage_base=0.25)
    model.write("resistance", "ngo-001", 0.1)
    model.step()
    return model


def problems_of(path: Path, case: ps.Scenario = CASE) -> dict[str, str]:
    with pytest.raises(ps.InputError) as found:
        Session.load_diary(case, path)
    assert {problem.file for problem in found.value.problems} == {str(path)}
    return {problem.place: problem.tell(case.language).removeprefix(f"{path}:") for problem in found.value.problems}


def changed(path: Path, change: Any) -> Path:
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    other = path.with_name("changed.json")
    other.write_text(json.dumps(content), encoding="utf-8")
    return other


def test_a_file_says_in_words_what_was_done(tmp_path: Path) -> None:
    path = model_of().save_diary(tmp_path / "deep" / "diary.json")
    content = json.loads(path.read_text(encoding="utf-8"))
    assert (content["format"], content["version"], content["plan"], content["replicate"], content["month"]) == (
        "partnership_sim diary",
        1,
        "plan",
        2,
        3,
    )
    assert [(line["month"], *(name for name in line if name != "month")) for line in content["lines"]] == [
        (1, "spend"),
        (2, "strike"),
        (2, "change"),
        (2, "write"),
    ]
    spent = content["lines"][0]["spend"]
    assert (spent["lever"], spent["spend"], spent["months"], spent["form"]) == ("transparency", 1 / 3, 2, "entitlements")
    assert content["lines"][3]["write"] == {"stakeholder": "ngo-001", "column": "resistance", "value": 0.1}
    assert [one.name for one in path.parent.iterdir()] == ["diary.json"]


def test_a_plan_of_ones_own_goes_along(tmp_path: Path) -> None:
    own = CASE.plans[1].model_copy(update={"name": "own", "budget": 1.25})
    model = model_of(plan=own)
    again = Session.load_diary(CASE, model.save_diary(tmp_path / "own.json"))
    assert again.plan == own
    assert np.array_equal(again.state_of()["resources"], model.state_of()["resources"])
    wrong = changed(tmp_path / "own.json", lambda content: content["plan"]["actions"][0].update(lever="networkng"))
    assert 'did you mean "networking"?' in problems_of(wrong)["plan.actions[1].lever"]


def test_nothing_is_overwritten_unless_it_is_a_diary(tmp_path: Path) -> None:
    model, path = model_of(), tmp_path / "diary.json"
    model.save_diary(path)
    before = path.read_bytes()
    model.step()
    with pytest.raises(ps.InputError, match="there is a file of this name; expected a new file, or force=True"):
        model.save_diary(path)
    assert path.read_bytes() == before
    assert json.loads(model.save_diary(path, force=True).read_text(encoding="utf-8"))["month"] == 4
    letter = tmp_path / "letter.txt"
    letter.write_text("dear", encoding="utf-8")
    for taken in (letter, tmp_path):
        with pytest.raises(ps.InputError):
            model.save_diary(taken, force=True)
    assert letter.read_text(encoding="utf-8") == "dear"


def test_a_writing_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model, path = model_of(), tmp_path / "diary.json"
    before = model.save_diary(path).read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(ps.InputError, match="No space left"):
        model.save_diary(path, force=True)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["diary.json"]


def test_the_diary_of_another_scenario_is_refused_and_all_that_differs_is_told(tmp_path: Path) -> None:
    path = model_of().save_diary(tmp_path / "diary.json")
    other = CASE.with_(seed=CASE.seed + 1, parameters={"trust_gain": 0.06}, language="id")
    told = problems_of(path, other)
    assert set(told) == {"case.seed", "case.parameters"}
    assert told["case.seed"] == f'case.seed: catatan tindakan ini milik skenario lain, "contract": {CASE.seed}; seharusnya {CASE.seed + 1}'
    # what no run depends on may differ
    kept = CASE.with_(name="another name", replicates=7, goals=["trust"], plans=[*CASE.plans, {"name": "more", "actions": []}])
    assert Session.load_diary(kept, path).month == 3
    shorter = CASE.with_(plans=[{"name": "plan", "actions": [{"lever": "networking", "spend": 0.4}]}])
    assert set(problems_of(path, shorter)) == {"case.plan"}


def test_every_problem_of_a_diary_at_once(tmp_path: Path) -> None:
    path = model_of().save_diary(tmp_path / "diary.json")

    def spoil(content: dict[str, Any]) -> None:
        lines = content["lines"]
        lines[0]["spend"].update(lever="transparncy", by=["nobody"], months=0, start=3)
        lines[1]["strike"].update(severity=2)
        lines[2]["change"].update(leakage_base=9, trust_gian=1)
        lines[3]["write"].update(stakeholder="ngo-01", value=-1)
        lines += [{"month": 1, "change": {"trust_gain": 0.06}}, {"month": 9, "spend": 3}, {"month": 2}, 7]
        content.update(month="three", mnth=3)

    told = problems_of(changed(path, spoil))
    assert set(told) == {
        "mnth",
        "month",
        "lines[1].spend.lever",
        "lines[1].spend.by[1]",
        "lines[1].spend.months",
        "lines[1].spend.start",
        "lines[2].strike.severity",
        "lines[3].change.leakage_base",
        "lines[3].change.trust_gian",
        "lines[4].write.stakeholder",
        "lines[4].write.value",
        "lines[5].month",
        "lines[6].month",
        "lines[6].spend",
        "lines[7]",
        "lines[8]",
    }
    assert told["lines[1].spend.lever"].endswith('did you mean "transparency"?')
    assert told["lines[4].write.stakeholder"].endswith('did you mean "ngo-001"?')
    assert told["lines[7]"].endswith(
        "0 things are done in this line; expected one of spend, stop, strike, change, write, transfer, break_word"
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"format": "partnership_sim diary",\n "version": }', "line 2, column 13: this cannot be read as JSON: Expecting value"),
        (b"[1, 2]", "this is not a diary"),
        (b'{"format": "letter"}', "this is not a diary"),
        (b'{"format": "partnership_sim diary", "version": 2}', "version: 2 is not a version that is known here; expected 1"),
        (b"\xff\xfe{\x00", "UTF-16"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"format": "partnership_sim diary", "version": 1}', "case: it is missing; expected a table"),
    ],
)
def test_what_is_no_diary(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "diary.json"
    path.write_bytes(content)
    assert told in "\n".join(problems_of(path).values())


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "does not exist" in problems_of(tmp_path / "nothing.json")[""]


def test_the_identity_of_a_run_is_its_content() -> None:
    assert identity(CASE, CASE.plans[1]) == identity(CASE.with_(replicates=3), CASE.plans[1])
    for other in (
        CASE.with_(months=7),
        small_case(population={"community": 15, "government": 2, "business": 2, "ngo": 3}),
        CASE.with_(parameters={"need": 0.2}),
    ):
        assert identity(other, CASE.plans[1]) != identity(CASE, CASE.plans[1])


def test_spending_that_was_stopped_is_told_and_stopped_again(tmp_path: Path) -> None:
    model = Session(CASE, "plan", replicate=2)
    model.run_to(2)
    model.stop("networking")
    model.run_to(5)
    path = model.save_diary(tmp_path / "diary.json")
    assert json.loads(path.read_text(encoding="utf-8"))["lines"] == [{"month": 2, "stop": {"lever": "networking"}}]
    again = Session.load_diary(CASE, path)
    assert again.diary == model.diary
    assert [again.metrics_of(month)["spent"] for month in (1, 2, 3, 5)] == [model.metrics_of(month)["spent"] for month in (1, 2, 3, 5)]
    assert model.metrics_of(2)["spent"] > 0.5 > model.metrics_of(3)["spent"] == 0.0
    told = problems_of(changed(path, lambda content: content["lines"][0]["stop"].update(lever="networkin")))
    assert told["lines[1].stop.lever"].endswith('did you mean "networking"?')
    with pytest.raises(ps.InputError, match="is not a lever"):
        model.stop("magic wand")
