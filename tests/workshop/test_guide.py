"""The trainer's guide: its scripts add up, both languages say the same, its commands can be typed, and its numbers are those that are computed."""

from __future__ import annotations

import re
import shlex
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import click
import pytest

from partnership_sim.cli.main import cli
from partnership_sim.levers import LEVERS
from partnership_sim.locale import LANGUAGES, Language, Text
from partnership_sim.metrics import METRICS
from partnership_sim.scenario import Scenario
from partnership_sim.scenario.check_roles import USUAL
from partnership_sim.verdicts import judged
from partnership_sim.workshop import guide
from partnership_sim.workshop.play import WORLDS
from tests.scripts import script

ROOT = Path(__file__).parents[2]
STEP = re.compile(r"^### (\d+)–(\d+) · (.+)$")
DEBRIEF = {"en": "Debrief", "id": "Pembahasan"}
SCRIPTS = {45: 0, 90: 1, 180: 2}
LESSON = 30


def parts(language: str, level: int = 2) -> dict[str, str]:
    """Return the parts of the guide by their headings, in their order."""
    found = re.split(rf"^{'#' * level} (.+)$", guide.source(language), flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


def timed(text: str) -> list[tuple[int, int, str]]:
    return [(int(found[1]), int(found[2]), found[3]) for line in text.splitlines() if (found := STEP.match(line))]


def scripts(language: str) -> list[list[tuple[int, int, str]]]:
    """Return the steps of every part that has any."""
    return [steps for text in parts(language).values() if (steps := timed(text))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_scripts_go_on_without_a_gap_to_their_last_minute(language: str) -> None:
    found = scripts(language)
    assert [steps[-1][1] for steps in found] == [45, 90, 180, LESSON, LESSON]
    for steps in found:
        assert steps[0][0] == 0
        assert all(start < end for start, end, _ in steps)
        assert all(one[1] == other[0] for one, other in pairwise(steps))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_third_of_every_script_is_for_the_debrief(language: str) -> None:
    for steps in scripts(language):
        talked = sum(end - start for start, end, name in steps if name.startswith(DEBRIEF[language]))
        assert 3 * talked >= steps[-1][1], steps[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_script_says_how_long_its_debrief_is(language: str) -> None:
    for text in parts(language).values():
        steps = timed(text)
        if not steps or steps[-1][1] == LESSON:
            continue
        talked = sum(end - start for start, end, name in steps if name.startswith(DEBRIEF[language]))
        assert re.search(rf"{DEBRIEF[language]}: {talked} ", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_something_to_say_stands_at_every_step(language: str) -> None:
    for text in parts(language).values():
        for step in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
            breaks = ("Break", "Istirahat")
            if not STEP.match("### " + step.splitlines()[0]):
                continue
            assert "> “" in step or any(name in step.splitlines()[0] for name in breaks), step[:60]


def shape(language: str) -> list[str]:
    """Return the guide's lines as what they are: headings with their minutes, rows with their cells, quotations, items, commands."""
    found = []
    for line in guide.source(language).splitlines():
        step = STEP.match(line)
        if step:
            found.append(f"### {step[1]}-{step[2]}")
        elif line.startswith("#"):
            found.append(line.split(" ")[0])
        elif line.startswith("|"):
            found.append(f"row of {line.count('|')}")
        else:
            begin = re.match(r"(> |- |\d+\. |\*\*|<!--.*-->|$)", line)
            found.append(begin[1] if begin else "text")
        found += [option for words in commands(line) for option in words.split() if option.startswith("--") and option != "--lang"]
    return found


def commands(text: str) -> list[str]:
    return re.findall(r"`(partnership-sim [^`]+)`", text) + [line for line in text.splitlines() if line.startswith("partnership-sim ")]


def test_both_languages_have_the_same_structure() -> None:
    one, other = (shape(language) for language in LANGUAGES)
    different = next(((at, a, b) for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    assert different is None
    assert len(one) == len(other)


def parsed(words: str) -> None:
    """Parse a command as it is typed, without running it."""
    name, *given = shlex.split(words)[1:]
    command = cli.get_command(click.Context(cli), name)
    assert command is not None, words
    command.make_context(name, [word for word in given if word != "..."], resilient_parsing=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_can_be_typed(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "experiments").symlink_to(ROOT / "experiments")
    found = commands(guide.source(language))
    assert {words.split()[1] for words in found} >= {"workshop", "new", "run", "describe"}
    for words in found:
        parsed(words)


class Tags(HTMLParser):
    """What elements and attributes a page has."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: list[tuple[str, str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_runs_nothing_and_asks_for_nothing_outside(language: str) -> None:
    page = guide.page(language)
    tags = Tags()
    tags.feed(page)
    assert not tags.names & {"script", "style", "iframe", "img", "object", "form"}
    assert not [one for one in tags.attributes if one[1].startswith("on") or one[1] == "style"]
    asked = [value or "" for _, name, value in tags.attributes if name in {"href", "src"}]
    assert all(value.startswith(("#", "/static/", "/guide?lang=", "data:,")) for value in asked)
    assert "<h1" in page
    assert page.count("<h1") == 1
    targets = {value for tag, name, value in tags.attributes if name == "id"}
    assert {value[1:] for value in asked if value.startswith("#")} <= targets


def test_markup_and_links_in_a_guide_are_text(monkeypatch: pytest.MonkeyPatch) -> None:
    wicked = "# T\n## <script>alert(1)</script>\n[words](javascript:alert(1)) <img src=x onerror=alert(1)> [more](https://example.org)\n"
    monkeypatch.setattr(guide, "source", lambda _: wicked)
    guide.guide.cache_clear()
    try:
        body = guide.guide("en").body
    finally:
        guide.guide.cache_clear()
    assert "&lt;script&gt;" in body
    assert "<span>more</span>" in body
    assert not re.search(r"<(script|img|a)\b", body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_in_the_contents_and_on_the_page(language: str) -> None:
    made = guide.guide(language)
    assert [name for _, name in made.parts] == list(parts(language))
    assert all(f'id="{mark}"' in made.body for mark, _ in made.parts)
    assert "<table>" in made.body
    assert "<!--" not in guide.page(language).replace("<!DOCTYPE", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_made_is_made_of_what_is_declared_and_computed(language: str) -> None:
    made, lessons = script("teaching", "parts"), script("teaching", "lessons")
    page = guide.source(language)
    assert made.filled(page, language, lessons.read()) == page


def test_what_it_says_of_the_findings_is_what_they_give() -> None:
    count = judged.shipped()
    described = re.search(r"Of E1 to E19, (\d+) hold", (ROOT / "docs/odd.md").read_text(encoding="utf-8"))
    assert described is not None
    told = {
        "en": f"Of 19 patterns of real programmes it brings about {described[1]}. Of {count.tried} findings for which nothing in it was set, "
        f"it brings about {count.held}; of {count.fitted} for which something was set so that they hold, {count.fitted_held}.",
        "id": f"Dari 19 pola program nyata, model menghasilkan {described[1]}. Dari {count.tried} temuan yang tidak menjadi dasar penyetelan "
        f"apa pun, model menghasilkan {count.held}; dari {count.fitted} temuan yang menjadi dasar penyetelan, {count.fitted_held}.",
    }
    for language in LANGUAGES:
        assert told[language] in guide.source(language)


def test_what_it_says_of_the_village_and_of_the_pages_is_so() -> None:
    case = Scenario.load(ROOT / "experiments" / "air_bersih")
    strikes = {shock.shock: shock.month for shock in case.shocks}
    assert sum(case.population.counts.values()) == 150
    assert (case.months, case.programme_end) == (72, 36)
    assert strikes == {"leadership_change": 18, "funding_cut": 30}
    assert WORLDS == 40
    for language in LANGUAGES:
        text = guide.source(language)
        assert all(words in text for words in ("150", "18", "30", "40"))


def told(table: str, mark: str, language: str, digits: int = 3) -> str:
    """Return the size of a fact as a sentence tells it."""
    (fact,) = [one for one in script("teaching", "lessons").read()[table] if one.id == mark]
    return Language.of(language).number(f"{abs(fact.mean):.{digits}f}")


def of_a_hundred(table: str, mark: str) -> str:
    (fact,) = [one for one in script("teaching", "lessons").read()[table] if one.id == mark]
    return f"{100 * abs(fact.mean):.0f}"


def true(table: str, mark: str) -> int:
    (fact,) = [one for one in script("teaching", "lessons").read()[table] if one.id == mark]
    assert fact.true is not None
    return int(fact.true)


def short(language: str) -> tuple[str, str]:
    """Return what the two lessons come to in short, as the guide says it."""
    begin = {"en": "In short: ", "id": "Ringkasnya: "}[language]
    one, other = [line for line in guide.source(language).splitlines() if line.startswith(begin)]
    return one, other


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_lessons_come_to_is_what_was_computed(language: str) -> None:
    promise, brokers = short(language)
    marks = ("kept_30", "trust_26", "trust_36", "trust_48", "trust_72", "talk_25", "audit_25", "talk_72", "audit_72")
    assert re.findall(r"0[.,]\d{3}", promise) == [told("promise", mark, language) for mark in marks]
    of = {"en": r"in (\d+)(?: of 40)?(?: worlds)?\)", "id": r"pada (\d+)(?: dari 40)?(?: simulasi)?\)"}[language]
    assert [int(number) for number in re.findall(of, promise)] == [
        true("promise", f"{mark}") for mark in ("talk_25", "audit_25", "talk_72", "audit_72")
    ]
    assert [int(number) for number in re.findall(of, brokers)] == [true("brokers", mark) for mark in ("price_trust_24", "price_kept_12")]
    assert re.findall(r"0[.,]\d{3}", brokers) == [told("brokers", mark, language) for mark in ("price_trust_24", "price_kept_12")]
    told_of_a_hundred = [
        of_a_hundred("brokers", mark) for mark in ("core_39", "core_42", "ten_core_39", "ten_core_42", "start_42", "late_42")
    ]
    stated = [number for number in re.findall(r"(?<![\d.,-])\d\d(?![\d.,]\d)", brokers) if number in set(told_of_a_hundred)]
    assert stated == told_of_a_hundred
    assert true("brokers", "start_42") == WORLDS
    assert all(float(told("brokers", mark, "en")) < 0.01 for mark in ("talk_42", "services_42"))


SHARES = {
    "en": {0.1: "A tenth", 0.2: "A fifth", 0.3: "Three tenths", 0.4: "Four tenths"},
    "id": {0.1: "Sepersepuluh", 0.2: "Seperlima", 0.3: "Tiga persepuluh", 0.4: "Empat persepuluh"},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_role_cards_tell_what_a_role_has_may_do_and_plays_for(language: str) -> None:
    (text,) = [text for name, text in parts(language).items() if name in {"Role cards", "Kartu peran"}]
    cards = re.split(r"^### .+$", text, flags=re.MULTILINE)[1 : len(USUAL) + 1]
    for (kind, usual), card in zip(USUAL.items(), cards, strict=True):
        rows = [row.split("|")[2].strip() for row in card.splitlines() if row.startswith("|") and not row.startswith("|-")]
        _, plays_for, has, may, *_ = rows
        assert f"*{METRICS[usual.goal].label[language]}*" in plays_for, kind
        assert has.startswith(SHARES[language][usual.share]), kind
        named = may.partition(".")[0].lower().split(", ")
        assert named == [Text.of(LEVERS[lever].label)[language].lower() for lever in usual.levers], kind
