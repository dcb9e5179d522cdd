"""What holds for every test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import fuzzing

if TYPE_CHECKING:
    from collections.abc import Sequence


def pytest_configure(config: pytest.Config) -> None:
    """Learn, before any test is imported, how many examples are wanted."""
    fuzzing.thorough = config.option.markexpr == "slow"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Let tests with `fuzzing.examples` run with the slow ones too, with more examples there."""
    if fuzzing.thorough:
        for item in items:
            if item.get_closest_marker("fuzz"):
                item.add_marker("slow")
