"""How one value of a record is read from a file and written to it. Each sort of value has one class."""

import datetime
import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import Model
from django.utils.dateparse import parse_datetime

from findings import identifiers
from findings.models import FormerAddress
from sources.models import FormerSlug, Source, TextVersion


class Wrong(Exception):
    """A value that cannot be read; the sentence says why."""


class Lookup:
    """Finds records that others refer to, each once for as long as it lives: for one import."""

    MOST_TEXTS = 20  # held at once: they may be long

    def __init__(self) -> None:
        self.known: dict[tuple[type[Model], str], Model] = {}
        self.texts: dict[tuple[str, int], TextVersion] = {}

    def __call__(self, model: type[Model], by: str, wanted: str) -> Model | None:
        """The record of `model` whose field `by` is `wanted`, or None."""
        if (model, wanted) not in self.known:
            found = model._default_manager.filter(**{by: wanted}).first()
            if found is None:
                return None
            self.known[model, wanted] = found
        return self.known[model, wanted]

    def text(self, slug: str, number: int) -> TextVersion | None:
        """That text of that source, or None."""
        if (slug, number) not in self.texts:
            texts = TextVersion.objects.filter(source__slug=slug, number=number).select_related("source")
            found = texts.first()
            if found is None:
                return None
            if len(self.texts) >= self.MOST_TEXTS:
                self.texts.clear()
            self.texts[slug, number] = found
        return self.texts[slug, number]


class Words:
    """Words, as they stand. Every other sort of value extends this one."""

    empty: Any = ""

    def __init__(
        self, key: str, attribute: str = "", *, required: bool = False, late: bool = False, kept: bool = False
    ):
        self.key, self.attribute = key, attribute or key
        self.required = required
        self.late = late  # refers to a record that may come later in the files: set once all are there
        self.kept = kept  # where the file says nothing, what the archive has stays

    def read(self, value: Any, find: "Lookup") -> Any:
        """The value of the attribute. Raises Wrong."""
        if not isinstance(value, str):
            raise Wrong(f"“{self.key}” is a line of words.")
        return str(value)

    def write(self, value: Any) -> Any:
        """What stands in the file for the attribute's value; None where nothing does."""
        return value or None

    def differs(self, instance: Model, value: Any) -> bool:
        """Whether the record holds something else."""
        return bool(getattr(instance, self.attribute, None) != value)


class Whole(Words):
    """A whole number."""

    empty = None

    def read(self, value: Any, find: "Lookup") -> Any:
        if not re.fullmatch(r"[0-9]{1,9}", super().read(value, find)):
            raise Wrong(f"“{self.key}” is a whole number, not “{value}”.")
        return int(value)


class Number(Words):
    """A decimal number."""

    empty = None

    def read(self, value: Any, find: "Lookup") -> Any:
        try:
            number = Decimal(super().read(value, find))
        except InvalidOperation:
            raise Wrong(f"“{self.key}” is a number such as 81 or 0.5, not “{value}”.") from None
        if not number.is_finite():
            raise Wrong(f"“{self.key}” is a number such as 81 or 0.5, not “{value}”.")
        return number

    def write(self, value: Any) -> Any:
        if value is None:
            return None
        return int(value) if value == int(value) else format(value.normalize(), "f")


class Truth(Words):
    """True, or nothing."""

    empty = False

    def read(self, value: Any, find: "Lookup") -> Any:
        if value not in ("true", "false"):
            raise Wrong(f"“{self.key}” is true or false.")
        return value == "true"


class Lines(Words):
    """A list of words, in order."""

    @property
    def empty(self) -> list[str]:  # type: ignore[override]
        return []

    def read(self, value: Any, find: "Lookup") -> Any:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise Wrong(f"“{self.key}” is a list, each of its lines starting with “- ”, or [in, brackets].")
        return [str(item) for item in value]


class Identifier(Words):
    """A public identifier, in any way of writing it."""

    def read(self, value: Any, find: "Lookup") -> Any:
        identifier = identifiers.read(super().read(value, find))
        if identifier is None:
            raise Wrong(f"“{value}” is no identifier: it has a typing error. `manage.py new_identifier` makes one.")
        return identifier

    def write(self, value: Any) -> Any:
        return identifiers.shown(value)


class Moment(Words):
    """A date and time in UTC: 2023-03-21T09:30:00Z."""

    empty = None

    def read(self, value: Any, find: "Lookup") -> Any:
        try:
            moment = parse_datetime(super().read(value, find))
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            raise Wrong(f"“{self.key}” is a time such as 2023-03-21T09:30:00Z, not “{value}”.")
        return moment

    def write(self, value: Any) -> Any:
        return value and value.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")


