"""The kinds of stakeholder, a declaration each. Their order is their code in arrays: community 0, government 1, business 2, ngo 3."""

# The order of these imports is the order of the kinds.
from partnership_sim.kinds.community import COMMUNITY  # isort: skip
from partnership_sim.kinds.government import GOVERNMENT  # isort: skip
from partnership_sim.kinds.business import BUSINESS  # isort: skip
from partnership_sim.kinds.ngo import NGO  # isort: skip
from partnership_sim.declare import GENERAL_TRUST, KINDS, Kind
from partnership_sim.kinds._table import COLUMNS, SKILLS

__all__ = ["BUSINESS", "COLUMNS", "COMMUNITY", "GOVERNMENT", "KINDS", "NGO", "SKILLS", "Kind", "prior_trust"]


def prior_trust(truster: str, trusted: str) -> float:
    """Return the declared mean prior trust, 0..1, of one kind in another."""
    return KINDS[truster].trust.get(trusted, GENERAL_TRUST)
