"""The parameters of the interface, those of the filters as the filters themselves say them."""

from typing import Any

import django_filters
from drf_spectacular.utils import OpenApiExample, OpenApiParameter

from findings.api.limits import MOST, USUAL
from findings.checking import LONGEST
from findings.choosing import MOST as MOST_VALUES
from findings.choosing import Known, Listed, Year
from findings.filters import FILTERS, SORTS
from findings.picking import Picks
from findings.questions import FIRST_YEAR, LAST_YEAR

Schema = dict[str, Any]
_WORDS = "Words, as they are typed into the search box: phrases, `OR`, `-`, beginnings of words."
_EXAMPLES = {"q": "forensics", "theme": ["racism"], "kind": ["statistic"], "since": 2020, "sort": "newest"}


def filters() -> list[OpenApiParameter]:
    """Those of the list of findings."""
    return [_parameter(name, *_told(name, each)) for name, each in FILTERS.items()]


def paging() -> list[OpenApiParameter]:
    """Those of every list."""
    size = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
    return [
        _parameter("page_size", size, "How many records a page has."),
        _parameter("cursor", {"type": "string"}, "Where the page begins: as `next` and `previous` have it, unaltered."),
    ]


def checked() -> OpenApiParameter:
    """What is pasted to be checked."""
    text = {"type": "string", "minLength": 1, "maxLength": LONGEST}
    told = (
        "The words that are said to be quoted, at least three. They stand in the address, and so in the server’s log."
    )
    return _parameter("text", text, told, required=True)


def named(name: str, example: str) -> OpenApiParameter:
    """The part of an address that names a record."""
    told = "The slug of the record." if name == "slug" else "The identifier, however it is written."
    examples = [OpenApiExample("Toytown", example)]
    return OpenApiParameter(name, {"type": "string"}, OpenApiParameter.PATH, description=told, examples=examples)


def _told(name: str, each: django_filters.Filter) -> tuple[Schema, str]:
    """What the filter takes, and what it means."""
    if isinstance(each, Known):
        items: Schema = {"type": "string"}
        noun = each.extra["noun"]
        which = f"The slug of {'an' if noun[0] in 'aeiou' else 'a'} {noun}."
    elif isinstance(each, Picks):
        items, which = {"type": "string"}, "The identifier of a finding, however it is written."
    elif isinstance(each, Listed):
        items = {"type": "string", "enum": [value for value, _ in each.extra["choices"]]}
        which = f"{str(each.label).removeprefix('Not ').capitalize()}."
    elif isinstance(each, Year):
        return {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}, f"{each.label}."
    elif name == "sort":
        usual = "What comes first: `relevance` for words and `newest` without, where nothing is said."
        return {"type": "string", "enum": list(SORTS)}, usual
    else:
        return {"type": "string"}, _WORDS
    several = "Findings with any of several values are left out." if each.exclude else "Several mean any of them."
    return {"type": "array", "items": items, "maxItems": MOST_VALUES}, f"{which} {several}"


def _parameter(name: str, schema: Schema, told: str, *, required: bool = False) -> OpenApiParameter:
    examples = [OpenApiExample(name, _EXAMPLES[name])] if name in _EXAMPLES else None
    several: dict[str, Any] = {"explode": True, "style": "form"} if schema["type"] == "array" else {}
    return OpenApiParameter(
        name, schema, OpenApiParameter.QUERY, description=told, required=required, examples=examples, **several
    )
