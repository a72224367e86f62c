from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from rest_framework.request import Request
from rest_framework.response import Response

from findings.addresses import Addresses
from findings.api.limits import USUAL
from findings.api.lines import page
from findings.api.parameters import PAGING, paging
from findings.api.reached import DAY
from findings.api.refusing import Refused
from findings.api.serialisers import (
    InstitutionSerialiser,
    PersonSerialiser,
    SourceSerialiser,
    ThemeSerialiser,
)
from findings.api.serialisers.places import record_here
from findings.counting import counted, counts
from findings.index.documents import NONE
from findings.merging.addresses import now_at
from findings.models import Institution, Theme
from findings.record_addresses import address
from findings.records import known
from sources.models import FormerSlug, Source
from sources.reached import tombstone

from .view import View, written


class Lined(View):
    """A list of records in the order of a column of which no two share a value."""

    known = PAGING
    place: str
    column: str

    def line(self, records: QuerySet[Any], total: int, request: Request) -> Response:
        """The answer with the page that is asked for."""
        path = address(f"findings:{self.place}")
        asked = paging(request.query_params, path)
        found = page(records, self.column, asked)
        addresses = Addresses({"page_size": asked.size if asked.size != USUAL else None}, PAGING, path)
        before, after = (
            addresses.having(cursor=word) if (word := written(cursor, path)) else None
            for cursor in (found.before, found.after)
        )
        return self.many(self.ready(found.records), total, (before, after))

    def ready(self, records: list[Any]) -> list[Any]:
        """The records with what is told of them besides."""
        return records


class Of:
    """What the list and the page of one noun share. Which records readers know of, filters decide as well."""

    noun: str

    def known_records(self) -> QuerySet[Any]:
        return known()[self.noun].order_by()

    def ready(self, records: list[Any]) -> list[Any]:
        return counted(records, self.noun)

    def now_at(self, slug: str) -> Any:
        """The record that stands for what was once at this address; None where nothing was."""
        return now_at(self.noun, slug)

    def gone(self, slug: str) -> Exception:
        """Why nothing is answered at this address."""
        return Http404()


class RecordList(Of, Lined):
    """The records of a noun, in the order of their slugs."""

    column = "slug"

    def get(self, request: Request) -> Response:
        return self.line(self.known_records(), self.total(), request)

    def total(self) -> int:
        return self.known_records().count()


class Named(RecordList):
    """Records that are known only where a published finding names them: the index has all of them."""

    def total(self) -> int:
        return sum(1 for value in counts(self.noun) if value != NONE)


class RecordDetail(Of, View):
    """One record. A former name leads on to the one of today."""

    def get(self, request: Request, slug: str) -> Response | HttpResponse:
        record = self.known_records().filter(slug=slug).first()
        if record is not None:
            [record] = self.ready([record])
            return self.one(record)
        former = self.now_at(slug)
        if former is None or not self.known_records().filter(pk=former.pk).exists():
            raise self.gone(slug)
        return redirect(record_here(former), permanent=True)


class OfSources(Of):
    noun = "source"
    serialiser = SourceSerialiser

    def now_at(self, slug: str) -> Any:
        return FormerSlug.objects.leading_to(slug)

    def gone(self, slug: str) -> Exception:
        left = tombstone(slug)
        return Refused("source-withdrawn", shown={"until": left.until.strftime(DAY)}) if left else Http404()

    def known_records(self) -> QuerySet[Any]:
        others = Source.objects.published().select_related("publisher")
        return (
            super()
            .known_records()
            .select_related("publisher")
            .prefetch_related(
                Prefetch("covers", others, to_attr="covers_shown"),
                Prefetch("covered_by", others, to_attr="covered_by_shown"),
            )
        )


class OfThemes(Of):
    noun = "theme"
    serialiser = ThemeSerialiser

    def known_records(self) -> QuerySet[Theme]:
        return super().known_records().select_related("parent")


class OfPeople(Of):
    noun = "person"
    serialiser = PersonSerialiser


class OfInstitutions(Of):
    noun = "institution"
    serialiser = InstitutionSerialiser

    def known_records(self) -> QuerySet[Institution]:
        return super().known_records().select_related("parent")


class SourceList(OfSources, RecordList):
    """The articles and reports in which findings stand."""

    place = "api-source-list"


class SourceDetail(OfSources, RecordDetail):
    """One source."""


class ThemeList(OfThemes, RecordList):
    """All themes, used or not."""

    place = "api-theme-list"


class ThemeDetail(OfThemes, RecordDetail):
    """One theme."""


class PersonList(OfPeople, Named):
    """The people whom published findings name."""

    place = "api-person-list"


class PersonDetail(OfPeople, RecordDetail):
    """One person."""


class InstitutionList(OfInstitutions, Named):
    """The bodies that published findings name, and those above them."""

    place = "api-institution-list"


class InstitutionDetail(OfInstitutions, RecordDetail):
    """One body."""
