"""Whatever happens to a results folder, it is read as the run wrote it or refused by the name of what is wrong: no traceback, no defect."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import partnership_sim as ps
from partnership_sim.cli import main
from partnership_sim.results.columns import POSITIONS
from tests.fuzzing import examples
from tests.report.synthetic import make
from tests.results.whole import OF_ONE

if TYPE_CHECKING:
    from collections.abc import Callable

TABLES = tuple(OF_ONE)
CSVS = tuple(name for name in TABLES if name.endswith(".csv"))
PARQUETS = tuple(name for name in TABLES if name.endswith(".parquet"))
INPUT = ("scenario/scenario.toml", "scenario/register.csv")
WRITTEN = (*TABLES, *INPUT)
#: What a run wrote and what is made anew or nobody's.
ALL = (*WRITTEN, "manifest.json")
Damage = tuple[Any, ...]


def _make(place: Path, replicates: int, name: str) -> Path:
    # In results of before, nobody's position was counted: here the table is there.
    return make(
        place, replicates=replicates, months=4, programme_end=3, plans=(name,), register=True, shocks=[], without_rows=(POSITIONS.file,)
    )


@pytest.fixture(scope="session")
def folders(tmp_path_factory):
    """Return a whole folder and that of another run."""
    place = tmp_path_factory.mktemp("damaged")
    return _make(place / "whole", 3, "Satu"), _make(place / "other", 2, "Dua")


# ---- damages: each takes the folder, the other run's folder and what was drawn for it


def delete(folder: Path, _: Path, name: str) -> None:
    if not (folder / name).is_dir():
        (folder / name).unlink(missing_ok=True)


def truncate(folder: Path, _: Path, name: str, share: float) -> None:
    change(folder / name, lambda data: data[: int(len(data) * share)])


def flip(folder: Path, _: Path, name: str, place: float, mask: int) -> None:
    def flipped(data: bytes) -> bytes:
        at = min(int(len(data) * place), len(data) - 1)
        return data[:at] + bytes([data[at] ^ mask]) + data[at + 1 :] if data else data

    change(folder / name, flipped)


def insert(folder: Path, _: Path, name: str, place: float, more: bytes) -> None:
    change(folder / name, lambda data: data[: int(len(data) * place)] + more + data[int(len(data) * place) :])


def overwrite(folder: Path, _: Path, name: str, data: bytes) -> None:
    change(folder / name, lambda __: data)


def of_other(folder: Path, other: Path, name: str) -> None:
    change(folder / name, lambda _: (other / name).read_bytes())


def exchange(folder: Path, _: Path, one: str, two: str) -> None:
    if (folder / one).is_file() and (folder / two).is_file():
        first, second = (folder / one).read_bytes(), (folder / two).read_bytes()
        (folder / one).write_bytes(second)
        (folder / two).write_bytes(first)


def in_place(folder: Path, _: Path, name: str, kind: str) -> None:
    """Put a folder, a pipe, or a link that leads nowhere, to itself, to a device or to a copy in the place of a file."""
    path = folder / name
    if not path.is_file() or path.is_symlink():
        return
    kept = path.read_bytes()
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "copy":
        (folder / "elsewhere").mkdir(exist_ok=True)
        (folder / "elsewhere" / path.name).write_bytes(kept)
        path.symlink_to(folder / "elsewhere" / path.name)
    else:
        path.symlink_to({"nowhere": folder / "nothing", "itself": path, "device": Path("/dev/zero")}[kind])


def edit_cell(folder: Path, _: Path, name: str, row: int, column: int, text: str) -> None:
    def edited(lines: list[str]) -> list[str]:
        at = row % len(lines)
        cells = lines[at].split(",")
        cells[column % len(cells)] = text
        return [*lines[:at], ",".join(cells), *lines[at + 1 :]]

    of_lines(folder / name, edited)


def edit_rows(folder: Path, _: Path, name: str, row: int, how: str) -> None:
    def edited(lines: list[str]) -> list[str]:
        at = row % len(lines)
        one = lines[at]
        rest = lines[:at] + lines[at + 1 :]
        return {"remove": rest, "twice": [*lines, one], "last": [*rest, one], "half": lines[: len(lines) // 2], "sort": sorted(lines)}[how]

    of_lines(folder / name, edited)


MANNERS: dict[str, Callable[[str], bytes]] = {
    "semicolons": lambda text: text.replace(",", ";").replace(".", ",").encode(),
    "tabs": lambda text: text.replace(",", "\t").encode("utf-16"),
    "mark": lambda text: text.encode("utf-8-sig"),
    "windows": lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
    "quotes": lambda text: "\n".join(",".join(f'"{cell}"' for cell in line.split(",")) for line in text.splitlines()).encode(),
}


def save_again(folder: Path, _: Path, name: str, manner: str) -> None:
    change(folder / name, lambda data: MANNERS[manner](data.decode(errors="replace")))


def write_parquet_again(folder: Path, _: Path, name: str, first: int, compression: str) -> None:
    if (folder / name).is_file() and not (folder / name).is_symlink():
        with contextlib.suppress(OSError, ValueError):
            pq.write_table(pq.read_table(folder / name).slice(first), folder / name, compression=compression)


def edit_manifest(folder: Path, _: Path, path: tuple[int, ...], value: Any, how: str) -> None:
    """Change, remove or add something somewhere in the manifest."""
    if not (folder / "manifest.json").is_file():
        return
    with contextlib.suppress(OSError, ValueError, RecursionError):
        content = here = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        for step in path:
            if not isinstance(here, dict) or not here:
                break
            key = list(here)[step % len(here)]
            if isinstance(here[key], dict) and here[key] and step != path[-1]:
                here = here[key]
                continue
            if how == "remove":
                del here[key]
            else:
                here[key if how == "change" else f"{key}_2"] = value
            break
        (folder / "manifest.json").write_text(json.dumps(content), encoding="utf-8")


def harmless(folder: Path, _: Path, name: str, data: bytes) -> None:
    """Do something to what no run is read from."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def change(path: Path, how: Callable[[bytes], bytes]) -> None:
    if path.is_file() and not path.is_symlink():
        path.write_bytes(how(path.read_bytes()))


