"""Plug-ins: a user's own levers, shocks, metrics and kinds, from a file or from installed packages."""

from __future__ import annotations

import importlib.util
import sys
from importlib.metadata import entry_points
from pathlib import Path

from partnership_sim.errors import InputError, Problem

GROUP = "partnership_sim.plugins"
_LOADED: set[Path] = set()


def load_plugin(path: str | Path) -> None:
    """Import a plug-in file; what it declares is found by name from then on. Loading it again does nothing.

    Raises
    ------
    InputError
        If it is not there or does not import.
    """
    file = Path(path)
    where = file.resolve()
    if where in _LOADED:
        return
    if not where.is_file():
        raise InputError(
            [Problem(str(file), "", "there is no such file", "expected is a Python file with your own levers, shocks or metrics")]
        )
    name = f"partnership_sim_plugin_{where.stem}"
    spec = importlib.util.spec_from_file_location(name, where)
    if spec is None or spec.loader is None:
        raise InputError([Problem(str(file), "", "it is no Python file", "expected is a file that ends in .py")])
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        sys.modules.pop(name, None)
        line = getattr(error, "lineno", None) or _line_of(error, where)
        place = f"line {line}" if line else ""
        raise InputError(
            [Problem(str(file), place, f"it does not import: {type(error).__name__}: {error}", "expected is Python that runs")]
        ) from error
    _LOADED.add(where)


def loaded_files() -> tuple[Path, ...]:
    """Return the plug-in files that are loaded, by their paths."""
    return tuple(sorted(_LOADED))


def load_installed() -> None:
    """Load the plug-ins that installed packages declare as entry points."""
    for point in entry_points(group=GROUP):
        try:
            point.load()
        except Exception as error:
            found = f"it does not import: {type(error).__name__}: {error}"
            raise InputError([Problem(point.value, "", found, "expected is a plug-in that imports; else uninstall its package")]) from error


def _line_of(error: BaseException, file: Path) -> int | None:
    """Return the last line of the user's file on the way to an error."""
    found = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(file):
            found = trace.tb_lineno
        trace = trace.tb_next
    return found
