"""Invented records for the gallery: whole, unsaved, and of Toytown. No real person, body or report stands here."""

import datetime
from decimal import Decimal
from typing import Any

from psycopg.types.range import Range

from findings.models import (
    ClaimStatus,
    Correction,
    Figure,
    Finding,
    Institution,
    Involvement,
    Person,
    Quotation,
    Reply,
    Tagging,
    Theme,
)
from sources.models import Publisher, Source, TextVersion

INSPECTOR = Person(pk=-1, slug="ida-invented", name="Ida Invented", sort_name="Invented, Ida")
REVIEW = Institution(pk=-1, slug="cupboard-review", name="Cupboard Review", kind="review", lineage=[-1])
FORCE = Institution(
    pk=-2,
    slug="toytown-constabulary",
    name="Toytown Constabulary",
    kind="police-force",
    description="The force whose cupboards the review opened.",
    lineage=[-2],
)
SQUAD = Institution(
    pk=-3, slug="biscuit-squad", name="Biscuit Squad", kind="police-unit", parent=FORCE, lineage=[-2, -3]
)
KEYS = Theme(
    pk=-1, slug="lost-keys", code="TT1", name="Lost keys", definition="Keys that were there and are not there now."
)
BISCUITS = Theme(
    pk=-2,
    slug="biscuits",
    code="TT2",
    name="Biscuits and crumbs",
    definition="Biscuits on duty.",
    content_note="Mentions stale biscuits.",
)
ARTICLE = Source(
    pk=-1,
    slug="who-has-the-key",
    kind="article",
    state="published",
    title="Who has the key? Toytown asks its constables",
    byline="Paula Pencil",
    publisher=Publisher(pk=-1, slug="toytown-gazette", name="Toytown Gazette", kind="newspaper"),
    published_on=datetime.date(2021, 5, 4),
    reference="Issue 12",
)
REPORT = Source(
    pk=-2,
    slug="cupboard-review-report",
    kind="report",
    state="published",
    title="Cupboard Review. Final Report",
    publisher=Publisher(pk=-2, slug="cupboard-review", name="Cupboard Review", kind="review"),
    published_on=datetime.date(2021, 5, 1),
    published_precision="month",
)
BEFORE = "The evidence cupboard stands behind the coats.\n\nAsked about it, the inspector wrote, “"
AFTER = "” Nobody answered her letter, and in spring the coats were taken away"


def involvement(role: str, party: Any) -> Involvement:
    field = {Person: "person", Institution: "institution"}.get(type(party), "descriptor")
    return Involvement(role=role, **{field: party})


def finding(identifier: str, kind: str, words: str, summary: str, source: Source = ARTICLE, **more: Any) -> Finding:
    """A finding with all that a page shows of it, as a list loads it."""
    roles = more.pop("roles", {})
    themes = more.pop("themes", [KEYS])
    latest_claim = more.pop("latest_claim", None)
    record = Finding(pk=-1, public_id=identifier, kind=kind, summary=summary, state="published", **more)
    record.latest_claim = latest_claim  # type: ignore[attr-defined]
    record.first_published = datetime.datetime(2021, 5, 6, 12, tzinfo=datetime.UTC)
    version = TextVersion(source=source, number=1, page_starts=[], page_labels=[])
    start = 1204
    quotation = Quotation(role="taken-from", text_version=version, text=words, prefix=BEFORE, suffix=AFTER)
    parts = words.split(" […] ")
    for part in parts:
        quotation.spans = [*(quotation.spans or []), Range(start, start + len(part))]
        start += len(part) + 40
    record._prefetched_objects_cache = {  # type: ignore[attr-defined]
        "quotations": [quotation],
        "taggings": [Tagging(theme=theme) for theme in themes],
        "involvements": [involvement(role, party) for role, parties in roles.items() for party in parties],
    }
    return record