def of_lines(path: Path, how: Callable[[list[str]], list[str]]) -> None:
    if path.is_file() and not path.is_symlink():
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        if lines:
            path.write_text("\n".join(how(lines)) + "\n", encoding="utf-8", errors="replace")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.sampled_from(["en", "runs.parquet", "../x", "0" * 64]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=4,
)
ANY, SHARES, ROWS = st.sampled_from(ALL), st.floats(0, 1), st.integers(0, 300)
DAMAGES: st.SearchStrategy[Damage] = st.one_of(
    st.tuples(st.just(delete), ANY),
    st.tuples(st.just(truncate), ANY, SHARES),
    st.tuples(st.just(flip), ANY, SHARES, st.integers(1, 255)),
    st.tuples(st.just(insert), ANY, SHARES, st.binary(min_size=1, max_size=9)),
    st.tuples(st.just(overwrite), ANY, st.binary(max_size=20) | JSON.map(lambda value: json.dumps(value).encode())),
    st.tuples(st.just(of_other), ANY),
    st.tuples(st.just(exchange), ANY, ANY),
    st.tuples(st.just(in_place), ANY, st.sampled_from(["folder", "pipe", "copy", "nowhere", "itself", "device"])),
    st.tuples(st.just(edit_cell), st.sampled_from([*CSVS, *INPUT]), ROWS, st.integers(0, 8), TEXTS | st.floats().map(str)),
    st.tuples(st.just(edit_rows), st.sampled_from([*CSVS, *INPUT]), ROWS, st.sampled_from(["remove", "twice", "last", "half", "sort"])),
    st.tuples(st.just(save_again), st.sampled_from([*CSVS, "scenario/register.csv"]), st.sampled_from(sorted(MANNERS))),
    st.tuples(st.just(write_parquet_again), st.sampled_from(PARQUETS), st.integers(0, 3), st.sampled_from(["zstd", "none"])),
    st.tuples(
        st.just(edit_manifest),
        st.lists(st.integers(0, 40), min_size=1, max_size=3).map(tuple),
        JSON,
        st.sampled_from(["change", "remove", "add"]),
    ),
    st.tuples(
        st.just(harmless),
        st.sampled_from(
            ["report.html", "figures/01-mine.png", "notes.txt", "scenario/mine.csv", "spreadsheets/summary.csv", "plugins/x.py"]
        ),
        st.binary(max_size=30),
    ),
)
SEVERAL = st.lists(DAMAGES, min_size=1, max_size=3)


