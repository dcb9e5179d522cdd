"""The command line speaks the user's language: help, click's own words, and every wrong word of a call, all at once."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from partnership_sim.cli.main import cli
from partnership_sim.locale import PSEUDO
from tests.cli.test_cli import SMALL, call

COMMANDS = tuple(cli.commands)
HELP = [["--help"], ["-h"], *([name, "--help"] for name in COMMANDS)]
#: Calls that go wrong before anything is read.
WRONG = [
    ["chek"],
    ["something quite other"],
    ["--nonsense"],
    ["--lang"],
    ["--lang=", "run"],
    *([name] for name in ("new", "check", "run", "report")),
    ["run", "there", "too", "many"],
    ["run", "there", "--sed", "4"],
    ["run", "there", "--something-quite-other"],
    ["run", "there", "--quiet=yes"],
    ["run", "there", "--seed"],
    ["run", "there", "--out", ""],
    ["run", "there", "--out", "a", "--out", "b"],
    ["run", "there", "--workers", "0"],
    ["run", "there", "--workers", "-3", "--seed", "-1", "--replicates", "1e9", "--months", "9" * 5000],
    [
        "run",
        "there",
        "--set",
        "trust_gain",
        "--set",
        "trust_gian=1",
        "--set",
        "zzzzzz=1",
        "--set",
        "trust_gain=7",
        "--set",
        "trust_gain=nan",
    ],
    ["run", "there", "--set", "trust_gain=0.05", "--set", "trust_gain=0.06"],
    ["run", "there", "--lang", "fr"],
    ["check", "not_here"],
    ["check", "a\x01b"],
    ["check", "x" * 5000],
    ["evidence", "--workers", "none"],
]
ENGLISH = re.compile(
    r"\b(usage|options?|commands?|show|this|the|is|are|of|an|and|your|own|write|expected|found|missing|number|whole|there|no|given|twice|"
    r"one|two|error|try|for|help|stopped|defect|did|you|mean|without|alone|value|read|file|folder that|results folder)\b"
)


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    (tmp_path / "there").mkdir()
    (tmp_path / "there/scenario.toml").write_text(SMALL, encoding="utf-8")


def outside_of_brackets(told: str) -> str:
    """Return what no translator has seen, but for names of commands and options and what the user typed."""
    told = re.sub(r'"[^"\n]*"', "", told)
    while (less := re.sub(r"⟦[^⟦⟧]*(⟧|\.\.\.)", " ", told)) != told:
        told = less
    told = re.sub(r"(?<![\w-])--?[a-z][a-z-]*", "", told)
    return re.sub(rf"\b(partnership-sim|trust_gain|zzzzzz|{'|'.join(COMMANDS)})\b", "", told)


@pytest.mark.parametrize("arguments", [*HELP, *WRONG], ids=lambda words: " ".join(words)[:30].encode("unicode_escape").decode())
def test_every_word_is_in_the_users_language(
    arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    status = 0 if arguments in HELP else 2
    monkeypatch.setenv("LANG", PSEUDO)
    if arguments[0] != "run" or "there" not in arguments:  # a scenario that is there speaks by itself
        assert call(*arguments) == status
        told = "".join(capsys.readouterr())
        assert told.strip()
        assert not re.search("[A-Za-z]", outside_of_brackets(told)), told
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    Path("there/scenario.toml").write_text(f'language = "id"\n{SMALL}', encoding="utf-8")
    assert call(*arguments) == status
    told = "".join(capsys.readouterr())
    assert "Traceback" not in told
    own = re.sub(r'"[^"\n]*"|--?[a-z][a-z-]*|partnership-sim', "", told)
    own = re.sub(rf"^  ({'|'.join(COMMANDS)}) |\b({', '.join(COMMANDS)})\b", "", own, flags=re.MULTILINE)
    assert not ENGLISH.search(own.lower()), ENGLISH.search(own.lower())


def test_the_language_may_be_asked_for_before_and_after_the_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for arguments in (["--lang", "id", "run", "--help"], ["run", "--help", "--lang", "id"], ["--lang=id", "run", "-h"]):
        assert call(*arguments) == 0
        assert capsys.readouterr().out.startswith("Pemakaian: partnership-sim run [PILIHAN] SKENARIO\n")
    assert call("run", "--help") == 0
    assert capsys.readouterr().out.startswith("Usage: partnership-sim run [OPTIONS] SCENARIO\n")
    assert call("--lang", "id", "check", "there", "--months", "0") == 2
    assert "seharusnya bilangan bulat dari 1 sampai 600" in capsys.readouterr().err
    assert call("--lang", "id", "check", "there") == 0
    assert "rencana" in capsys.readouterr().out


def test_a_defect_and_a_stop_are_told_in_the_users_language(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from partnership_sim.cli import check as work

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr(work, "check", broken)
    assert call("check", "there", "--lang", "id") == 1
    assert capsys.readouterr().err == "partnership-sim: kesalahan pada program kami: ZeroDivisionError: x (--debug menunjukkan letaknya)\n"


def test_everything_that_is_wrong_with_a_call_is_told_at_once(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    arguments = ["there", "more", "--sed", "3", "--quiet=3", "--seed", "x", "--seed", "y", "--workers", "0", "--out", "", "--plan", "Tallk"]
    assert call("run", *arguments, "--set", "budget_scale=0,5") == 2
    assert capsys.readouterr().err.splitlines() == [
        'there is no option "--sed"; did you mean "--seed"?',
        '--quiet: found "3"; expected --quiet alone, without a value',
        '--seed: given twice: "x", "y"; expected one of the two',
        '--out: found ""; expected --out DIR',
        '"more" is a word too many; expected partnership-sim run [OPTIONS] SCENARIO',
        '--seed: found "x"; expected a whole number from 0 to 9223372036854775807',
        '--set budget_scale: found "0,5"; write 0.5',
        '--plan: there is no plan "Tallk"; did you mean "Talk"?',
        '--workers: found "0"; expected a whole number from 1 to 1024',
    ]


def test_the_nearest_command_and_scenario(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for arguments, told in (
        (["chek", "there"], 'there is no command "chek"; did you mean "check"?'),
        (["check", "their"], 'expected a scenario folder or a .toml file; `partnership-sim new DIR` writes one; did you mean "there"?'),
        (["check", "."], "scenario.toml"),
        (["check", "there/scenario.tml"], 'did you mean "there/scenario.toml"?'),
        (["run", "there", "--plan", "Takl"], 'did you mean "Talk"?'),
    ):
        assert call(*arguments) == 2
        assert told in capsys.readouterr().err
    assert call("run", "there", "--plan", "Takl", "--lang", "id") == 2
    assert 'apakah maksud Anda "Talk"?' in capsys.readouterr().err


def test_months_and_a_plan_together(capsys: pytest.CaptureFixture[str]) -> None:
    """Cut below the programme's end, and only one plan: each works alone, and so do both."""
    arguments = ["--months", "3", "--replicates", "2", "--plan", "Talk", "--out", "o", "--no-what-if", "--no-report", "--quiet"]
    assert call("run", "there", *arguments, "--workers", "1", "--lang", "en") == 0
    assert "Talk" in capsys.readouterr().out


