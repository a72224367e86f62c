"""A program that follows typed links finds what belongs to a finding, as the FAIR Signposting profile says."""

import pytest
from requests.utils import parse_header_links

from findings.models import Finding
from findings.publishing import withdraw
from tests.factories import FindingFactory, InstitutionFactory, PersonFactory, SourceFactory, TextVersionFactory

pytestmark = pytest.mark.django_db

ORIGIN = "http://testserver"


def links(response):
    """By relation, the targets, read by a parser that is not ours."""
    found: dict[str, list[tuple[str, str]]] = {}
    for link in parse_header_links(response["Link"]):
        found.setdefault(link["rel"], []).append((link["url"], link.get("type", "")))
    return found


def test_a_page_points_at_its_lasting_address_its_files_its_kind_its_source_and_its_author(client):
    finding = FindingFactory(speakers=[PersonFactory(slug="ida"), "a clerk"])
    lasting = f"{ORIGIN}/findings/{finding.shown_id}"

    found = links(client.get(finding.get_absolute_url()))

    assert found == {
        "cite-as": [(lasting, "")],
        "describedby": [
            (f"{lasting}.bib", "application/x-bibtex"),
            (f"{lasting}.ris", "application/x-research-info-systems"),
            (f"{lasting}.csl.json", "application/vnd.citationstyles.csl+json"),
            (f"{lasting}.txt", "text/plain"),
            (f"{lasting}.jsonld", "application/ld+json"),
        ],
        "type": [("https://schema.org/AboutPage", ""), ("https://schema.org/Quotation", "")],
        "collection": [(f"{ORIGIN}{finding.source.get_absolute_url()}", "text/html")],
        "author": [(f"{ORIGIN}/people/ida/", "text/html")],
    }


def test_every_link_leads_somewhere_and_each_file_is_what_the_link_says_and_points_back(client):
    finding = FindingFactory(speakers=[], bodies=[InstitutionFactory(slug="cupboard-review")])
    page = f"{ORIGIN}{finding.get_absolute_url()}"

    found = links(client.get(page))

    assert found["author"] == [(f"{ORIGIN}/institutions/cupboard-review/", "text/html")]
    for relation in ("cite-as", "describedby", "collection", "author"):
        for address, kind in found[relation]:
            response = client.get(address)
            assert response.status_code == (301 if relation == "cite-as" else 200), address
            assert response.headers.get("Content-Type", "").startswith(kind)
            if relation == "describedby":
                assert links(response) == {"describes": [(page, "text/html")]}


def test_head_has_the_links_of_the_page(client):
    finding = FindingFactory()

    for address in (
        finding.get_absolute_url(),
        f"/findings/{finding.shown_id}.bib",
        f"/findings/{finding.shown_id}.jsonld",
    ):
        assert client.head(address)["Link"] == client.get(address)["Link"]


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("open-government-licence", "https://www.nationalarchives.gov.uk/doc/open-government-licence/"),
        ("public-domain", "https://creativecommons.org/publicdomain/mark/1.0/"),
        ("creative-commons", None),  # there are several
        ("all-rights-reserved", None),
        ("unknown", None),
    ],
)
def test_the_licence_is_named_where_it_has_an_address(client, licence, address):
    finding = FindingFactory(
        words="A key.", text_version=TextVersionFactory(text="A key.", source=SourceFactory(licence=licence))
    )

    found = links(client.get(finding.get_absolute_url()))

    assert found.get("license") == ([(address, "")] if address else None)


@pytest.mark.parametrize("kind", ["journalists-summary", "opinion"])
def test_nobody_is_the_author_of_what_a_journalist_writes(client, kind):
    assert "author" not in links(client.get(FindingFactory(kind=kind).get_absolute_url()))


def test_what_is_withdrawn_or_held_is_cited_all_the_same_and_points_at_nothing_it_was(client):
    gone, held = FindingFactory(), FindingFactory()
    withdraw([gone], reason="privacy")
    TextVersionFactory(source=held.source, number=2, text="Other words.")
    assert Finding.objects.get(pk=held.pk).held

    for finding in (gone, held):
        response = client.get(f"/findings/{finding.shown_id}/")
        assert links(response) == {
            "cite-as": [(f"{ORIGIN}/findings/{finding.shown_id}", "")],
            "type": [("https://schema.org/AboutPage", "")],
        }
