"""Amounts of money where resource units are expected: how many units they are, where the scenario says what a unit is worth."""

from __future__ import annotations

import math
import re

from partnership_sim.tables.marks import MARKED, plain_forms

#: Signs and words for a currency, and its code.
CURRENCIES = {"rp": "IDR", "idr": "IDR", "us$": "USD", "usd": "USD", "$": "USD", "eur": "EUR", "\u20ac": "EUR", "\u00a3": "GBP"}
#: Words behind a number, and by what they multiply it.
TIMES = {"": 1.0, "ribu": 1e3, "rb": 1e3, "juta": 1e6, "jt": 1e6, "miliar": 1e9, "milyar": 1e9, "million": 1e6, "billion": 1e9}
AMOUNT = re.compile(
    r"(?P<before>[a-z$\u20ac\u00a3]*)\.?\s*(?P<number>[0-9][0-9., ]*?)\s*(?:,-{1,2})?\s*"
    r"(?P<times>ribu|rb|juta|jt|miliar|milyar|million|billion|)\s*(?P<after>[a-z$\u20ac\u00a3]*)\Z",
    re.IGNORECASE,
)


def units(cell: str, currency: str, worth: float) -> float:
    """Return how many resource units an amount of money is; NaN where that cannot be said for sure.

    Parameters
    ----------
    cell : str
        As it is written: "Rp75.000.000", "Rp 75 juta", "USD 1,200".
    currency : str
        Code of the scenario's currency.
    worth : float
        What a unit is worth in it; 0 where the scenario does not say.
    """
    match = AMOUNT.match(cell)
    if match is None or worth <= 0 or CURRENCIES.get((match["before"] or match["after"]).casefold()) != currency.upper():
        return math.nan
    number = match["number"].strip()
    if not MARKED.match(number):
        return math.nan
    forms = plain_forms(number, ".")
    if len(forms) > 1 and match["times"]:
        return math.nan  # 1.500 juta
    return float(forms[0]) * TIMES[match["times"].casefold()] / worth
