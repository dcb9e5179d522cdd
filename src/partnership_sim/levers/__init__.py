"""The levers, a file each; whatever file lies in this folder is found."""

from __future__ import annotations

import importlib
import pkgutil

from partnership_sim.levers.base import LEVERS, Lever, Option

__all__ = ["LEVERS", "Lever", "Option"]

# The order in which people read of them; files that are not named here follow by name.
_FIRST = (
    "capacity_building",
    "networking",
    "facilitated_dialogue",
    "mediation",
    "information_access",
    "public_education",
    "advocacy",
    "transparency",
    "service_delivery",
)
_FOUND = sorted(name for _, name, _ in pkgutil.iter_modules(__path__) if name not in ("base", *_FIRST))
for _name in (*_FIRST, *_FOUND):
    importlib.import_module(f"{__name__}.{_name}")
