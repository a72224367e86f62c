"""What the database keeps for itself: to look at, never to change."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from findings.models import (
    Editing,
    FrequentPhrase,
    IndexPart,
    NameTally,
    QuotedPublisher,
    QuotedSource,
    QuotedText,
    Receipt,
    RefusedSuggestion,
    SearchChange,
    SearchDocument,
    TextWindow,
    WordTally,
)
from sources.admin.base import ReadOnlyAdmin

from .desk import DeskDoors
from .waiting import Excerpted


@admin.register(SearchDocument)
class SearchDocumentAdmin(ReadOnlyAdmin):
    """What search knows of each published finding."""

    list_display = ["finding", "kind", "dated_on", "year"]
    list_filter = ["kind", "year"]
    list_select_related = ["finding"]
    search_fields = ["finding__public_id", "finding__summary"]


@admin.register(SearchChange)
class SearchChangeAdmin(ReadOnlyAdmin):
    """Which search documents were written lately. Left out of the index."""

    list_display = ["__str__"]

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}


@admin.register(IndexPart)
class IndexPartAdmin(ReadOnlyAdmin):
    """What processes begin their index with. Left out of the index."""

    list_display = ["name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[IndexPart]:
        return super().get_queryset(request).defer("content")

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}


@admin.register(Editing)
class EditingAdmin(ReadOnlyAdmin):
    """Who wrote and who reviewed which finding. Left out of the index: editors go by findings."""

    list_display = ["finding", "revision", "sent_by", "sent_at", "reviewed_by", "reviewed_at"]
    list_select_related = ["finding", "sent_by", "reviewed_by"]
    search_fields = ["finding__public_id", "finding__summary"]

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}


@admin.register(Receipt)
class ReceiptAdmin(ReadOnlyAdmin):
    """Which saves from the desk arrived. Left out of the index."""

    list_display = ["finding", "editor", "revision", "received_at"]
    list_select_related = ["finding", "editor"]
    search_fields = ["finding__public_id", "finding__summary"]

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}


@admin.register(QuotedSource)
class QuotedSourceAdmin(DeskDoors, ReadOnlyAdmin):
    """Sources once more, as findings see them, each with its desk. Left out of the index: editors go by Sources."""

    list_display = ["title", "kind", "state"]
    list_filter = [Excerpted]
    search_fields = ["title", "slug"]

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}


@admin.register(QuotedPublisher)
class QuotedPublisherAdmin(ReadOnlyAdmin):
    """Publishers once more, as findings see them. Left out of the index: editors go by Publishers."""

    list_display = ["name", "kind"]
    search_fields = ["name", "slug"]

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}


@admin.register(RefusedSuggestion)
class RefusedSuggestionAdmin(ReadOnlyAdmin):
    """Suggestions that editors refused. To delete one is to take the refusal back: it is offered again."""

    list_display = ["words", "source", "refused_by", "refused_at"]
    list_select_related = ["source", "refused_by"]
    search_fields = ["words", "source__title"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super(ReadOnlyAdmin, self).has_delete_permission(request, obj)


@admin.register(QuotedText)
class QuotedTextAdmin(ReadOnlyAdmin):
    """Texts once more, as findings see them. Left out of the index: editors go by Texts."""

    list_display = ["source", "number", "added_at"]
    list_select_related = ["source"]
    search_fields = ["source__title", "source__slug"]
    fields = ["source", "number", "sha256", "added_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("source").defer("text")

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}


@admin.register(WordTally)
class WordTallyAdmin(ReadOnlyAdmin):
    """The words of published findings. Left out of the index."""

    list_display = ["text", "findings", "named"]
    search_fields = ["text"]

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}


@admin.register(FrequentPhrase)
class FrequentPhraseAdmin(ReadOnlyAdmin):
    """Phrases that the search box offers. Left out of the index."""

    list_display = ["text", "findings"]
    search_fields = ["text"]
    ordering = ["-findings", "text"]

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}


@admin.register(NameTally)
class NameTallyAdmin(ReadOnlyAdmin):
    """How often records are named. Left out of the index."""

    list_display = ["noun", "record", "findings"]
    list_filter = ["noun"]

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}


@admin.register(TextWindow)
class TextWindowAdmin(ReadOnlyAdmin):
    """By what pasted words are looked for in texts. Left out of the index."""

    list_display = ["pk", "text_version_id", "starts_at"]
    fields = ["text_version_id", "starts_at"]
    readonly_fields = ["text_version_id", "starts_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[TextWindow]:
        return super().get_queryset(request).defer("shingles")

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}
