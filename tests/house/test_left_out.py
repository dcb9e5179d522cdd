"""What the model leaves out: declared once, and told wherever it is told from there."""

from __future__ import annotations

import pytest

from partnership_sim.evidence import load
from partnership_sim.left_out import LEFT_OUT, reason


def test_both_languages_tell_it_as_a_clause() -> None:
    for one in LEFT_OUT.values():
        for text in (one.text["en"], one.text["id"]):
            assert text[0].islower()
            assert text[-1].isalpha()
        assert one.text["en"] != one.text["id"]


def test_what_it_puts_beyond_the_model_is_not_tried_and_for_that_reason() -> None:
    findings = {finding.id: finding for finding in load()}
    listed = [finding for one in LEFT_OUT.values() for finding in one.findings]
    assert len(set(listed)) == len(listed) > 0
    for one in LEFT_OUT.values():
        for finding in one.findings:
            assert findings[finding].effect == ""
            assert findings[finding].why == one.text


def test_a_finding_that_nothing_puts_beyond_the_model_has_no_such_reason() -> None:
    with pytest.raises(KeyError):
        reason("1")
