"""The description of the interface, as people are shown it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from .description import described

Node = dict[str, Any]

_SHOWN = {"/findings/": "?q=forensics&kind=statistic&page_size=5"}  # of lists, which question the example asks
_PASTED = "the words that are said to be quoted"
_FIRST = ("Finding", "Source", "Theme", "Person", "Institution", "Quotation", "Party")
_ENCLOSING = ("PageOf", "Root", "Problem", "Tombstone", "SourceTombstone", "Shown", "Error")  # told elsewhere
_KINDS = {"integer": "number", "boolean": "true or false", "string": "words"}
_FORMATS = {"uri": "address", "date-time": "date and time", "date": "date"}


@dataclass(frozen=True)
class Kind:
    """What stands in a field or a parameter: in words, and the record or the values that these name."""

    text: str
    record: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Field:
    """A parameter of a question, or a field of an answer."""

    name: str
    kind: Kind
    meaning: str
    required: bool = False


@dataclass(frozen=True)
class Operation:
    """What one address answers. `command` is a line that can be run in a shell."""

    name: str
    path: str
    summary: str
    parameters: tuple[Field, ...]
    answer: Kind
    example: str
    command: str


@dataclass(frozen=True)
class Record:
    """A sort of object in answers, with its fields."""

    name: str
    meaning: str
    fields: tuple[Field, ...]


def operations(home: str, at_hand: Mapping[str, str]) -> list[Operation]:
    """Every address, with a command that asks it at this site for one of the records `at_hand`."""
    return [
        Operation(*_described(path), command=_command(home, path, at_hand))  # type: ignore[call-arg,misc]
        for path in described()["paths"]
    ]


@cache
def records() -> list[Record]:
    """Every sort of object in answers, those that have an address first."""
    schemas = described()["components"]["schemas"]
    names = [name for name in schemas if "properties" in schemas[name] and not name.startswith(_ENCLOSING)]
    names.sort(key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name))
    return [Record(name, schemas[name]["description"], _fields(schemas[name])) for name in names]


@cache
def _described(path: str) -> tuple[Any, ...]:
    told = described()["paths"][path]["get"]
    parameters = tuple(
        Field(each["name"], _kind(each["schema"]), each["description"], each.get("required", False))
        for each in told.get("parameters", ())
    )
    content = told["responses"]["200"]["content"]["application/json"]
    [example] = content["examples"].values()
    shown = json.dumps(example["value"], ensure_ascii=False, indent=2)
    answer = _kind(content["schema"])
    return told["operationId"], path, told["summary"], parameters, _kind_of_page(answer), shown


def _kind_of_page(kind: Kind) -> Kind:
    """Of a page, what its `results` are."""
    name = kind.record
    if not name.startswith(_ENCLOSING):
        return kind
    fields = described()["components"]["schemas"][name]["properties"]
    return _kind(fields["results"]) if "results" in fields else Kind("addresses by name")


def _command(home: str, path: str, at_hand: Mapping[str, str]) -> str:
    prefix, _, rest = path.partition("{")
    if path.endswith("/check"):
        return f"curl --get --data-urlencode 'text={_PASTED}' '{home}{path}'"
    place = prefix.removeprefix("/api/v1")
    if rest:
        return f"curl '{home}{prefix}{at_hand.get(place, '…')}/'"
    return f"curl '{home}{path}{_SHOWN.get(place, '')}'"


def _fields(schema: Node) -> tuple[Field, ...]:
    return tuple(Field(name, _kind(told), told.get("description", "")) for name, told in schema["properties"].items())


def _kind(schema: Node) -> Kind:
    """What a schema allows, in words."""
    for several in ("oneOf", "allOf"):
        if several in schema:
            kinds = [_kind(each) for each in schema[several]]
            first = kinds[0]
            return Kind(" or ".join(each.text for each in kinds), first.record, first.values)
    if "$ref" in schema:
        return _named(schema["$ref"].rpartition("/")[2])
    if schema.get("type") == "array":
        each = _kind(schema["items"])
        return Kind(f"list of {'values' if each.values else each.text}", each.record, each.values)
    if isinstance(schema.get("type"), list):
        return Kind(" or ".join(_kind({**schema, "type": kind}).text for kind in schema["type"]))
    if "enum" in schema:
        return Kind("one value", values=tuple(schema["enum"]))
    if schema.get("type") == "null":
        return Kind("null")
    return Kind(_FORMATS.get(schema.get("format", "")) or _KINDS[schema["type"]])


def _named(name: str) -> Kind:
    schema = described()["components"]["schemas"][name]
    if "enum" in schema:
        return Kind("one value", values=tuple(schema["enum"]))
    return Kind("null") if schema.get("type") == "null" else Kind(name, record=name)
