"""What somebody did that harms its name is told by kind, unless the scenario asks for names; positions are named; tables keep ids."""

import json
from typing import TYPE_CHECKING

import pandas as pd
import pytest

import partnership_sim as ps
from partnership_sim.engine.events import CONDUCT, Recorder
from partnership_sim.report.blocks import Table
from partnership_sim.report.context import Context
from partnership_sim.report.data import Data
from partnership_sim.report.markup import bare
from partnership_sim.report.parts import story as story_part
from partnership_sim.results.columns import EVENTS
from partnership_sim.results.reader import Results
from partnership_sim.running import watched
from partnership_sim.studies import record
from partnership_sim.studies.held import Held
from partnership_sim.verdicts import of
from partnership_sim.verdicts.people import People
from partnership_sim.verdicts.story import Event, nameless

if TYPE_CHECKING:
    from partnership_sim.results.source import Source

KINDS = ("community", "government", "business", "ngo")
NAMES = {f"own{number}": f"Zzyzx {number}" for number in range(16)}


def case(names="", drawn=False, **changes):
    """Return a partnership in which promises are broken, of a register or drawn."""
    register = pd.DataFrame({"id": list(NAMES), "name": list(NAMES.values()), "kind": list(KINDS) * 4})
    population = {"register": "register.csv", **dict.fromkeys(KINDS, 4)} if not drawn else dict.fromkeys(KINDS, 4)
    mapping = {
        "name": "x",
        "months": 24,
        "programme_end": 12,
        "replicates": 3,
        "goals": ["trust"],
        "population": {**population, "ties_each": 8},
        "plans": [{"name": "A", "actions": [{"lever": "transparency", "spend": 1.0}]}],
    }
    report = {"report": {"names": names}} if names else {}
    return ps.Scenario.of({**mapping, **report, **changes}, files={} if drawn else {"register.csv": register.to_csv(index=False).encode()})


def told(source, language="en"):
    """Return the conduct in the story of a verdict, and the rows of the report's story."""
    verdict = of(source)
    c = Context(Data(source, language))
    part = story_part.build(c)
    table = next(block for block in part.blocks if isinstance(block, Table))
    assert verdict.story is not None
    rows = [[bare(cell) for cell in row] for row in table.rows]
    told = [one.event for one in verdict.story.told if one.event.event in CONDUCT]
    at = {index for index, one in enumerate(verdict.story.told) if one.event.event in CONDUCT}
    return told, [rows[index][1] for index in sorted(at)], bare(table.note or ""), json.dumps(verdict.to_dict()["story"])


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """Return results by what the scenario says of names, through both doors."""
    found: dict[tuple[str, str], Source] = {}
    for names in ("", "roles", "all"):
        runs = ps.run(case(names))
        place = tmp_path_factory.mktemp("names") / "r"
        place.mkdir()
        assert isinstance(runs.results, Held)
        record.save(runs.results, place, with_what_if=False)
        found[names, "memory"], found[names, "folder"] = runs.results, Results(place)
    return found


@pytest.mark.parametrize("door", ["memory", "folder"])
@pytest.mark.parametrize("names", ["", "roles"])
@pytest.mark.parametrize(("language", "kinds"), [("en", "communit|government|business|NGO"), ("id", "komunitas|pemerintah|usaha|LSM")])
def test_conduct_is_told_by_kind(sources, door, names, language, kinds):
    source = sources[names, door]
    events, rows, note, text = told(source, language)
    assert events  # promises are broken in this run, and seen
    assert {one.who for one in events} | {one.other for one in events} <= set(KINDS)
    assert all(one.by_kind for one in events)
    for row in rows:
        assert "Zzyzx" not in row
        assert len(pd.Series([row]).str.findall(kinds, flags=2)[0]) >= 1
    assert {"en": "told by type, not by name", "id": "menurut jenisnya, bukan namanya"}[language] in note
    for one in json.loads(text)["told"]:
        assert one["event"]["by_kind"] == (one["event"]["event"] in CONDUCT)
        assert one["event"]["by_kind"] <= (one["event"]["who"] in KINDS)


@pytest.mark.parametrize("door", ["memory", "folder"])
@pytest.mark.parametrize("language", ["en", "id"])
def test_where_names_are_asked_for_conduct_is_told_by_name(sources, door, language):
    events, rows, note, _ = told(sources["all", door], language)
    assert events
    assert {one.who for one in events} | {one.other for one in events} <= set(NAMES)
    assert not any(one.by_kind for one in events)
    for row, one in zip(rows, events, strict=True):
        assert NAMES[one.who] in row
        assert NAMES[one.other] in row
    assert "not by name" not in note
    assert "bukan namanya" not in note


@pytest.mark.parametrize("door", ["memory", "folder"])
def test_positions_are_named_and_tables_keep_ids(sources, door):
    source = sources["roles", door]
    network = of(source).network
    assert network is not None
    assert network.bridges
    assert {one.name for one in (*network.bridges, *network.blockers)} <= set(NAMES.values())
    table = source.table(EVENTS.file)
    conduct = [who for event, who in zip(table["event"], table["who"], strict=True) if event in CONDUCT]
    assert conduct
    assert set(conduct) <= set(NAMES)


def test_who_was_drawn_is_told_by_kind_whatever_is_asked():
    source = ps.run(case("all", drawn=True)).results
    events, rows, note, _ = told(source)
    assert events
    assert "not by name" not in note
    assert "bukan namanya" not in note
    assert not any(pd.Series(rows).str.contains(r"-\d{3}"))


def test_of_somebody_unknown_not_even_the_kind_is_told(sources):
    people = People(sources["roles", "memory"], "A")
    event = nameless(Event(3, "breach_seen", "Dinas-PU", "own0", "", 0.1), people)
    assert (event.who, event.other, event.by_kind) == ("", "community", True)


@pytest.mark.parametrize(("names", "named"), [("roles", False), ("all", True)])
def test_whoever_steers_a_run_reads_conduct_by_kind_too(names, named):
    plan = next(plan for plan in case(names).plans if plan.name == "A")
    months = watched(case(names), plan, (0,))
    recorder = Recorder(next(months))
    recorder.before()
    for _ in months:
        recorder.after()
        recorder.before()
    sentences = [event.tell(language) for event in recorder.events if event.event in CONDUCT for language in ("en", "id")]
    assert sentences
    assert {"Zzyzx" in text for text in sentences} == {named}
    assert all(event.row()["who"] in NAMES for event in recorder.events if event.event in CONDUCT)
    if not named:
        assert any("one of the " in text for text in sentences)
        assert any("salah satu " in text for text in sentences)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"names": "nobody"}, '"nobody" is none of the choices; expected "roles" or "all"'),
        ({"names": 1}, 'expected "roles" or "all"'),
        ({"nmaes": "all"}, 'did you mean "names"?'),
        ("all", "report"),
    ],
)
def test_what_is_wrong_in_how_results_are_told(given, message):
    with pytest.raises(ps.InputError) as caught:
        case(report=given)
    assert message in str(caught.value)
    assert "report" in str(caught.value)


def test_names_can_be_changed_from_python():
    changed = case().with_(report={"names": "all"})
    assert (case().report.names, changed.report.names) == ("roles", "all")
    assert ps.Scenario.of({"name": "y", "months": 3, "population": dict.fromkeys(KINDS, 2), "plans": []}).report.names == "roles"
