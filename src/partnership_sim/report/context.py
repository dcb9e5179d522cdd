"""What is found out once and used by several parts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partnership_sim.report.data import Data
    from partnership_sim.verdicts import Verdict
    from partnership_sim.verdicts.goals import ByGoal
    from partnership_sim.verdicts.ranking import Ranking


@dataclass(frozen=True)
class Context:
    """The data of a report, and the verdict on them."""

    data: Data

    @cached_property
    def verdict(self) -> Verdict:
        """What is judged of the data: the parts only word and draw it."""
        return self.data.verdict

    @property
    def ranking(self) -> Ranking:
        """The plans by the first goal."""
        return self.verdict.answer.ranking

    @property
    def goal(self) -> ByGoal | None:
        """The plans by the goal of the answer; None where no goal could be measured."""
        return self.verdict.goal

    @property
    def best(self) -> str:
        """The plan of which the parts speak."""
        return self.ranking.chosen
