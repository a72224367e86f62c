"""Readings that lost their reader, found and begun again. Run when a worker starts, and every minute after."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from sources.models import Extraction
from sources.readings import GIVEN_UP, MOST_ATTEMPTS, NOT_READ_YET, SILENCE, put_in_queue
from sources.tasks import read_capture


def resume_readings() -> tuple[int, int]:
    """How many readings were begun again, and how many given up. Done twice, the second time finds nothing."""
    before = timezone.now() - SILENCE
    given_up = _lost(before).filter(attempts__gte=MOST_ATTEMPTS).update(
        state=Extraction.State.FAILED, problem=GIVEN_UP, finished_at=timezone.now()
    )  # fmt: skip
    _lost(before).update(state=Extraction.State.WAITING)
    _close_what_nobody_does(before)
    waiting = Extraction.objects.filter(state=Extraction.State.WAITING)
    forgotten = sorted({*waiting.values_list("pk", flat=True)} - set(_queued()))
    for pk in forgotten:
        with transaction.atomic():
            put_in_queue(pk)
    return len(forgotten), given_up


def has_stopped(extraction: Extraction) -> bool:
    """Whether nobody seems to be at it: no sign of life for a minute, or asked for so long ago and not begun."""
    last = extraction.asked_at if extraction.state == Extraction.State.WAITING else extraction.alive_at
    return extraction.state in NOT_READ_YET and (last is None or last < timezone.now() - SILENCE)


def begin_again(extraction: Extraction) -> None:
    """What an editor asks for: a reading that has lost its reader waits again, one that waits is put in the queue.

    One that is alive is left alone.
    """
    _lost(timezone.now() - SILENCE).filter(pk=extraction.pk).update(state=Extraction.State.WAITING)
    put_in_queue(extraction.pk)


def _lost(before: datetime) -> "QuerySet[Extraction]":
    return Extraction.objects.filter(
        Q(alive_at__lt=before) | Q(alive_at__isnull=True, asked_at__lt=before), state=Extraction.State.RUNNING
    )


def _queued() -> Iterable[int]:
    """The readings that stand in the queue; all that wait are forgotten where there is none."""
    if not settings.WORKER:
        return []
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=read_capture.module_path)
    return [numbers for told in ready.values_list("args_kwargs", flat=True) for numbers in told["args"]]


def _close_what_nobody_does(before: datetime) -> None:
    """Tasks whose worker was killed are marked in the queue as failed; the readings themselves go on."""
    alive = Extraction.objects.filter(state=Extraction.State.RUNNING, alive_at__gte=before)
    begun = DBTaskResult.objects.filter(
        status=TaskResultStatus.RUNNING, task_path=read_capture.module_path, started_at__lt=before
    )
    at_work = set(alive.values_list("pk", flat=True))
    dead = [task.pk for task in begun if not at_work & set(task.args_kwargs["args"])]
    DBTaskResult.objects.filter(pk__in=dead).update(
        status=TaskResultStatus.FAILED, finished_at=timezone.now(), traceback="Its worker ended without a word."
    )
