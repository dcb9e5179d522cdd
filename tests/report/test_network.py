"""Part 6 in words: who bridges and who could block in how many runs, in both languages; of results without positions, of the one run."""

import re

import pytest

import partnership_sim as ps
from partnership_sim.report.blocks import Gallery, Paragraph, Table
from partnership_sim.report.context import Context
from partnership_sim.report.data import Data
from partnership_sim.report.markup import bare
from partnership_sim.report.parts import network
from partnership_sim.results.columns import POSITIONS

REGISTER = b"id,name,kind\n" + b"".join(
    f"own{number},Party {number},{kind}\n".encode() for number, kind in enumerate(["community", "government", "business", "ngo"] * 3)
)
TIES = b"source,target,trust\n" + b"".join(f"own{a},own{b},0.6\n".encode() for a in range(9) for b in range(a + 1, 9) if a * b % 3 == 0)


@pytest.fixture(autouse=True)
def no_figures(monkeypatch):
    """Words alone are read here."""
    monkeypatch.setattr(network, "network", lambda *_, **__: None)


@pytest.fixture(scope="module")
def ran():
    """Return runs of a partnership in which three have no ties, by their number."""
    plans = [{"name": "A", "actions": [{"lever": "facilitated_dialogue", "spend": 1.0}]}]
    population = {"register": "register.csv", "ties": "ties.csv"}
    mapping = {"name": "x", "months": 6, "programme_end": 3, "population": population, "plans": plans}
    case = ps.Scenario.of(mapping, files={"register.csv": REGISTER, "ties.csv": TIES})
    return {replicates: ps.run(case, replicates=replicates).results for replicates in (1, 7, 40)}


class Older:
    """Results of which the positions were not kept."""

    def __init__(self, source):
        self.source = source

    def __getattr__(self, name):
        return getattr(self.source, name)

    def has(self, file):
        return file != POSITIONS.file and self.source.has(file)


def said(source, language):
    """Return the note of the pictures, the table of names with its note, and the other paragraphs."""
    part = network.build(Context(Data(source, language)))
    names = next(block for block in part.blocks if isinstance(block, Table))
    pictures = next(block for block in part.blocks if isinstance(block, Gallery))
    cells = [bare(cell) for row in names.rows for cell in row[1:]]
    return (
        bare(pictures.note or ""),
        cells,
        bare(names.note or ""),
        " ".join(bare(one.text) for one in part.blocks if isinstance(one, Paragraph)),
    )


@pytest.mark.parametrize("runs", [7, 40])
@pytest.mark.parametrize(
    ("language", "among", "means", "alone"),
    [
        (
            "en",
            r"among the first five in \d+ of {runs} runs$",
            "Means of {runs} runs",
            "(3|2\\.\\d) of 12 stakeholders, mean of {runs} runs",
        ),
        (
            "id",
            r"termasuk lima teratas pada \d+ dari {runs} simulasi$",
            "Rata-rata {runs} simulasi",
            "(3|2,\\d) dari 12 pemangku kepentingan, rata-rata {runs} simulasi",
        ),
    ],
)
def test_every_position_says_in_how_many_runs(ran, runs, language, among, means, alone):
    _, cells, note, text = said(ran[runs], language)
    told = [cell for cell in cells if cell != "–"]
    assert told
    for cell in told:
        assert re.search(among.format(runs=runs), cell), cell
        assert not re.search("Party (9|10|11)\\b", cell)  # who has no ties is no blocker
    assert means.format(runs=runs) in note
    assert re.search(alone.format(runs=runs), text)  # some of the three find a stranger


@pytest.mark.parametrize(
    ("language", "one", "alone"),
    [
        ("en", "of the one run that is drawn", "3 of 12 stakeholders."),
        ("id", "satu simulasi yang digambar", "3 dari 12 pemangku kepentingan."),
    ],
)
@pytest.mark.parametrize("older", [True, False])
def test_one_run_says_that_it_is_one(ran, language, one, alone, older):
    source = Older(ran[40]) if older else ran[1]
    pictures, cells, note, text = said(source, language)
    assert one in note
    assert alone in text
    assert not any(re.search("first five|lima teratas|100", cell) for cell in cells)
    assert {"en": "no ties at that moment stands in rows below", "id": "tidak memiliki hubungan pada saat itu"}[language] in pictures
