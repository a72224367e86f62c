from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from sources.models import Article

from .source import SourceAdmin


@admin.register(Article)
class ArticleAdmin(SourceAdmin):
    """The door to articles alone: what is added here is one."""

    list_display = [name for name in SourceAdmin.list_display if name != "kind"]
    list_filter = [name for name in SourceAdmin.list_filter if name != "kind"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "state", "standfirst", "byline"]}),
        *SourceAdmin.fieldsets[1:],
    ]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.kind = Article.Kind.ARTICLE
        super().save_model(request, obj, form, change)
