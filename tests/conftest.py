"""What holds for every test."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests import fuzzing

if TYPE_CHECKING:
    from collections.abc import Sequence


def pytest_configure(config: pytest.Config) -> None:
    """Learn, before any test is imported, how many examples are wanted; hear signals as in a terminal.

    A suite that runs as a job in the background inherits SIGINT ignored, and the program leaves ignored what it finds ignored.
    """
    fuzzing.thorough = config.option.markexpr == "slow"
    for name, usual in (("SIGINT", signal.default_int_handler), ("SIGTERM", signal.SIG_DFL), ("SIGHUP", signal.SIG_DFL)):
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is signal.SIG_IGN:
            signal.signal(getattr(signal, name), usual)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Let tests with `fuzzing.examples` run with the slow ones too, with more examples there."""
    if fuzzing.thorough:
        for item in items:
            if item.get_closest_marker("fuzz"):
                item.add_marker("slow")
