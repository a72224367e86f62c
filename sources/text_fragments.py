"""Addresses that open a web page at some words of it, as “URL Fragment Text Directives” of the WICG describe.

A browser that knows them scrolls to the words and highlights them; any other opens the page.
"""

from collections.abc import Sequence
from urllib.parse import quote, urldefrag

LONGEST = 300  # code points that are named as they are; of what is longer, the words at its beginning and its end
WORDS = 8  # of either
AROUND = 4  # words before and after, that tell one place from another
PASSAGES = 5  # that are named: an address has an end
DIRECTIVE = ":~:"


def at_words(address: str, passages: Sequence[str], before: str = "", after: str = "", text: str = "") -> str:
    """The address, to be opened at these passages. `before` and `after`: what stands around them, as far as is known.

    Words around them are named only where `text` says that the passage stands in it more than once: a page may have
    something between them that a text has not, and then nothing would be found.
    """
    passages = [passage for passage in passages if passage.strip()]
    if not address or not passages:
        return address
    last = len(passages) - 1
    directives = [
        _directive(passage, before if n == 0 else "", after if n == last else "", text)
        for n, passage in enumerate(passages)
    ]
    named = "&".join(filter(None, directives[:PASSAGES]))
    page, fragment = urldefrag(address)
    return f"{page}#{fragment.partition(DIRECTIVE)[0]}{DIRECTIVE}{named}" if named else address


def _directive(passage: str, before: str, after: str, text: str) -> str:
    """`text=[prefix-,]start[,end][,-suffix]`. Nothing where it has no whole word: words are found whole alone."""
    passage = _whole_words(passage, before, after)
    lines = [words for line in passage.splitlines() if (words := line.split())]
    if not lines:
        return ""
    start, end = lines[0], lines[-1] if len(lines) > 1 else []
    if end:  # each has to stand in one block of the page
        start, end = start[:WORDS], end[-WORDS:]
    elif len(passage) > LONGEST and len(start) > 2 * WORDS:
        start, end = start[:WORDS], start[-WORDS:]
    parts = [" ".join(start), *([" ".join(end)] if end else [])]
    seen = " ".join(text.split())
    if seen.count(parts[0]) > 1 or seen.count(parts[-1]) > 1:
        prefix, suffix = _last_line(before)[-AROUND:], _first_line(after)[:AROUND]
        return f"text={_told(prefix, '-,', '')}{','.join(map(_encoded, parts))}{_told(suffix, '', ',-')}"
    return f"text={','.join(map(_encoded, parts))}"


def _whole_words(passage: str, before: str, after: str) -> str:
    """Without the part of a word with which it begins or ends."""
    if before[-1:].isalnum() and passage[:1].isalnum():
        passage = passage[len(_letters(passage)) :]
    if after[:1].isalnum() and passage[-1:].isalnum():
        passage = passage[: len(passage) - len(_letters(passage[::-1]))]
    return passage.strip()


def _letters(passage: str) -> str:
    return next((passage[:n] for n, sign in enumerate(passage) if not sign.isalnum()), passage)


def _last_line(before: str) -> list[str]:
    return before.rpartition("\n")[2].split()


def _first_line(after: str) -> list[str]:
    return after.partition("\n")[0].split()


def _told(words: Sequence[str], behind: str, ahead: str) -> str:
    return f"{ahead}{_encoded(' '.join(words))}{behind}" if words else ""


def _encoded(words: str) -> str:
    """Percent-encoded, the dash too, which would end a prefix."""
    return quote(words, safe="").replace("-", "%2D")
