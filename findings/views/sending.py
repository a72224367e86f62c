"""A file from the disk as an answer: whole, or the part of it that is still missing where a transfer broke off."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

_RANGE = re.compile(r"bytes=(?:(?P<first>\d{1,18})-(?P<last>\d{0,18})|-(?P<end>\d{1,18}))", re.ASCII)
_PIECE = 256 * 1024  # bytes


def sent(request: HttpRequest, path: Path, its: Mapping[str, Any]) -> HttpResponseBase:
    """`its` are size, SHA-256 and type. The tag is the sum, and strong: what is sent is these bytes, never compressed.

    A range that is not understood, or of an earlier edition, is not taken: the file comes whole.
    """
    tag, size = f'"{its["sha256"]}"', int(its["bytes"])
    headers = {"ETag": tag, "Accept-Ranges": "bytes", "X-Robots-Tag": "noindex"}
    if unchanged := get_conditional_response(request, etag=tag):
        unchanged["ETag"] = tag
        return unchanged
    request.META.pop("HTTP_ACCEPT_ENCODING", None)  # compressed on the way it would have another length and a weak tag
    asked = _RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if asked is None or request.headers.get("If-Range", tag) != tag:
        attached = path.suffix in {".zip", ".sqlite"}
        return FileResponse(path.open("rb"), as_attachment=attached, content_type=its["type"], headers=headers)
    start, stop = _part(asked, size)
    if start >= stop:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"}, content_type="text/plain")
    there = {"Content-Length": str(stop - start), "Content-Range": f"bytes {start}-{stop - 1}/{size}"}
    pieces = _pieces(path.open("rb"), start, stop)
    return StreamingHttpResponse(pieces, status=206, content_type=its["type"], headers=headers | there)


def _part(asked: re.Match[str], size: int) -> tuple[int, int]:
    """From where to where, the latter not part of it."""
    if asked["end"] is not None:
        return max(0, size - int(asked["end"])), size
    return int(asked["first"]), min(int(asked["last"] or size - 1) + 1, size)


def _pieces(file: BinaryIO, start: int, stop: int) -> Iterator[bytes]:
    with file:
        file.seek(start)
        while piece := file.read(min(_PIECE, stop - start)):
            start += len(piece)
            yield piece
