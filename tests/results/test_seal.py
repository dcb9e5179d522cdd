"""A results folder is whole and as the run wrote it, or it is refused by the name of what is wrong."""

from __future__ import annotations

import json
import os
import shutil
from typing import Any

import pytest

from partnership_sim.errors import InputError
from partnership_sim.results import manifest, seal, writer
from partnership_sim.results.columns import COMPARISON, POSITIONS, RUNS, SUMMARY
from partnership_sim.results.reader import Results
from tests.report.synthetic import make
from tests.results.whole import OF_ONE


@pytest.fixture(scope="session")
def whole(tmp_path_factory):
    place = tmp_path_factory.mktemp("whole") / "results"
    return make(place, replicates=3, months=10, programme_end=6, plans=("Satu",), register=True, without_rows=(POSITIONS.file,))


@pytest.fixture
def folder(whole, tmp_path):
    return shutil.copytree(whole, tmp_path / "r")


def told(folder, language="en"):
    with pytest.raises(InputError) as caught:
        seal.verified(folder, language)
    return [problem.tell(language) for problem in caught.value.problems]


def test_a_whole_folder_is_read(folder):
    assert seal.verified(folder) == manifest.read(folder)
    assert set(OF_ONE) < set(manifest.read(folder)["files"])


def test_what_is_not_of_the_run_does_not_matter(folder):
    (folder / "report.html").write_text("edited")
    (folder / "figures").mkdir()
    (folder / "scenario" / "notes.txt").write_text("mine")
    (folder / "mine.xlsx").write_bytes(b"PK")
    os.utime(folder / RUNS.file, (0, 0))
    content = (folder / "manifest.json").read_text(encoding="utf-8")
    (folder / "manifest.json").write_bytes(b"\xef\xbb\xbf" + json.dumps(json.loads(content)).encode())
    assert Results(folder).plans == ("No programme", "Satu")


@pytest.mark.parametrize("file", [*OF_ONE, "scenario/scenario.toml", "scenario/register.csv"])
def test_what_is_missing_is_named(folder, file):
    (folder / file).unlink()
    (line,) = told(folder)
    assert line == f"{folder / file}: it is missing; expected what the run wrote: put back a copy, or run again"


@pytest.mark.parametrize("file", [*OF_ONE, "scenario/scenario.toml"])
def test_one_other_byte_is_found(folder, file):
    data = bytearray((folder / file).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / file).write_bytes(data)
    (line,) = told(folder)
    assert str(folder / file) in line


def test_everything_at_once(folder):
    (folder / SUMMARY.file).unlink()
    (folder / COMPARISON.file).write_text("")
    (folder / RUNS.file).write_bytes((folder / RUNS.file).read_bytes()[:-40])
    (folder / "scenario" / "scenario.toml").write_text("name = 1")
    lines = "\n".join(told(folder))
    for part in (
        "summary.csv: it is missing",
        "comparison.csv: it is empty",
        "runs.parquet: it is cut short",
        "scenario/ is not what was run",
    ):
        assert part in lines


SPREADSHEETS = {
    "semicolons and decimal commas": lambda text: text.replace(",", ";").replace(".", ",").encode(),
    "carriage returns": lambda text: text.replace("\n", "\r\n").encode(),
    "a mark": lambda text: text.encode("utf-8-sig"),
    "tabs in UTF-16": lambda text: text.replace(",", "\t").encode("utf-16"),
    "quotes": lambda text: "\n".join(",".join(f'"{cell}"' for cell in line.split(",")) for line in text.splitlines()).encode() + b"\n",
    "rounded numbers": lambda text: "\n".join(",".join(rounded(cell) for cell in line.split(",")) for line in text.splitlines()).encode(),
    "a workbook": lambda text: b"PK\x03\x04" + text.encode(),
}


def rounded(cell):
    try:
        return f"{float(cell):.15g}"
    except ValueError:
        return cell


@pytest.mark.parametrize("manner", SPREADSHEETS)
@pytest.mark.parametrize("file", [SUMMARY.file, COMPARISON.file])
def test_a_table_saved_again_by_a_spreadsheet_is_named_as_such(folder, file, manner):
    path = folder / file
    path.write_bytes(SPREADSHEETS[manner](path.read_text(encoding="utf-8")))
    (line,) = told(folder)
    assert line.startswith(f"{path}: it was saved again by a spreadsheet program; expected what the run wrote")
    assert "open the tables in spreadsheets/" in line
    (line,) = told(folder, "id")
    assert "lembar kerja" in line
    assert "bukalah tabel di spreadsheets/" in line


