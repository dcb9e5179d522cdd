"""Stakeholders and ties under a plan at three moments."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from partnership_sim.results.columns import END, PROGRAMME_END, STAKEHOLDERS, START, TIES

if TYPE_CHECKING:
    from partnership_sim.results.source import Source

MOMENTS = (START, PROGRAMME_END, END)


@dataclass(frozen=True)
class Tie:
    """A tie at a moment: its two ends, the mean trust of both ways, whether a conflict is open."""

    source: str
    target: str
    trust: float
    conflict: bool


def drawn(identity: str, kind: str) -> bool:
    """Return whether a stakeholder was drawn: its id is its kind and a number."""
    return re.fullmatch(rf"{re.escape(kind)}-\d{{3,}}", identity) is not None


class People:
    """Who is there under a plan.

    Parameters
    ----------
    source : Source
    plan : str
    """

    def __init__(self, source: Source, plan: str) -> None:
        self.source = source
        self.plan = plan

    @cached_property
    def states(self) -> dict[str, dict[str, dict[str, float]]]:
        """Moment -> id -> state -> mean over replicates."""
        table = self.source.table(STAKEHOLDERS.file)
        columns = [name for name in table if name not in STAKEHOLDERS.columns]
        found: dict[str, dict[str, dict[str, float]]] = {at: {} for at in MOMENTS}
        for row, (plan, at, identity) in enumerate(zip(table["plan"], table["at"], table["id"], strict=True)):
            if plan == self.plan and at in found:
                found[at][identity] = {name: float(table[name][row]) for name in columns}
        return found

    @cached_property
    def _who(self) -> dict[str, tuple[str, str]]:
        table = self.source.table(STAKEHOLDERS.file)
        rows = zip(table["plan"], table["id"], table["name"], table["kind"], strict=True)
        return {identity: (name or identity, kind) for plan, identity, name, kind in rows if plan == self.plan}

    @property
    def ids(self) -> tuple[str, ...]:
        """Every stakeholder, in the order of the table."""
        return tuple(self._who)

    def kind(self, identity: str) -> str:
        """Return a stakeholder's kind; of an unknown one, what stands before its number."""
        return self._who[identity][1] if identity in self._who else identity.rsplit("-", 1)[0]

    def there(self, at: str) -> tuple[str, ...]:
        """Return those who have joined by a moment, in the order of the table."""
        scenario = self.source.scenario
        month = {START: 0, PROGRAMME_END: scenario.programme_end, END: scenario.months}[at]
        return tuple(one for one in self.ids if self._joins.get(one, 0) <= month)

    @cached_property
    def _joins(self) -> dict[str, int]:
        register = self.source.scenario.population.register
        return dict(zip(register.ids, register.joins.tolist(), strict=True)) if register is not None else {}

    def is_named(self, identity: str) -> bool:
        """Return whether a stakeholder stands in the register."""
        return identity in self._who and not drawn(identity, self.kind(identity))

    def name(self, identity: str) -> str:
        """Return a stakeholder's name."""
        return self._who[identity][0] if identity in self._who else identity

    @cached_property
    def ties(self) -> dict[str, list[Tie]]:
        """Moment -> ties, both directions in one."""
        table = self.source.table(TIES.file)
        sums: dict[str, dict[tuple[str, str], list[float]]] = {at: {} for at in MOMENTS}
        rows = zip(table["plan"], table["at"], table["source"], table["target"], table["trust"], table["conflict"], strict=True)
        for plan, at, source, target, trust, conflict in rows:
            if plan != self.plan or at not in sums:
                continue
            pair = (source, target) if source <= target else (target, source)
            entry = sums[at].setdefault(pair, [0.0, 0.0, 0.0])
            if math.isfinite(trust):
                entry[0] += trust
                entry[1] += 1
            entry[2] = max(entry[2], conflict if math.isfinite(conflict) else 0.0)
        return {
            at: [Tie(*pair, total / count if count else math.nan, open_ > 0) for pair, (total, count, open_) in found.items()]
            for at, found in sums.items()
        }
