"""Many findings at once, for what must hold however large the archive is. Fictional throughout."""

from django.db import connection

from findings.models import Figure, Finding, Involvement, Quotation, SearchDocument, Tagging
from findings.vocabulary import Direction, Group, Kind, State
from tests.factories import (
    InstitutionFactory,
    PersonFactory,
    PublisherFactory,
    ReportFactory,
    SourceFactory,
    TextVersionFactory,
    ThemeFactory,
)

IN_A_TEXT = 50  # findings of one text
THINGS = ["key", "biscuit", "teapot", "ladder", "whistle", "lantern", "badge", "ledger"]
DEEDS = ["was lost", "was hidden", "was sold", "was counted twice", "was never found", "was eaten"]


def crowd(number: int) -> list[Finding]:
    """`number` published findings over 8 broad themes with 5 narrower each, 40 people, 20 bodies, 12 sources."""
    broad = [ThemeFactory(position=10 * n) for n in range(8)]
    themes = [ThemeFactory(position=10 * n + m, parent=parent) for n, parent in enumerate(broad) for m in range(1, 6)]
    people = [PersonFactory() for _ in range(40)]
    forces = [InstitutionFactory() for _ in range(5)]
    bodies = forces + [InstitutionFactory(parent=forces[n % 5], kind="police-unit") for n in range(15)]
    publisher = PublisherFactory()
    reports = [ReportFactory(publisher=publisher, published_on=f"{1999 + 2 * n}-05-06") for n in range(8)]
    articles = [SourceFactory(publisher=publisher) for _ in range(4)]
    sentences = [_sentence(n) for n in range(number)]
    texts = [
        TextVersionFactory(
            source=articles[n % 4], number=n // 4 + 1, text="\n\n".join(sentences[n * IN_A_TEXT : (n + 1) * IN_A_TEXT])
        )
        for n in range(-(-number // IN_A_TEXT))
    ]
    kinds = [kind for kind in Kind.values if kind != Kind.OPINION]
    findings = Finding.objects.bulk_create(
        [
            Finding(
                kind=kinds[n % 12],
                retold=kinds[n % 12] == Kind.JOURNALISTS_SUMMARY,
                summary=f"The review found in case {n} that a {THINGS[n % 8]} {DEEDS[n % 6]}.",
                direction=["", *Direction.values][n % 4],
                groups=Group.values[n % 9 : n % 9 + n % 3],
                report=reports[n % 8] if n % 3 else None,
                state=State.PUBLISHED,
            )
            for n in range(number)
        ]
    )
    quotations = []
    for n, finding in enumerate(findings):
        quotation = Quotation(finding=finding, text_version=texts[n // IN_A_TEXT])
        start = quotation.text_version.text.index(sentences[n])
        quotation.place(quotation.text_version.text, [(start, start + len(sentences[n]))])
        quotations.append(quotation)
    Quotation.objects.bulk_create(quotations, batch_size=1000)
    Tagging.objects.bulk_create(
        Tagging(finding=f, theme=themes[number % 40], position=position)
        for n, f in enumerate(findings)
        for position, number in enumerate([n, 3 * n + 1])
    )
    Involvement.objects.bulk_create(
        [Involvement(finding=f, role="speaker", person=people[n % 40]) for n, f in enumerate(findings)]
        + [Involvement(finding=f, role="finding-body", institution=bodies[n % 20]) for n, f in enumerate(findings)]
        + [Involvement(finding=f, role="subject", institution=bodies[n % 7]) for n, f in enumerate(findings)]
    )
    Figure.objects.bulk_create(
        Figure(finding=f, as_stated=f"case {n}") for n, f in enumerate(findings) if f.kind == Kind.STATISTIC
    )
    with connection.cursor() as cursor:  # what a database that lives for a while knows of its tables
        for model in (Finding, Quotation, Tagging, Involvement, Figure, SearchDocument):
            cursor.execute(f"ANALYZE {model._meta.db_table}")
    return findings


def _sentence(n: int) -> str:
    deed = f"the {THINGS[n % 8]} of the constable {DEEDS[n % 6]}"
    return f"In case {n} of Toytown {deed}, and nobody asked number {n * 7} why."
