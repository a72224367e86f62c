"""Being asked to stop, and stopping the database where it is nobody else's."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connections

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Somebody asked us to stop. No Exception: nothing on the way may mistake it for a failure."""


@contextmanager
def until_asked() -> Iterator[None]:
    """Run the block until it ends or one of the signals comes; then leave it quietly."""
    before = {number: signal.signal(number, _stop) for number in SIGNALS}
    try:
        yield
    except Stopped:
        pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def unhurried() -> Iterator[None]:
    """Let the block come to its end: a second Ctrl-C must not leave half of it undone."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class DatabaseOfThisRun:
    """The embedded database, if there is one, and whether it ran before we came."""

    def __init__(self) -> None:
        self.is_embedded = settings.DATABASES["default"]["ENGINE"] == "casearchive.embedded.backend"
        self.ran_before = self.is_embedded and bool(_cluster().answers())

    def stop_if_ours(self) -> bool:
        """Stop it if this run started it and nobody else is connected. True if it was stopped."""
        connections.close_all()
        if not self.is_embedded or self.ran_before:
            return False
        sockets = _cluster().answers()
        if sockets is None or _clients(sockets):
            return False
        return _cluster().stop()


def _cluster() -> Any:
    from casearchive.embedded import cluster  # not installed where DATABASE_URL is used

    return cluster()


def _clients(sockets: Any) -> int:
    from casearchive.embedded import owning

    return owning.clients(sockets)


def _stop(number: int, frame: Any) -> None:
    raise Stopped
