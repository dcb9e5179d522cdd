"""The kinds of stakeholder, a declaration each. Their code in arrays is their place: community 0, government 1, business 2, ngo 3, then a user's own by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.declare import BUILT_IN_KINDS, GENERAL_TRUST, KINDS, Kind
from partnership_sim.kinds._table import COLUMNS, SKILLS
from partnership_sim.kinds.business import BUSINESS
from partnership_sim.kinds.community import COMMUNITY
from partnership_sim.kinds.government import GOVERNMENT
from partnership_sim.kinds.ngo import NGO

if TYPE_CHECKING:
    from collections.abc import Container

__all__ = [
    "BUILT_IN_KINDS",
    "BUSINESS",
    "COLUMNS",
    "COMMUNITY",
    "GOVERNMENT",
    "KINDS",
    "NGO",
    "SKILLS",
    "Kind",
    "kinds_among",
    "prior_trust",
]


def kinds_among(names: Container[str]) -> tuple[Kind, ...]:
    """Return the kinds that a partnership with these can have: the four, and those of a user's own that are named, in the order of their codes."""
    return tuple(kind for name, kind in KINDS.items() if name in BUILT_IN_KINDS or name in names)


def prior_trust(truster: str, trusted: str) -> float:
    """Return the declared mean prior trust, 0..1, of one kind in another."""
    return KINDS[truster].trust.get(trusted, KINDS[trusted].trusted.get(truster, GENERAL_TRUST))
