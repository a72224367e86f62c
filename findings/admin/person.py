from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from findings.importing.people import PersonResource
from findings.models import Involvement, Person
from sources.admin.asking_why_renamed import AsksWhyRenamed
from sources.admin.base import ArchiveAdmin, count_of
from sources.admin.history import Remembering
from sources.admin.importing import SheetImport
from sources.admin.meanwhile import Meanwhile

from .merging import Merging


@admin.register(Person)
class PersonAdmin(SheetImport, Merging, AsksWhyRenamed, Meanwhile, Remembering, ArchiveAdmin):
    """People named in findings."""

    sheet = PersonResource
    list_display = ["name", "sort_name", "description", "finding_count"]
    search_fields = ["name", "sort_name", "slug", "aliases"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "sort_name", "slug", "aliases", "description"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        counted = count_of(Involvement.objects.all(), by="person", of="finding")
        return super().get_queryset(request).annotate(finding_count=counted)

    @admin.display(description="findings", ordering="finding_count")
    def finding_count(self, person: Any) -> int:
        return int(person.finding_count)
