"""Templates and the shipped cases: complete, sound, never over anything that is there."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path

import numpy as np
import pytest

from partnership_sim.errors import InputError
from partnership_sim.levers import LEVERS
from partnership_sim.scenario import Scenario, templates
from partnership_sim.scenario.check import report
from partnership_sim.tables.columns import guide

ROOT = Path(__file__).parents[2]
VILLAGE, CHEMICALS = ROOT / "experiments" / "air_bersih", ROOT / "experiments" / "chemicals_policy_network"
#: Templates that are cases of experiments, which are in Indonesian.
SHIPPED = {
    "village": VILLAGE,
    "promise": ROOT / "experiments" / "jembatan_karangjati",
    "brokers": ROOT / "experiments" / "bank_sampah_kenanga",
}


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("template", templates.TEMPLATES)
def test_a_template_is_a_sound_scenario(tmp_path, template, language):
    path = tmp_path / "new"
    templates.write(path, template, language)
    case = Scenario.load(path)
    assert case.language == language
    assert {item.name: item.read_bytes() for item in path.iterdir()} == {
        **templates.contents(template, language),
        **guide(language),
    }
    assert report(case).warnings == ()
    assert [item.name for item in tmp_path.iterdir()] == ["new"]


@pytest.mark.parametrize(("template", "case"), SHIPPED.items())
def test_a_template_is_a_shipped_case(template, case):
    assert {item.name: item.read_bytes() for item in case.iterdir() if item.is_file()} == templates.contents(template, "id")


@pytest.mark.parametrize("template", SHIPPED)
def test_both_languages_of_a_template_are_the_same_case(tmp_path, template):
    one, other = (Scenario.load(templates.write(tmp_path / language, template, language)) for language in ("en", "id"))
    assert one.population.counts == other.population.counts
    assert (one.months, one.programme_end, one.seed, one.replicates, one.goals) == (
        other.months,
        other.programme_end,
        other.seed,
        other.replicates,
        other.goals,
    )
    assert [(plan.budget, plan.actions) for plan in one.plans] == [(plan.budget, plan.actions) for plan in other.plans]
    assert one.shocks == other.shocks
    assert one.population.ties == other.population.ties
    assert one.population.register is not None
    assert other.population.register is not None
    assert one.population.register.ids == other.population.register.ids
    assert one.population.register.kinds == other.population.register.kinds
    assert (one.population.register.joins == other.population.register.joins).all()
    for name, column in one.population.register.columns.items():
        assert np.array_equal(column, other.population.register.columns[name], equal_nan=True)


def test_the_village():
    case = Scenario.load(VILLAGE)
    assert (case.name, case.months, case.programme_end, case.replicates) == ("Air Bersih Desa Sukamaju", 72, 36, 200)
    assert case.money is not None
    assert (case.money.currency, case.money.unit) == ("IDR", 25_000_000)
    assert case.population.counts == {"community": 120, "government": 8, "business": 14, "ngo": 8}
    assert case.population.register is not None
    assert case.population.ties is not None
    assert 25 <= len(case.population.register) <= 32
    assert {*case.population.ties.source, *case.population.ties.target} == set(range(len(case.population.register)))
    assert len(case.plans) == 5
    budgets = [plan.budget for plan in case.plans[1:]]
    assert max(budgets) <= 1.05 * min(budgets)
    assert len({action.lever for plan in case.plans for action in plan.actions}) >= len(LEVERS) - 1
    monthly = [
        sum(action.spend for action in plan.actions if action.start <= month <= action.end) for plan in case.plans for month in (1, 30)
    ]
    assert max(monthly) <= 7.5


def test_the_chemicals_network_is_what_its_survey_says(tmp_path):
    shutil.copytree(CHEMICALS, tmp_path / "copy")
    for name in ("stakeholders.csv", "ties.csv"):
        (tmp_path / "copy" / name).unlink()
    runpy.run_path(str(tmp_path / "copy" / "build.py"), run_name="__main__")
    for name in ("stakeholders.csv", "ties.csv"):
        assert (tmp_path / "copy" / name).read_bytes() == (CHEMICALS / name).read_bytes()
    case = Scenario.load(CHEMICALS)
    assert case.population.register is not None
    assert case.population.ties is not None
    assert (len(case.population.register), len(case.plans)) == (30, 4)
    with (CHEMICALS / "data" / "relations.csv").open(encoding="utf-8") as stream:
        pairs = {frozenset(row.split(",")[:2]) for row in stream.read().splitlines()[1:]}
    assert len(case.population.ties) == 2 * len(pairs)
    assert len({plan.budget for plan in case.plans[1:]}) == 1
    assert report(case).warnings == ()


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name in ("full", "file", "file/below"):
        with pytest.raises(InputError):
            templates.write(tmp_path / name, "blank", "en")
    assert {str(item.relative_to(tmp_path)) for item in tmp_path.rglob("*")} == {"full", "full/a", "file"}
    (tmp_path / "empty").mkdir()
    templates.write(tmp_path / "empty", "blank", "en")
    assert (tmp_path / "empty" / "scenario.toml").exists()


@pytest.mark.parametrize(("template", "language", "place"), [("vilage", "en", "--template"), ("blank", "de", "--lang")])
def test_no_such_template(tmp_path, template, language, place):
    with pytest.raises(InputError) as caught:
        templates.write(tmp_path / "new", template, language)
    assert caught.value.problems[0].place == place
    assert not (tmp_path / "new").exists()


def test_a_failure_leaves_nothing_behind(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(InputError, match="No space left"):
        templates.write(tmp_path / "new", "blank", "en")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("language", "words"), [("en", "delete these four lines"), ("id", "hapuslah keempat baris ini")])
def test_an_empty_scenario_says_what_a_full_register_makes_needless(tmp_path, language, words):
    templates.write(tmp_path / "new", "blank", language)
    _, _, population = (tmp_path / "new" / "scenario.toml").read_text(encoding="utf-8").partition("[population]")
    comment, *lines = population.splitlines()
    assert words in comment
    assert [line.split()[0] for line in lines[:4]] == ["community", "government", "business", "ngo"]
