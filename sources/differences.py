"""What differs between two states of a record, told in words: closed lists by their labels, relations by name."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.dateformat import format as format_date
from django.utils.text import capfirst
from django.utils.timezone import localtime

LONG = 60  # characters from which on a text is compared word by word
NOTHING = "nothing"
KEPT, OUT, IN = "kept", "out", "in"
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")

Names = Callable[[models.Field, Any], str]


@dataclass(frozen=True)
class Piece:
    """Some words that both have (“kept”), or only the earlier (“out”), or only the later (“in”)."""

    kind: str
    words: str


@dataclass(frozen=True)
class Difference:
    """One field that differs: both values in words, and long texts in pieces as well."""

    name: str
    label: str
    before: str
    after: str

    @property
    def pieces(self) -> list[Piece]:
        """The two texts as one, word by word; empty where they are short, or where one of them is nothing."""
        if NOTHING in {self.before, self.after} or max(len(self.before), len(self.after)) < LONG:
            return []
        return list(word_by_word(self.before, self.after))


def word_by_word(before: str, after: str) -> Iterator[Piece]:
    """The later text with what was taken out and what was put in, in reading order."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(KEPT, "".join(old[a:b]))
            continue
        if a < b:
            yield Piece(OUT, "".join(old[a:b]))
        if c < d:
            yield Piece(IN, "".join(new[c:d]))


def differences(
    fields: list[models.Field], before: Mapping[str, Any] | None, after: Mapping[str, Any] | None, named: Names
) -> list[Difference]:
    """The fields in which the two states differ. None is a state in which the record is not there."""
    found = []
    for field in fields:
        old, new = (None if state is None else state[field.attname] for state in (before, after))
        if old != new and not (None in (before, after) and _goes_without_saying(field, old if after is None else new)):
            told = [told_in_words(field, value, named) for value in (old, new)]
            if told[0] != told[1]:
                found.append(Difference(field.name, capfirst(str(field.verbose_name)), *told))
    return found


def _goes_without_saying(field: models.Field, value: Any) -> bool:
    """Whether a new record has that value anyway."""
    return bool(field.has_default() and value == field.get_default())


def told_in_words(field: models.Field, value: Any, named: Names) -> str:
    """A value as an editor would say it."""
    if value is None or value == "" or value == []:
        return NOTHING
    if field.is_relation:
        return named(field, value)
    if isinstance(field, ArrayField):
        return ", ".join(told_in_words(field.base_field, member, named) for member in value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _told(value)


def _told(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return format_date(localtime(value), "j F Y, H:i")
    if isinstance(value, date):
        return format_date(value, "j F Y")
    if hasattr(value, "lower") and hasattr(value, "upper") and not isinstance(value, str):
        return f"{value.lower} to {value.upper}"
    return str(value)
