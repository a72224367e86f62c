"""Whether a text is what was taken from its capture, and the capture what came in: everything computed anew."""

import hashlib
from collections.abc import Iterator

from sources.models import Extraction, Payload, TextVersion
from sources.models.text_version import digest


def faults_of(version: TextVersion, body: bytes | None) -> Iterator[str]:
    """What is wrong with the text, its digest, the bytes it was taken from and what a machine read in them."""
    if digest(version.text) != version.sha256:
        yield "the text is not the one its SHA-256 was made of"
    if version.capture is None:
        return
    if body is None:
        yield "the bytes of its capture are missing"
    elif hashlib.sha256(body).hexdigest() != version.capture.sha256 or len(body) != version.capture.size:
        yield "the bytes of its capture are not those its SHA-256 was made of"
    if version.extraction is not None:
        yield from faults_of_reading(version, version.extraction)


def body_of(version: TextVersion) -> bytes | None:
    """The bytes it was taken from, where there are any."""
    found = Payload.objects.filter(capture=version.capture_id).values_list("body", flat=True).first()
    return None if found is None else bytes(found)


def faults_of_reading(version: TextVersion, extraction: Extraction) -> Iterator[str]:
    """Why the text is not what the machine read, where its segments say that it is."""
    if extraction.capture_id != version.capture_id:
        yield "it was read in another capture than the one it names"
    if not set(version.ocr_pages) <= set(extraction.ocr_pages):
        yield "it says of pages that they were read by character recognition, which the machine read in the file"
    if len(version.segments) % 3:
        yield "its segments are not in threes"
        return
    for here, there, length in zip(*[iter(version.segments)] * 3, strict=True):
        read = extraction.text[there : there + length]
        if len(read) != length or version.text[here : here + length] != read:
            yield f"from position {here:,} on it is not what the machine read, as it says"
            break
