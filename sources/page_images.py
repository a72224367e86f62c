"""Pictures of pages, drawn by a process of their own: a hostile file may hang PDFium, never a web process.

One such process is kept for each process that asks. It draws one page after another, ends by itself when it is idle,
and is started again when it is needed.
"""

import atexit
import json
import os
import select
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

_CHECKOUT = Path(__file__).parents[1]
_SECONDS = 20.0  # for one page
_QUEUE_SECONDS = 15.0  # to wait for others
_MOST_BYTES = 64 * 1024 * 1024


class NoPicture(Exception):
    """The page cannot be drawn. The sentence says why."""


class PageImages:
    """The drawing process of this process, and the file it has open."""

    def __init__(self, seconds: float = _SECONDS, program: str = "sources.extraction.pdf.renderer") -> None:
        self._seconds = seconds
        self._program = program
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._directory: tempfile.TemporaryDirectory[str] | None = None
        self._held = ""  # the SHA-256 of the file that is at hand
        self._owner = os.getpid()

    def picture(
        self, sha256: str, body: Callable[[], bytes], number: int, width: int, wait: float = _QUEUE_SECONDS
    ) -> bytes:
        """Page `number` of the file with this digest as a PNG. `body` is asked for its bytes if it lacks them.

        While others are drawn it waits, at most so many seconds.
        """
        if not self._lock.acquire(timeout=wait):
            raise NoPicture("Too many pages are being drawn. Try again in a moment.")
        try:
            self._forget_parent()
            path = self._file(sha256, body)
            try:
                return self._asked(path, number, width)
            except (BrokenPipeError, EOFError):  # it ended while it was idle, or over this page
                self.stop()
                return self._asked(path, number, width)
        except (BrokenPipeError, EOFError) as error:
            self.stop()
            raise NoPicture("This page cannot be drawn: the file breaks the program that draws it.") from error
        finally:
            self._lock.release()

    def stop(self) -> None:
        """End the drawing process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()

    def _forget_parent(self) -> None:
        """After a fork the process and the file are those of the parent."""
        if self._owner != os.getpid():
            self._process = self._directory = None
            self._held, self._owner = "", os.getpid()

    def _file(self, sha256: str, body: Callable[[], bytes]) -> Path:
        if self._directory is None:
            self._directory = tempfile.TemporaryDirectory(prefix="archive-pages-")
            atexit.register(self.close)
        path = Path(self._directory.name) / f"{sha256}.pdf"
        if self._held != sha256 or not path.exists():
            for old in path.parent.iterdir():
                old.unlink()
            path.write_bytes(body())
            self._held = sha256
        return path

    def close(self) -> None:
        if self._owner == os.getpid():
            self.stop()
            if self._directory is not None:
                self._directory.cleanup()
                self._directory, self._held = None, ""

    def _asked(self, path: Path, number: int, width: int) -> bytes:
        process = self._running()
        assert process.stdin is not None  # noqa: S101 - it was started with pipes
        process.stdin.write(json.dumps({"path": str(path), "number": number, "width": width}).encode() + b"\n")
        process.stdin.flush()
        until = time.monotonic() + self._seconds
        head = json.loads(self._line(until))
        if head["size"] > _MOST_BYTES:
            self.stop()
            raise NoPicture("This page cannot be drawn: its picture is too large.")
        picture = self._read(head["size"], until)
        if not picture:
            raise NoPicture(f"This page cannot be drawn. {head.get('problem', '')}".strip())
        return picture

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-m", self._program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=_CHECKOUT,
                env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"},  # it needs none of our secrets
                bufsize=0,
            )
        return self._process

    def _line(self, until: float) -> bytes:
        line = b""
        while not line.endswith(b"\n"):
            line += self._read(1, until)
        return line

    def _read(self, size: int, until: float) -> bytes:
        parts, left = [], size
        stream = self._process.stdout if self._process is not None else None
        while left and stream is not None:
            if not select.select([stream], [], [], max(0.0, until - time.monotonic()))[0]:
                self.stop()
                raise NoPicture(f"This page cannot be drawn: it took longer than {self._seconds:g} seconds.")
            part = stream.read(min(left, 1 << 20))
            if not part:
                raise EOFError
            parts.append(part)
            left -= len(part)
        return b"".join(parts)


page_images = PageImages()
