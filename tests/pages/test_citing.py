"""Citations on pages and in files: what readers copy, what reference managers and other programs find."""

import json
import re

import bibtexparser
import lxml.html
import pytest
import rispy

from findings.publishing import withdraw
from tests.crowd import crowd
from tests.factories import (
    FindingFactory,
    FormerAddressFactory,
    InstitutionFactory,
    PersonFactory,
    PublisherFactory,
    SourceFactory,
    TextVersionFactory,
)

from .addresses import FORMS
from .reading import element, markup, words

pytestmark = pytest.mark.django_db

KINDS = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json",
    "txt": "text/plain; charset=utf-8",
}
ENTRIES = {
    "bib": lambda text: [entry.key for entry in bibtexparser.parse_string(text).entries],
    "ris": lambda text: [entry["id"] for entry in rispy.loads(text)],
    "csl.json": lambda text: [item["id"] for item in json.loads(text)],
    "txt": lambda text: ["finding-" + shown for shown in re.findall(r"Case archive, finding (.{9}),", text)],
}


@pytest.fixture
def finding():
    paper = PublisherFactory(name="Toytown Gazette")
    source = SourceFactory(title="Who has the key?", byline="Paula Pencil", publisher=paper, slug="key")
    version = TextVersionFactory(source=source, text="It rained. The key was lost. Nobody looked for it.")
    return FindingFactory(
        words="The key was lost.", text_version=version, speakers=[PersonFactory(name="Ida Invented")]
    )


def data(client, finding):
    """What programs find in the head of its page, by a parser of HTML."""
    page = client.get(finding.get_absolute_url()).content.decode()
    [script] = lxml.html.fromstring(page).xpath("//script[@type='application/ld+json']")
    return page, json.loads(script.text)


def test_the_page_has_all_six_forms_each_to_be_selected_by_itself(client, finding):
    page = markup(client.get(finding.get_absolute_url()))

    assert element(page, '<p class="citation"').startswith("Ida Invented: “The key was lost.” Paula Pencil, ")
    for name in ["oscola", "harvard", "apa", "chicago", "mla"]:
        assert "the key?" in element(page, f'<span id="citation-{name}"')
        assert page.count(f'data-copies="citation-{name}" hidden') == 1


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_named_after_the_finding_and_says_what_it_is(client, finding, form):
    response = client.get(f"/findings/{finding.shown_id}.{form}")

    assert response["Content-Type"] == KINDS[form]
    assert response["Content-Disposition"] == f'attachment; filename="finding-{finding.shown_id}.{form}"'
    assert ENTRIES[form](response.content.decode())[0] == f"finding-{finding.shown_id}"


@pytest.mark.parametrize("form", [*FORMS, "jsonld"])
def test_any_way_of_writing_the_identifier_leads_to_the_file(client, finding, form):
    shown = finding.shown_id
    for written in [shown.lower(), finding.public_id, shown.replace("-", "–"), shown.replace("-", " ")]:
        response = client.get(f"/findings/{written}.{form}")

        assert (response.status_code, response["Location"]) == (301, f"/findings/{shown}.{form}"), written


@pytest.mark.parametrize("form", [*FORMS, "jsonld"])
def test_the_file_of_what_is_withdrawn_is_gone_and_a_mistyped_one_says_so(client, finding, form):
    withdraw([finding], reason="legal")

    gone = client.get(f"/findings/{finding.shown_id}.{form}")
    mistyped = client.get(f"/findings/257R-9J09.{form}")

    assert (gone.status_code, mistyped.status_code) == (410, 404)
    assert "The key was lost." not in gone.content.decode()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("query", ["", "?q=key", "?q=kind:testimony", "?sort=oldest", "?not_kind=testimony", "?q=zzzz"])
def test_an_export_has_just_what_the_list_has_in_its_order(client, form, query):
    crowd(60)
    listed = []
    address = f"/findings/{query}"
    page = client.get(address, follow=True)
    while True:
        listed += [f"finding-{row.shown_id}" for row in page.context["page_obj"].object_list]
        if not page.context["next_url"]:
            break
        page = client.get(page.context["next_url"])

    exported = client.get(f"/findings/export.{form}{query}")

    assert exported.streaming
    assert ENTRIES[form](exported.getvalue().decode()) == listed


def test_the_list_leads_to_the_files_of_just_what_it_shows(client):
    crowd(30)
    page = client.get("/findings/?kind=testimony&page=1")

    [line] = re.findall(r'<p class="small soft away">Cite these .*?</p>', page.content.decode())

    assert words(line).startswith(f"Cite these {page.context['total']} findings: BibTeX, RIS, CSL-JSON, Text")
    assert 'href="/findings/export.csl.json?kind=testimony"' in line


def test_what_an_export_cannot_understand_is_told(client, finding):
    response = client.get("/findings/export.bib?year=never&theme=nonsense")

    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert "nonsense" in response.content.decode()


def test_an_export_by_a_former_name_leads_to_that_by_the_name_of_today(client):
    person = PersonFactory(slug="ida")
    FindingFactory(speakers=[person])
    FormerAddressFactory(noun="person", slug="ada", person=person)

    response = client.get("/findings/export.ris?person=ada")

    assert (response.status_code, response["Location"]) == (301, "/findings/export.ris?person=ida")


def test_the_page_is_a_quotation_of_who_said_it_in_the_words_of_schema_org(client, finding):
    _, found = data(client, finding)

    assert (found["@type"], found["text"]) == ("Quotation", "The key was lost.")
    assert found["spokenByCharacter"][0].items() >= {"@type": "Person", "name": "Ida Invented"}.items()
    assert found["isPartOf"]["@type"] == "NewsArticle"
    assert found["isPartOf"]["author"] == [{"@type": "Person", "name": "Paula Pencil"}]
    assert "author" not in found


def test_what_is_retold_is_its_authors_for_programs_too(client, finding):
    report, body = SourceFactory(kind="report", title="Final Report"), InstitutionFactory(kind="review")
    retold = FindingFactory(
        kind="journalists-summary",
        text_version=finding.quotation.text_version,
        report=report,
        bodies=[body],
        words="It rained.",
    )

    _, found = data(client, retold)

    assert "spokenByCharacter" not in found
    assert found["author"] == [{"@type": "Person", "name": "Paula Pencil"}]
    assert found["isBasedOn"]["@type"] == "Report"


def test_nothing_ends_the_script_that_holds_the_data(client):
    odd = "</script><script>alert('key')</script> <!-- & “co”"
    page, found = data(client, FindingFactory(words=f"Words with {odd} in them.", summary=f"Said {odd}."))

    assert found["text"] == f"Words with {odd} in them."
    assert "<script>" not in page


def test_reference_managers_find_the_source_in_the_head(client, finding):
    page, _ = data(client, finding)
    found = dict(re.findall(r'<meta name="(citation_\w+|DC\.\w+)" content="([^"]*)">', page))

    assert (
        found.items()
        >= {
            "citation_title": "Who has the key?",
            "citation_author": "Paula Pencil",
            "citation_journal_title": "Toytown Gazette",
            "citation_publication_date": "2021/05/04",
            "DC.creator": "Paula Pencil",
            "DC.identifier": f"http://testserver{finding.get_absolute_url()}",
        }.items()
    )
