"""What is done by hand and what a diary says is checked whole before anything is done: a refusal leaves model and diary as they were."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import partnership_sim as ps
from partnership_sim.testing import small_case

if TYPE_CHECKING:
    from pathlib import Path

CASE = small_case(plans=[{"name": "plan", "actions": [{"lever": "networking", "spend": 0.5}]}])
NAN, INF = math.nan, math.inf


@pytest.fixture
def model() -> ps.PartnershipModel:
    found = ps.PartnershipModel(CASE, "plan")
    found.step()
    found.change(trust_gain=0.06)
    return found


def places_refused(model: ps.PartnershipModel, act: Any) -> list[str]:
    """Return where a call is said to be wrong, once it is clear that it changed nothing."""
    diary, state = model.diary, [column.copy() for column in model.state]
    with pytest.raises(ps.InputError) as found:
        act()
    assert model.diary == diary
    assert all(np.array_equal(one, other) for one, other in zip(state, model.state, strict=True))
    assert all(problem.found and problem.tell("id") for problem in found.value.problems)
    model.step()
    model.rewind(1)
    return [problem.place for problem in found.value.problems]


@pytest.mark.parametrize("row", [None, True, 999, -1, 21, 2.5, NAN, "1", "", "nobody", "community-" + "9" * 5000, [1], 10**40, {}])
def test_nobody_is_written_who_is_not_there(model: ps.PartnershipModel, row: Any) -> None:
    assert places_refused(model, lambda: model.write("resistance", row, 0.5)) == ["stakeholder"]
    for ask in (model.stakeholder, model.ties_of):
        with pytest.raises(ps.InputError, match="stakeholder"):
            ask(row)


@pytest.mark.parametrize("value", [None, True, NAN, INF, -INF, -0.1, 1.1, "0.5", "", [0.5], np.array([0.5]), 10**400, {}, 1j])
def test_no_number_is_written_that_a_column_cannot_have(model: ps.PartnershipModel, value: Any) -> None:
    assert places_refused(model, lambda: model.write("resistance", 1, value)) == ["resistance"]
    assert places_refused(model, lambda: setattr(model.stakeholder(1), "resistance", value)) == ["resistance"]


@pytest.mark.parametrize("column", [None, 5, "", "trust", "resistence", "kind", "__class__", ["resistance"]])
def test_only_columns_are_written(model: ps.PartnershipModel, column: Any) -> None:
    assert places_refused(model, lambda: model.write(column, -1, 0.5)) == ["stakeholder", "column"]


def test_numbers_of_numpy_and_ids_are_as_good(model: Any) -> None:
    model.write("resistance", np.int64(1), np.float32(0.5))
    model.write("resistance", "ngo-001", np.array(0.25))
    assert model.stakeholder(np.int8(1)).resistance == 0.5
    assert model.stakeholder("ngo-001").resistance == 0.25
    model.spend("mediation", np.float64(1.5), on=np.array(["community"]), months=np.int64(2))
    model.strike("scandal", severity=np.float32(0.5), duration=np.int16(2), on=("ngo-001", "ngo-001"))
    model.change(leakage_base=np.float64(0.25))
    assert len(model.diary) == 6


@pytest.mark.parametrize(
    ("given", "places"),
    [
        ({"lever": None, "spend": None}, ["lever", "spend"]),
        ({"lever": 5, "spend": True}, ["lever", "spend"]),
        ({"lever": "", "spend": "1"}, ["spend", "lever"]),
        ({"spend": NAN, "months": 2.5}, ["months", "spend"]),
        ({"spend": INF, "months": None}, ["months", "spend"]),
        ({"spend": 1e300, "months": 0, "by": None}, ["months", "spend", "by"]),
        ({"by": 5, "on": 5, "form": 5}, ["on", "by", "form"]),
        ({"by": "ngo", "on": "community"}, ["on", "by"]),
        ({"by": [None], "on": [1, "ngo-001"]}, ["on[1]", "by[1]"]),
        ({"on": [], "months": True}, ["months", "on"]),
        ({"options": 5}, ["options"]),
        ({"options": {"spend": 1, "month": 2}}, ["spend", "month"]),
        ({"options": {"negotiation": "1"}}, ["options.negotiation"]),
    ],
)
def test_every_argument_of_a_spend(model: ps.PartnershipModel, given: dict[str, Any], places: list[str]) -> None:
    arguments = {"lever": "capacity_building", "spend": 1.0, **given}
    assert places_refused(model, lambda: model.spend(**arguments)) == places


@pytest.mark.parametrize(
    ("given", "places"),
    [
        ({"shock": None}, ["shock"]),
        ({"shock": 5, "severity": "1", "duration": 0, "on": 5}, ["shock", "severity", "duration", "on"]),
        ({"severity": NAN, "duration": 2.5, "on": ["nobody"]}, ["severity", "duration", "on[1]"]),
        ({"severity": True, "duration": True, "on": []}, ["severity", "duration", "on"]),
        ({"severity": 10**400}, ["severity"]),
    ],
)
def test_every_argument_of_a_shock(model: ps.PartnershipModel, given: dict[str, Any], places: list[str]) -> None:
    assert places_refused(model, lambda: model.strike(**{"shock": "disaster", **given})) == places


@pytest.mark.parametrize("value", [None, True, NAN, INF, "0.06", "", [0.06], 10**400, 5])
def test_every_value_of_a_change(model: ps.PartnershipModel, value: Any) -> None:
    assert places_refused(model, lambda: model.change(trust_gain=value, trust_gian=0.06)) == ["trust_gain", "trust_gian"]


def test_a_change_of_nothing_is_told(model: ps.PartnershipModel) -> None:
    assert places_refused(model, model.change) == ["change"]


def test_what_is_refused_is_told_in_indonesian(model: ps.PartnershipModel) -> None:
    other = ps.PartnershipModel(CASE.with_(language="id"), "plan")
    with pytest.raises(ps.InputError) as found:
        other.write("resistence", 999, 0.5)
    assert str(found.value).splitlines() == [
        "stakeholder: tidak ada pemangku kepentingan 999; seharusnya id, atau bilangan bulat dari 0 sampai 20",
        'column: "resistence" bukan nama kolom di sini; apakah maksud Anda "resistance"?',
    ]


@pytest.mark.parametrize(
    ("key", "value"),
    [("replicate", -1), ("replicate", None), ("replicate", 1.0), ("replicate", 10**400), ("month", -1), ("month", True), ("lines", None)],
)
def test_every_key_of_a_diary(model: ps.PartnershipModel, tmp_path: Path, key: str, value: Any) -> None:
    path = model.save_diary(tmp_path / "diary.json")
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), key: value}), encoding="utf-8")
    with pytest.raises(ps.InputError) as found:
        ps.PartnershipModel.load_diary(CASE, path)
    assert key in [problem.place for problem in found.value.problems]


@pytest.mark.parametrize("path", [None, 5, b"diary.json", "", ["diary.json"]])
def test_a_diary_needs_a_place(model: ps.PartnershipModel, path: Any) -> None:
    assert places_refused(model, lambda: model.save_diary(path)) == ["path"]
    assert places_refused(model, lambda: ps.PartnershipModel.load_diary(CASE, path)) == ["path"]
    assert places_refused(model, lambda: model.save_diary("x.json", force="yes")) == ["force"]  # type: ignore[arg-type]


@pytest.mark.parametrize("month", [None, True, NAN, -1, 2, 1.0, "1", 10**40])
def test_only_months_that_are_behind(model: ps.PartnershipModel, month: Any) -> None:
    for act in (model.rewind, model.events_of):
        assert places_refused(model, lambda act=act: act(month)) == ["month"]
