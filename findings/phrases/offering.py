from django.db import connection

# As a range, which the index answers whatever was typed: the last letter there is ends it. Of the findings that were
# seen to hold a phrase one has to hold it still, so that nothing is offered that is not published any more.
_OFFERED = """
    SELECT text FROM findings_frequentphrase, (SELECT unaccent(lower(%s)) COLLATE "C" AS begun) AS typed
    WHERE text >= begun AND text < begun || chr(1114111) AND EXISTS (
        SELECT FROM findings_searchdocument d
        WHERE d.finding_id = ANY (witnesses) AND d.exact @@ phraseto_tsquery('archive_exact', text)
    )
    ORDER BY findings DESC, text LIMIT %s
"""


def beginning_with(begun: str, most: int) -> list[str]:
    """The phrases that begin so, those that most findings hold first. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_OFFERED, [begun, most])
        return [text for (text,) in cursor.fetchall()]
