from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from sources.models import Report

from .source import SourceAdmin

KINDS = [(value, label) for value, label in Report.Kind.choices if value != Report.Kind.ARTICLE]


@admin.register(Report)
class ReportAdmin(SourceAdmin):
    """The door to sources of record: reports, letters, judgments, statements."""

    fieldsets = [
        *SourceAdmin.fieldsets[:-1],
        ("About it", {"fields": ["description"]}),
    ]

    def formfield_for_choice_field(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.TypedChoiceField | None:
        if db_field.name == "kind":
            kwargs |= {"choices": KINDS, "initial": Report.Kind.REPORT}
        return super().formfield_for_choice_field(db_field, request, **kwargs)
