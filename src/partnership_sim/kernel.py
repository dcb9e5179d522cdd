"""The one typed decorator behind which Numba stands, and where its compiled code is kept."""

from __future__ import annotations

import functools
import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numba
import numpy as np
import platformdirs
from numba.extending import register_jitable

if TYPE_CHECKING:
    from collections.abc import Callable

Function = TypeVar("Function", bound="Callable[..., object]")

#: Where compiled functions live. Numba's own cache does not see a change in a called function, so the digest of all of them names the folder.
COMPILED = (
    "kernel.py",
    "arithmetic.py",
    "draws.py",
    "state.py",
    "dynamics/*.py",
    "metrics/tally.py",
    "population/wiring.py",
    "engine/rows.py",
    "month.py",
)
PACKAGE = Path(__file__).parent


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


@functools.cache
def cache_folder() -> Path:
    """Return the folder of the compiled code: the package's own, or the user's where that is not writable."""
    name = f"kernels-{sources_digest()}"
    for root in (PACKAGE / "__pycache__", Path(platformdirs.user_cache_dir("partnership-sim", appauthor=False))):
        try:
            (root / name).mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(root / name, os.W_OK):
            return root / name
    return Path(tempfile.mkdtemp(prefix="partnership-sim-"))


def is_compiled_code_there() -> bool:
    """Return whether the compiled month of these sources is already on disk."""
    return any(cache_folder().rglob("rows.advance_rows-*.nbi"))


#: Only contraction (fused multiply-add) is allowed of the fast-math rules: reassociated sums would make results depend on the block.
OPTIONS: dict[str, Any] = {"nogil": True, "error_model": "numpy", "fastmath": {"contract"}}


#: Functions that make no array need no counting of references to arrays; without it they compile in a fraction of the time and run faster.
NO_ALLOCATION: dict[str, Any] = {"_nrt": False}


def kernel(function: Function) -> Function:
    """Compile a function with Numba, without the global interpreter lock, and keep the result on disk; it may not make arrays.

    With ``NUMBA_DISABLE_JIT=1`` the same source runs as plain Python.
    """
    return _compiled(function, {**OPTIONS, **NO_ALLOCATION})


def allocating_kernel(function: Function) -> Function:
    """Compile a function that makes arrays of its own; kernels cannot call it."""
    return _compiled(function, OPTIONS)


def _compiled(function: Function, options: dict[str, Any]) -> Function:
    config: Any = numba.config
    if config.DISABLE_JIT:
        return _plain(function)
    before = config.CACHE_DIR
    config.CACHE_DIR = str(cache_folder())
    try:
        return cast("Function", numba.njit(cache=True, **options)(function))
    finally:
        config.CACHE_DIR = before


def subkernel(function: Function) -> Function:
    """Let kernels call a function that takes whole tuples of arrays; called from Python it runs as plain Python.

    Code to call it from Python, which unpacks every array of those tuples, would double the time that compiling takes.
    """
    config: Any = numba.config
    if config.DISABLE_JIT:
        return _plain(function)
    compiled: Any = register_jitable(no_cpython_wrapper=True, no_cfunc_wrapper=True, **OPTIONS, **NO_ALLOCATION)(function)
    return cast("Function", compiled)


def _plain(function: Function) -> Function:
    """Return a function that lets integers wrap around, as the hash of the draws means them to, and divides as compiled code does."""

    @functools.wraps(function)
    def plain(*arguments: object) -> object:
        with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
            return function(*arguments)

    return cast("Function", plain)
