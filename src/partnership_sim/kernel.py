"""The one typed decorator behind which Numba stands; compiled_code.py keeps what it compiles."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numba
import numpy as np
from numba.extending import register_jitable

from partnership_sim import compiled_code

if TYPE_CHECKING:
    from collections.abc import Callable

Function = TypeVar("Function", bound="Callable[..., object]")

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
    compiled = numba.njit(**options)(function)
    compiled_code.keep(compiled)
    return cast("Function", compiled)


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
