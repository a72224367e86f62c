"""Words: how what a reader types is matched, ranked and marked. The one place that knows of tsquery."""

from collections.abc import Iterable

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db import connection

Piece = tuple[str, bool]  # some words, and whether they are what the reader looked for

CONFIG = "archive"
EXACT = "archive_exact"  # words as they are written, without accents
MAX_LENGTH = 300  # characters a reader may search for at once
SNIPPET_LENGTH = 700  # characters of a quotation shown in a list

_MARKS = dict.fromkeys(map(ord, "“”„‟«»＂"), '"')
_START, _STOP = "\x02", "\x03"  # control characters: they stand in no text that people read


def query(words: str) -> SearchQuery:
    """The words as PostgreSQL understands them: `"exact phrase"`, `-word` and `OR` mean what they do elsewhere."""
    return SearchQuery(_plain(words), search_type="websearch", config=CONFIG)


def _plain(words: str) -> str:
    """Quotation marks as telephones and word processors make them mean a phrase, like the straight ones."""
    return words.translate(_MARKS)


def marked(field: str, words: str) -> SearchHeadline:
    """The whole of a text field with the words marked; `pieces` reads the marks."""
    return SearchHeadline(field, query(words), config=CONFIG, start_sel=_START, stop_sel=_STOP, highlight_all=True)


def pieces(text: str, limit: int = SNIPPET_LENGTH) -> list[Piece]:
    """A marked text cut into pieces, at most about `limit` characters around its first marked word."""
    found = list(_cut(text))
    if len(text) <= limit:
        return found
    first = next((index for index, (_, is_match) in enumerate(found) if is_match), 0)
    before = "".join(words for words, _ in found[:first])
    kept: list[Piece] = (
        [("… " + before[-limit // 4 :].split(" ", 1)[-1], False)] if len(before) > limit // 4 else found[:first]
    )
    length = sum(len(words) for words, _ in kept)
    for words, is_match in found[first:]:
        if length + len(words) > limit:
            return [*kept, (words[: limit - length].rsplit(" ", 1)[0] + " …", is_match)]
        kept.append((words, is_match))
        length += len(words)
    return kept


def _cut(text: str) -> Iterable[Piece]:
    for index, part in enumerate(text.split(_START)):
        if index == 0:
            yield from [(part, False)] if part else []
            continue
        match, _, rest = part.partition(_STOP)
        yield match, True
        if rest:
            yield rest, False


def has_words(words: str) -> bool:
    """Whether anything is left to look for once marks and the commonest words are taken away."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT numnode(websearch_to_tsquery(%s, %s)) > 0", [CONFIG, _plain(words)])
        return bool(cursor.fetchone()[0])


def names_among(names: Iterable[str], words: str) -> set[str]:
    """Those of the names that contain what the reader looks for, or one of several things. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH sought AS (SELECT querytree(websearch_to_tsquery(%s, %s)) AS words)
            SELECT name FROM unnest(%s::text[]) AS name, sought
            WHERE words NOT IN ('', 'T') AND to_tsvector(%s, name) @@ replace(words, ' & ', ' | ')::tsquery
            """,
            [CONFIG, _plain(words), list(names), CONFIG],
        )
        return {name for (name,) in cursor.fetchall()}
