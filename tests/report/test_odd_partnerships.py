"""Partnerships at the edge: few, of one kind, untied, without a plan, of one run or month; what is not there is not spoken of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from partnership_sim import plugins
from partnership_sim.cli import main
from partnership_sim.report import head
from partnership_sim.report.blocks import Gallery, Table
from partnership_sim.report.context import Context
from partnership_sim.report.data import Data
from partnership_sim.report.markup import bare
from partnership_sim.report.parts import basis, fragile, network
from partnership_sim.report.write import BUILDERS
from partnership_sim.results.reader import Results
from tests.report.test_contradictions import told
from tests.report.undrawn import undrawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PEOPLE = {"community": 6, "government": 2, "business": 2, "ngo": 2}
TALK, TRAIN, SERVE = ("facilitated_dialogue", 1.0), ("capacity_building", 2.0), ("service_delivery", 1.0)
THREE = {"Talk": TALK, "Train": TRAIN, "Serve": SERVE}
USUAL: dict[str, Any] = {"people": PEOPLE, "each": 4, "plans": THREE, "months": 12, "programme_end": 6, "replicates": 5}
#: What is odd, against the usual.
ODD: dict[str, dict[str, Any]] = {
    "no community": {"people": {**PEOPLE, "community": 0}},
    "one stakeholder": {"people": {"community": 1, "government": 0, "business": 0, "ngo": 0}},
    "no ties": {"each": 0},
    "no plan": {"plans": {}},
    "one plan": {"plans": {"Talk": TALK}},
    "one run": {"replicates": 1},
    "nothing after": {"months": 6},
    "one month": {"months": 1, "programme_end": 1},
    "no spending": {"plans": {"Free": ("facilitated_dialogue", 0.0)}},
    "the same plans": {"plans": {"A": TALK, "B": TALK, "C": TALK}},
}
MEDIA = """
import partnership_sim as ps

label, plural = {"en": "media house", "id": "media massa"}, {"en": "media houses", "id": "media massa"}
ps.register_kind(ps.Kind(name="media", label=label, plural=plural, carry=6, columns={"resources": 0.8}, trust={}, trusted={}))
"""


@pytest.fixture(autouse=True)
def no_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words alone are read here."""
    undrawn(monkeypatch)


