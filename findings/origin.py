"""Scheme and host of the archive, with which addresses begin that are read elsewhere."""

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest


def origin_of(request: HttpRequest) -> str:
    """As whoever asks wrote them, such as `https://archive.example.org`. Raises DisallowedHost."""
    return f"{request.scheme}://{request.get_host()}"


def origin_if_ours(request: HttpRequest | None) -> str:
    """The same, and nothing where the host that was asked is not ours, or nobody asks."""
    try:
        return origin_of(request) if request else ""
    except DisallowedHost:
        return ""
