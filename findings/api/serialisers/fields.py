"""Fields that several records share. What they mean is said where the models say it."""

import datetime
from collections.abc import Callable
from typing import Any

from django.db.models import Model
from rest_framework import serializers

from .places import page_of

_DATES = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}


class Words(serializers.CharField):
    """Words, or null where there are none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_null=True, **kwargs)

    def to_representation(self, value: Any) -> str | None:
        return str(value) if value else None


class Choice(serializers.ChoiceField):
    """A value of a closed list, or null where it is empty."""

    def to_representation(self, value: Any) -> str | None:
        return str(value) if value else None


class Here(serializers.URLField):
    """An address of the archive, whole. `path` makes it of the record, or it is that of its page; null for none."""

    def __init__(self, path: Callable[[Any], str | None] | None = None, **kwargs: Any) -> None:
        self.path = path or page_of
        super().__init__(source="*", **kwargs)

    def to_representation(self, value: Any) -> str | None:
        path = self.path(value)
        return f"{self.context['home']}{path}" if path else None


class Elsewhere(serializers.URLField):
    """An address on the web, as editors entered it, or null."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_null=True, **kwargs)

    def to_representation(self, value: Any) -> str | None:
        return str(value) if value else None


class Day(serializers.CharField):
    """A date as precisely as it is known: `2023-03-21`, `2023-03`, `2023`, or null. `of` names the model’s field."""

    def __init__(self, of: str, precision: str, **kwargs: Any) -> None:
        self.of, self.precision = of, precision
        super().__init__(source="*", allow_null=True, **kwargs)

    def to_representation(self, value: Any) -> str | None:
        day: datetime.date | None = getattr(value, self.of)
        return day.strftime(_DATES[getattr(value, self.precision)]) if day else None


SLUG = "Its name in addresses and filters."


def meaning(model: type[Model], name: str) -> str:
    """What the model says of its field."""
    return str(model._meta.get_field(name).help_text)  # type: ignore[union-attr]


def of(model: type[Model], name: str, **more: Any) -> serializers.Field:
    """The field `name` of a model: words, or values of a closed list."""
    field: Any = model._meta.get_field(name)
    more.setdefault("help_text", meaning(model, name))
    if field.choices:
        return Choice(choices=field.choices, **{"allow_null": field.blank, **more})
    return Words(**more) if field.blank else serializers.CharField(**more)
