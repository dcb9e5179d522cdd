"""Bytes into text. Whatever the bytes are, the answer is text or a problem that says what to do."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partnership_sim.problems import Problems

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WEB_PAGE = re.compile(rb"\s*<(?:!doctype html|html|table|\?xml)", re.IGNORECASE)
#: What lies inside a workbook of each program, at its beginning or in the list at its end.
INSIDE = ((b"Index/Document.iwa", "numbers"), (b"opendocument.spreadsheet", "ods"), (b"xl/", "xlsx"))
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def _workbook(data: bytes, file: str) -> str:
    """Return what sort of workbook the bytes are (xlsx, xls, ods, numbers), "" for none."""
    ending = file.lower().rpartition(".")[2]
    if data.startswith(OLD_OFFICE):
        return "xls"
    if WEB_PAGE.match(data[:100]):
        return "xls" if ending in {"xls", "xlsx"} else "page"
    if not data.startswith(ZIP):
        return ""
    inside = next((kind for mark, kind in INSIDE if mark in data[:4000] or mark in data[-20_000:]), "")
    return inside or ("xlsx" if ending in {"xlsx", "xlsm", "xlsb"} else ending if ending in {"ods", "numbers"} else "")


def _how_to_save(kind: str, problems: Problems) -> str:
    """Return how the program of a workbook saves it as a CSV that can be read."""
    say = problems.say
    if kind == "ods":
        how = say('LibreOffice: File, Save As, "Text CSV", character set "Unicode (UTF-8)"')
    elif kind == "numbers":
        how = say('Numbers: File, Export To, CSV, text encoding "Unicode (UTF-8)"')
    else:
        how = say('Excel: Save as, "CSV UTF-8 (Comma delimited)"')
    return say("{how}, and name the new file in scenario.toml", how=how)


def _strange(data: bytes, file: str, problems: Problems) -> tuple[str, str]:
    """Return what these bytes are, if they are known to be no UTF-8 text, and what to do; "" twice if they are not."""
    say = problems.say
    advice = say('save it as "CSV UTF-8"') if file.lower().endswith(".csv") else say("save it as UTF-8")
    workbook = _workbook(data, file)
    if workbook == "page":
        return say("the file is a web page"), _how_to_save("xlsx", problems)
    if workbook:
        return say("the file is a workbook (.{kind}), no CSV", kind=workbook), _how_to_save(workbook, problems)
    if data.startswith(UTF_16):
        return say("the file is UTF-16 text"), advice
    if data.startswith(ZIP):
        return say("the file is a workbook or an archive (zip)"), advice
    if b"\x00" in data:
        even, odd = data[0::2].count(0), data[1::2].count(0)
        lopsided = len(data) >= 8 and max(even, odd) > len(data) // 4 and min(even, odd) < len(data) // 20 + 1
        return (say("the file looks like UTF-16 text") if lopsided else say("the file is binary: it holds NUL bytes")), advice
    return "", advice


def decode(data: bytes, file: str, problems: Problems, *, table: bool = False) -> tuple[str, str] | None:
    """Return (text, its encoding), or None after reporting why there is no text.

    UTF-8 with or without a mark is read, and tables that say by their mark that they are UTF-16 (Excel's "Unicode text"); nothing
    is guessed at, because a wrong guess spoils names silently.
    """
    say = problems.say
    if table and data.startswith(UTF_16):
        try:
            data = data.decode("utf-16").encode()
            encoding = "UTF-16"
        except UnicodeError:
            encoding = ""
    else:
        encoding = say("UTF-8 with BOM") if data.startswith(codecs.BOM_UTF8) else "UTF-8"
    strange, advice = _strange(data, file, problems)
    if strange:
        problems.wrong((file, ""), strange, advice)
        return None
    start_of_text = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    try:
        text = data[start_of_text:].decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start + start_of_text
        line = data.count(b"\n", 0, start) + 1
        found = say("byte {byte:#04x} is not UTF-8 (the file may be in Windows-1252)", byte=data[start])
        problems.wrong((file, say("line {line}", line=line)), found, advice)
        return None
    odd = CONTROL.search(text)
    if odd is not None:
        line = text.count("\n", 0, odd.start()) + 1
        found = say("the file is binary: it holds the control character {code:#04x}", code=ord(odd[0]))
        problems.wrong((file, say("line {line}", line=line)), found, advice)
        return None
    return text, encoding
