"""Every page names its one address, and at that address stands this page."""

import re

import pytest

from findings.publishing import withdraw
from tests.crowd import crowd
from tests.factories import FindingFactory, TextVersionFactory

from .addresses import pages

CANONICAL = re.compile(r'<link rel="canonical" href="http://testserver([^"]*)">')


def canonical(response):
    found = CANONICAL.findall(response.content.decode())
    assert len(found) == 1, response.request["PATH_INFO"]
    return found[0].replace("&amp;", "&")


def heading(response):
    return re.findall(r"<h1.*?</h1>|<title>.*?</title>", response.content.decode(), re.DOTALL)


@pytest.mark.django_db
def test_every_page_names_its_one_address_at_which_it_stands(client):
    crowd(120)
    addresses = [address for address in pages() if "nonsense" not in address]  # what is not understood is left out
    for address in [*addresses, *(f"{each}{'&' if '?' in each else '?'}utm_source=letter" for each in addresses)]:
        own = canonical(client.get(address))

        there = client.get(own)
        assert there.status_code == 200, address
        assert canonical(there) == own, address
        assert heading(there) == heading(client.get(address)), address
        assert "utm_source" not in own


@pytest.mark.django_db
def test_each_page_of_a_list_names_itself(client):
    findings = crowd(120)
    theme, person = findings[0].themes[0], findings[0].speakers[0].person
    for _ in range(60):
        FindingFactory(themes=[theme], speakers=[person], text_version=findings[0].quotation.text_version, words="key")

    records = [theme, person, findings[0].source]
    for address in ["/findings/", *(record.get_absolute_url() for record in records)]:
        assert canonical(client.get(f"{address}?page=2")) == f"{address}?page=2"
        assert canonical(client.get(f"{address}?page=1")) == address
        assert canonical(client.get(address)) == address


@pytest.mark.django_db
def test_what_is_not_shown_has_no_address_to_be_found_at(client):
    gone, held = FindingFactory(), FindingFactory()
    withdraw([gone], reason="error")
    TextVersionFactory(source=held.source, number=2, text="Other words.")

    for finding in (gone, held):
        page = client.get(f"/findings/{finding.shown_id}/").content.decode()
        assert "canonical" not in page
