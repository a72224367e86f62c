"""The page that checks a quotation: whatever is pasted, it answers, and nobody keeps the answer."""

from urllib.parse import quote

import pytest

from sources.models import Source
from tests.factories import FindingFactory, TextVersionFactory

QUOTED = "The squad did not count its 1,500 teapots before the mayor came."


@pytest.fixture
def finding(db):
    text = TextVersionFactory(text=f"{QUOTED} Nobody looked behind the <b>purple</b> curtain on the second floor.")
    return FindingFactory(words=QUOTED, text_version=text)


def asked(client, pasted):
    return client.get(f"/check/?text={quote(pasted)}")


def test_a_verbatim_quotation_leads_to_its_finding(client, finding):
    page = asked(client, f"“{QUOTED}”").content.decode()

    assert '<h2 id="answer">Verbatim</h2>' in page
    assert finding.get_absolute_url() in page
    assert finding.speakers[0].person.name in page
    assert "1 published finding." in page


def test_an_altered_one_shows_what_was_altered(client, finding):
    page = asked(client, QUOTED.replace("not ", "").replace("1,500", "15")).content.decode()

    assert '<del class="weighs"><span class="vh">in the archive: </span>not</del>' in page
    assert '<ins class="weighs"><span class="vh">pasted: </span>15</ins>' in page
    assert "Negation: “not” was taken out" in page


def test_words_that_are_not_excerpted_name_their_source(client, finding):
    page = asked(client, "behind the <b>purple</b> curtain on the").content.decode()

    assert "Verbatim, but in no finding" in page
    assert finding.source.get_absolute_url() in page
    assert "second floor" not in page
    assert "<b>purple" not in page


def test_what_is_not_there_is_said(client, finding):
    assert "Not in the archive</h2>" in asked(client, "A unicorn flew over seventeen green hills").content.decode()


def test_nobody_keeps_what_was_pasted(client, finding):
    answer, form = asked(client, QUOTED), client.get("/check/")

    assert (answer["Cache-Control"], answer["X-Robots-Tag"], answer["Referrer-Policy"]) == (
        "no-store",
        "noindex",
        "no-referrer",
    )
    assert not answer.cookies
    assert "ETag" not in answer
    assert "ETag" in form
    assert '<link rel="canonical" href="http://testserver/check/">' in answer.content.decode()


@pytest.mark.parametrize("typed", ["a" * 2000, "[" * 1000, "%00", "word " * 3000, "\u202eabc def ghi", "", "<script>"])
def test_whatever_is_pasted_is_answered(client, finding, typed):
    response = asked(client, typed)

    assert response.status_code == 200
    assert "Not checked" in response.content.decode() or "Not in the archive" in response.content.decode()


def test_a_check_asks_the_database_at_most_fifteen_times(client, finding, django_assert_max_num_queries):
    Source.objects.update(licence="open-government-licence")
    for pasted in [QUOTED, f"{QUOTED} A second one is not there at all. And a third one neither is here. " * 8]:
        with django_assert_max_num_queries(15):
            asked(client, pasted)


def test_a_finding_that_several_sentences_are_near_to_is_shown_once(client, finding):
    page = asked(client, f"{QUOTED} {QUOTED.replace('not ', '')} A unicorn flew over green hills.").content.decode()

    assert page.count(f'id="f-{finding.public_id}"') == 1
    assert f'href="#f-{finding.public_id}"' in page
