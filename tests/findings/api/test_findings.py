"""The findings of the interface, as programs ask for them."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from findings.index.following import current
from findings.merging.deed import merge
from findings.models import Finding, Quotation
from findings.publishing import withdraw
from tests.crowd import crowd
from tests.factories import (
    AnchorQuestionFactory,
    CorrectionFactory,
    DraftFactory,
    FindingFactory,
    PersonFactory,
    ReportFactory,
)

from .scene import scene

pytestmark = pytest.mark.django_db

LIST = "/api/v1/findings/"


def identifiers(told):
    return [each["identifier"] for each in told["results"]]


def walked(client, address, way="next"):
    """The identifiers on each page from an address on."""
    pages = []
    while address:
        told = client.get(address).json()
        pages.append(identifiers(told))
        address = told[way]
    return pages


@pytest.mark.parametrize(
    ("asked", "parameter", "sentence"),
    [
        ({"kind": "rumour"}, "kind", "There is no kind of finding “rumour”. Choose one from the list."),
        ({"year": "last"}, "year", "Give a year in four figures, such as 2023."),
        ({"sort": "price"}, "sort", "Findings cannot be sorted by “price”."),
        ({"themes": "racism"}, "themes", "There is no parameter “themes”. Known here: q, finding, theme, "),
        ({"page": "2"}, "page", "page_size, cursor."),
        ({"page_size": "101"}, "page_size", "A page has 1 to 100 records, and 25 where nothing is said."),
        ({"page_size": "０"}, "page_size", "A page has 1 to 100 records"),
        ({"theme": "nonsense", "kind": "rumour"}, "theme", "There is no theme “nonsense” in the archive."),
        ({"x" * 10_000: "1"}, "x" * 60, "There is no parameter"),
    ],
)
def test_what_is_not_understood_is_told_by_its_name(client, asked, parameter, sentence):
    response = client.get(LIST, asked)

    told = response.json()
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert told["type"] == "http://testserver/api/#problem-parameter"
    assert sentence in " ".join(each["detail"] for each in told["errors"] if each["parameter"] == parameter)
    assert sentence in told["detail"]


@pytest.mark.parametrize(
    ("asked", "parameter", "sentence"),
    [
        ({"theme": "nonsense"}, "theme", "There is no theme “nonsense” in the archive. Choose one from the list."),
        ({"finding": "K7Q2-9XWX"}, "finding", "“K7Q2-9XWX” is not the identifier of a finding."),
        ({"source": "key\x00"}, "source", "Null characters are not allowed."),
        ({"cursor": "made-up"}, "cursor", "This is no cursor of this list."),
        ({"cursor": "WyJhIiw1XQ:" + "x" * 43}, "cursor", "This is no cursor of this list."),
        ({"cursor": "x" * 10_000}, "cursor", "This is no cursor of this list."),
    ],
)
def test_what_is_well_written_and_names_nothing_is_not_found(client, asked, parameter, sentence):
    response = client.get(LIST, asked)

    told = response.json()
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
    assert told["type"] == "http://testserver/api/#problem-unknown"
    assert sentence in told["detail"]
    assert [each["parameter"] for each in told["errors"]] == [parameter]


def test_words_of_any_length_are_answered(client):
    FindingFactory()

    assert client.get(LIST, {"q": "key " * 2_500}).status_code == 200
    assert client.get(LIST, {"q": "the"}).json()["notes"] == [
        (
            "“the” has no word to look for: only marks, or words as common as “the”. "
            "Try the words that must stand in the finding."
        )
    ]


@pytest.mark.parametrize("sort", ["newest", "oldest", "added", "corrected", "relevance"])
def test_pages_lead_through_all_findings_and_back(client, toytown, sort):
    whole = identifiers(client.get(LIST, {"q": "lost", "sort": sort}).json())

    there = walked(client, f"{LIST}?q=lost&sort={sort}&page_size=5")
    assert [len(page) for page in there] == [5, 5, 2]
    assert sum(there, []) == whole  # noqa: RUF017
    last = client.get(f"{LIST}?q=lost&sort={sort}&page_size=5")
    while last.json()["next"]:
        last = client.get(last.json()["next"])
    back = walked(client, last.json()["previous"], "previous")
    assert [len(page) for page in back] == [5, 5]
    assert back[1] + back[0] == whole[:10]
    assert f'<{last.json()["previous"]}>; rel="prev"' in last["Link"]


def test_a_cursor_goes_on_where_it_was_though_the_list_has_changed(client, toytown):
    whole = identifiers(client.get(LIST).json())
    second = client.get(f"{LIST}?page_size=4").json()["next"]
    of = {finding.shown_id: finding for finding in toytown}

    FindingFactory(report=ReportFactory(published_on="2024-01-01"))  # which comes before all others
    withdraw([of[whole[1]], of[whole[3]]], reason="error")  # the last of the first page was the nearest

    assert identifiers(client.get(second).json()) == whole[4:8]
    third = client.get(client.get(second).json()["next"]).json()
    assert identifiers(third) == whole[8:12]
    assert identifiers(client.get(third["previous"]).json()) == whole[4:8]


def test_a_cursor_whose_neighbours_are_all_gone_says_so(client, toytown):
    first = client.get(f"{LIST}?page_size=2").json()
    withdraw([each for each in toytown if each.shown_id in identifiers(first)], reason="error")

    told = client.get(first["next"])

    assert told.status_code == 404
    assert "nothing is in the list any more" in told.json()["detail"]


def test_one_that_moved_far_away_does_not_take_the_cursor_with_it(client, toytown):
    """The last of a page is corrected meanwhile, and so comes first in the order of corrections."""
    crowd(80)
    whole = identifiers(client.get(LIST, {"sort": "corrected", "page_size": 100}).json())
    second = client.get(f"{LIST}?sort=corrected&page_size=70").json()["next"]

    CorrectionFactory(finding=Finding.objects.get(public_id=whole[69].replace("-", "")))

    assert identifiers(client.get(second).json())[-22:] == whole[70:]
    assert identifiers(client.get(second).json())[:2] != whole[:2]


def test_a_cursor_is_of_one_list_alone(client, toytown):
    cursor = client.get(f"{LIST}?page_size=2").json()["next"].partition("cursor=")[2]

    assert client.get(f"{LIST}?page_size=7&cursor={cursor}").status_code == 200
    assert client.get(f"{LIST}?sort=oldest&cursor={cursor}").status_code == 404
    assert client.get(f"/api/v1/themes/?cursor={cursor}").status_code == 404


def test_a_page_costs_the_same_wherever_it_stands_and_however_long_it_is(client):
    crowd(300)
    scene()
    current()
    client.get(f"{LIST}?page_size=1")

    def cost(address):
        with CaptureQueriesContext(connection) as queries:
            told = client.get(address).json()
        return len(queries), told

    first, told = cost(f"{LIST}?page_size=1")
    long, _ = cost(f"{LIST}?page_size=100")
    assert first == long == 11
    address = client.get(f"{LIST}?page_size=100").json()["next"]
    while address:
        number, told = cost(address)
        assert number == 12  # and one for where the cursor is
        address = told["next"]


def test_former_names_lead_to_those_of_today(client):
    gone, kept = PersonFactory(slug="ida-i"), PersonFactory(slug="ida-invented")
    FindingFactory(speakers=[gone])
    FindingFactory(speakers=[kept])
    merge(kept=kept, gone=gone, reason="They are the same.")

    response = client.get(LIST, {"person": "ida-i", "page_size": "1"})
    assert (response.status_code, response.url) == (301, f"{LIST}?person=ida-invented&page_size=1")
    assert client.get(response.url).json()["total"] == 2
    response = client.get("/api/v1/people/ida-i/")
    assert (response.status_code, response.url) == (301, "/api/v1/people/ida-invented/")


def test_any_way_of_writing_an_identifier_leads_to_one_address(client):
    finding = FindingFactory()
    own = f"{LIST}{finding.shown_id}/"

    for typed in [
        finding.public_id,
        finding.shown_id.lower(),
        finding.shown_id.replace("-", "–"),
        f" {finding.public_id}",
    ]:
        response = client.get(f"{LIST}{typed}/")
        assert (response.status_code, response.url) == (301, own), typed
    assert client.get(own).json()["api_address"] == f"http://testserver{own}"


def test_a_typing_error_is_told_as_one(client):
    told = client.get(f"{LIST}K7Q2-9XWT/").json()

    assert (told["status"], told["type"]) == (404, "http://testserver/api/#problem-typing-error")


def test_a_withdrawn_finding_leaves_a_tombstone_without_a_word_of_it(client):
    finding = FindingFactory(words="A plugh was lost.", summary="A plugh, said the review.")
    withdraw([finding], reason="legal")

    response = client.get(f"{LIST}{finding.shown_id}/")

    told = response.json()
    assert response.status_code == 410
    assert {name: told[name] for name in ("identifier", "reason", "reason_told", "replaced_by")} == {
        "identifier": finding.shown_id,
        "reason": "legal",
        "reason_told": "for a legal reason",
        "replaced_by": None,
    }
    assert told["withdrawn_at"] >= told["first_published"]
    assert "plugh" not in response.content.decode()


def test_a_duplicate_leads_to_the_finding_that_says_the_same_as_long_as_that_can_be_read(client):
    first, between, last = FindingFactory(), FindingFactory(), FindingFactory()
    withdraw([first], reason="duplicate", replaced_by=between)
    withdraw([between], reason="duplicate", replaced_by=last)

    response = client.get(f"{LIST}{first.shown_id}/")
    assert (response.status_code, response.url) == (301, f"{LIST}{last.shown_id}/")

    withdraw([last], reason="legal")
    told = client.get(f"{LIST}{first.shown_id}/").json()
    assert (told["status"], told["reason"], told["replaced_by"]) == (410, "duplicate", last.shown_id)


def test_what_is_held_or_was_never_published_is_not_there(client):
    held = AnchorQuestionFactory().quotation.finding
    draft = DraftFactory()

    assert client.get(f"{LIST}{held.shown_id}/").json()["type"].endswith("#problem-held")
    assert client.get(f"{LIST}{draft.shown_id}/").json()["type"].endswith("#problem-nothing-here")


def test_words_of_a_correction_that_are_withheld_are_not_told(client):

    finding = FindingFactory()
    CorrectionFactory(finding=finding, words_withheld=True)

    [told] = client.get(f"{LIST}{finding.shown_id}/").json()["corrections"]
    assert (told["reason"], told["words_withheld"], told["changes"]) == ("A word was misspelt.", True, [])


def test_a_finding_is_told_alike_in_a_list_and_alone(client):
    full = scene()["full"]

    [listed] = [each for each in client.get(LIST).json()["results"] if each["identifier"] == full.shown_id]
    alone = client.get(f"{LIST}{full.shown_id}/").json()

    assert listed == alone
    words = Quotation.objects.get(finding=full, role="taken-from").text_version.text
    for passage in alone["quotations"][0]["passages"]:
        assert words[passage["start"] : passage["end"]] == passage["text"]
    assert "The mayor was told" not in json.dumps(alone), "nothing of the words around it"
