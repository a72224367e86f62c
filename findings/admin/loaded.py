"""Choosing another record by typing, without one query for each row that shows what is chosen."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import models
from django.http import HttpRequest


class LoadedAutocomplete(AutocompleteSelect):
    """The stock widget, except that a chosen record which is loaded already is not asked for again."""

    loaded: models.Model | None = None

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        if self.loaded is None or [str(chosen) for chosen in value] != [str(self.loaded.pk)]:
            return super().optgroups(name, value, attr)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        label = self.choices.field.label_from_instance(self.loaded)  # type: ignore[union-attr]
        return [(None, [*empty, self.create_option(name, self.loaded.pk, label, True, len(empty))], 0)]


class LoadedForm(forms.ModelForm):
    """A form that tells its widgets what its record has loaded."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, LoadedAutocomplete):
                widget.loaded = self.instance._state.fields_cache.get(name)


class LoadedChoices:
    """For an admin page or inline whose form is a LoadedForm."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            kwargs["widget"] = LoadedAutocomplete(db_field, self.admin_site)  # type: ignore[attr-defined]
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]
