"""The record of ourselves, as readers meet it: corrections, removals, replies, what became of claims."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from findings.publishing import publish, withdraw
from tests.factories import (
    ClaimStatusFactory,
    CorrectionFactory,
    FindingFactory,
    InstitutionFactory,
    ReplyFactory,
    SourceFactory,
)

from .reading import element, markup, section, words

pytestmark = pytest.mark.django_db


def day(month, number=1):
    return datetime.datetime(2022, month, number, 12, tzinfo=datetime.UTC)


def changed(was, now, what="Summary"):
    return [{"what": what, "was": was, "now": now}]


@pytest.fixture
def finding():
    return FindingFactory(kind="allegation")


@pytest.fixture
def shown(client, finding):
    return lambda: markup(client.get(finding.get_absolute_url()))


def test_corrections_stand_above_the_quotation_the_newest_open_the_older_folded(finding, shown):
    for month, was, now in [(2, "first words", "second words"), (3, "second words", "third words")]:
        CorrectionFactory(finding=finding, made_at=day(month), reason=f"Slip {month}.", changes=changed(was, now))

    page = shown()

    block = page.split('<section class="corrections"')[1].split("</section>")[0]
    newest, _, older = block.partition("<details")
    assert "Corrected on 1 March 2022 Slip 3. Summary It said: second words It says now: third words" in words(newest)
    assert "Corrected on 1 February 2022 Slip 2. Summary It said: first words It says now: second words" in words(older)
    assert page.index('<section class="corrections"') < page.index("<blockquote")


def test_words_that_are_withheld_are_on_no_page(client, finding, shown):
    CorrectionFactory(
        finding=finding, reason="A name was left out.", changes=changed("Xyzzy", "a clerk"), words_withheld=True
    )

    for page in [shown(), client.get("/corrections/").content.decode()]:
        assert "A name was left out." in page
        assert "What it said is not repeated here." in page
        assert "Xyzzy" not in page


def test_a_row_says_when_a_finding_was_last_corrected(client, finding):
    FindingFactory()
    CorrectionFactory(finding=finding, made_at=day(3))
    CorrectionFactory(finding=finding, made_at=day(2))

    page = client.get("/findings/").content.decode()

    assert page.count("Corrected on") == 1
    assert "Corrected on 1 March 2022" in page


def test_corrections_are_listed_by_month_the_newest_first(client, finding):
    for month in [2, 3, 1]:
        CorrectionFactory(finding=finding, made_at=day(month), reason=f"Slip {month}.")

    page = words(markup(client.get("/corrections/")))

    assert page.index("March 2022") < page.index("Slip 3.") < page.index("February 2022") < page.index("Slip 2.")
    assert finding.summary in page


def test_of_a_withdrawn_finding_no_word_is_left_among_the_corrections(client, finding):
    CorrectionFactory(finding=finding, reason="Plugh.", changes=changed("Xyzzy", "Frotz"))
    withdraw([finding], reason="legal")

    page = client.get("/corrections/").content.decode()

    assert "withdrawn since" in page
    assert finding.shown_id in page
    for secret in ["Plugh", "Xyzzy", "Frotz", finding.summary, finding.slug]:
        assert secret not in page


def test_long_logs_have_pages(client, finding):
    for _ in range(26):
        CorrectionFactory(finding=finding, reason="A slip.")

    assert client.get("/corrections/").content.decode().count("A slip.") == 25
    assert client.get("/corrections/?page=2").content.decode().count("A slip.") == 1
    assert client.get("/corrections/?page=3").status_code == 404


def test_where_nothing_happened_the_pages_say_so(client):
    assert "Nothing has been corrected yet." in client.get("/corrections/").content.decode()
    assert "Nothing has been withdrawn yet." in client.get("/removals/").content.decode()


def test_a_removal_says_which_when_and_why_and_leads_to_the_tombstone(client, finding):
    withdraw([finding], reason="error")

    page = markup(client.get("/removals/"))

    for part in [finding.shown_id, "it was published in error", "First published on", str(finding.source)]:
        assert part in page
    assert client.get(f"/findings/{finding.shown_id}").status_code == 410
    for secret in [finding.summary, finding.slug, finding.quotation.text]:
        assert secret not in page


@pytest.mark.parametrize("reason", ["legal", "privacy"])
def test_the_source_is_not_named_where_it_may_point_at_somebody(client, finding, reason):
    withdraw([finding], reason=reason)

    assert str(finding.source) not in client.get("/removals/").content.decode()


def test_what_was_given_back_stays_in_the_log(client, finding):
    withdraw([finding], reason="error")
    publish([finding])

    assert "Published again on" in client.get("/removals/").content.decode()
    assert client.get(f"/findings/{finding.shown_id}", follow=True).status_code == 200


def test_the_latest_step_stands_beside_the_kind_and_all_in_order_on_the_page(client, finding, shown):
    body, report, secret = InstitutionFactory(name="Toytown Panel"), SourceFactory(), SourceFactory(state="draft")
    ClaimStatusFactory(
        finding=finding, status="upheld", body=body, decided_on="2022-05-04", source=report, standard="likely"
    )
    ClaimStatusFactory(
        finding=finding, status="alleged", decided_on="2021-01-01", decided_precision="year", source=secret
    )

    page = shown()

    latest = "Allegation Status of the claim: Upheld, Toytown Panel, 4 May 2022"
    assert element(page, '<p class="kind') == latest
    assert element(client.get("/findings/").content.decode(), '<p class="kind').startswith(latest)
    steps = words(section(page, "What became of the claim"))
    assert "2021 Alleged 4 May 2022 Upheld: Toytown Panel (likely)" in steps
    assert str(report) in steps
    assert str(secret) not in page


def test_an_allegation_always_says_whether_it_was_decided(client, shown):
    assert "Not decided, as far as this archive knows." in shown()
    assert "What became of the claim" not in markup(client.get(FindingFactory().get_absolute_url()))


def test_a_published_reply_stands_beside_the_quotation_word_for_word(client, finding, shown):
    ReplyFactory(
        finding=finding,
        person=None,
        descriptor="a <b>neighbour</b>",
        text="Not so.\n\n<i>Never</i>.",
        state="published",
    )
    for state in ["received", "declined"]:
        ReplyFactory(finding=finding, text=f"Xyzzy {state}", state=state)

    page = shown()

    assert "Reply of a &lt;b&gt;neighbour&lt;/b&gt;" in page
    assert "Not so.\n\n&lt;i&gt;Never&lt;/i&gt;." in page
    assert page.index("<blockquote") < page.index("Not so.")
    assert "Xyzzy" not in page
    assert "Not so." not in client.get("/findings/").content.decode()


def test_a_withdrawn_finding_shows_neither_reply_nor_status_nor_correction(client, finding):
    ReplyFactory(finding=finding, text="Xyzzy", state="published")
    ClaimStatusFactory(finding=finding, note="Xyzzy")
    CorrectionFactory(finding=finding, reason="Xyzzy")
    withdraw([finding], reason="legal")

    response = client.get(finding.get_absolute_url())

    assert response.status_code == 410
    assert "Xyzzy" not in response.content.decode()
    assert "/removals/" in markup(response)


def test_the_logs_are_linked_on_every_page(client):
    for name in ["/corrections/", "/removals/"]:
        assert f'href="{name}"' in client.get("/findings/").content.decode().partition("<footer")[2]
        assert f'href="{name}"' in markup(client.get("/about/")) + markup(client.get("/method/"))


def test_however_much_is_on_record_pages_ask_no_more_than_fifteen_times(client):
    for finding in (findings := FindingFactory.create_batch(8, kind="allegation")):
        for month in [2, 3]:
            CorrectionFactory(finding=finding, made_at=day(month))
        ReplyFactory(finding=finding, state="published")
        ClaimStatusFactory(finding=finding, body=InstitutionFactory(), source=SourceFactory(), status="upheld")
        withdraw([finding], reason="error")
        publish([finding])

    asked = {}
    for address in [findings[0].get_absolute_url(), "/findings/", "/", "/corrections/", "/removals/"]:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200, address
        asked[address] = len(queries)

    assert {address: number for address, number in asked.items() if number > 15} == {}
    assert asked["/corrections/"] > 2
