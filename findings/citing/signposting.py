"""Where a program finds what belongs to a finding: typed links in the header, by the FAIR Signposting profile, level 1.

Nothing is read for them: all of it is on the page already.
"""

from collections.abc import Iterator

from findings.rows.row import Row
from sources.models import Source
from sources.vocabulary import Licence

from .annotation import CONTEXT
from .cited import Cited
from .files import FORMS

# Only what has one address for all its versions, or one version. “Creative Commons” alone does not say which licence.
LICENCES = {
    Licence.OPEN_GOVERNMENT: "https://www.nationalarchives.gov.uk/doc/open-government-licence/",
    Licence.OPEN_PARLIAMENT: (
        "https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/"
    ),
    Licence.PUBLIC_DOMAIN: "https://creativecommons.org/publicdomain/mark/1.0/",
}
PAGE, QUOTATION = "https://schema.org/AboutPage", "https://schema.org/Quotation"


def of_page(row: Row, cited: Cited, source: Source, origin: str) -> str:
    """The links of a finding's page: its lasting address, its files, what it is, whose it is, and where it belongs."""
    lasting = f"{origin}/findings/{cited.identifier}"
    files = [(form.extension, form.media_type.partition(";")[0], "") for form in FORMS.values()]
    files.append(("jsonld", "application/ld+json", CONTEXT))
    links = [
        _link(lasting, "cite-as"),
        *(_link(f"{lasting}.{extension}", "describedby", kind, profile) for extension, kind, profile in files),
        _link(PAGE, "type"),
        _link(QUOTATION, "type"),
        _link(origin + cited.source.path, "collection", "text/html"),
        *(_link(origin + address, "author", "text/html") for address in _authors(row)),
    ]
    if licence := LICENCES.get(Licence(source.licence)):
        links.append(_link(licence, "license"))
    return ", ".join(links)


def of_file(address: str) -> str:
    """The link of a file back to the page of which it tells; `address` is that of the page."""
    return _link(address, "describes", "text/html")


def of_tombstone(shown_id: str, origin: str) -> str:
    """Of what is not shown, or not for now: how it is cited all the same, and nothing of what it was."""
    return ", ".join([_link(f"{origin}/findings/{shown_id}", "cite-as"), _link(PAGE, "type")])


def _authors(row: Row) -> Iterator[str]:
    """The pages of those whose words they are: of nobody where a journalist speaks, who has no page."""
    if not row.in_press_voice:
        yield from dict.fromkeys(party.url for party in row.speakers or row.finding_bodies if party.url)


def _link(address: str, relation: str, kind: str = "", profile: str = "") -> str:
    more = [f'; type="{kind}"' if kind else "", f'; profile="{profile}"' if profile else ""]
    return f'<{address}>; rel="{relation}"{"".join(more)}'
