"""All windows made anew, as after another major version of PostgreSQL, whose numbers for words may be others."""

from collections.abc import Callable

from django.db import connection, transaction

from sources.models import TextVersion


def rebuild(tell: Callable[[int, int], None]) -> int:
    """Write the windows of every text anew, one text at a time: meanwhile each is found by the old or by the new.

    Answers how many windows there are then.
    """
    texts = list(TextVersion.objects.order_by("pk").values_list("pk", flat=True))
    for done, text in enumerate(texts, start=1):
        with transaction.atomic(), connection.cursor() as cursor:
            # Two commands at once would each miss what the other writes, and leave it double.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('text_windows'), %s::int)", [text % 2**31])
            cursor.execute("SELECT text_windows_write(id, text) FROM sources_textversion WHERE id = %s", [text])
        if done % 100 == 0 or done == len(texts):
            tell(done, len(texts))
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM findings_textwindow WHERE text_version_id NOT IN (SELECT id FROM sources_textversion)"
        )
        cursor.execute("SELECT count(*) FROM findings_textwindow")
        return int(cursor.fetchone()[0])
