"""Channels take memory from when somebody first asks for them; what is not asked for is zero and cannot be written to."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

import partnership_sim as ps
from partnership_sim.engine.block import advance
from partnership_sim.levers import LEVERS
from partnership_sim.open_channels import OpenChannels
from partnership_sim.state import CHANNELS, OF_TIES, Channels
from tests.worlds import EVERY_LEVER, EVERY_SHOCK, block, scenario


def opened(channels: OpenChannels) -> set[str]:
    return {name for name in CHANNELS if channels.is_open(name)}


def test_a_channel_is_opened_by_asking_for_it():
    channels = OpenChannels(2, 3, 5)
    assert not opened(channels)
    channels.pressure[:] += 1.0
    channels.facilitation[1, 4] = 2.0
    assert opened(channels) == {"pressure", "facilitation"}
    assert channels.pressure is channels.pressure
    seen = channels.view()
    assert opened(channels) == {"pressure", "facilitation"}, "to look is not to ask"
    assert {name for name in CHANNELS if getattr(seen, name).any()} == {"pressure", "facilitation"}
    width = {"run": 1, "stakeholder": 3, "tie": 5}
    assert all(getattr(seen, name).shape == (2, width[channel.level]) for name, channel in CHANNELS.items())
    channels.clear()
    assert not channels.pressure.any()
    assert not channels.facilitation.any()


def test_channels_that_nobody_asked_for_take_no_memory():
    channels = OpenChannels(2, 3, 5)
    assert len({id(array) for array in channels.arrays()}) == 3
    channels.pressure[:] = channels.funded_cases
    assert len({id(array) for array in channels.arrays()}) == 5


def test_the_compiled_month_gets_arrays_of_one_type():
    channels = OpenChannels(2, 3, 5)
    channels.pressure[:] = channels.facilitation[:, :3] = 1.0
    for array in channels.arrays():
        assert array.dtype == np.float64
        assert array.flags.c_contiguous
        assert array.flags.writeable, "to Numba, an array that cannot be written to is of another type"


def test_nobody_can_write_to_what_is_shared():
    channels = OpenChannels(2, 3, 5)
    with pytest.raises(ValueError, match="read-only"):
        channels.view().pressure[:] = 1.0
    with pytest.raises(AttributeError, match=r"channels\.pressure\[:\] \+="):
        channels.pressure = np.ones((2, 3))
    with pytest.raises(AttributeError, match="presure"):
        _ = channels.presure
    assert not any(array.any() for array in channels.arrays())


def test_room_for_more_ties_keeps_what_was_added():
    channels = OpenChannels(2, 3, 5)
    channels.facilitation[:] = 1.0
    channels.make_room(4)
    assert channels.facilitation.shape == (2, 5)
    channels.make_room(8)
    assert channels.facilitation.sum() == 10.0
    assert not channels.facilitation[:, 5:].any()
    assert {getattr(channels.view(), name).shape for name in OF_TIES} == {(2, 8)}
    assert not channels.is_open("facilitation_quality")


def test_only_what_levers_and_shocks_use_is_open():
    one = block(scenario(actions=[{"lever": "advocacy", "spend": 1.0}], shocks=[{"shock": "funding_cut", "month": 2}], months=3))
    advance(one, 1)
    first = opened(one.channels)
    advance(one, 2)
    assert first == {"pressure", "openness", "sender", "convening", "project_money"}, "projects' money is looked at for what is given back"
    assert opened(one.channels) - first == {"income_cut"}


def test_whether_a_channel_is_open_changes_no_number():
    case = scenario(actions=EVERY_LEVER, shocks=EVERY_SHOCK, months=24)
    for plan in ("plan", "No programme"):
        one, other = block(case, plan), block(case, plan)
        for name in CHANNELS:
            getattr(other.channels, name)
        for month in range(1, 25):
            advance(one, month)
            advance(other, month)
        for column, same in zip((*one.state, *one.ties, *one.tally), (*other.state, *other.ties, *other.tally), strict=True):
            assert np.array_equal(column, same, equal_nan=True)
        for column, same in zip(one.channels.view(), other.channels.view(), strict=True):
            assert np.array_equal(column, same)


def test_channels_can_be_pickled():
    channels = OpenChannels(2, 3, 5)
    channels.pressure[:] = 1.0
    again = pickle.loads(pickle.dumps(channels))  # noqa: S301
    assert isinstance(again.arrays(), Channels)
    again.pressure[:] += 1.0
    again.openness[:] = 3.0
    assert (again.arrays().pressure == 2.0).all()
    assert (again.arrays().openness == 3.0).all()
    assert not again.arrays().stigma.any()
    assert opened(channels) == {"pressure"}


def test_an_own_lever_that_only_reads_finds_zeros():
    seen = []

    class Looking(ps.Lever):
        name = "looking"
        label = {"en": "Looking", "id": "Melihat"}
        source = "a test"

        def act(self, month, on, spend):
            seen.append(month.channels.stigma.copy())

    try:
        one = block(scenario(actions=[{"lever": "looking", "spend": 1.0}], months=2))
        advance(one, 1)
    finally:
        LEVERS.remove("looking")
    assert len(seen) == 1
    assert not seen[0].any()
