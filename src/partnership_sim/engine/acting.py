"""How a lever or shock acts: what a user's own adds to channels is looked at, so that nothing follows from what is not a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.locale import translator
from partnership_sim.own_code import is_ours

if TYPE_CHECKING:
    from partnership_sim.levers import Lever
    from partnership_sim.month import Month
    from partnership_sim.shocks import Shock
    from partnership_sim.state import Array


def act(what: str, item: Lever | Shock, month: Month, *given: Array | int) -> None:
    """Let a lever or shock (`what`) act in a month.

    Raises
    ------
    InputError
        If a user's own adds to a channel what is not finite or less than nothing; it names lever, plan, month and channel.
    """
    if is_ours(item.act):
        month.own_code.act(what, item, month, *given)
        return
    before = {name: array.copy() for name, array in month.channels.opened.items()}
    month.own_code.act(what, item, month, *given)
    for name, after in month.channels.opened.items():
        wrong = ~((after >= before.get(name, 0.0)) & (after < np.inf))
        if wrong.any():
            say = translator(month.own_code.language)
            added = (after - before.get(name, 0.0))[wrong][0]
            found = say("it adds {number} to the channel {name}").format(number=f"{added:g}", name=name)
            raise month.own_code.refusal(what, item.name, item.act, found, say("expected finite numbers, 0 or more"))
