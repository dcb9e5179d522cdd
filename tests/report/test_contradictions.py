"""No two statements of a report contradict each other, whatever the runs were."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership_sim.report.blocks import Gallery, Heading, Items, Paragraph, Table
from partnership_sim.report.context import Context
from partnership_sim.report.data import Data
from partnership_sim.report.markup import bare
from partnership_sim.report.parts import answer, compare, fragile, kinds, lasting, money, unfold
from partnership_sim.report.words import page
from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.results.reader import Results
from partnership_sim.verdicts.certainty import FEW
from tests.fuzzing import examples
from tests.report import synthetic

NAMES = ("Alfa", "Beta", "Gama", "Delta")
ENGLISH = re.compile(r"\b(the|of|with|than|clearly|runs?|plans?|programme|better|and|most|none|gain)\b", re.IGNORECASE)


@st.composite
def results(draw):
    """Draw the effects of some plans: none, small, large, negative, rare, equal to another's; with much, little or no luck; with gaps."""
    count = draw(st.integers(1, 4))
    return {
        "plans": NAMES[:count],
        "replicates": draw(st.sampled_from([1, 2, 3, 5, 10, 19, 20, 40, 99, 100, 200])),
        "effects": draw(st.lists(st.sampled_from([-0.2, -0.01, 0.0, 0.0, 0.001, 0.02, 0.1, 0.3]), min_size=count, max_size=count)),
        "kept": draw(st.lists(st.sampled_from([-0.5, 0.0, 0.04, 0.5, 0.95, 1.5]), min_size=count, max_size=count)),
        "noise": draw(st.lists(st.sampled_from([0.0, 0.0, 0.01, 0.1, 0.5]), min_size=count, max_size=count)),
        "rare": draw(st.booleans()),
        "missing": draw(st.sampled_from([0.0, 0.0, 0.3, 0.9])),
        "seed": draw(st.integers(0, 2**16)),
        "goals": draw(st.sampled_from([["service", "sustained"], ["sustained", "trust"], ["trust"], ["resistance", "service"]])),
    }


def values_of(drawn, months=12, programme_end=6):
    """Return plan -> [run, month, metric]."""
    generator = np.random.default_rng(drawn["seed"])
    shape = (drawn["replicates"], months)
    luck = generator.normal(0, 0.1, shape)
    found = {NO_PROGRAMME: synthetic.curves((0.0, 0.0, 0.0), luck, months, programme_end)}
    for plan, effect, kept, noise in zip(drawn["plans"], drawn["effects"], drawn["kept"], drawn["noise"], strict=True):
        own = luck + generator.normal(0, noise, (drawn["replicates"], 1))
        size = np.where(generator.random(drawn["replicates"]) < 0.2, 5.0, 0.0) if drawn["rare"] else np.ones(drawn["replicates"])
        cubes = [synthetic.curves((effect * x, effect * x, kept), own[run : run + 1], months, programme_end) for run, x in enumerate(size)]
        found[plan] = np.concatenate(cubes)
    for cube in found.values():
        cube[generator.random(drawn["replicates"]) < drawn["missing"]] = np.nan
    return found


def told(part) -> list[str]:
    """Return all that a part says."""
    found = [bare(part.heading)]
    for block in part.blocks:
        if isinstance(block, (Paragraph, Heading)):
            found.append(bare(block.text))
        elif isinstance(block, Items):
            found += [bare(item) for item in block.items]
        elif isinstance(block, Gallery):
            found += [text for picture in block.pictures for text in (bare(picture.title), picture.alt)]
        elif isinstance(block, Table):
            found += [bare(cell) for row in [block.head, *block.rows] for cell in row]
    return found


def titles(part) -> list[str]:
    return [bare(picture.title) for block in part.blocks if isinstance(block, Gallery) for picture in block.pictures]


@pytest.fixture(autouse=True)
def no_figures(monkeypatch):
    """Words alone are read here; drawing takes a hundred times as long."""
    for module, name in (
        (compare, "differences"),
        (unfold, "over_time"),
        (kinds, "over_time"),
        (lasting, "lasting"),
        (fragile, "swings"),
        (money, "cost_effect"),
    ):
        monkeypatch.setattr(module, name, lambda *_, **__: None)


