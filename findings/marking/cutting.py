from collections.abc import Iterator, Sequence

from sources.passages import Span

Piece = tuple[str, bool]  # some words, and whether they are what the reader looked for

MOST_COMPARED = 50  # marks of one text
SNIPPET_LENGTH = 700  # characters of a quotation shown in a list


def pieces(text: str, marks: Sequence[Span], limit: int = SNIPPET_LENGTH) -> list[Piece]:
    """A text cut at its marks, at most about `limit` characters, where most different words are marked."""
    if len(text) <= limit:
        return list(_cut(text, marks, 0, len(text)))
    start = _start(text, _best(text, marks, limit - limit // 4) - limit // 4 if marks else 0)
    end = _end(text, start + limit)
    shown = list(_cut(text, marks, start, end))
    if start > 0:
        shown.insert(0, ("… ", False))
    if end < len(text):
        shown.append((" …", False))
    return shown


def _best(text: str, marks: Sequence[Span], ahead: int) -> int:
    """The mark behind which, so far ahead, the most different words are marked."""
    words = [(start, text[start:end].lower()) for start, end in marks[:MOST_COMPARED]]
    best = max(
        range(len(words)),
        key=lambda first: (len({word for at, word in words[first:] if at < words[first][0] + ahead}), -first),
    )
    return words[best][0]


def _start(text: str, at: int) -> int:
    """Where a word begins, after that place."""
    return text.find(" ", at) + 1 if at > 0 else 0


def _end(text: str, at: int) -> int:
    """Where a word ends, before that place."""
    return at if (space := text.rfind(" ", 0, at)) < 0 or at >= len(text) else space


def _cut(text: str, marks: Sequence[Span], at: int, end: int) -> Iterator[Piece]:
    for start, stop in marks:
        if start >= end:
            break
        if stop <= at:
            continue
        if start > at:
            yield text[at:start], False
        yield text[max(at, start) : min(stop, end)], True
        at = stop
    if at < end:
        yield text[at:end], False
