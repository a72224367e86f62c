"""What rows say of the records that they name: the same of each in every row, so made once and remembered."""

import datetime
from collections.abc import Collection, Mapping
from typing import Any

from django.db import connection

from findings.labels import Labels
from findings.models.institution import with_article
from findings.record_addresses import address
from sources.dates import date_told

from .row import Party, Published, Tag

Keys = Mapping[str, Collection[int]]  # by noun, each key once

_READ = {
    "theme": "json_build_array(name, slug, content_note) FROM findings_theme",
    "person": "json_build_array(name, slug) FROM findings_person",
    "institution": "json_build_array(name, slug, kind) FROM findings_institution",
    "source": (
        "json_build_array(kind, title, slug, byline, (SELECT name FROM sources_publisher p WHERE p.id = publisher_id),"
        " published_on, published_precision, address) FROM sources_source"
    ),
}
_ROW = "in rows: {}".format  # what is remembered of a record here is not what facets remember of it


class Gone(Exception):
    """A record was taken away while rows that name it were read."""


class Records:
    """Those that some rows name, of one version of the archive. At most one query, for those not remembered.

    Raises Gone.
    """

    def __init__(self, known: Labels, keys: Keys) -> None:
        missing = {noun: keys_ for noun in _READ if (keys_ := known.missing(_ROW(noun), keys[noun]))}
        if missing:
            sql = " UNION ALL ".join(f"SELECT '{noun}', id, {_READ[noun]} WHERE id = ANY (%s)" for noun in missing)
            with connection.cursor() as cursor:
                cursor.execute(sql, list(missing.values()))
                for noun, key, told in cursor.fetchall():
                    known.keep(_ROW(noun), key, _MADE[noun](key, *told))
        found = {noun: known.of(_ROW(noun), keys[noun]) for noun in _READ}
        if any(len(found[noun]) < len(keys[noun]) for noun in _READ):
            raise Gone
        self.themes: dict[int, tuple[Tag, str]] = found["theme"]  # each with its content note
        self.people: dict[int, Party] = found["person"]
        self.institutions: dict[int, Party] = found["institution"]
        self.sources: dict[int, Published] = found["source"]


def _theme(key: int, name: str, slug: str, note: str) -> tuple[Tag, str]:
    return Tag(name, address("findings:theme-detail", slug)), note


def _person(key: int, name: str, slug: str) -> Party:
    return Party(name, address("findings:person-detail", slug))


def _institution(key: int, name: str, slug: str, kind: str) -> Party:
    return Party(name, address("findings:institution-detail", slug), with_article=with_article(name, kind))


def _source(
    key: int, kind: str, title: str, slug: str, byline: str, publisher: str, day: str | None, precision: str, web: str
) -> Published:
    return Published(
        pk=key,
        kind=kind,
        title=title,
        url=address("sources:source-detail", slug),
        byline=byline,
        publisher=publisher,
        date=date_told(datetime.date.fromisoformat(day) if day else None, precision),
        address=web,
        month=(day or "")[:7],
    )


_MADE: dict[str, Any] = {"theme": _theme, "person": _person, "institution": _institution, "source": _source}
