"""The main navigation, with the place where the reader is."""

from typing import Any

from django import template

from findings.parts import part
from findings.record_addresses import address

register = template.Library()

PLACES = [
    ("Findings", "findings:finding-list"),
    ("Themes", "findings:theme-list"),
    ("Institutions", "findings:institution-list"),
    ("People", "findings:person-list"),
    ("Sources", "sources:source-list"),
    ("About", "about"),
]


@register.simple_tag(takes_context=True)
def navigation(context: dict[str, Any]) -> str:
    """The places; the place itself is current as "page", one under which it lies as "true". Works without a request."""
    request = context.get("request")
    here = request.path if request else ""
    places = []
    for text, name in PLACES:
        url = address(name)
        places.append((text, url, "page" if here == url else "true" if here.startswith(url) else ""))
    return part("navigation", places)
