"""What is taken home, as files: drawn aside while the room goes on, and the same bytes however often a session was broken off."""

from __future__ import annotations

import copy
import io
import zipfile
from typing import TYPE_CHECKING

from partnership_sim.workshop import session_report

if TYPE_CHECKING:
    from partnership_sim.workshop.hub import Hub

#: All files together.
WHOLE = "session.zip"
TYPES = {"html": "text/html; charset=utf-8", "csv": "text/csv; charset=utf-8", "zip": "application/zip"}
#: The first time that a zip can tell: no report tells when it was made.
EPOCH = (1980, 1, 1, 0, 0, 0)


def as_it_stands(hub: Hub) -> Hub:
    """Return a hub whose room goes on no more."""
    still = copy.copy(hub)
    still.room = copy.deepcopy(hub.room, {id(hub.case): hub.case, id(hub.play): hub.play})
    return still


def file(hub: Hub, name: str) -> bytes | None:
    """Return a file of the report by its name; None where there is no such.

    Parameters
    ----------
    hub : Hub
        As `as_it_stands` gives it.
    name : str
        One of `session_report.files`, or `WHOLE`.
    """
    if name == WHOLE:
        return packed(session_report.files(hub))
    if name.rpartition(".")[2] not in TYPES:
        return None
    return session_report.files(hub).get(name)


def packed(files: dict[str, bytes]) -> bytes:
    """Return files as one zip."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED)
    return written.getvalue()
