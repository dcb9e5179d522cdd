"""Bytes into text. Whatever the bytes are, the answer is text or a problem that says what to do."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partnership_sim.tables.findings import Findings

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def _strange(data: bytes, findings: Findings) -> str:
    """Return what these bytes are, if they are known to be no UTF-8 text, else ""."""
    say = findings.say
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return say("the file is UTF-16 text")
    if data.startswith(b"PK\x03\x04"):
        return say("the file is a workbook or an archive (zip)")
    if b"\x00" in data:
        even, odd = data[0::2].count(0), data[1::2].count(0)
        lopsided = len(data) >= 8 and max(even, odd) > len(data) // 4 and min(even, odd) < len(data) // 20 + 1
        return say("the file looks like UTF-16 text") if lopsided else say("the file is binary: it holds NUL bytes")
    return ""


def decode(data: bytes, file: str, findings: Findings) -> tuple[str, bool] | None:
    """Return (text, whether it began with a mark), or None after reporting why there is no text.

    UTF-8 with or without a mark is read; nothing else is guessed at, because a wrong guess spoils names silently.
    """
    say = findings.say
    strange = _strange(data, findings)
    advice = say('save it as "CSV UTF-8"') if file.lower().endswith(".csv") else say("save it as UTF-8")
    if strange:
        findings.wrong((file, ""), strange, advice)
        return None
    mark = data.startswith(codecs.BOM_UTF8)
    try:
        text = data[len(codecs.BOM_UTF8) :].decode("utf-8") if mark else data.decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start + (len(codecs.BOM_UTF8) if mark else 0)
        line = data.count(b"\n", 0, start) + 1
        byte = data[start]
        findings.wrong(
            (file, say("line {line}", line=line)), say("byte {byte:#04x} is not UTF-8 (the file may be in Windows-1252)", byte=byte), advice
        )
        return None
    odd = CONTROL.search(text)
    if odd is not None:
        line = text.count("\n", 0, odd.start()) + 1
        findings.wrong(
            (file, say("line {line}", line=line)),
            say("the file is binary: it holds the control character {code:#04x}", code=ord(odd[0])),
            advice,
        )
        return None
    return text, mark