BUILDERS = (answer, compare, unfold, kinds, lasting, fragile, money)


def check(drawn) -> None:
    with tempfile.TemporaryDirectory() as place:
        keys = {name: drawn[name] for name in ("plans", "replicates", "goals")}
        folder = synthetic.make(Path(place) / "r", months=12, programme_end=6, values=values_of(drawn), shocks=[], **keys)
        for language in ("en", "id"):
            c = Context(Data(Results(folder, language), language))
            parts = {builder.__name__.rsplit(".", 1)[1]: builder.build(c) for builder in BUILDERS}
            every = [text for part in parts.values() for text in told(part)]
            for text in every:
                assert not re.search(r"\b(nan|None(?! of)|inf)\b|[{}]|-0\.0\b|: –\.", text), text
                assert language == "en" or not ENGLISH.search(text.replace("“No programme”", "")), text
                if drawn["replicates"] < FEW:
                    assert not any(re.search(rf"\b{word[language]}\b", text) for word in page.CERTAINTY.values()), text
                if drawn["replicates"] < 100:
                    assert not re.search(r"(of|dari|in|dalam) 100\b", text), text
            if language == "en":
                agree(drawn, parts)


def agree(drawn, parts) -> None:
    """Check each pair of statements about which plan is better."""
    heading, also = bare(parts["answer"].heading), bare(parts["compare"].heading)
    lead = " ".join(told(parts["answer"])[1:])
    if drawn["replicates"] < 2 or "could be measured" in heading:
        return
    none = "no plan is clearly better" in heading or "every plan does worse" in heading
    few = "prove nothing; in these: "
    assert (few in heading) == (few in also) == (drawn["replicates"] < FEW)
    heading, also = heading.split(few)[-1], also.split(few)[-1]
    if "cannot be told apart" in also:
        assert none
        return
    assert none == also.startswith("No plan clearly beats"), (heading, also)
    first = titles(parts["compare"])[0]
    assert none == ("no plan gains clearly" in first), (heading, first)
    rows = next(block for block in parts["compare"].blocks if isinstance(block, Table)).rows
    ranks = {bare(row[0]).strip(): bare(row[1]) for row in rows}
    chosen = re.match(r"(?:Choose )?“(\w+)”(?::| does best| is better)", heading)
    if none:
        assert not re.search(r"comes in [^.;]*\((almost always|usually|more often than not)\)\.", lead), (heading, lead)
    elif chosen:
        assert chosen[1] in first, (heading, first)
        between = re.search(r"without a programme: (\S+)(?: points)? \((\S+) to (\S+?)(?: points)?\)", lead)
        assert between, lead
        assert between[2].startswith(("−", "<")) == between[3].startswith(("−", "<")), lead
        if "it does best" in heading and "of the plans" not in heading:
            assert ranks[chosen[1]] == "1", (heading, ranks)
            assert [plan for plan, rank in ranks.items() if rank == "1"] == [chosen[1]], (heading, ranks)
            assert "may do as well" not in lead
    else:
        several = re.match(r"\d+ plans (are practically equal|cannot be told apart) on ", heading)
        assert several, heading
        among = several[1] if several[1] == "are practically equal" else "with no clear difference of note between them"
        assert among in first, (heading, first)
    lasts = bare(parts["lasting"].heading)
    title = titles(parts["lasting"])
    if title and re.search("% is still there in month|has held until", lasts):
        assert "no plan is clearly better" not in title[0], (lasts, title[0])
    none_left = re.match("There is no clear .* with (“.*”), neither", lasts)
    if none_left:
        assert f"{none_left[1]} is furthest" not in (title or [""])[0], (lasts, title)
    fails, harm = bare(parts["fragile"].heading), titles(parts["fragile"])
    if fails.startswith("No change that was tried"):
        assert all("no change does" in one for one in harm), (fails, harm)
    if "harms" in fails and "most (" in fails:
        assert all("harms it most" in one for one in harm), (fails, harm)


@examples(quick=25, slow=600)
@given(results())
def test_no_two_statements_contradict(drawn):
    check(drawn)
