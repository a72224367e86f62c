from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest
from django_tasks_db.models import DBTaskResult

from casearchive.models import Editor
from sources.admin.refusing import Refusing

admin.site.site_header = "Case archive"
admin.site.site_title = "Case archive"
admin.site.index_title = "For editors"
admin.site.unregister(DBTaskResult)  # editors see how far a reading is, not the queue it stands in


@admin.register(Editor)
class EditorAdmin(Refusing, UserAdmin):
    """Accounts of editors, given out by those who may do everything."""

    show_full_result_count = False
    list_display = ["username", "first_name", "last_name", "email", "is_active", "is_superuser", "last_login"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An administrator manages accounts, but not of those who may do everything."""
        above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not above

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Rights come with a role; nobody gives out more than they have."""
        kept = super().get_readonly_fields(request, obj)
        return kept if request.user.is_superuser else [*kept, "is_superuser", "user_permissions"]
