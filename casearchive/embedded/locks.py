"""File locks that end with the process that holds them."""

import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from casearchive.embedded.refusal import Refusal, because_of

PAUSE = 0.05


class Busy(Exception):
    """Someone else holds the lock."""


@contextmanager
def held(path: Path, seconds: float, unless: Callable[[], bool] = lambda: False) -> Iterator[int]:
    """Hold the lock at `path` and yield its file descriptor.

    Raises Busy when it was not free for `seconds`, or as soon as `unless()` is true. A program given the descriptor
    keeps the lock for as long as it lives: leaving the block closes our copy, it does not unlock.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise because_of(error, "open", path) from error
    try:
        deadline = time.monotonic() + seconds
        while not _taken(descriptor, path):
            if unless() or time.monotonic() > deadline:
                raise Busy(path)
            time.sleep(PAUSE)
        yield descriptor
    finally:
        os.close(descriptor)


def is_free(path: Path) -> bool:
    """Whether nobody holds the lock at `path`."""
    if not path.exists():
        return True
    try:
        with held(path, 0):
            return True
    except Busy:
        return False


def _taken(descriptor: int, path: Path) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES):
            return False
        raise Refusal(str(because_of(error, "lock", path))) from error
    return True
