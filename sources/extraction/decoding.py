"""Bytes into letters: by what the file carries, by what it declares, and never by silently guessing wrong."""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from .reading import Unreadable

MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
# What a page may declare. Not utf-7, nor the codecs of Python that are no alphabets: one of them unpacks archives.
_DECLARABLE = re.compile(r"(iso-?8859|windows|cp\d|gb|big5|euc|shift|sjis|koi8|mac|iso-2022-jp|tis)", re.IGNORECASE)
_LATIN = {"ascii", "iso8859-1", "cp1252"}  # browsers read all of them as Windows-1252
_TELLING = 4096


@dataclass(frozen=True)
class Decoded:
    """Letters, the encoding they were read in, and what the editor should look at."""

    text: str
    encoding: str
    warning: str = ""


def decode(body: bytes, declared: Iterable[str] = ()) -> Decoded:
    """The letters of `body`. Raises Unreadable where no encoding fits all of it."""
    for mark, encoding in MARKS:
        if body.startswith(mark):
            return Decoded(_strictly(body[len(mark) :], encoding), encoding)
    if unmarked := _utf16_without_mark(body):
        return Decoded(_strictly(body, unmarked), unmarked)
    names = [name for name in map(_known, declared) if name]
    if "iso2022_jp" not in names:
        try:
            return Decoded(body.decode(), "utf-8", _contradicts(body, names))
        except UnicodeDecodeError:
            pass
    for name in [*names, "cp1252"]:
        try:
            return Decoded(body.decode(name), name, "" if name in names else _guessed(names))
        except UnicodeDecodeError:
            continue
    raise Unreadable(
        "Its letters cannot be read: it is neither UTF-8 nor UTF-16 nor Windows-1252 throughout. "
        "Save it as UTF-8 and bring it in again."
    )


def _strictly(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"It begins as {encoding.upper()} and breaks off being so at byte {error.start}: the file is damaged. "
            "Bring in an undamaged copy."
        ) from error


def _utf16_without_mark(body: bytes) -> str:
    """The byte order, where every other byte of the beginning is a NUL, as in UTF-16 of western languages."""
    start = body[:_TELLING]
    if len(body) % 2 or b"\0" not in start:
        return ""
    even, odd = start[::2].count(0), start[1::2].count(0)
    half = len(start) / 2
    if odd > half * 0.6 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and not odd else ""


def _known(label: str) -> str:
    """Python's name of a declared encoding; nothing where it may not be declared."""
    label = label.strip().strip("\"'")
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    if name in _LATIN:
        return "cp1252"
    return name if _DECLARABLE.match(label) else ""


def _contradicts(body: bytes, names: list[str]) -> str:
    if not names or body.isascii():
        return ""
    return f"It declares the encoding {names[0]}, but is UTF-8, and was read as that. Look at its accents and dashes."


def _guessed(names: list[str]) -> str:
    declared = f"It declares {names[0]}, which it is not. " if names else "It declares no encoding. "
    return f"{declared}Its letters were read as Windows-1252: look at its quotation marks, dashes and accents."
