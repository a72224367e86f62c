"""Each thing that was brought in, with what became of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from sources import fetching
from sources.capturing import Refused, Taken, take_in
from sources.capturing.names import cleaned_name
from sources.capturing.taking import TOO_LARGE, Answer
from sources.models import Capture
from sources.storable import with_line_feeds
from sources.uploading import too_large_uploads


@dataclass(frozen=True)
class Outcome:
    """What became of one thing: a capture, new or held before, or the reason why not."""

    name: str
    capture: Capture | None = None
    is_new: bool = False
    problem: str = ""


def outcomes(request: HttpRequest, brought: dict[str, Any]) -> list[Outcome]:
    """Take in everything that was brought, each by itself: what is refused loses nothing of the others."""
    return list(_each(request, brought))


def _each(request: HttpRequest, brought: dict[str, Any]) -> Iterator[Outcome]:
    by = request.user
    for file in brought["uploads"]:
        name = cleaned_name(file.name)
        yield _outcome(name, lambda file=file, name=name: take_in(  # type: ignore[misc]
            file.read(), way=Capture.Way.UPLOADED, by=by, file_name=name
        ))  # fmt: skip
    for _, name in too_large_uploads(request):
        yield Outcome(cleaned_name(name), problem=TOO_LARGE)
    if address := brought["address"]:
        yield _outcome(address, lambda: _fetched(address, by))
    if brought["text"].strip():
        words = with_line_feeds(brought["text"])
        title = brought["title"].strip()
        yield _outcome(
            title or "The pasted words", lambda: take_in(words.encode(), way=Capture.Way.PASTED, by=by, title=title)
        )


def _fetched(address: str, by: Any) -> Taken:
    found = fetching.fetch(address)
    answer = Answer(found.address, found.final_address, found.status, found.headers, found.warc)
    return take_in(found.body, way=Capture.Way.WEB, by=by, answer=answer)


def _outcome(name: str, deed: Callable[[], Taken]) -> Outcome:
    try:
        taken = deed()
    except Refused as refused:
        return Outcome(name, problem=str(refused))
    return Outcome(name, taken.capture, taken.is_new)
