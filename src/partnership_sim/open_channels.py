"""The channels of a block of runs by their names, as levers and shocks add to them; each takes memory from when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.state import CHANNELS, OF_TIES, Channels

if TYPE_CHECKING:
    from partnership_sim.state import Array


class ChannelsByName:
    """Channels as levers and shocks see them, each by its name: ``channels.pressure[:] += ...``."""

    def __getattr__(self, name: str) -> Array:
        """Return a channel to be read and added to; from now on it is open."""
        if name not in CHANNELS:
            raise AttributeError(f"there is no channel {name!r}", name=name, obj=self)
        return self._ask_for(name)

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: what somebody else has added would be lost."""
        raise AttributeError(f"add to a channel, do not replace it: channels.{name}[:] += ...")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *CHANNELS]

    @property
    def opened(self) -> dict[str, Array]:
        """Those that somebody has asked for, by name."""
        raise NotImplementedError

    def is_open(self, name: str) -> bool:
        """Return whether somebody has asked for a channel; one that is not open is zero."""
        return name in self.opened

    def arrays(self) -> Channels:
        """Return all arrays, to be read only: those of channels that are not open are one and the same."""
        raise NotImplementedError

    def view(self) -> Channels:
        """Return all channels as they stand, to be read and not written to."""
        views = Channels(*(array.view() for array in self.arrays()))
        for array in views:
            array.setflags(write=False)
        return views

    def _ask_for(self, name: str) -> Array:
        raise NotImplementedError


class OpenChannels(ChannelsByName):
    """The channels of a block.

    A channel takes memory from when somebody first asks for it; until then it is zeros, which all such channels of its shape share.

    Parameters
    ----------
    runs, stakeholders, rows : int
        Of the block; rows are those of ties.
    """

    _arrays: dict[str, Array]
    _open: dict[str, Array]

    def __init__(self, runs: int, stakeholders: int, rows: int) -> None:
        width = {"run": 1, "stakeholder": stakeholders, "tie": rows}
        zeros = {level: np.zeros((runs, width[level])) for level in width}
        self.__dict__.update(_arrays={name: zeros[CHANNELS[name].level] for name in Channels._fields}, _open={})

    @property
    def opened(self) -> dict[str, Array]:
        """Those that somebody has asked for, by name."""
        return self._open

    def of(self, runs: slice) -> ChannelsByName:
        """Return the channels of some of the runs."""
        return _ChannelsOfRuns(self, runs)

    def clear(self) -> None:
        """Set all to zero."""
        for array in self._open.values():
            array.fill(0.0)

    def make_room(self, rows: int) -> None:
        """Make room for at least so many rows of ties."""
        runs, old = self._arrays[OF_TIES[0]].shape
        if rows <= old:
            return
        zeros = np.zeros((runs, rows))
        for name in OF_TIES:
            if name in self._open:
                self._open[name] = np.concatenate([self._open[name], np.zeros((runs, rows - old))], axis=1)
            self._arrays[name] = self._open.get(name, zeros)

    def arrays(self) -> Channels:
        """Return all arrays, as the compiled month takes them."""
        return Channels(*self._arrays.values())

    def _ask_for(self, name: str) -> Array:
        if name not in self._open:
            self._arrays[name] = self._open[name] = np.zeros(self._arrays[name].shape)
        return self._open[name]


class _ChannelsOfRuns(ChannelsByName):
    """The channels of some runs of a block: to ask for one opens the block's, of which these are the runs' rows.

    Which are open is their own matter: nobody sees what the block's other runs have asked for.
    """

    _whole: OpenChannels
    _runs: slice
    _asked: dict[str, None]

    def __init__(self, whole: OpenChannels, runs: slice) -> None:
        self.__dict__.update(_whole=whole, _runs=runs, _asked={})

    @property
    def opened(self) -> dict[str, Array]:
        """Those that somebody has asked for, by name."""
        return {name: self._ask_for(name) for name in self._asked}

    def is_open(self, name: str) -> bool:
        """Return whether somebody has asked for a channel; one that is not open is zero."""
        return name in self._asked

    def arrays(self) -> Channels:
        """Return all arrays, to be read only."""
        return Channels(*(array[self._runs] for array in self._whole.arrays()))

    def _ask_for(self, name: str) -> Array:
        self._asked[name] = None
        return self._whole._ask_for(name)[self._runs]  # noqa: SLF001 - of the same room
