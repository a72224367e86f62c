"""What the embedded database says when it cannot serve."""

from pathlib import Path

from django.core.management import CommandError
from django.db import OperationalError

ELSEWHERE = (
    "Set LOCAL_DIR to a directory of yours on this machine's own disk, "
    "or DATABASE_URL to use a PostgreSQL you run yourself."
)


class Refusal(OperationalError, CommandError):
    """No embedded database, and why.

    To Django it is a database that cannot be reached; to `manage.py` it is a sentence to print without a traceback.
    """


def because_of(error: OSError, deed: str, path: Path) -> Refusal:
    """A refusal for an operating system error met while doing `deed` to `path`."""
    reason = error.strerror or str(error)
    return Refusal(f"The embedded database could not {deed} {error.filename or path}: {reason}. {ELSEWHERE}")
