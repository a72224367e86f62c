"""Every address that a search engine may show, and no other: each list starts at a `published()`."""

import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.urls import reverse

from findings.models import Correction, Finding, Institution, Person, Theme
from sources.models import Source


class Findings(Sitemap):
    def items(self) -> QuerySet[Finding]:
        shown = Finding.objects.published().only("public_id", "summary", "first_published").order_by("pk")
        corrections = Correction.objects.filter(finding=OuterRef("pk")).order_by("-made_at")
        return shown.annotate(corrected=Subquery(corrections.values("made_at")[:1]))

    def lastmod(self, finding: Any) -> datetime.datetime:
        """When readers could first see it, or when it was last corrected."""
        return max(filter(None, [finding.first_published, finding.corrected]))

    def get_latest_lastmod(self) -> datetime.datetime | None:
        """Of all of them, for the index, without reading each."""
        shown = Finding.objects.published()
        latest = shown.aggregate(added=Max("first_published"), corrected=Max("corrections__made_at"))
        return max(filter(None, latest.values()), default=None)


class Records(Sitemap):
    """The pages of themes, institutions, people and sources."""

    def items(self) -> list[Theme | Institution | Person | Source]:
        return [
            *Theme.objects.all(),
            *Institution.objects.published(),
            *Person.objects.published(),
            *Source.objects.published(),
        ]


class Pages(Sitemap):
    def items(self) -> list[str]:
        lists = ["findings:finding-list", "findings:theme-list", "findings:institution-list", "findings:person-list"]
        record = ["findings:correction-list", "findings:removal-list"]
        return [
            "home",
            *lists,
            "sources:source-list",
            "findings:check",
            *record,
            "findings:release-list",
            "about",
            "method",
            "findings:api",
        ]

    def location(self, name: str) -> str:
        return reverse(name)


SITEMAPS = {"findings": Findings, "records": Records, "pages": Pages}
