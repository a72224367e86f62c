"""Themes out of a spreadsheet."""

from typing import Any

from django.db.models import Max

from findings.models import Theme
from findings.vocabulary import Noun
from sources.importing.columns import Column, Columns, line, lines, whole, words

from .naming import NamedResource
from .people import ALIASES

COLUMNS = Columns(
    [
        Column("slug", "The name in addresses. Leave it out: it is made from the name.", "", ("theme",), line),
        Column("code", "Its short code.", "LT1", (), line, required=True),
        Column("position", "Its place in the list; last where it is left out.", "", ("place", "order"), whole),
        Column("name", "As readers see it.", "Lost things", ("theme name", "term"), line, required=True),
        Column(
            "parent",
            "The broader theme, by slug or name; in a row above this one where it is new too.",
            "",
            ("broader", "broader theme", "part of", "parent theme"),
            line,
            owned=False,
        ),
        Column(
            "definition", "What it means, in one sentence.", "What was there and is not.", ("meaning",), words, True
        ),
        Column("use_for", "When to use it.", "Keys and badges.", ("use", "use when", "scope"), words),
        Column("not_for", "When to use another, and which.", "", ("do not use for", "dont use", "not"), words),
        Column("aliases", "Other words readers search for, parted by semicolons.", "mislaid; missing", ALIASES, lines),
        Column("uhri", "Nearest term of the UN’s index.", "", ("un index term",), line),
        Column("iopc", "Nearest term of the IOPC.", "", ("iopc term",), line),
        Column("content_note", "A warning shown above findings with it.", "", ("warning",), line),
    ]
)


class ThemeResource(NamedResource):
    model = Theme
    noun = Noun.THEME
    columns = COLUMNS

    def begin(self, given: dict[str, Any]) -> Any:
        theme = super().begin(given)
        theme.position = (Theme.objects.aggregate(last=Max("position"))["last"] or 0) + 1
        return theme

    def parts(self, instance: Any, given: dict[str, Any]) -> list[tuple[str, str, str]]:
        return self.parent(instance, given)
