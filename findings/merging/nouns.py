"""Which records can be merged, and what hangs on them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model

from findings.models import Institution, Person, Theme
from findings.vocabulary import Noun

Record = Person | Institution | Theme
MODELS: dict[str, type[Record]] = {Noun.PERSON: Person, Noun.INSTITUTION: Institution, Noun.THEME: Theme}


def noun_of(record: Record) -> Noun:
    """What sort of record it is."""
    return next(Noun(noun) for noun, model in MODELS.items() if isinstance(record, model))


def pointing_at(model: type[Model]) -> Iterator[tuple[type[Model], str]]:
    """Every model whose rows name records of `model`, with the field by which they do.

    Whatever is built later is found too. History names records without a constraint, and goes on saying what was.
    """
    for relation in model._meta.get_fields(include_hidden=True):
        field: Any = getattr(relation, "field", None)
        names_it = relation.auto_created and (relation.one_to_many or relation.one_to_one)
        if names_it and field is not None and field.db_constraint:
            yield field.model, field.name
