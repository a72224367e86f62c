"""Quotations in files: the words of each span, and where they stand."""

import re
from typing import Any

from findings.models import Quotation
from sources.models import TextVersion
from sources.passages import Span

from .fields import Lookup
from .reading import Items, Problem, Record, Text

NUMBER = re.compile(r"[0-9]{1,9}")
NUMBERED = re.compile(rf"(.+)/({NUMBER.pattern})")
AT = re.compile(rf"({NUMBER.pattern})-({NUMBER.pattern})")


def written_quotation(quotation: Quotation, kept: int | None = None) -> dict[str, Any]:
    """A quotation as a record: the words of each span with the place where they stand.

    `kept` is the number of the latest text of its source, where it was left in an earlier one.
    """
    text_version = quotation.text_version
    spans = zip(quotation.spans, quotation.passages, strict=True)
    return {
        "role": quotation.role,
        "text": f"{text_version.source.slug}/{text_version.number}",
        **({"kept": str(kept)} if kept else {}),
        "spans": [{"at": f"{span.lower}-{span.upper}", "words": words} for span, words in spans],
    }


def read_quotation(record: Record, find: Lookup) -> Quotation:
    """A quotation, not yet saved, whose words were all found in its text. Raises Problem where they were not."""
    if unknown := set(record) - {"role", "text", "kept", "spans"}:
        key = min(unknown)
        raise record.problem(f"A quotation has no “{key}”: it has role, text, kept and spans.", key)
    if record.get("role") not in Quotation.Role.values:
        raise record.problem("The role of a quotation is taken-from or also-in.", "role")
    text_version = _text_version(record, find)
    spans = record.get("spans")
    if not isinstance(spans, Items) or not spans or not all(isinstance(span, Record) for span in spans):
        raise record.problem(
            "“spans” is a list: each with “words”, and “at” where the words stand more than once.", "spans"
        )
    quotation = Quotation(role=str(record["role"]), text_version=text_version)
    placed = [_place(span, text_version) for span in spans]
    for (_, end), (start, _), span in zip(placed, placed[1:], spans[1:], strict=False):
        if start <= end:
            raise span.problem("The spans of a quotation follow one another in the text, apart from each other.")
    quotation.place(text_version.text, placed)
    return quotation


def read_kept(record: Record) -> int | None:
    """The number of the latest text, beside which a quotation was left in an earlier one. Raises Problem."""
    kept = str(record.get("kept", ""))
    if kept and not NUMBER.fullmatch(kept):
        raise record.problem("“kept” is the number of the latest text of the source, such as 2.", "kept")
    return int(kept) if kept else None


def _text_version(record: Record, find: Lookup) -> TextVersion:
    match = NUMBERED.fullmatch(str(record.get("text", "")))
    found = find.text(match[1], int(match[2])) if match else None
    if found is None:
        raise record.problem(
            f"There is no text “{record.get('text', '')}”. Give the source and the number: source-slug/1.", "text"
        )
    return found


def _place(span: Record, text_version: TextVersion) -> Span:
    words, text = span.get("words"), text_version.text
    if not isinstance(words, str) or not words or set(span) - {"words", "at"}:
        raise span.problem("A span has “words”, and “at” where these stand more than once; nothing else.")
    name = f"text {text_version.number} of {text_version.source.slug}"
    if "at" in span:
        match = AT.fullmatch(str(span["at"]))
        start, end = (int(match[1]), int(match[2])) if match else (0, 0)
        if text[start:end] != words:
            raise span.problem(
                f"These words do not stand at {span['at']} of {name}. Without “at” they are looked for.", "at"
            )
        return start, end
    places = text.count(words)
    start = text.find(words)
    if places == 1 and text.find(words, start + 1) == -1:
        return start, start + len(words)
    if start == -1:
        raise span.problem(f"These words do not stand in {name}, character for character.", "words")
    every = [match.start() for match in re.finditer(f"(?={re.escape(words)})", text)]
    where = ", ".join(f"{place}-{place + len(words)}" for place in every[:5])
    raise span.problem(f"These words stand {len(every)} times in {name}. Add “at”, one of: {where}.", "words")


def parts_of(record: Record, key: str, short: str = "") -> list[Any]:
    """The records under a key; a bare value stands for the record whose key is `short`. Raises Problem otherwise."""
    items = record.get(key, Items())
    if not isinstance(items, Items):
        raise record.problem(f"“{key}” is a list.", key)
    return [_record(item, key, short) for item in items]


def _record(item: Any, key: str, short: str) -> Record:
    if short and isinstance(item, Text):
        item = Record.of(short, item)
    if not isinstance(item, Record):
        raise Problem(item.file, item.line, f"Each of “{key}” is a record, “key: value”.")
    return item
