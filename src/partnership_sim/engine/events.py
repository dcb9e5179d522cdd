"""What happened in a month, to whom: found by looking at a block of one run before and after, so that runs pay nothing for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim import state as bits
from partnership_sim.declare import KINDS
from partnership_sim.locale import Text
from partnership_sim.scenario.parts import ALL
from partnership_sim.shocks import SHOCKS

if TYPE_CHECKING:
    from partnership_sim.engine.block import Block
    from partnership_sim.state import Array

#: Every event, told in both languages; {who}, {with_} and {by} are names.
EVENTS: dict[str, Text] = {
    "shock": Text("{who} strikes"),
    "joined": Text("{who} joins"),
    "breach_seen": Text("{who} breaks its word to {with_}"),
    "conflict_opened": Text("a conflict opens between {who} and {with_}"),
    "conflict_harmful": Text("the conflict between {who} and {with_} turns harmful"),
    "conflict_settled": Text("the conflict between {who} and {with_} is settled by {by}"),
    "conflict_faded": Text("the conflict between {who} and {with_} fades"),
    "tie_formed": Text("{who} and {with_} find each other"),
    "tie_brokered": Text("{by} brings {who} and {with_} together"),
    "tie_ended": Text("{who} and {with_} part"),
    "spending_held_back": Text("part of the money cannot be carried and stays unspent"),
    "budget_exhausted": Text("the budget is used up"),
}
#: Conduct that the model draws and that harms a name: who did it to whom is told by kind, unless the scenario asks for names.
CONDUCT = ("breach_seen",)
ONE_OF = Text("one of the {kinds}")
#: An event with its month.
TOLD = Text("Month {month}: {what}.")
TEAM = Text("the programme's team")


@dataclass(frozen=True)
class Event:
    """One thing that happened.

    Attributes
    ----------
    month : int
    event : str
        A name of `EVENTS`.
    who, with_, by : str
        Ids; `who` is a shock's name for a shock; "" where there is none.
    size : float
        How much trust, severity or money it is about.
    names : dict of str to str
        Name by id, for telling.
    kinds : dict of str to str
        Kind by id where conduct is told by kind; empty where it is told by name.
    """

    month: int
    event: str
    who: str
    with_: str
    by: str
    size: float
    names: dict[str, str]
    kinds: dict[str, str]

    def row(self) -> dict[str, object]:
        """Return the event as a row of events.parquet, by column."""
        return {
            "month": self.month,
            "event": self.event,
            "who": self.who,
            "with": self.with_,
            "by": self.by,
            "size": self.size,
        }

    def tell(self, language: str = "en") -> str:
        """Return the event in words, in "en" or "id"."""
        who = Text.of(SHOCKS[self.who].label)[language] if self.event == "shock" else self._told(self.who, language)
        by = self._told(self.by, language) or TEAM[language]
        what = EVENTS[self.event][language].format(who=who, with_=self._told(self.with_, language), by=by)
        return TOLD[language].format(month=self.month, what=what)

    def _told(self, identity: str, language: str) -> str:
        """Return somebody in words: by kind where that is asked for of conduct, else by name."""
        if self.event in CONDUCT and identity in self.kinds:
            return ONE_OF[language].format(kinds=KINDS[self.kinds[identity]].plural[language])
        return self.names.get(identity, identity)


class Recorder:
    """Records the events of a block of one run.

    Call `before` and `after` around each `advance`.
    """

    def __init__(self, block: Block) -> None:
        self.block = block
        self._ids = tuple(block.cast.ids)
        self.names = dict(zip(self._ids, block.cast.names, strict=True))
        kinds = (block.cast.kind_names[code] for code in block.cast.kind)
        self.kinds = {} if block.case.report.names == ALL else dict(zip(self._ids, kinds, strict=True))
        self.events: list[Event] = []
        self._trust: dict[int, tuple[int, int, float, float]] = {}

    def before(self) -> None:
        """Remember the ties as they stand."""
        t = self.block.ties
        key, *rest = (column[0, : t.count[0, 0]].tolist() for column in (t.key, t.a, t.b, t.trust_ab, t.trust_ba))
        self._trust = dict(zip(key, zip(*rest, strict=True), strict=True))

    def after(self) -> list[Event]:
        """Record what happened in the month that the block has just gone through; return it."""
        found = [*self._shocks(), *self._joined(), *self._ties(), *self._endings(), *self._money()]
        self.events += found
        return found

    def _event(self, event: str, who: str = "", with_: str = "", by: str = "", size: float = float("nan")) -> Event:
        return Event(self.block.month, event, who, with_, by, size, self.names, self.kinds)

    def _shocks(self) -> list[Event]:
        return [
            self._event("shock", s.shock.name, ", ".join(s.entry.on), "", s.entry.severity)
            for s in self.block.segments[0].calendar
            if s.months[0, self.block.month]
        ]

    def _joined(self) -> list[Event]:
        cast = self.block.cast
        rows = cast.as_listed
        return [self._event("joined", self._ids[i]) for i in rows[cast.joins[rows] == self.block.month]]

    def _ties(self) -> list[Event]:
        t, ids = self.block.ties, self._ids
        found = []
        told = np.flatnonzero(t.story[0, : t.count[0, 0]] & ~(bits.AWAKE | bits.MET | bits.KEPT_A | bits.KEPT_B))
        columns = (t.story, t.a, t.b, t.via, t.key, t.trust_ab, t.trust_ba)
        for bit, of_a, of_b, via, key, now_ab, now_ba in zip(*(column[0, told].tolist() for column in columns), strict=True):
            a, b, by = ids[of_a], ids[of_b], ids[via] if via >= 0 else ""
            _, _, ab, ba = self._trust.get(key, (0, 0, now_ab, now_ba))
            lost_a, lost_b = ab - now_ab, ba - now_ba
            if bit & bits.SEEN_A:
                found.append(self._event("breach_seen", a, b, "", lost_b))
            if bit & bits.SEEN_B:
                found.append(self._event("breach_seen", b, a, "", lost_a))
            mean = (now_ab + now_ba) / 2.0
            for flag, name in (
                (bits.OPENED, "conflict_opened"),
                (bits.TURNED, "conflict_harmful"),
                (bits.SETTLED, "conflict_settled"),
                (bits.FADED, "conflict_faded"),
                (bits.NEW, "tie_brokered" if bit & bits.BROKERED else "tie_formed"),
            ):
                if bit & flag:
                    found.append(self._event(name, a, b, by, mean))
        return found

    def _endings(self) -> list[Event]:
        t = self.block.ties
        ended = self._trust.keys() - set(t.key[0, : t.count[0, 0]].tolist())
        return [
            self._event("tie_ended", self._ids[a], self._ids[b], "", (ab + ba) / 2.0)
            for key, (a, b, ab, ba) in (self._trust.items() if ended else ())
            if key in ended
        ]

    def _money(self) -> list[Event]:
        spending = self.block.spending
        held_back = float((spending.given - self.block.tally.spent[:, None])[0, 0])
        found = []
        if float(spending.carried[0, 0]) < 1.0 - 1e-9 and held_back > 1e-9:
            found.append(self._event("spending_held_back", size=held_back))
        if float(spending.allowed[0, 0]) < 1.0 - 1e-9 and float(spending.of_plan[0, 0]) > 0.0:
            found.append(self._event("budget_exhausted", size=float(self.block.charged[0, 0])))
        return found


def standing_ties(block: Block) -> dict[str, Array]:
    """Return the ties of a block of one run between those who have joined, a row a direction: source, target, trust, conflict.

    They stand by source, then by target, in the order in which stakeholders are listed.
    """
    t, cast = block.ties, block.cast
    listed, ids = cast.as_listed, tuple(cast.ids)
    place, names = np.argsort(listed), np.array([ids[row] for row in listed], dtype=object)
    count = int(t.count[0, 0])
    a, b = t.a[0, :count], t.b[0, :count]
    there = (cast.joins[a] <= block.month) & (cast.joins[b] <= block.month)
    source, target = (place[np.concatenate(ends)] for ends in ((a[there], b[there]), (b[there], a[there])))
    order = np.lexsort((target, source))
    return {
        "source": names[source[order]],
        "target": names[target[order]],
        "trust": np.concatenate([trust[0, :count][there] for trust in (t.trust_ab, t.trust_ba)])[order],
        "conflict": np.concatenate([np.minimum(t.conflict[0, :count][there], 1)] * 2)[order],  # harmful ones too are open
    }
