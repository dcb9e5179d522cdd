"""The scripts of experiments/, as modules."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


def script(folder: str, name: str) -> Any:
    """Return a script of experiments/FOLDER, with those beside it in reach."""
    place = str(ROOT / "experiments" / folder)
    if place not in sys.path:
        sys.path.insert(0, place)
    return importlib.import_module(name)
