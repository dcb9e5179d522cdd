"""A report whose figures nobody draws: its words alone are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.report.parts import compare, fragile, kinds, lasting, money, network, unfold

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

#: Where parts draw: the module, and its function.
DRAWN = (
    (compare, "differences"),
    (unfold, "over_time"),
    (kinds, "over_time"),
    (lasting, "lasting"),
    (network, "network"),
    (fragile, "swings"),
    (money, "cost_effect"),
)


def undrawn(monkeypatch: pytest.MonkeyPatch, instead: Callable[[str], Callable[..., None]] = lambda _: lambda *_, **__: None) -> None:
    """Put what `instead` gives of a function's name in the place of every function that draws."""
    for module, name in DRAWN:
        monkeypatch.setattr(module, name, instead(name))
