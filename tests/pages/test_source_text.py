"""The text of a source with its findings marked: as far as its licence allows, and never a word that is withheld."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from findings.models import AnchorQuestion
from findings.publishing import withdraw
from sources.models import Source, TextVersion
from tests.crowd import crowd
from tests.factories import FindingFactory, QuotationFactory, TextVersionFactory

from .reading import markup, words
from .texts import OPEN, marked, numbered_words, page_of, quoting, shown_text, text_of

pytestmark = pytest.mark.django_db

FAR = "Nobody quotes this. " * 40


def test_an_open_text_is_shown_whole_with_each_finding_marked_at_its_anchor(client):
    version = text_of("Before all.\n\nA key was lost. Then a teapot was lost.\n\nAfter all.")
    key, teapot = quoting(version, "A key was lost."), quoting(version, "a teapot was lost.")

    page = page_of(client, version)

    assert shown_text(page) == "Before all. A key was lost. Then a teapot was lost. After all."
    for finding, said in [(key, "A key was lost."), (teapot, "a teapot was lost.")]:
        assert (
            f'<mark id="f-{finding.shown_id}">{said}</mark> <a class="here id" href="{finding.get_absolute_url()}">'
            in page
        )


def test_overlapping_findings_are_cut_into_pieces_and_each_has_its_anchor(client):
    version = text_of("One two three four five six.")
    findings = [
        quoting(version, said)
        for said in ("One two three four", "three four five", "three four", "One two three four five six.")
    ]

    page = page_of(client, version)

    assert shown_text(page) == "One two three four five six."
    assert marked(page) == ["One two", "three four", "five", "six."]
    for finding in findings:
        assert page.count(f'id="f-{finding.shown_id}"') == 1
        assert page.count(f'href="{finding.get_absolute_url()}"') == 1
    assert page.index(f'id="f-{findings[1].shown_id}"') > page.index("One two")


def test_a_quotation_over_paragraphs_is_marked_in_each_of_them(client):
    version = text_of("One.\n\nTwo begins\n\nthree\n\nfour ends. Five.")
    finding = quoting(version, "Two begins\n\nthree\n\nfour ends.")

    page = page_of(client, version)

    assert marked(page) == ["Two begins", "three", "four ends."]
    assert page.count(f'id="f-{finding.shown_id}"') == 1
    assert page.count('class="here id"') == 1


def test_of_a_restricted_text_only_what_the_pages_of_findings_show_is_shown(client):
    version = text_of(
        f"{FAR}First of all. A key was lost. {FAR}{FAR}A teapot was lost. {FAR}", licence="all-rights-reserved"
    )
    findings = [quoting(version, "A key was lost."), quoting(version, "A teapot was lost.")]

    page = page_of(client, version)

    assert marked(page) == ["A key was lost.", "A teapot was lost."]
    shown = sum(len(f.quotation.prefix + f.quotation.text + f.quotation.suffix) for f in findings)
    assert (
        len(shown_text(page).replace("… ", "").replace(" …", "").replace("[…]Something is left out here.", "")) <= shown
    )
    assert f"Together they are {100 * shown / len(version.text):.1f}% of it." in words(page)
    assert "never the full text" in page


def test_excerpts_of_a_short_text_that_would_together_be_the_text_stand_without_the_words_around_them(client):
    said = numbered_words(60)
    version = text_of(" ".join(said), licence="all-rights-reserved")
    for n in range(0, 60, 3):
        quoting(version, said[n])

    page = page_of(client, version)

    assert marked(page) == said[::3]
    assert all(words not in shown_text(page) for n, words in enumerate(said) if n % 3)


@pytest.mark.parametrize("licence", [OPEN, "all-rights-reserved"])
@pytest.mark.parametrize("state", ["draft", "in-review", "withdrawn"])
def test_words_of_what_readers_may_not_see_are_never_marked(client, licence, state):
    text = f"Far before all this. A secret teapot was lost. Between. A key was lost. After. {FAR}"
    version = text_of(text, licence=licence)
    quoting(version, "A key was lost.")
    hidden = quoting(version, "A secret teapot was lost.", state=state)

    page = page_of(client, version)

    assert marked(page) == ["A key was lost."]
    assert hidden.shown_id not in page
    if state == "withdrawn":
        assert "teapot" not in page
        assert ("Far before" in page) == (licence == OPEN)


def test_words_of_a_withdrawn_finding_are_left_out_of_later_texts_too(client):
    version = text_of("Before. A secret teapot was lost here. After.")
    withdraw([quoting(version, "A secret teapot was lost here.")], reason="privacy")
    TextVersionFactory(source=version.source, number=2, text="Well before. A secret teapot was lost here. Long after.")

    page = page_of(client, version)

    assert "teapot" not in page
    assert "Well before." in page
    assert "Long after." in page


def test_what_a_published_finding_quotes_is_shown_though_a_withdrawn_one_quoted_it_too(client):
    version = text_of("Before. A teapot was lost, and found again. After.")
    quoting(version, "A teapot was lost, and found again.", state="withdrawn")
    quoting(version, "A teapot was lost")

    assert shown_text(page_of(client, version)) == "Before. A teapot was lost […]Something is left out here. After."


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_the_text_of_a_source_that_readers_may_not_see_is_not_there(client, state):
    version = text_of("A key.", state=state)
    quoting(version, "A key.", state="draft")

    for address in ("text/", "text/1/", "text/?page=1"):
        assert client.get(f"/sources/{version.source.slug}/{address}").status_code == 404


def test_an_earlier_text_is_shown_where_findings_quote_it_as_it_stood_then(client):
    version = text_of(f"{FAR}A key was lost. {FAR}{FAR}And nothing else.")
    finding = quoting(version, "A key was lost.")
    other = text_of("Nothing.").source
    TextVersionFactory(source=other, number=2, text="Nothing at all.")
    newer = TextVersionFactory(source=version.source, number=2, text="No key was lost.")
    question = AnchorQuestion.objects.get(quotation=finding.quotation)
    question.answer, question.answered_at = "kept", question.asked_at
    question.save()

    response = client.get(f"/sources/{version.source.slug}/text/1/")
    assert response["X-Robots-Tag"] == "noindex"
    page = markup(response)
    assert marked(page) == ["A key was lost."]
    assert "This is an earlier text" in page
    assert "And nothing else" not in page
    assert marked(page_of(client, newer)) == []
    assert client.get(f"/sources/{other.slug}/text/1/").status_code == 404
    link = client.get(f"/sources/{version.source.slug}/text/?finding={finding.shown_id}")
    assert (link.status_code, link["Location"]) == (302, f"/sources/{version.source.slug}/text/1/#f-{finding.shown_id}")


def test_the_page_of_a_finding_and_that_of_its_source_lead_to_the_text(client):
    version = text_of("Before. A key was lost. After.", licence="all-rights-reserved")
    finding = quoting(version, "A key was lost.")
    other = text_of("Elsewhere: A key was lost.")
    QuotationFactory(finding=finding, text_version=other, role="also-in", words="A key was lost.")

    page = client.get(finding.get_absolute_url()).content.decode()

    for source in (version.source, other.source):
        assert f'href="/sources/{source.slug}/text/?finding={finding.shown_id}"' in page
        link = client.get(f"/sources/{source.slug}/text/?finding={finding.shown_id}")
        assert link["Location"] == f"/sources/{source.slug}/text/#f-{finding.shown_id}"
        assert f'id="f-{finding.shown_id}"' in client.get(link["Location"]).content.decode()
        assert f'href="/sources/{source.slug}/text/"' in client.get(source.get_absolute_url()).content.decode()


def test_a_link_to_a_finding_in_a_text_answers_as_the_finding_does(client):
    finding, elsewhere = FindingFactory(), FindingFactory()
    at = f"/sources/{finding.source.slug}/text/"

    assert client.get(f"{at}?finding={elsewhere.shown_id}").status_code == 404
    assert client.get(f"{at}?finding=K7Q2-0000").status_code == 404
    assert client.get(f"{at}?finding=%00").status_code == 404
    withdraw([finding], reason="privacy")
    assert client.get(f"{at}?finding={finding.shown_id}").status_code == 410


def test_a_slug_that_the_source_had_leads_to_its_text(client):
    version = text_of("A key was lost.")
    former = version.source.slug
    Source.objects.filter(pk=version.source.pk).update(slug="new-name")

    response = client.get(f"/sources/{former}/text/?page=2&finding=K7Q2")

    assert (response.status_code, response["Location"]) == (301, "/sources/new-name/text/?page=2&finding=K7Q2")
    assert client.get(f"/sources/{former}/text/7/")["Location"] == "/sources/new-name/text/7/"


@pytest.mark.parametrize("address", ["0/", "2/", "99999999999999999999/", "?page=2", "?page=0", "?page=x", "?page=%00"])
def test_what_is_not_there_is_not_there(client, address):
    version = text_of("A key was lost.")

    assert client.get(f"/sources/{version.source.slug}/text/{address}").status_code == 404


def test_the_number_of_queries_is_the_same_however_many_findings_there_are(client):
    asked = []
    for number in (3, 300):
        findings = crowd(number)
        source = findings[0].source
        Source.objects.filter(pk=source.pk).update(licence=OPEN)
        version = TextVersion.objects.filter(source=source).order_by("number").last()
        for address in (f"/sources/{source.slug}/text/", f"/sources/{source.slug}/text/{version.number}/"):
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            asked.append(len(queries))

    assert len(set(asked)) == 1
    assert asked[0] <= 10


def test_the_words_of_the_text_are_escaped(client):
    version = text_of("Before <script>alert(1)</script>. A <b>key</b> was lost & found.")
    quoting(version, "A <b>key</b> was lost & found.")

    page = page_of(client, version)

    assert "<script>alert" not in page
    assert "A &lt;b&gt;key&lt;/b&gt; was lost &amp; found.</mark>" in page