FINDINGS = [
    finding(
        "T0YT0WN1",
        "conclusion",
        "The constables of Toytown lost the key to the evidence cupboard, and for eleven years nobody asked for it.",
        "The review found that the key to the evidence cupboard was missing for eleven years.",
        roles={"finding-body": [REVIEW], "subject": [FORCE]},
        report=REPORT,
    ),
    finding(
        "T0YT0WN2",
        "testimony",
        "We were told to knock. […] So we knocked.",
        "A constable said that staff were told to knock at the locked cupboard.",
        roles={"speaker": ["a constable of the Biscuit Squad"], "finding-body": [REVIEW], "subject": [SQUAD]},
        themes=[KEYS, BISCUITS],
        groups=["age"],
        direction="inside",
    ),
    finding(
        "T0YT0WN3",
        "journalists-summary",
        "The review found biscuits in two of every three drawers, and not one of them was fresh.",
        "The article says that the review found stale biscuits in most drawers.",
        roles={"finding-body": [REVIEW], "subject": [FORCE]},
        themes=[BISCUITS],
        report=REPORT,
        retold=True,
    ),
    finding(
        "T0YT0WN8",
        "statistic",
        "Constables looked for the key 1,200 times, and found it twice.",
        "The article says that the key was looked for 1,200 times and found twice.",
        roles={"finding-body": [REVIEW], "speaker": [INSPECTOR]},
        report=REPORT,
        retold=True,
    ),
    finding(
        "T0YT0WN4",
        "opinion",
        "A cupboard without a key is a wall.",
        "The author holds that a cupboard without a key is useless.",
        roles={"speaker": ["Paula Pencil"]},
    ),
    finding(
        "T0YT0WN5",
        "allegation",
        "It is said that the key was seen in the Biscuit Squad’s teapot.",
        "It is alleged that the key was kept in a teapot.",
        roles={"speaker": [INSPECTOR], "subject": [SQUAD]},
    ),
    finding(
        "T0YT0WN6",
        "recommendation",
        "Toytown Constabulary should have a second key cut within six months, keep it in a place that at least two "
        "officers know, and publish every year, in a form that the people of Toytown can read, how often each of the "
        "two keys was asked for, by whom, and whether it was found. Where a key was not found on the day it was asked "
        "for, the inspector should say so in public, without being asked, and should say what has been done so that it "
        "does not happen again.",
        "The review recommended a second key and a yearly account of both.",
        source=REPORT,
        roles={"finding-body": [REVIEW], "addressee": [FORCE]},
    ),
]
FIGURE = Figure(
    as_stated="two of every three drawers",
    value=Decimal(2),
    unit="drawers",
    base="every three drawers",
    period="in spring 2021",
)
STATUSES = [
    ClaimStatus(status="alleged", decided_on=datetime.date(2021, 5, 1), decided_precision="month"),
    ClaimStatus(
        status="upheld",
        decided_on=datetime.date(2022, 2, 3),
        body=REVIEW,
        standard="balance of probabilities",
        note="The teapot was produced.",
        source=REPORT,
    ),
]
FINDINGS.append(
    finding(
        "T0YT0WN9",
        "allegation",
        "The teapot was said to be heavier than a teapot is.",
        "It was alleged that a key was kept in the teapot of the Biscuit Squad.",
        roles={"speaker": [INSPECTOR], "subject": [SQUAD]},
        latest_claim={
            "status": "upheld",
            "decided_on": "2022-02-03",
            "decided_precision": "day",
            "body": "Cupboard Review",
            "descriptor": "",
        },
    )
)
CORRECTIONS = [
    Correction(
        finding=FINDINGS[0],
        made_at=datetime.datetime(2022, 3, day, 12, tzinfo=datetime.UTC),
        reason=reason,
        changes=[{"what": "Themes", "was": "Biscuits and crumbs", "now": "Biscuits and crumbs\nLost keys"}],
        words_withheld=withheld,
    )
    for day, reason, withheld in [(9, "A theme was missing.", False), (2, "A name was left out.", True)]
]
REPLY = Reply(
    pk=-1,
    finding=FINDINGS[0],
    institution=FORCE,
    text="We have since found the key.\n\nIt was in the teapot.",
    received_on=datetime.date(2022, 4, 1),
    state="published",
)
RELEASE = {  # with the names that `findings.releasing.telling.Told` has
    "version": "2022.05.01",
    "made_at": datetime.datetime(2022, 5, 1, 12, tzinfo=datetime.UTC),
    "findings": 612,
    "before": "2022.04.01",
    "changes": [("added", 12), ("corrected", 2), ("withdrawn", 1)],
    "amendments": [{"on": datetime.datetime(2022, 5, 9, tzinfo=datetime.UTC), "findings": 2, "sources": 1}],
    "citation": "Case archive, release 2022.05.01 (2022-05-01). https://archive.example.org/data/2022.05.01/",
    "whole": [{"name": "keys.csv", "url": "?", "size": 1_204_567, "sha256": "0a1b" * 16, "what": "Every key."}],
}
