"""What stops the preparation, in a sentence with its remedy."""

import errno
from pathlib import Path

ELSEWHERE = "Or name another place for it: make run VENV=/some/directory"


class Problem(Exception):
    """Printed as it stands; the preparation ends with status 1."""


def because_of(error: OSError, path: Path) -> Problem:
    """The problem behind an operating system error met while working on `path`."""
    place = error.filename or path
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem(f"The disk is full: {place} could not be written. Make room (the archive needs about 300 MB).")
    if error.errno in (errno.EACCES, errno.EPERM):
        return Problem(f"You may not write {place}. Use an account that may, or a checkout of your own. {ELSEWHERE}")
    if error.errno == errno.EROFS:
        return Problem(f"{place} is on a read-only disk. Copy the checkout to one you can write. {ELSEWHERE}")
    return Problem(f"{place} could not be written: {error.strerror or error}. {ELSEWHERE}")
