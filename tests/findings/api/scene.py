"""An invented archive in which a finding has everything that the interface tells of."""

import datetime
from typing import Any

from findings import identifiers
from findings.publishing import withdraw
from tests.factories import (
    ClaimStatusFactory,
    ConnectionFactory,
    CorrectionFactory,
    FigureFactory,
    FindingFactory,
    InstitutionFactory,
    InvolvementFactory,
    PersonFactory,
    PublisherFactory,
    QuotationFactory,
    ReplyFactory,
    ReportFactory,
    SourceFactory,
    TextVersionFactory,
    ThemeFactory,
)

WORDS = "A fifth of the keys of Toytown were never found again."
MADE = datetime.datetime(2024, 5, 6, 9, 30, tzinfo=datetime.UTC)


def identifier(begun: str) -> str:
    """The identifier that begins with these seven characters."""
    return identifiers.completed(begun)


def scene() -> dict[str, Any]:
    """By name: a finding with everything, `full`, an `earlier` one connected with it, and one that was `withdrawn`."""
    gazette = PublisherFactory(slug="toytown-gazette", name="Toytown Gazette", website="https://gazette.example/")
    office = PublisherFactory(slug="toytown-office", name="Toytown Office of Reviews", kind="review")
    report = ReportFactory(
        slug="cupboard-review",
        title="The Cupboard Review: final report",
        byline="Dame Ida Invented",
        publisher=office,
        published_on="2023-03-01",
        published_precision="month",
        reference="Cm 0001",
        pages=12,
        licence="open-government-licence",
        address="https://office.example/cupboard",
        archived_address="https://kept.example/cupboard",
    )
    article = SourceFactory(
        slug="lost-keys",
        title="Keys lost, says review",
        byline="Paula Pencil",
        publisher=gazette,
        published_on="2023-03-21",
        address="https://gazette.example/lost-keys",
    )
    article.covers.add(report)
    evidence = ThemeFactory(slug="evidence", name="Evidence", code="EV")
    lost = ThemeFactory(slug="lost-property", name="Lost property", code="EV1", parent=evidence, aliases=["lost keys"])
    force = InstitutionFactory(slug="toytown-constabulary", name="Toytown Constabulary", aliases=["Toy Police"])
    store = InstitutionFactory(slug="property-store", name="Property Store", kind="police-unit", parent=force)
    review = InstitutionFactory(slug="cupboard-review", name="Cupboard Review", kind="review")
    ida = PersonFactory(slug="ida-invented", name="Ida Invented", sort_name="Invented, Ida", aliases=["Dame Ida"])
    printed = TextVersionFactory(
        source=report,
        text=f"Contents.\n\n{WORDS} Nobody had counted them. The keys were counted once, in spring.",
        page_starts=[0, 11],
        page_labels=["i", "12"],
    )
    full = FindingFactory(
        public_id=identifier("K7Q29XW"),
        words=WORDS,
        text_version=TextVersionFactory(source=article, text=f"The review is out. “{WORDS}” The mayor was told."),
        kind="statistic",
        summary="The review found that one in five keys was lost for good.",
        themes=[lost],
        speakers=[ida],
        bodies=[review],
        subjects=[store],
        figures=["A fifth"],
        direction="inside",
        groups=["age"],
        report=report,
        content_note="Lost things.",
    )
    QuotationFactory(finding=full, role="also-in", text_version=printed, words=WORDS)
    for role, party in {"addressee": force, "respondent": "a clerk", "mentioned": "the mayor"}.items():
        InvolvementFactory(finding=full, role=role, party=party)
    full.figures.update(value=20, unit="percent", group="keys of Toytown", qualifier="about")
    earlier = FindingFactory(
        public_id=identifier("257R9J0"),
        words="The keys were counted once, in spring.",
        text_version=printed,
        summary="The review found that keys had been counted once.",
        themes=[lost],
        speakers=[],
        bodies=[review],
        subjects=[store],
    )
    FigureFactory(finding=earlier, as_stated="once")
    ConnectionFactory(from_finding=full, to_finding=earlier, kind="follows-up", note="It counts what was lost.")
    ConnectionFactory(from_finding=earlier, to_finding=full, kind="contradicts")
    ClaimStatusFactory(finding=full, status="alleged", decided_on="2022-01-01", decided_precision="year")
    ClaimStatusFactory(
        finding=full,
        status="found-by-review",
        decided_on="2023-03-01",
        decided_precision="month",
        body=review,
        source=report,
    )
    CorrectionFactory(finding=full, made_at=MADE)
    ReplyFactory(
        finding=full, person=None, descriptor="The keeper of the store", text="We found nine.", state="published"
    )
    gone = FindingFactory(public_id=identifier("8C2DTRT"), words="Nobody had counted them.", text_version=printed)
    withdraw([gone], reason="legal")
    return {"full": full, "earlier": earlier, "withdrawn": gone}
