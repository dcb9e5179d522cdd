"""A fuzzed test runs in both suites, with more examples in the slow one."""

from pathlib import Path

pytest_plugins = ["pytester"]

TEST = """
from hypothesis import given, strategies as st
from tests.fuzzing import examples

tried = []

@examples(quick=7, slow=40)
@given(st.integers())
def test_some(number):
    tried.append(number)

def teardown_module():
    print("tried", len(tried))
"""


def run(pytester, marks):
    pytester.makeconftest("from tests.conftest import *")
    pytester.makepyfile(TEST)
    result = pytester.runpytest_subprocess("-s", "-p", "no:cacheprovider", "-m", marks)
    result.assert_outcomes(passed=1)
    return next(int(line.split()[-1]) for line in result.outlines if "tried" in line)


def test_quick_and_slow(pytester, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]), prepend=":")
    assert run(pytester, "not slow") == 7
    assert run(pytester, "slow") == 40
