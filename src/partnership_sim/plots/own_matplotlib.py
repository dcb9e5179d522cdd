"""Matplotlib without the settings of whoever started us, where those keep it from loading: our figures need none of them."""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from contextlib import chdir
from pathlib import Path


def load() -> None:
    """Load Matplotlib, as the user has set it if it can be loaded like that."""
    try:
        importlib.import_module("matplotlib")
    except (ValueError, OSError):  # a notebook's backend that is not here (MPLBACKEND), or a matplotlibrc that is no text
        _load_bare()


def _load_bare() -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "matplotlib"]:
        del sys.modules[name]
    found = importlib.util.find_spec("matplotlib")
    if found is None or found.origin is None:
        raise ImportError("matplotlib")
    data = Path(found.origin).parent / "mpl-data"
    names = ("MPLBACKEND", "MATPLOTLIBRC")
    before = {name: os.environ[name] for name in names if name in os.environ}
    os.environ["MPLBACKEND"] = ""
    os.environ["MATPLOTLIBRC"] = str(data / "matplotlibrc")
    try:
        with chdir(data):  # a matplotlibrc of the current folder would come first
            importlib.import_module("matplotlib")
    finally:
        for name in names:
            os.environ.pop(name, None)
        os.environ.update(before)
