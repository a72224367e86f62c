"""Addresses that differ only in what does not matter: one work should be held once."""

from collections.abc import Iterable
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from sources.models import Capture, Source

_TRACKING = {
    "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "cmpid", "cmp", "icid", "ocid",
    "ito", "ns_campaign", "ns_mchannel", "ns_source", "at_medium", "at_campaign", "ref_src", "ref_url",
    "smid", "srnd", "spm", "xtor", "s_cid", "guccounter", "__twitter_impression",
}  # fmt: skip
_PREFIXES = ("utm_", "at_", "pk_", "mtm_", "hsa_", "_hs", "vero_", "wt_")


def key_of(address: str) -> str:
    """What two addresses of one page have in common: no scheme, “www.”, tracking, fragment, or slash at the end."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    if not host:
        return ""
    where = host if port in {None, 80, 443} else f"{host}:{port}"
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._").rstrip("/")
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = sorted(pair for pair in asked if not _is_tracking(pair[0].lower()))
    return f"{where}{path}" + (f"?{urlencode(kept)}" if kept else "")


def sources_at(addresses: Iterable[str]) -> list[Source]:
    """The sources that are held under one of these addresses, however it was written down, the oldest first."""
    keys = {key for key in map(key_of, addresses) if key}
    found: set[int] = set()
    for host in {key.partition("/")[0].partition(":")[0].partition("?")[0] for key in keys}:
        for pk, own, archived in Source.objects.filter(address__icontains=host).values_list(
            "pk", "address", "archived_address"
        ):
            if keys & {key_of(own), key_of(archived)}:
                found.add(pk)
        of_source = Capture.objects.filter(source__isnull=False, final_address__icontains=host)
        for pk, asked, answered in of_source.values_list("source", "address", "final_address"):
            if pk and keys & {key_of(asked), key_of(answered)}:
                found.add(pk)
    return list(Source.objects.filter(pk__in=found).select_related("publisher").order_by("pk"))


def _is_tracking(name: str) -> bool:
    return name in _TRACKING or name.startswith(_PREFIXES)
