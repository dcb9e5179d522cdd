"""Whatever is done to a diary's file, it loads to the same run or is refused with place; nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import partnership_sim as ps
from partnership_sim.steering import Session
from partnership_sim.testing import small_case
from tests.fuzzing import examples
from tests.scenario.test_anything import mutated

CASE = small_case(plans=[{"name": "plan", "actions": [{"lever": "networking", "spend": 0.5}]}], months=3)


def written() -> tuple[str, tuple[Any, ...], int]:
    """Return the text of a diary that holds one thing of each sort, and what it says."""
    model = Session(CASE, "plan", replicate=2)
    model.spend("transparency", 1 / 3, months=2, form="entitlements")
    model.step()
    model.strike("disaster", on=["community-002", "ngo"])
    model.change(trust_gain=0.06)
    model.write("resistance", "ngo-001", 0.1)
    path = model.save_diary(Path(DIARY), force=True)
    return path.read_text(encoding="utf-8"), model.diary, model.month


@pytest.fixture(scope="module", autouse=True)
def place(tmp_path_factory: pytest.TempPathFactory) -> None:
    global DIARY, TEXT, DONE, MONTH  # noqa: PLW0603
    DIARY = str(tmp_path_factory.mktemp("diary") / "diary.json")
    TEXT, DONE, MONTH = written()


DIARY, TEXT, DONE, MONTH = "", "", (), 0


def answered(data: bytes) -> bool:
    """Return whether a file loads: to the run that was saved."""
    path = Path(DIARY).with_name("changed.json")
    path.write_bytes(data)
    try:
        model = Session.load_diary(CASE, path)
    except ps.InputError as error:
        assert all(problem.file == str(path) and problem.found and problem.tell("id") for problem in error.problems)
        return False
    assert (model.diary, model.month, model.replicate, model.plan) == (DONE, MONTH, 2, CASE.plans[1])
    return True


@examples()
@given(st.data())
def test_a_diary_of_which_values_were_changed(data):
    answered(json.dumps(data.draw(mutated(json.loads(TEXT))), default=str).encode("utf-8", "replace"))


@examples()
@given(st.data())
def test_a_diary_of_which_bytes_were_changed(data):
    content = bytearray(TEXT.encode())
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 6))] = data.draw(
            st.binary(max_size=3) | st.sampled_from([b"0", b"1", b"-", b"9", b'"', b","])
        )
    answered(bytes(content))


@examples()
@given(st.integers(0, 10_000))
def test_a_diary_that_was_cut_short(length):
    whole = len(TEXT.rstrip()) <= length
    assert answered(TEXT.encode()[:length]) == whole


@pytest.mark.parametrize(
    ("change", "places"),
    [
        (lambda content: content["lines"][0]["spend"].update(spend=2.0), ["checksum"]),
        (lambda content: content.update(replicate=1), ["checksum"]),
        (lambda content: content["lines"].pop(), ["checksum"]),
        (lambda content: content.update(checksum="0"), ["checksum"]),
        (lambda content: content.pop("checksum"), ["checksum"]),
        (lambda content: content.update(partnership_sim="0.0.1"), ["partnership_sim"]),
        (lambda content: content.pop("partnership_sim"), ["partnership_sim"]),
        (lambda content: content["case"].update(seed=5), ["case.seed"]),
    ],
)
def test_what_would_give_another_run_is_refused(change: Any, places: list[str]) -> None:
    content = json.loads(TEXT)
    change(content)
    path = Path(DIARY).with_name("other.json")
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(ps.InputError) as found:
        Session.load_diary(CASE, path)
    assert [problem.place for problem in found.value.problems] == places


def test_the_order_of_keys_and_the_spaces_do_not_matter() -> None:
    content = json.loads(TEXT)
    assert answered(json.dumps(dict(reversed(content.items())), indent=7).encode())
