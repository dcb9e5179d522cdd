"""A report overwrites a report of ours and nothing else; beside it figures and spreadsheets in the reader's language."""

from __future__ import annotations

import csv
import errno
import importlib
import io
import math
import os
import pathlib
import shutil

import click
import pytest
from PIL import Image

import partnership_sim as ps
from partnership_sim import report
from partnership_sim.errors import InputError
from partnership_sim.metrics import METRICS
from partnership_sim.plots import render
from partnership_sim.report.place import check_place, is_ours
from partnership_sim.results.columns import SUMMARY
from partnership_sim.results.reader import Results
from tests.cases.runs_of_base import call
from tests.report.synthetic import make

write = importlib.import_module("partnership_sim.report.write")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = make(tmp_path_factory.mktemp("whole") / "results", replicates=3, months=10, programme_end=6, plans=("=Satu", "Dua"))
    report.write(folder, "id")
    return folder


@pytest.fixture
def folder(whole, tmp_path):
    return shutil.copytree(whole, tmp_path / "r")


def told(target, language="en", **more):
    with pytest.raises(InputError) as caught:
        check_place(target, language, **more)
    (problem,) = caught.value.problems
    return problem.tell(language)


def test_a_page_of_ours_is_known_by_its_head(folder, tmp_path):
    assert is_ours(folder / "report.html")
    for text in ("precious", "<html><body>partnership_sim</body>", '<meta name="generator" content="partnership_simulator">'):
        (tmp_path / "mine").write_text(text)
        assert not is_ours(tmp_path / "mine")
    assert not is_ours(tmp_path / "nothing")
    assert not is_ours(tmp_path)


def test_what_lies_there_decides(folder, tmp_path):
    mine = tmp_path / "mine.html"
    check_place(mine, "en")
    mine.write_text("mine")
    assert told(mine) == f"{mine}: it exists and is not a report of this program; expected a new file, or an older report"
    assert told(mine, over_ours=False, option="--out") == f"--out:{mine}: it exists already; expected a new file, or --force"
    assert "laporan" in told(mine, "id")
    check_place(mine, "en", force=True)
    check_place(folder / "report.html", "en")
    assert "exists already" in told(folder / "report.html", over_ours=False)
    for force in (False, True):
        assert "it is a folder" in told(tmp_path, force=force)
        assert f"{mine} is not a folder" in told(mine / "report.html", force=force)
        assert "report" in told(tmp_path / ("x" * 300), force=force)


NOT_WRITABLE = {
    errno.EROFS: {"en": "The disk of {place} can only be read", "id": "Media penyimpanan {place} hanya dapat dibaca"},
    errno.EACCES: {"en": "There is no permission to write {place}", "id": "Tidak ada izin untuk menulis {place}"},
}
ELSEWHERE = {"en": "choose another place (--out)", "id": "pilih tempat lain (--out)"}


def failing(number):
    """Return what fails in place of a method of paths, as on a disk that cannot be written."""

    def fail(path, *_, **__):
        raise OSError(number, os.strerror(number), str(path))

    return fail


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("option", ["--out", ""])
@pytest.mark.parametrize("number", NOT_WRITABLE)
def test_a_place_that_cannot_be_written_is_told_before_anything_is_drawn(folder, tmp_path, monkeypatch, capsys, number, option, language):
    place = tmp_path / "new.html" if option else folder / "report.html"
    monkeypatch.setattr(pathlib.Path, "touch", failing(number))
    monkeypatch.setattr(write, "_built", lambda *_: pytest.fail("nothing may be drawn"))
    assert call("report", folder, "--lang", language, *([option, place] if option else [])) == 2
    found = NOT_WRITABLE[number][language].format(place=place)
    assert capsys.readouterr().err == f"{f'{option}: ' if option else ''}{found}; {ELSEWHERE[language]}\n"
    assert not (tmp_path / "new.html").exists()


def test_a_place_that_cannot_be_written_is_told_in_python_too(folder, tmp_path, monkeypatch):
    runs = ps.Runs.load(folder)
    monkeypatch.setattr(pathlib.Path, "touch", failing(errno.EROFS))
    monkeypatch.setattr(write, "_built", lambda *_: pytest.fail("nothing may be drawn"))
    with pytest.raises(InputError, match=r"new\.html"):
        runs.report(tmp_path / "new.html")


def test_figures_alone_that_cannot_be_written_are_a_fault_that_names_the_report(folder, monkeypatch, capsys):
    before = (folder / "report.html").read_bytes()
    monkeypatch.setattr(render, "save", failing(errno.EACCES))
    assert call("report", folder, "--lang", "en") == 1
    found = NOT_WRITABLE[errno.EACCES]["en"].format(place=folder / "report.html")
    assert capsys.readouterr().err == f"{found}: {ELSEWHERE['en']}\n"
    assert (folder / "report.html").read_bytes() == before


