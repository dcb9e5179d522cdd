"""A QR code: as a picture for pages, and as text for the terminal."""

from __future__ import annotations

import io

import segno


def svg(text: str) -> bytes:
    """Return a QR code as a picture, black on white with the margin that cameras need."""
    written = io.BytesIO()
    segno.make_qr(text, error="m").save(written, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False, svgns=True, omitsize=True)
    return written.getvalue()


def terminal(text: str) -> str:
    """Return a QR code in letters, two rows in one, for a dark terminal."""
    written = io.StringIO()
    segno.make_qr(text, error="l").terminal(written, border=2, compact=True)
    return written.getvalue()
