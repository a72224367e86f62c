"""Changing what readers have seen: with a reason, which the history keeps."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pghistory
from django.db import transaction


@contextmanager
def correcting(findings: Iterable[Any], *, reason: str, by: Any = None, words_withheld: bool = False) -> Iterator[None]:
    """Whatever is changed in this block is changed for this reason, all of it or nothing."""
    named = {"reason": reason} | ({"user": by.pk} if by is not None else {})
    with transaction.atomic(), pghistory.context(**named):
        yield
