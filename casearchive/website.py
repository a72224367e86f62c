"""The archive in the words of schema.org, for its first page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from findings.citing.cited import NAME_OF_ARCHIVE
from findings.citing.schema_org import ScriptData, in_script


def website(request: HttpRequest) -> ScriptData:
    """What it is called, where it stands, and the address by which it is searched (schema.org/SearchAction)."""
    home, search = (request.build_absolute_uri(reverse(name)) for name in ("home", "findings:finding-list"))
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "@id": home,
        "url": home,
        "name": NAME_OF_ARCHIVE,
        "inLanguage": "en-GB",
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{words}}"},
            "query-input": "required name=words",
        },
    }
    return in_script(data)
