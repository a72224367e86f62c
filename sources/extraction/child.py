"""The process in which a file of others is read: `python -m sources.extraction.child`. See `apart`."""

import ctypes
import json
import os
import resource
import signal
import sys
import traceback
from typing import BinaryIO

from sources.extraction.hints import Hints
from sources.extraction.reading import Unreadable
from sources.extraction.wire import line, packed

_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux
_LARGEST_FILE = 512 * 1024 * 1024
_GRACE = 5  # seconds of computing for whoever pays no heed to the first signal


def main() -> None:
    """Read what stands on standard input, within limits, and tell the parent on what was standard output."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not mix with what we say
    told = json.loads(sys.stdin.buffer.readline())
    os.nice(10)  # readers of the site come before the reading of a file
    _limit(told["memory"], told["cpu"])
    body = sys.stdin.buffer.read()
    try:
        _read(body, Hints(**told["hints"]), out)
    except MemoryError:
        _say(out, line(problem="It needs more memory to be read than a file may. Bring it in in parts."))
    except Unreadable as problem:
        _say(out, line(problem=str(problem)))
    except Exception:  # noqa: BLE001  what a strange file does to its reader must still be told
        traceback.print_exc()
        _say(out, line(fault="It could not be read: the reader met something in it that it does not understand."))


def _read(body: bytes, hints: Hints, out: BinaryIO) -> None:
    from sources.extraction.dispatch import read  # after the limits are set

    reading = read(body, hints, lambda done, total: _say(out, line(progress=[done, total])))
    out.writelines(packed(reading))
    out.flush()


def _limit(memory: int, cpu: int) -> None:
    for what, most, hard in [
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, cpu, cpu + _GRACE),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, _LARGEST_FILE, _LARGEST_FILE),
    ]:
        try:
            resource.setrlimit(what, (most, hard))
        except (ValueError, OSError):
            pass  # a lower limit than ours is set already
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)


def _say(out: BinaryIO, said: bytes) -> None:
    out.write(said)
    out.flush()


if __name__ == "__main__":
    main()