def test_that_nobody_reads_where_the_report_is_is_no_fault(folder, tmp_path, monkeypatch, capsys):
    def echo(*_, **__):
        raise BrokenPipeError

    monkeypatch.setattr(click, "echo", echo)
    assert call("report", folder, "--out", tmp_path / "new.html") == 0
    assert capsys.readouterr().err == ""
    assert is_ours(tmp_path / "new.html")


def test_somebody_s_file_is_not_replaced(folder, tmp_path):
    mine = tmp_path / "precious.txt"
    mine.write_text("precious")
    with pytest.raises(InputError, match=r"precious\.txt"):
        report.write(folder, target=mine)
    assert mine.read_text() == "precious"
    assert report.write(folder, target=mine, force=True) == mine
    assert is_ours(mine)
    assert report.write(folder, "en", target=mine) == mine
    assert '<html lang="en">' in mine.read_text(encoding="utf-8")


def test_the_page_of_the_folder_is_made_anew_whatever_became_of_it(folder):
    (folder / "report.html").write_text("edited")
    shutil.rmtree(folder / "figures")
    report.write(folder)
    assert is_ours(folder / "report.html")
    assert any((folder / "figures").iterdir())


@pytest.mark.parametrize("name", ["report.html", "figures", "spreadsheets"])
def test_something_else_in_the_place_is_told(folder, name):
    place = folder / name
    shutil.rmtree(place) if place.is_dir() else place.unlink()
    place.write_text("mine") if name != "report.html" else place.mkdir()
    with pytest.raises(InputError, match=name):
        report.write(folder)


def test_figures_follow_the_language_and_leave_what_is_the_user_s(folder):
    place = folder / "figures"
    drawn = {path.name: path.read_bytes() for path in place.iterdir()}
    assert all(render.is_ours(path) for path in place.iterdir())
    first = min(drawn)
    (place / "01-of-another-report.png").write_bytes(drawn[first])
    (place / "notes.txt").write_text("mine")
    Image.new("RGB", (3, 3)).save(place / "photo.png")
    report.write(folder, "en")
    assert sorted(path.name for path in place.iterdir()) == sorted([*drawn, "notes.txt", "photo.png"])
    assert all((place / name).read_bytes() != drawn[name] for name in drawn)
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_figures_stay_as_they_were_when_one_cannot_be_drawn(folder, monkeypatch):
    before = {path.name: path.read_bytes() for path in (folder / "figures").iterdir()}

    def broken(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(render, "save", broken)
    with pytest.raises(OSError, match="No space"):
        report.write(folder, "en")
    assert {path.name: path.read_bytes() for path in (folder / "figures").iterdir()} == before
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def rows_of(path, separator):
    text = path.read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=separator))


def test_spreadsheets_are_in_the_reader_s_manner(folder):
    table = Results(folder).table(SUMMARY.file)
    place = folder / "spreadsheets" / "summary.csv"
    rows = rows_of(place, ";")
    assert list(rows[0]) == ["Rencana", "Ukuran", "Satuan", "Waktu", "Rata-rata", "Batas bawah (selang 95%)", "Batas atas (selang 95%)"]
    assert [row["Rata-rata"] for row in rows] == [
        "" if math.isnan(value) else repr(value).replace(".", ",") for value in table["mean"].tolist()
    ]
    at = table["metric"].index("trust")
    assert rows[at]["Ukuran"].lower() == METRICS["trust"].label["id"].lower()
    assert rows[at]["Rencana"] == "Tanpa program"
    assert rows[-1]["Rencana"] == "Dua"
    assert {row["Rencana"] for row in rows} == {"Tanpa program", "'=Satu", "Dua"}
    report.write(folder, "en")
    rows = rows_of(place, ",")
    assert [row["Mean"] for row in rows] == ["" if math.isnan(value) else repr(value) for value in table["mean"].tolist()]
    assert rows[0]["When"] == "when the programme ends"
    comparison = rows_of(folder / "spreadsheets" / "comparison.csv", ",")
    assert comparison[0]["Compared with"] == "'=Satu"
    assert len(comparison) == 3 * len(rows) - len(rows)


def test_spreadsheets_are_never_read(folder):
    page = report.write(folder, "id").read_bytes()
    (folder / "spreadsheets" / "summary.csv").write_text("Rencana;Ukuran\n")
    (folder / "spreadsheets" / "comparison.csv").unlink()
    (folder / "spreadsheets" / "mine.xlsx").write_bytes(b"mine")
    assert report.write(folder, "id").read_bytes() == page
    assert (folder / "spreadsheets" / "comparison.csv").is_file()
    assert (folder / "spreadsheets" / "mine.xlsx").read_bytes() == b"mine"
