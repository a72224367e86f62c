"""What a page of HTML says about itself in its head, read from its first bytes without taking it apart."""

import re
from html import unescape

_HEAD_BYTES = 262_144
_CHARSET = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_LINK = re.compile(r"<(?:link|meta)\b[^>]{0,3000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")


def declared_encodings(body: bytes) -> list[str]:
    """The encodings named in the first bytes, as browsers look for them."""
    start = body[:4096]
    found = [*_XML_ENCODING.findall(start), *_CHARSET.findall(start)]
    return [name.decode("ascii", "ignore") for name in found]


def declared_addresses(body: bytes) -> list[str]:
    """The addresses the page calls its own: its canonical link, then the one for sharing."""
    canonical, shared = [], []
    for tag in _LINK.findall(body[:_HEAD_BYTES].decode("utf-8", "replace")):
        said = {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag)}
        if "canonical" in said.get("rel", "").lower().split():
            canonical.append(said.get("href", ""))
        elif said.get("property", "").lower() == "og:url":
            shared.append(said.get("content", ""))
    return [address for address in [*canonical, *shared] if address.startswith(("http://", "https://"))]
