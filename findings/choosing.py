"""The sorts of filters that the list of findings has: words, records by their slugs, values of closed lists, years.

Each address has copies of the filters that it names. They share all but the address they belong to.
"""

from collections.abc import Mapping
from copy import copy
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.http import QueryDict

from findings.models import SearchDocumentQuerySet
from findings.records import Record

MOST = 50  # values of one filter: more than anybody chooses, and few enough to be told one by one
UNKNOWN = "unknown"  # what a value is that is written as names are
NAMING_NOTHING = {UNKNOWN, ProhibitNullCharactersValidator.code}
TOLD = 60  # characters of an unknown value that are said back

_no_null = ProhibitNullCharactersValidator()


class SlugsField(forms.Field):
    """Records named by their slugs, in the order of these. `records`: those there are, by slug."""

    widget = forms.SelectMultiple

    def __init__(self, *, noun: str, records: Mapping[str, Record], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.noun, self.records = noun, records

    def clean(self, value: list[str]) -> list[Record]:
        slugs = sorted({slug for slug in value if slug})
        for slug in slugs:
            _no_null(slug)
        if len(slugs) > MOST:
            raise ValidationError(f"More than {MOST} were asked for. Choose fewer.")
        unknown = [slug for slug in slugs if slug not in self.records]
        if unknown:
            raise ValidationError([ValidationError(self._unknown(slug), code=UNKNOWN) for slug in unknown])
        return [self.records[slug] for slug in slugs]

    def _unknown(self, slug: str) -> str:
        return f"There is no {self.noun} “{slug[:TOLD]}” in the archive. Choose one from the list."


class Reading:
    """What fields make of an address, as a form would: values by parameter, and why others were not understood."""

    def __init__(self, fields: Mapping[str, forms.Field], data: QueryDict) -> None:
        self.cleaned_data: dict[str, Any] = {}
        self.errors: dict[str, list[str]] = {}
        self.unknown: set[str] = set()  # of these, what was well written, and names nothing
        for name, field in fields.items():
            try:
                self.cleaned_data[name] = field.clean(field.widget.value_from_datadict(data, {}, name))
            except ValidationError as error:
                self.errors[name] = error.messages
                if {each.code for each in error.error_list} <= NAMING_NOTHING:
                    self.unknown.add(name)

    def is_valid(self) -> bool:
        return not self.errors


class Known(django_filters.Filter):
    """Records chosen by their slug; several of one sort mean any of them. `column` holds their numbers.

    With `exclude`, findings with any of them are left out.
    """

    field_class = SlugsField

    def __init__(self, *, record: str, column: str, noun: str, **kwargs: Any) -> None:
        self.record, self.column = record, f"{column}__overlap"
        super().__init__(noun=noun, **kwargs)

    @property
    def field(self) -> SlugsField:
        """The field, which knows the records that the whole address names: they are looked up together."""
        if not hasattr(self, "_field"):
            self._field = SlugsField(label=self.label, records=self.parent.records[self.record], **self.extra)
        return self._field

    def __deepcopy__(self, memo: Any) -> "Known":
        return copy(self)

    def filter(self, qs: SearchDocumentQuerySet, value: list[Record]) -> SearchDocumentQuerySet:
        return self.get_method(qs)(**{self.column: [record.pk for record in value]}) if value else qs


class Fixed:
    """A filter whose field is the same for every address, and made once."""

    field: Any

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.made = self.field  # which the filter keeps, and its copies with it

    def __deepcopy__(self, memo: Any) -> "Fixed":
        return copy(self)


class Words(Fixed, django_filters.CharFilter):
    """Words, as the tree that was read of them looks for them."""

    def filter(self, qs: SearchDocumentQuerySet, value: str) -> SearchDocumentQuerySet:
        return qs.holding(self.parent.tree) if value else qs


class Order(Fixed, django_filters.ChoiceFilter):
    """The order, which is the index’s to give."""

    def filter(self, qs: SearchDocumentQuerySet, value: str) -> SearchDocumentQuerySet:
        return qs


class Listed(Fixed, django_filters.MultipleChoiceFilter):
    """Values of a closed list; several mean any of them. With `exclude`, findings with any of them are left out."""

    def __init__(self, *, lookup: str, noun: str, **kwargs: Any) -> None:
        self.lookup = lookup
        message = f"There is no {noun} “%(value)s”. Choose one from the list."
        super().__init__(error_messages={"invalid_choice": message}, **kwargs)

    def filter(self, qs: SearchDocumentQuerySet, value: list[str]) -> SearchDocumentQuerySet:
        return self.get_method(qs)(**{self.lookup: value}) if value else qs


class Year(Fixed, django_filters.NumberFilter):
    """A year in four figures."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            field_name="year",
            decimal_places=0,
            min_value=1000,
            max_value=9999,
            error_messages=dict.fromkeys(
                ["invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits"],
                "Give a year in four figures, such as 2023.",
            ),
            **kwargs,
        )
