"""The invented names of the corpus: themes, people, institutions, publishers, sources. The same at every size."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from findings.models import Institution, Person, Theme
from findings.models.person import surname_first
from sources.models import Publisher, Source, TextVersion
from sources.models.text_version import digest

from .plan import Plan
from .texts import Text, text_of
from .words import named

BROAD, NARROWER = 9, 4  # themes: 45 in all
FORCES, UNITS, PARTS, REVIEWS = 20, 100, 130, 50  # institutions: 300 in all, in three levels
PUBLISHERS, SOURCES_AT_ONCE = 60, 500
FIRST_YEAR, YEARS = 1999, 28
ADDED = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


@dataclass
class Cast:
    """Who and what findings can be about, as saved, in the order of their numbers."""

    plan: Plan
    themes: list[Theme]
    people: list[Person]
    bodies: list[Institution]
    reviews: list[Institution]
    sources: list[Source]
    versions: list[int]  # numbers of the text versions, by source
    texts: list[Text]
    weights: list[int]  # of sources: how many words there are up to their end, since a long one is quoted oftener


def write(plan: Plan, progress: Callable[[str], object]) -> None:
    """Write the cast into an archive that has none."""
    broad = Theme.objects.bulk_create(_theme(n) for n in range(BROAD))
    Theme.objects.bulk_create(_theme(n, broad[n % BROAD]) for n in range(BROAD, BROAD * (1 + NARROWER)))
    Person.objects.bulk_create(_person(n) for n in range(plan.people))
    forces = Institution.objects.bulk_create(_body(n, "Constabulary", "police-force") for n in range(FORCES))
    units = Institution.objects.bulk_create(
        _body(FORCES + n, "Squad", "police-unit", forces[n % FORCES]) for n in range(UNITS)
    )
    Institution.objects.bulk_create(
        _body(FORCES + UNITS + n, "Desk", "police-unit", units[n % UNITS]) for n in range(PARTS)
    )
    Institution.objects.bulk_create(_body(FORCES + UNITS + PARTS + n, "Review", "review") for n in range(REVIEWS))
    publishers = Publisher.objects.bulk_create(
        Publisher(slug=f"publisher-{n}", name=f"Toytown {named(3_000 + n)} Gazette", kind="newspaper")
        for n in range(PUBLISHERS)
    )
    for first in range(0, plan.sources, SOURCES_AT_ONCE):
        past = min(first + SOURCES_AT_ONCE, plan.sources)
        sources = Source.objects.bulk_create(_source(n, plan, publishers) for n in range(first, past))
        TextVersion.objects.bulk_create(_version(source, n, plan) for n, source in enumerate(sources, start=first))
        progress(f"{past:,} of {plan.sources:,} sources written")


def read(plan: Plan) -> Cast:
    """The cast as it stands in the archive; its texts are made again, which is quicker than reading them."""
    bodies = list(Institution.objects.order_by("pk"))
    return Cast(
        plan=plan,
        themes=list(Theme.objects.order_by("pk")),
        people=list(Person.objects.order_by("pk")),
        bodies=bodies[:-REVIEWS],
        reviews=bodies[-REVIEWS:],
        sources=list(Source.objects.order_by("pk")),
        versions=list(TextVersion.objects.order_by("source_id").values_list("pk", flat=True)),
        texts=[text_of(n, plan) for n in range(plan.sources)],
        weights=list(accumulate(plan.words_in(n) for n in range(plan.sources))),
    )


def _theme(n: int, parent: Theme | None = None) -> Theme:
    name = named(n)
    return Theme(
        slug=f"theme-{n}",
        code=f"T{n}",
        position=n,
        name=name,
        parent=parent,
        definition=f"What is called {name} in Toytown.",
        aliases=[named(100 + n)],
    )


def _person(n: int) -> Person:
    name = f"{named(200 + n % 400)} {named(600 + n)}"
    return Person(slug=f"person-{n}", name=name, sort_name=surname_first(name))


def _body(n: int, noun: str, kind: str, parent: Institution | None = None) -> Institution:
    name = f"{named(4_000 + n)} {noun} of Toytown"
    return Institution(slug=f"body-{n}", name=name, kind=kind, parent=parent, aliases=[named(5_000 + n)])


def _source(n: int, plan: Plan, publishers: list[Publisher]) -> Source:
    dice = Random(f"{plan.seed} source {n}")
    year = FIRST_YEAR + int(YEARS * dice.random() ** 0.6)  # more of late
    return Source(
        slug=f"source-{n}",
        kind="report" if n < plan.reports else "article",
        state="published",
        title=f"{named(6_000 + n)} in Toytown",
        publisher=dice.choice(publishers),
        published_on=datetime.date(year, dice.randrange(1, 13), dice.randrange(1, 29)),
    )


def _version(source: Source, n: int, plan: Plan) -> TextVersion:
    text = text_of(n, plan).text
    return TextVersion(source=source, text=text, sha256=digest(text), added_at=ADDED)
