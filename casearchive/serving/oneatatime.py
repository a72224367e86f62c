"""Two `make run` on one new checkout must not both create its tables."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def one_at_a_time(directory: Path) -> Iterator[None]:
    """Hold the preparation lock in `directory` for the block; a second process waits for its end."""
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / "prepare.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