class Reference(Words):
    """Another record, by its slug or identifier."""

    empty = None

    def __init__(self, key: str, model: type[Model], by: str = "slug", **kwargs: Any) -> None:
        super().__init__(key, **kwargs)
        self.model, self.by = model, by

    def read(self, value: Any, find: "Lookup") -> Any:
        name = super().read(value, find)
        wanted = identifiers.read(name) if self.by == "public_id" else name
        found = find(self.model, self.by, wanted) if wanted else None
        if found is None:
            raise Wrong(f"There is no {self.model._meta.verbose_name} “{value}”. Add it first, or mend the name.")
        return found

    def write(self, value: Any) -> Any:
        if value is None:
            return None
        return identifiers.shown(value.public_id) if self.by == "public_id" else getattr(value, self.by)


class References(Words):
    """Several other records, by their slugs."""

    @property
    def empty(self) -> list[Model]:  # type: ignore[override]
        return []

    def __init__(self, key: str, model: type[Model], **kwargs: Any) -> None:
        super().__init__(key, **kwargs)
        self.one, self.many = Reference(key, model), Lines(key)

    def read(self, value: Any, find: "Lookup") -> Any:
        return [self.one.read(item, find) for item in self.many.read(value, find)]

    def write(self, value: Any) -> Any:
        return sorted(record.slug for record in value.all()) or None

    def differs(self, instance: Model, value: Any) -> bool:
        return {record.pk for record in getattr(instance, self.attribute).all()} != {record.pk for record in value}

    def put(self, instance: Model, value: Any) -> None:
        """Set them."""
        getattr(instance, self.attribute).set(value)


class FormerSlugs(Lines):
    """Names that the record had in addresses. Addresses last: what the file does not name stays."""

    def __init__(self) -> None:
        super().__init__("former_slugs", "former_addresses", late=True, kept=True)

    def write(self, value: Any) -> Any:
        return sorted(former.slug for former in value.all()) or None

    def differs(self, instance: Model, value: Any) -> bool:
        return not set(value) <= {former.slug for former in getattr(instance, self.attribute).all()}

    def put(self, instance: Any, value: Any) -> None:
        """Let these addresses lead to the record. Raises Wrong where one is another record's."""
        noun = str(instance._meta.verbose_name)
        for slug in value:
            led_to: Any
            if isinstance(instance, Source):
                led_to = FormerSlug.objects.get_or_create(slug=slug, defaults={"source": instance})[0].source
            else:
                of_noun = FormerAddress.objects.get_or_create(noun=noun, slug=slug, defaults={noun: instance})
                led_to = of_noun[0].leads_to
            if led_to != instance:
                raise Wrong(f"“{slug}” is a former slug of “{led_to.slug}” already.")


class PartDate(Words):
    """A date as far as it is known: 2023, 2023-03 or 2023-03-21. Fills the two attributes with that beginning."""

    empty = (None, "day")
    SHAPES = {4: ("year", "-01-01"), 7: ("month", "-01"), 10: ("day", "")}

    @property
    def attributes(self) -> tuple[str, str]:
        """`published_on` and `published_precision`."""
        return f"{self.attribute}_on", f"{self.attribute}_precision"

    def read(self, value: Any, find: "Lookup") -> Any:
        text = super().read(value, find)
        precision, rest = self.SHAPES.get(len(text), ("", ""))
        try:
            return datetime.date.fromisoformat(text + rest), precision
        except ValueError:
            raise Wrong(f"“{self.key}” is a date such as 2023-03-21, 2023-03 or 2023, not “{value}”.") from None

    def write(self, value: Any) -> Any:
        date, precision = value
        lengths = {precision: length for length, (precision, _) in self.SHAPES.items()}
        return date and date.isoformat()[: lengths[precision]]


class Day(Words):
    """A date that is known to the day: 2023-03-21."""

    empty = None

    def read(self, value: Any, find: "Lookup") -> Any:
        try:
            return datetime.date.fromisoformat(super().read(value, find))
        except ValueError:
            raise Wrong(f"“{self.key}” is a date such as 2023-03-21, not “{value}”.") from None

    def write(self, value: Any) -> Any:
        return value and value.isoformat()


class Changes(Words):
    """What a correction changed: a list of records, each with what, was and now, which may say nothing."""

    KEYS = ("what", "was", "now")

    def read(self, value: Any, find: "Lookup") -> Any:
        if not isinstance(value, list) or not all(isinstance(change, dict) for change in value):
            raise Wrong(f"“{self.key}” is a list of records, each with what, was and now.")
        for change in value:
            if set(change) - set(self.KEYS) or not all(isinstance(words, str) for words in change.values()):
                raise Wrong(f"Each of “{self.key}” has what, was and now, all of them words; nothing else.")
        return [{key: str(change.get(key, "")) for key in self.KEYS} for change in value]

    def write(self, value: Any) -> Any:
        return [{key: change[key] for key in self.KEYS if change[key]} for change in value] or None
