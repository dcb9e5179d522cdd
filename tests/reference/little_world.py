"""A partnership of twelve by hand, with a plan of every lever and a calendar of every shock, for tests of the reference alone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import partnership_sim.levers
import partnership_sim.parameters  # noqa: F401 - declares its own
from partnership_sim.declare import PARAMETERS
from partnership_sim.kinds import KINDS
from tests.reference import ReferenceModel
from tests.reference.draws import key_of_drawn, key_of_name, pair
from tests.reference.entities import COLUMNS, COUNTS
from tests.reference.model import OF_RUN
from tests.reference.start import Start

DEFAULTS = {name: PARAMETERS[name].default for name in PARAMETERS}
PRIORS = {(one, other): KINDS[one].trust[other] for one in KINDS for other in KINDS}
VOICES = {kind: KINDS[kind].columns["voice"].mean for kind in KINDS}
ALL = tuple(KINDS)
KIND_NAMES = ["community"] * 5 + ["government"] * 2 + ["business"] * 2 + ["ngo"] * 3
EDGES = [(0, 5), (0, 9), (1, 5), (1, 9), (2, 9), (2, 10), (3, 6), (3, 10), (4, 10), (4, 7), (5, 9), (5, 6), (5, 7), (6, 10), (6, 8)]
EDGES += [(7, 9), (7, 8), (8, 10), (9, 10), (0, 1), (2, 3), (11, 0), (11, 5), (11, 9)]
NO_PLAN = SimpleNamespace(name="No programme", budget=0.0, actions=())


def action(lever: str, spend: float = 0.5, **changes: Any) -> SimpleNamespace:
    usual = {"start": 1, "end": 18, "on": ALL, "by": ("ngo",), "form": "", "options": {}}
    return SimpleNamespace(lever=lever, spend=spend, **{**usual, **changes})


def plan(*actions: SimpleNamespace, budget: float | None = None) -> SimpleNamespace:
    whole = sum(one.spend * (one.end - one.start + 1) for one in actions)
    return SimpleNamespace(name="a plan", budget=whole if budget is None else budget, actions=actions)


def shock(name: str, month: int | None = None, **changes: Any) -> SimpleNamespace:
    usual = {"rate": None, "severity": 0.5, "duration": 1, "on": ALL}
    return SimpleNamespace(shock=name, month=month, **{**usual, **changes})


#: Forms and options that no test of another folder needs, as a scenario's plan gives them.
EVERY_OPTION: list[dict[str, Any]] = [
    {"lever": "capacity_building", "spend": 0.9, "by": []},
    {"lever": "facilitated_dialogue", "spend": 0.6, "agreement": 0.5},
    {"lever": "facilitated_dialogue", "spend": 0.2, "agreement": 1.0, "by": [], "on": ["ngo", "government", "community"]},
    {"lever": "mediation", "spend": 0.6, "by": []},
    {"lever": "advocacy", "spend": 0.6, "on": ["government", "business"], "by": ["ngo", "community"]},
    {"lever": "advocacy", "spend": 0.3, "by": []},
    {"lever": "service_delivery", "spend": 0.5, "build_share": 0.8, "upkeep_share": 0.15, "by": []},
    {"lever": "service_delivery", "spend": 0.5, "build_share": 0.4, "upkeep_share": 0.6},
    {"lever": "service_delivery", "spend": 0.6, "build_share": 0.0, "upkeep_share": 1.0, "start": 6},
    {"lever": "service_delivery", "spend": 0.8, "form": "joint", "agreement": 0.6, "by": [], "project_size": 0.3},
    {"lever": "service_delivery", "spend": 0.4, "form": "joint", "agreement": 0.1, "by": ["ngo"]},
]
#: People of different sizes, some of whom join later.
REGISTER = (
    b"id,kind,joins,resources,households\nvillage,community,0,0.3,47\nhamlet,community,0,,5\ntown,community,0,1.2,300\n"
    b"quarter,community,3,,130\nsettlement,community,9,0.3,5\noffice,government,0,1.2,\nbureau,government,14,,\n"
    b"shop,business,9,0,\nmill,business,0,0.3,\nleague,ngo,0,,\nclub,ngo,3,1.2,\n"
)
PEOPLE = {
    "register": "r.csv",
    "community": 20,
    "government": 6,
    "business": 6,
    "ngo": 6,
    "households": {"community": {"mean": 30, "spread": 0.4}},
}
EVERYTHING = (
    action("capacity_building", options={"negotiation": 1.0, "mediation": 0.5, "conflict_management": 0.0}),
    action("networking", 1.0),
    action("networking", 1.0, by=()),
    action("facilitated_dialogue", 0.3, options={"agreement": 0.5}),
    action("facilitated_dialogue", 0.3, form="messages", by=("u-9", "community"), on=("community", "ngo")),
    action("mediation", 0.3),
    action("information_access", 0.1),
    action("public_education", 0.1, on=("community",)),
    action("advocacy", 0.3, on=("government",)),
    action("transparency", 0.1, form="audit"),
    action("transparency", 0.1, form="entitlements"),
    action("transparency", 0.1, form="monitoring", start=5),
    action("service_delivery", 0.2, form="direct", on=("community",), by=()),
    action("service_delivery", 0.2, form="direct", on=("community",), options={"build_share": 0.6, "upkeep_share": 0.3}),
    action("service_delivery", 0.4, form="joint", options={"project_size": 0.15, "agreement": 0.5}, by=()),
)
CALENDAR = (
    shock("funding_cut", 3, duration=12, on=("government", "ngo")),
    shock("disaster", 4, duration=24, on=("community",)),
    shock("disaster", None, rate=1.0, duration=24, on=("community",)),
    shock("leadership_change", 6, on=("government",)),
    shock("scandal", 8, on=("u-9", "government")),
    shock("misinformation", 9, duration=3, on=("community",)),
    shock("outside_conflict", 2),
    shock("outside_conflict", 12, severity=0.9),
)


def rows(kind_names: list[str], changes: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the drawn state of stakeholders at their kind's means, a little apart from each other; the rest is nothing yet."""
    state: dict[str, Any] = {**dict.fromkeys(OF_RUN, 0.0), **{column: [0] * len(kind_names) for column in (*COLUMNS, *COUNTS)}}
    for column in ("endowment", "resistance", "negotiation", "mediation", "conflict_management", "information", "power"):
        name = "resources" if column == "endowment" else column
        state[column] = [KINDS[kind].columns[name].mean * (0.85 + 0.03 * index) for index, kind in enumerate(kind_names)]
    for column in ("stubbornness", "rent", "voice", "households"):
        state[column] = [KINDS[kind].columns[column].mean for kind in kind_names]
    state["anchor"] = list(state["resistance"])
    for column in ("negotiation", "mediation", "conflict_management", "information"):
        state[f"{column}_start"] = list(state[column])
    state["joins"] = [0] * len(kind_names)
    state["lead"] = [-1] * len(kind_names)
    state["key"] = [key_of_name(f"u-{index}") if index % 3 == 0 else key_of_drawn(0, index + 1) for index in range(len(kind_names))]
    state["households"] = [20.0 + 10 * (index % 3) if kind == "community" else 0.0 for index, kind in enumerate(kind_names)]
    state.update(changes or {})
    return state


