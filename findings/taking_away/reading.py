"""Reads the columns of findings, a batch at a time: each batch in one question, which `published()` bounds.

A batch is read whole before anything of it is sent. So however slowly somebody takes it, no question stays open, and
what is withdrawn meanwhile is in no later batch.
"""

from collections.abc import Generator, Iterator, Sequence
from functools import cache
from typing import Any

from django.conf import settings
from django.db import connection

from findings.bounding import bounded
from findings.models import Finding

from .columns import COLUMNS, OF_THE_LIST, Column
from .taken import Taken

_FINDING = ("pk", "public_id", "kind", "summary", "retold", "content_note", "report_id", "first_published")
# What stands beside a finding is looked up by its key, row by row, however many people and bodies there are. Themes,
# too: being few they would else all be read again for each finding.
_FROM = """
    FROM unnest(%(numbers)s::bigint[]) WITH ORDINALITY AS n (pk, place)
    JOIN ({published}) AS f ON f.pk = n.pk
    JOIN findings_quotation q ON q.finding_id = f.pk AND q.role = 'taken-from'
    JOIN sources_textversion v ON v.id = q.text_version_id
    JOIN sources_source s ON s.id = v.source_id
    JOIN sources_publisher p ON p.id = s.publisher_id
    LEFT JOIN sources_source r ON r.id = f.report_id AND r.state = 'published'
    CROSS JOIN LATERAL (
        SELECT array_agg(who) FILTER (WHERE role = 'speaker') AS speakers,
            array_agg(who) FILTER (WHERE role = 'finding-body') AS bodies,
            array_agg(who) FILTER (WHERE role = 'subject') AS subjects
        FROM (
            SELECT i.role,
                concat_ws(', ', coalesce(
                    (SELECT name FROM findings_person WHERE id = i.person_id),
                    (SELECT name FROM findings_institution WHERE id = i.institution_id)
                ), nullif(i.descriptor, '')) AS who
            FROM findings_involvement i WHERE i.finding_id = f.pk ORDER BY i.position, i.id
        ) AS party
    ) AS parties
    CROSS JOIN LATERAL (
        SELECT array_agg(t.name ORDER BY g.position, g.id) AS themes,
            array_remove(array_prepend(f.content_note::text, array_agg(DISTINCT t.content_note::text)), '') AS notes
        FROM findings_tagging g
        CROSS JOIN LATERAL (SELECT name, content_note FROM findings_theme WHERE id = g.theme_id OFFSET 0) AS t
        WHERE g.finding_id = f.pk
    ) AS tagged
    CROSS JOIN LATERAL (
        SELECT array_agg(
            concat_ws(', ', coalesce(
                (SELECT name FROM findings_person WHERE id = a.person_id),
                (SELECT name FROM findings_institution WHERE id = a.institution_id)
            ), nullif(a.descriptor, '')) || ': ' || a.text
            ORDER BY a.received_on, a.id
        ) AS replies
        FROM findings_reply a WHERE a.finding_id = f.pk AND a.state = 'published'
    ) AS replied
    LEFT JOIN LATERAL (
        SELECT c.status FROM findings_claimstatus c WHERE c.finding_id = f.pk
        ORDER BY c.decided_on DESC NULLS LAST, c.position DESC, c.id DESC LIMIT 1
    ) AS claim ON true
    ORDER BY n.place
"""
# With what a spreadsheet may take a cell for a formula, in full width too; as numbers, which are compared soonest.
_FORMULA = ", ".join(str(ord(sign)) for sign in "=+-@\t\r\n＝＋－＠")


def table(taken: Taken) -> Iterator[bytes]:
    """Lines of CSV for each batch, as PostgreSQL writes them, in cells that no spreadsheet takes for a formula."""
    return (_copied(f"COPY ({as_table()}) TO STDOUT (FORMAT csv)", taken, batch) for batch in taken.batches())


def cells(taken: Taken) -> Iterator[list[tuple[str | None, ...]]]:
    """The cells of each batch, as words."""
    return (_asked(_table(False), taken, batch) for batch in taken.batches())


def objects(taken: Taken) -> Iterator[list[tuple[str]]]:
    """A JSON object for each finding of each batch, in which what is many is a list."""
    return (_asked(_objects(), taken, batch) for batch in taken.batches())


def as_table() -> str:
    """The question whose rows are lines of CSV."""
    return _table(True)


def parameters(taken: Taken, batch: Sequence[int]) -> dict[str, Any]:
    """What such a question is asked with."""
    return {
        **dict(_published()[1]),
        "numbers": list(batch),
        "home": taken.home,
        "list": taken.address,
        "day": taken.day,
        "total": str(taken.total),
    }


def _copied(sql: str, taken: Taken, batch: Sequence[int]) -> bytes:
    with bounded(_limit()), connection.cursor() as cursor:
        cursor.execute("SELECT")  # which tells the connection how long a question may take; `copy` does not
        copying = cursor.cursor.copy(sql, parameters(taken, batch))  # Django’s own, while DEBUG is on, takes none
        with connection.wrap_database_errors, copying as lines:
            return lines.connection.wait(_whole(lines))


def _whole(lines: Any) -> Generator[Any, Any, bytes]:
    """All lines, waited for together: psycopg’s own way waits for each, which takes half as long as to make them."""
    parts = []
    while part := (yield from lines._read_gen()):
        parts.append(bytes(part))
    return b"".join(parts)


def _asked(sql: str, taken: Taken, batch: Sequence[int]) -> list[Any]:
    with bounded(_limit()), connection.cursor() as cursor:
        cursor.execute(sql, parameters(taken, batch))
        return cursor.fetchall()


def _limit() -> int:
    """Milliseconds for one batch: what is streamed is read after the page, and what bounds pages, is over."""
    return round(settings.STATEMENT_TIMEOUT * 1000)


@cache
def _table(for_spreadsheets: bool) -> str:
    columns = [*COLUMNS, *OF_THE_LIST]
    made = ", ".join(f"{_cell(each)} AS {each.name}" for each in columns)
    told = ", ".join(_guarded(each) if for_spreadsheets else each.name for each in columns)
    return f"SELECT {told} FROM (SELECT {made} {_published()[0]}) AS made"  # noqa: S608  our own columns


@cache
def _objects() -> str:
    pairs = ", ".join(f"'{each.name}', {_list(each) if each.many else each.sql}" for each in COLUMNS)
    return f"SELECT json_build_object({pairs})::text {_published()[0]}"


def _list(column: Column) -> str:
    return f"coalesce({column.sql}, '{{}}')"


def _cell(column: Column) -> str:
    return f"array_to_string({column.sql}, '; ')" if column.many else column.sql


def _guarded(column: Column) -> str:
    """A cell that would begin like a formula begins with an apostrophe."""
    name = column.name
    if not column.free:
        return name
    return f"CASE WHEN ascii({name}) IN ({_FORMULA}) THEN '''' || {name} ELSE {name} END"


@cache
def _published() -> tuple[str, tuple[tuple[str, Any], ...]]:
    """Where everything is read from, with the rule for what readers may see and what that is asked with."""
    rule, allowed = Finding.objects.published().order_by().values(*_FINDING).query.sql_with_params()
    names = [f"allowed_{n}" for n in range(len(allowed))]
    named = rule % tuple(f"%({name})s" for name in names)
    return _FROM.replace("{published}", named), tuple(zip(names, allowed, strict=True))
