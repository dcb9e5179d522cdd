"""The pages of docs/evidence: what is tried and how, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership_sim.errors import InputError, Problem
from partnership_sim.evidence.table import COLUMNS, JUDGED_ON, SETS, SHARE
from partnership_sim.locale import Language, Number, Text, translator
from partnership_sim.results import spreadsheet
from partnership_sim.verdicts import judged
from partnership_sim.verdicts.judged import EMERGENT, FITTED, IDENTITY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from partnership_sim.evidence.base import Finding

TITLE = Text("What the findings give")
FOUND = Text("Of {tried} findings for which nothing was set, {held} hold with the shipped defaults, all at once, on seed {seed}.")
BESIDE = Text(
    "Not counted: {fitted} for which numbers of the model were set, of which {fitted_held} hold; {identities} that follow from its parameters, whatever else happens ({identities_held} as published); {beyond} that it cannot say."
)
MORE = Text("How each was tried: [protocol.md](protocol.md). The same numbers: [{table}]({table}).")
RANGES = Text(
    "Over the declared ranges of all parameters ({sets} sets, the project's {table}) {steady} of {tried} emergent ones point the right way in nine sets of ten and more; `partnership-sim evidence --robust` tries it anew in an hour."
)
#: Of the emergent findings that were tried on `SETS` sets, those that point the right way in `OFTEN` of them and more: what docs/evidence/robust.csv counts.
TRIED, STEADY, OFTEN = 14, 6, 0.9
HEADS = (Text("claim"), Text("source"), Text("what it is"), Text("effect [95 %]"), Text("held"), Text("measured, or why not"))
NATURES = {EMERGENT: Text("emergent"), FITTED: Text("fitted: {names}"), IDENTITY: Text("identity: {names}"), "": Text("-")}
VERDICTS = {True: Text("yes"), False: Text("**no**"), None: Text("-")}
SHOWN = Text("Each finding's effect with its interval; filled where it held")
TABLE, PICTURE, PAGE, ROBUST = judged.LAYOUT.file, "findings.png", "findings.md", "robust.csv"

PROTOCOL = f"""# How the findings are tried

Each experiment below was written down and committed before its first run on the seed on which it is judged, {JUDGED_ON:,}: nobody had looked at that seed before. It is judged by the shipped defaults, with no setting particular to one. What was tuned was tuned on seeds 77, 78 and 79, with an eye on most
of E1 to E19; the experiments were tried on 77 before they were committed. Seeds 5,000,001 to 5,000,007 were looked at before and are used no more. An experiment that is changed after a look at the judging seed says so in the table, and is judged on another seed, with both tables kept.

The same experiments were judged before, on seed 5,000,008 ([that table](findings_5000008.csv): 14 of E1 to E19, 8 of 15 emergent ones). After it, on the seeds of tuning, unpaid partnerships came to lapse a little more often, audits to deter a little more and procedures to hold back less; places came to differ in resistance as they do in trust;
works of before month 0 are no longer counted as abandoned; what is left of a partnership that ended is counted by households, and half of them is what counts.

*What a row is.* Identity: it follows from parameters, whatever else happens in the model. Fitted: numbers of the model were set so that it holds; parameters or constants named with it. Emergent: neither. Only emergent ones are counted.

*How it is judged.* Runs with and without a programme meet the same luck, so effects are paired by replicate. Intervals are those of summary.csv (docs/odd.md, section 4.2) at 95 % unless said; those of ratios and relative changes are made for the logarithm of the ratio of means. "sd": divided by the standard deviation over runs, of the same measure, without the programme;
the interval knows that this is an estimate. Plans have no budget that binds: convening is paid beside what is said. The standard partnership of rows without "district" or "ward" is 120 communities, 8 government offices, 14 businesses, 8 NGOs, 8 ties each. There are no shocks unless said. E1 to E19 are patterns; findings 1 to 12 are older ones of the design; F and named rows are stylised facts and calibration targets of the literature.

`partnership-sim evidence --robust` tries every emergent one on {SETS} sets of all parameters, a Latin hypercube over their declared ranges, with {SHARE:.0%} of the replicates: it counts in how many the means point the way of the claim, and in how many it held.
This page is made from the declarations in `experiments/evidence`; a test holds it equal to them.
"""


def protocol(findings: Sequence[type[Finding]]) -> str:
    """Return the page that says how each finding is tried."""
    parts = [PROTOCOL]
    for finding in findings:
        parts.append(f"\n## {finding.id}. {finding.claim}\nSource: {finding.source}.\n")
        if finding.effect:
            by = f", by {', '.join(finding.set_by)}" if finding.set_by else ""
            parts.append(f"{finding.nature.capitalize()}{by}. ")
            parts.append(f"{finding.protocol}\n\nEffect in the table: {finding.effect} ({finding.unit}).\n")
        else:
            parts.append(f"Not tried: {finding.why}.\n")
        if finding.changed.message:
            parts.append(f"\nChanged after a look: {finding.changed['en']}\n")
    return "".join(parts)


def page(rows: Sequence[Mapping[str, Any]], language: str = "en") -> str:
    """Return the page that shows what was found, in the language of the rows."""
    found = judged.count((row["nature"], row["held"]) for row in rows)._asdict()
    seed = Number(f"{JUDGED_ON:,}")
    lines = [
        f"# {TITLE[language]}\n",
        f"{FOUND.with_(**found, seed=seed)[language]}\n",
        f"{BESIDE.with_(**found)[language]} {MORE.with_(table=TABLE)[language]}\n",
        f"{RANGES.with_(sets=SETS, table=ROBUST, steady=STEADY, tried=TRIED)[language]}\n",
        f"| id | {' | '.join(head[language] for head in HEADS)} |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        effect = effect_of(row, language)
        verdict = VERDICTS[row["held"]][language]
        nature = NATURES[row["nature"]].with_(names=row["set_by"])[language]
        lines.append(f"| {row['id']} | {row['claim']} | {row['source']} | {nature} | {effect} | {verdict} | {row['why']} |")
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
