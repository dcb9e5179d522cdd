"""What is found out once and used by several parts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from partnership_sim.report import ranking
from partnership_sim.report.what_if import WhatIf
from partnership_sim.results.columns import NO_PROGRAMME

if TYPE_CHECKING:
    from partnership_sim.report.data import Data


@dataclass(frozen=True)
class Context:
    """The data of a report, and the ranking by the first goal that could be measured."""

    data: Data

    @cached_property
    def ranking(self) -> ranking.Ranking:
        """The plans by the first goal."""
        return ranking.by(self.data, self.data.goal)

    @cached_property
    def what_if(self) -> WhatIf:
        """The table of what-ifs."""
        return WhatIf(self.data)

    @cached_property
    def best(self) -> str:
        """The plan of which the parts speak."""
        return self.ranking.chosen

    @cached_property
    def next_best(self) -> str | None:
        """The best of the programmes that are all clearly behind the one best plan; None where there is no such order."""
        rank = self.ranking
        rest = [plan for plan in rank.order if plan not in {NO_PROGRAMME, *rank.group}]
        return rest[0] if rest and len(rank.group) == 1 and not rank.unsure else None
