"""What RFC 4287 says an Atom document MUST have, and RFC 5005 a paged one."""

import datetime
import re
from urllib.parse import urlsplit

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ONCE = ("id", "title", "updated")
AT_MOST_ONCE = ("generator", "icon", "logo", "rights", "subtitle", "content", "published", "source", "summary")
PERSONS = ("author", "contributor")
KNOWN = {*ONCE, *AT_MOST_ONCE, *PERSONS, "category", "link", "entry"}


def read(body: bytes):
    """The feed, after it was held to the rules."""
    root = etree.fromstring(body)
    assert root.tag == f"{ATOM}feed"
    _held(root)
    ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids)
    relations = {link.get("rel", "alternate"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert {"self", "alternate", "first", "last"} <= set(relations)
    for entry in root.iter(f"{ATOM}entry"):
        _held(entry)
        assert entry.find(f"{ATOM}author") is not None or root.find(f"{ATOM}author") is not None
    return root


def _held(element) -> None:
    """What holds of a feed and of an entry alike."""
    for name in ONCE:
        assert len(element.findall(f"{ATOM}{name}")) == 1, name
    for name in AT_MOST_ONCE:
        assert len(element.findall(f"{ATOM}{name}")) <= 1, name
    for child in element:
        assert not child.tag.startswith(ATOM) or child.tag.removeprefix(ATOM) in KNOWN, child.tag
    assert urlsplit(element.findtext(f"{ATOM}id")).scheme
    for name in ("updated", "published"):
        for date in element.findall(f"{ATOM}{name}"):
            assert DATE.fullmatch(date.text)
            assert datetime.datetime.fromisoformat(date.text).tzinfo
    for person in (each for name in PERSONS for each in element.findall(f"{ATOM}{name}")):
        assert len(person.findall(f"{ATOM}name")) == 1
        assert person.findtext(f"{ATOM}name")
        assert all(urlsplit(uri.text).scheme for uri in person.findall(f"{ATOM}uri"))
    for category in element.findall(f"{ATOM}category"):
        assert category.get("term")
    links = element.findall(f"{ATOM}link")
    assert all(urlsplit(link.get("href")).scheme for link in links)
    alternates = [(link.get("type"), link.get("hreflang")) for link in links if link.get("rel") in {None, "alternate"}]
    assert len(set(alternates)) == len(alternates)
    content = element.find(f"{ATOM}content")
    if content is not None:
        assert content.get("type") == "html"
        assert not len(content)  # markup in it is escaped
        etree.HTML(content.text)
