"""What the start says of the months before it (docs/odd.md, section 5): the usual first month, whether it is convened, and works."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import TYPE_CHECKING

from partnership_sim.draws import Process
from tests.reference.commitment import at_rest, usual_chance_of_being_seen
from tests.reference.draws import once_a_run
from tests.reference.engagement import carry, effort, load, promise, readiness
from tests.reference.opening import chances_of_convening, contribution, share_of_cost
from tests.reference.plain import logistic, mean, over, within
from tests.reference.work import share_of_pool, value_of_means
from tests.reference.works import NEVER, care_of_works, cost_of_work

if TYPE_CHECKING:
    from tests.reference.entities import Stakeholder, Tie
    from tests.reference.model import ReferenceModel


class Start:
    """Columns of month 0 that follow from those that are drawn, and from ties, of a model that has not been stepped."""

    def __init__(self, model: ReferenceModel, seed: int, replicate: int, conflict: float, place: str | float | None) -> None:
        self.model = model
        self.conflict = conflict
        self.given_place = place
        self._once = {
            process: once_a_run(seed, replicate, process) for process in (Process.LUCK, Process.HISTORY, Process.UNDER_WAY, Process.CONVENE)
        }
        self.there = [who for who in model.stakeholders if who.joins == 0]
        self.organisations = [who for who in self.there if not who.community]
        self.first_ties: dict[Stakeholder, list[Tie]] = {who: [] for who in model.stakeholders}
        for tie in model.ties:
            for who in tie.ends:
                if tie.other(who).joins <= who.joins:
                    self.first_ties[who].append(tie)
        for who in model.stakeholders:
            who.remember()

    def columns(self) -> tuple[dict[str, float], dict[Stakeholder, dict[str, float]]]:
        """Return the columns of the run, and those of each stakeholder."""
        self._likely()
        people = {who: self._usual(who) for who in self.model.stakeholders}
        run = {**self._times(), **self._convened(), "quarrelsome": self._quarrelsome(), "begun": 0.0, "abandoned": 0.0}
        self._joint_work()
        for who in self.model.stakeholders:
            people[who] |= {"joint": self._since_joint_work(who)}
        for who, of_works in self._works(run["convened"]).items():
            people[who] |= of_works
        return run, people

    def _normal(self, process: Process) -> float:
        return NormalDist().inv_cdf(self._once[process])

    def _times(self) -> dict[str, float]:
        """Luck of the place and of the year."""
        spread, middle = self.model.p["luck_place"], 0.0
        if self.given_place is not None:
            spread /= 2
            if isinstance(self.given_place, str):
                middle = {"hard": -0.35, "average": 0.0, "easy": 0.35}[self.given_place]
            else:
                middle = min(0.7, max(-0.7, math.log(self.given_place / 0.35)))
        place = math.exp(middle + spread * self._normal(Process.LUCK) - spread**2 / 2)
        return {"place": place, "year": self.model.luck.normal(Process.YEAR, 0)}

    # the usual first month

    def _likely(self) -> None:
        """How likely each tie meets: without a limit, with it."""
        without = {tie: logistic(readiness(self.model, tie, mean(tie.trust(who) for who in tie.ends))) for tie in self.model.ties}
        time = effort(self.model, len(self.organisations), 0.0)
        self.expected = {who: sum(without[tie] * time * tie.size for tie in ties) for who, ties in self.first_ties.items()}
        self.room = {tie: min(within(carry(who), self.expected[who]) for who in tie.ends) for tie in self.model.ties}
        self.meets = {tie: without[tie] * self.room[tie] for tie in self.model.ties}

    def _kept(self, tie: Tie, i: Stakeholder, shift: float = 0.0) -> float:
        """Return the chance that the other end keeps its word to i, where trust is `shift` higher."""
        known, odds = at_rest(self.model.p, i, tie.trust(i) + shift)
        return odds / (odds + 1 - known)

    def _usual(self, i: Stakeholder) -> dict[str, float]:
        ties, p = self.first_ties[i], self.model.p
        meetings = sum(self.meets[tie] for tie in ties)
        alone = math.prod(1 - self.meets[tie] for tie in ties)
        kept = news = heard = 0.0
        for tie in ties:
            j, m = tie.other(i), self.meets[tie]
            kept += m * self._kept(tie, i)
            news += m * (1 - self._kept(tie, j)) * usual_chance_of_being_seen(p, j)
            heard += m * logistic(math.log(i.power) - math.log(j.power))
        norm = kept / meetings if ties else 0.6
        return {
            "ties_start": len(ties),
            "meetings_start": meetings,
            "load_start": load(self.expected[i], carry(i)),
            "norm": norm,
            "norm_start": norm,
            "news_start": (1 - alone) * news / meetings if ties else 0.0,
            "heard_start": (1 - alone) * heard / meetings if ties else 0.0,
            "resources": 1.25 * p["income_rate"] * i.endowment,
            "income_luck": 0.0 if i.community else self.model.luck.normal(Process.INCOME, i.key),
            "voice": self.model.voice0(i),
            **dict.fromkeys(("news", "risk", "stain", "promised", "idle", "fresh", "finished"), 0.0),
            "lead": -1,
        }

    def _quarrelsome(self) -> float:
        opened = 0.0
        for tie in self.model.ties:
            for i, j in tie.directions:
                seen = (1 - self._kept(tie, i)) * usual_chance_of_being_seen(self.model.p, i)
                opened += self.meets[tie] * self.model.p["escalation"] * seen * (1 - i.conflict_management) * j.resistance
        if opened == 0 or self.conflict == 1:
            return 0.0
        return 0.1 * self.conflict / (1 - self.conflict) * len(self.model.ties) / opened

    def _convened(self) -> dict[str, float]:
        if not self.organisations:
            return {"convened": 1.0, "lapsed": 0.0}
        paid = sum(contribution(self.model, who, mean(tie.trust(who) for tie in self.first_ties[who])) for who in self._tied())
        lapse, revive = chances_of_convening(self.model, share_of_cost(self.model, paid, len(self.organisations)))
        convened = self._once[Process.CONVENE] < revive / (revive + lapse)
        return {"convened": float(convened), "lapsed": 0.0 if convened else 99.0}

    def _tied(self) -> list[Stakeholder]:
        return [who for who in self.organisations if self.first_ties[who]]

    # works

    def _joint_work(self) -> None:
        """How likely each tie comes to joint work, without half of the history of the place, which what was built does not show."""
        shift = -0.5 * self.model.p["luck_history"] * self._normal(Process.HISTORY)
        self.joint: dict[Tie, float] = {}
        for tie in self.model.ties:
            trust = mean(tie.trust(who) for who in tie.ends) + shift
            meets = logistic(readiness(self.model, tie, trust)) * self.room[tie]
            self.joint[tie] = meets * math.prod(self._kept(tie, who, shift) for who in tie.ends)

    def _with_organisations(self, i: Stakeholder) -> float:
        """Return org_i."""
        return 1 - math.prod(1 - self.joint[tie] for tie in self.first_ties[i] if not tie.other(i).community)

    def _since_joint_work(self, i: Stakeholder) -> int:
        org = self._with_organisations(i)
        if org == 0:
            return NEVER
        if org == 1:
            return 0
        return min(998, math.floor(math.log(1 - self.model.luck.first(Process.JOINT, i.key)) / math.log(1 - org)))

    def _arriving(self) -> dict[Stakeholder, float]:
        """Return u of every community."""
        promised = {
            who: promise(self.model, who, sum(self.meets[tie] * tie.size for tie in self.first_ties[who]))
            for who in self.model.stakeholders
        }
        own = dict.fromkeys(self.model.stakeholders, 0.0)
        pool = 0.0
        for tie in self.model.ties:
            value = value_of_means(self.model, tie, sum(promised[who] for who in tie.ends) * tie.size, 1.0)
            half = (1 - self.model.p["leakage_base"]) * value * self.joint[tie] / 2
            for who in tie.ends:
                if tie in self.first_ties[who]:
                    if who.community:
                        own[who] += half
                    else:
                        pool += half
        sharing = {who: share_of_pool(who.size, who.voice) for who in self.there if who.community}
        for who, share in sharing.items():
            own[who] += pool * share / sum(sharing.values())
        return {who: u * (1 - self.model.p["unclaimed"] * (1 - who.information)) for who, u in own.items() if who.community}

    def _works(self, convened: float) -> dict[Stakeholder, dict[str, float]]:
        p, luck = self.model.p, self.model.luck
        spread = p["luck_place"]
        of_run = math.exp(spread * self._normal(Process.UNDER_WAY) - spread**2 / 2)
        found: dict[Stakeholder, dict[str, float]] = {}
        for i, u in self._arriving().items():
            own_luck = math.exp(0.5 * luck.normal(Process.BUILT, i.key) - 0.125)
            partners = 1 - (1 - self._with_organisations(i)) ** 6
            care = care_of_works(min(1.0, i.voice), partners if convened else 0.75 * partners, i.capacity)
            y = p["repair_rate"] * care
            found[i] = {
                "built": 0.05 * u * self._completed(i, u) * 180 * own_luck * of_run,
                "under_way": cost_of_work(self.model, i) * luck.second(Process.BUILT, i.key),
                "working": (y + 1 / 180) / (y + 1 / 180 + p["failure_rate"]),
            }
        self._as_the_scenario_says(found)
        for i, row in found.items():
            row["need_met"] = row["used_to"] = min(1.0, over(row["working"] * row["built"], p["need"] * i.size))
        return found

    def _completed(self, i: Stakeholder, u: float) -> float:
        """Return the share of works that are completed, in the place of being abandoned by whoever leads."""
        if u == 0:
            return 0.0
        joint = [self.joint[tie] for tie in self.first_ties[i]]
        lead = sum(one**2 for one in joint) / sum(joint) if joint else 0.0
        x = (self.model.p["tie_hazard"] + lead * (1 - lead) ** 12) * cost_of_work(self.model, i) / u
        return 1.0 if x < 1e-9 else x / (math.exp(x) - 1)

    def _as_the_scenario_says(self, found: dict[Stakeholder, dict[str, float]]) -> None:
        """Where the scenario gives the need that is met at the start, let works be such."""
        if isinstance(self.given_place, float):
            met = sum(row["working"] * row["built"] for row in found.values()) / self.model.p["need"]
            for row in found.values():
                row["built"] *= self.given_place * sum(who.size for who in found) / met
