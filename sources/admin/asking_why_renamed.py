"""What readers see beside findings, such as a name, is changed for a reason."""

from contextlib import nullcontext
from typing import Any

from django import forms
from django.http import HttpRequest

from sources.renaming import WHY, is_renamed, is_shown, refusal_to_rename, renaming


class AsksWhyRenamed:
    """For the admin page of a record whose name readers see: to change it takes a reason, and readers are told."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)  # type: ignore[misc]
        if not self._asks(request, obj):
            return fieldsets
        return [*fieldsets, ("Since readers have seen it", {"fields": ["reason"]})]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type:
        if self._asks(request, obj):
            kwargs["form"] = _asking(kwargs.get("form", self.form), request.user)  # type: ignore[attr-defined]
        return super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc,no-any-return]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        told = renaming(obj, reason=form.cleaned_data.get("reason", ""), by=request.user)
        with told if change and is_renamed(obj) else nullcontext():
            super().save_model(request, obj, form, change)  # type: ignore[misc]

    def _asks(self, request: HttpRequest, obj: Any) -> bool:
        return obj is not None and self.has_change_permission(request, obj) and is_shown(obj)  # type: ignore[attr-defined]


def _asking(form: Any, user: Any) -> type[forms.ModelForm]:
    """The form, with the question why."""

    class Asking(form):  # type: ignore[valid-type,misc]
        reason = forms.CharField(
            label="Why is this changed?",
            required=False,
            max_length=500,
            widget=forms.TextInput(attrs={"class": "vTextField"}),
            help_text="Needed where it stands beside findings: readers are told, with the date, at each of them.",
        )

        def _post_clean(self) -> None:
            super()._post_clean()
            if not (changed := is_renamed(self.instance)):
                return
            named = changed[0].removesuffix("_id")
            if refusal := refusal_to_rename(self.instance, user):
                self.add_error(named if named in self.fields else None, refusal)
            elif not self.cleaned_data.get("reason") and "reason" not in self.errors:
                self.add_error("reason", forms.ValidationError(WHY, code="required"))

    return Asking
