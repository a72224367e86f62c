import re
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from findings.listing import Listing
from findings.models import Finding

pytestmark = pytest.mark.django_db

QUERIES = ["", "box", "freezers OR fridges", '"tick box"', "toytown -misogyny", "ice", "nothing-of-the-kind"]
QUERIES += ['strap* OR "tick box" -badge', "number theme:manners -kind:opinion", "-(box OR rope)", "person:ida box"]
CHOICES = {
    "theme": ["storage", "cold", "manners"],
    "kind": ["conclusion", "testimony", "opinion"],
    "institution": ["toytown", "squad", "patrol", "review"],
    "person": ["person-0", "person-1", "person-2"],
    "speaker": ["person-0", "person-2"],
    "not_theme": ["storage", "cold"],
    "not_kind": ["testimony"],
    "not_institution": ["squad", "patrol"],
    "not_person": ["person-0"],
    "not_source": ["report-1999"],
    "not_group": ["age", "race"],
    "not_direction": ["inside", "both"],
    "source": ["report-1999", "report-2022"],
    "group": ["age", "disability", "race"],
    "direction": ["inside", "towards-the-public", "both"],
    "year": ["1999", "2021", "2022"],
    "since": ["2000", "2022"],
    "until": ["1999", "2021"],
    "sort": ["relevance", "oldest", "added"],
}
some_filters = st.fixed_dictionaries(
    {"q": st.sampled_from(QUERIES)},
    optional={
        name: st.lists(
            st.sampled_from(values),
            min_size=1,
            max_size=1 if name in {"year", "since", "until", "sort"} else 2,
            unique=True,
        )
        for name, values in CHOICES.items()
    },
)


def listing(query: str) -> dict:
    return Listing(QueryDict(query)).context()


def at(url: str) -> dict:
    return listing(urlsplit(url).query)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=some_filters)
def test_the_count_of_every_value_is_the_number_of_findings_one_click_later(toytown, filters):
    context = listing(urlencode(filters, doseq=True))

    assert context["total"] == len(set(all_findings(context)))
    for facet in [*context["facets"], context["years"]]:
        for value in facet.values:
            assert value.count > 0
            if value.url is not None:
                assert at(value.url)["total"] == value.count, (facet.name, value)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=some_filters)
def test_removing_every_chip_leads_back_to_all_findings(toytown, filters):
    query = urlencode(filters, doseq=True)
    for _ in range(50):
        chips = listing(query)["chips"]
        if not chips:
            break
        query = urlsplit(chips[0].remove_url).query

    assert {name for name, _ in parse_qsl(query)} <= {"sort"}
    assert listing(query)["total"] == len(toytown)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=some_filters)
def test_the_index_answers_what_the_filters_select_in_the_database(toytown, filters):
    query = urlencode(filters, doseq=True)

    selected = set(Listing(QueryDict(query)).filterset.qs.values_list("pk", flat=True))

    assert set(all_findings(listing(query))) == selected


def all_findings(context: dict) -> list[int]:
    found = [finding.pk for finding in context["page_obj"]]
    while context["next_url"]:
        context = at(context["next_url"])
        found += [finding.pk for finding in context["page_obj"]]
    return found


def facet(context: dict, name: str) -> dict[str, int]:
    [found] = [facet for facet in context["facets"] if facet.name == name]
    return {value.text: value.count for value in found.values}


def test_a_broad_theme_counts_the_findings_of_its_narrower_ones_once(toytown):
    with_both = [f for f in toytown if {"storage", "cold"} & {theme.slug for theme in f.themes}]

    assert facet(listing(""), "theme")["Storage"] == len(with_both)


def test_a_body_counts_the_findings_about_its_parts(toytown):
    about_squad = [f for f in toytown if {"squad", "patrol"} & {i.institution.slug for i in f.subjects}]

    assert facet(listing(""), "institution")["Biscuit Squad"] == len(about_squad)
    assert at("/?institution=squad")["total"] == len(about_squad)


def test_two_values_of_one_facet_mean_either_and_two_facets_mean_both(toytown):
    either = listing("person=person-0&person=person-1")["total"]
    both = listing("person=person-0&kind=conclusion")["total"]

    assert either == len([f for f in toytown if f.speakers[0].person.slug in {"person-0", "person-1"}])
    assert both == len([f for f in toytown if f.speakers[0].person.slug == "person-0" and f.kind == "conclusion"])


def test_a_chosen_value_is_marked_and_leads_nowhere(toytown):
    [kinds] = [facet for facet in listing("kind=conclusion")["facets"] if facet.name == "kind"]

    chosen = {value.text: (value.selected, value.url) for value in kinds.values}

    assert chosen["conclusion"] == (True, None)
    assert chosen["testimony"][0] is False


def test_a_finding_counts_for_the_report_it_tells_of_and_for_the_source_it_was_read_in(toytown):
    reported = [f for f in toytown if f.report and f.report.slug == "report-1999"]

    assert listing("source=report-1999")["total"] == len(reported) > 0
    assert listing(f"source={toytown[1].source.slug}")["total"] == 6


def test_the_year_is_that_of_the_report_and_without_one_that_of_the_source(toytown):
    years = {value.text: value.count for value in listing("")["years"].values}

    assert years == {"2022": 4, "2021": 4, "1999": 4}


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("theme=nonsense", "Theme: There is no theme “nonsense” in the archive."),
        ("kind=gossip", "Kind: There is no kind of finding “gossip”."),
        ("year=recently", "Year: Give a year in four figures, such as 2023."),
        ("sort=beauty", "Sort by: Findings cannot be sorted by “beauty”."),
        ("person=%00", "Person: Null characters are not allowed."),
        ("year=1e999", "Year: Give a year in four figures"),
    ],
)
def test_what_is_not_understood_is_said_and_shows_nothing(toytown, client, query, sentence):
    response = client.get(f"/findings/?{query}&person=person-1")

    assert response.status_code == 200
    assert any(problem.startswith(sentence) for problem in response.context["problems"])
    assert response.context["total"] == 0
    assert not re.search(r"number \d+ says", response.content.decode())


def test_no_value_or_chip_tells_of_somebody_who_is_only_in_drafts(toytown, client):
    hidden = Finding.objects.get(state="draft")
    from tests.factories import InvolvementFactory, PersonFactory

    InvolvementFactory(finding=hidden, party=PersonFactory(slug="hidden", name="Hester Hidden"))

    page = client.get("/findings/?person=hidden").content.decode()

    assert "Hester" not in page
    assert client.get("/people/hidden/").status_code == 404
