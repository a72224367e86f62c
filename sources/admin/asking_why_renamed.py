"""Another name of what readers see takes a reason."""

from typing import Any

from django import forms
from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse

from sources.renaming import WHY, is_renamed, is_shown, name_field, refusal_to_rename, renaming


class AsksWhyRenamed:
    """For the admin page of a record whose name readers see: another name takes a reason, and readers are told."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)  # type: ignore[misc]
        if not self._asks(request, obj):
            return fieldsets
        return [*fieldsets, ("Since readers have seen its name", {"fields": ["reason"]})]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type:
        if self._asks(request, obj):
            kwargs["form"] = _asking(kwargs.get("form", self.form), request.user)  # type: ignore[attr-defined]
        return super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc,no-any-return]

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        record = self.get_object(request, unquote(object_id)) if request.method == "POST" and object_id else None  # type: ignore[attr-defined]
        named = name_field(self.model)  # type: ignore[attr-defined]
        if record is None or request.POST.get(named) in {None, getattr(record, named)}:
            return super().changeform_view(request, object_id, *args, **kwargs)  # type: ignore[misc,no-any-return]
        with renaming(record, reason=request.POST.get("reason", ""), by=request.user):
            return super().changeform_view(request, object_id, *args, **kwargs)  # type: ignore[misc,no-any-return]

    def _asks(self, request: HttpRequest, obj: Any) -> bool:
        return obj is not None and self.has_change_permission(request, obj) and is_shown(obj)  # type: ignore[attr-defined]


def _asking(form: Any, user: Any) -> type[forms.ModelForm]:
    """The form, with the question why."""

    class Asking(form):  # type: ignore[valid-type,misc]
        reason = forms.CharField(
            label="Why is it named anew?",
            required=False,
            max_length=500,
            widget=forms.TextInput(attrs={"class": "vTextField"}),
            help_text="Needed where the name changes: readers are told, with the date, at each finding that shows it.",
        )

        def _post_clean(self) -> None:
            super()._post_clean()
            if not is_renamed(self.instance):
                return
            named = name_field(self.instance)
            if refusal := refusal_to_rename(self.instance, user):
                self.add_error(named, refusal)
            elif not self.cleaned_data.get("reason") and "reason" not in self.errors:
                self.add_error("reason", forms.ValidationError(WHY, code="required"))

    return Asking
