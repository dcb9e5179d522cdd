"""The whole month in its order (docs/odd.md, section 3)."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import mesa

from tests.reference import disputes, levers, network, opening, people, trust, work, works
from tests.reference.commitment import commitment
from tests.reference.draws import Luck
from tests.reference.engagement import engagement
from tests.reference.entities import COLUMNS, COUNTS, Channels, RunChannels, Stakeholder, StakeholderMonth, Tie, TieMonth
from tests.reference.metrics import before_network, metrics
from tests.reference.shocks import at_most_one, calendar, strike_shocks

if TYPE_CHECKING:
    from collections.abc import Sequence

ACCOUNTS = (
    *("income", "put_in", "upkeep", "lost", "convening"),
    *("produced", "leaked", "to_communities", "to_partners"),
    *("given", "of_plan", "projects_of_plan", "used"),
)
OF_RUN = ("place", "year", "convened", "lapsed", "begun", "abandoned", "quarrelsome")


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
        voices: dict[str, float],
        spreads: dict[tuple[str, str], float],
        by_hand: Sequence[Any] = (),
    ) -> None:
        super().__init__()
        self.month = 0
        self.months = months
        self.programme_end = programme_end
        self.p = {name: float(value) for name, value in parameters.items()}
        self.priors = {pair: float(value) for pair, value in priors.items()}
        self.voices = voices
        self.spreads = spreads
        self.plan = plan
        self.by_hand = list(by_hand)
        self.luck = Luck(int(seed_of_draws), int(replicate))
        self.place, self.year, self.convened, self.lapsed, self.begun, self.abandoned, self.quarrelsome = (
            float(state[name]) for name in OF_RUN
        )
        self.stakeholders = self._stakeholders(ids, kind_names, state)
        self.ties = [self._tie(row) for row in ties]
        self.strikes = calendar(self, shocks)
        self.charged = 0.0
        self.metrics: dict[str, float] = {}
        self._clear()

    def _stakeholders(self, ids: list[str], kind_names: list[str], state: dict[str, Any]) -> list[Stakeholder]:
        names = ("key", "joins", *COLUMNS, *COUNTS)
        people = [
            Stakeholder(self, index, name, kind_name, {column: state[column][index] for column in names})
            for index, (name, kind_name) in enumerate(zip(ids, kind_names, strict=True))
        ]
        for who, lead in zip(people, state["lead"], strict=True):
            who.leader = None if lead < 0 else people[int(lead)]
        return people

    def _tie(self, row: dict[str, Any]) -> Tie:
        a, b = (self.stakeholders[int(row[end])] for end in ("a", "b"))
        trust_ab, trust_ba, anchor_ab, anchor_ba = (float(row[name]) for name in ("trust_ab", "trust_ba", "anchor_ab", "anchor_ba"))
        tie = Tie(a, b, int(row["key"]), trust_ab, trust_ba, anchor_ab, anchor_ba)
        tie.unmet, tie.distrust = int(row["unmet"]), int(row["distrust"])
        tie.conflict, tie.outside, tie.first = int(row["conflict"]), int(row["outside"]), bool(row["first"])
        return tie

    def is_active(self, who: Stakeholder) -> bool:
        return who.joins <= self.month

    def meant(self, names: tuple[str, ...]) -> list[Stakeholder]:
        """Return the active stakeholders that kinds and ids mean, each once."""
        return [who for who in self.active if who.name in names or who.kind_name in names]

    def prior(self, i: Stakeholder, j: Stakeholder) -> float:
        return self.priors[i.kind_name, j.kind_name]

    def voice0(self, who: Stakeholder) -> float:
        return self.voices[who.kind_name]

    def spread(self, i: Stakeholder, j: Stakeholder) -> float:
        return self.spreads[i.kind_name, j.kind_name]

    @property
    def january(self) -> bool:
        return self.month % 12 == 1

    def step(self) -> None:
        self.month += 1
        self.luck.month = self.month
        self._clear()
        strike_shocks(self)
        levers.levers(self)
        at_most_one(self)
        opening.opening(self)
        opening.upheaval(self)
        opening.convening(self)
        for who in self.active:
            who.remember()
        engagement(self)
        commitment(self)
        trust.trust(self)
        disputes.disputes(self)
        work.joint_work(self)
        works.works(self)
        people.participation(self)
        people.resistance(self)
        people.learning(self)
        people.resources(self)
        before_network(self)
        network.network(self)
        self._list_awake()
        self.account["used"] = self.account["given"] - self.channels.project_money * self.unplaced
        self.charged += self.account["of_plan"] - self.account["projects_of_plan"] * self.unplaced
        self.metrics = metrics(self)
        self.running = self.month < self.months

    def _clear(self) -> None:
        """Begin a month: who is active, what is awake, and empty channels and counts."""
        self.active = [who for who in self.stakeholders if self.is_active(who)]
        self._list_awake()
        self.channels = RunChannels()
        self.count: dict[str, float] = defaultdict(float)
        self.account = dict.fromkeys(ACCOUNTS, 0.0)
        self.planned = 0.0
        self.cases_left = 0
        self.unplaced = 0.0
        self.yields = math.nan
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
