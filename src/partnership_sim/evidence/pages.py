"""The pages of docs/evidence: what is tried and how, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership_sim.errors import InputError, Problem
from partnership_sim.evidence.table import COLUMNS, JUDGED_ON, SETS, SHARE
from partnership_sim.locale import Language, Number, Text, translator
from partnership_sim.results import spreadsheet
from partnership_sim.verdicts import judged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from partnership_sim.evidence.base import Finding

TITLE = Text("What the findings give")
FOUND = Text("{held} of {tried} hold with the shipped defaults, all at once, on seed {seed}; {beyond} the model cannot say.")
MORE = Text("How each was tried: [protocol.md](protocol.md). The same numbers: [{table}]({table}).")
HEADS = (Text("claim"), Text("source"), Text("effect [95 %]"), Text("held"), Text("measured, or why not"))
VERDICTS = {True: Text("yes"), False: Text("**no**"), None: Text("-")}
SHOWN = Text("Each finding's effect with its interval; filled where it held")
TABLE, PICTURE, PAGE, ROBUST = judged.LAYOUT.file, "findings.png", "findings.md", "robust.csv"

PROTOCOL = f"""# How the findings are tried

Each experiment below was written down and committed before its first run. It is judged by the shipped defaults, with no setting particular to one, on seed {JUDGED_ON:,}, on which nothing was tuned
(whatever is tuned is tuned on other seeds; 5,000,001 to {JUDGED_ON - 1:,} were judged once each, before later tuning, and are used no more). The standard partnership is 120 communities, 8 government offices, 14 businesses, 8 NGOs, 8 ties each, without shocks; a plan and "No programme" meet the same luck, so
effects are paired by replicate, and intervals are those of summary.csv (docs/odd.md, section 4.2) at 95 % unless said. Findings 1 to 12 are those of the design; F and named rows are stylised facts and calibration targets of the literature.
`partnership-sim evidence --robust` tries every qualitative one on {SETS} sets of all parameters, a Latin hypercube over their declared ranges, with {SHARE:.0%} of the replicates: it counts in how many the means point the way of the claim, and in how many the intervals show it.
An experiment that is changed after a look says so in the table. This page is made from the declarations in `experiments/evidence`; a test holds it equal to them.
"""


def protocol(findings: Sequence[type[Finding]]) -> str:
    """Return the page that says how each finding is tried."""
    parts = [PROTOCOL]
    for finding in findings:
        parts.append(f"\n## {finding.id}. {finding.claim}\nSource: {finding.source}.\n")
        if finding.effect:
            parts.append(f"{finding.protocol}\n\nEffect in the table: {finding.effect} ({finding.unit}).\n")
        else:
            parts.append(f"Not tried: {finding.why}.\n")
        if finding.changed.message:
            parts.append(f"\nChanged after a look: {finding.changed['en']}\n")
    return "".join(parts)


def page(rows: Sequence[Mapping[str, Any]], language: str = "en") -> str:
    """Return the page that shows what was found, in the language of the rows."""
    tried, held, beyond = judged.count(row["held"] for row in rows)
    seed = Number(f"{JUDGED_ON:,}")
    lines = [
        f"# {TITLE[language]}\n",
        f"{FOUND.with_(held=held, tried=tried, seed=seed, beyond=beyond)[language]} {MORE.with_(table=TABLE)[language]}\n",
        f"| id | {' | '.join(head[language] for head in HEADS)} |",
        "|---|---|---|---|---|---|",
    ]
    for row in rows:
        effect = effect_of(row, language)
        verdict = VERDICTS[row["held"]][language]
        lines.append(f"| {row['id']} | {row['claim']} | {row['source']} | {effect} | {verdict} | {row['why']} |")
    return "\n".join([*lines, "", f"![{SHOWN[language]}]({PICTURE})", ""])


def effect_of(row: Mapping[str, Any], language: str) -> str:
    """Return the effect of a row with its interval, as readers of a language write numbers; "" where nothing was measured."""
    if row["effect"] is None:
        return ""
    spoken = Language.of(language)
    effect, low, high = (spoken.number(f"{row[name]:.3g}") for name in ("effect", "low", "high"))
    return f"{effect} [{low}{spoken.separator} {high}]"


def write(folder: Path, rows: Sequence[Mapping[str, Any]], language: str = "en") -> None:
    """Write table, page and picture of the findings into a folder."""
    from partnership_sim.plots.evidence import forest
    from partnership_sim.plots.render import bitmap

    folder.mkdir(parents=True, exist_ok=True)
    spreadsheet.write(_staged(folder / TABLE), COLUMNS, ([row[name] for name in COLUMNS] for row in rows))
    bitmap(forest(rows), _staged(folder / PICTURE))
    _staged(folder / PAGE).write_text(page(rows, language), encoding="utf-8")
    for name in (TABLE, PICTURE, PAGE):
        _staged(folder / name).replace(folder / name)


def write_robust(folder: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write the shares of sets of parameters into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    names = ("id", "sets", "right_way", "shown")
    spreadsheet.write(_staged(folder / ROBUST), names, ([row[name] for name in names] for row in rows))
    _staged(folder / ROBUST).replace(folder / ROBUST)


def _staged(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def refuse(folder: Path, language: str, *, robust: bool, force: bool) -> None:
    """Refuse to replace what is there: to be called before the runs.

    Raises
    ------
    InputError
        If a file to be written is there and `force` is not given.
    """
    names = (ROBUST,) if robust else (TABLE, PICTURE, PAGE)
    there = [name for name in names if (folder / name).exists()]
    if there and not force:
        say = translator(language)
        found, expected = say("it exists already"), say("expected a new folder, or --force")
        raise InputError([Problem(str(folder / name), "", found, expected) for name in there], language)
