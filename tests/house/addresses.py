"""Every address that the archive answers, read from Django's resolver."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    """A named pattern: `findings:finding-id` stands at `findings/<str:identifier>`."""

    name: str
    route: str

    def filled(self, **values: object) -> str:
        """The address with its parameters in place."""
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda match: str(values[match[1]]), self.route)


def addresses(resolver: URLResolver | None = None, space: str = "", before: str = "") -> Iterator[Address]:
    """Every pattern of the resolver and of all that it includes."""
    for part in (resolver or get_resolver()).url_patterns:
        route = before + str(part.pattern)
        if isinstance(part, URLResolver):
            yield from addresses(part, f"{space}{part.namespace}:" if part.namespace else space, route)
        elif isinstance(part, URLPattern):
            yield Address(space + (part.name or ""), route)
