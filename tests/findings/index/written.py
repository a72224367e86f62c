"""Documents with such words as a test needs, and what phrases find in them."""

from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

from findings.asking.expressing import expression
from findings.index.archive import archive_on
from findings.index.documents import of
from findings.index.looking_up import PARTS, look_up
from findings.index.storing import stored

_WRITTEN = """
    UPDATE findings_searchdocument SET vector = archive_stems(quotation, summary, names),
        exact = archive_exact(quotation, summary, names)
    FROM (
        SELECT archive_plain(one), archive_plain(other), archive_plain(third), finding
        FROM unnest(%s::text[], %s::text[], %s::text[], %s::bigint[]) AS each (one, other, third, finding)
    ) AS written (quotation, summary, names, finding)
    WHERE finding_id = finding
"""


def quiet(done, total):
    """Progress that nobody watches."""


def write(documents, findings):
    """Let the documents of these findings have these quotations, summaries and names."""
    with connection.cursor() as cursor:
        cursor.execute(_WRITTEN, [*([each[n] for each in documents] for n in range(3)), findings])


def begun():
    """The archive of a process that begins with the stored base."""
    return archive_on(stored().base)


def found(archive, phrase):
    """The findings that hold the phrase: in the quotation, in the summary, in names."""
    places = look_up(archive.apart(), [phrase])[phrase]
    sets = [places.anywhere - places.not_quoted, places.summary, places.names]
    assert places.anywhere == sets[0] | sets[1] | sets[2]
    return [set(archive.findings(each & archive.alive)) for each in sets]


def expected(phrase):
    """The same by reading every document."""
    each = expression(phrase)
    with connection.cursor() as cursor:
        return [
            {
                key
                for (key,) in cursor.execute(
                    f"SELECT finding_id FROM findings_searchdocument WHERE ts_filter(exact, '{part}') @@ {each.sql}",  # noqa: S608
                    each.params,
                ).fetchall()
            }
            for part in PARTS
        ]


@contextmanager
def documents_asked():
    """Gives a list of the queries that look for words in documents, filled when the block ends."""
    asked: list[str] = []
    with CaptureQueriesContext(connection) as queries:
        yield asked
    asked += [each["sql"] for each in queries if "ts_filter" in each["sql"]]


def followed(archive, changed):
    """The archive after the documents of these findings were written."""
    return archive.followed(changed, of(changed))
