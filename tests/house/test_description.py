"""docs/odd.md against the code: its tables, the names that its equations use, and that nothing of the model is left out."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from partnership_sim import catalogue
from partnership_sim.declare import PARAMETERS
from partnership_sim.draws import Process
from partnership_sim.dynamics.phases import PHASES
from partnership_sim.evidence import load
from partnership_sim.left_out import LEFT_OUT
from partnership_sim.levers import LEVERS
from partnership_sim.metrics import METRICS, OUTCOMES
from partnership_sim.shocks import SHOCKS
from partnership_sim.state import CHANNELS, State, Ties

PAGE = Path(__file__).parents[2] / "docs" / "odd.md"
TEXT = PAGE.read_text(encoding="utf-8")
#: Names in code font in section 7 that are declared nowhere: what the page itself defines there, and keys of a scenario.
DEFINED_THERE = {"standing", "trust_in_team", "team_skill", "team_quality", "on", "by", "duration"}
CONCEPTS = (
    "Basic principles",
    "Emergence",
    "Adaptation",
    "Objectives",
    "Learning",
    "Prediction",
    "Sensing",
    "Interaction",
    "Stochasticity",
    "Collectives",
    "Observation",
)
ELEMENTS = (
    "Purpose and patterns",
    "Entities, state variables, and scales",
    "Process overview and scheduling",
    "Design concepts",
    "Initialisation",
    "Input data",
    "Submodels",
)


#: How the pages for planners and referees begin to tell how far the model was tried.
TRIED = "Judged on seed"


def section(number: int) -> str:
    """Return the text of one section of the page."""
    return re.split(r"^## \d+\. .*\n", TEXT, flags=re.MULTILINE)[number]


def names(text: str) -> set[str]:
    """Return the names in code font, without the index of whom they are about (`audit_i`); formulas are no names."""
    found = set(re.findall(r"`([A-Za-z0-9_]+)`", text))
    return found | {name.rpartition("_")[0] for name in found if re.search(r"_[ijkbe]$", name)}


def own(registry: object) -> set[str]:
    """Return the names of a registry but for those of plug-ins that other tests have left there."""
    items = registry.items()  # type: ignore[attr-defined]
    return {name for name, item in items if "." not in name and getattr(item, "theme", "") != "own" and built_in(item)}


def built_in(item: object) -> bool:
    return not isinstance(item, type) or item.__module__.startswith("partnership_sim.")


def test_the_tables_are_what_is_declared(tmp_path: Path) -> None:
    again = tmp_path / "odd.md"
    again.write_text(TEXT, encoding="utf-8")
    # in a process of its own: plug-ins of other tests are not declared there
    subprocess.run([sys.executable, "-m", "partnership_sim.catalogue", str(again)], check=True)
    assert again.read_text(encoding="utf-8") == TEXT, "run `make tables`"


def test_the_tables_hold_every_declaration() -> None:
    tables = dict(zip(catalogue.TITLES, re.split(r"^### 10\.\d+ .*\n", section(10), flags=re.MULTILINE)[1:], strict=True))
    for sort, registry in (
        ("parameters", PARAMETERS),
        ("levers", LEVERS),
        ("shocks", SHOCKS),
        ("metrics", METRICS),
        ("outcomes", OUTCOMES),
        ("left_out", LEFT_OUT),
    ):
        assert set(re.findall(r"^\| `(\w+)` \|", tables[sort], flags=re.MULTILINE)) == own(registry), sort


def test_a_page_without_the_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="two lines"):
        catalogue.filled("# No tables here\n")
    assert catalogue.filled(f"a\n{catalogue.BEGIN}\nold\n{catalogue.END}\nb\n") == catalogue.filled(
        catalogue.filled(f"a\n{catalogue.BEGIN}\n{catalogue.END}\nb\n")
    )


def test_every_element_of_the_protocol_is_there_in_its_order() -> None:
    titles = re.findall(r"^## \d+\. (.*)$", TEXT, flags=re.MULTILINE)
    assert tuple(titles[:7]) == ELEMENTS
    assert tuple(re.findall(r"^\*\*([^*]+)\.\*\*", section(4), flags=re.MULTILINE)) == CONCEPTS


def test_the_equations_use_every_parameter_and_no_other_name() -> None:
    parameters = own(PARAMETERS)
    formulas = re.findall(r"`([^`\n]+)`", section(5) + section(7))
    used = {word for formula in formulas for word in re.findall(r"\w+", formula)}
    assert parameters <= used, parameters - used
    known = parameters | set(CHANNELS) | set(State._fields) | set(Ties._fields) | own(METRICS) | own(OUTCOMES) | DEFINED_THERE
    found = set(re.findall(r"`([A-Za-z0-9_]+)`", section(7))) - {"_KIND", "trust_FROM_TO", "SKILL_training_i"}
    assert not {name for name in found if name not in known and re.sub(r"_[ijkbe]$", "", name) not in known}


def test_every_channel_column_phase_and_draw_is_described() -> None:
    channels = section(7)
    for skill in ("negotiation", "mediation", "conflict_management"):
        channels += f"`{skill}_training`" if "`SKILL_training_i`" in section(7) else ""
    assert set(CHANNELS) <= names(channels), set(CHANNELS) - names(channels)
    columns = {*State._fields, *Ties._fields}
    assert columns <= names(section(2)), columns - names(section(2))
    order = [name for name in re.findall(r"^\| `(\w+)` \|", section(3), flags=re.MULTILINE) if name in {phase.name for phase in PHASES}]
    assert order == [phase.name for phase in PHASES]
    for phase in PHASES:
        assert re.search(rf"^### {re.escape(phase.section)} ", section(7), flags=re.MULTILINE), phase.name
    listed = {name: int(number) for name, number in re.findall(r"([A-Z_]{3,}) (\d+)[,.;]", section(4))}
    assert listed == {process.name: int(process) for process in Process}


def test_every_finding_that_is_tried_is_a_pattern_and_no_other() -> None:
    cells = [row.split(" | ")[1] for row in section(1).splitlines() if row.startswith("| ") and row.count(" | ") == 2]
    listed = [finding for cell in cells[1:] for finding in cell.split(", ")]
    assert sorted(listed) == sorted(finding.id for finding in load() if finding.effect)


def test_the_page_says_which_patterns_hold_as_the_findings_do() -> None:
    findings = (PAGE.parent / "evidence" / "findings.csv").read_text(encoding="utf-8")
    rows = [row for row in csv.DictReader(io.StringIO(findings)) if row["held"]]
    held = {nature: [row["held"] == "True" for row in rows if row["nature"] == nature] for nature in ("emergent", "fitted")}
    of_second = [row["held"] == "True" for row in rows if re.fullmatch(r"E\d+", row["id"])]
    told = re.search(r"Of E1 to E19, (\d+) hold; of the (\d+) rows for which nothing was set (\d+) do, of the (\d+) .* (\d+)\.", section(1))
    assert told
    assert [int(number) for number in told.groups()] == [
        sum(of_second),
        *(number for nature in held for number in (len(held[nature]), sum(held[nature]))),
    ]
    missed = re.search(r"These do not hold: ([^(;]+) \(", section(1))
    assert missed
    assert missed[1].split(", ") == [row["id"] for row in rows if row["held"] != "True"]
    numbers = [str(number) for nature in held for number in (len(held[nature]), sum(held[nature]))]
    page = (PAGE.parent / "evidence" / "limits.md").read_text(encoding="utf-8")  # docs/limits.md is made of the table
    told_there = next(line for line in page.splitlines() if line.startswith(TRIED))
    assert re.findall(r"\b\d+\b", told_there.partition(": ")[2])[:4] == numbers


def test_the_page_s_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", TEXT)
    assert links
    assert [link for link in links if not (PAGE.parent / link).exists()] == []
