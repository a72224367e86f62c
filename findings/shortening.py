"""Words cut short, where all of them find no room: between words, and never within a letter and its accents."""

import unicodedata

ELLIPSIS = "…"


def shortened(text: str, most: int) -> str:
    """At most that many signs, the mark that more stood there included."""
    if len(text) <= most:
        return text
    before, _, rest = text[:most].rpartition(" ")
    if not before or len(rest) > most // 2:  # a word that is longer than all it would leave
        before = text[: most - 1]
        while before and unicodedata.category(text[len(before)])[0] == "M":
            before = before[:-1]
    return ended(before)


def ended(text: str) -> str:
    """With the mark that says that more stood there."""
    return text.rstrip(" ,;:–—-") + ELLIPSIS
