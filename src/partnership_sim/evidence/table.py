"""The table of findings: a row each, by default parameters; and over the declared ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.evidence.base import Finding, measured
from partnership_sim.evidence.lab import Lab
from partnership_sim.locale import translator
from partnership_sim.studies.sensitivity import declared, hypercube
from partnership_sim.verdicts.judged import EMERGENT, LAYOUT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from partnership_sim.state import Array

COLUMNS = tuple(LAYOUT.columns)
#: The seed on which findings are judged; nothing was tuned on it. Those before it, from 5,000,001 on, were looked at before later tuning.
JUDGED_ON = 5_000_009
#: Sets of parameters, and the share of an experiment's replicates at each.
SETS, SHARE = 100, 0.2


def rows(
    findings: Sequence[type[Finding]], *, language: str = "en", workers: int | None = None, progress: Callable[[str], None] = lambda _: None
) -> Iterator[dict[str, Any]]:
    """Yield a row a finding: `COLUMNS`; `effect`, `low`, `high` None and `held` None where the model cannot say it."""
    lab = Lab(JUDGED_ON, workers=workers)
    for finding in findings:
        progress(finding.id)
        row: dict[str, Any] = {"id": finding.id, "claim": finding.claim[language], "source": translator(language)(finding.source)}
        row |= {"nature": finding.nature if finding.effect else "", "set_by": ", ".join(finding.set_by)}
        if not finding.effect:
            yield {**row, **dict.fromkeys(("effect", "low", "high", "held")), "why": finding.why[language]}
            continue
        one = finding()
        found = measured(one.measure(lab), lab.seed)
        effect = found[finding.effect]
        held = bool(np.asarray(one.held(found))[0])
        remarks = [finding.changed[language], "" if held else finding.missed[language]]
        yield {
            **row,
            **{name: float(part[0]) for name, part in zip(("effect", "low", "high"), effect, strict=True)},
            "held": held,
            "why": "; ".join([*(told(name, estimate) for name, estimate in found.items()), *filter(None, remarks)]),
        }


def told(name: str, estimate: Any) -> str:  # noqa: ANN401 - an Estimate
    """Return a quantity in words: its name, mean and interval at the first point."""
    mean, low, high = (float(part[0]) for part in estimate)
    return f"{name} {mean:.3g}" + ("" if low == high else f" [{low:.3g}, {high:.3g}]")


def sets_of_parameters(count: int = SETS, seed: int = JUDGED_ON) -> dict[str, Array]:
    """Return sets of all parameters within their declared ranges, [set] each: a Latin hypercube."""
    return hypercube(declared(), count, seed)


def robust(
    findings: Sequence[type[Finding]], *, count: int = SETS, workers: int | None = None, progress: Callable[[str], None] = lambda _: None
) -> Iterator[dict[str, Any]]:
    """Yield, of every emergent finding, in what share of sets of parameters its means point the right way, and its intervals show it."""
    lab = Lab(JUDGED_ON, share=SHARE, points=sets_of_parameters(count), workers=workers)
    for finding in findings:
        if finding.effect and finding.nature == EMERGENT:
            progress(finding.id)
            one = finding()
            found = measured(one.measure(lab), lab.seed)
            yield {
                "id": finding.id,
                "sets": count,
                "right_way": float(np.mean(one.right_way(found))),
                "shown": float(np.mean(one.held(found))),
            }
