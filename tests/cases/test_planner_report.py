"""What the report says and shows of planners' own cases, through the command line, in both languages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from partnership_sim.cli import main
from partnership_sim.locale import Text
from partnership_sim.metrics import METRICS
from partnership_sim.plots import network, network_places
from partnership_sim.report.blocks import Paragraph
from partnership_sim.report.context import Context
from partnership_sim.report.data import Data
from partnership_sim.report.markup import bare
from partnership_sim.report.parts import answer, compare
from partnership_sim.report.people import People
from partnership_sim.report.words import page as page_words
from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.results.reader import Results
from partnership_sim.verdicts.people import MOMENTS
from tests.report.page import Page
from tests.report.synthetic import make

if TYPE_CHECKING:
    from collections.abc import Sequence

CASES = Path(__file__).parent / "planner"
#: Likelihood that nobody computed.
LIKELY = Text.of({"en": r"\b(likely|probably)\b", "id": r"(paling mungkin|kemungkinan besar|barangkali)"})


@pytest.fixture(scope="module")
def reported(tmp_path_factory):
    """Return the results folder of a case and its pages by language, made once."""
    made: dict[str, tuple[Path, dict[str, Page]]] = {}

    def of(case: str, *options: str) -> tuple[Path, dict[str, Page]]:
        if case not in made:
            folder = Path(shutil.copytree(CASES / case, tmp_path_factory.mktemp("case") / case))
            main(["run", str(folder), "--out", str(folder / "out"), "--quiet", "--no-report", *options])
            pages = {}
            for language in ("en", "id"):
                target = folder / f"{language}.html"
                main(["report", str(folder / "out"), "--lang", language, "--out", str(target)])
                pages[language] = Page(target.read_text(encoding="utf-8"))
            made[case] = folder / "out", pages
        return made[case]

    return of


def whole(page: Page) -> str:
    """Return all that stands in a page for anybody: text, titles, words for those who do not see."""
    said = [value or "" for _, values in page.elements for name, value in values.items() if name in {"aria-label", "title", "data-label"}]
    return " ".join([page.text, *said])


@pytest.mark.parametrize("case", ["few_runs", "isolated_blocker"])
@pytest.mark.parametrize("language", ["en", "id"])
def test_nine_runs_are_told_as_nine_runs(reported, case, language):
    text = whole(reported(case)[1][language])
    assert not re.search(r"\bof 100\b|\bdari 100\b|\bin 100\b", text)
    assert {"en": "in 9 of 9 runs", "id": "pada 9 dari 9 simulasi"}[language] in text
    for word in page_words.CERTAINTY.values():
        assert not re.search(rf"\b{re.escape(word[language])}\b", text), word[language]
    assert not re.search(LIKELY[language], text)


def gaining(folder: Path, gains: Sequence[float]) -> Path:
    """Write results of as many runs in which need met is .3, and under "Talk" higher by a gain each; return their folder."""
    need = list(METRICS).index("need_met")
    without = np.full((len(gains), 24, len(METRICS)), 0.3)
    talk = without.copy()
    talk[:, :, need] += np.asarray(gains)[:, None]
    values = {NO_PROGRAMME: without, "Talk": talk}
    return make(folder, plans=("Talk",), replicates=len(gains), values=values, goals=["need_met"], shocks=[])


def test_one_more_digit_where_rounding_hides_the_sign(tmp_path):
    """Nine runs gain .019 on average; Student's t (2.306 at eight degrees) takes their interval from .0004 to .0376: from 0.0 points to 3.8."""
    spread = (0.019 - 0.0004) * 3 / 2.306
    apart = np.arange(9) - 4.0
    folder = gaining(tmp_path / "out", 0.019 + spread * apart / apart.std(ddof=1))
    main(["report", str(folder), "--lang", "en", "--out", str(tmp_path / "en.html")])
    text = Page((tmp_path / "en.html").read_text(encoding="utf-8")).text
    difference = re.search(r"without a programme: (\S+) points \((\S+) to (\S+) points\)", text)
    assert difference
    assert difference.groups() == ("+1.9", "+0.04", "+3.8")


