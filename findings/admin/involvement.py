from django.contrib import admin

from findings.models import Involvement
from sources.admin.base import ArchiveAdmin

from .loaded import LoadedChoices
from .of_finding import OfFinding
from .part_form import PartForm


@admin.register(Involvement)
class InvolvementAdmin(OfFinding, LoadedChoices, ArchiveAdmin):
    """Who stands in which finding, and as what."""

    form = PartForm
    list_display = ["who", "role", "descriptor", "finding"]
    list_filter = ["role"]
    list_select_related = ["person", "institution", "finding"]
    search_fields = ["person__name", "institution__name", "descriptor", "finding__public_id", "finding__summary"]
    autocomplete_fields = ["finding", "person", "institution"]
    fields = ["finding", "role", "person", "institution", "descriptor", "position"]
