"""Long lists come in pages that neither overlap nor leave anything out."""

import re

import pytest

from findings.models import Person
from sources.models import Source
from tests.crowd import crowd

from .reading import markup, words

pytestmark = pytest.mark.django_db


def test_every_finding_of_a_long_list_stands_on_exactly_one_of_its_pages(client):
    force = crowd(120)[0].subjects[0].institution

    for address in [force.get_absolute_url(), "/findings/?q=toytown", "/findings/?sort=oldest"]:
        found, next_url = [], address
        while next_url:
            context = client.get(next_url).context
            found += [finding.pk for finding in context["page_obj"]]
            next_url = context["next_url"]
        assert len(found) == len(set(found)) == context["total"] > 25, address


@pytest.mark.parametrize("address", ["/people/", "/sources/"])
def test_every_record_of_a_long_list_stands_on_exactly_one_of_its_pages(client, monkeypatch, address):
    monkeypatch.setattr("findings.paging.LISTED", 10)
    crowd(48)
    records = {"/people/": Person, "/sources/": Source}[address].objects.published()

    found, read, next_url = [], 0, address
    while next_url:
        page = markup(client.get(next_url))
        index = page.partition('<ul class="index">')[2].partition("</ul>")[0]
        found += re.findall(rf'<a href="({address}[^"]+)"', index)
        read += 1
        following = re.search(r'href="([^"]+)" rel="next"', page)
        next_url = following and following[1]

    assert read == -(-len(records) // 10)
    assert found == [record.get_absolute_url() for record in records]
    assert client.get(f"{address}?page={read + 1}").status_code == 404


def test_the_numbers_of_many_pages_are_left_out_between_first_current_and_last(client):
    crowd(300)

    page = markup(client.get("/findings/?page=6"))

    pager = page.partition('<nav class="pager"')[2].partition("</nav>")[0]
    assert words(pager.partition(">")[2]) == (
        "Previous page Page 1 … Page 4 Page 5 Page 6 Page 7 Page 8 … Page 12 Next page"
    )
    assert 'rel="prev" id="page-previous"' in pager
    assert re.search(r'href="/findings/\?page=7" rel="next"', pager)
    assert '<ol class="findings" start="126">' in page
