"""However an identifier is written, it leads to the finding’s one address; wrong turns are answered politely."""

import html

import pytest
from django.test import Client

from findings import identifiers
from findings.identifiers import ALPHABET
from findings.models import Finding
from findings.publishing import withdraw
from tests.crowd import crowd
from tests.factories import FindingFactory

pytestmark = pytest.mark.django_db

SIMILAR = str.maketrans({"0": "O", "1": "I"})
OTHERS_TOO = str.maketrans({"0": "o", "1": "l"})
WRITINGS = {
    "lower case": "{shown_lower}/{slug}/",
    "no hyphen": "{plain}/{slug}/",
    "spaces": "{first}%20{last}/{slug}/",
    "a space around": "%20{shown}%20/{slug}/",
    "an en dash": "{first}%E2%80%93{last}/{slug}/",
    "an em dash": "{first}%E2%80%94{last}/{slug}/",
    "a hyphen that does not break": "{first}%E2%80%91{last}/{slug}/",
    "letters for figures": "{similar}/{slug}/",
    "small letters for figures": "{others}/{slug}/",
    "an underscore": "{first}_{last}/{slug}/",
    "no slug": "{shown}/",
    "no slug nor slash": "{shown}",
    "no slash": "{shown}/{slug}",
    "a wrong slug": "{shown}/what-it-said-before/",
    "a slug in capitals": "{shown}/{slug_upper}/",
    "everything at once": "%20{plain_lower}",
}


def written(finding, form):
    plain, shown = finding.public_id, finding.shown_id
    return "/findings/" + form.format(
        plain=plain,
        plain_lower=plain.lower(),
        shown=shown,
        shown_lower=shown.lower(),
        first=plain[:4],
        last=plain[4:],
        similar=shown.translate(SIMILAR),
        others=shown.translate(OTHERS_TOO),
        slug=finding.slug,
        slug_upper=finding.slug.upper(),
    )


@pytest.fixture
def finding():
    """A finding whose identifier has the figures that are easily misread."""
    begun = "K01Q2XW"
    return FindingFactory(public_id=next(begun + last for last in ALPHABET if identifiers.is_valid(begun + last)))


@pytest.mark.parametrize("form", WRITINGS.values(), ids=WRITINGS)
def test_every_way_of_writing_leads_to_the_address_in_one_step(client, finding, form):
    typed = written(finding, form)

    response = client.get(typed)

    assert response.status_code == 301
    assert response.url == finding.get_absolute_url()
    assert client.get(response.url).status_code == 200


def test_its_own_address_answers_at_once(client, finding):
    assert client.get(finding.get_absolute_url()).status_code == 200


def test_a_wrong_check_character_is_told_politely_and_offers_nothing(client, finding):
    last = finding.public_id[-1]
    wrong = finding.public_id[:-1] + next(other for other in ALPHABET if other != last)

    response = client.get(f"/findings/{wrong}/")

    page = response.content.decode()
    assert response.status_code == 404
    assert f"“{wrong}” was probably mistyped" in page
    assert finding.shown_id not in page


def test_what_was_typed_is_said_back_as_words_and_not_as_markup(client):
    response = client.get("/findings/%3Cb%3Ebold%3C%2Fb%3E")

    assert "<b>bold" not in response.content.decode()


def test_an_identifier_that_nobody_has_is_not_there(client):
    response = client.get(f"/findings/{identifiers.shown(identifiers.new())}/")

    assert response.status_code == 404
    assert "Nothing stands at this address" in response.content.decode()


@pytest.mark.parametrize("form", WRITINGS.values(), ids=WRITINGS)
def test_a_withdrawn_finding_leaves_its_tombstone_wherever_it_was_linked(client, finding, form):
    typed = written(finding, form)
    withdraw([finding], reason="privacy")

    assert client.get(typed).status_code == 410


def test_a_tombstone_gives_dates_and_reason_and_no_quoted_word(client, finding):
    first = finding.first_published
    Finding.objects.filter(pk=finding.pk).update(
        state="withdrawn", withdrawn_at="2022-03-04T05:06:07Z", withdrawn_reason="privacy"
    )

    page = html.unescape(client.get(finding.get_absolute_url()).content.decode())

    assert finding.shown_id in page
    assert f"from {first.day} {first:%B %Y} to 4 March 2022" in page
    assert "The reason given: to protect a person." in page
    assert finding.quotation.text not in page
    assert finding.summary not in page
    assert finding.themes[0].name not in page
    assert finding.speakers[0].who not in page


@pytest.mark.parametrize("state", ["draft", "in-review"])
def test_what_is_not_published_is_not_there(client, state):
    assert client.get(FindingFactory(state=state).get_absolute_url()).status_code == 404


@pytest.fixture
def sent(finding):
    """The answer to something sent to the page of a finding, as by a robot that fills in whatever it finds."""
    return Client(enforce_csrf_checks=True).post(finding.get_absolute_url(), {"q": "key"})


def test_nothing_can_be_sent_to_a_page(sent):
    assert sent.status_code in {403, 405}


def test_what_was_sent_to_a_page_is_refused_in_the_words_of_the_archive(sent):
    assert "Case archive" in sent.content.decode()
    assert "<style" not in sent.content.decode()


