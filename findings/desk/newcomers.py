"""People and bodies that the archive does not know yet, made when the finding that names them is saved."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.text import slugify

from findings.models import FormerAddress, Institution, Person
from findings.models.person import surname_first
from findings.vocabulary import InstitutionKind

LONGEST = 90  # leaves room for a number behind it


def new_party(noun: str, name: str) -> Person | Institution:
    """A new record of that name, with an address of its own; whatever else is known of it is added on its page."""
    name = " ".join(name.split())
    if not name:
        raise ValidationError("Give the name of the new person or institution.")
    made: Person | Institution
    if noun == "person":
        made = Person(name=name, sort_name=surname_first(name))
    elif noun == "institution":
        if known := Institution.objects.filter(name__iexact=name).first():
            raise ValidationError(f"There is an institution named “{known}” already. Choose it from the list.")
        made = Institution(name=name, kind=InstitutionKind.OTHER)
    else:
        raise ValidationError("Say whether the new name is that of a person or of an institution.")
    made.clean_fields(exclude=["slug", "lineage"])
    return _with_free_slug(made)


def _with_free_slug(made: Person | Institution) -> Person | Institution:
    """Saved under the first address that is free, and led to nobody before: two people of one name are two records."""
    base = slugify(made.name)[:LONGEST].strip("-") or type(made).__name__.lower()
    former = FormerAddress.objects.filter(noun=made._meta.model_name)
    taken = {*_slugs(_records(made), base), *_slugs(former, base)}
    number = 1
    while True:
        made.slug = base if number == 1 else f"{base}-{number}"
        number += 1
        if made.slug in taken:
            continue
        try:
            with transaction.atomic():
                made.save(force_insert=True)
            return made
        except IntegrityError:
            if not _records(made).filter(slug=made.slug).exists():
                raise  # refused for another reason than its address
            made.pk = None


def _slugs(held: models.QuerySet[Any], base: str) -> models.QuerySet[Any, str]:
    return held.filter(slug__startswith=base).values_list("slug", flat=True)


def _records(made: models.Model) -> models.QuerySet[models.Model]:
    return type(made)._default_manager.all()
