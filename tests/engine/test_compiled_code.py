"""Compiled code on disk: what is damaged is made anew, what cannot be kept is said, what nobody uses any more goes."""

from __future__ import annotations

import os
from types import SimpleNamespace

import numba
import pytest

from partnership_sim import compiled_code

DAMAGES = {
    "of no length": lambda path: path.write_bytes(b""),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "of garbage": lambda path: path.write_bytes(os.urandom(path.stat().st_size)),
    "with a bit that differs": lambda path: path.write_bytes(bytes([*path.read_bytes()[:-40], 1, *path.read_bytes()[-39:]])),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "gone": lambda path: path.unlink(),
}


def source(x):
    return x + 1


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(compiled_code, "cache_folder", lambda: tmp_path)
    monkeypatch.setattr(compiled_code, "_unkept", [])
    return tmp_path


def compiled():
    """Return the function as a new process would get it."""
    function = numba.njit(source)
    compiled_code.keep(function)
    return function


def from_disk(function):
    return sum(function.stats.cache_hits.values())


@pytest.mark.parametrize("ending", ["nbi", "nbc"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_made_anew(place, ending, damage):
    assert compiled()(1) == 2
    again = compiled()
    assert (again(1), from_disk(again)) == (2, 1)
    (path,) = place.rglob(f"*.{ending}")
    DAMAGES[damage](path)
    anew = compiled()
    assert (anew(1), from_disk(anew)) == (2, 0)
    if damage != "a folder":
        after = compiled()
        assert (after(1), from_disk(after)) == (2, 1)
        assert compiled_code.unkept() is None


def test_what_cannot_be_kept_runs_all_the_same(place, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(compiled_code._Files, "_put", full)
    assert compiled()(1) == 2
    assert str(compiled_code.unkept()).startswith(str(place))


def test_without_a_folder_each_start_compiles(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setattr(compiled_code, "roots", lambda: (tmp_path / "file", tmp_path / "file" / "x"))
    compiled_code.cache_folder.cache_clear()
    try:
        assert compiled_code.cache_folder() is None
        assert compiled_code.unkept() == tmp_path / "file" / "x"
        assert compiled()(1) == 2
        assert not compiled_code.is_there()
    finally:
        compiled_code.cache_folder.cache_clear()


def test_code_that_nobody_used_for_a_month_goes_and_nothing_else(monkeypatch, tmp_path):
    root, other = tmp_path / "root", tmp_path / "other"
    start, days = 1.8e9, 0.0
    clock = SimpleNamespace(time=lambda: start + days * 86400)
    monkeypatch.setattr(compiled_code, "roots", lambda: (root, other))
    monkeypatch.setattr(compiled_code, "time", clock)
    one, two = "kernels-0123456789abcdef", "kernels-fedcba9876543210"
    for name in (one, two, "kernels-of-mine", "kernels-0123456789abcdef.zip", "something"):
        (root / name / "inner").mkdir(parents=True)
    (root / "kernels-00000000000000aa").touch()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / "kernels-00000000000000bb").symlink_to(elsewhere)
    for path in (*root.iterdir(), elsewhere):
        os.utime(path, (start, start), follow_symlinks=False)
    theirs = {path.name for path in root.iterdir()} - {one, two}

    def begun(digest):
        """Start a process with these sources; return the compiled code that is there then."""
        monkeypatch.setattr(compiled_code, "sources_digest", lambda: digest)
        compiled_code.cache_folder.cache_clear()
        assert compiled_code.cache_folder() == root / f"kernels-{digest}"
        return {path.name for path in root.iterdir()} - theirs

    mine = "kernels-1111111111111111"
    try:
        assert begun("1111111111111111") == {one, two, mine}
        days = 20
        assert begun("fedcba9876543210") == {one, two, mine}  # used again, and so kept longer
        days = 30.5
        assert begun("1111111111111111") == {two, mine}
        days = 50.5
        assert begun("1111111111111111") == {mine}
        days = 500
        assert begun("1111111111111111") == {mine}
        assert {path.name for path in root.iterdir()} == {*theirs, mine}
        assert elsewhere.is_dir()
    finally:
        compiled_code.cache_folder.cache_clear()


def test_compiling_is_timed(place):
    with compiled_code.Watch() as watch:
        assert watch.seconds == 0
        assert compiled()(1) == 2
        assert watch.seconds > 0
