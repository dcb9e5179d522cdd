"""Whatever is typed, the command line answers in words: done, or what is wrong; no run is computed here."""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from partnership_sim.cli.main import cli
from partnership_sim.errors import Stopped
from tests.cli.test_cli import SMALL, call
from tests.fuzzing import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What somebody may type: what is meant, nearly meant, and not meant at all.
TYPED = (
    *[
        "0",
        "1",
        "2",
        "-1",
        "-0",
        "1.5",
        "1e9",
        "1e400",
        "nan",
        "inf",
        "٣",
        "1_000",
        "1,5",
        "1.000",
        "True",
        "id",
        "en",
        "fr",
        "ID",
        "Talk",
        "Takl",
        "trust_gain=0.05",
        "trust_gain=0,05",
        "trust_gain",
        "=",
        "=1",
    ],
    *[
        "trust_gain=",
        "trust_gian=1",
        "a=b=c",
        "there",
        "their",
        "there/scenario.toml",
        "scenario.toml",
        ".",
        "..",
        "-",
        "--",
        "--seed",
        "/dev/null",
        "/proc/nothing",
        "blank",
        "plug.py",
    ],
    *["run", "months", "levers", "networking", "11", "⟦", "{0}", "{name}", "%s", "[OPTIONS]", "~", "a:b", "con.", "é"],
    *("", " ", "No programme", "e\u0301", "a\nb", "\x00", "\x1b[31m", "\ud800", "9" * 30, "9" * 5000, "x" * 5000),
)
VALUES = st.one_of(
    st.sampled_from(TYPED),
    st.text(st.characters(exclude_characters="/\\"), max_size=12),
    st.integers().map(str),
    st.floats().map(str),
)
NAMES = sorted(  # but --debug, which shows tracebacks
    {
        name
        for command in (cli, *cli.commands.values())
        for one in command.params
        if isinstance(one, click.Option)
        for name in one.opts
        if name != "--debug"
    }
)
OPTIONS = st.one_of(
    st.sampled_from(NAMES),
    st.sampled_from(["--help", "-h", "--sed", "-s", "--", "-", "--=", "---seed", "--SEED"]),
    VALUES.map("--{}".format),
)
WORDS = st.one_of(
    st.tuples(OPTIONS, VALUES),
    st.tuples(OPTIONS, VALUES).map(lambda pair: ("=".join(pair),)),
    st.tuples(OPTIONS),
    st.tuples(VALUES),
)
CALLS = st.tuples(
    st.one_of(st.sampled_from([*cli.commands, "chek"]), VALUES), st.sampled_from([(), ("there",), ("plain",)]), st.lists(WORDS, max_size=6)
).map(lambda parts: [parts[0], *parts[1], *(word for words in parts[2] for word in words)])


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a scenario; whatever would take long or write stops where it begins."""
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").mkdir()
    (tmp_path / "there/scenario.toml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "plain").mkdir()
    (tmp_path / "plug.py").write_text("", encoding="utf-8")
    for where in (
        "partnership_sim.studies.record.record",
        "partnership_sim.scenario.templates.write",
        "partnership_sim.cli.evidence._show",
        "partnership_sim.workshop.book.Book.new",
    ):
        monkeypatch.setattr(where, _stop)
    for where in ("partnership_sim.evidence.rows", "partnership_sim.evidence.robust"):
        monkeypatch.setattr(where, _stop)
    yield tmp_path
    os.chdir(tmp_path)


def _stop(*_: Any, **__: Any) -> None:
    raise Stopped("here work would begin")


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


@examples()
@given(CALLS)
@example(["run", "there", "--seed"])
@example(["run", "--lang"])
@example(["--lang", "id"])
def test_every_call_ends_in_words(arguments: list[str]) -> None:
    output, errors = io.StringIO(), io.StringIO()
    before = files(Path())
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        status = call(*arguments)
    told = errors.getvalue()
    assert status in {0, 2, 3}, told
    assert "Traceback" not in told
    assert "defect" not in told
    assert files(Path()) == before
    if status == 2:
        lines = told.splitlines()
        assert all(lines), lines
        assert all(letter.isprintable() for line in lines for letter in line), lines
        assert max(map(len, lines)) < 1000, lines
    if status == 3:
        assert told.endswith("here work would begin\n")
