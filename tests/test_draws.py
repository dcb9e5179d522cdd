"""Draws are coordinates: the same wherever they are asked for, uniform, and apart from each other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from partnership_sim import draws
from partnership_sim.draws import Process

U64 = st.integers(0, 2**64 - 1)


def test_mix_is_splitmix64() -> None:
    """Steele, Lea & Flood 2014; the first outputs of the reference generator for seed 0 (state 0 + golden gamma, + twice ...)."""
    found = [int(draws.mix(np.uint64((0x9E3779B97F4A7C15 * k) % 2**64))) for k in (1, 2, 3)]
    assert found == [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F]


def test_processes_are_apart() -> None:
    numbers = [process.value for process in Process]
    assert len(set(numbers)) == len(numbers)
    assert draws.named_process("peer_exchange") > max(numbers)
    assert draws.named_process("peer_exchange") != draws.named_process("peer_exchang")


@given(seed=st.integers(0, 2**63 - 1), replicate=st.integers(0, 10**6), month=st.integers(0, 600), entity=U64)
def test_array_and_scalar_agree(seed: int, replicate: int, month: int, entity: int) -> None:
    keys = draws.run_keys(seed, [replicate])
    one, two = draws.uniforms(keys, month, Process.MEET, np.array([entity], np.uint64))
    key = np.uint64(draws.process_key(keys[0], month, int(Process.MEET)))  # a compiled function returns a plain int
    assert draws.first(key, np.uint64(entity)) == one[0, 0]
    assert draws.second(key, np.uint64(entity)) == two[0, 0]
    assert 0 < one[0, 0] < 1
    assert 0 < two[0, 0] < 1


def test_uniform_and_independent() -> None:
    """Kolmogorov-Smirnov on each half, and no correlation between halves, neighbours, months, runs: p above 1e-4 in all of them."""
    keys = draws.run_keys(7, range(20))
    one, two = draws.uniforms(keys, 3, Process.KEEP, np.arange(5000, dtype=np.uint64))
    later, _ = draws.uniforms(keys, 4, Process.KEEP, np.arange(5000, dtype=np.uint64))
    other, _ = draws.uniforms(keys, 3, Process.MEET, np.arange(5000, dtype=np.uint64))
    assert stats.kstest(one.ravel(), "uniform").pvalue > 1e-4
    assert stats.kstest(two.ravel(), "uniform").pvalue > 1e-4
    for x, y in ((one, two), (one, later), (one, other), (one[:, 1:], one[:, :-1]), (one[1:], one[:-1])):
        assert stats.pearsonr(x.ravel(), y.ravel()).pvalue > 1e-4


SEEDS = st.integers(0, 2**63 - 1)


@given(seed=SEEDS, power=st.integers(0, 10), block=st.integers(0, 1000), process=st.sampled_from(list(Process)))
def test_replicates_are_stratified(seed: int, power: int, block: int, process: Process) -> None:
    """Of the first 2^k replicates of a seed, and of any 2^k from a multiple of 2^k on, one lies in each 2^k-th part of 0..1."""
    parts = 2**power
    for first in (0, block * parts):
        found = draws.stratified(seed, range(first, first + parts), process)
        assert sorted((found * parts).astype(int)) == list(range(parts))


@given(seed=SEEDS, count=st.integers(1, 700))
def test_any_number_of_replicates_lies_even(seed: int, count: int) -> None:
    """Nowhere is the share of replicates below a bound off by more than 1 + log2(count) replicates: as a van der Corput sequence has it."""
    found = np.sort(draws.stratified(seed, range(count), Process.LUCK))
    off = np.abs(np.arange(count)[:, None] + [0, 1] - count * found[:, None]).max()
    assert off <= 2 + 2 * np.log2(count)


@given(seed=SEEDS, replicates=st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=20), month=st.integers(0, 600), entity=U64)
def test_what_is_drawn_once_a_run_hangs_on_its_coordinates_alone(seed: int, replicates: list[int], month: int, entity: int) -> None:
    """Not on which other replicates are drawn, nor on whether each run names its seed."""
    whole = draws.stratified(seed, replicates, Process.LUCK, month=month, entity=entity)
    alone = [draws.stratified(seed, [one], Process.LUCK, month=month, entity=entity)[0] for one in replicates]
    assert whole.tolist() == alone
    assert draws.stratified([seed] * len(replicates), replicates, Process.LUCK, month=month, entity=entity).tolist() == alone
    assert 0 < whole.min() <= whole.max() < 1


def test_over_seeds_each_replicate_is_uniform_and_draws_are_independent() -> None:
    """Kolmogorov-Smirnov for single replicates, and no correlation between processes, months and entities: p above 1e-4 in all of them."""
    seeds = range(4000)

    def of(replicate: int, process: Process = Process.LUCK, **about: int) -> np.ndarray:
        return draws.stratified(seeds, [replicate] * len(seeds), process, **about)

    for replicate in (0, 1, 5, 199, 100_000):
        assert stats.kstest(of(replicate), "uniform").pvalue > 1e-4
    for other in (
        of(7, Process.HISTORY),
        of(7, month=1),
        of(7, entity=1),
        draws.uniforms(draws.run_keys(seeds, [7] * 4000), 0, 0, np.zeros(1, np.uint64))[0][:, 0],
    ):
        assert stats.pearsonr(of(7), other).pvalue > 1e-4
    # of one seed: replicates of two processes lie in orders of their own
    many = draws.of_runs(3, range(4096))
    assert stats.pearsonr(many[:, 0], many[:, 1]).pvalue > 1e-4
    np.testing.assert_allclose(many[:, 0], special.ndtri(draws.stratified(3, range(4096), Process.LUCK)), rtol=2e-15)


def test_a_mean_over_replicates_is_far_closer_than_of_independent_ones() -> None:
    """The mean of exp(n - 1/2) is 1 and has a standard error of 1.31 / sqrt(count) where replicates are independent."""
    for count, times in ((20, 1.5), (50, 2.0), (200, 3.0)):
        means = [np.exp(draws.of_runs(seed, range(count))[:, 0] - 0.5).mean() for seed in range(400)]
        assert np.mean(means) == pytest.approx(1.0, abs=4 * np.std(means) / 20)
        assert np.std(means) < 1.31 / np.sqrt(count) / times


def test_normals() -> None:
    found = draws.normals(draws.run_keys(1, range(10)), 0, Process.POWER, np.arange(4000, dtype=np.uint64))
    assert stats.kstest(found.ravel(), "norm").pvalue > 1e-4


def test_fill_writes_both_uniforms() -> None:
    keys = draws.run_keys(1, [0])
    entities = np.arange(10, dtype=np.uint64)
    one, two = np.zeros(12), np.zeros(12)
    draws.fill(draws.process_key(keys[0], 5, 3), entities, 10, one, two)
    expected = draws.uniforms(keys, 5, 3, entities)
    assert np.array_equal(one[:10], expected[0][0])
    assert np.array_equal(two[:10], expected[1][0])
    assert one[10] == two[11] == 0


def test_pairs_are_ordered() -> None:
    x, y = np.uint64(5), np.uint64(9)
    assert draws.pair(x, y) != draws.pair(y, x)


@pytest.mark.parametrize("kind", range(4))
def test_keys_of_drawn_stakeholders_differ(kind: int) -> None:
    keys = draws.keys_of_drawn(kind, np.arange(1, 100_000))
    assert len(np.unique(keys)) == len(keys)
    assert not np.isin(keys, draws.keys_of_drawn((kind + 1) % 4, np.arange(1, 100_000))).any()
