from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from findings.importing.institutions import InstitutionResource
from findings.models import Institution, Involvement
from sources.admin.asking_why_renamed import AsksWhyRenamed
from sources.admin.base import ArchiveAdmin, count_of
from sources.admin.history import Remembering
from sources.admin.importing import SheetImport
from sources.admin.meanwhile import Meanwhile

from .loaded import LoadedChoices, LoadedForm
from .merging import Merging


@admin.register(Institution)
class InstitutionAdmin(SheetImport, Merging, AsksWhyRenamed, Meanwhile, Remembering, LoadedChoices, ArchiveAdmin):
    """Bodies that findings are about or come from, with what each is part of."""

    sheet = InstitutionResource
    form = LoadedForm
    list_display = ["name", "kind", "parent", "finding_count"]
    list_filter = ["kind", ("parent", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["parent"]
    search_fields = ["name", "slug", "aliases"]
    autocomplete_fields = ["parent", "publisher"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "slug", "kind", "parent"]}),
        ("About it", {"fields": ["aliases", "description", "publisher"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        counted = count_of(Involvement.objects.all(), by="institution", of="finding")
        return super().get_queryset(request).select_related("parent", "publisher").annotate(finding_count=counted)

    @admin.display(description="findings", ordering="finding_count")
    def finding_count(self, institution: Any) -> int:
        return int(institution.finding_count)
