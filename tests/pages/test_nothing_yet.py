"""An archive in which nothing is published yet says so, on every page that would list something."""

import re

import pytest

from tests.factories import FindingFactory, InstitutionFactory, PersonFactory, ThemeFactory

from .reading import markup

pytestmark = pytest.mark.django_db

PAGES = ["/", "/findings/", "/themes/", "/institutions/", "/people/", "/sources/", "/corrections/", "/removals/"]
EMPTY_LIST = re.compile(r"<([ou]l)[^>]*>\s*</\1>")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_that_would_list_something_says_that_there_is_nothing_yet(client, address):
    shown = markup(client.get(address))

    assert re.search(r"There (is|are) no.* here yet|Nothing has been", shown)
    assert not EMPTY_LIST.search(shown)
    assert not re.search(r"<h2[^>]*>[^<]*</h2>\s*(<div[^>]*>\s*</div>|</section>)", shown), "a heading of nothing"


@pytest.mark.parametrize("address", PAGES[:-2])
def test_and_no_longer_once_there_is_something(client, address):
    FindingFactory(speakers=[PersonFactory()], subjects=[InstitutionFactory()], themes=[ThemeFactory()])

    shown = markup(client.get(address))
    assert "here yet" not in shown
    assert not EMPTY_LIST.search(shown), "of a broad theme that has no terms"
