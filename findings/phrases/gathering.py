from django.db import connection, transaction

from findings.models import FrequentPhrase, SearchDocument

LOOKED_AT = 20_000  # findings, by chance: what is frequent among these is frequent
FEWEST = 3  # of them hold a phrase that is frequent,
SHARE = 2_000  # and one of so many
LONGEST = 4  # words
KEPT = 5_000  # phrases
WITNESSES = 5
FIRST = 10  # findings, before which nothing is frequent
_CHANGED = 10  # one of so many findings is new or gone: time to gather anew

# A word that is as common as “the”, or has no letter, neither begins nor ends a phrase. Names (weight C) have their own
# place among what is offered. Between the fields of a document is a gap.
_GATHER = """
    WITH looked_at AS MATERIALIZED (
        SELECT finding_id, exact FROM findings_searchdocument
        ORDER BY hashint8extended(finding_id, 2) LIMIT %(looked_at)s
    ), standing AS MATERIALIZED (
        SELECT finding_id, place, lexeme FROM looked_at, unnest(exact), unnest(positions, weights) AS at (place, weight)
        WHERE weight <> 'C'
    ), ends AS MATERIALIZED (
        SELECT lexeme FROM (SELECT DISTINCT lexeme FROM standing) AS words
        WHERE lexeme ~ '[[:alpha:]]' AND to_tsvector('archive', lexeme) <> ''
    ), runs AS (
        SELECT finding_id, lexeme AS first, {following} FROM standing
        WINDOW onward AS (PARTITION BY finding_id ORDER BY place)
    ), phrases AS (
        {phrases}
    )
    INSERT INTO findings_frequentphrase (text, findings, witnesses, among)
    SELECT text, count(DISTINCT finding_id), (array_agg(DISTINCT finding_id))[1:%(witnesses)s], %(among)s FROM phrases
    GROUP BY text HAVING count(DISTINCT finding_id) >= %(least)s
    ORDER BY count(DISTINCT finding_id) DESC, text LIMIT %(kept)s
"""
_FOLLOWING = "CASE WHEN lead(place, {n}) OVER onward = place + {n} THEN lead(lexeme, {n}) OVER onward END AS word_{n}"
_PHRASE = """
    SELECT finding_id, concat_ws(' ', first, {words}) AS text FROM runs
    WHERE {last} IN (SELECT lexeme FROM ends) AND first IN (SELECT lexeme FROM ends)
"""


def gather() -> int:
    """Gather the phrases anew, all or nothing; returns how many there are."""
    among = SearchDocument.objects.count()
    numbers = range(1, LONGEST)
    sql = _GATHER.format(
        following=", ".join(_FOLLOWING.format(n=n) for n in numbers),
        phrases=" UNION ALL ".join(
            _PHRASE.format(words=", ".join(f"word_{k}" for k in range(1, n + 1)), last=f"word_{n}") for n in numbers
        ),
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM findings_frequentphrase")
        least = max(FEWEST, min(among, LOOKED_AT) // SHARE)
        asked = {"looked_at": LOOKED_AT, "witnesses": WITNESSES, "among": among, "least": least, "kept": KEPT}
        cursor.execute(sql, asked)
        return cursor.rowcount


def is_due() -> bool:
    """Whether there are many more or many fewer findings than when phrases were gathered."""
    now, then = SearchDocument.objects.count(), FrequentPhrase.objects.values_list("among", flat=True).first() or 0
    return abs(now - then) * _CHANGED > then if then else now >= FIRST
