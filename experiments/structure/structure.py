"""Drawn networks beside measured ones: clustering, mixing of kinds, who stands between others.

Writes docs/structure.md and docs/structure.id.md, their pictures, and every number as docs/structure.csv, in half a minute::

    python experiments/structure/structure.py
    python experiments/structure/structure.py --draws 4 --out /tmp/structure
"""

from __future__ import annotations

import argparse
import tomllib
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import networkx as nx
import numpy as np
from measured import NETWORKS, Measured

from partnership_sim.declare import KINDS
from partnership_sim.locale import Text
from partnership_sim.plots.numbers import Numbers
from partnership_sim.plots.render import bitmap
from partnership_sim.plots.structure import Pair, Panel, beside
from partnership_sim.plots.style import Look
from partnership_sim.results import spreadsheet
from partnership_sim.running import watched
from partnership_sim.scenario.schema import Scenario
from partnership_sim.state import ENDED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from matplotlib.figure import Figure

    from partnership_sim.engine.block import Block
    from partnership_sim.state import Array

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs"
WORDS = {name: Text.of(words) for name, words in tomllib.loads(HERE.joinpath("words.toml").read_text(encoding="utf-8")).items()}
SEED, DRAWS = 20_260_802, 40
#: What full surveys of collaboration, projects and information show, over all data sets.
CLUSTERING, MIXING = (0.3, 0.7), (0.72, 1.02)
#: Whom one trusts above this one would name: gives the ties a direction.
NAMED = 0.5
#: The village case as shipped, and months of it without a programme.
VILLAGE = {"community": 120, "government": 6, "business": 14, "ngo": 4, "ties_each": 8}
MONTHS = (0, 36, 72)
COLUMNS = ("network", "relation", "month", "size", "degree", "statistic", "measured", "drawn", "low", "high", "reason")
STATISTICS = ("clustering", "mixing", "giant", "reciprocity")


class Structure(NamedTuple):
    """What a network is like; `between`: mean betweenness of every kind, NaN where there is none."""

    clustering: float
    mixing: float
    giant: float
    reciprocity: float
    degree: float
    between: Array


def structure(kind: Array, pairs: Sequence[tuple[int, int]], trust: Sequence[tuple[float, float]]) -> Structure:
    """Return what a network of ties is like.

    Parameters
    ----------
    kind : ndarray of int
        Kind of every stakeholder.
    pairs : sequence of (i, j)
        Its ties.
    trust : sequence of (trust of i in j, of j in i)

    Returns
    -------
    Structure
        Clustering is transitivity; mixing the share of ties between kinds over what chance gives; giant the share of stakeholders in the largest component;
        reciprocity the share of trusting ends (above 0.5) that are trusted back.
    """
    n = len(kind)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(pairs)
    of_kind = np.bincount(kind, minlength=len(KINDS))
    chance = 1.0 - float((of_kind * (of_kind - 1)).sum()) / (n * (n - 1))
    cross = float(np.mean([kind[i] != kind[j] for i, j in pairs]))
    between = nx.betweenness_centrality(graph)
    values = np.array([between[i] for i in range(n)])
    named = [one > NAMED for both in trust for one in both]
    answered = [both[0] > NAMED and both[1] > NAMED for both in trust for _ in both]
    return Structure(
        clustering=float(nx.transitivity(graph)),
        mixing=cross / chance,
        giant=max(len(part) for part in nx.connected_components(graph)) / n,
        reciprocity=sum(answered) / max(1, sum(named)),
        degree=2.0 * len(pairs) / n,
        between=np.array([values[kind == code].mean() if of_kind[code] else np.nan for code in range(len(KINDS))]),
    )


def of_block(block: Block) -> list[Structure]:
    """Return what the standing networks of a block's runs are like."""
    t, found = block.ties, []
    for run, count in enumerate(t.count[:, 0]):
        stands = [row for row in range(count) if not t.story[run, row] & ENDED]
        pairs = [(int(t.a[run, row]), int(t.b[run, row])) for row in stands]
        trust = [(float(t.trust_ab[run, row]), float(t.trust_ba[run, row])) for row in stands]
        found.append(structure(block.state.kind[run], pairs, trust))
    return found


def case_of(population: Mapping[str, float], seed: int) -> Scenario:
    """Return a scenario of a drawn population, without plans and shocks."""
    return Scenario.of({"name": "structure", "months": max(MONTHS), "programme_end": max(MONTHS), "seed": seed, "population": population})


def drawn(population: Mapping[str, float], draws: int, seed: int, months: Sequence[int] = (0,)) -> dict[int, list[Structure]]:
    """Return the networks of a drawn population after so many months without a programme, `draws` of them each."""
    case = case_of(population, seed)
    blocks = enumerate(islice(watched(case, case.plans[0], range(draws)), max(months) + 1))
    return {month: of_block(block) for month, block in blocks if month in months}


def reason(measured: Measured, statistic: str) -> str:
    """Return the name of why a drawn network cannot be as measured; empty: none."""
    if statistic == "reciprocity":
        return "both_ways"
    if measured.few_names:
        return "few_names"
    return "one_way" if measured.one_way else ""


