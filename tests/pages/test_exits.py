"""What is not published is nowhere: every exit is walked, with words that stand in unpublished records alone."""

import pytest

from findings.models import Finding, FormerAddress, Institution, Person
from findings.publishing import publish, withdraw
from sources.models import Source
from tests.factories import (
    AnchorQuestionFactory,
    ClaimStatusFactory,
    ConnectionFactory,
    CorrectionFactory,
    FindingFactory,
    InstitutionFactory,
    PersonFactory,
    PublisherFactory,
    ReplyFactory,
    SourceFactory,
    TextVersionFactory,
    ThemeFactory,
)

from .addresses import API, FILES, FORMS, MACHINES, cards, files, in_api, leaving, oembeds, pages
from .reading import words_of

SECRET = "xyzzy"


@pytest.fixture
def theme(db):
    return ThemeFactory(slug="lost")


@pytest.fixture
def public(theme):
    """One published finding in a published source."""
    text_version = TextVersionFactory(text=f"Seen by all. {'Nothing more. ' * 30}{SECRET.upper()}ONE is in the plugh.")
    return FindingFactory(
        words="Seen by all.", text_version=text_version, themes=[theme], subjects=[InstitutionFactory()]
    )


@pytest.fixture(params=["draft", "in-review", "withdrawn", "held"])
def hidden(request, public, theme):
    """A finding in one of the other states, with everything about it named by the secret word."""
    person = PersonFactory(slug=f"{SECRET}-person", name=f"{SECRET} person")
    body = InstitutionFactory(slug=f"{SECRET}-body", name=f"{SECRET} body", parent=public.subjects[0].institution)
    state = "published" if request.param == "withdrawn" else "draft"
    report = SourceFactory(slug=f"{SECRET}-report", kind="report", state=state)
    finding = FindingFactory(
        state="draft",
        words=f"{SECRET.upper()}ONE is in the plugh.",
        text_version=public.quotation.text_version,
        summary=f"{SECRET} summary",
        themes=[theme],
        speakers=[person],
        subjects=[body],
        report=report if request.param != "held" else None,  # it stays published, and so would its report
    )
    ConnectionFactory(from_finding=public, to_finding=finding, note=f"{SECRET} note")
    ConnectionFactory(from_finding=finding, to_finding=public, kind="responds-to", note=f"{SECRET} back")
    if request.param == "withdrawn":
        publish([finding])
        withdraw([finding], reason="legal")
        Source.objects.filter(pk=report.pk).update(state="withdrawn")
    elif request.param == "held":
        publish([finding])
        old = public.quotation.text_version
        TextVersionFactory(source=old.source, number=2, text=old.text.replace(SECRET.upper(), "NOTH"))
    else:
        Finding.objects.filter(pk=finding.pk).update(state=request.param)
    finding.refresh_from_db()
    return finding


def exits(finding: Finding) -> list[str]:
    """Every address, those that guess at the hidden records too."""
    shown = finding.shown_id
    return [
        *pages(),
        *MACHINES,
        *files(),
        *leaving(),
        *in_api(),
        f"/findings/{shown}/embed/",
        *oembeds(shown),
        *cards(shown),
        *(f"/findings/{written}.{form}" for written in (shown, shown.lower()) for form in [*FORMS, "jsonld"]),
        *(f"/findings/export.{form}?person={SECRET}-person" for form in FORMS),
        f"/findings/export.bib?q={SECRET}one",
        "/findings/export.txt?q=plugh",
        *FILES,
        *(f"{file}?theme=lost&sort=added" for file in FILES),
        f"/findings/export.csv?person={SECRET}-person",
        f"/findings/feed.atom?person={SECRET}-person",
        "/findings/feed.atom?q=plugh",
        "/findings/feed.json?theme=lost",
        *(f"/api/v1/findings/{written}/" for written in (shown, shown.lower(), finding.public_id)),
        f"/api/v1/findings/?person={SECRET}-person",
        f"/api/v1/findings/?institution={SECRET}-body",
        f"/api/v1/findings/?source={SECRET}-report",
        f"/api/v1/findings/?q={SECRET}one",
        "/api/v1/findings/?q=plugh&page_size=100",
        f"/api/v1/people/{SECRET}-person/",
        f"/api/v1/institutions/{SECRET}-body/",
        f"/api/v1/sources/{SECRET}-report/",
        "/api/v1/check?text=Seen+by+all.+Nothing+more.+And+something+is+in+the+plugh.",
        "/api/v1/check?text=Nothing+more.+Nothing+more.+Something+is+in+the+plugh",
        f"/findings/{shown}/",
        f"/findings/{shown}/{finding.slug}/",
        f"/findings/{shown.lower()}",
        f"/people/{SECRET}-person/",
        f"/institutions/{SECRET}-body/",
        f"/sources/{SECRET}-report/",
        f"/findings/?person={SECRET}-person",
        f"/findings/?institution={SECRET}-body",
        f"/findings/?source={SECRET}-report",
        "/findings/?q=plugh",
        "/findings/?q=xyzy",  # near to the secret word, and the beginning of it
        "/findings/?q=zyzzyone",
        "/findings/complete?q=xyz",
        "/findings/complete?q=plu",
        "/findings/?sort=added",
        "/themes/lost/",
        *(f"{source.get_absolute_url()}text/{where}" for source in Source.objects.all() for where in ("", "1/", "2/")),
        *(f"{source.get_absolute_url()}text/?finding={shown}" for source in Source.objects.all()),
        *([f"/findings/?q={shown}"] if finding.first_published else []),  # else it is words, which are said back
        "/check/?text=Seen+by+all.+Nothing+more.+And+something+is+in+the+plugh.",
        "/check/?text=Nothing+more.+Nothing+more.+Something+is+in+the+plugh",
        "/check/?text=more+%5B%E2%80%A6%5D+more+%5Bsomething%5D+is+in+the+plugh",
    ]


