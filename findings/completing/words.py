"""Words of published findings by their beginnings."""

from django.db import connection

# As a range, which the index answers whatever the word: the last letter there is ends it.
WORDS = """
    SELECT text FROM findings_wordtally, (SELECT unaccent(lower(%s)) COLLATE "C" AS begun) AS typed
    WHERE text >= begun AND text < begun || chr(1114111)
    GROUP BY text HAVING sum(findings) > 0 ORDER BY sum(findings) DESC, text LIMIT %s
"""


def words(begun: str, most: int) -> list[str]:
    """The words that begin so, those that most findings hold first. One query."""
    with connection.cursor() as cursor:
        cursor.execute(WORDS, [begun, most])
        return [text for (text,) in cursor.fetchall()]