def tie_rows(edges: list[tuple[int, int]], keys: list[int], trust: float | None = None) -> list[dict[str, Any]]:
    result = []
    for number, (x, y) in enumerate(edges):
        a, b = (x, y) if keys[x] < keys[y] else (y, x)
        there, back = (0.3 + 0.02 * number, 0.75 - 0.015 * number) if trust is None else (trust, trust)
        row: dict[str, Any] = {"a": a, "b": b, "key": pair(keys[a], keys[b]), "unmet": 3, "distrust": 0, "outside": 0, "first": 1}
        row |= {"trust_ab": there, "trust_ba": back, "anchor_ab": there, "anchor_ba": back}
        row |= {"conflict": int(trust is None and number in (2, 11))}
        result.append(row)
    return result


def started(model: ReferenceModel, replicate: int, seed: int) -> ReferenceModel:
    """Return a model with the columns of month 0 that follow from those that are drawn."""
    run, people = Start(model, seed, replicate, 0.05, None).columns()
    for name, value in run.items():
        setattr(model, name, value)
    for who, row in people.items():
        for name, value in row.items():
            if name != "lead":
                setattr(who, name, value)
    return model


def world(plan: Any = NO_PLAN, shocks: Any = (), months: int = 24, replicate: int = 0, parameters: Any = None) -> ReferenceModel:
    """Return the twelve; the last one joins in month 3."""
    state = rows(KIND_NAMES, {"joins": [0] * 11 + [3]})
    model = ReferenceModel(
        seed_of_draws=7,
        replicate=replicate,
        months=months,
        programme_end=18,
        ids=[f"u-{index}" for index in range(len(KIND_NAMES))],
        kind_names=KIND_NAMES,
        state=state,
        ties=tie_rows(EDGES, state["key"]),
        priors=PRIORS,
        parameters={**DEFAULTS, **(parameters or {})},
        plan=plan,
        shocks=shocks,
        voices=VOICES,
        spreads=dict.fromkeys(PRIORS, 0.2),
    )
    return started(model, replicate, 7)


def couple(parameters: dict[str, float], trust: float = 0.5, plan: Any = NO_PLAN, shocks: Any = (), **changes: Any) -> ReferenceModel:
    """Return a community and an NGO with one tie between them and nobody else, and nothing that happens by chance to the tie.

    Nothing is usual before the first month: no news, no load, no meeting.
    """
    state = rows(["community", "ngo"], {"households": [20.0, 0.0], **changes})
    still = {"tie_hazard": 0.0, "luck_tie": 0.0, "luck_year": 0.0, "income_swing": 0.0, "mutual_aid": 0.0, "convening_cost": 0.0}
    model = ReferenceModel(
        seed_of_draws=1,
        replicate=0,
        months=24,
        programme_end=12,
        ids=["c", "n"],
        kind_names=["community", "ngo"],
        state=state,
        ties=tie_rows([(0, 1)], state["key"], trust),
        priors=PRIORS,
        parameters={**DEFAULTS, **still, **parameters},
        plan=plan,
        shocks=shocks,
        voices=VOICES,
        spreads=dict.fromkeys(PRIORS, 0.2),
    )
    started(model, 0, 1)
    model.place, model.convened = 1.0, 1.0
    for who in model.stakeholders:
        who.news_start = who.load_start = who.meetings_start = who.heard_start = 0.0
    return model
