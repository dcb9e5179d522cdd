"""The numbers of the game: what groups' plans bring in the run that is shown, and in forty equally lucky ones."""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from partnership_sim.metrics import METRICS
from partnership_sim.metrics.declared import declared
from partnership_sim.population import cast_of
from partnership_sim.running import Keep, Task, Threads, pieces
from partnership_sim.scenario.parts import NO_PROGRAMME, Plan
from partnership_sim.steering.session import Session
from partnership_sim.studies import goals
from partnership_sim.studies.typical import lower_median
from partnership_sim.workshop.best import stored
from partnership_sim.workshop.steered import Place, Steered, scores_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from partnership_sim.engine.events import Event
    from partnership_sim.population import Cast
    from partnership_sim.scenario.parts import Action
    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.steering.future import Future
    from partnership_sim.studies.goals import Goal
    from partnership_sim.workshop.actions import Settings

#: Equally lucky runs behind the one that is shown.
WORLDS = 40
#: The band around a path: within it lie nine of ten worlds.
BAND = (0.05, 0.95)
#: Measures that players see, beside the goals of the scenario.
SHOWN = ("need_met", "trust", "kept_promises", "participation", "resistance", "working", "ties")
#: Kinds of events by how much they tell of a month, the most telling first; those in no list come last.
TELLING = (
    "shock",
    "budget_exhausted",
    "spending_held_back",
    "breach_seen",
    "conflict_harmful",
    "conflict_settled",
    "conflict_opened",
    "tie_brokered",
    "joined",
)
#: Events told of a round.
NEWS = 8


def case_of(case: Scenario, settings: Settings) -> Scenario:
    """Return what is played: the scenario with the months of the game.

    Plans of the scenario stay where they fit into the game's programme; else there is no plan of it to look at beside the groups'.
    """
    end = settings.rounds * settings.months_a_round
    months = end + settings.months_after
    if (months, end) == (case.months, case.programme_end):
        return case
    fitting = [plan for plan in case.plans if plan.name != NO_PROGRAMME] if end == case.programme_end else []
    return case.with_(plans=fitting, months=months, programme_end=end)


def play_of(case: Scenario, settings: Settings) -> Play:
    """Return the numbers of a game: of the scenario as it is played, and by the goals of its roles where there are roles."""
    asked = tuple(role.goal for role in case.roles.values()) if settings.game == "roles" else ()
    return Play(case_of(case, settings), asked)


class Path(NamedTuple):
    """What a plan brought in the run that is shown.

    Attributes
    ----------
    values : dict of str to list of float
        Metric -> [month], from month 0; NaN where undefined.
    events : list of list of Event
        [month], from month 1.
    """

    values: dict[str, list[float]]
    events: list[list[Event]]


@dataclass(frozen=True)
class Outlook:
    """What a plan brought in equally lucky worlds.

    Attributes
    ----------
    scores : mapping of str to ndarray, [world]
        The value of each goal in each; NaN where undefined.
    values : ndarray, [world, month, metric]
        Months from 1.
    """

    scores: Mapping[str, np.ndarray]
    values: np.ndarray

    @cached_property
    def means(self) -> dict[str, float]:
        """Each goal's mean over the worlds in which it is defined."""
        return {name: goals.mean_of_known(scores) for name, scores in self.scores.items()}

    @cached_property
    def band(self) -> np.ndarray:
        """Ends of the band in which nine of ten worlds lie, [2, month, metric]; NaN where undefined."""
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # months in which a measure is undefined in every world
            return np.asarray(np.nanquantile(self.values, BAND, axis=0))


@dataclass(frozen=True)
class Against:
    """How one plan did beside another under the same luck.

    Attributes
    ----------
    difference : float
        Mean difference of the goal, positive where the first is better.
    better, worse : int
        Worlds in which the first is better, or worse, by what matters.
    worlds : int
        Worlds in which both are defined.
    """

    difference: float
    better: int
    worse: int
    worlds: int

    @classmethod
    def of(cls, one: Outlook, other: Outlook, goal: Goal, least: float) -> Against:
        """Compare two plans world by world; `least` is the smallest difference that matters."""
        apart = goal.better * (one.scores[goal.name] - other.scores[goal.name])
        apart = apart[~np.isnan(apart)]
        count = len(apart)
        mean = float(apart.mean()) if count else float("nan")
        return cls(mean, int(((apart > 0) & (apart >= least)).sum()), int(((apart < 0) & (apart <= -least)).sum()), count)


