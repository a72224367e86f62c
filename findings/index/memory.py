"""Memory given back: what a process used for a moment it would else keep, and each worker for itself."""

import ctypes
from collections.abc import Callable


def _trim() -> Callable[[int], int] | None:
    """The function of the C library that gives back what is free; other libraries do that by themselves, or never."""
    try:
        return ctypes.CDLL(None).malloc_trim  # type: ignore[no-any-return]
    except (AttributeError, OSError):
        return None


_TRIM = _trim()


def give_back() -> None:
    """Give back memory that is free. It takes a millisecond."""
    if _TRIM is not None:
        _TRIM(0)
