"""The whole month in its order (docs/odd.md, section 3)."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

import mesa

from tests.reference import levers, mediation, network, people, trust, work
from tests.reference.draws import Luck
from tests.reference.engagement import engagement, upheaval
from tests.reference.entities import COLUMNS, Channels, RunChannels, Stakeholder, StakeholderMonth, Tie, TieMonth
from tests.reference.metrics import before_network, metrics
from tests.reference.plain import mean
from tests.reference.shocks import at_most_one, calendar, strike_shocks

if TYPE_CHECKING:
    from collections.abc import Sequence

ACCOUNTS = (
    *("income", "returns", "put_in", "upkeep", "lost"),
    *("produced", "leaked", "to_communities", "to_partners"),
    *("given", "used", "unspent"),
)


class ReferenceModel(mesa.Model):
    """One run of one plan."""

    def __init__(
        self,
        *,
        seed_of_draws: int,
        replicate: int,
        months: int,
        programme_end: int,
        ids: list[str],
        kind_names: list[str],
        state: dict[str, Any],
        ties: list[dict[str, Any]],
        priors: dict[tuple[str, str], float],
        parameters: dict[str, float],
        plan: Any,
        shocks: Sequence[Any],
    ) -> None:
        super().__init__()
        self.month = 0
        self.months = months
        self.programme_end = programme_end
        self.p = {name: float(value) for name, value in parameters.items()}
        self.priors = {pair: float(value) for pair, value in priors.items()}
        self.plan = plan
        self.luck = Luck(int(seed_of_draws), int(replicate))
        self.productivity = float(state["productivity"])
        self.stakeholders = self._stakeholders(ids, kind_names, state)
        self.ties = [self._tie(row) for row in ties]
        self.strikes = calendar(self, shocks)
        self.charged = 0.0
        self.metrics: dict[str, float] = {}
        self._clear()

    def _stakeholders(self, ids: list[str], kind_names: list[str], state: dict[str, Any]) -> list[Stakeholder]:
        names = ("key", "joins", *COLUMNS)
        return [
            Stakeholder(self, index, name, kind_name, {column: state[column][index] for column in names})
            for index, (name, kind_name) in enumerate(zip(ids, kind_names, strict=True))
        ]

    def _tie(self, row: dict[str, Any]) -> Tie:
        tie = Tie(
            self.stakeholders[int(row["a"])],
            self.stakeholders[int(row["b"])],
            int(row["key"]),
            float(row["trust_ab"]),
            float(row["trust_ba"]),
        )
        tie.scar_ab, tie.scar_ba = float(row["scar_ab"]), float(row["scar_ba"])
        tie.deceived_a, tie.deceived_b = bool(row["deceived_a"]), bool(row["deceived_b"])
        tie.unmet, tie.distrust = int(row["unmet"]), int(row["distrust"])
        tie.conflict, tie.first = bool(row["conflict"]), bool(row["first"])
        return tie

    def is_active(self, who: Stakeholder) -> bool:
        return who.joins <= self.month

    def meant(self, names: tuple[str, ...]) -> list[Stakeholder]:
        """Return the active stakeholders that kinds and ids mean, each once."""
        return [who for who in self.active if who.name in names or who.kind_name in names]

    def prior(self, i: Stakeholder, j: Stakeholder) -> float:
        return self.priors[i.kind_name, j.kind_name]

    def step(self) -> None:
        self.month += 1
        self.luck.month = self.month
        self._clear()
        self._see_standing()
        strike_shocks(self)
        levers.levers(self)
        at_most_one(self)
        levers.doses(self)
        upheaval(self)
        for who in self.active:
            who.remember()
        engagement(self)
        trust.commitment(self)
        trust.trust(self)
        mediation.mediation(self)
        work.joint_work(self)
        people.participation(self)
        people.resistance(self)
        people.learning(self)
        people.resources(self)
        before_network(self)
        network.network(self)
        self._list_awake()
        self.account["used"] = self.account["given"] - self.account["unspent"]
        self.charged += self.account["used"]
        self.metrics = metrics(self)
        self.running = self.month < self.months

    def _clear(self) -> None:
        """Begin a month: who is active, what is awake, and empty channels and counts."""
        self.active = [who for who in self.stakeholders if self.is_active(who)]
        self._list_awake()
        self.channels = RunChannels()
        self.count: Counter[str] = Counter()
        self.account = dict.fromkeys(ACCOUNTS, 0.0)
        self.planned = 0.0
        self.cases_left = 0
        self.seen = math.nan
        for who in self.stakeholders:
            who.channels = Channels()
            who.now = StakeholderMonth()
        for tie in self.ties:
            tie.now = TieMonth()

    def _list_awake(self) -> None:
        self.awake = [tie for tie in self.ties if self.is_active(tie.a) and self.is_active(tie.b)]
        for who in self.stakeholders:
            who.ties = [tie for tie in self.awake if who in tie.ends]

    def _see_standing(self) -> None:
        """Section 7.0: the mean trust of its partners in each, before shocks."""
        for who in self.active:
            who.now.standing = mean(tie.trust(tie.other(who)) for tie in who.ties)
