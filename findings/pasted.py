"""What readers paste into the search box that is no words: identifiers of findings, and addresses."""

import re
from itertools import product

from django.db.models import Q

from findings import identifiers
from findings.models import Finding
from findings.records import by_slug
from findings.vocabulary import State
from sources.models import Source

LONGEST = 1_000  # characters of an address

_ON_THE_WEB = re.compile(r"(?:https?://)?(?:www\.)?([^\s/?#]+\.[^\s?#]+)(\?[^\s#]*)?(?:#\S*)?", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_OUR_OWN = re.compile(
    r"(?:https?://)?[^\s/]+/(themes|people|institutions|sources)/([\w-]+)(?:/(?:text/\S*)?)?(?:[?#]\S*)?"
)
_NOUNS = {"themes": "theme", "people": "person", "institutions": "institution", "sources": "source"}


def finding_named(typed: str) -> Finding | None:
    """The finding whose identifier this is, if it was ever published: a tombstone too has its address."""
    identifier = identifiers.read_pasted(typed)
    if identifier is None:
        return None
    return Finding.objects.filter(public_id=identifier, state__in=[State.PUBLISHED, State.WITHDRAWN]).first()


def filter_for(typed: str) -> tuple[str, str] | None:
    """The filter that a pasted address stands for, and its value: one of a record’s pages, or a source on the web."""
    typed = typed.strip()
    if "/" not in typed or len(typed) > LONGEST:
        return None
    own, on_the_web = _OUR_OWN.fullmatch(typed), _ON_THE_WEB.fullmatch(typed)
    if own is not None and by_slug({_NOUNS[own[1]]: [own[2]]}):
        return _NOUNS[own[1]], own[2]
    slug = _slug_of_source(on_the_web[1].rstrip("/"), on_the_web[2] or "") if on_the_web is not None else None
    return ("source", slug) if slug else None


def nothing_at(typed: str) -> list[str]:
    """A sentence on what is written as an identifier or an address, and is that of nothing that readers know of."""
    typed = typed.strip()
    if _ADDRESS.fullmatch(typed):
        return [] if filter_for(typed) or finding_named(typed) else ["No source in the archive has this address."]
    if identifiers.is_mistyped(typed):
        return [f"“{typed}” looks like the identifier of a finding, with a typing error."]
    if identifiers.read(typed) is None or len({sign.isdigit() for sign in typed if sign.isalnum()}) < 2:
        return []
    return [] if finding_named(typed) else [f"“{typed}” is written as the identifier of a finding, but none has it."]


def _slug_of_source(place: str, query: str) -> str | None:
    """The source that stands at this place on the web, however its address begins and ends."""
    written = [
        f"{scheme}://{www}{place}{end}{asked}"
        for scheme, www, end, asked in product(("https", "http"), ("", "www."), ("", "/"), {"", query})
    ]
    there = Source.objects.published().filter(Q(address__in=written) | Q(archived_address__in=written))
    return there.order_by("pk").values_list("slug", flat=True).first()