@contextlib.contextmanager
def damaged(folders, damages):
    """Give a copy of the whole folder after some damages, and the names of what is not as the run wrote it."""
    whole, other = folders
    with tempfile.TemporaryDirectory() as place:
        folder = Path(shutil.copytree(whole, Path(place) / "r"))
        for damage, *drawn in damages:
            damage(folder, other, *drawn)
        yield folder, {name for name in WRITTEN if not same(folder / name, whole / name)} | of_manifest(folder, whole)


def same(path: Path, original: Path) -> bool:
    return path.is_file() and path.read_bytes() == original.read_bytes()


def of_manifest(folder: Path, whole: Path) -> set[str]:
    """Return the manifest's name unless it says what it said; how it is laid out does not matter."""
    path = folder / "manifest.json"
    with contextlib.suppress(OSError, ValueError, RecursionError):
        if path.is_file() and json.dumps(json.loads(path.read_text("utf-8-sig")), sort_keys=True) == json.dumps(
            json.loads((whole / "manifest.json").read_text("utf-8")), sort_keys=True
        ):
            return set()
    return {"manifest.json"}


@examples()
@given(damages=SEVERAL, language=st.sampled_from(["en", "id"]))
@example(damages=[(of_other, name) for name in TABLES], language="en")
@example(damages=[(of_other, "manifest.json")], language="id")
@example(damages=[(in_place, name, "copy") for name in ALL], language="en")
def test_no_damage_goes_unseen(folders, damages, language):
    with damaged(folders, damages) as (folder, wrong):
        try:
            runs = ps.Runs.load(folder, language=language)
        except ps.InputError as error:
            assert wrong, error
            told = [problem.tell(language) for problem in error.problems]
            assert all(str(folder) in line and ";" in line for line in told)
            if not wrong & {"manifest.json"} and "manifest.json" not in told[0]:
                assert {line.split(": ")[0] for line in told} == {str(folder / name) for name in wrong}
            else:
                assert len(told) >= 1
        else:
            assert not wrong
            assert runs.collected.replicates == 3


@examples(quick=12, slow=200)
@given(damages=SEVERAL, language=st.sampled_from(["en", "id"]))
@example(damages=[(delete, "comparison.csv")], language="id")
@example(damages=[(harmless, "report.html", b"mine")], language="en")
def test_the_command_line_says_so(folders, damages, language):
    with damaged(folders, damages) as (folder, wrong):
        out, err = io.StringIO(), io.StringIO()
        status: object = 0
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                main(["report", str(folder), "--lang", language])
            except SystemExit as left:
                status = left.code
        assert status == (2 if wrong else 0), err.getvalue()
        assert "Traceback" not in err.getvalue()
        assert "defect" not in err.getvalue()
        assert bool(err.getvalue()) == bool(wrong)
        assert wrong or f'<html lang="{language}">' in (folder / "report.html").read_text(encoding="utf-8")