def test_a_decimal_comma_in_indonesian(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("check", "there", "--set", "budget_scale=0,5", "--lang", "id") == 0
    assert call("check", "there", "--set", "budget_scale=0,5", "--lang", "en") == 2
    assert call("check", "there", "--set", "trust_gain=9", "--lang", "id") == 2
    assert re.search(r"seharusnya angka dari 0,\d+ sampai 0,\d+", capsys.readouterr().err)


def test_everything_is_described_in_indonesian(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Units, sources, meanings and heads: what is the same in both languages are names, numbers and citations."""
    listed: dict[str, dict[str, list[dict[str, str]]]] = {}
    for language in ("en", "id"):
        assert call("--lang", language, "describe") == 0
        sorts = re.findall(r"^(\w[\w.]*) +\d+ *$", capsys.readouterr().out, flags=re.MULTILINE)
        assert len(sorts) >= 7
        listed[language] = {}
        for sort in sorts:
            assert call("describe", sort, "--lang", language, "--json") == 0
            listed[language] |= json.loads(capsys.readouterr().out)
    for sort, rows in listed["id"].items():
        for row in rows:
            for key in set(row) & {"what", "unit", "source", "price", "null", "estimate", "rule", "type", "cost"}:
                words = re.sub(r"\([^)]*\)|\w+_\w+|[A-Z]\w+( et al\.)?|doi \S+|[\"“`][^\"”`]*[\"”`]", "", row[key]).lower()
                assert not re.search(
                    r"\b(the|of|and|or|per month|share|units|each|those|which|with|from|by|assumption|where|head)\b", words
                ), (sort, row)
    for sort in listed["id"]:
        assert call("describe", sort, "--lang", "id") == 0
    told = capsys.readouterr().out
    english = "(side effect|source|meaning|range|unit|better|undefined where|default|severity|rule)"
    assert not re.search(rf"^    {english}[^\n]*: ", told, flags=re.MULTILINE)  # one thing below the other
    heads = [line for line in told.splitlines() if line.startswith("nama ")]  # tables
    assert len(heads) >= 4
    assert not any(re.search(rf" {english} ", line) for line in heads)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("--ulang", "--replicates"),
        ("--ulangan", "--replicates"),
        ("--rencana", "--plan"),
        ("--bahasa", "--lang"),
        ("--overwrite", "--force"),
    ],
)
def test_an_option_called_by_another_word_is_asked_about(capsys: pytest.CaptureFixture[str], word: str, meant: str) -> None:
    assert call("run", "there", word, "20", "--lang", "id") == 2
    assert f'apakah maksud Anda "{meant}"?' in capsys.readouterr().err