@pytest.mark.parametrize("page", ["0", "99", "abc", "-1", "1.5", "9" * 30, "%00", "٣"])
def test_a_page_that_is_not_there_is_not_there(client, page):
    crowd(30)
    body = "/institutions/" + Finding.objects.first().subjects[0].institution.slug + "/"

    for address in ["/findings/", body]:
        response = client.get(f"{address}?page={page}")
        assert response.status_code == 404, address
        assert "Nothing stands at this address" in response.content.decode()


def test_beyond_the_end_of_a_list_that_became_shorter_its_first_page_is_offered(client):
    crowd(30)

    page = client.get("/findings/?q=key&kind=conclusion&page=99").content.decode()

    assert "There is no page “99” of this list: it has 1." in page
    assert '<a href="?q=key&amp;kind=conclusion">' in page
    assert "of this list" not in client.get("/people/nobody/?page=2").content.decode()


def test_the_first_page_of_an_empty_list_is_there(client):
    assert client.get("/findings/?q=nothing-at-all&page=1").status_code == 200


@pytest.mark.parametrize("address", ["/findings", "/themes", "/people", "/institutions", "/sources", "/about"])
def test_a_list_without_its_slash_leads_to_the_list(client, address):
    response = client.get(address)

    assert response.status_code == 301
    assert response.url == f"{address}/"


PASTED = [
    "{shown}",
    " {plain_lower} ",
    "{first}\u2013{last}",
    "{others}",
    "{first} {last}",
    "{shown_lower}/{slug}/",
    "{first}\u2014{last}/{slug_upper}",
    "https://archive.example.org/findings/{shown}/{slug}/?q=key#f",
    "archive.example.org/findings/{first}%20{last}.bib",
]


@pytest.mark.parametrize("form", PASTED)
def test_an_identifier_in_the_search_box_leads_to_its_finding(client, finding, form):
    typed = written(finding, form).removeprefix("/findings/")  # what the address of `written` begins with

    response = client.get("/findings/", {"q": typed})

    assert (response.status_code, response.url) == (301, finding.get_absolute_url())
    withdraw([finding], reason="privacy")
    assert client.get("/findings/", {"q": typed}, follow=True).status_code == 410


def test_the_filters_in_force_do_not_keep_an_identifier_from_its_finding(client, finding):
    response = client.get("/findings/", {"q": finding.shown_id, "kind": "opinion", "sort": "oldest"})

    assert (response.status_code, response.url) == (301, finding.get_absolute_url())


def test_the_identifier_of_a_draft_in_the_search_box_is_one_that_no_finding_has(client):
    for typed in [FindingFactory(state="draft").shown_id, identifiers.shown(identifiers.completed("257R9J1"))]:
        response = client.get("/findings/", {"q": typed})

        assert response.status_code == 200
        assert response.context["notes"] == [f"“{typed}” is written as the identifier of a finding, but none has it."]


def test_the_address_of_a_source_in_the_search_box_leads_to_what_stands_in_it(client, finding):
    source = finding.source
    source.address, source.archived_address = "https://www.toytown.example/news/1?id=7", "https://web.example/2023/x/"
    source.save()
    by_source = f"/findings/?source={source.slug}"
    theme = finding.themes[0].slug

    for typed, leads in [
        ("https://www.toytown.example/news/1?id=7", by_source),
        (" http://toytown.example/news/1/?id=7#top", by_source),
        ("toytown.example/news/1?id=7", by_source),
        ("https://web.example/2023/x?utm_source=mail", by_source),
        (f"http://testserver/sources/{source.slug}/", by_source),
        (f"http://testserver/sources/{source.slug}/text/?page=2", by_source),
        (f"https://archive.example.org/themes/{theme}/", f"/findings/?theme={theme}"),
    ]:
        response = client.get("/findings/", {"q": typed})
        assert (response.status_code, response.url) == (302, leads), typed
    kept = client.get("/findings/", {"q": "toytown.example/news/1?id=7", "kind": "opinion", "page": "2"})
    assert kept.url == f"/findings/?kind=opinion&source={source.slug}"
    told = client.get("/findings/", {"q": "https://toytown.example/news/2"}).context["notes"]
    assert told[0] == "No source in the archive has this address."
    for typed in ["https://toytown.example/news/2", "toytown.example", "https://toytown.example/news/1?id=7 key"]:
        assert client.get("/findings/", {"q": typed}).status_code == 200


def test_the_address_of_a_source_that_readers_may_not_see_is_words(client):
    hidden = FindingFactory(state="draft", report=None).quotation.text_version.source
    type(hidden).objects.filter(pk=hidden.pk).update(address="https://toytown.example/hidden", state="draft")

    assert client.get("/findings/", {"q": "https://toytown.example/hidden"}).status_code == 200


def test_a_wrong_identifier_in_the_search_box_is_told(client, finding):
    last = finding.public_id[-1]
    wrong = identifiers.shown(finding.public_id[:-1] + next(other for other in ALPHABET if other != last))

    response = client.get("/findings/", {"q": wrong})

    assert f"“{wrong}” looks like the identifier of a finding, with a typing error." in response.content.decode()


@pytest.mark.parametrize("words", ["stop-look", "2020 2021", "2020-2021", "case file", "case 2021 file"])
def test_words_and_years_in_the_search_box_are_not_taken_for_an_identifier(client, words):
    assert client.get("/findings/", {"q": words}).context["notes"] == []
