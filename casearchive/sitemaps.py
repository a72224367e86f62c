"""Every address that a search engine may show, and no other: each list starts at a `published()`."""

import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from findings.models import Finding, Institution, Person, Theme
from sources.models import Source


class Findings(Sitemap):
    def items(self) -> QuerySet[Finding]:
        return Finding.objects.published().order_by("pk")

    def lastmod(self, finding: Finding) -> datetime.datetime | None:
        return finding.first_published


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
        return ["home", *lists, "sources:source-list", "findings:check", *record, "about", "method"]

    def location(self, name: str) -> str:
        return reverse(name)


SITEMAPS = {"findings": Findings, "records": Records, "pages": Pages}
