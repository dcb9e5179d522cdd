"""The judged table of findings: as the package ships it, and as it is counted."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import partnership_sim
from partnership_sim.evidence import load
from partnership_sim.verdicts import judged

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "evidence" / "findings.csv"


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_verdicts_are_counted() -> None:
    rows = [
        ("emergent", True),
        ("emergent", False),
        ("", None),
        ("fitted", True),
        ("identity", True),
        ("identity", False),
        ("emergent", True),
    ]
    assert judged.count(rows) == judged.Count(tried=3, held=2, beyond=1, fitted=1, fitted_held=1, identities=2, identities_held=1)
    assert judged.count([]) == judged.Count(0, 0, 0, 0, 0, 0, 0)


def test_what_is_shipped_is_the_table_of_the_docs() -> None:
    held = {nature: [row["held"] for row in rows() if row["nature"] == nature] for nature in ("emergent", "fitted", "identity", "")}
    found = judged.shipped()
    assert (found.tried, found.held) == (len(held["emergent"]), held["emergent"].count("True"))
    assert (found.fitted, found.fitted_held) == (len(held["fitted"]), held["fitted"].count("True"))
    assert (found.identities, found.identities_held, found.beyond) == (len(held["identity"]), held["identity"].count("True"), len(held[""]))


def test_the_table_is_of_today_s_findings() -> None:
    findings = {finding.id: finding for finding in load()}
    assert [row["id"] for row in rows()] == list(findings)
    for row in rows():
        finding = findings[row["id"]]
        assert (row["claim"], row["source"]) == (finding.claim["en"], finding.source)
        assert (row["nature"], row["set_by"]) == (finding.nature if finding.effect else "", ", ".join(finding.set_by))
        assert (row["held"] == "") == (finding.effect == "")
        if not finding.effect:
            assert row["why"] == finding.why["en"]


def test_a_wheel_has_the_table_where_it_is_looked_for_first() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    place = Path(partnership_sim.__file__).parents[1] / build["force-include"][TABLE.relative_to(ROOT).as_posix()]
    assert place == judged.HOMES[0] / judged.LAYOUT.file
    assert judged.HOMES[1] / judged.LAYOUT.file == TABLE


def test_an_installed_table_is_read_before_that_of_a_checkout(monkeypatch, tmp_path) -> None:
    header, first, *_ = TABLE.read_text(encoding="utf-8").splitlines()
    (tmp_path / judged.LAYOUT.file).write_text(f"{header}\n{first}\n", encoding="utf-8")
    monkeypatch.setattr(judged, "HOMES", (tmp_path, judged.HOMES[1]))
    judged.shipped.cache_clear()
    try:
        assert sum(judged.shipped()) > 0
        assert sum(judged.shipped()) <= 2
    finally:
        judged.shipped.cache_clear()
