"""Tables go out and come back; nulls are nulls, and no name is a formula."""

import math

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnership_sim.errors import InputError
from partnership_sim.results import arrow, spreadsheet, writer
from partnership_sim.results.columns import COMPARISON, EVENTS, OUTCOMES, RUNS, SUMMARY
from partnership_sim.results.reader import Results
from tests.results.whole import OF_ONE, complete

PLANS = ("No programme", '=HYPERLINK("http://x")')


def summary(plans=PLANS):
    count = len(plans)
    return {
        "plan": list(plans),
        "metric": ["trust"] * count,
        "at": ["end"] * count,
        "mean": [0.1 + 0.2] * count,
        "low": [math.nan] * count,
        "high": np.full(count, -1e-300),
    }


@pytest.fixture
def folder(tmp_path):
    values = np.arange(2 * 3 * 4 * 2, dtype=float).reshape(2, 3, 4, 2)
    values[1, 2, 3, 1] = np.nan
    with writer.RunsWriter(tmp_path, ("trust", "service")) as out:
        for first, part in ((0, slice(0, 2)), (2, slice(2, 3))):
            out.add(first, {plan: cube[part] for plan, cube in zip(PLANS, values, strict=True)})
    writer.write(
        tmp_path, "outcomes.parquet", {"plan": [plan for plan in PLANS for _ in range(3)], "replicate": [0, 1, 2] * 2, "cost": [1.5] * 6}
    )
    return complete(tmp_path), values


def test_csv_shows_formulas_as_text_and_full_precision(tmp_path):
    text = writer.write(tmp_path, SUMMARY.file, summary()).read_text(encoding="utf-8")
    lines = text.splitlines()
    assert lines[0] == "plan,metric,at,mean,low,high"
    assert lines[1] == "No programme,trust,end,0.30000000000000004,,-1e-300"
    assert lines[2].startswith("\"'=HYPERLINK")
    back = spreadsheet.read(tmp_path / SUMMARY.file, SUMMARY)
    assert back["plan"] == list(PLANS)
    assert str(back["low"][0]) == "nan"


@given(st.text())
def test_safe_is_undone(text):
    cell = spreadsheet.safe(text)
    assert spreadsheet.unsafe(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=5))
def test_any_name_survives_a_csv(tmp_path_factory, names):
    path = tmp_path_factory.mktemp("csv")
    writer.write(path, SUMMARY.file, summary(names))
    assert spreadsheet.read(path / SUMMARY.file, SUMMARY)["plan"] == names


@given(st.lists(st.none() | st.text() | st.integers()))
def test_any_text_becomes_an_arrow_text(values):
    assert arrow.texts(values).to_pylist() == [None if value is None else str(value) for value in values]


def test_columns_are_checked(tmp_path):
    table = summary()
    with pytest.raises(ValueError, match="expected"):
        writer.write(tmp_path, SUMMARY.file, {name: column for name, column in table.items() if name != "low"})
    with pytest.raises(ValueError, match="expected"):
        writer.write(tmp_path, SUMMARY.file, {**table, "median": [0, 0]})
    with pytest.raises(ValueError, match="lengths"):
        writer.write(tmp_path, SUMMARY.file, {**table, "low": [0]})
    (tmp_path / COMPARISON.file).write_text("plan,other\n")
    with pytest.raises(ValueError, match="metric"):
        spreadsheet.read(tmp_path / COMPARISON.file, COMPARISON)


def test_runs_have_the_columns_in_order_and_nulls(folder):
    path, values = folder
    table = pq.read_table(path / "runs.parquet")
    assert table.column_names == ["plan", "replicate", "month", "trust", "service"]
    assert table["service"].null_count == 1
    assert table["trust"].null_count == 0
    assert table.num_rows == 2 * 3 * 4
    assert sorted(set(table["month"].to_pylist())) == [1, 2, 3, 4]
    row = next(row for row in table.to_pylist() if (row["plan"], row["replicate"], row["month"]) == (PLANS[1], 2, 1))
    assert row["trust"] == values[1, 2, 0, 0]


def test_runs_stream_in_groups_of_rows(tmp_path):
    with writer.RunsWriter(tmp_path, ("trust",), rows=100) as out:
        for first in range(0, 70, 7):
            out.add(first, {"A": np.zeros((7, 6, 1))})
    groups = pq.ParquetFile(tmp_path / "runs.parquet").metadata
    sizes = [groups.row_group(index).num_rows for index in range(groups.num_row_groups)]
    assert sizes == [100, 100, 100, 100, 20]
    assert 5_000 <= writer.ROWS <= 10_000  # what waits in memory: some 9 MiB; smaller groups make the file larger


