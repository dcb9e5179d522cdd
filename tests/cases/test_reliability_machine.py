"""The machine's faults are told as such: what, where and what to do; never as a defect of ours."""

from __future__ import annotations

import errno
import importlib
import os
import pathlib
import resource
import subprocess
import sys

import pytest

from partnership_sim.results import writer
from partnership_sim.running import work
from partnership_sim.studies import record
from tests.cases.runs_of_base import TABLES_ONLY, call, names, small, started, whole

page = importlib.import_module("partnership_sim.report.write")


@pytest.fixture
def case(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return small(tmp_path)


def run(case, *options):
    return call("run", case, "--quiet", *TABLES_ONLY, *options)


def no_compute(*_, **__):
    pytest.fail("nothing may be computed")


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(
    ("out", "reason"),
    [
        ("/dev/null/x", {"en": "A file is in the way of /dev/null/x", "id": "/dev/null/x terhalang oleh berkas"}),
        ("/proc/x", {"en": "/proc/x cannot be written (", "id": "/proc/x tidak dapat ditulis ("}),
        ("small/ties.csv/x", {"en": "A file is in the way of small/ties.csv/x", "id": "terhalang oleh berkas"}),
        ("n" * 300, {"en": "is too long", "id": "terlalu panjang"}),
        ("new/" + "n" * 300, {"en": "is too long", "id": "terlalu panjang"}),
        ("n" * 300 + "/new", {"en": "is too long", "id": "terlalu panjang"}),
    ],
)
def test_an_out_that_cannot_be_written_is_told_before_anything_is_computed(case, tmp_path, monkeypatch, capsys, out, reason, language):
    monkeypatch.setattr(record, "pieces", no_compute)
    assert run(case, "--out", out, "--lang", language, "--seed", "many") == 2
    told = capsys.readouterr().err
    assert f"--out: {reason[language]}" in told or (reason[language] in told and "--out: " in told)
    assert "--seed" in told
    assert names(tmp_path) == ["small"]


@pytest.mark.parametrize(
    ("number", "reason"), [(errno.EROFS, "can only be read"), (errno.EACCES, "no permission"), (errno.ENOSPC, "No space left")]
)
@pytest.mark.parametrize("options", [("--out", "out"), ()])
def test_a_disk_that_takes_no_folder_is_told_before_anything_is_computed(case, tmp_path, monkeypatch, capsys, number, reason, options):
    def mkdir(path, *_, **__):
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(record, "pieces", no_compute)
    monkeypatch.setattr(pathlib.Path, "mkdir", mkdir)
    assert run(case, *options) == 2
    told = capsys.readouterr().err
    assert "--out: " in told
    assert reason in told
    assert names(tmp_path) == ["small"]


FAULTS = [
    (errno.ENOSPC, {"en": "No space left on the disk of out: make room, or", "id": "Ruang penyimpanan untuk out sudah penuh: kosongkan"}),
    (errno.EDQUOT, {"en": "Your quota on the disk of out is used up: make room", "id": "Jatah penyimpanan Anda untuk out sudah habis"}),
    (errno.EIO, {"en": "The disk of out failed: check the disk", "id": "Media penyimpanan out gagal: periksa"}),
]


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(("number", "told"), FAULTS)
def test_a_fault_while_tables_are_written(case, tmp_path, monkeypatch, capsys, number, told, language):
    def add(*_):
        raise OSError(number, "Error writing bytes to file")

    monkeypatch.setattr(writer.RunsWriter, "add", add)
    assert run(case, "--out", "out", "--lang", language) == 1
    found = capsys.readouterr().err
    assert told[language] in found
    assert "defect" not in found
    assert names(tmp_path) == ["small"]


def test_a_file_larger_than_allowed(case, tmp_path):
    limited = started(
        "run", case, "--out", "out", *TABLES_ONLY, "--quiet", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
    )
    _, errors = limited.communicate(timeout=200)
    assert limited.returncode == 1
    assert "A file in out would be larger than is allowed there: " in errors
    assert names(tmp_path) == ["small"]


@pytest.mark.parametrize("first", [True, False])
def test_memory_that_is_used_up(case, tmp_path, monkeypatch, capsys, first):
    monkeypatch.setattr(importlib.import_module("partnership_sim.running.pieces"), "block_size", lambda *_: 2)
    whole_function = vars(work)["run_arms"]

    def run_arms(case, cast, arms, **how):
        if first or arms[0].replicates[0] == 2:
            raise MemoryError
        return whole_function(case, cast, arms, **how)

    monkeypatch.setattr(work, "run_arms", run_arms)
    assert run(case, "--out", "out") == 1
    assert "The memory of this computer is used up: use fewer --workers" in capsys.readouterr().err
    assert (tmp_path / "out").exists() is not first
    if not first:
        content = whole(tmp_path / "out")
        assert (content["partial"], content["counts"]["replicates"]) == (True, 2)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "full"), "No space left on the disk of out: make room"),
        (ZeroDivisionError("oh"), "a defect of ours: ZeroDivisionError: oh"),
    ],
)
def test_a_report_that_cannot_be_drawn_leaves_the_tables(case, tmp_path, monkeypatch, capsys, error, told):
    def html(*_):
        raise error

    monkeypatch.setattr(page, "html", html)
    assert call("run", case, "--out", "out", "--quiet", "--no-what-if") == 1
    out, err = capsys.readouterr()
    assert told in err
    assert "Results: out" in out
    assert whole(tmp_path / "out")["partial"] is False
    assert not (tmp_path / "out" / "report.html").exists()


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix")
@pytest.mark.parametrize("streams", ["2>&-", "2>/dev/full", ">&-", "<&- >&- 2>&-", "| head -c 1"])
def test_streams_that_are_closed_or_full_change_nothing(case, tmp_path, streams):
    command = f'"{sys.executable}" -m partnership_sim run small --out out --months 2 --replicates 2 {" ".join(TABLES_ONLY)}'
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command} {streams}"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "defect" not in done.stderr
    whole(tmp_path / "out")


