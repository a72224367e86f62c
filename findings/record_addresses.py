"""Addresses of records in lists: each pattern is asked of Django once, not for each of hundreds of links."""

import re
from functools import cache

from django.urls import get_script_prefix, reverse
from django.utils.text import slugify

from findings import identifiers

WORDS_IN_ADDRESS = 9
TAKEN = {"embed"}  # what stands there already under the identifier
_MARK = "MARK"
_MARKS, _GAPS = re.compile(r"[^\w\s-]").sub, re.compile(r"[-\s]+").sub


def address(name: str, *parts: str) -> str:
    """What `reverse` gives, for identifiers and slugs, which stand in addresses as they are."""
    return _form(name, len(parts), get_script_prefix()) % parts


def finding_address(public_id: str, summary: str) -> str:
    """The one address of a finding."""
    return address("findings:finding-detail", identifiers.shown(public_id), finding_slug(summary))


def finding_slug(summary: str) -> str:
    """The words of it in the address: for people; the identifier alone decides."""
    words = " ".join(summary.split(maxsplit=WORDS_IN_ADDRESS)[:WORDS_IN_ADDRESS])
    slug = _plain_slug(words) if words.isascii() else slugify(words)
    return slug if slug and slug not in TAKEN else "finding"


def _plain_slug(words: str) -> str:
    """What `slugify` gives for words without accents and other letters, in half the time."""
    return _GAPS("-", _MARKS("", words.lower())).strip("-_")


@cache
def _form(name: str, parts: int, prefix: str) -> str:
    return reverse(name, args=[_MARK] * parts).replace("%", "%%").replace(_MARK, "%s")
