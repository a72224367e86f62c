"""Bytes into a capture: recognised, stored with their bytes or not at all, and given to be read."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction

from sources.models import Capture, Payload
from sources.readings import ask_for_reading

from .kinds import TEXT, media_type_of
from .names import cleaned_name
from .refused import Refused

MOST_BYTES = 50 * 1024 * 1024
TOO_LARGE = "It is larger than 50 MB, the most that is taken in. Bring it in in parts, or a smaller copy of it."
EMPTY = "There is nothing in it: it has no bytes. Look whether it was saved whole."


@dataclass(frozen=True)
class Taken:
    """A capture, and whether it is new or the bytes were here before."""

    capture: Capture
    is_new: bool


@dataclass(frozen=True)
class Answer:
    """How the web answered for these bytes."""

    address: str
    final_address: str
    status: int
    headers: list[list[str]] = field(default_factory=list)
    warc: bytes | None = None


def take_in(
    body: bytes, *, way: str, by: Any, file_name: str = "", answer: Answer | None = None, title: str = ""
) -> Taken:
    """The capture of these bytes: a new one, given to be read, or the one that has been here. Raises Refused."""
    if len(body) > MOST_BYTES:
        raise Refused(TOO_LARGE)
    if not body or (way == Capture.Way.PASTED and not body.strip()):
        raise Refused(EMPTY if way != Capture.Way.PASTED else "There are no words in it. Paste them here.")
    media_type = TEXT if way == Capture.Way.PASTED else media_type_of(body, file_name)
    sha256 = hashlib.sha256(body).hexdigest()
    if held := Capture.objects.of_bytes(sha256).first():
        return Taken(held, is_new=False)
    capture = Capture(
        way=way,
        file_name=cleaned_name(file_name) if file_name else "",
        media_type=media_type,
        size=len(body),
        sha256=sha256,
        captured_by=by,
    )
    if answer:
        capture.address, capture.final_address = answer.address, answer.final_address
        capture.status, capture.headers = answer.status, answer.headers
    try:
        _store(capture, body, answer, title)
    except IntegrityError:
        if held := Capture.objects.of_bytes(sha256).first():  # somebody was quicker by a moment
            return Taken(held, is_new=False)
        raise
    return Taken(capture, is_new=True)


def _store(capture: Capture, body: bytes, answer: Answer | None, title: str) -> None:
    with transaction.atomic():
        capture.save(force_insert=True)
        Payload.objects.create(capture=capture, body=body, warc=answer.warc if answer else None)
        ask_for_reading(capture, title=title)
