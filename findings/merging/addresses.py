"""Following an address at which a record no longer stands."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from findings.models import FormerAddress, Institution, Person, Theme
from findings.vocabulary import Noun
from sources.models import FormerSlug, Source

from .nouns import Record

# The parameters of an address that name records which can be merged, or have another slug than they had.
PARAMETERS = {
    "source": "source",
    "not_source": "source",
    "person": Noun.PERSON,
    "speaker": Noun.PERSON,
    "institution": Noun.INSTITUTION,
    "theme": Noun.THEME,
    "not_person": Noun.PERSON,
    "not_speaker": Noun.PERSON,
    "not_institution": Noun.INSTITUTION,
    "not_theme": Noun.THEME,
}


def now_at(noun: str, slug: str) -> Record | None:
    """The record that stands for what was once at this address; None where nothing was."""
    former = FormerAddress.objects.select_related(noun).filter(noun=noun, slug=slug[:101]).first()
    return former.leads_to if former else None


def brought_up_to_date(parameters: QueryDict, errors: Any) -> QueryDict | None:
    """The parameters with former names of records replaced by those of today; None where there are none of these.

    `errors` names the parameters that were not understood: only these are looked at.
    """
    if not errors:
        return None
    newer = parameters.copy()
    found = False
    for name, noun in PARAMETERS.items():
        if name not in errors:
            continue
        slugs = [slug for slug in parameters.getlist(name) if "\x00" not in slug]
        if names := _newer_names(noun, slugs):
            found = True
            newer.setlist(name, list(dict.fromkeys(names.get(slug, slug) for slug in slugs)))
    return newer if found else None


def _newer_names(noun: str, slugs: list[str]) -> dict[str, str]:
    """By former slug, that of today, of records that readers may see."""
    if noun == "source":
        sources = FormerSlug.objects.filter(slug__in=slugs, source__in=Source.objects.published())
        return dict(sources.values_list("slug", "source__slug"))
    former = FormerAddress.objects.select_related(noun).filter(noun=noun, slug__in=slugs)
    shown = _shown_to_readers(noun).values_list("pk", flat=True)
    return {each.slug: each.leads_to.slug for each in former.filter(**{f"{noun}__in": shown})}


def _shown_to_readers(noun: str) -> QuerySet[Any]:
    people, bodies = Person.objects.published(), Institution.objects.published()
    return {"person": people, "institution": bodies}.get(noun, Theme.objects.all())
