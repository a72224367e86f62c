from django.contrib import admin
from django.http import HttpRequest

from sources.models import ShownChange

from .base import ReadOnlyAdmin


@admin.register(ShownChange)
class ShownChangeAdmin(ReadOnlyAdmin):
    """What the version of the archive is made of. Left out of the index."""

    list_display = ["__str__"]

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}
