"""The main navigation, with the place where the reader is."""

from typing import Any

from django import template
from django.urls import reverse

register = template.Library()

PLACES = [
    ("Findings", "findings:finding-list"),
    ("Themes", "findings:theme-list"),
    ("Institutions", "findings:institution-list"),
    ("People", "findings:person-list"),
    ("Sources", "sources:source-list"),
    ("About", "about"),
]


@register.inclusion_tag("components/navigation.html", takes_context=True)
def navigation(context: dict[str, Any]) -> dict[str, Any]:
    """The places; `current` is "page" on the place itself, "true" on what lies under it. Works without a request."""
    request = context.get("request")
    here = request.path if request else ""
    places = []
    for text, name in PLACES:
        url = reverse(name)
        current = "page" if here == url else "true" if here.startswith(url) else ""
        places.append({"text": text, "url": url, "current": current})
    return {"places": places}
