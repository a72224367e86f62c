from django.contrib import admin

from findings.models import Connection
from sources.admin.base import ArchiveAdmin

from .loaded import LoadedChoices
from .of_finding import OfFinding
from .part_form import ConnectionForm


@admin.register(Connection)
class ConnectionAdmin(OfFinding, LoadedChoices, ArchiveAdmin):
    """How findings stand to one another."""

    whole = "from_finding"
    form = ConnectionForm
    list_display = ["from_finding", "kind", "to_finding", "note"]
    list_filter = ["kind"]
    list_select_related = ["from_finding", "to_finding"]
    search_fields = ["note", "from_finding__public_id", "from_finding__summary", "to_finding__public_id"]
    autocomplete_fields = ["from_finding", "to_finding"]
    fields = ["from_finding", "kind", "to_finding", "note", "position"]
