"""The sums of `WordTally` and `NameTally` made anew from the search documents, one row for each word and name."""

from collections.abc import Callable

from django.db import connection, transaction

from findings.tallied import NOUNS

AT_ONCE = 20_000  # documents read by one statement
LOCK = 7_016_283_905  # any number that is nobody else's

BEGUN = """
    CREATE TEMPORARY TABLE word_part (text text COLLATE "C", findings int, named int) ON COMMIT DROP;
    CREATE TEMPORARY TABLE name_part (noun text, record bigint, findings int) ON COMMIT DROP;
"""
READ = f"""
    INSERT INTO word_part
    SELECT word, sum(stands), sum(named)
    FROM findings_searchdocument CROSS JOIN LATERAL words_of(exact)
    WHERE finding_id > %(after)s AND finding_id <= %(last)s GROUP BY word HAVING is_searchable(word);
    INSERT INTO name_part
    SELECT noun, record, count(*)
    FROM findings_searchdocument CROSS JOIN LATERAL (
        VALUES {", ".join(f"('{noun}', {noun}_ids)" for noun in NOUNS)}
    ) AS named (noun, ids) CROSS JOIN LATERAL unnest(ids) AS record
    WHERE finding_id > %(after)s AND finding_id <= %(last)s GROUP BY noun, record;
"""  # noqa: S608  out of our own constants
WRITTEN = """
    DELETE FROM findings_wordtally;
    DELETE FROM findings_nametally;
    INSERT INTO findings_wordtally (text, findings, named)
    SELECT text, sum(findings), sum(named) FROM word_part GROUP BY text;
    INSERT INTO findings_nametally (noun, record, findings)
    SELECT noun, record, sum(findings) FROM name_part GROUP BY noun, record;
"""


class Busy(Exception):
    """Another rebuilding goes on."""


def rebuild(progress: Callable[[int, int], None]) -> int:
    """Make all sums anew, while readers read and editors publish, and say how many words there are.

    Everything is seen as of one moment: the documents that are counted and the rows that are taken away. What others
    add meanwhile is neither, and stays. Readers see the earlier sums until the last moment.
    """
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise Busy
        cursor.execute(BEGUN)
        cursor.execute("SELECT count(*) FROM findings_searchdocument")
        total, done, last = cursor.fetchone()[0], 0, 0
        while done < total:
            after = last
            cursor.execute(
                "SELECT max(finding_id), count(*) FROM (SELECT finding_id FROM findings_searchdocument"
                " WHERE finding_id > %s ORDER BY finding_id LIMIT %s) AS next",
                [after, AT_ONCE],
            )
            last, number = cursor.fetchone()
            cursor.execute(READ, {"after": after, "last": last})
            done += number
            progress(done, total)
        cursor.execute(WRITTEN)
        cursor.execute("SELECT count(*) FROM findings_wordtally")
        words = int(cursor.fetchone()[0])
    with connection.cursor() as cursor:  # what was taken away still takes room, above all in the indexes
        cursor.execute("VACUUM (ANALYZE) findings_wordtally, findings_nametally")
        for table in ("findings_wordtally", "findings_nametally"):
            cursor.execute(f"REINDEX TABLE CONCURRENTLY {table}")
    return words
