"""The stored index and the frequent phrases kept new enough without anybody’s doing, by the worker."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from findings import phrases
from findings.index import following

_ROOT = Path(__file__).resolve().parents[1]
_begun: list[subprocess.Popen[bytes]] = []  # at most one


def store_if_due(**kwargs: Any) -> None:
    """Begin to make anew what is due, unless that goes on already.

    In a process of its own, since it takes a minute and a gigabyte of memory for a million findings.
    """
    if any(process.poll() is None for process in _begun) or not (following.is_due() or phrases.is_due()):
        return
    command = [sys.executable, "-m", "django", "rebuild_index", "--if-due", "--verbosity", "0"]
    _begun[:] = [subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.DEVNULL)]  # noqa: S603  our own command