def test_the_file_does_not_depend_on_the_blocks(tmp_path):
    values = {plan: np.random.default_rng(seed).random((6, 4, 1)) for seed, plan in enumerate(PLANS)}
    written = []
    for name, size in (("one", 6), ("two", 2)):
        (tmp_path / name).mkdir()
        with writer.RunsWriter(tmp_path / name, ("trust",), rows=20) as out:
            for first in range(0, 6, size):
                out.add(first, {plan: cube[first : first + size] for plan, cube in values.items()})
        written.append((tmp_path / name / "runs.parquet").read_bytes())
    assert written[0] == written[1]


def test_no_runs_is_an_empty_table(tmp_path):
    writer.RunsWriter(tmp_path, ("trust",)).close()
    assert pq.read_table(tmp_path / "runs.parquet").num_rows == 0


def test_results_come_back_as_arrays(folder):
    path, values = folder
    results = Results(path)
    assert results.plans == PLANS
    assert results.replicates == 3
    assert results.metrics == ("trust", "service")
    assert not results.partial
    monthly = results.monthly(("service", "unknown"))
    assert list(monthly) == ["service"]
    np.testing.assert_array_equal(monthly["service"][PLANS[1]], values[1, :, :, 1])
    assert results.monthly(("trust",), most=2)["trust"][PLANS[0]].shape == (2, 4)


def test_of_many_replicates_only_the_first_are_read(folder, monkeypatch):
    values = np.random.default_rng(1).random((2, 70, 3, 1))
    values[0, 5, 2, 0] = np.nan
    with writer.RunsWriter(folder[0], ("trust",), rows=60) as out:
        for first in range(0, 70, 10):
            out.add(first, {plan: cube[first : first + 10] for plan, cube in zip(PLANS, values, strict=True)})
    complete(folder[0])
    groups = []
    read = pq.ParquetFile.read_row_groups

    def noted(file, some, **more):
        groups.extend(some)
        return read(file, some, **more)

    monkeypatch.setattr(pq.ParquetFile, "read_row_groups", noted)
    monthly = Results(folder[0]).monthly(("trust",), plans=PLANS[1:], most=15)
    assert groups == [0, 1]
    assert list(monthly["trust"]) == [PLANS[1]]
    np.testing.assert_array_equal(monthly["trust"][PLANS[1]], values[1, :15, :, 0])
    np.testing.assert_array_equal(Results(folder[0]).monthly(("trust",))["trust"][PLANS[0]], values[0, :, :, 0])


def test_columns_come_back_from_their_bytes():
    for type_ in (pa.float64(), pa.float32(), pa.int32(), pa.int8()):
        column = pa.chunked_array([pa.array([1, None, 3, 4, None] * 5, type_).slice(3, 13), pa.array([], type_), pa.array([7, 8], type_)])
        np.testing.assert_array_equal(arrow.numbers(column), [np.nan if one is None else one for one in column.to_pylist()])
    assert len(arrow.numbers(pa.chunked_array([], pa.int32()))) == 0
    texts = ["b", "c", "a", "b", "b", "a"]
    column = pa.chunked_array([pa.array(some, pa.string()).dictionary_encode() for some in (texts, [], ["a"])]).slice(1)
    np.testing.assert_array_equal(arrow.codes(column, ("a", "b")), [-1, 0, 1, 1, 0, 0])


def test_a_table_without_rows_is_empty(folder):
    results = Results(folder[0])
    for file, layout in OF_ONE.items():
        if file not in {RUNS.file, OUTCOMES.file}:
            table = results.table(file)
            assert list(table) == list(layout.columns)
            assert all(len(column) == 0 for column in table.values())


def test_events_keep_text_and_missing_sizes(folder):
    columns = {name: ["x"] for name in EVENTS.columns} | {"replicate": [0], "month": [3], "size": [math.nan], "by": [None]}
    writer.write(folder[0], EVENTS.file, columns)
    complete(folder[0])
    table = Results(folder[0]).table(EVENTS.file)
    assert table["by"] == [None]
    assert math.isnan(table["size"][0])
    assert table["month"][0] == 3


def test_a_folder_of_something_else_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"manifest\.json"):
        Results(tmp_path)


def test_the_input_is_written_as_it_was(tmp_path):
    writer.write_scenario(tmp_path, {"scenario.toml": b"\xef\xbb\xbfname", "data/ties.csv": b"a;b\r\n"})
    assert (tmp_path / "scenario" / "scenario.toml").read_bytes() == b"\xef\xbb\xbfname"
    assert (tmp_path / "scenario" / "data" / "ties.csv").read_bytes() == b"a;b\r\n"
    for name in ("../x", "/etc/x", ".", "a/../../x"):
        with pytest.raises(ValueError, match="outside"):
            writer.write_scenario(tmp_path, {name: b""})
