"""The archive as it is now, in this process: kept right by what changed since it was last looked at.

Every statement that writes search documents leaves a `SearchChange` with the number of its transaction. An archive
remembers, in PostgreSQL’s words, which transactions it has seen: a snapshot. So one question tells what is new, in
whatever order transactions ended, and no writer waits for another. What is read may be newer than the snapshot; it is
then read once more at the next request.
"""

from dataclasses import dataclass, replace
from threading import Lock

from django.db import connection

from findings.models.search_document import CHANGES_KEPT, SearchDocument
from sources.planning import planned_once

from .archive import Archive, archive_on
from .documents import every, of
from .numbered import based_on
from .storing import Head, Mark, head, stored

_MISSED = CHANGES_KEPT // 2  # changes that an index may miss; of those before, some may be gone
_FOLLOWED = 500  # documents that may follow an archive, however small it is
_SHARE = 4  # of a larger one this part of its documents: then it is read whole again
_MANY = 2_000  # documents that follow: from here on a newer base is begun with, if one is stored
STORED_FROM = 2_000  # documents of an archive that is worth storing

_NEWS = "SELECT * FROM search_news(%(seen)s, %(id)s, %(token)s, %(missed)s)"
NOTHING_SEEN = "1:1:"  # all changes that are kept are new to it: at a million findings they take half a second


@dataclass(frozen=True)
class Followed:
    """An archive, and up to which change it has followed."""

    archive: Archive
    version: int  # of the documents, for this process alone: the tokens of all changes that it followed together
    seen: str  # the transactions whose changes are in it, as PostgreSQL writes a snapshot
    mark: Mark | None  # the last change followed: if it is not there any more, the database is another one
    begun: str = ""  # what was seen when its base was read


@dataclass(frozen=True)
class _News:
    """What the database tells of itself: `own` tells that this transaction has written, which nobody else sees yet."""

    now: str
    own: bool
    tokens: int
    findings: list[int]
    newest: Mark | None
    same: bool  # the database whose changes were followed, and none of them can have been missed


_CURRENT: dict[str, Followed] = {}  # by the name of the database
_HEADS: dict[str, Head | None] = {}  # what stood in the database when a process began that had read nothing
_OWN: dict[str, Followed] = {}  # the archive that a transaction last saw which had written
_LOCK = Lock()


def current() -> Followed:
    """The archive with every change that is committed, and those of this transaction. One query if nothing changed."""
    name = str(connection.settings_dict["NAME"])
    known = _CURRENT.get(name)
    asked = known or _begins(name)
    news = _news(asked)
    if asked is not None and not news.same:
        _forget(name, known)
        known, asked = None, _begins(name)
        news = _news(asked)
    if known is not None and not news.tokens:
        return known
    if news.own:
        return _own(name, known, news, (asked.version if asked else 0) ^ news.tokens)
    with _LOCK:
        known = _CURRENT.get(name)
        _CURRENT[name] = followed = _followed(known, _news(known)) if known else _begun()
    return followed


def _begins(name: str) -> Head | None:
    """Since when a process asks for news that has read nothing yet."""
    if name not in _HEADS:
        _HEADS[name] = head()
    return _HEADS[name]


def _forget(name: str, known: Followed | None) -> None:
    """Keep no archive, and no beginning, that can no longer be followed."""
    with _LOCK:
        _HEADS.pop(name, None)
        if _CURRENT.get(name) is known:
            _CURRENT.pop(name, None)


def _own(name: str, known: Followed | None, news: _News, version: int) -> Followed:
    """The archive as only this transaction sees it, which may never come to be: nobody else is given it."""
    own = _OWN.get(name)
    if own is None or own.version != version:
        _OWN[name] = own = _followed(known, news)
    return own


def _news(known: Followed | Head | None) -> _News:
    mark = (known.mark if known else None) or (None, None)
    with planned_once() as cursor:
        seen = known.seen if known else NOTHING_SEEN
        cursor.execute(_NEWS, {"seen": seen, "id": mark[0], "token": mark[1], "missed": _MISSED})
        now, own, tokens, findings, newest, same = cursor.fetchone()
    return _News(now, own, tokens, findings or [], tuple(newest[0]) if newest else None, same)


def _followed(known: Followed | None, news: _News) -> Followed:
    if known is None or not news.same or _too_many(known.archive, news.findings):
        return _begun()
    if len(known.archive.tail) > _MANY and (kept := head()) is not None and kept.seen != known.begun:
        return _begun()
    return _after(known, news)


def _after(known: Followed, news: _News) -> Followed:
    archive = known.archive.apart() if news.own else known.archive
    archive = archive.followed(news.findings, of(news.findings))
    return replace(
        known, archive=archive, version=known.version ^ news.tokens, seen=news.now, mark=news.newest or known.mark
    )


def _begun() -> Followed:
    """The stored base with what changed since, where it can still be followed; else all documents are read."""
    if (kept := stored()) is not None:
        known = Followed(archive_on(kept.base), kept.head.version, kept.head.seen, kept.head.mark, begun=kept.head.seen)
        news = _news(known)
        if news.same and not _too_many(known.archive, news.findings):
            return _after(known, news) if news.tokens else known
    return read_whole()


def read_whole() -> Followed:
    """The archive read from all its documents."""
    news = _news(None)  # before the documents, so that no change is missed
    return Followed(archive_on(based_on(every())), news.tokens, news.now, news.newest, begun=news.now)


def is_due() -> bool:
    """Whether a process that begins with the stored base would have much to read, or all."""
    if SearchDocument.objects.count() < STORED_FROM:
        return False
    if (kept := head()) is None:
        return True
    news = _news(kept)
    return not news.same or len(news.findings) > _MANY // 2


def _too_many(archive: Archive, findings: list[int]) -> bool:
    return len(archive.tail) + len(findings) > max(_FOLLOWED, len(archive.base) // _SHARE)
