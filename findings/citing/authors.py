"""Authors, read from a byline as it is printed.

What cannot be told for sure stays whole: a body, or a name of more parts, is never turned round.
"""

import re
from dataclasses import dataclass

# Words that stand in names of bodies and not in those of people.
_BODY = re.compile(
    r"\b(agency|association|authority|board|bureau|coalition|commission|committee|constabulary|council|court|department"
    r"|desk|federation|force|foundation|group|inquiry|inspectorate|institute|ministry|network|news|newsroom|office"
    r"|panel|police|press|review|service|services|society|team|tribunal|trust|union|university|ltd|plc)\b",
    re.IGNORECASE,
)
_CALLING = re.compile(r"\b(correspondents?|editors?|reporters?|staff|columnists?|writers?)\b", re.IGNORECASE)
_PEER = re.compile(r"^(baroness|baron|lord|lady|viscount|viscountess|earl|countess|duke|duchess)\b", re.IGNORECASE)
_ADDRESSED = re.compile(r"^((sir|dame|dr|prof|professor|mr|mrs|ms|miss|rev|reverend|judge)\.?\s+)+", re.IGNORECASE)
_FAMILY = re.compile(r"^(?P<given>.+?)\s+(?P<family>((van|von|der|den|de|del|della|di|da|du|la|le|bin|al)\s+)*\S+)$")
_ESTATE = re.compile(r"^(?P<name>.+?)(?P<of>\s+of\s+[A-Z].*)$")
_BETWEEN = re.compile(r"\s*[;,&]\s*(?:and\s+)?|\s+and\s+")
_SUFFIX = re.compile(r"^(jr|sr|kc|qc|ii|iii|obe|mbe|cbe|mp|qpm)\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Author:
    """A person, with given names, or whatever is named as one whole: a body, a peer, a single name."""

    family: str
    given: str = ""
    is_body: bool = False

    @property
    def name(self) -> str:
        """As it is said: “Paula Pencil”."""
        return f"{self.given} {self.family}".strip()

    def turned(self, given: str) -> str:
        """As in an index, with the given names in that form: “Pencil, P.”."""
        return f"{self.family}, {given}" if given else self.family

    def initials(self, between: str = "") -> str:
        """Of the given names: “P.”, “J.-L.”, and of several with what a style sets between them."""
        return between.join("-".join(f"{part[0]}." for part in name.split("-") if part) for name in self.given.split())


def body(name: str) -> Author:
    return Author(name, is_body=True)


def authors_of(byline: str, publisher: str) -> tuple[Author, ...]:
    """Who is named in a byline, in its order. Callings (“crime correspondent”) and places are left out.

    A byline that names nobody, such as “Staff reporter”, has no author. One that is the publisher, or has a word of a
    body's name in it, is one body.
    """
    byline = " ".join(byline.split())
    if not byline:
        return ()
    if byline == publisher or _is_body(byline):
        return (body(byline),)
    return tuple(_author(name) for part in _BETWEEN.split(byline) if (name := _named(part)))


def _is_body(byline: str) -> bool:
    """Whether all of it is one body's name: of “Paula Pencil and Toytown Press Agency” it is not."""
    parts = [part for part in _BETWEEN.split(byline) if part]
    return (
        bool(_BODY.search(parts[0]))
        and all(_BODY.search(part) or len(part.split()) == 1 for part in parts)
        and not _CALLING.search(byline)
    )


def _named(part: str) -> str:
    name = re.sub(r"\s+in\s+[A-Z].*$", "", part.strip())
    return "" if _CALLING.search(name) or _SUFFIX.match(name) or not name[:1].isupper() else name


def _author(name: str) -> Author:
    if _BODY.search(name):
        return body(name)
    if _PEER.match(name):
        return Author(name)
    bare = _ADDRESSED.sub("", name)
    estate = _ESTATE.match(bare)
    match = _FAMILY.match(estate["name"] if estate else bare)
    if not match:
        return Author(name)
    return Author(match["family"] + (estate["of"] if estate else ""), match["given"])
