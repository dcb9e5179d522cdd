"""Where the tags of named marks stand: beside their mark, on no other mark, on no other tag."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.plots.style import SMALL, width_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Spot = tuple[float, float]

#: Height of a tag, its words' room at either side, the least gap to a mark, the steps outward, in points.
TALL, _SIDE, _GAP, _STEP, _FARTHEST = SMALL + 3.0, 3.0, 1.5, 3.0, 120.0
_ANGLES = 32


@dataclass(frozen=True)
class Tag:
    """A tag: the middle of its box, and its size, in points."""

    id: str
    words: str
    x: float
    y: float
    width: float
    height: float = TALL

    def clear_of(self, spots: NDArray[np.float64], radius: float) -> float:
        """Return how far the nearest mark of this radius is from the box; negative where it lies on it."""
        if not len(spots):
            return math.inf
        across = np.maximum(np.abs(spots[:, 0] - self.x) - self.width / 2, 0.0)
        upright = np.maximum(np.abs(spots[:, 1] - self.y) - self.height / 2, 0.0)
        return float(np.hypot(across, upright).min()) - radius

    def meets(self, other: Tag) -> bool:
        """Return whether two boxes overlap."""
        across, upright = abs(self.x - other.x), abs(self.y - other.y)
        return across < (self.width + other.width) / 2 + 1 and upright < (self.height + other.height) / 2 + 1


def place(words: Mapping[str, str], spots: Mapping[str, Spot], radius: float, limits: tuple[float, float, float, float]) -> list[Tag]:
    """Return a tag for each id in `words`.

    Parameters
    ----------
    words : mapping of str to str
        What stands on the tags.
    spots : mapping of str to pair of float
        Every mark, in points.
    radius : float
        Of the marks.
    limits : left, bottom, right, top
        Within which tags stand.
    """
    every = np.array(list(spots.values())).reshape(-1, 2)
    found: list[Tag] = []
    for name, text in words.items():
        if name in spots:
            found.append(_nearest(name, text, spots[name], every, found, radius, limits))
    return found


def _nearest(
    name: str,
    text: str,
    spot: Spot,
    every: NDArray[np.float64],
    taken: Sequence[Tag],
    radius: float,
    limits: tuple[float, float, float, float],
) -> Tag:
    """Return the nearest free place for a tag, of several the freest; where none is free, the one farthest from marks."""
    left, bottom, right, top = limits
    width = width_of(text) + 2 * _SIDE
    rest = (-math.inf, Tag(name, text, *spot, width))
    for away in np.arange(radius + TALL / 2 + _GAP, _FARTHEST, _STEP):
        free: list[tuple[float, Tag]] = []
        for angle in np.linspace(0, 2 * np.pi, _ANGLES, endpoint=False):
            x, y = spot[0] + (away + width / 2 - TALL / 2) * math.cos(angle), spot[1] + away * math.sin(angle)
            tag = Tag(name, text, float(x), float(y), width)
            inside = left + width / 2 <= x <= right - width / 2 and bottom + TALL / 2 <= y <= top - TALL / 2
            if inside and not any(tag.meets(other) for other in taken):
                free.append((tag.clear_of(every, radius), tag))
        best = max(free, key=lambda one: one[0], default=rest)
        if best[0] >= _GAP:
            return best[1]
        rest = max(rest, best, key=lambda one: one[0])
    return rest[1]
