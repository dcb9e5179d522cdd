"""How many examples Hypothesis tries: some in `make test`, many more of the same test in `make test-slow`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable

#: Whether the slow tests were asked for (`pytest -m slow`); conftest.py sets it before tests are imported.
thorough = False
#: Seconds that one such test may take.
PATIENCE = 3600


def examples(quick: int = 300, slow: int = 5000) -> Callable[[Any], Any]:
    """Return the decorator of a Hypothesis test that runs `quick` examples in `make test` and `slow` in `make test-slow`.

    It stands above `given`::

        @examples()
        @given(damages())
        def test_no_damage_goes_unseen(damage): ...
    """
    chosen = settings(max_examples=slow if thorough else quick, deadline=None, suppress_health_check=list(HealthCheck))

    def decorate(test: Any) -> Any:
        return pytest.mark.fuzz(pytest.mark.timeout(PATIENCE)(chosen(test)))

    return decorate
