"""What an editor can choose from while typing: themes, people and institutions, reports."""

from typing import Any

from django.db.models import Case, Func, IntegerField, Q, QuerySet, Value, When
from django.db.models import TextField as Words

from findings.models import Institution, Person, Theme
from sources.models import Source
from sources.vocabulary import SourceKind

MOST = 12

Choice = dict[str, Any]


def choices(noun: str, words: str) -> list[Choice]:
    """The records of that noun in whose name or other names the words stand, the likeliest first: a dozen or two."""
    return CHOICES[noun](" ".join(words.split())[:200])


def themes(words: str) -> list[Choice]:
    found = _named(Theme.objects.select_related("parent"), words, Q(code__istartswith=words))
    return [
        {
            "id": theme.pk,
            "label": theme.name,
            "code": theme.code,
            "definition": theme.definition,
            "note": _by_alias(theme, words) or (f"in {theme.parent}" if theme.parent else ""),
        }
        for theme in found[: MOST * 2]
    ]


def parties(words: str) -> list[Choice]:
    """People and institutions together: an editor knows a name before knowing which of the two it is."""
    people = _named(Person.objects.all(), words, Q(sort_name__istartswith=words))[:MOST]
    bodies = _named(Institution.objects.select_related("parent"), words)[:MOST]
    found = [
        *(_party("person", person, person.description or "person", words) for person in people),
        *(
            _party("institution", body, f"part of {body.parent}" if body.parent else body.get_kind_display(), words)
            for body in bodies
        ),
    ]
    starts = words.casefold()
    found.sort(key=lambda choice: not choice["label"].casefold().startswith(starts))
    return found[:MOST]


def reports(words: str) -> list[Choice]:
    found = Source.objects.exclude(kind=SourceKind.ARTICLE).select_related("publisher")
    found = found.filter(Q(title__icontains=words) | Q(reference__icontains=words) | Q(slug__icontains=words))
    return [
        {"id": report.pk, "label": str(report), "note": ", ".join(filter(None, [str(report.publisher), report.date]))}
        for report in found[:MOST]
    ]


CHOICES = {"theme": themes, "party": parties, "report": reports}


def _named(records: QuerySet[Any], words: str, more: Q | None = None) -> QuerySet[Any]:
    """Those whose name or alias holds the words: a name that begins with them first, then an alias that does."""
    joined = Func("aliases", Value("\n"), function="array_to_string", output_field=Words())
    begins = Q(name__istartswith=words) | (more or Q())
    alias_begins = Q(other_names__istartswith=words) | Q(other_names__icontains=f"\n{words}")
    return (
        records.annotate(other_names=joined)
        .filter(begins | Q(name__icontains=words) | Q(other_names__icontains=words))
        .annotate(
            nearness=Case(
                When(Q(name__iexact=words), then=0),
                When(begins, then=1),
                When(alias_begins, then=2),
                default=3,
                output_field=IntegerField(),
            )
        )
        .order_by("nearness", *records.model._meta.ordering)
    )


def _party(noun: str, record: Any, about: str, words: str) -> Choice:
    return {"noun": noun, "id": record.pk, "label": record.name, "note": _by_alias(record, words) or about[:80]}


def _by_alias(record: Any, words: str) -> str:
    """Which other name led here, where its own does not show it."""
    sought = words.casefold()
    if not sought or sought in record.name.casefold():
        return ""
    return next((f"also “{alias}”" for alias in record.aliases if sought in alias.casefold()), "")
