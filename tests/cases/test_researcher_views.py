"""A scenario and runs in a notebook: one line, and a small table whose texts are escaped."""

from __future__ import annotations

import pytest

import partnership_sim as ps
from partnership_sim.testing import small_case

SCRIPT = "<script>alert(1)</script> & co"


@pytest.mark.parametrize(("language", "word"), [("en", "end of the programme"), ("id", "akhir program")])
def test_a_short_look(language: str, word: str) -> None:
    case = small_case(name=SCRIPT, language=language, replicates=2, plans=[{"name": f"{SCRIPT} {k}", "actions": []} for k in range(40)])
    assert repr(case) == str(case) == f"<Scenario {SCRIPT!r}: 21 stakeholders, 8 months, 41 plans, 2 replicates>"
    runs = ps.run(case, plans=[case.plans[1]], months=2)
    design = ps.run(case, plans=[], months=2, parameters=[{"trust_gain": 0.05}, {"trust_gain": 0.06}])
    assert repr(runs) == f"<Runs of {SCRIPT!r}: 2 plans x 2 replicates x 2 months>"
    pages = [case._repr_html_(), runs._repr_html_(), design._repr_html_()]
    for page in pages:
        assert "<script" not in page
        assert page.startswith("<table><caption>&lt;script&gt;alert(1)&lt;/script&gt; &amp; co</caption>")
        assert len(page) < 3000
    assert word in pages[0]
    assert ("design points" if language == "en" else "titik rancangan") in pages[2]
    assert ", ... (41)" in pages[0]