def scenario(place: Path, **keys: Any) -> Path:
    """Write a scenario that is as usual but for some keys."""
    case = {**USUAL, **keys}
    lines = ['name = "Odd"', "seed = 7", *(f"{name} = {case[name]}" for name in ("months", "programme_end", "replicates"))]
    lines += ["[population]", *(f"{kind} = {count}" for kind, count in case["people"].items()), f"ties_each = {case['each']}"]
    for plan, (lever, spend) in case["plans"].items():
        lines += ["[[plans]]", f'name = "{plan}"', "[[plans.actions]]", f'lever = "{lever}"', f"spend = {spend}"]
    place.mkdir(exist_ok=True)
    (place / "scenario.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return the results of an odd case, run once."""
    made: dict[str, Path] = {}

    def of(case: str) -> Path:
        if case not in made:
            place = scenario(tmp_path_factory.mktemp("odd") / "case", **ODD[case])
            main(["run", str(place), "--out", str(place / "out"), "--no-report", "--quiet"])
            made[case] = place / "out"
        return made[case]

    return of


def parts(folder: Path, language: str = "en") -> dict[str, list[str]]:
    """Return all that each part says, heading first; "head" is what stands above them."""
    c = Context(Data(Results(folder, language), language))
    above = head.of(c)
    found = {"head": [bare(text) for text in (*above.lines, *above.warnings)]}
    for builder in BUILDERS:
        part = builder.build(c)
        notes = [bare(block.note) for block in part.blocks if isinstance(block, (Table, Gallery)) and block.note]
        found[builder.__name__.rsplit(".", 1)[1]] = [*told(part), *notes]
    return found


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("case", list(ODD))
def test_whatever_is_odd_is_told_in_whole_sentences(ran, case, language):
    said = [text for texts in parts(ran(case), language).values() for text in texts]
    for text in said:
        assert not re.search(r"\b(nan|None(?! of)|inf)\b|[{}]|\(\s*\)|-0\.0\b|\b1 (runs|months|plans)\b|  ", text), text
        assert text.strip(), said


def test_without_communities_nothing_is_said_of_them(ran):
    said = parts(ran("no community"))
    assert "Need met could not be measured; plans are ranked by trust." in " ".join(said["answer"])
    for name in ("answer", "compare", "unfold", "kinds", "lasting", "network", "fragile", "money"):
        assert not re.search(r"communit|Extra service|[Vv]oice|Goals: need met", " ".join(said[name])), (name, said[name])
    assert not re.search("first goal", " ".join(said["story"])) or "could not be measured" in " ".join(said["story"])


def test_one_stakeholder_has_no_ties_and_nobody_to_be_more_equal_with(ran):
    said = parts(ran("one stakeholder"))
    assert said["network"] == ["There is one stakeholder, so there are no ties"]
    assert not re.search("Inequality|Trust in this kind", " ".join(said["kinds"]))
    assert not re.search("all ties|Trust that is not given", " ".join(said["basis"]))


@pytest.mark.parametrize(("language", "words"), [("en", "No ties are drawn"), ("id", "Tidak ada hubungan yang dibangkitkan")])
def test_where_no_ties_are_drawn_that_is_said(ran, language, words):
    text = " ".join(parts(ran("no ties"), language)["basis"])
    assert words in text
    assert not re.search("about 0|sekitar 0|Trust that is not given|Kepercayaan yang tidak", text)


def test_nothing_of_what_was_tried_is_below_nothing(ran):
    assert not re.search(r"below 0[, ]", " ".join(parts(ran("no ties"))["fragile"]))


def test_without_a_plan_no_plan_is_spoken_of(ran):
    said = parts(ran("no plan"))
    assert said["head"][0].startswith("No plan yet: the partnership left to itself over 12 months. 5 runs")
    assert said["answer"][0] == "There is nothing to choose yet: no plan was run"
    assert said["compare"][0] == "There is no plan to compare yet"
    assert not re.search("Better than no programme in|Extra service", " ".join(said["compare"]))
    assert said["lasting"][:5] == [
        "There is no plan whose effect could last",
        "Plan",
        "Works built",
        "Share of works that work",
        "Share of works left unfinished",
    ]
    assert said["money"] == ["There is no plan whose budget could be changed"]
    assert any(text.startswith("The partnership without a programme in its typical run") for text in said["network"])
    assert "best plans" not in " ".join(said["fragile"])
    assert "the plan gains nothing" not in " ".join(said["fragile"])
    assert not any(re.search("[Ww]ith .?No programme", text) for text in said["unfold"])


@pytest.mark.parametrize(("language", "none"), [("en", "no programme"), ("id", "kondisi tanpa program")])
def test_a_single_plan_has_no_other_beside_it(ran, language, none):
    said = parts(ran("one plan"), language)
    near = [
        text
        for text in said["fragile"]
        if re.search("by its mean|without being so clearly|menyamai atau melampaui|secara tidak meyakinkan", text)
    ]
    assert len(near) == 1
    assert none in near[0]
    assert not re.search("another plan|rencana lain", near[0])
    titles = " ".join(said["compare"] + said["lasting"])
    assert not re.search("gains most|furthest ahead|tambahan terbesar", titles)


def test_plans_are_counted_alike_everywhere(ran):
    said = parts(ran("nothing after"))
    assert said["head"][0].startswith("3 plans and no programme compared over 6 months")
    assert not re.search(r"\b(of|all) 4 plans", " ".join(said["compare"]))


def test_a_single_run_has_no_interval(ran):
    said = parts(ran("one run"))
    for name in ("answer", "compare", "unfold", "kinds", "lasting", "fragile", "money"):
        text = " ".join(said[name])
        assert not re.search(r"95% intervals?\b(?! and no)|\d to \d|[Bb]and:|not clearly|would not clearly|“Left”|crosses 0", text), (
            name,
            text,
        )
    assert "Values of a single run" in " ".join(said["compare"])
    assert said["money"][0] == "A single run cannot tell what more money buys"
    assert "lies in the middle" not in " ".join(said["story"])


def test_where_the_run_ends_with_the_programme_the_network_is_drawn_once_for_both(ran):
    c = Context(Data(Results(ran("nothing after"))))
    shown = [picture.name for block in network.build(c).blocks if isinstance(block, Gallery) for picture in block.pictures]
    assert shown == ["network-0", "network-end"]


def test_what_breaks_the_partnership_is_listed_where_the_heading_names_it(ran):
    for case in ODD:
        said = parts(ran(case))["fragile"]
        if "weakens the partnership most" in said[0]:
            assert any(re.match(r".*: holds in .*, down from", text) for text in said), (case, said)


def test_money_has_one_number_of_decimals_in_a_figure(ran):
    said = parts(ran("nothing after"))
    rows = next(text for text in said["compare"] if text.startswith("Difference from no programme in trust"))
    decimals = {len(number) for number in re.findall(r" [+−]?\d+\.(\d+) \(", rows)}
    assert len(decimals) == 1, rows


@pytest.fixture
def own_kind(tmp_path: Path) -> Iterator[Path]:
    """Return a plug-in that declares a kind; the registers are as they were afterwards."""
    kept, loaded = [(registry, registry.kept()) for registry in plugins._registries()], dict(plugins._LOADED)
    (tmp_path / "media.py").write_text(MEDIA, encoding="utf-8")
    yield tmp_path / "media.py"
    for registry, what in kept:
        registry.restore(what)
    plugins._LOADED.clear()
    plugins._LOADED.update(loaded)


def test_kinds_of_a_user_s_own_are_told_not_to_be_measured_and_may_be_absent(tmp_path, own_kind):
    for case, count in (("present", 2), ("absent", 0)):
        people = {**PEOPLE, **({"media": count} if count else {})}
        place = scenario(tmp_path / case, people=people, plans={"Talk": TALK}, replicates=2)
        main(["run", str(place), "--out", str(place / "out"), "--no-report", "--quiet", "--plugin", str(own_kind)])
        said = parts(place / "out")
        assert ("Not measured by type: media houses." in " ".join(said["kinds"])) == bool(count)
        assert ("media" in " ".join(text for texts in said.values() for text in texts)) == bool(count)


def test_basis_names_what_has_no_effect(ran):
    c = Context(Data(Results(ran("no ties"))))
    assert "not used by this plan" not in " ".join(told(fragile.build(c)) + told(basis.build(c)))
