"""Which addresses may be asked: those of the public web, and no way around them into a network of ours."""

import ipaddress
import re
import socket
from urllib.parse import urlsplit, urlunsplit

from sources.capturing.refused import Refused

from .policy import Policy

Number = ipaddress.IPv4Address | ipaddress.IPv6Address

LONGEST = 2000  # as captures have room for
NOT_PUBLIC = "Only public addresses are fetched, and {host} is, or leads to, one of a private network ({number})."
_ODD = re.compile(r"[\x00-\x20\x7f\\<>^`{|}]")
_SCHEMES = {"http": 80, "https": 443}
# What Python’s own lists leave out or count as public: carriers’ networks, and IPv6 that carries an IPv4 address.
_REFUSED_NETWORKS = [
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8", "100.64.0.0/10", "168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15",
        "::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23",
        "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    )
]  # fmt: skip


def checked(address: str, policy: Policy) -> str:
    """The address as it may be asked, without its fragment. Raises Refused, with the rule that it breaks."""
    address = address.strip()
    if len(address) > LONGEST:
        raise Refused(f"The address is longer than {LONGEST:,} characters, the most that is kept. Upload the file.")
    if _ODD.search(address):
        raise Refused("The address holds spaces or characters that no address has. Copy it anew from the browser.")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise Refused("This is no address of the web. Copy it anew from the browser.") from error
    if parts.scheme not in _SCHEMES:
        raise Refused("Only addresses that begin with http:// or https:// are fetched.")
    if not parts.hostname:
        raise Refused("The address names no server. Copy it anew from the browser.")
    if parts.username is not None or parts.password is not None:
        raise Refused("Addresses with a name or password before the server (the part before @) are not fetched.")
    if (port if port is not None else _SCHEMES[parts.scheme]) not in policy.ports:
        raise Refused(f"Only ports 80 and 443 are fetched from, and this address names port {port}.")
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, ""))


def require_public_name(address: str, policy: Policy) -> None:
    """Refuse where any number that the server’s name answers with is not public."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    try:
        answers = socket.getaddrinfo(host, parts.port or _SCHEMES[parts.scheme], type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Refused(f"There is no server called {host}. Look whether the address is typed right.") from error
    for _, _, _, _, where in answers:
        require_public_number(str(where[0]), host, policy)


def require_public_number(number: str, host: str, policy: Policy) -> None:
    """Refuse a number that is not one of the public web."""
    found = ipaddress.ip_address(number.strip("[]").partition("%")[0])
    if policy.loopback and found.is_loopback:
        return
    if not is_public(found):
        raise Refused(NOT_PUBLIC.format(host=host, number=number))


def is_public(number: Number) -> bool:
    """Whether anybody on the web could ask it, and it carries no other number inside."""
    if any(number in network for network in _REFUSED_NETWORKS if network.version == number.version):
        return False
    odd = number.is_private or number.is_multicast or number.is_reserved or number.is_loopback or number.is_link_local
    return number.is_global and not odd and not number.is_unspecified
