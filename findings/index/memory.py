"""Memory of a process: what it used for a moment it would else keep, and each worker for itself."""

import ctypes
from collections.abc import Callable

_ARENA_MAX = -8  # M_ARENA_MAX of malloc.h, the C library’s of GNU


def _of_c_library(name: str) -> Callable[..., int] | None:
    """A function that only GNU’s C library has: others give back by themselves, or never."""
    try:
        return getattr(ctypes.CDLL(None), name)  # type: ignore[no-any-return]
    except (AttributeError, OSError):
        return None


_TRIM = _of_c_library("malloc_trim")
_OPTION = _of_c_library("mallopt")


def give_back() -> None:
    """Give back memory that is free. It takes a millisecond."""
    if _TRIM is not None:
        _TRIM(0)


def share_one_heap() -> None:
    """Let the threads that begin from now on take memory from one heap.

    Else each has its own, and keeps there what it once needed for a question about a million findings. As Python runs
    one thread at a time, none waits for another.
    """
    if _OPTION is not None:
        _OPTION(_ARENA_MAX, 1)
