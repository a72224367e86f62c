from django.contrib import admin

from findings.models import Figure
from sources.admin.base import ArchiveAdmin

from .loaded import LoadedChoices
from .of_finding import OfFinding
from .part_form import PartForm


@admin.register(Figure)
class FigureAdmin(OfFinding, LoadedChoices, ArchiveAdmin):
    """The numbers that findings state."""

    form = PartForm
    list_display = ["as_stated", "value", "unit", "group", "finding"]
    list_filter = ["unit"]
    list_select_related = ["finding"]
    search_fields = ["as_stated", "unit", "group", "finding__public_id", "finding__summary"]
    autocomplete_fields = ["finding"]
    fieldsets = [
        (None, {"fields": ["finding", "as_stated", "qualifier", "value", "unit"]}),
        ("Of what", {"fields": ["group", "comparator", "base", "period", "position"]}),
    ]
