"""The import page of a noun: upload, look at what would happen, confirm just that."""

import csv
import io
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from import_export.admin import ImportMixin

from sources.importing.columns import Matching
from sources.importing.reading import read_table
from sources.importing.resource import SheetResource
from sources.importing.table import LARGEST, Table
from sources.importing.unreadable import Unreadable
from sources.models import WaitingImport

SHOWN = 200  # problems, changes and remarks told on one page
FORGOTTEN = "This preview was not found: it was confirmed before, or more than a day has passed. Upload the file again."


class UploadForm(forms.Form):
    """A spreadsheet. What sort it is, the archive sees for itself."""

    import_file = forms.FileField(
        label="Spreadsheet",
        help_text="CSV or XLSX, at most 10 MB and 20,000 rows. The first line holds the headings.",
    )
    reason = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 70}),
        help_text="Needed only where rows change published findings, or names that stand beside them.",
    )

    def clean_import_file(self) -> Any:
        file = self.cleaned_data["import_file"]
        if file.size > LARGEST:
            raise forms.ValidationError(f"This file is larger than {LARGEST // 1024 // 1024} MB. Divide it.")
        return file


class SheetImport(ImportMixin, admin.ModelAdmin):
    """For an admin page: its records come in from spreadsheets too. Proxies leave that to the page of the whole."""

    sheet: ClassVar[type[SheetResource]]

    def get_urls(self) -> list[Any]:
        if self.opts.proxy:
            return super(ImportMixin, self).get_urls()  # type: ignore[misc]
        template = self.admin_site.admin_view(self.template_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_import_template"
        return [path("import/template.csv", template, name=name), *super().get_urls()]

    def has_import_permission(self, request: HttpRequest) -> bool:
        """To import is to add and to change."""
        return not self.opts.proxy and self.has_add_permission(request) and self.has_change_permission(request)

    def get_resource_classes(self, request: HttpRequest) -> list[type[SheetResource]]:
        return [self.sheet]

    def import_action(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Upload a file, and see what it would do. Nothing is written but the file itself, until it is confirmed."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        shown: dict[str, Any] = {}
        if form.is_valid():
            file, reason = form.cleaned_data["import_file"], form.cleaned_data["reason"].strip()
            body = file.read()
            try:
                shown = self._try(request, body, reason, dry_run=True)
            except Unreadable as refused:
                form.add_error("import_file", str(refused))
            else:
                if not shown["trial"].problems and shown["trial"].effects:
                    shown["waiting"] = self._keep(request, body, file.name, reason)
        return self._page(request, form, **shown)

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Write what was previewed: the same bytes, for the same editor, all of it or nothing."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        with transaction.atomic():
            return self._confirmed(request)

    def _confirmed(self, request: HttpRequest) -> HttpResponse:
        mine = WaitingImport.objects.filter(editor_id=request.user.pk, noun=self.opts.label_lower)
        waiting = mine.select_for_update().filter(token=request.POST.get("token", "")).first()
        if waiting is None:
            messages.error(request, FORGOTTEN)
            return HttpResponseRedirect(self._sheet_address("import"))
        try:
            shown = self._try(request, bytes(waiting.body), waiting.reason, dry_run=False)
        except Unreadable as refused:
            messages.error(request, str(refused))
            return HttpResponseRedirect(self._sheet_address("import"))
        if shown["trial"].problems:
            messages.error(request, "The archive has changed since the preview. Nothing was imported.")
            return self._page(request, UploadForm(), **shown)
        waiting.delete()
        self.generate_log_entries(shown["result"], request)
        messages.success(request, f"Imported from {waiting.file_name}: {shown['trial'].summary}.")
        return HttpResponseRedirect(self._sheet_address("changelist"))

    def template_view(self, request: HttpRequest) -> HttpResponse:
        """A file to begin with: the headings, and one invented row that shows what belongs under them."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        columns = self.sheet.columns.columns
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow([column.key for column in columns])
        writer.writerow([column.example for column in columns])
        name = f"{str(self.opts.verbose_name_plural).replace(' ', '-')}-template.csv"
        return HttpResponse(
            b"\xef\xbb\xbf" + text.getvalue().encode(),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def _try(self, request: HttpRequest, body: bytes, reason: str, *, dry_run: bool) -> dict[str, Any]:
        table: Table = read_table(body, self.sheet.columns.knows)
        matching: Matching = self.sheet.columns.match(table)
        resource = self.sheet(user=request.user, reason=reason)
        result = resource.import_data(
            resource.dataset_of(table, matching), dry_run=dry_run, rollback_on_validation_errors=True
        )
        for broken in result.base_errors:
            raise Unreadable(str(broken.error))
        return {"table": table, "matching": matching, "trial": resource.trial, "result": result}

    def _keep(self, request: HttpRequest, body: bytes, name: str, reason: str) -> WaitingImport:
        WaitingImport.clear()
        return WaitingImport.objects.create(
            noun=self.opts.label_lower, editor_id=request.user.pk, file_name=name[-200:], body=body, reason=reason
        )

    def _sheet_address(self, view: str) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{view}")

    def _page(self, request: HttpRequest, form: UploadForm, **shown: Any) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": f"Import {self.opts.verbose_name_plural}",
            "opts": self.opts,
            "form": form,
            "columns": self.sheet.columns.columns,
            "never": self.sheet.columns.never,
            "limit": SHOWN,
            "template_url": self._sheet_address("import_template"),
            "process_url": self._sheet_address("process_import"),
            **shown,
        }
        return TemplateResponse(request, "admin/importing/import.html", context)
