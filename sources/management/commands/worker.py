"""`manage.py worker`: the worker of django-tasks, which also finds readings that lost theirs."""

import logging
import os
import signal
import threading
import time
from argparse import ArgumentParser
from typing import Any

from django.db import Error, connections
from django_tasks_db.management.commands import db_worker

from sources.resuming import resume_readings
from sources.sweeping import swept

logger = logging.getLogger(__name__)
EVERY_SECONDS = 60.0
LOOK_SECONDS = 1.0


class Command(db_worker.Command):
    help = "Do what waits in the queue, and once a minute look after what was left undone or has grown old."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--with-parent", type=int, metavar="PID", help="End when this process, which started this one, is gone."
        )

    def configure_logging(self, verbosity: int) -> None:
        """Only what went wrong, unless more is asked for."""
        super().configure_logging(verbosity)
        if verbosity == 1:
            for name in ("django_tasks", "django_tasks_db"):
                logging.getLogger(name).setLevel(logging.ERROR)

    def handle(self, *, with_parent: int | None = None, **options: Any) -> None:  # type: ignore[override]
        threading.Thread(target=_look_after, args=[with_parent], daemon=True).start()
        super().handle(**options)


def _look_after(parent: int | None) -> None:
    """Sweep at once and then every minute; end ourselves, politely and then not, when the parent is gone."""
    swept = float("-inf")
    asked_to_end = 0.0
    while True:
        if time.monotonic() - swept >= EVERY_SECONDS:
            _sweep()
            swept = time.monotonic()
        if parent is not None and os.getppid() != parent:
            asked_to_end = asked_to_end or time.monotonic()
            late = time.monotonic() - asked_to_end > 10
            os.kill(os.getpid(), signal.SIGKILL if late else signal.SIGTERM)
            time.sleep(10)
        time.sleep(LOOK_SECONDS)


def _sweep() -> None:
    try:
        resume_readings()
        swept.send(Command)
    except Error:
        logger.exception("Not all could be looked after, as the database did not answer; tried again in a minute.")
    finally:
        connections.close_all()
