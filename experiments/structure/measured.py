"""Measured networks of partnerships: size, kinds, ties and their structure, as computed from published data sets.

Community, government, business, NGO: `kinds` are counts where they are known; else (`guessed`) counts that give the same share of ties between
kinds by chance. Reciprocity, clustering (transitivity of the ties without direction), share of ties between kinds, and giant component were computed from the
data; `ties` are the pairs with a tie in at least one direction.
"""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("community", "government", "business", "ngo")


@dataclass(frozen=True)
class Measured:
    """A relation of a measured network."""

    network: str
    relation: str
    kinds: tuple[int, int, int, int]
    arcs: int
    reciprocity: float
    clustering: float
    cross_kind: float
    by_chance: float
    giant: float
    highest: str
    guessed: bool = False
    few_names: bool = False
    one_way: bool = False

    @property
    def size(self) -> int:
        """Number of organisations."""
        return sum(self.kinds)

    @property
    def degree(self) -> float:
        """Mean number of partners: two arcs that answer each other are one tie."""
        return 2.0 * self.arcs * (1.0 - self.reciprocity / 2.0) / self.size

    @property
    def mixing(self) -> float:
        """Share of ties between kinds over what chance would give."""
        return self.cross_kind / self.by_chance


_SWISS, _US, _LAKE, _OHIO, _PUGET, _CHEMICALS = (
    (3, 4, 22, 10),
    (0, 16, 19, 29),
    (0, 43, 6, 39),
    (5, 4, 4, 5),
    (13, 120, 11, 57),
    (3, 13, 4, 10),
)
_POLICY, _WATER = "US climate policy", "Lake Champlain water governance"
NETWORKS = (
    Measured("Swiss climate policy", "collaborates", _SWISS, 341, 0.493, 0.507, 0.581, 0.615, 1.0, "government", guessed=True),
    Measured("Swiss climate policy", "deems influential", _SWISS, 396, 0.253, 0.615, 0.624, 0.615, 1.0, "government", guessed=True),
    Measured(_POLICY, "collaborates", _US, 789, 0.385, 0.472, 0.518, 0.654, 1.0, "ngo", guessed=True),
    Measured(_POLICY, "deems influential", _US, 1304, 0.347, 0.655, 0.619, 0.654, 1.0, "government", guessed=True),
    Measured(_POLICY, "scientific information from", _US, 626, 0.15, 0.47, 0.58, 0.654, 1.0, "government", guessed=True),
    Measured(_WATER, "shares information", _LAKE, 1473, 0.445, 0.525, 0.464, 0.567, 1.0, "government"),
    Measured(_WATER, "coordinates projects", _LAKE, 1036, 0.413, 0.444, 0.44, 0.567, 0.989, "government"),
    Measured(_WATER, "technical help", _LAKE, 860, 0.356, 0.39, 0.414, 0.567, 0.943, "government"),
    Measured(_WATER, "exchanges money", _LAKE, 587, 0.29, 0.283, 0.429, 0.567, 0.909, "government", one_way=True),
    Measured(_WATER, "reports to", _LAKE, 383, 0.151, 0.17, 0.407, 0.567, 0.852, "government", one_way=True),
    Measured("Ohio civic coalition", "shares resources 2013", _OHIO, 53, 0.226, 0.413, 0.698, 0.791, 1.0, "business", guessed=True),
    Measured("Ohio civic coalition", "shares resources 2016", _OHIO, 112, 0.339, 0.683, 0.72, 0.792, 1.0, "ngo", guessed=True),
    Measured(
        "Puget Sound recovery", "joint projects", _PUGET, 445, 0.184, 0.12, 0.449, 0.559, 0.881, "government", guessed=True, few_names=True
    ),
    Measured(
        "Puget Sound recovery", "joint planning", _PUGET, 476, 0.223, 0.138, 0.445, 0.559, 0.861, "government", guessed=True, few_names=True
    ),
    Measured(
        "Puget Sound recovery",
        "informal consultation",
        _PUGET,
        465,
        0.211,
        0.128,
        0.456,
        0.559,
        0.861,
        "government",
        guessed=True,
        few_names=True,
    ),
    Measured("Chemicals policy, Germany", "political information", _CHEMICALS, 342, 0.614, 0.698, 0.57, 0.697, 1.0, "business"),
    Measured("Chemicals policy, Germany", "scientific information", _CHEMICALS, 189, 0.307, 0.601, 0.561, 0.697, 1.0, "ngo"),
    Measured("Chemicals policy, Germany", "deems influential", _CHEMICALS, 283, 0.382, 0.684, 0.608, 0.697, 1.0, "community"),
)