def echoes(address: str) -> list[str]:
    """What whoever asks typed themselves, as an answer says it back."""
    said_back = [f"“{SECRET}-{noun}”" for noun in ["person", "body", "report"]]
    return [*said_back, f'"instance":"{address.lower()}"'] if address.startswith("/api/") else said_back


@pytest.mark.parametrize("licence", ["all-rights-reserved", "open-government-licence"])
def test_no_exit_shows_a_word_of_what_is_not_published(client, public, hidden, licence):
    if hidden.first_published:  # the words of a draft in an open text are words like others
        Source.objects.update(licence=licence)
    for address in exits(hidden):
        response = client.get(address, follow=True)

        for step, _ in response.redirect_chain:
            assert SECRET not in step.replace(f"{SECRET}-report", ""), address
        page = words_of(response).lower()
        for echo in echoes(address):
            page = page.replace(echo, "")
        assert SECRET not in page, address
        tombstone = hidden.state == "withdrawn" and (
            response.status_code == 410 or address.startswith(("/removals/", "/oembed"))
        )
        answers = tombstone or (hidden.held and ("noindex" in page or address.startswith("/oembed")))
        assert answers or hidden.shown_id.lower() not in page, address


def test_no_count_includes_what_is_not_published(client, public, hidden):
    context = client.get("/findings/").context

    assert context["total"] == 1
    assert all(value.count == 1 for facet in context["facets"] for value in facet.values)
    assert client.get("/").context["total"] == 1
    assert client.get("/themes/lost/").context["total"] == 1
    assert client.get("/api/v1/findings/").json()["total"] == 1
    for place, number in {"themes": 1, "people": 1, "institutions": 1, "connections": 0, "figures": 0}.items():
        told = client.get(f"/api/v1/{place}/").json()
        assert (told["total"], len(told["results"])) == (number, number), place
    assert list(Person.objects.published().filter(slug=f"{SECRET}-person")) == []
    assert list(Institution.objects.published().filter(slug=f"{SECRET}-body")) == []


def test_its_own_address_tells_nothing_but_that_it_was_withdrawn_or_is_checked(client, public, hidden):
    response = client.get(f"/findings/{hidden.shown_id}/")

    if hidden.state == "withdrawn":
        assert response.status_code == 410
        assert "for a legal reason" in response.content.decode()
    elif hidden.held:
        assert (response.status_code, response["X-Robots-Tag"]) == (200, "noindex")
        assert "being checked against a newer text of its source" in response.content.decode()
        assert hidden.quotation.text not in response.content.decode()
    else:
        assert response.status_code == 404
    told = client.get(f"/api/v1/findings/{hidden.shown_id}/")
    assert told.status_code == (410 if hidden.state == "withdrawn" else 404)
    assert told.json()["type"].endswith(
        {"withdrawn": "#problem-withdrawn"}.get(
            hidden.state, "#problem-held" if hidden.held else "#problem-nothing-here"
        )
    )


def test_a_source_that_nobody_published_is_not_listed(client, public):
    SourceFactory(
        slug="unready", title=f"{SECRET} source", state="draft", publisher=PublisherFactory(name=f"{SECRET} press")
    )

    for address in ["/", "/sources/", "/sitemap-records.xml", "/api/v1/sources/"]:
        assert SECRET not in client.get(address).content.decode()
    assert client.get("/sources/unready/").status_code == 404
    assert client.get("/api/v1/sources/unready/").status_code == 404


