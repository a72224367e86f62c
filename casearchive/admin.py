from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
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
