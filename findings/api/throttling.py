"""How often one address may ask."""

from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from django.conf import settings
from django.core.cache import caches
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

_LONGEST = 45  # characters of an address, however written
_ONE_HOUSE = 64  # bits that whoever has one address of IPv6 usually has all of


class PerAddress(SimpleRateThrottle):
    """So many requests in so much time, of each address, as `API_RATE` says. Answers of 304 do not count.

    The cache keeps a bounded number of addresses, those that asked last.
    """

    scope = "api"
    cache = caches["requests"]

    def get_rate(self) -> str | None:
        return settings.API_RATE or None

    def get_cache_key(self, request: Request, view: Any) -> str:
        return self.cache_format % {"scope": self.scope, "ident": asker(self.get_ident(request))}


def asker(told: str | None) -> str:
    """Who asks from this address. What a proxy told that is none is all the same."""
    try:
        address = ip_address((told or "").strip()[:_LONGEST])
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or ip_network((address, _ONE_HOUSE), strict=False).network_address)
    return str(address)
