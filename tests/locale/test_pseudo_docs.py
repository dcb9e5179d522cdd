"""The pages and pictures that the experiments write into docs/ go through the made-up language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from matplotlib.text import Text as Drawn

from partnership_sim.levers import LEVERS
from partnership_sim.locale import PSEUDO, Text, translator
from partnership_sim.plots import sensitivity
from partnership_sim.plots.evidence import forest
from partnership_sim.plots.levers import matrix
from tests.locale.escapes import plain_words, words_of
from tests.scripts import script

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.figure import Figure


def told(page: str) -> str:
    """Return a page without what stands in backticks and the addresses of its links."""
    return re.sub(r"`[^`]*`|\]\([^)]*\)", "", page)


def drawn(figures: Iterable[Figure]) -> str:
    found = []
    for figure in figures:
        figure.canvas.draw()
        found += [text.get_text() for text in figure.findobj(Drawn) if isinstance(text, Drawn)]
    return " ".join(found)


def hold(page: str, figures: Iterable[Figure], known: set[str] = frozenset()) -> None:  # type: ignore[assignment]
    """Hold that page and pictures speak the made-up language alone."""
    words = drawn(figures)
    assert "⟦" in words
    assert not plain_words(words, known)
    assert page.count("⟦") > 10
    assert not plain_words(told(page), known), told(page)


def test_no_word_of_the_levers_escapes() -> None:
    lab = script("levers", "levers")
    where = [context for context in lab.contexts(3) if context.case.months <= 12]
    table = lab.compare({context.name: lab.observe(context, 2) for context in where}, where)
    names = [Text.of(one.label)[PSEUDO] for one in LEVERS.values()]
    page = lab.page(table, where, PSEUDO, seed=3, replicates=2)
    hold(page, [matrix(lab.drawn(table, where, PSEUDO), names, lab.WORDS["note"][PSEUDO], PSEUDO)])


def test_no_word_of_the_study_of_lock_in_escapes() -> None:
    study, pages = script("lock_in", "lock_in"), script("lock_in", "lock_in_page")
    found = study.found_by(study.Study(5, share=0.05, workers=1, months=8), names=("promise_trust", "need"), spends=(4.0,))
    hold(pages.page(found, PSEUDO), pages.pictures(found, PSEUDO).values())


def test_no_word_of_the_structure_of_networks_escapes() -> None:
    lab = script("structure", "structure")
    rows = lab.study(draws=2)
    named = words_of(*(f"{one.network} {one.relation}" for one in lab.NETWORKS))
    hold(lab.page(rows, PSEUDO, 2, 1), [lab.picture(rows, PSEUDO)], named)


@pytest.mark.parametrize(
    "figure",
    [
        sensitivity.screening([translator(PSEUDO)("trust")], {translator(PSEUDO)("service"): [(0.5, 0.1, 0.1, True)]}),
        sensitivity.shares([(translator(PSEUDO)("trust"), 0.5, 0.4, 0.6)], translator(PSEUDO)("share")),
        forest([{"id": "1", "claim": translator(PSEUDO)("claim"), "effect": 0.1, "low": 0.0, "high": 0.2, "held": True}]),
    ],
)
def test_pictures_have_no_words_of_their_own(figure: Figure) -> None:
    assert not plain_words(drawn([figure]))
