"""Reading a file of others in a process of its own, so that whatever is in it harms nobody.

The process has limits of memory and time, no secrets in its environment, and ends with whoever asked for it.
"""

import json
import logging
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from .hints import Hints
from .reading import Progress, Reading, Unreadable
from .wire import bytes_after, unpacked

logger = logging.getLogger(__name__)
ROOT = Path(__file__).resolve().parents[2]
TICK_SECONDS = 2.0
MOST_SAID = 600 * 1024 * 1024  # a reading of a thousand crowded pages has a tenth of this
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TESSDATA_PREFIX", "TMPDIR", "VIRTUAL_ENV")
TOO_LONG = "It took too long to read and was given up. Bring it in in parts, or as plain text."


@dataclass(frozen=True)
class Limits:
    """What the reading of one file may use; `silence` is how long it may go on without getting further."""

    memory: int = 1_500 * 1024 * 1024
    cpu: int = 60
    wall: float = 90
    silence: float = 90


PAGE = Limits()
BOOK = Limits(cpu=3600, wall=2 * 3600, silence=300)  # hundreds of pages, some read letter by letter


class Fault(Unreadable):
    """It was not the file that said no, but its reader that broke. The log knows more."""


class Killed(Fault):
    """Somebody ended the reader from outside, which says nothing of the file: it may be read once more."""


def read_apart(body: bytes, hints: Hints, progress: Progress, limits: Limits | None = None) -> Reading:
    """What `dispatch.read` makes of the bytes. Raises Unreadable, also where a limit was met.

    `progress` is called at least every few seconds while the reading is alive, with what was last known.
    """
    limits = limits or (BOOK if hints.media_type == "application/pdf" else PAGE)
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as errors:
        told = {"hints": hints.as_dict(), "memory": limits.memory, "cpu": limits.cpu}
        given.write(json.dumps(told).encode() + b"\n")
        given.write(body)
        given.flush()
        given.seek(0)
        child = _begin(given, errors)
        try:
            return _Listening(child, progress, limits).to_the_end()
        except Fault:
            logger.warning("A reader broke: %s", _last_words(errors))
            raise
        finally:
            _end(child)


def _begin(given: IO[bytes], errors: IO[bytes]) -> "subprocess.Popen[bytes]":
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "sources.extraction.child"],
        cwd=ROOT,
        env={**passed_on, "PYTHONIOENCODING": "utf-8", "OMP_THREAD_LIMIT": "1"},
        stdin=given,
        stdout=subprocess.PIPE,
        stderr=errors,
        process_group=0,  # so that its own children end with it
    )


def _end(child: "subprocess.Popen[bytes]") -> None:
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass  # it is gone, as it should be
    child.wait()
    if child.stdout:
        child.stdout.close()


def _last_words(errors: IO[bytes]) -> str:
    errors.seek(0, os.SEEK_END)
    errors.seek(max(0, errors.tell() - 3000))
    return errors.read().decode("utf-8", "replace")


class _Listening:
    """Hears what the child says until it has said all, or for too long nothing."""

    def __init__(self, child: "subprocess.Popen[bytes]", progress: Progress, limits: Limits):
        self.child, self.progress, self.limits = child, progress, limits
        self.heard = bytearray()
        self.searched = 0  # so many bytes of it have no end of a line
        self.reached = (0, 0)
        self.said: dict[str, Any] | None = None  # the line of the reading, once it has come
        self.began = self.got_further = time.monotonic()

    def to_the_end(self) -> Reading:
        stdout = self.child.stdout
        assert stdout is not None  # noqa: S101  it was asked for
        with selectors.DefaultSelector() as selector:
            selector.register(stdout, selectors.EVENT_READ)
            while True:
                ready = selector.select(TICK_SECONDS)
                if ready and not (said := os.read(stdout.fileno(), 1 << 20)):
                    raise self._ended()
                if ready:
                    self.heard += said
                    if reading := self._understood():
                        return reading
                else:
                    self.progress(*self.reached)
                self._require_in_time()

    def _understood(self) -> Reading | None:
        while self.said is None and (end := self.heard.find(b"\n", self.searched)) >= 0:
            told = json.loads(self.heard[:end])
            del self.heard[: end + 1]
            self.searched = 0
            if "problem" in told:
                raise Unreadable(told["problem"])
            if "fault" in told:
                raise Fault(told["fault"])
            if "progress" in told:
                self.reached = (int(told["progress"][0]), int(told["progress"][1]))
                self.got_further = time.monotonic()
                self.progress(*self.reached)
            else:
                self.said = told["reading"]
        self.searched = len(self.heard)
        if self.said is not None and len(self.heard) >= bytes_after(self.said):
            return unpacked(self.said, bytes(self.heard))
        if len(self.heard) > MOST_SAID:
            raise Unreadable("There is more in it than the archive can hold of one file. Bring it in in parts.")
        return None

    def _require_in_time(self) -> None:
        now = time.monotonic()
        if now - self.began > self.limits.wall or now - self.got_further > self.limits.silence:
            raise Unreadable(TOO_LONG)

    def _ended(self) -> Unreadable:
        status = self.child.wait()
        if status == -signal.SIGXCPU:  # the limit of time
            return Unreadable(TOO_LONG)
        if status == -signal.SIGKILL:
            return Killed("It could not be read: its reader was ended from outside. Read it again.")
        return Fault("It could not be read: its reader broke off. Bring it in as plain text, or paste the words.")
