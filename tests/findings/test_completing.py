"""What is offered while a reader types: names and words that published findings hold, and nothing else."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from findings.completing import MOST, complete
from findings.models import SearchDocument
from findings.publishing import withdraw
from findings.vocabulary import State
from tests.crowd import crowd
from tests.factories import (
    FindingFactory,
    InstitutionFactory,
    PersonFactory,
    ReportFactory,
    SourceFactory,
    TextVersionFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db

ODD = [
    "",
    "a",
    " ",
    "%",
    "_",
    "\\",
    "'",
    "''",
    "a'b",
    "a\\b:*",
    "&",
    "!!",
    "<->",
    "🔑🔑",
    "مرحبا",
    "x" * 10_000,
    "a " * 5_000,
]


def texts(typed):
    return [(entry.sort, entry.text) for entry in complete(typed)]


def names(typed):
    return [text for sort, text in texts(typed) if sort != "word"]


@pytest.fixture
def zoe():
    return PersonFactory(slug="zoe", name="Zoë Quill-Penner", aliases=["The Scribbler"])


@pytest.fixture
def finding(zoe):
    source = SourceFactory(title="Quilts of Toytown")
    return FindingFactory(
        words="The quick key was lost.",
        text_version=TextVersionFactory(source=source, text="The quick key was lost."),
        summary="It was lost.",
        speakers=[zoe],
        subjects=[InstitutionFactory(name="Quiet Constabulary")],
        themes=[ThemeFactory(name="Quizzes", slug="quizzes")],
    )


def test_an_article_before_a_name_is_left_aside(finding):
    assert names("the quiet") == names("quiet") == ["Quiet Constabulary"]
    assert "Zoë Quill-Penner" in names("The Scrib")
    assert names("the") == names("th")


def test_people_institutions_themes_sources_and_words_begin_so(finding):
    assert set(texts("qui")) == {
        ("person", "Zoë Quill-Penner"),
        ("institution", "Quiet Constabulary"),
        ("theme", "Quizzes"),
        ("source", "Quilts of Toytown"),
        *(("word", word) for word in ["quick", "quiet", "quill", "quizzes"]),
    }


@pytest.mark.parametrize(
    "typed", ["zoe", "ZOË", "Zo", "quill", "penn", "quill zo", "zoë quill-penner", "zoe scrib", "zoe "]
)
def test_a_name_is_found_by_any_of_its_words_whatever_the_case_accents_and_order(finding, typed):
    assert "Zoë Quill-Penner" in names(typed)


@pytest.mark.parametrize("typed", ["oe", "quiller", "zoe nobody"])
def test_a_name_is_not_found_by_what_none_of_its_words_begins_with(finding, typed):
    assert "Zoë Quill-Penner" not in names(typed)


def test_an_alias_leads_to_its_name_and_is_told(finding):
    [entry] = [entry for entry in complete("scrib") if entry.sort == "person"]

    assert (entry.text, entry.alias) == ("Zoë Quill-Penner", "The Scribbler")
    assert [entry.alias for entry in complete("zoe") if entry.sort == "person"] == [""]


def test_each_leads_to_its_list_whose_number_is_the_one_told(client, finding):
    FindingFactory(speakers=[finding.speakers[0].person])

    entries = complete("qui")

    assert {entry.sort: entry.url for entry in entries}["theme"] == "/findings/?theme=quizzes"
    for entry in entries:
        total = client.get(entry.url).context["total"]
        assert total == entry.count if entry.sort != "word" else total > 0, entry


def test_a_broader_theme_and_a_body_above_are_offered_with_the_findings_of_their_parts():
    force, storage = InstitutionFactory(name="Toytown Force"), ThemeFactory(name="Storage")
    unit, cold = InstitutionFactory(name="Biscuit Squad", parent=force), ThemeFactory(name="Cold", parent=storage)
    FindingFactory(subjects=[unit], themes=[cold])

    assert "Toytown Force" in names("force")
    assert names("stor") == ["Storage"]


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.WITHDRAWN])
def test_what_only_unpublished_findings_hold_is_offered_nowhere(state, zoe):
    source = ReportFactory(title="Zoological Key")
    theme, body = ThemeFactory(name="Zoning"), InstitutionFactory(name="Zoo Patrol")
    FindingFactory(
        state=state, speakers=[zoe], themes=[theme], subjects=[body], report=source, summary="A zookeeper was lost."
    )

    assert complete("zo") == []


def test_what_is_withdrawn_is_gone_with_the_next_key(finding):
    assert complete("qui")

    withdraw([finding], reason="privacy")

    assert complete("qui") == []


def test_a_new_name_is_found_at_once_and_the_old_one_no_more(finding, zoe):
    zoe.name, zoe.aliases = "Zoë Ink", []
    zoe.save()

    assert names("ink") == ["Zoë Ink"]
    assert names("scribbler") == []


def test_names_that_more_findings_hold_come_first_and_sources_last(finding):
    often = PersonFactory(name="Quincy Often")
    for _ in range(3):
        FindingFactory(speakers=[often])

    assert names("qu")[0] == "Quincy Often"
    assert names("qu")[-1] == "Quilts of Toytown"


def test_at_most_ten_are_offered_and_words_keep_their_place_among_many_names():
    theme = ThemeFactory()
    for number in range(20):
        FindingFactory(
            speakers=[PersonFactory(name=f"Quintus {number}")], themes=[theme], summary="Quick quiet quilts."
        )

    offered = texts("qui")

    assert [sort for sort, _ in offered] == ["person"] * 7 + ["word"] * 3
    assert len(offered) == MOST


@pytest.mark.parametrize("typed", ['"qui', "theme:qui", "-qui", "key -qui", "(qui", "qui*", "a|qui"])
def test_who_writes_the_language_of_the_search_is_not_disturbed(finding, typed):
    assert complete(typed) == []


def test_a_hyphen_within_a_name_is_no_minus(finding):
    assert names("quill-pen") == ["Zoë Quill-Penner"]


@pytest.mark.parametrize("typed", ODD)
def test_whatever_is_typed_is_answered(client, finding, typed):
    answer = client.get("/findings/complete", {"q": typed})

    assert answer.status_code == 200
    assert len(answer.json()["entries"]) <= MOST


@pytest.mark.parametrize("query", ["", "q=%00zoe", "q=%FF", "q=%ED%A0%80zoe", "q=zoe&q=nobody", "q[]=zoe"])
def test_however_it_is_written_in_the_address_it_is_answered(client, finding, query):
    assert client.get(f"/findings/complete?{query}").status_code == 200


def test_the_answer_may_be_kept_like_any_public_page(client, admin_client, finding):
    answer = client.get("/findings/complete?q=zoe")

    assert answer["Content-Type"] == "application/json"
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not answer.cookies
    assert "Vary" not in answer or "cookie" not in answer["Vary"].lower()
    assert admin_client.get("/findings/complete?q=zoe").content == answer.content
    again = client.get("/findings/complete?q=zoe", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert json.loads(answer.content)["entries"][0] == {
        "sort": "person",
        "text": "Zoë Quill-Penner",
        "url": "/findings/?person=zoe",
        "alias": "",
        "count": 1,
    }


def test_it_asks_three_times_however_much_there_is_and_reads_no_finding_but_to_see_that_a_phrase_still_stands(client):
    crowd(400)

    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/findings/complete?q=case")

    assert answer.json()["entries"]
    assert len(queries) == 3
    reading = [query["sql"] for query in queries if SearchDocument._meta.db_table in query["sql"]]
    assert len(reading) == 1
    assert "d.finding_id = ANY (witnesses)" in reading[0]
