"""What is taken home of a session: a report in both languages, tables, and each group's choices as plans that can be run.

It follows from the actions and from nothing else: no times, seats in the order of joining. A session that was broken off and went on gives the
same bytes as one that was not.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

import numpy as np
from markupsafe import Markup

from partnership_sim import report
from partnership_sim.declare import KINDS
from partnership_sim.levers import LEVERS
from partnership_sim.locale import LANGUAGES, Text
from partnership_sim.metrics import METRICS
from partnership_sim.plots import render
from partnership_sim.plots.marks import Mark
from partnership_sim.plots.numbers import NOTHING, Numbers
from partnership_sim.plots.over_time import PROGRAMME_ENDS, over_time
from partnership_sim.plots.style import Look
from partnership_sim.results import spreadsheet
from partnership_sim.workshop.debrief import plans_of
from partnership_sim.workshop.pages import environment
from partnership_sim.workshop.questions import ITEMS
from partnership_sim.workshop.report_of_roles import of_roles
from partnership_sim.workshop.roles import TOGETHER
from partnership_sim.workshop.room import Phase
from partnership_sim.workshop.showing import NOBODY_CHOSE
from partnership_sim.workshop.views import asked, reflections
from partnership_sim.workshop.views_of_debrief import debrief
from partnership_sim.workshop.views_of_roles import pledges
from partnership_sim.workshop.words_report import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership_sim.workshop.actions import Choice
    from partnership_sim.workshop.standing import Standing

#: The style of the reports of runs, which this one shares.
TEMPLATES = Path(report.__file__).parent / "templates"
#: Measures that are drawn at most.
FIGURES = 4


def files(hub: Standing) -> dict[str, bytes]:
    """Return the files of the report by their names.

    Parameters
    ----------
    hub : Standing
        Of a session that may be at any phase; what has not been computed yet is not waited for.
    """
    found = {f"report.{language}.html": html(hub, language).encode() for language in LANGUAGES}
    return found | {name: _csv(*table).encode() for name, table in tables(hub).items()}


def tables(hub: Standing) -> dict[str, tuple[Sequence[str], Sequence[Sequence[Any]]]]:
    """Return the tables by their names: headings and rows."""
    room = hub.room
    choices, plans = [], []
    for group in room.groups.values():
        for number, chosen in room.choices(group.number).items():
            first, last = room.terms.months(number)
            choices += [(number, group.name, one.lever, one.form, one.spend, "|".join(one.on)) for one in chosen]
            terms = room.terms_of(group.number)
            budget = terms.budget if room.roles is None else room.plan(1).budget
            plans += [
                (
                    group.name if room.roles is None else TOGETHER,
                    budget,
                    one.lever,
                    one.spend,
                    first,
                    last,
                    "|".join(one.on or terms.usual(one)),
                    "|".join(terms.by),
                    one.form,
                )
                for one in chosen
                if one.spend > 0
            ]
    said = [
        (one["round"], one["question"], one["seat"], one["name"], room.groups[one["group"]].name, one["text"]) for one in reflections(hub)
    ]
    points = [
        (seat.number, seat.name, room.groups[seat.group].name, wave, *seat.points[wave])
        for seat in room.seats.values()
        for wave in ("before", "after")
        if wave in seat.points
    ]
    words = [(one["round"], one["by_name"], one["to_name"], one["amount"], one["became"]) for one in pledges(room, room.case.language)]
    of_roles = {"pledges.csv": (("round", "by", "to", "amount", "became"), words)} if room.roles is not None else {}
    return {
        **of_roles,
        "choices.csv": (("round", "group", "lever", "form", "spend", "on"), choices),
        "plans.csv": (("plan", "budget", "lever", "spend", "start", "end", "on", "by", "form"), plans),
        "paths.csv": (("path", "month", *hub.play.metrics), _paths(hub)),
        "reflections.csv": (("round", "question", "seat", "name", "group", "text"), said),
        "questionnaire.csv": (("seat", "name", "group", "wave", *(item.name for item in ITEMS)), points),
    }


def html(hub: Standing, language: str) -> str:
    """Return the report as one page that asks for nothing outside itself."""
    room = hub.room
    words = {name: text[language] for name, text in WORDS.items()}
    told = debrief(hub, language, None) if room.phase in {Phase.AFTER, Phase.DEBRIEF} else None
    done = told is not None and all(path["goal"] is not None for path in told["paths"])
    tell = _Teller(language, told["goal"]["unit"] if told is not None else "share")
    return (
        environment()
        .get_template("session_report.html")
        .render(
            language=language,
            style=Markup((TEMPLATES / "page.css").read_text(encoding="utf-8")),  # noqa: S704 - our own file
            w=words,
            scenario=hub.case.name,
            intro=words["intro" if room.roles is None else "intro_roles"].format(
                groups=len(room.groups),
                seats=len(room.seats),
                rounds=room.settings.rounds,
                length=room.settings.months_a_round,
                after=room.settings.months_after,
            ),
            paths=[tell.path(path) for path in told["paths"]] if told is not None and done else [],
            goal=words["goal"].format(goal=told["goal"]["label"], worlds=told["worlds"]) if told is not None else "",
            mean=words["mean"].format(goal=told["goal"]["label"]) if told is not None else "",
            figures=_figures(hub, language) if room.month else [],
            **of_roles(hub, told, language),
            decisive=[tell.decisive(one) for one in told["decisive"] if one is not None] if told is not None and done else [],
            rounds=_rounds(hub, language),
            reflections=_reflections(hub, language),
            items=_items(hub, language),
            people=[
                {"name": group.called(language), "members": ", ".join(one.name for one in room.members(group.number)) or NOTHING}
                for group in room.groups.values()
            ],
        )
    )


class _Teller:
    """Tells numbers of the goal."""

    def __init__(self, language: str, unit: str) -> None:
        self.language, self.numbers, self.share = language, Numbers(language), unit == "share"

    def goal(self, value: float | None) -> str:
        """Return a value of the goal."""
        if value is None:
            return NOTHING
        return f"{self.numbers.fixed(100 * value, 1)}%" if self.share else self.numbers.fixed(value, 2)

    def path(self, path: dict[str, Any]) -> dict[str, Any]:
        """Return a row of the paths."""
        against = path["against_nothing"]
        of_worlds = WORDS["of_worlds"][self.language]
        return {
            "name": path["name"],
            "best": path["best"],
            "spent": NOTHING if path["spent"] is None else self.numbers.fixed(path["spent"], 1),
            "goal": self.goal(path["goal"]),
            "better": NOTHING if against is None else of_worlds.format(count=against["better"], worlds=against["worlds"]),
        }

    def decisive(self, one: dict[str, Any]) -> str:
        """Return what decided for a group."""
        if one["round"] is None:
            return WORDS["decisive_nothing"][self.language].format(group=one["name"])
        lowers = (one["difference"] or 0.0) >= 0
        return WORDS["decisive_line" if lowers else "decisive_against"][self.language].format(
            group=one["name"],
            round=one["round"],
            difference=self.goal(abs(one["difference"] or 0.0)),
            better=one["better"],
            worse=one["worse"],
            worlds=one["worlds"],
            lever=one["lever"],
        )


def _paths(hub: Standing) -> list[Sequence[Any]]:
    """Return what was lived through month by month in the run that is shown."""
    play, room = hub.play, hub.room
    rows: list[Sequence[Any]] = []
    for key, plan in plans_of(play, room).items():
        name = room.groups[int(key)].name if key.isdigit() else plan.name
        if play.is_lucky_known and play.knows(plan, room.month):
            values = play.path(plan, room.month).values
            rows += [(name, month, *(values[metric][month] for metric in play.metrics)) for month in range(room.month + 1)]
    return rows


def _figures(hub: Standing, language: str) -> list[dict[str, Markup | str]]:
    play, room = hub.play, hub.room
    known = {key: plan for key, plan in plans_of(play, room).items() if play.is_lucky_known and play.knows(plan, room.month)}
    named = {key: room.groups[int(key)].name if key.isdigit() else plan.name for key, plan in known.items()}
    look = Look(language, tuple(named.values()), NOBODY_CHOSE[language])
    found = []
    for metric in play.metrics[:FIGURES]:
        values = {named[key]: np.array([play.path(plan, room.month).values[metric][1:]]) for key, plan in known.items()}
        label = Text.of(METRICS[metric].label)[language]
        share = METRICS[metric].high == 1.0
        marks = [Mark(room.programme_end, PROGRAMME_ENDS[language])] if room.month > room.programme_end else []
        figure = over_time(values, look, label=label, marks=marks, percent=share, banded=())
        title = WORDS["figure"][language].format(label=label)
        svg = render.svg(figure, f"figure-{metric}", title)
        found.append({"title": title, "svg": Markup(svg)})  # noqa: S704 - drawn by us
    return found


def _rounds(hub: Standing, language: str) -> list[dict[str, Any]]:
    room, numbers = hub.room, Numbers(language)
    found = []
    for number in range(1, room.closed + 1):
        first, last = room.terms.months(number)
        rows = []
        for group in room.groups.values():
            sent = group.sent.get(number)
            chosen = room.choices(group.number)[number]
            by = "" if sent is None else WORDS["trainer"][language] if sent.seat is None else room.seats[sent.seat].name
            cost = room.terms_of(group.number).cost(number, chosen)
            rows.append({"group": group.called(language), "choices": _told(chosen, language), "cost": numbers.fixed(cost, 1), "by": by})
        found.append({"title": WORDS["round"][language].format(number=number, first=first, last=last), "rows": rows})
    return found


def _told(choices: Iterable[Choice], language: str) -> list[str]:
    numbers, found = Numbers(language), []
    for one in choices:
        if one.spend > 0:
            lever = Text.of(LEVERS[one.lever].label)[language]
            kinds = ", ".join(Text.of(KINDS[kind].plural)[language] for kind in one.on)
            words = WORDS["choice_on" if kinds else "choice"][language]
            found.append(words.format(lever=lever, spend=numbers.fixed(one.spend, 2), kinds=kinds))
    return found


def _reflections(hub: Standing, language: str) -> list[dict[str, Any]]:
    room = hub.room
    found: dict[tuple[int, int], list[dict[str, str]]] = {}
    for one in reflections(hub):
        who = f"{one['name']} ({room.groups[one['group']].name})"
        found.setdefault((one["round"], one["question"]), []).append({"who": who, "text": one["text"]})
    return [
        {"title": f"{number}.{question} {asked(number, room.settings.rounds)[question - 1][language]}", "answers": answers}
        for (number, question), answers in found.items()
    ]


def _items(hub: Standing, language: str) -> list[dict[str, str]]:
    seats, numbers = hub.room.seats.values(), Numbers(language)
    if not any(seat.points for seat in seats):
        return []
    found = []
    for at, item in enumerate(ITEMS):
        told = {"text": item.text[language]}
        for wave in ("before", "after"):
            points = [point for seat in seats if wave in seat.points for point in [seat.points[wave][at]] if point is not None]
            told[wave] = f"{numbers.fixed(fmean(points), 1)} ({len(points)})" if points else NOTHING
        found.append(told)
    return found


def _csv(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([spreadsheet.cell(value) for value in row] for row in rows)
    return out.getvalue()
