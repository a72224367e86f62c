"""Filters typed among the words become those of the address: `theme:forensics rope` is `?theme=forensics&q=rope`."""

import re
from dataclasses import dataclass

from django.http import QueryDict

from .asked import YEARS, Asked, Field
from .cutting import LONGEST
from .naming import LISTS, Meant, meant
from .reading import as_words, bounded, read
from .tree import Node, every

MOST = 12  # records that one name may mean

_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")
_YEARS = re.compile(r"(\d{4})?\s*(?:(\.\.+|-|–)\s*(\d{4})?)?")


@dataclass(frozen=True)
class Filled:
    """An address in which every typed filter has its own parameter, what was asked, and what is to be told of it."""

    parameters: QueryDict
    asked: Asked
    is_changed: bool = False


def filled(parameters: QueryDict) -> Filled:
    """The address with typed filters in their own parameters. Each replaces what stood there, as a click does."""
    typed = parameters.get("q", "")
    asked = read(typed)
    text = _NO_CHARACTER.sub("\ufffd", typed[:LONGEST])  # as it stands in every link of the page
    if not asked.fields:
        if text != typed:
            parameters = parameters.copy()
            parameters["q"] = text
        return Filled(parameters, asked)
    newer = parameters.copy()
    words: list[Node] = [asked.tree] if asked.tree is not None else []
    notes = list(asked.notes)
    names = meant(field for field in asked.fields if field.name not in YEARS)
    for field in asked.fields:
        if field.name in YEARS:
            notes += _years(field, newer)
        else:
            words += _named(field, names, newer, notes)
    tree = bounded(every(words), notes)
    whole = Asked(tree, (), tuple(dict.fromkeys(notes)))
    newer["q"] = whole.words
    if tree is None:
        del newer["q"]
    newer.pop("page", None)
    return Filled(newer, whole, is_changed=True)


def _named(field: Field, names: Meant, parameters: QueryDict, notes: list[str]) -> list[Node]:
    """Puts what a filter names into the address. What names nothing is given back, to be read as words."""
    slugs: list[str] = []
    unknown: list[str] = []
    for value in field.values:
        found = names[field.name, value]
        if not 0 < len(found) <= MOST:
            unknown.append(value)
            notes.append(_not_meant(field.name, value, len(found)))
        elif len(found) > 1:
            notes.append(f"“{field.name}:{value}” means any of {len(found)}: {'; '.join(name for _, name in found)}.")
        slugs += [slug for slug, _ in found] if len(found) <= MOST else []
    if slugs:
        name = f"not_{field.name}" if field.without else field.name
        kept = parameters.getlist(name) if field.without else []
        parameters.setlist(name, list(dict.fromkeys(kept + slugs)))
    node = as_words(Field(field.name, tuple(unknown), field.without))
    return [node] if node is not None else []


def _not_meant(name: str, value: str, number: int) -> str:
    if number:
        return f"“{name}:{value}” could mean more than {MOST}, too many for a filter, and was read as words."
    there_are = f" “{name}:” can be {', '.join(label for _, label in LISTS[name])}." if name in LISTS else ""
    return f"There is no {name} “{value}” in the archive; it was read as words.{there_are}"


def _years(field: Field, parameters: QueryDict) -> list[str]:
    """Puts years into the address; gives back what is to be told."""
    value = field.values[-1]
    typed = f"“{'-' if field.without else ''}{field.name}:{value}”"
    given = None if field.without else _given(field.name, value)
    if given is None:
        return [f"{typed} was left out. Years are typed as year:1999, year:1999..2023, year:..1999 or year:2020.."]
    replaced = YEARS if field.name == "year" else ("year", field.name)
    for name in replaced:
        parameters.pop(name, None)
    for name, year in given.items():
        parameters[name] = year
    return [] if len(field.values) == 1 else [f"Only one year or range can be asked for: the last, {typed}, was used."]


def _given(name: str, value: str) -> dict[str, str] | None:
    """The years of a value by parameter; None where it holds none."""
    match = _YEARS.fullmatch(value)
    if match is None or not (match[1] or match[3]):
        return None
    first, range_sign, last = match.groups()
    if name != "year":
        return None if range_sign else {name: first}
    if not range_sign:
        return {"year": first}
    if first and last and first > last:
        first, last = last, first
    return {name: year for name, year in (("since", first), ("until", last)) if year}