@pytest.mark.parametrize("language", ["en", "id"])
def test_better_in_all_runs_and_yet_not_clearly_is_explained(tmp_path, language):
    """One run of nine gains thirty times what the others do, so the interval of the mean reaches below 0."""
    c = Context(Data(Results(gaining(tmp_path / "out", [0.012] * 8 + [0.36]), language), language))
    heading, text = (
        bare(answer.build(c).heading),
        " ".join(bare(block.text) for block in answer.build(c).blocks if isinstance(block, Paragraph)),
    )
    assert {"en": "no plan is clearly better", "id": "tidak ada rencana yang jelas lebih baik"}[language] in heading
    unequal = {"en": "in 9 of 9 runs, but the mean gain does not clearly matter", "id": "pada 9 dari 9 simulasi, tetapi rata-rata"}
    assert unequal[language] in text
    assert {"en": "No plan clearly beats", "id": "Tidak ada rencana yang jelas"}[language] in bare(compare.build(c).heading)


@pytest.mark.parametrize("language", ["en", "id"])
def test_nobody_without_ties_is_a_blocker(reported, language):
    folder, pages = reported("isolated_blocker")
    heading = next(text for level, text in pages[language].headings if level == 2 and "Environment Office" in text)
    assert "Ministry" not in heading
    people = People(Data(Results(folder, language), language), "Talk")
    tied = {end for link in people.ties["programme_end"] for end in (link.source, link.target)}
    names = {people.name(one) for one in people.ids if one not in tied}
    assert "Ministry" in names
    assert "Environment Office" not in names
    tags = " ".join(re.findall(r"(?:Labelled|Yang ditandai): [^.]*", whole(pages[language])))
    assert tags
    assert "Ministry" not in tags
    # Others have ties in other runs or months: in the picture they are labelled while they have any.
    labelled = re.findall(r'aria-label="[^"]*(?:Labelled|Yang ditandai): ([^"]*)"', pages[language].source)
    assert len(labelled) == len(MOMENTS)
    at_the_end = labelled[MOMENTS.index("programme_end")]
    assert not any(name in at_the_end for name in names)
    apart = {
        "en": r"Ministry ?: power times resistance \d\.\d, but tied to nobody",
        "id": r"Ministry ?: pengaruh × resistensi \d,\d, tetapi",
    }
    assert re.search(apart[language], pages[language].text)


def test_isolates_stand_apart_and_the_tied_fill_the_picture(reported):
    folder, pages = reported("isolates_squeeze_the_map", "--no-what-if")
    people = People(Data(Results(folder, "en"), "en"), "Talk")
    where = network.places(people.ids, [link for at in MOMENTS for link in people.links(at)])
    alone = list(where.rows)
    assert len(where) == 125
    assert len(people.without_ties("0")) == 25
    ever = {end for at in MOMENTS for link in people.ties[at] for end in (link.source, link.target)}
    assert set(alone) == set(people.ids) - ever  # some of the 25 find a stranger, most do not
    assert set(alone) < set(people.without_ties("0"))
    assert len(alone) > 10
    spots = np.array([spot for name, spot in where.square.items() if name not in alone])
    width = np.ptp(spots, axis=0)
    assert (width > 1.9).all()
    near = (spots < spots.min(axis=0) + 0.01 * width) | (spots > spots.max(axis=0) - 0.01 * width)
    assert near.any(axis=1).sum() <= 0.05 * len(where)
    assert (np.abs(spots) <= network_places.FRAME).all()
    # They fill it: no quarter of the picture is empty, and none holds most.
    quarters = [int(((spots[:, 0] > 0) == right).__and__((spots[:, 1] > 0) == upper).sum()) for right in (0, 1) for upper in (0, 1)]
    assert min(quarters) >= 0.1 * len(spots)
    assert "without ties: 25" in pages["en"].source
    assert "tanpa hubungan: 25" in pages["id"].source


@pytest.mark.parametrize("language", ["en", "id"])
def test_without_a_tie_the_report_says_so(reported, language):
    """In two months of the runs of seed 9 no strangers find each other."""
    text = whole(reported("empty_ties", "--no-what-if", "--months", "2", "--seed", "9")[1][language])
    assert {"en": "was not kept", "id": "tidak tersimpan"}[language] not in text
    assert {"en": "Nobody is tied to anybody", "id": "Tidak ada yang saling terhubung"}[language] in text
    assert {
        "en": "exactly as well as no programme in 10 of 10 runs",
        "id": "persis sama dengan kondisi tanpa program pada 10 dari 10 simulasi",
    }[language] in text
