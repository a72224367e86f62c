"""Themes, people and institutions."""

import factory
from factory.django import DjangoModelFactory

from findings.models import Institution, Person, Theme


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