def test_a_full_standard_output_is_told(case):
    command = [sys.executable, "-m", "partnership_sim", "describe", "levers"]
    with pathlib.Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert "No space left on the disk of standard output" in done.stderr


@pytest.mark.parametrize("environment", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}])
def test_a_terminal_of_few_letters(case, environment):
    scenario = case / "scenario.toml"
    scenario.write_text(scenario.read_text(encoding="utf-8").replace('"Inline"', '"Désa → 村"'), encoding="utf-8")
    running = started("run", case, "--out", "out", *TABLES_ONLY, env=environment)
    out, errors = running.communicate(timeout=100)
    assert running.returncode == 0, errors
    assert "Results: out" in out
    whole(case.parent / "out")


MATPLOTLIB = "from partnership_sim.plots import style; import matplotlib, os; print(os.environ.get('MPLBACKEND'), matplotlib.__version__)"


@pytest.mark.parametrize("settings", ["backend", "config folder", "rc here", "rc elsewhere"])
def test_settings_of_matplotlib_do_not_matter(tmp_path, settings):
    environment = dict(os.environ)
    if settings == "backend":
        environment["MPLBACKEND"] = "module://nothing_of_that_name.backend_inline"
    elif settings == "config folder":
        environment["MPLCONFIGDIR"] = "/dev/null/x"
    else:
        place = tmp_path if settings == "rc here" else tmp_path / "elsewhere"
        place.mkdir(exist_ok=True)
        (place / "matplotlibrc").write_bytes(b"lines.linewidth: \xff\xfe\n\x00\x01")
        environment["MATPLOTLIBRC"] = str(place) if settings == "rc elsewhere" else ""
    done = subprocess.run([sys.executable, "-c", MATPLOTLIB], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[0] == environment.get("MPLBACKEND", "None")
