"""The stored base made anew: whole, aside, and put in the place of the earlier one in one moment."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from django.db import connection

from .following import is_due, read_whole
from .gathering import gather
from .lines import Lines, sizes_of
from .storing import Head, Stored, store

LOCK = 7_016_283_906  # any number that is nobody else's


class Busy(Exception):
    """Another rebuilding goes on."""


def rebuild(progress: Callable[[int, int], None], *, if_due: bool = False) -> tuple[int, int] | None:
    """Make the base anew, while readers read and editors publish; returns its number of findings and of bytes.

    With `if_due` only where processes would have much to follow, else None. What is written meanwhile is followed
    afterwards, as ever. Raises Busy.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise Busy
        try:
            if if_due and not is_due():
                return None
            followed = read_whole()
            base = followed.archive.base
            gathered = gather(base, progress)
            lines = Lines(uuid4().hex, sizes_of(gathered.lines))
            base = replace(base, frequent=gathered.places, lines=lines)
            head = Head(followed.version, followed.seen, followed.mark)
            return len(base), store(Stored(head, base), gathered.lines)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