def test_half_of_a_table_is_no_table(folder):
    lines = (folder / SUMMARY.file).read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / SUMMARY.file).write_text("".join(lines[: len(lines) // 2]), encoding="utf-8")
    (line,) = told(folder)
    assert "summary.csv: it is not what this run wrote" in line
    assert "spreadsheets/" not in line


def test_a_folder_in_place_of_a_table(folder):
    (folder / RUNS.file).unlink()
    (folder / RUNS.file).mkdir()
    (line,) = told(folder)
    assert "runs.parquet: it is not a file" in line


def test_what_may_not_be_read_is_told(folder, monkeypatch):
    def closed(path):
        if path.name == RUNS.file:
            raise PermissionError(13, "Permission denied")
        return content(path)

    content = seal.hash_of
    monkeypatch.setattr(seal, "hash_of", closed)
    assert told(folder) == [f"{folder / RUNS.file}: it cannot be read (Permission denied); expected a file that you may read"]


def test_links_are_followed_and_may_lead_nowhere(folder, tmp_path):
    (folder / RUNS.file).rename(tmp_path / "elsewhere")
    (folder / RUNS.file).symlink_to(tmp_path / "elsewhere")
    assert seal.verified(folder)
    (tmp_path / "elsewhere").unlink()
    (line,) = told(folder)
    assert "runs.parquet: it is missing" in line


def test_tables_of_another_run(folder, tmp_path):
    other = make(tmp_path / "other", replicates=4, months=10, programme_end=6, plans=("Satu",), register=True)
    shutil.copy(other / SUMMARY.file, folder / SUMMARY.file)
    (line,) = told(folder)
    assert "summary.csv" in line
    assert "comes from another run" in line


def test_a_manifest_of_another_run(folder, tmp_path):
    other = make(tmp_path / "other", replicates=4, months=9, programme_end=6, plans=("Dua",), register=True, undefined=False)
    shutil.copy(other / "manifest.json", folder / "manifest.json")
    (line,) = told(folder)
    assert line.startswith(f"{folder / 'manifest.json'}: it is the manifest of another run")


OLD = {"partnership_sim": "0.0.9", "seed": 1, "input_sha256": "", "counts": {"months": 6}, "partial": False}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[]", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"1" * 10_000, "not JSON"),
        (b"{}", "not written by this program"),
        (b'{"partnership_sim": 3}', "not written by this program"),
        (json.dumps(OLD).encode(), 'version "0.0.9" wrote these results and kept no checksums'),
        (json.dumps({**OLD, "files": 3, "sha256": None}).encode(), "manifest.json:language: this key is missing"),
        (json.dumps({**OLD, "language": "en", "files": 3, "sha256": None}).encode(), "does not match its own checksum"),
    ],
)
def test_a_manifest_that_is_none(folder, content, expected):
    (folder / "manifest.json").write_bytes(content)
    lines = told(folder)
    assert expected in "\n".join(lines)
    assert "manifest.json" in lines[0]


@pytest.mark.parametrize("key", [*seal.KEYS, "command", "plugins"])
def test_every_key_of_the_manifest_counts(folder, key):
    content = manifest.read(folder)
    for changed in ({**content, key: None}, {name: value for name, value in content.items() if name != key}):
        manifest.write(folder, changed)
        assert "manifest.json" in "\n".join(told(folder))


def test_a_sound_manifest_of_a_version_to_come(folder):
    content = manifest.read(folder)
    changes: tuple[dict[str, Any], ...] = (
        {"counts": []},
        {"files": {}},
        {"files": {**content["files"], "../x": {}}},
        {"files": dict.fromkeys(content["files"], 1)},
    )
    for more in changes:
        whole = {**content, **more}
        manifest.write(folder, {**whole, "sha256": seal._own(whole)})
        assert "another version of this program" in "\n".join(told(folder))


def test_a_folder_that_is_none(tmp_path):
    for place in (tmp_path, tmp_path / "nothing"):
        (line,) = told(place)
        assert "it is not a results folder" in line
    (tmp_path / "file").touch()
    assert told(tmp_path / "file")
    (tmp_path / "manifest.json").mkdir()
    (line,) = told(tmp_path)
    assert "manifest.json: it is not a file" in line


def test_whole_and_yet_unreadable_is_told(folder):
    (folder / RUNS.file).write_bytes(b"PAR1 of another kind")
    manifest.write(folder, seal.sealed(folder, manifest.read(folder)))
    with pytest.raises(InputError, match=r"runs\.parquet: it cannot be read"):
        Results(folder, "en").monthly(["trust"])
    (folder / SUMMARY.file).write_text("plan,metric\n")
    manifest.write(folder, seal.sealed(folder, manifest.read(folder)))
    with pytest.raises(InputError, match=r"summary\.csv: it cannot be read"):
        Results(folder, "en").table(SUMMARY.file)


def test_a_name_that_is_no_text_survives_in_the_command(folder):
    content = {**manifest.read(folder), "command": ["partnership-sim", "run", "caf\udce9"]}
    manifest.write(folder, seal.sealed(folder, content))
    assert seal.verified(folder)["command"] == content["command"]


def test_plug_ins_are_copied_and_sealed(folder, tmp_path):
    entries = writer.write_plugins(folder, {tmp_path / place / "own.py": place.encode() for place in "abc"})
    assert [entry["file"] for entry in entries] == ["plugins/own.py", "plugins/own-2.py", "plugins/own-3.py"]
    manifest.write(folder, seal.sealed(folder, {**manifest.read(folder), "plugins": entries}))
    assert seal.verified(folder)["files"]["plugins/own-2.py"]["sha256"] == entries[1]["sha256"]
    (folder / "plugins" / "own-2.py").write_text("edited")
    (line,) = told(folder)
    assert "own-2.py: it is not the plug-in that was run" in line
