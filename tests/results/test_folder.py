"""A results folder appears whole or not at all."""

import json
from datetime import UTC, datetime

import pytest

from partnership_sim.errors import InputError
from partnership_sim.results import folder, manifest, swap


def fill(path, text="new"):
    (path / "runs.parquet").write_text(text)
    manifest.write(path, {"partnership_sim": "0", "text": text})


def names(path):
    return sorted(item.name for item in path.iterdir())


def test_appears_at_the_end(tmp_path):
    target = tmp_path / "a" / "b"
    with folder.staged(target) as stage:
        fill(stage.path)
        assert not target.exists()
        assert stage.path.parent == target.parent
    assert names(target) == ["manifest.json", "runs.parquet"]
    assert names(target.parent) == ["b"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_nothing_is_left_of_a_failure(tmp_path, error):
    def work():
        with folder.staged(tmp_path / "out") as stage:
            fill(stage.path)
            raise error

    with pytest.raises(error):
        work()
    assert names(tmp_path) == []


def test_refuses_what_exists(tmp_path):
    target = tmp_path / "out"
    target.mkdir()
    (target / "mine.txt").write_text("mine")
    for force in (False, True):
        with pytest.raises(InputError, match="out"), folder.staged(target, force=force):
            pytest.fail("nothing may be done")
    assert names(target) == ["mine.txt"]
    assert names(tmp_path) == ["out"]


def test_refuses_a_file_and_a_link(tmp_path):
    file = tmp_path / "file"
    file.write_text("mine")
    results = tmp_path / "results"
    results.mkdir()
    fill(results)
    link = tmp_path / "link"
    link.symlink_to(results)
    for target in (file, link):
        with pytest.raises(InputError), folder.staged(target, force=True):
            pytest.fail("nothing may be done")


def test_force_replaces_results_of_ours_only_at_the_end(tmp_path):
    target = tmp_path / "out"
    target.mkdir()
    fill(target, "old")
    (target / "summary.csv").write_text("old")
    with pytest.raises(InputError, match="--force"):
        folder.check(target)
    with folder.staged(target, force=True) as stage:
        fill(stage.path, "new")
        assert (target / "runs.parquet").read_text() == "old"
    assert (target / "runs.parquet").read_text() == "new"
    assert names(target) == ["manifest.json", "runs.parquet"]
    assert names(tmp_path) == ["out"]


def test_force_keeps_the_old_on_failure(tmp_path):
    target = tmp_path / "out"
    target.mkdir()
    fill(target, "old")
    with pytest.raises(KeyboardInterrupt), folder.staged(target, force=True):
        raise KeyboardInterrupt
    assert (target / "runs.parquet").read_text() == "old"
    assert names(tmp_path) == ["out"]


def test_even_an_empty_folder_is_not_overwritten(tmp_path):
    with pytest.raises(InputError), folder.staged(tmp_path, force=True):
        pytest.fail("nothing may be done")


def test_what_was_written_is_kept_when_the_target_appears_meanwhile(tmp_path):
    target = tmp_path / "out"

    def work():
        with folder.staged(target) as stage:
            fill(stage.path)
            target.mkdir()
            (target / "other.txt").write_text("other")

    with pytest.raises(InputError, match="out-2"):
        work()
    assert names(target) == ["other.txt"]
    assert names(tmp_path / "out-2") == ["manifest.json", "runs.parquet"]


@pytest.mark.parametrize("in_one_step", [True, False])
def test_replace_gives_back_the_old(tmp_path, monkeypatch, in_one_step):
    if not in_one_step:
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    new, old = tmp_path / "new", tmp_path / "old"
    for path in (new, old):
        path.mkdir()
        (path / path.name).touch()
    aside = swap.replace(new, old)
    assert names(old) == ["new"]
    assert names(aside) == ["old"]


def test_replace_puts_the_old_back_when_the_new_cannot_come(tmp_path, monkeypatch):
    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    old = tmp_path / "old"
    old.mkdir()
    with pytest.raises(FileNotFoundError):
        swap.replace(tmp_path / "missing", old)
    assert names(tmp_path) == ["old"]


def test_default_target_takes_a_suffix(tmp_path):
    target = folder.default_target(tmp_path, "air_bersih", datetime(2026, 11, 24, 9, 5, 7, tzinfo=UTC))
    assert target == tmp_path / "results" / "air_bersih" / "20261124-090507"
    places = []
    for _ in range(3):
        with folder.staged(target, numbered=True) as stage:
            fill(stage.path)
        places.append(stage.given.name)
    assert places == ["20261124-090507", "20261124-090507-2", "20261124-090507-3"] == names(target.parent)


def test_messages_in_indonesian(tmp_path):
    (tmp_path / "x").touch()
    with pytest.raises(InputError, match="sudah ada"):
        folder.check(tmp_path, language="id")


def test_manifest_round_trip(tmp_path):
    files = {"scenario.toml": b"name = 1", "b.csv": b"id\n"}
    moment = datetime(2026, 11, 24, 9, 5, 7, 999, tzinfo=UTC)
    made = manifest.of(files=files, seed=2**62, command=["a", "b"], started=moment, ended=moment, counts={"plans": 2}, partial=True)
    manifest.write(tmp_path, made)
    assert manifest.read(tmp_path) == made == json.loads((tmp_path / "manifest.json").read_text())
    assert made["partial"] is True
    assert made["seed"] == 2**62
    assert made["started"] == "2026-11-24T09:05:07+00:00"
    assert made["libraries"]["numpy"]
    assert folder.is_results(tmp_path)


def test_hash_tells_inputs_apart():
    assert manifest.hash_of({"a": b"bc"}) != manifest.hash_of({"ab": b"c"})
    assert manifest.hash_of({"a": b"1", "b": b"2"}) == manifest.hash_of({"b": b"2", "a": b"1"})


def test_a_broken_manifest_is_none_of_ours(tmp_path):
    for text in ("", "[]", "{}", '{"other": 1}'):
        (tmp_path / "manifest.json").write_text(text)
        assert not folder.is_results(tmp_path)