@dataclass
class Play:
    """Numbers of a game; the same for the same scenario, settings and plans, whoever asks and when.

    Parameters
    ----------
    case : Scenario
        What is played (`case_of`).
    asked : tuple of str
        Goals beside the scenario's first: those of roles.
    """

    case: Scenario
    asked: tuple[str, ...] = ()
    _paths: dict[tuple[str, int], Path] = field(default_factory=dict)
    _outlooks: dict[str, Outlook] = field(default_factory=dict)
    _keys: dict[int, tuple[Plan, str]] = field(default_factory=dict)
    _place: Place | None = None
    _last: tuple[tuple[float, tuple[Action, ...]], Future] | None = None

    @cached_property
    def goal(self) -> Goal:
        """What is played for: the scenario's first goal."""
        return self.goals[self.case.goals[0]]

    @cached_property
    def goals(self) -> dict[str, Goal]:
        """Everything that is played for, by name, the scenario's first goal first."""
        names = dict.fromkeys((self.case.goals[0], *self.asked))
        return {goal.name: goal for goal in goals.of(tuple(names), months=self.case.months, programme_end=self.case.programme_end)}

    @cached_property
    def cast(self) -> Cast:
        """Who takes part."""
        return cast_of(self.case)

    @cached_property
    def metrics(self) -> tuple[str, ...]:
        """The measures that players see, the goals first."""
        wanted = [name for name in (*self.case.goals, *self.asked, *SHOWN) if name in METRICS]
        return tuple(dict.fromkeys(wanted))

    @cached_property
    def nothing(self) -> Plan:
        """The plan that spends nothing."""
        return next(plan for plan in self.case.plans if plan.name == NO_PROGRAMME)

    @cached_property
    def replicate(self) -> int:
        """Whose luck is shown: that of the world in which no programme reaches the lower median, neither a lucky nor an unlucky place."""
        return lower_median(self.outlook(self.nothing).scores[self.goal.name])

    @cached_property
    def stored(self) -> list[Plan]:
        """The best plan that was known of this partnership before anybody played it, if any was."""
        return stored(self.case)

    @property
    def unknown(self) -> str | None:
        """Return which of what all pages need has not been computed yet."""
        return next((name for name in ("replicate", "stored") if name not in self.__dict__), None)

    @property
    def is_lucky_known(self) -> bool:
        """Return whether it has been computed whose luck is shown."""
        return "replicate" in self.__dict__

    def has_looked_at(self, plan: Plan) -> bool:
        """Return whether a plan has been run in all worlds."""
        return self._key(plan) in self._outlooks

    def _key(self, plan: Plan) -> str:
        """Return what a plan is but for its name."""
        if id(plan) not in self._keys:  # the plan is held, so that nothing else gets its place in memory
            by_hand = isinstance(plan, Steered) and plan.diary
            self._keys[id(plan)] = plan, plan.model_dump_json(exclude={"name"}) if plan.actions or by_hand else ""
        return self._keys[id(plan)][1]

    def knows(self, plan: Plan, month: int) -> bool:
        """Return whether a plan's path up to a month has been computed."""
        return (self._key(plan), month) in self._paths

    def path(self, plan: Plan, month: int) -> Path:
        """Return what a plan brings up to a month, 0..months, in the run that is shown."""
        key = (self._key(plan), month)
        if key not in self._paths and isinstance(plan, Steered):
            future = plan.future(self.case, self.cast, (self.replicate,))
            columns = dict(zip(METRICS, future.values()[0, : month + 1].T.tolist(), strict=True))
            events = future.course.events(1, month) if month else []
            by_month = [[event for event in events if event.month == at] for at in range(1, month + 1)]
            self._paths[key] = Path({name: columns[name] for name in self.metrics}, by_month)
        elif key not in self._paths:
            session = Session(self.case, plan, self.replicate, metrics=self.metrics)
            session.run_to(month)
            values = {name: [session.metrics_of(at)[name] for at in range(month + 1)] for name in self.metrics}
            self._paths[key] = Path(values, [session.events_of(at) for at in range(1, month + 1)])
        return self._paths[key]

    def news(self, plan: Plan, first: int, last: int) -> list[Event]:
        """Return the most telling events of months, in their order."""
        events = [event for month in self.path(plan, last).events[first - 1 : last] for event in month]
        ranks = {name: at for at, name in enumerate(TELLING)}
        loudest = sorted(
            events, key=lambda event: (ranks.get(event.event, len(ranks)), 0.0 if math.isnan(event.size) else -abs(event.size))
        )
        chosen = _varied(loudest, NEWS)
        return [event for event in events if any(event is one for one in chosen)]

    def outlook(self, plan: Plan) -> Outlook:
        """Return what a plan brings in all worlds."""
        self.look_at([plan])
        return self._outlooks[self._key(plan)]

    def look_at(self, plans: Iterable[Plan]) -> None:
        """Run plans in all worlds, those together that have not been run yet."""
        missing = {self._key(plan): plan for plan in plans if self._key(plan) not in self._outlooks}
        if not missing:
            return
        steered = {key: plan for key, plan in missing.items() if isinstance(plan, Steered) and key}
        self._look_at_steered(steered)
        if len(steered) == len(missing):
            return
        others = {key: plan for key, plan in missing.items() if key not in steered}
        named = {key: plan.model_copy(update={"name": key}) for key, plan in others.items() if plan.name != NO_PROGRAMME}
        task = Task.of(self.case, (self.case.plans[0], *named.values()), WORLDS, keep=Keep(self.metrics))
        found = list(pieces(task, executor=Threads(1)))
        for name in (NO_PROGRAMME, *named):
            scores = {
                goal.name: np.concatenate([goals.scores(goal, one.moments[name], one.outcomes[name], self.metrics) for one in found])
                for goal in self.goals.values()
            }
            values = np.concatenate([piece.values[name] for piece in found])
            self._outlooks["" if name == NO_PROGRAMME else name] = Outlook(scores, values)
        self._place = Place(
            np.concatenate([np.broadcast_to(one.communities, one.values[NO_PROGRAMME].shape[:2]) for one in found]),
            np.concatenate([one.first_shock for one in found]),
            np.concatenate([one.outcomes[NO_PROGRAMME]["service_total"] for one in found]),
        )

    def _look_at_steered(self, plans: Mapping[str, Steered]) -> None:
        """Run plans with what is done by hand beside them in all worlds."""
        if plans and self._place is None:
            self.outlook(self.nothing)
        for key, plan in plans.items():
            values = self._followed(plan).values()[:, 1:]
            assert self._place is not None  # noqa: S101 - it is known with the plan that spends nothing
            scores = scores_of(values, self.goals.values(), self._place, self.case, self.cast)
            self._outlooks[key] = Outlook(scores, values[:, :, [list(METRICS).index(name) for name in self.metrics]])

    def _followed(self, plan: Steered) -> Future:
        """Return what comes of a plan in all worlds; where only what is done by hand differs from the plan before, from that month on."""
        if self._last is not None and self._last[0] == (plan.budget, plan.actions):
            found = self._last[1].fork()
            found.follow(plan.diary)
            return found
        self._last = (plan.budget, plan.actions), plan.future(self.case, self.cast, range(WORLDS))
        return self._last[1]

    def least(self, plans: Iterable[Plan], goal: Goal | None = None) -> float:
        """Return the smallest difference of a goal that matters, among plans; of the first unless another is given."""
        name = (goal or self.goal).name
        matters = declared(name).matters
        means = {self._key(plan): self.outlook(plan).means[name] for plan in plans}
        return matters.least(means if matters.of_level else {})

    def against(self, one: Plan, other: Plan, least: float, goal: Goal | None = None) -> Against:
        """Return how one plan does beside another, by the first goal unless another is given."""
        return Against.of(self.outlook(one), self.outlook(other), goal or self.goal, least)


def _varied(events: Sequence[Event], most: int) -> list[Event]:
    """Return the first events, of each sort at most a third of them while there are others."""
    chosen: list[Event] = []
    counts: dict[str, int] = {}
    for event in events:
        if counts.get(event.event, 0) < max(1, most // 3) and len(chosen) < most:
            chosen.append(event)
            counts[event.event] = counts.get(event.event, 0) + 1
    return chosen
