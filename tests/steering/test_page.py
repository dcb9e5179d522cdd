"""docs/diary.md tells the format of saved diaries as it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import partnership_sim as ps
from partnership_sim.problems import Problems
from partnership_sim.scenario import document
from partnership_sim.scenario.validation import expectation
from partnership_sim.steering import Session, saved
from partnership_sim.steering.by_hand import WRITABLE, Broken, Length, Moved

if TYPE_CHECKING:
    from partnership_sim.scenario.document import Written

TEXT = (Path(__file__).parents[2] / "docs" / "diary.md").read_text(encoding="utf-8")
SECTIONS = {
    "The file": saved.Document,
    "`case`": saved.Of,
    "`lines`": saved.Entry,
    "`write`": saved.Setting,
    "`transfer`": Moved,
    "`break_word`": Broken,
}
PROGRAM, WRITTEN = (re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL) for language in ("python", "json"))


@pytest.mark.parametrize(("title", "keys"), SECTIONS.items())
def test_every_key_stands_in_its_table_with_its_range(title: str, keys: type[Written]) -> None:
    (section,) = re.findall(rf"^##+ {re.escape(title)}.*?\n(.*?)(?=^##|\Z)", TEXT, re.DOTALL | re.MULTILINE)
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| .+ \|$", section, re.MULTILINE)
    assert [name for name, _ in rows] == list(keys.model_fields)
    declared = {name: expectation(field, Problems("en")) for name, field in keys.model_fields.items()}
    assert dict(rows) == declared | ({"plan": "text or a table"} if keys is saved.Document else {})


def test_what_else_it_says_of_keys() -> None:
    assert f"`{saved.FORMAT}`" in TEXT
    assert f"of the format: {saved.VERSION} |" in TEXT
    assert f"`months`, how many it lasts: {expectation(Length.model_fields['months'], Problems('en'))}, 1 unless given" in TEXT
    assert {"start", "end"} <= set(document.Action.model_fields)
    assert {"month", "rate"} <= set(document.Shock.model_fields)
    assert ", ".join(f"`{name}`" for name in WRITABLE) in TEXT


def test_the_example_is_what_its_program_writes_and_loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, ps.Scenario | Session] = {}
    exec(PROGRAM[0], names)  # noqa: S102 - the page's own program
    case, session = names["case"], names["session"]
    assert isinstance(case, ps.Scenario)
    assert isinstance(session, Session)
    assert (tmp_path / "diary.json").read_text(encoding="utf-8") == WRITTEN[0]
    (tmp_path / "page.json").write_text(WRITTEN[0], encoding="utf-8")
    again = Session.load_diary(case, tmp_path / "page.json")
    assert (again.month, again.diary) == (6, session.diary)
    assert again.metrics == pytest.approx(session.metrics, rel=0, abs=0, nan_ok=True)
