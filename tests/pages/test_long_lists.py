"""Long lists come in pages that neither overlap nor leave anything out."""

import re

import pytest

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
