"""Where compiled code is kept: a folder for each state of the sources. What is damaged in it is thrown away and made anew."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import pickle
import re
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numba
import numpy as np
import platformdirs
from numba.core import event
from numba.core.caching import FunctionCache, IndexDataCacheFile

if TYPE_CHECKING:
    from collections.abc import Callable

#: Where compiled functions live. Numba's own cache does not see a change in a called function, so the digest of all of them names the folder.
COMPILED = (
    "kernel.py",
    "constants.py",
    "arithmetic.py",
    "quantiles.py",
    "draws.py",
    "state.py",
    "dynamics/*.py",
    "metrics/tally.py",
    "metrics/counting.py",
    "metrics/core.py",
    "metrics/spreads.py",
    "population/first_month.py",
    "population/wiring.py",
    "engine/loop.py",
    "engine/paths.py",
    "month_sums.py",
)
PACKAGE = Path(__file__).parent
#: Code of other sources or versions that nobody has used for so long goes.
DAYS_UNUSED = 30
#: Names of folders that this module makes.
_OURS = re.compile(r"kernels-[0-9a-f]{16}")
_SEAL = 16
#: The function whose compiling takes nearly all of the time.
_LONGEST = "advance_rows"


def compiled_sources(package: Path = PACKAGE) -> list[Path]:
    """Return the source files whose functions are compiled, in a fixed order."""
    return sorted(path for pattern in COMPILED for path in package.glob(pattern))


def sources_digest(package: Path = PACKAGE) -> str:
    """Return a digest of all compiled sources and of the versions that compile them."""
    digest = hashlib.blake2b(f"{numba.__version__} {np.__version__}".encode(), digest_size=8)
    for path in compiled_sources(package):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def roots() -> tuple[Path, Path]:
    """Return where the folder may lie: in the package, or with the user where that cannot be written."""
    return PACKAGE / "__pycache__", Path(platformdirs.user_cache_dir("partnership-sim", appauthor=False))


@functools.cache
def cache_folder() -> Path | None:
    """Return the folder of the compiled code; None where none can be written: every start then compiles anew."""
    name, now = f"kernels-{sources_digest()}", time.time()
    for root in roots():
        folder = root / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            os.utime(folder, (now, now))  # used today
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            _sweep(root, now)
            return folder
    return None


def _sweep(root: Path, now: float) -> None:
    """Remove code of other sources or versions that has not been used for long: at every start, for the last version to be used makes no more."""
    for folder in root.glob("kernels-*"):
        try:
            unused = now - folder.lstat().st_mtime > DAYS_UNUSED * 86400
        except OSError:
            continue
        if unused and _OURS.fullmatch(folder.name) and folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)


def is_there() -> bool:
    """Return whether the compiled month of these sources is already on disk."""
    folder = cache_folder()
    return folder is not None and any(folder.rglob(f"loop.{_LONGEST}-*.nbi"))


def unkept() -> Path | None:
    """Return the folder in which compiled code could not be kept, so that each start compiles anew; None where all is well."""
    return next(iter(_unkept), None) if cache_folder() is not None else roots()[-1]


_unkept: list[Path] = []


def keep(dispatcher: Any) -> None:  # noqa: ANN401 - Numba's dispatcher
    """Let a compiled function be read from the folder, and written to it once it is compiled."""
    folder = cache_folder()
    if folder is None:
        return
    config: Any = numba.config
    before = config.CACHE_DIR
    config.CACHE_DIR = str(folder)
    try:
        dispatcher._cache = _Cache(dispatcher.py_func)  # noqa: SLF001 - as its enable_caching does with Numba's own
    except (OSError, RuntimeError):  # Numba's "no locator available": its folder cannot be written
        _unkept.append(folder)
    finally:
        config.CACHE_DIR = before


class _Files(IndexDataCacheFile):
    """Numba's index and data of one function, each sealed by a digest: damaged code would end the process, or worse, give wrong numbers."""

    def load(self, key: object) -> Any:  # noqa: ANN401 - what Numba pickled
        try:
            return super().load(key)
        except Exception:  # whatever is wrong with a file: it can be made anew
            self.discard()
            return None

    def discard(self) -> None:
        """Remove everything that is kept of the function."""
        index = Path(self._index_path)
        for path in (index, *index.parent.glob(f"{index.stem}.*.nbc")):
            with contextlib.suppress(OSError):
                path.unlink()

    def _load_index(self) -> dict[Any, str]:
        try:
            version, stamp, overloads = self._get(Path(self._index_path))
        except FileNotFoundError:
            return {}
        return overloads if (version, stamp) == (self._version, self._source_stamp) else {}

    def _save_index(self, overloads: dict[Any, str]) -> None:
        self._put(self._index_path, (self._version, self._source_stamp, overloads))

    def _load_data(self, name: str) -> Any:  # noqa: ANN401
        return self._get(Path(self._data_path(name)))

    def _save_data(self, name: str, data: object) -> None:
        self._put(self._data_path(name), data)

    def _put(self, path: str, content: object) -> None:
        body = self._dump(content)
        with self._open_for_write(path) as file:
            file.write(body + _seal(body))

    @staticmethod
    def _get(path: Path) -> Any:  # noqa: ANN401
        content = path.read_bytes()
        body, seal = content[:-_SEAL], content[-_SEAL:]
        if not body or _seal(body) != seal:
            raise ValueError(f"{path} is damaged")
        return pickle.loads(body)  # noqa: S301 - our own, and sealed


def _seal(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_SEAL).digest()


class _Cache(FunctionCache):
    def __init__(self, function: Callable[..., object]) -> None:
        super().__init__(function)
        self._cache_file: _Files = _Files(self._cache_path, self._impl.filename_base, self._cache_file._source_stamp)  # noqa: SLF001

    def load_overload(self, sig: object, target_context: object) -> Any:  # noqa: ANN401
        try:
            return super().load_overload(sig, target_context)
        except Exception:  # sound as a file, but not for this Numba
            self._cache_file.discard()
            return None

    def save_overload(self, sig: object, data: object) -> None:
        try:
            super().save_overload(sig, data)
        except OSError:  # a full disk, no permission: the code runs all the same
            _unkept.append(Path(self._cache_path))


class Watch(event.Listener):
    """Measures how long compiling takes, while it is entered.

    Parameters
    ----------
    begun : callable
        Called, from any thread, when the month itself starts to be compiled.
    """

    def __init__(self, begun: Callable[[], None] = lambda: None) -> None:
        self._begun = begun
        self._depth = 0
        self._since = 0.0
        self._before = 0.0

    def __enter__(self) -> Watch:
        event.register("numba:compile", self)
        return self

    def __exit__(self, *_: object) -> None:
        event.unregister("numba:compile", self)

    def on_start(self, one: Any) -> None:  # noqa: ANN401 - Numba's event; it holds its lock, so one thread at a time
        """Note that a function is being compiled."""
        if self._depth == 0:
            self._since = time.monotonic()
        self._depth += 1
        if one.data["dispatcher"].py_func.__name__ == _LONGEST:
            self._begun()

    def on_end(self, _: object) -> None:
        """Note that it is done."""
        self._depth -= 1
        if self._depth == 0:
            self._before += time.monotonic() - self._since

    @property
    def seconds(self) -> float:
        """Seconds of compiling so far."""
        return self._before + (time.monotonic() - self._since if self._depth else 0.0)
