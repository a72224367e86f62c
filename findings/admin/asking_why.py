"""After publication every change has a reason: asked for in the form, and told to readers where they could notice."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from findings.correcting import correcting
from findings.models import Correction, Finding
from findings.rights import PUBLISH

WHY = "Say why this is changed: readers have seen the finding."


class AsksWhy:
    """For the admin page of findings, and for those of their parts: `whole` is the field that names the finding.

    What is changed of a published finding takes a reason, and becomes a correction where readers see a difference.
    """

    whole = ""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.with_question(request, obj, super().get_fieldsets(request, obj))  # type: ignore[misc]

    def with_question(self, request: HttpRequest, obj: Any, fieldsets: Any) -> Any:
        """The fieldsets of a page with the question why, where it is asked; for a page that makes its own."""
        if not self._asks(request, obj):
            return fieldsets
        withheld = ["words_withheld"] if request.user.has_perm(PUBLISH) else []
        return [*fieldsets, ("Since readers have seen it", {"fields": ["reason", *withheld]})]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type:
        if self._asks(request, obj):
            kwargs["form"] = _asking(kwargs.get("form", self.form), self.whole, request)  # type: ignore[attr-defined]
        return super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc,no-any-return]

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, object_id, *args, **kwargs)  # type: ignore[misc,no-any-return]
        withheld = "words_withheld" in request.POST and request.user.has_perm(PUBLISH)
        reason = request.POST.get("reason", "")
        with correcting(self._concerned(request, object_id), reason=reason, by=request.user, words_withheld=withheld):
            return super().changeform_view(request, object_id, *args, **kwargs)  # type: ignore[misc,no-any-return]

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:
        """The form, which is asked next, must know whether anything in the rows under it was changed."""
        made = super()._create_formsets(request, obj, change)  # type: ignore[misc]
        request.rows_beneath = made[0]  # type: ignore[attr-defined]
        return made

    def _asks(self, request: HttpRequest, obj: Any) -> bool:
        if obj is None:
            return bool(self.whole)  # whether its finding was published is seen when it is chosen
        finding = getattr(obj, self.whole) if self.whole else obj
        asks = finding.first_published or self.whole
        return bool(asks and self.has_change_permission(request, obj))  # type: ignore[attr-defined]

    def _concerned(self, request: HttpRequest, object_id: str | None) -> list[int]:
        """The findings that may be changed: that of the record as it is, and the one that the form names."""
        named = [request.POST.get(self.whole)] if self.whole else []
        if object_id is not None:
            record = self.get_object(request, object_id)  # type: ignore[attr-defined]
            named.append(str(getattr(record, f"{self.whole}_id") if self.whole else record.pk) if record else None)
        return [int(number) for number in named if number and number.isdigit()]


def _asking(form: Any, whole: str, request: HttpRequest) -> type[forms.ModelForm]:
    """The form, with the question why."""

    class Asking(form):  # type: ignore[valid-type,misc]
        reason = forms.CharField(
            label="Why is this changed?",
            required=False,
            max_length=Correction._meta.get_field("reason").max_length,
            widget=forms.TextInput(attrs={"class": "vTextField"}),
            help_text="Needed for every change of a finding that was published. Shown to readers, with the date, where "
            "they could notice the change: write it for them.",
        )
        words_withheld = forms.BooleanField(
            label="Do not repeat the words that go",
            required=False,
            help_text="Readers see the date and the reason only. For a name or words that must not be shown.",
        )

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            if not request.user.has_perm(PUBLISH):
                del self.fields["words_withheld"]

        def clean(self) -> dict[str, Any] | None:
            cleaned = super().clean()
            # Before the record takes the new values: it still knows which finding it belonged to.
            held = getattr(self.instance, whole, None) if whole and self.instance.pk else self.instance
            findings = [held, self.cleaned_data.get(whole)]
            published = any(isinstance(each, Finding) and each.first_published for each in findings)
            changed = set(self.changed_data) - {"reason", "words_withheld", "revision", "opened"}
            beneath = any(rows.has_changed() for rows in getattr(request, "rows_beneath", []))
            given = self.cleaned_data.get("reason") or "reason" in self.errors
            if published and (changed or beneath) and not given:
                self.add_error("reason", ValidationError(WHY, code="required"))
            return cleaned

    return Asking
