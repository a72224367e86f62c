"""The records that filters name: found by their slugs, as far as readers know of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Sum, Value

from findings.labels import labels
from findings.models import Institution, NameTally, Person, Theme
from sources.models import Publisher, Source

SLUG = 150  # characters that no slug exceeds


@dataclass(frozen=True)
class Record:
    """A record as filters know it: its number, its slug, the name readers know it by."""

    pk: int
    slug: str
    name: str

    def __str__(self) -> str:
        return self.name


def known() -> dict[str, QuerySet[Any]]:
    """By filter, the records that readers know of. Nobody is known whom drafts alone name."""
    people = Person.objects.filter(_named("person"))
    return {
        "theme": Theme.objects.all(),
        "institution": Institution.objects.filter(_named("institution")),
        "person": people,
        "speaker": people,
        "source": Source.objects.published(),
        "publisher": Publisher.objects.filter(Exists(Source.objects.published().filter(publisher=OuterRef("pk")))),
    }


def by_slug(wanted: Mapping[str, Collection[str]], version: int | None = None) -> dict[tuple[str, str], Record]:
    """The records with these slugs, by filter and slug. `version` is that of the archive, if it was asked for before.

    One query for all that are not remembered of that version.
    """
    asked = [(name, slug) for name, slugs in wanted.items() for slug in slugs if len(slug) <= SLUG]
    if not asked:
        return {}
    remembered = labels(version).records
    if missing := [each for each in asked if each not in remembered]:
        remembered |= _looked_up(missing)
    return {each: remembered[each] for each in asked if each in remembered}


def _looked_up(wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], Record]:
    parts: list[QuerySet[Any, Any]] = []
    for name, records in known().items():
        if slugs := [slug for noun, slug in wanted if noun == name]:
            title = "title" if name == "source" else "name"
            only = records.filter(slug__in=slugs).order_by()
            parts.append(only.values_list(Value(name), F("pk"), F("slug"), F(title)))
    return {(name, slug): Record(pk, slug, title) for name, pk, slug, title in parts[0].union(*parts[1:], all=True)}


def _named(noun: str) -> Exists:
    """That a published finding names the record, told by its tally: no finding is read."""
    tallies = NameTally.objects.filter(noun=noun, record=OuterRef("pk")).order_by()
    return Exists(tallies.values("record").annotate(total=Sum("findings")).filter(total__gt=0))