class Compared(NamedTuple):
    """A network measured (None: the village case) and drawn."""

    measured: Measured | None
    month: int
    networks: Sequence[Structure]

    def of(self, statistic: str) -> tuple[float, float, float]:
        """Return mean and the ends of 95 % of the draws."""
        values = np.array([getattr(network, statistic) for network in self.networks])
        low, high = np.quantile(values, (0.025, 0.975))
        return float(values.mean()), float(low), float(high)

    @property
    def highest(self) -> str:
        """The kind that stands most between others, on average."""
        return list(KINDS)[int(np.nanargmax(np.mean([network.between for network in self.networks], axis=0)))]


def study(draws: int = DRAWS, seed: int = SEED) -> list[Compared]:
    """Draw every network as often as asked."""
    rows = []
    for measured in NETWORKS:
        population = {**dict(zip(KINDS, measured.kinds, strict=True)), "ties_each": measured.degree}
        rows.append(Compared(measured, 0, drawn(population, draws, seed)[0]))
    rows += [Compared(None, month, networks) for month, networks in drawn(VILLAGE, draws, seed, MONTHS).items()]
    return rows


def table(rows: Sequence[Compared]) -> Iterator[tuple[object, ...]]:
    """Yield every number, `COLUMNS` each."""
    for row in rows:
        m = row.measured
        size, degree = (m.size, m.degree) if m else (sum(VILLAGE[kind] for kind in KINDS), row.of("degree")[0])
        names = (m.network, m.relation) if m else ("village", "ties")
        for statistic in STATISTICS:
            known = getattr(m, statistic) if m else ""
            yield *names, row.month, size, degree, statistic, known, *row.of(statistic), reason(m, statistic) if m else ""


def page(rows: Sequence[Compared], language: str, draws: int, seed: int) -> str:
    """Return the page."""
    numbers = Numbers(language)

    def say(name: str, **values: object) -> str:
        return WORDS[name][language].format(**values)

    def number(value: float) -> str:
        return numbers.fixed(value, 2)

    def spread(row: Compared, statistic: str) -> str:
        mean, low, high = row.of(statistic)
        return f"{number(mean)} [{number(low)}, {number(high)}]"

    def kind(name: str) -> str:
        return KINDS[name].label[language]

    full = [row for row in rows if row.measured and not (row.measured.few_names or row.measured.one_way)]
    inside = {
        name: sum(low <= row.of(name)[0] <= high for row in full) for name, (low, high) in (("clustering", CLUSTERING), ("mixing", MIXING))
    }
    government = sum(row.highest == "government" for row in rows if row.measured)
    lines = [
        f"# {say('title')}",
        "",
        say("how", draws=draws, seed=seed, named=numbers.exact(NAMED)),
        "",
        say("found", full=len(full), clustering=inside["clustering"], mixing=inside["mixing"], government=government, all=len(NETWORKS)),
        "",
        f"![{say('picture')}](structure{'' if language == 'en' else '.id'}.png)",
        "",
        say("head"),
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        m = row.measured
        if m is None:
            continue
        marks = ("" if not m.guessed else "¹") + ("²" if m.few_names else "") + ("³" if m.one_way else "")
        cells = [
            f"{m.network}: {m.relation}{marks}",
            f"{m.size}; {numbers.fixed(m.degree, 1)}",
            number(m.clustering),
            spread(row, "clustering"),
            number(m.mixing),
            spread(row, "mixing"),
            f"{number(m.giant)}; {number(row.of('giant')[0])}",
            f"{number(m.reciprocity)}; {number(row.of('reciprocity')[0])}",
            f"{kind(m.highest)}; {kind(row.highest)}",
        ]
        lines.append("| " + " | ".join(cells) + " |")
    lines += ["", say("notes"), "", f"## {say('village_title')}", "", say("village"), "", say("village_head"), "|---|---|---|---|---|---|"]
    for row in rows:
        if row.measured is None:
            cells = [
                numbers.exact(row.month),
                numbers.fixed(row.of("degree")[0], 1),
                spread(row, "clustering"),
                spread(row, "mixing"),
                number(row.of("giant")[0]),
                kind(row.highest),
            ]
            lines.append("| " + " | ".join(cells) + " |")
    lines += ["", f"## {say('weak_title')}", "", say("weak"), ""]
    return "\n".join(lines)


def picture(rows: Sequence[Compared], language: str) -> Figure:
    """Return clustering and mixing of drawn networks against measured ones."""
    panels = []
    for statistic, low, high in (("clustering", 0.0, 0.9), ("mixing", 0.5, 1.3)):
        pairs = [
            Pair(getattr(row.measured, statistic), *row.of(statistic), hollow=row.measured.few_names or row.measured.one_way)
            for row in rows
            if row.measured
        ]
        panels.append(Panel(WORDS[statistic][language], low, high, pairs))
    say = {name: WORDS[name][language] for name in ("across", "upright", "note")}
    return beside(panels, Look(language, ()), **say)


def write(rows: Sequence[Compared], folder: Path, draws: int = DRAWS, seed: int = SEED) -> None:
    """Write pages, pictures and numbers into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    spreadsheet.write(folder / "structure.csv", COLUMNS, table(rows))
    for language, tag in (("en", ""), ("id", ".id")):
        (folder / f"structure{tag}.md").write_text(page(rows, language, draws, seed), encoding="utf-8")
        bitmap(picture(rows, language), folder / f"structure{tag}.png")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--draws", type=int, default=DRAWS, help="of every network")
    parser.add_argument("--out", type=Path, default=DOCS)
    chosen = parser.parse_args()
    write(study(chosen.draws, chosen.seed), chosen.out, chosen.draws, chosen.seed)


if __name__ == "__main__":
    main()
