"""The pages of docs/evidence: what is tried and how, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.evidence.table import JUDGED_ON, SETS, SHARE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.evidence.base import Finding

PROTOCOL = f"""# How the findings are tried

Each experiment below was written down and committed before its first run. It is judged by the shipped defaults, with no setting particular to one, on seed {JUDGED_ON:,}, on which nothing was tuned
(whatever is tuned is tuned on other seeds). The standard partnership is 120 communities, 8 government offices, 14 businesses, 8 NGOs, 8 ties each, without shocks; a plan and "No programme" meet the same luck, so
effects are paired by replicate, and intervals are Student's t at 95 % unless said. Findings 1 to 12 are those of the design; F and named rows are stylised facts and calibration targets of the literature.
`partnership-sim evidence --robust` tries every qualitative one on {SETS} sets of all parameters, a Latin hypercube over their declared ranges, with {SHARE:.0%} of the replicates: it counts in how many the means point the way of the claim, and in how many the intervals show it.
An experiment that is changed after a look says so in the table. This page is made from the declarations in `experiments/evidence`; a test holds it equal to them.
"""


def protocol(findings: Sequence[type[Finding]]) -> str:
    """Return the page that says how each finding is tried."""
    parts = [PROTOCOL]
    for finding in findings:
        parts.append(f"\n## {finding.id}. {finding.claim.en}\nSource: {finding.source}.\n")
        if finding.effect:
            parts.append(f"{finding.protocol}\n\nEffect in the table: {finding.effect} ({finding.unit}).\n")
        else:
            parts.append(f"Not tried: {finding.why.en}.\n")
        if finding.changed:
            parts.append(f"\nChanged after a look: {finding.changed}\n")
    return "".join(parts)
