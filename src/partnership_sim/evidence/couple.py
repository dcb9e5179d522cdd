"""Two stakeholders and the tie between them: single phases, called with states written by hand."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.draws import first, second
from partnership_sim.dynamics import opening, trust
from partnership_sim.engine.block import open_block, start_of
from partnership_sim.engine.loop import channels_of, state_of, ties_of
from partnership_sim.population import cast_of
from partnership_sim.scenario.schema import Scenario
from partnership_sim.state import AWAKE, KEPT_A, KEPT_B, MET, SEEN_B

if TYPE_CHECKING:
    from partnership_sim.state import Record

#: Draws above it make nothing happen that hangs on them.
HIGH = 0.99


class Couple:
    """A tie on which things happen one by one.

    Parameters
    ----------
    p : Record
        The parameters.
    level : float
        Trust of either in the other at the start, 0..1; there it is anchored.
    """

    def __init__(self, p: Record, level: float) -> None:
        files = {"r.csv": b"id,kind\none,community\nother,ngo\n", "t.csv": b"source,target,trust\none,other,0.5\n"}
        case = Scenario.of({"name": "two", "months": 1, "population": {"register": "r.csv", "ties": "t.csv", "conflict": 0}}, files=files)
        cast = cast_of(case)
        self.block = open_block(case, case.plans[0], cast, start_of(case, cast, (0,)))
        self.p = p
        self.s, self.t, self.c = state_of(self.block.state, 0), ties_of(self.block.ties, 0), channels_of(self.block.channels.arrays(), 0)
        for column in (self.t.trust_ab, self.t.trust_ba, self.t.anchor_ab, self.t.anchor_ba):
            column[0] = level
        self.s.information[:] = 0.0  # nobody hears of others: the tie alone moves trust
        opening.open_month(self.s, self.t, self.block.kinds, self.block.scratch, 0.0, 1)
        self._nothing = next(key for key in map(np.uint64, count()) if min(first(key, self.t.key[0]), second(key, self.t.key[0])) > HIGH)

    @property
    def trust(self) -> float:
        """Trust of end a, whose promises are kept, in end b."""
        return float(self.t.trust_ab[0])

    def keep(self, times: int = 1) -> None:
        """Let both keep their word in meetings without a facilitator or a grant."""
        x = self.block.scratch
        for _ in range(times):
            self.t.story[0] = AWAKE | MET | KEPT_A | KEPT_B
            x.listed[0] = 0
            trust.work_together(self.t, self.p, x, 1)

    def breach(self) -> None:
        """Let b break its word, with means; it is seen, not answered for, and opens no dispute."""
        x = self.block.scratch
        self.t.story[0] = AWAKE | MET | KEPT_A | SEEN_B
        x.order[0] = 0
        x.logit[0], x.logit_b[0] = self.t.trust_ab[0], self.t.trust_ba[0]
        trust.answer(self.s, self.t, self.c, self.p, x, self._nothing, self._nothing, 1)

    def hearsay(self, news: float, information: float) -> None:
        """Let a hear that in a share `news` of its meetings b broke its word, seen by others; a's information is 0..1."""
        x = self.block.scratch
        b = int(self.t.b[0])
        self.t.story[0] = AWAKE | MET
        self.s.information[int(self.t.a[0])] = information
        self.s.news[b] = self.s.news_start[b] + news
        trust.watch(self.s, self.c, self.p, self.block.kinds, x)
        trust.hear(self.t, self.p, x, 0, 1)
