"""Two editors on one page: who saves second is shown what the first changed, and undoes none of it unseen."""

import hashlib
from typing import Any

from django import forms
from django.db import models
from django.db.models import Model
from django.db.models.functions import Now
from django.http import HttpRequest
from django.utils.dateparse import parse_datetime

from sources.changes import Remembered, changes_since, state_of

from .telling import tell

CHANGED = (
    "Somebody changed this while you were typing, so nothing is saved yet. What they changed stands above. What you "
    "had not touched says what they made it; where both touched the same, your words stand in the form. Save again to "
    "keep what it says now."
)


class Meanwhile:
    """For the admin page of a tracked record: its form knows how the record stood when the page was opened.

    Its template is, or extends, `admin/meanwhile.html`.
    """

    class Media:
        css = {"all": ["editors/admin.css", "editors/history.css"]}

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> type:
        if obj is not None and self.has_change_permission(request, obj):  # type: ignore[attr-defined]
            kwargs["form"] = _watching(kwargs.get("form", self.form))  # type: ignore[attr-defined]
        return super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc,no-any-return]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        if moment := getattr(context["adminform"].form, "changed_since", None):
            context["meanwhile"] = changes_since(context["original"], self.remembered, moment)  # type: ignore[attr-defined]
            tell(context["meanwhile"], self.admin_site, request)  # type: ignore[attr-defined]
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]


def take_over(form: forms.ModelForm, before: dict[str, Any], now: Model, **more: str) -> None:
    """Let each field that was not touched since the page was opened say what the record says `now`, and `more`.

    `before` has what columns held then. What was typed is left as it is.
    """
    typed: Any = form.data.copy()  # type: ignore[attr-defined]
    for name, field in form.fields.items():
        column = _column(now, name)
        if column is None or column.attname not in before:
            continue
        key = form.add_prefix(name)
        said = field.widget.value_from_datadict(form.data, form.files, key)
        if not field.has_changed(before[column.attname], said):
            _say(typed, key, field, column.value_from_object(now))
    for name, value in more.items():
        typed[form.add_prefix(name)] = value
    form.data = typed


def _column(record: Model, name: str) -> models.Field | None:
    return next((column for column in record._meta.concrete_fields if column.name == name), None)


def _say(typed: Any, key: str, field: forms.Field, value: Any) -> None:
    """Put into the data what a browser would send, were this value in the form."""
    if isinstance(field.widget, forms.CheckboxInput):
        typed.setlist(key, ["on"] if value else [])
        return
    prepared = field.prepare_value(value)
    shown = prepared if isinstance(prepared, list | tuple) else [field.widget.format_value(prepared)]
    flat = [each for one in shown for each in (one if isinstance(one, list) else [one])]
    typed.setlist(key, ["" if each is None else str(each) for each in flat])


def _watching(form: Any) -> type[forms.ModelForm]:
    """The form, which says in a hidden field how the record stood and when."""

    class Watching(form):  # type: ignore[valid-type,misc]
        opened = forms.CharField(widget=forms.HiddenInput, required=False)

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.changed_since: Any = None  # when it was opened, where another editor has saved since
            self.initial["opened"] = _stands(self.instance)

        def clean(self) -> Any:
            cleaned = super().clean()
            model = type(self.instance)
            now = model._base_manager.select_for_update(no_key=True).get(pk=self.instance.pk)
            digest, _, moment = (self.cleaned_data.get("opened") or "").partition(" ")
            stands = _stands(now)
            if digest == stands.partition(" ")[0]:
                return cleaned
            self.changed_since = parse_datetime(moment) if moment[:1].isdecimal() else None
            changes = changes_since(now, [Remembered(model)], self.changed_since)
            take_over(self, (changes[-1].before or {}) if changes else {}, now, opened=stands)
            self.add_error(None, CHANGED)
            return cleaned

    return Watching


def _stands(record: Model) -> str:
    """How the record stands, as a digest, and the time by the clock of the database."""
    what = Remembered(type(record))
    digest = hashlib.sha256(repr(sorted(state_of(what, record).items())).encode()).hexdigest()[:32]
    moment = type(record)._base_manager.filter(pk=record.pk).values_list(Now()).get()[0]
    return f"{digest} {moment.isoformat()}"
