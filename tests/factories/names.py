"""Themes, people and institutions."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from findings.merging import merge
from findings.models import FormerAddress, Institution, Merge, Person, TaggingBatch, Theme


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = Theme

    slug = factory.Sequence(lambda n: f"lost-things-{n}")
    code = factory.Sequence(lambda n: f"T{n}")
    name = factory.Sequence(lambda n: f"Lost things {n}")
    definition = "Things that were there and are not there now."


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    slug = factory.Sequence(lambda n: f"ida-invented-{n}")
    name = factory.Sequence(lambda n: f"Ida Invented {n}")
    sort_name = factory.LazyAttribute(lambda person: "Invented, " + person.name)


class InstitutionFactory(DjangoModelFactory):
    class Meta:
        model = Institution

    slug = factory.Sequence(lambda n: f"toytown-constabulary-{n}")
    name = factory.Sequence(lambda n: f"Toytown Constabulary {n}")
    kind = Institution.Kind.POLICE_FORCE


class FormerAddressFactory(DjangoModelFactory):
    """An address at which a person once stood."""

    class Meta:
        model = FormerAddress

    noun = "person"
    slug = factory.Sequence(lambda n: f"ida-before-{n}")
    person = factory.SubFactory(PersonFactory)


class MergeFactory(DjangoModelFactory):
    """A merge that was made: of two people made for it, unless it is told otherwise."""

    class Meta:
        model = Merge

    @classmethod
    def _create(cls, model_class: type, *args: Any, **kwargs: Any) -> Merge:
        kept = kwargs.pop("kept", None) or PersonFactory()
        gone = kwargs.pop("gone", None) or PersonFactory()
        return merge(kept=kept, gone=gone, **{"reason": "They are the same in every book.", **kwargs})


class TaggingBatchFactory(DjangoModelFactory):
    """A theme added to no finding in particular."""

    class Meta:
        model = TaggingBatch

    deed = "added"
    theme = factory.SubFactory(ThemeFactory)
    number = 0
    rows = factory.LazyFunction(list)
