"""What stands in a release and may no longer be read: asked of the archive as it is now, with every file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from findings import identifiers
from findings.models import Correction, Finding, Reply
from findings.models.finding_queryset import readable
from findings.vocabulary import ReplyState, State
from sources.models import Source
from sources.vocabulary import SourceState

from .database import among, opened
from .shelf import Release

HELD, WITHHELD, TAKEN_BACK = "held", "words-withheld", "reply-taken-back"


@dataclass(frozen=True)
class Unreadable:
    """Findings by the identifiers that people see, each with the coded reason, and sources by their slugs."""

    findings: dict[str, str] = field(default_factory=dict)
    sources: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.findings or self.sources)


def unreadable_in(release: Release, version: int) -> Unreadable:
    """What this release holds and readers may not read. `version` is that of what they are shown (decision 28).

    A finding goes whole, for whatever reason anything of it has to go: because it was withdrawn, or is held; because a
    correction withholds the words of before, which the release has; because a reply to it was taken back.
    """
    return _unreadable_in(release.database, version)


@lru_cache(maxsize=64)
def _unreadable_in(database: Path, version: int) -> Unreadable:
    candidates = _candidates(version)
    with opened(database) as release:

        def held(column: str, table: str, values: list[str]) -> set[str]:
            condition, asked = among(column, values)
            return {value for (value,) in release.execute(f'SELECT "{column}" FROM "{table}" WHERE {condition}', asked)}

        gone = {each: candidates.findings[each] for each in held("identifier", "findings", list(candidates.findings))}
        for finding, made_at in candidates.withheld:
            known = "SELECT 1 FROM findings f WHERE identifier = ? AND NOT EXISTS (SELECT 1 FROM corrections c"
            known += " WHERE c.finding = f.identifier AND c.made_at = ? AND c.words_withheld)"
            if release.execute(known, [finding, made_at]).fetchone():
                gone.setdefault(finding, WITHHELD)
        for finding, text in candidates.replies:
            if release.execute("SELECT 1 FROM replies WHERE finding = ? AND text = ?", [finding, text]).fetchone():
                gone.setdefault(finding, TAKEN_BACK)
        return Unreadable(gone, frozenset(held("slug", "sources", list(candidates.sources))))


@dataclass(frozen=True)
class _Candidates:
    """What was, or may have been, read once, and may not be read now."""

    findings: dict[str, str]
    withheld: list[tuple[str, str]]  # corrections, by finding and moment
    replies: list[tuple[str, str]]  # by finding and words
    sources: list[str]


@lru_cache(maxsize=1)
def _candidates(version: int) -> _Candidates:
    """Four queries, remembered until anything that readers are shown is written."""
    return _Candidates(dict(_findings()), list(_withheld()), list(_replies()), list(_sources()))


def _findings() -> Iterator[tuple[str, str]]:
    hidden = Finding.objects.filter(first_published__isnull=False).exclude(readable()).order_by()
    for public_id, state, reason in hidden.values_list("public_id", "state", "withdrawn_reason"):
        yield identifiers.shown(public_id), reason if state == State.WITHDRAWN else HELD


def _withheld() -> Iterator[tuple[str, str]]:
    withheld = Correction.objects.filter(words_withheld=True).order_by()
    for public_id, made_at in withheld.values_list("finding__public_id", "made_at"):
        yield identifiers.shown(public_id), f"{made_at:%Y-%m-%dT%H:%M:%S.%fZ}"


def _replies() -> Iterator[tuple[str, str]]:
    declined = Reply.objects.filter(state=ReplyState.DECLINED).order_by()
    for public_id, text in declined.values_list("finding__public_id", "text"):
        yield identifiers.shown(public_id), text


def _sources() -> Iterator[str]:
    yield from Source.objects.exclude(state=SourceState.PUBLISHED).order_by().values_list("slug", flat=True)
