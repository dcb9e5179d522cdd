"""The guide as a trainer opens it: whole, in both languages, at every width, for everybody, and on paper."""

from __future__ import annotations

import re

import pytest

from partnership_sim.workshop import guide
from tests.workshop.browser.hall import PHONE, TABLE, accessible


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("size", [PHONE, TABLE])
def test_the_guide_can_be_read_by_everybody(hall, language, size):
    page = hall.page(f"/guide?lang={language}", size)
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
    assert page.locator("main > h2").all_inner_texts() == [name for _, name in guide.guide(language).parts]
    other = "id" if language == "en" else "en"
    page.click(f"header a[lang={other}]")
    page.wait_for_url(f"**/guide?lang={other}")
    assert page.locator("h1").inner_text() == guide.guide(other).title


def test_each_part_begins_on_a_sheet_of_its_own(hall):
    page = hall.page("/guide?lang=id", TABLE)
    page.emulate_media(media="print")
    assert page.locator("header.screen").is_hidden()
    assert set(page.locator("main > h2").evaluate_all("all => all.map(one => getComputedStyle(one).breakBefore)")) == {"page"}
    sheets = len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4", prefer_css_page_size=True)))
    assert len(guide.guide("id").parts) < sheets <= 45
