"""Being asked to stop, and stopping the database where it is nobody else's."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections

PARTING_SECONDS = 2.0  # the server takes a moment to notice that a client has gone
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Somebody asked us to stop. No Exception: nothing on the way may mistake it for a failure."""


@contextmanager
def until_asked(then: Callable[[], None]) -> Iterator[None]:
    """Run the block until it ends, fails, or one of the signals comes; `then` is done in each case, undisturbed."""
    before = {number: signal.signal(number, _stop) for number in SIGNALS}
    try:
        yield
    except Stopped:
        pass
    finally:
        _ignore_signals()
        then()
        for number, handler in before.items():
            signal.signal(number, handler)


class DatabaseOfThisRun:
    """The embedded database, if there is one, and whether it is for this run to stop.

    It is not where somebody else had started it. It is where an earlier run had, and was killed.
    """

    def __init__(self) -> None:
        self.is_embedded = settings.DATABASES["default"]["ENGINE"] == "casearchive.embedded.backend"
        self._note = Path(settings.LOCAL_DIR) / "serving.pid"
        self.ran_before = self.is_embedded and bool(_cluster().answers()) and not self._left_by_killed_run()
        if self.is_embedded and not self.ran_before:
            self._note.parent.mkdir(parents=True, exist_ok=True)
            self._note.write_text(str(os.getpid()))

    def stop_if_ours(self) -> bool:
        """Stop it if this run started it and nobody else is connected. True if it was stopped."""
        connections.close_all()
        if not self.is_embedded or self.ran_before:
            return False
        self._note.unlink(missing_ok=True)
        deadline = time.monotonic() + PARTING_SECONDS
        while sockets := _cluster().answers():
            if not _clients(sockets):
                return _cluster().stop()
            if time.monotonic() > deadline:
                break
            time.sleep(0.2)
        return False

    def _left_by_killed_run(self) -> bool:
        try:
            os.kill(int(self._note.read_text()), 0)
        except (OSError, ValueError) as error:
            return isinstance(error, ProcessLookupError)
        return False


def _cluster() -> Any:
    from casearchive.embedded.here import cluster  # not installed where DATABASE_URL is used

    return cluster()


def _clients(sockets: Any) -> int:
    from casearchive.embedded import owning

    return owning.clients(sockets)


def _ignore_signals() -> None:
    for number in SIGNALS:
        signal.signal(number, _pass_over)


def _pass_over(number: int, frame: Any) -> None:
    """Ours instead of SIG_IGN, which makes Python print a warning about a signal already on its way."""


def _stop(number: int, frame: Any) -> None:
    _ignore_signals()  # a second Ctrl-C must not interrupt the cleaning up
    raise Stopped