def test_a_held_finding_comes_back_to_every_exit_when_its_question_is_answered(client, db):
    question = AnchorQuestionFactory(summary="A summary to be seen.")
    finding = question.quotation.finding
    lists = ["/", "/findings/", finding.source.get_absolute_url(), finding.speakers[0].person.get_absolute_url()]
    assert [client.get(lists[n]).content.decode().count("A summary to be seen.") for n in range(3)] == [0, 0, 0]
    assert client.get(lists[3]).status_code == 404
    assert finding.get_absolute_url() not in client.get("/sitemap-findings.xml").content.decode()

    question.answer, question.answered_at = "kept", question.asked_at
    question.save()

    for address in lists:
        assert "A summary to be seen." in client.get(address).content.decode(), address
    assert finding.get_absolute_url() in client.get("/sitemap-findings.xml").content.decode()
    assert "As it stood in text 1" in client.get(finding.get_absolute_url()).content.decode()


def test_the_full_text_of_a_restricted_source_is_on_no_page(client, db):
    start, end = "The first words nobody quoted.", "The last words nobody quoted."
    middle = "x " * 400
    source = SourceFactory()
    FindingFactory(
        words="A quoted sentence.",
        subjects=[InstitutionFactory()],
        text_version=TextVersionFactory(source=source, text=f"{start} {middle} A quoted sentence. {middle} {end}"),
    )

    text = f"{source.get_absolute_url()}text/"
    for address in [*pages(), *files(), *leaving(), *API, *in_api(), source.get_absolute_url(), text, f"{text}1/"]:
        page = words_of(client.get(address, follow=True))
        assert start not in page, address
        assert end not in page, address


def test_the_words_around_a_finding_stop_where_a_withdrawn_one_stands(client, db):
    text_version = TextVersionFactory(
        text="Far before. Taken back. Just before. The quoted words. Just after. Also taken back. Far after."
    )
    finding = FindingFactory(words="The quoted words.", text_version=text_version)
    for words in ["Taken back.", "Also taken back."]:
        FindingFactory(words=words, text_version=text_version, state="withdrawn")

    for address in [finding.get_absolute_url(), f"/findings/{finding.shown_id}.jsonld"]:
        page = client.get(address).content.decode()
        assert "Just before." in page
        assert "Just after." in page
        for words in ["Far before", "Taken back", "Also taken back", "Far after"]:
            assert words not in page


def test_the_record_of_ourselves_repeats_nothing_that_readers_may_not_read(client, public, hidden):
    """A correction of it, with its words before and now, a reply, and a status of its claim."""
    if hidden.first_published:
        said = [{"what": "Summary", "was": f"{SECRET} before", "now": f"{SECRET} now"}]
        CorrectionFactory(finding=hidden, changes=said)
    ReplyFactory(finding=hidden, text=f"{SECRET} reply", state="published")
    ClaimStatusFactory(finding=hidden, status="alleged", note=f"{SECRET} status")

    for address in [*exits(hidden), "/corrections/?page=1", "/removals/?page=1"]:
        page = words_of(client.get(address, follow=True)).lower()
        for echo in echoes(address):
            page = page.replace(echo, "")
        assert SECRET not in page, address


def test_words_that_are_withheld_from_a_correction_are_at_no_exit(client, public):
    said = [{"what": "Summary", "was": f"{SECRET} before", "now": "Now."}]
    CorrectionFactory(finding=public, changes=said, words_withheld=True)

    for address in [*pages(), *MACHINES, *FILES, *files(), *leaving(), *in_api(), public.get_absolute_url()]:
        assert SECRET not in words_of(client.get(address, follow=True)), address
    assert "A word was misspelt." in client.get("/corrections/").content.decode()


@pytest.mark.parametrize(("noun", "place"), [("person", "people"), ("institution", "institutions")])
def test_a_former_address_leads_to_no_record_that_readers_may_not_see(client, public, hidden, noun, place):
    record = {"person": hidden.speakers, "institution": hidden.subjects}[noun][0].party
    FormerAddress.objects.create(noun=noun, slug="former-name", **{noun: record})

    response = client.get(f"/{place}/former-name/")

    assert response.status_code == 404
    assert SECRET not in response.content.decode() + response.headers.get("Location", "")
    for address in MACHINES:
        assert "former-name" not in client.get(address).content.decode(), address


def test_a_reply_that_nobody_decided_on_or_that_was_declined_is_at_no_exit(client, public):
    for state in ["received", "declined"]:
        ReplyFactory(finding=public, text=f"{SECRET} {state}", state=state)

    for address in [*pages(), *MACHINES, *FILES, *files(), *leaving(), *in_api(), public.get_absolute_url()]:
        assert SECRET not in words_of(client.get(address, follow=True)), address
