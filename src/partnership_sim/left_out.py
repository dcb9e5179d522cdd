"""What the model leaves out, declared once: every report and the page for planners list it, docs/odd.md has it as a table, and
the findings that it puts beyond the model take their reason from here.
"""

from __future__ import annotations

from dataclasses import dataclass

from partnership_sim.locale import Text
from partnership_sim.registry import Registry


@dataclass(frozen=True)
class LeftOut:
    """Something of life that the model does not hold.

    Parameters
    ----------
    name : str
    text : Text
        What is not there, as a clause: it stands alone in a list and after "because".
    findings : tuple of str
        Ids of the published findings that it puts beyond the model.
    """

    name: str
    text: Text
    findings: tuple[str, ...] = ()


LEFT_OUT: Registry[LeftOut] = Registry("thing left out")

for _one in (
    LeftOut(
        "people_inside",
        Text(
            "each organisation and each community acts as one; there are no women and men, no leaders and members in it",
        ),
        ("women_aware_ratio", "elite_gap"),
    ),
    LeftOut(
        "surroundings",
        Text(
            "place and distance, law, markets and prices play no part; elections only as a shock in the scenario",
        ),
    ),
    LeftOut(
        "other_programmes",
        Text(
            "other programmes and money that reach the same people are not counted",
        ),
    ),
    LeftOut(
        "quality_of_services",
        Text(
            "works and services have no quality and no content: they are quantities of value that arrives",
        ),
    ),
    LeftOut(
        "votes",
        Text(
            "there is no vote and no choice among projects in the model",
        ),
        ("F8",),
    ),
    LeftOut(
        "ways_to_publish",
        Text("entitlements are published in one way only"),
        ("info_public_vs_private",),
    ),
    LeftOut(
        "strangers",
        Text(
            "trust is between partners who know each other; strangers have none in the model",
        ),
        ("generalised_trust_id",),
    ),
):
    LEFT_OUT.add(_one.name, _one)


def reason(finding: str) -> Text:
    """Return why a published finding is beyond the model; KeyError for one that nothing left out puts there."""
    return {known: one.text for one in LEFT_OUT.values() for known in one.findings}[finding]
