"""Text of which some pieces are in italics: plain and HTML are made of the same pieces, and cannot drift apart."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class Piece(NamedTuple):
    """Some words, and whether a style sets them in italics."""

    text: str
    italic: bool = False


Pieces = tuple[Piece, ...]
Part = str | Piece | Pieces


def italic(text: str) -> Piece:
    return Piece(text, italic=True)


def together(*parts: Part) -> Pieces:
    """These one after another; strings are upright."""
    found: list[Piece] = []
    for part in parts:
        if isinstance(part, str):
            found.append(Piece(part))
        elif isinstance(part, Piece):
            found.append(part)
        else:
            found.extend(part)
    return tuple(piece for piece in found if piece.text)


def joined(separator: str, parts: Iterable[Part]) -> Pieces:
    """Those of them that are not empty, with the separator between."""
    pieces: list[Part] = []
    for part in filter(None, (together(part) for part in parts)):
        pieces += [separator, part] if pieces else [part]
    return together(*pieces)


def ended(pieces: Part, *, inside: bool = False) -> Pieces:
    """With a full stop, unless they end a sentence already: “Who has the key?” takes no further mark.

    `inside`: before a closing quotation mark, as American styles have it.
    """
    parts = together(pieces)
    if re.search(r"[.?!][”’]*$", plain(parts)):
        return parts
    *before, last = parts
    if inside and (within := stopped(last.text, ".")) != f"{last.text}.":
        return together(*before, Piece(within, last.italic))
    return together(parts, ".")


def sentences(*parts: Part, inside: bool = False) -> Pieces:
    """Those of them that are not empty, each but the last with its full stop."""
    told = [piece for piece in (together(part) for part in parts) if piece]
    return joined(" ", [*(ended(part, inside=inside) for part in told[:-1]), *told[-1:]])


def capitalised(pieces: Pieces) -> Pieces:
    """With a capital at the beginning, as a sentence has it."""
    if not pieces:
        return pieces
    first, *rest = pieces
    return (Piece(first.text[:1].upper() + first.text[1:], first.italic), *rest)


def in_single_marks(title: str) -> str:
    """A title in single quotation marks; those within it become double ones."""
    inner = re.sub(r"‘([^‘’]*)’(?!\w)", r"“\1”", title)
    return f"‘{inner}’"


def in_double_marks(title: str, *, then: str = "") -> str:
    """A title in double quotation marks, those within it single; `then` is the mark that American styles put inside."""
    inner = re.sub(r"“([^“”]*)”", r"‘\1’", title)
    return f"“{stopped(inner, then)}”"


def stopped(text: str, mark: str) -> str:
    """With the mark before the quotation mark that closes it, if one was opened: “officers’” ends in an apostrophe."""
    opening = {"”": "“", "’": "‘"}.get(text[-1:], "")
    at = len(text) - 1 if opening and opening in text else len(text)
    return f"{text[:at]}{mark}{text[at:]}"


def plain(pieces: Pieces) -> str:
    """The words alone."""
    return "".join(piece.text for piece in pieces)


def html(pieces: Pieces) -> SafeString:
    """The same with italics, and everything escaped."""
    return format_html_join(
        "", "{}", ((format_html("<i>{}</i>", piece.text) if piece.italic else piece.text,) for piece in pieces)
    )
