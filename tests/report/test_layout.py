"""The page on a phone and on paper: what scrolls says so, captions stay, sentences stack as cards, short tables stay whole."""

import re

import pytest
from markupsafe import Markup

from partnership_sim import report
from partnership_sim.report.blocks import Table
from tests.report.page import Page
from tests.report.synthetic import make

HOSTILE = '</style><b>"quoted" \\22 } { é 👩‍🌾'


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = make(tmp_path_factory.mktemp("layout") / "results", replicates=6, register=True, name=HOSTILE)
    return {language: report.write(folder, language, folder.parent / f"{language}.html").read_text("utf-8") for language in ("en", "id")}


def tables(text):
    return re.findall(r'<div class="table[^"]*">.*?</table>', text, flags=re.DOTALL)


def test_captions_stand_outside_of_what_scrolls(pages):
    for text in pages.values():
        assert "<caption" not in text
        found = tables(text)
        assert len(found) >= 8
        for table in found:
            caption = re.search(r'<p class="caption" id="([^"]+)">', table)
            assert caption
            assert caption.start() < table.index('<div class="scroll"')
            assert f'<table aria-labelledby="{caption[1]}"' in table


def test_what_scrolls_can_be_reached_by_keyboard_and_says_so(pages):
    for language, words in (("en", "scroll sideways →"), ("id", "geser ke samping →")):
        for table in tables(pages[language]):
            assert re.search(r'<div class="scroll" role="region" tabindex="0" aria-label="[^"]{10,}">', table)
            assert words in table
        assert "animation-timeline: scroll(self inline)" in pages[language]


def test_events_stack_as_cards_with_their_headings(pages):
    part = re.search(r'<section id="story".*?</section>', pages["id"], flags=re.DOTALL)
    assert part
    assert re.search(r'<div class="table[^"]* cards">', part[0])
    assert 'data-label="Bulan"' in part[0]
    assert re.search(r'data-label="Bulan" class="text narrow"', part[0])


def test_tables_know_how_they_are_shown():
    def table(rows):
        return Table(Markup("c"), [Markup("a"), Markup("b") * 40], rows, frozenset({0, 1}))

    few = table([[Markup("1"), Markup("short")], [Markup("12"), Markup("<bdi>short</bdi>")]])
    assert few.narrow == {0}
    assert few.wide == {1}
    assert not few.cards
    assert few.whole
    many = table([[Markup("1"), Markup("x") * 41]] * 7)
    assert many.cards
    assert not many.whole


def test_paper_has_a_running_foot_that_no_name_breaks(pages):
    text = pages["id"]
    style = text[text.index("<style>") : text.index("</style>")]
    assert "counter(page)" in style
    foot = re.search(r'@bottom-left \{ content: "((?:[^"\\]|\\.)*)"; \}', style)
    assert foot
    assert "\\3c /style>" in foot[1]
    assert "\\22 quoted\\22 " in foot[1]
    assert Page(text).problems == []
    for rule in ("break-after: avoid", "break-inside: avoid", ".whole"):
        assert rule in style[style.index("@media print") :]


def test_shortest_paths_and_runs_are_told_in_words(pages):
    assert re.search(r"menjadi perantara pada \d[\d,]*% jalur terpendek", pages["id"])
    assert re.search(r"on \d[\d.]*% of the shortest paths", pages["en"])
    assert "satu simulasi ini" in pages["id"]
    assert '<span class="tag">' in pages["en"]
