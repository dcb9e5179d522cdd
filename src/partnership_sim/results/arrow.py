"""Columns to Arrow arrays and back by their bytes: `pyarrow.array` and `to_numpy` would import pandas first, a third of the time of a small run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import ArrayLike, NDArray


def reals(values: ArrayLike) -> pa.Array:
    """Return numbers, [row], as float64; NaN and None become null."""
    plain = np.ascontiguousarray(values, dtype=np.float64)
    return _array(pa.float64(), len(plain), ~np.isnan(plain), plain)


def integers(values: ArrayLike, type_: pa.DataType) -> pa.Array:
    """Return whole numbers, [row], as a type of Arrow's such as `pa.int32()`.

    Raises
    ------
    ValueError
        If one is no whole number that the type can hold.
    """
    given = np.asarray(values)
    with np.errstate(invalid="ignore"):  # NaN is found below
        plain = np.ascontiguousarray(given, dtype=type_.to_pandas_dtype())
    if not np.array_equal(plain, given):
        raise ValueError(f"not whole numbers of {type_}")
    return _array(type_, len(plain), None, plain)


def texts(values: Iterable[object]) -> pa.Array:
    """Return texts, [row]; None becomes null, and whatever is no text its `str`."""
    given = list(values)
    known = ["" if value is None else str(value) for value in given]
    content = "".join(known)
    lengths = list(map(len, known if content.isascii() else map(str.encode, known)))
    return _strings(lengths, content.encode(), np.array([value is not None for value in given], dtype=bool) if None in given else None)


def labels(names: Sequence[str], each: int, times: int) -> pa.Array:
    """Return every name `each` times one after another, and all that `times` times: [times * name * each]."""
    parts = [name.encode() for name in names]
    return _strings(np.tile(np.repeat([len(part) for part in parts], each), times), b"".join(part * each for part in parts) * times, None)


def _strings(lengths: ArrayLike, content: bytes, defined: NDArray[np.bool_] | None) -> pa.Array:
    """Return texts by the length of each in bytes and all of their bytes."""
    ends = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int32)
    return _array(pa.string(), len(ends) - 1, defined, ends, content)


def _array(type_: pa.DataType, count: int, defined: NDArray[np.bool_] | None, *content: NDArray[np.generic] | bytes) -> pa.Array:
    """Return an array by its bytes, and by which rows are defined (all, if None)."""
    known = None if defined is None or defined.all() else pa.py_buffer(np.packbits(defined, bitorder="little"))
    return pa.Array.from_buffers(type_, count, [known, *(pa.py_buffer(part) for part in content)])


def numbers(column: pa.ChunkedArray) -> NDArray[np.float64]:
    """Return numbers of any type, [row]; null becomes NaN."""
    return np.concatenate([np.empty(0), *(np.where(_defined(chunk), _plain(chunk), np.nan) for chunk in filter(len, column.chunks))])


def codes(column: pa.ChunkedArray, names: Sequence[str]) -> NDArray[np.int64]:
    """Return the place of each text among `names`, [row], -1 where it is none of them; `column` was read as a dictionary."""
    places = {name: place for place, name in enumerate(names)}
    found = [np.empty(0, np.int64)]
    for chunk in filter(len, column.chunks):
        known = np.array([places.get(name, -1) for name in chunk.dictionary.to_pylist()], np.int64)
        found.append(known[_plain(chunk.indices)])
    return np.concatenate(found)


def _plain(chunk: pa.Array) -> NDArray[Any]:
    """Return the numbers of an array, whatever stands where it is null."""
    return np.frombuffer(chunk.buffers()[1], chunk.type.to_pandas_dtype(), len(chunk), chunk.offset * chunk.type.byte_width)


def _defined(chunk: pa.Array) -> NDArray[np.bool_]:
    """Return which rows of an array are defined."""
    known = chunk.buffers()[0]
    if known is None:
        return np.ones(len(chunk), bool)
    return np.unpackbits(np.frombuffer(known, np.uint8), bitorder="little")[chunk.offset : chunk.offset + len(chunk)].astype(bool)
