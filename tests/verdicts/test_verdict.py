"""The whole verdict: its form, where it comes from, and docs/verdict.md, which tells what is in it."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import partnership_sim as ps
from partnership_sim.errors import InputError
from partnership_sim.results.reader import Results
from partnership_sim.verdicts import Verdict, judged, of
from tests.report import synthetic
from tests.worlds import EVERY_LEVER, EVERY_SHOCK, scenario

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PAGE = (Path(__file__).parents[2] / "docs" / "verdict.md").read_text(encoding="utf-8")
#: What is known once what-ifs were run.
OF_WHAT_IFS = ("what_if", "money", "shocks")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Verdict:
    """Return a verdict of which no part is missing."""
    return of(Results(synthetic.make(tmp_path_factory.mktemp("whole") / "results", register=True, replicates=12)))


def records(value: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the name and the fields of every record in a verdict."""
    if dataclasses.is_dataclass(value):
        names = tuple(one.name for one in dataclasses.fields(value))
        yield type(value).__name__, names
        parts = [getattr(value, name) for name in names]
    elif hasattr(value, "_asdict"):
        yield type(value).__name__, value._fields
        parts = list(value)
    elif isinstance(value, dict):
        parts = list(value.values())
    else:
        parts = list(value) if isinstance(value, tuple) else []
    for part in parts:
        yield from records(part)


def described() -> dict[str, list[str]]:
    """Return the fields of every record that the page describes."""
    found = {}
    for section in PAGE.split("\n## ")[1:]:
        name, text = section.split("\n", 1)
        found[name] = [field for row in re.findall(r"^\| (`[^|]*) \|", text, re.MULTILINE) for field in re.findall(r"`(\w+)`", row)]
    return found


def test_the_page_describes_every_field_and_no_other(whole: Verdict) -> None:
    assert {name for name, _ in records(whole)} <= set(described())
    for name, names in {*records(whole)}:
        assert described()[name] == [*(["schema"] if name == "Verdict" else []), *names], name


def test_links_of_the_page_lead_to_records() -> None:
    linked = re.findall(r"\[(\w+)\]\(#(\w+)\)", PAGE)
    assert linked
    for name, place in linked:
        assert name in described()
        assert place == name.lower()


def test_it_is_json_and_what_is_undefined_is_null(whole: Verdict) -> None:
    made = whole.to_dict()
    assert json.loads(json.dumps(made, allow_nan=False)) == made
    assert made["goals"][0]["plans"]["No programme"]["gain"] is None
    assert [part for part, value in made.items() if value is None and part != "halves"] == []
    assert whole.rests_on.findings == judged.shipped()


def test_it_is_the_same_in_every_language(tmp_path: Path) -> None:
    folder = synthetic.make(tmp_path / "results", register=True)
    assert of(Results(folder, "en")).to_dict() == of(Results(folder, "id")).to_dict()


def within(part: Any, whole: Any) -> None:
    """Compare what an extract holds with the whole."""
    if isinstance(part, dict):
        for key, value in part.items():
            within(value, whole[key])
    elif isinstance(part, list):
        assert len(part) == len(whole)
        for one, other in zip(part, whole, strict=True):
            within(one, other)
    elif isinstance(part, float):
        assert part == pytest.approx(whole, rel=1e-9)
    else:
        assert part == whole


def test_the_example_of_the_page_is_true() -> None:
    block = re.search(r"```json\n(.*?)\n```", PAGE, re.DOTALL)
    assert block is not None
    example = json.loads(block[1])
    assert {"answer", "goals", "plans"} <= set(example["verdict"])
    runs = ps.run(Path(__file__).parents[2] / "experiments" / "air_bersih", replicates=20)
    within(example["verdict"], runs.verdict().to_dict())


@pytest.fixture(scope="module")
def runs() -> ps.Runs:
    return ps.run(scenario(actions=EVERY_LEVER, shocks=EVERY_SHOCK, months=30, programme_end=24), replicates=5)


def told(verdict: Verdict, *without: str) -> Mapping[str, Any]:
    return {name: value for name, value in verdict.to_dict().items() if name not in without}


def test_memory_and_folder_give_the_same_verdict(runs: ps.Runs, tmp_path: Path) -> None:
    before = runs.verdict()
    runs.save(tmp_path / "results")
    in_memory, loaded = runs.verdict(), ps.Runs.load(tmp_path / "results").verdict()
    assert told(in_memory) == told(loaded)
    assert [name for name, part in told(loaded).items() if part is None] == []
    assert told(before, *OF_WHAT_IFS) == told(loaded, *OF_WHAT_IFS)
    assert [told(before)[name] for name in OF_WHAT_IFS] == [None, None, None]
    assert told(loaded) == told(of(Results(tmp_path / "results")))


def test_of_a_design_a_verdict_is_of_one_point(runs: ps.Runs) -> None:
    design = ps.run(runs.case, replicates=2, parameters={"trust_gain": [0.05, 0.08]})
    with pytest.raises(InputError):
        design.verdict()
    assert design.point(1).verdict().rests_on.replicates == 2
