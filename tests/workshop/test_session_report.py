"""What is taken home: the same bytes however often a session was broken off, hostile words as text, plans that can be run."""

from __future__ import annotations

import asyncio
import csv
import io
from typing import TYPE_CHECKING

from partnership_sim.locale import LANGUAGES
from partnership_sim.scenario.schema import Scenario
from partnership_sim.workshop import session_report
from partnership_sim.workshop.hub import Hub
from partnership_sim.workshop.journal import Memory
from partnership_sim.workshop.who import TRAINER
from tests.workshop.rooms import SHORT, TurnedClock, computed, hub, must, played, seated
from tests.worlds import scenario

if TYPE_CHECKING:
    from pathlib import Path


def test_a_session_that_was_broken_off_gives_the_same_bytes() -> None:
    async def story() -> None:
        journal = Memory()
        await played(hub(journal))
        once = hub(journal)
        await computed(once)
        broken = Memory()
        for line in journal.actions():  # a new server after every action
            await Hub(scenario(), broken, TurnedClock()).journal.append(line)
        again = hub(broken)
        await computed(again)
        assert session_report.files(once) == session_report.files(again)

    asyncio.run(story())


def test_every_phase_has_a_report() -> None:
    async def story() -> None:
        where = hub()
        assert set(session_report.files(where)) == {
            *(f"report.{language}.html" for language in LANGUAGES),
            *(f"{name}.csv" for name in ("choices", "plans", "paths", "reflections", "questionnaire")),
        }
        await must(where, TRAINER, "settings", **SHORT)
        await must(where, TRAINER, "start")
        assert session_report.html(where, "id")
        await must(where, TRAINER, "close", round=1)
        assert session_report.html(where, "id")

    asyncio.run(story())


def test_hostile_names_and_answers_are_text_in_every_file() -> None:
    async def story() -> None:
        where = hub()
        await must(where, TRAINER, "settings", **{**SHORT, "rounds": 1, "groups": ["<b>x</b>", "=HYPERLINK(1)"]})
        one = await seated(where, "<img src=x>")
        await must(where, TRAINER, "start")
        await must(where, one, "send", round=1, choices=[{"lever": "networking", "spend": 1.0}])
        await must(where, TRAINER, "close", round=1)
        await must(where, one, "reflect", round=1, question=2, text="=1+1 <script>alert(1)</script>")
        await computed(where)
        files = session_report.files(where)
        for language in LANGUAGES:
            page = files[f"report.{language}.html"].decode()
            assert "<script" not in page
            assert "<img" not in page
            assert "<b>x" not in page
        cells = [
            cell for name, data in files.items() if name.endswith(".csv") for row in csv.reader(io.StringIO(data.decode())) for cell in row
        ]
        assert not [cell for cell in cells if cell.startswith("=")]

    asyncio.run(story())


def test_plans_of_the_groups_can_be_run(tmp_path: Path) -> None:
    async def story() -> dict[str, bytes]:
        where = hub()
        await played(where)
        return session_report.files(where)

    (tmp_path / "plans.csv").write_bytes(asyncio.run(story())["plans.csv"])
    case = Scenario.of(
        {
            "name": "x",
            "months": 9,
            "programme_end": 6,
            "plans": "plans.csv",
            "population": {"community": 10, "government": 2, "business": 2, "ngo": 2},
        },
        base=tmp_path,
    )
    plan = next(one for one in case.plans if one.name == "A")
    assert [(action.lever, action.start, action.end) for action in plan.actions] == [
        ("service_delivery", 1, 3), ("networking", 1, 3), ("service_delivery", 4, 6), ("networking", 4, 6),
    ]  # fmt: skip


def test_the_report_says_what_was_computed() -> None:
    async def story() -> None:
        where = hub()
        await played(where)
        await computed(where)
        page = session_report.html(where, "en")
        told = where.view("table", TRAINER, "en")["debrief"]
        mine = next(path for path in told["paths"] if path["name"] == "A")
        assert f"{mine['against_nothing']['better']} of 40 worlds" in page
        assert "best known" in page
        assert f"A: round {told['decisive'][0]['round']}." in page
        assert page.count("<svg") >= 3

    asyncio.run(story())
