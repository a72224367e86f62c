"""A reading is begun by one, stored whole or not at all, and found again when its reader dies."""

import os
import signal
import threading
import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from sources import readings
from sources.extraction import apart
from sources.models import Extraction, PageLayout
from sources.resuming import resume_readings
from sources.tasks import read_capture
from tests.factories import CaptureFactory

pytestmark = pytest.mark.django_db

LONG_AGO = timezone.now() - timedelta(hours=1)
Worked = pytest.mark.django_db(transaction=True)


@pytest.fixture
def with_worker(settings):
    """As where a worker runs, which is not started: the queue is in the database."""
    settings.WORKER = True
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def waiting(**fields):
    return CaptureFactory().extractions.create(**fields)


def work():
    """One worker, until nothing is left to do."""
    call_command("db_worker", batch=True, startup_delay=False, interval=0, verbosity=0, reload=False)


def test_read_twice_changes_nothing():
    extraction = waiting()

    readings.perform(extraction.pk)
    extraction.refresh_from_db()
    first = extraction.finished_at
    readings.perform(extraction.pk)

    extraction.refresh_from_db()
    assert (extraction.state, extraction.attempts, extraction.finished_at) == ("done", 1, first)
    assert (extraction.done, extraction.total) == (1, 1)


def test_a_file_that_cannot_be_read_says_why():
    extraction = CaptureFactory(body=b"\n\n", media_type="text/plain").extractions.create()

    readings.perform(extraction.pk)

    extraction.refresh_from_db()
    assert extraction.state == "failed"
    assert "There are no words in it" in extraction.problem


def test_a_capture_is_asked_to_be_read_once_at_a_time():
    capture = CaptureFactory()

    assert readings.ask_for_reading(capture) == readings.ask_for_reading(capture)


def test_a_reader_taken_for_dead_can_no_longer_write(monkeypatch):
    extraction = waiting()

    def meanwhile(body, hints, progress):
        Extraction.objects.update(attempts=2)  # another has begun
        return real(body, hints, progress)

    real = readings.read_apart
    monkeypatch.setattr(readings, "read_apart", meanwhile)
    readings.perform(extraction.pk)

    extraction.refresh_from_db()
    assert (extraction.state, extraction.text) == ("running", "")


def test_a_reading_whose_reader_died_is_begun_again_and_after_three_attempts_given_up(with_worker):
    lost = waiting(state="running", alive_at=LONG_AGO, attempts=1)
    hopeless = waiting(state="running", alive_at=LONG_AGO, attempts=3)
    alive = waiting(state="running", alive_at=timezone.now(), attempts=1)

    assert resume_readings() == (1, 1)

    states = dict(Extraction.objects.values_list("pk", "state"))
    assert states == {lost.pk: "waiting", hopeless.pk: "failed", alive.pk: "running"}
    hopeless.refresh_from_db()
    assert "broke off 3 times" in hopeless.problem


@Worked
def test_a_reading_lost_between_the_archive_and_the_queue_is_put_in_once(with_worker):
    waiting()

    assert resume_readings() == (1, 0)
    assert resume_readings() == (0, 0)
    assert DBTaskResult.objects.count() == 1

    work()
    assert Extraction.objects.get().state == "done"


@Worked
def test_a_task_whose_worker_was_killed_blocks_nothing(with_worker):
    extraction = waiting()
    with_queue = read_capture.enqueue(extraction.pk)
    DBTaskResult.objects.filter(pk=with_queue.id).update(status="RUNNING", started_at=LONG_AGO)
    Extraction.objects.update(state="running", alive_at=LONG_AGO, attempts=1)

    call_command("resume_readings")
    work()

    assert Extraction.objects.get().state == "done"
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["FAILED", "SUCCESSFUL"]


@Worked
def test_where_no_worker_runs_a_waiting_reading_is_done_by_the_sweep():
    waiting()

    assert resume_readings() == (1, 0)

    assert Extraction.objects.get().state == "done"


@Worked
def test_signs_of_life_are_seen_while_the_reading_goes_on(monkeypatch):
    seen = []
    extraction = waiting()

    def slowly(body, hints, progress):
        progress(3, 8)
        seen.append(Extraction.objects.values_list("done", "total", "state").get())
        return real(body, hints, progress)

    real = readings.read_apart
    monkeypatch.setattr(readings, "read_apart", slowly)
    readings.perform(extraction.pk)

    assert seen == [(3, 8, "running")]


@Worked
def test_a_killed_worker_leaves_nothing_half_done_and_the_next_one_finishes(with_worker):
    """`kill -9` of a whole worker process while it reads."""
    from django.db import connections

    extraction = CaptureFactory(body=b"<p>Words of Toytown, again and again.</p>" * 60_000, media_type="text/html")
    extraction = extraction.extractions.create()
    read_capture.enqueue(extraction.pk)
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    deadline = time.monotonic() + 60
    while Extraction.objects.get().state != "running" and time.monotonic() < deadline:
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)

    assert (Extraction.objects.get().state, Extraction.objects.get().text) == ("running", "")
    assert PageLayout.objects.count() == 0
    Extraction.objects.update(alive_at=LONG_AGO)
    DBTaskResult.objects.update(started_at=LONG_AGO)
    resume_readings()
    work()

    done = Extraction.objects.get()
    assert (done.state, done.attempts) == ("done", 2)
    assert "Words of Toytown" in done.text


@Worked
def test_two_workers_read_it_once():
    extraction = waiting()
    threads = [threading.Thread(target=in_own_connection, args=[extraction.pk]) for _ in range(4)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Extraction.objects.get().attempts == 1


def in_own_connection(pk):
    from django.db import connection

    try:
        readings.perform(pk)
    finally:
        connection.close()


class ReaderThatIsKilled:
    """Kills the reader from outside as often as told, each time while it reads."""

    def __init__(self, monkeypatch, times):
        self.left, self.real = times, apart._begin
        monkeypatch.setattr(apart, "_begin", self.begin)

    def begin(self, *arguments):
        child = self.real(*arguments)
        if self.left:
            self.left -= 1
            os.killpg(child.pid, signal.SIGKILL)
        return child


@Worked
@pytest.mark.parametrize(
    ("kills", "told"), [(1, ("done", 2, "")), (99, ("failed", 3, readings.GIVEN_UP))], ids=["once", "always"]
)
def test_a_reading_whose_reader_is_killed_is_begun_again_at_once_and_given_up_in_the_end(
    with_worker, monkeypatch, kills, told
):
    extraction = waiting()
    ReaderThatIsKilled(monkeypatch, times=kills)
    readings.put_in_queue(extraction.pk)

    work()

    extraction.refresh_from_db()
    assert (extraction.state, extraction.attempts, extraction.problem) == told
