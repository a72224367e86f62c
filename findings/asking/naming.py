"""The records and values that typed filters name: by slug, by name or by alias, whatever its case and accents.

Themes are meant by their codes, too.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet, Value

from findings.models import FormerAddress
from findings.records import known
from findings.vocabulary import Direction, Group, Kind, Noun, Status

from .asked import Field
from .cutting import bare

Typed = tuple[str, str]  # a field and a value, as they were typed
Meant = dict[Typed, list[tuple[str, str]]]  # what each means: slugs, or values of a list, with the names readers know

LISTS = {"kind": Kind.choices, "group": Group.choices, "direction": Direction.choices, "status": Status.choices}

# By field: the table, the column of the name, that of other names: as the indexes of migration 0014 have them.
_TABLES = {
    "theme": ("findings_theme", "name", "aliases"),
    "institution": ("findings_institution", "name", "aliases"),
    "person": ("findings_person", "name", "aliases"),
    "speaker": ("findings_person", "name", "aliases"),
    "source": ("sources_source", "title", "ARRAY[reference::text]"),
    "publisher": ("sources_publisher", "name", "ARRAY[]::text[]"),
}
_NOUNS = {"theme": Noun.THEME, "institution": Noun.INSTITUTION, "person": Noun.PERSON, "speaker": Noun.PERSON}

# Where a slug, code or name is the very value, it alone is meant; else names with all of these words in them. Of more
# names than any filter takes, the shortest are looked at: one that is the very value is among them.
_NAMED = """
    SELECT value, id FROM (
        SELECT value, id, is_whole, bool_or(is_whole) OVER (PARTITION BY value) AS has_whole
        FROM unnest(%s::text[]) AS value
        CROSS JOIN LATERAL (SELECT plainto_tsquery('archive_exact', archive_plain(value)) AS words OFFSET 0) AS sought
        CROSS JOIN LATERAL (
            (SELECT id, {key} AS is_key, {name} AS name, {others}::text[] AS others FROM {table}
                WHERE archive_names({name}, {others}) @@ words ORDER BY length({name}), id LIMIT 50)
            UNION ALL
            SELECT id, true, {name}, {others}::text[] FROM {table} WHERE {key}
        ) AS record
        CROSS JOIN LATERAL unnest(ARRAY[name]::text[] || others) AS form
        CROSS JOIN LATERAL (
            SELECT is_key OR lower(unaccent(archive_plain(form))) = lower(unaccent(archive_plain(value)))
        ) AS whole (is_whole)
        WHERE is_whole OR to_tsvector('archive_exact', archive_plain(form)) @@ words
    ) AS found WHERE is_whole OR NOT has_whole
"""


def meant(fields: Iterable[Field]) -> Meant:
    """What the values of these filters mean: nothing where nothing is called so. At most three queries."""
    found: Meant = {}
    recorded: dict[str, list[str]] = defaultdict(list)
    for field in fields:
        for value in field.values:
            found[field.name, value] = []
            if field.name in LISTS:
                found[field.name, value] = _listed(LISTS[field.name], value)
            elif bare(value):
                recorded[field.name].append(value)
    if recorded:
        _look_up(recorded, found)
    return found


def _look_up(recorded: dict[str, list[str]], found: Meant) -> None:
    keys = _by_name(recorded)
    missing = [(name, value) for name, values in recorded.items() for value in values if (name, value) not in keys]
    keys |= _by_former_address([(name, value) for name, value in missing if name in _NOUNS])
    names = _shown(
        {name: {key for (field, _), them in keys.items() if field == name for key in them} for name in recorded}
    )
    for (name, value), them in keys.items():
        found[name, value] = [names[name, key] for key in sorted(them) if (name, key) in names]


def _by_name(recorded: dict[str, list[str]]) -> dict[Typed, set[int]]:
    parts, params = [], []
    for name, values in recorded.items():
        table, title, others = _TABLES[name]
        key = "(slug = lower(value) OR code = upper(value))" if name == "theme" else "slug = lower(value)"
        named = _NAMED.format(table=table, name=title, others=others, key=key)
        parts.append(f"SELECT '{name}', value, id FROM ({named}) AS {name}")  # noqa: S608 - out of our own constants
        params.append(values)
    keys: dict[Typed, set[int]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ".join(parts), params)
        for name, value, key in cursor.fetchall():
            keys[name, value].add(key)
    return keys


def _by_former_address(missing: list[Typed]) -> dict[Typed, set[int]]:
    """Records that were merged are found by the slug they had."""
    if not missing:
        return {}
    keys: dict[Typed, set[int]] = defaultdict(set)
    for former in FormerAddress.objects.filter(slug__in=[value.lower() for _, value in missing]):
        for name, value in missing:
            if value.lower() == former.slug and _NOUNS[name] == former.noun:
                keys[name, value].add(getattr(former, f"{former.noun}_id"))
    return keys


def _shown(keys: dict[str, set[int]]) -> dict[tuple[str, int], tuple[str, str]]:
    """Slugs and names of those records that readers know of. One query for all."""
    parts: list[QuerySet[Any, Any]] = []
    for name, records in known().items():
        if keys.get(name):
            title = "title" if name == "source" else "name"
            only = records.filter(pk__in=keys[name]).order_by()
            parts.append(only.values_list(Value(name), F("pk"), F("slug"), F(title)))
    if not parts:
        return {}
    return {(name, key): (slug, title) for name, key, slug, title in parts[0].union(*parts[1:], all=True)}


def _listed(choices: Iterable[tuple[str, str]], value: str) -> list[tuple[str, str]]:
    sought = _plain(value)
    whole = [(slug, label) for slug, label in choices if sought in (_plain(slug), _plain(label))]
    words = set(sought.split())
    return whole or [
        (slug, label) for slug, label in choices if words and words <= set(_plain(f"{slug} {label}").split())
    ]


def _plain(text: str) -> str:
    """In small letters, without marks, and of one number: “Statistics” is “statistic”."""
    words = re.findall(r"\w+", re.sub(r"['’]", "", text.lower()).replace("_", " "))
    return " ".join(re.sub(r"(?<=\w\w)s$", "", re.sub(r"ies$", "y", word)) for word in words)
