"""The shocks, a file each; whatever file lies in this folder is found."""

from __future__ import annotations

import importlib
import pkgutil

from partnership_sim.shocks.base import SHOCKS, Shock

__all__ = ["SHOCKS", "Shock"]

# The order in which people read of them; files that are not named here follow by name.
_FIRST = ("funding_cut", "disaster", "leadership_change", "scandal", "misinformation", "outside_conflict")
_FOUND = sorted(name for _, name, _ in pkgutil.iter_modules(__path__) if name not in ("base", *_FIRST))
for _name in (*_FIRST, *_FOUND):
    importlib.import_module(f"{__name__}.{_name}")
