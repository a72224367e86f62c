"""The reading of captures: asked for, begun by one, shown while it goes on, and stored whole or not at all.

Whoever reads has the number of its attempt. A reader that was taken for dead and is not can no longer write.
"""

import logging
import time
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from sources.extraction.apart import Killed, read_apart
from sources.extraction.hints import Hints
from sources.extraction.reading import Reading, Unreadable
from sources.models import Capture, Extraction
from sources.storing import store

logger = logging.getLogger(__name__)

SILENCE = timedelta(seconds=60)  # after so long without a sign of life whoever read is gone
MOST_ATTEMPTS = 3
GIVEN_UP = (
    f"The reading broke off {MOST_ATTEMPTS} times without a word and was given up. "
    "Try it once more when the server is quiet, or paste the words."
)
NOT_READ_YET = [Extraction.State.WAITING, Extraction.State.RUNNING]
_WRITE_EVERY = 1.0


def ask_for_reading(capture: Capture, *, title: str = "") -> Extraction:
    """A reading that waits for the worker; begun at once, when the transaction is through, where there is none.

    The one under way is returned where there is one already.
    """
    if under_way := capture.extractions.filter(state__in=NOT_READ_YET).first():
        return under_way
    extraction: Extraction = capture.extractions.create(title=title[:500])
    put_in_queue(extraction.pk)
    return extraction


def put_in_queue(pk: int) -> None:
    """Give the reading to the worker as soon as the transaction is through."""
    from sources.tasks import read_capture  # which imports this room

    transaction.on_commit(partial(read_capture.enqueue, pk))


def perform(pk: int) -> None:
    """Read the capture, if its reading still waits. Done twice, the second time changes nothing."""
    attempt = _begin(pk)
    if attempt is None:
        return
    extraction = Extraction.objects.select_related("capture").get(pk=pk)
    try:
        reading = _read(extraction, attempt)
        with transaction.atomic():
            if _is_still_ours(pk, attempt):
                store(extraction, reading)
    except Killed:
        _wait_again(pk, attempt)
    except Unreadable as problem:
        _fail(pk, attempt, str(problem))


def _begin(pk: int) -> int | None:
    """The number of this attempt; nothing where the reading does not wait."""
    begun = Extraction.objects.filter(pk=pk, state=Extraction.State.WAITING).update(
        state=Extraction.State.RUNNING, attempts=F("attempts") + 1, alive_at=timezone.now(), done=0, total=0, problem=""
    )
    return Extraction.objects.values_list("attempts", flat=True).get(pk=pk) if begun else None


def _read(extraction: Extraction, attempt: int) -> Reading:
    capture = extraction.capture
    hints = Hints(capture.media_type, charset=charset_of(capture), address=capture.final_address)
    written = float("-inf")

    def progress(done: int, total: int) -> None:
        nonlocal written
        if time.monotonic() - written >= _WRITE_EVERY or (total and done == total):
            written = time.monotonic()
            _ours(extraction.pk, attempt).update(done=done, total=total, alive_at=timezone.now())

    return read_apart(capture.body, hints, progress)


def charset_of(capture: Capture) -> str:
    """The encoding that the server of a web page declared, or nothing. What is pasted is always UTF-8."""
    if capture.way == Capture.Way.PASTED:
        return "utf-8"
    for name, value in capture.headers:
        if name.lower() == "content-type" and "charset=" in value.lower():
            return str(value).lower().partition("charset=")[2].split(";")[0].strip(" \"'")
    return ""


def _ours(pk: int, attempt: int) -> "QuerySet[Extraction]":
    return Extraction.objects.filter(pk=pk, state=Extraction.State.RUNNING, attempts=attempt)


def _is_still_ours(pk: int, attempt: int) -> bool:
    return _ours(pk, attempt).select_for_update().exists()


def _wait_again(pk: int, attempt: int) -> None:
    """The reader was killed, of the file nothing is known: the reading waits once more, but not for ever."""
    if attempt >= MOST_ATTEMPTS:
        _fail(pk, attempt, GIVEN_UP)
        return
    with transaction.atomic():
        if _ours(pk, attempt).update(state=Extraction.State.WAITING):
            put_in_queue(pk)


def _fail(pk: int, attempt: int, problem: str) -> None:
    _ours(pk, attempt).update(state=Extraction.State.FAILED, problem=problem, finished_at=timezone.now())
