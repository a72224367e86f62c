import re
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from findings.index.searching import Answer
from findings.listing import Listing
from findings.models import Finding
from tests.factories import FindingFactory, InstitutionFactory, InvolvementFactory, PersonFactory

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
    "publisher": ["toytown-gazette"],
    "group": ["age", "disability", "race"],
    "direction": ["inside", "towards-the-public", "both"],
    "status": ["alleged", "reported", "upheld"],
    "not_status": ["alleged", "reported"],
    "year": ["1999", "2021", "2022"],
    "since": ["2000", "2022"],
    "until": ["1999", "2021"],
    "sort": ["relevance", "oldest", "added", "corrected"],
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


@settings(
    max_examples=15, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(filters=some_filters)
def test_every_number_is_that_of_the_value_and_every_click_shows_it_with_the_others_chosen(toytown, filters):
    """The number of a value is that of its own findings under the other filters. Where nothing else is chosen of its
    facet a click shows just these; else it shows them with those of the other values, each once.
    """
    context = listing(urlencode(filters, doseq=True))
    query = urlsplit(context["canonical_path"]).query
    now = found(query)

    assert context["total"] == len(now) == len(set(all_findings(context)))
    for facet in context["facets"]:
        others = urlencode([(name, value) for name, value in parse_qsl(query) if name != facet.name])
        own = {value: found(f"{others}&{facet.name}={slug(value)}") for value in facet.values if not value.left_out}
        chosen = {value for value in own if value.selected}
        for value, alone in own.items():
            left = [own[other] for other in (chosen - {value} if value.selected else chosen | {value})]
            assert value.count == len(alone)
            if value.url is None:
                assert (value.count, facet.name) == (0, "institution")
                continue
            assert found_at(value.url) == (set().union(*left) if left else found(others)), value
            if not value.selected:
                assert value.count > 0
                assert found_at(value.leave_url) == now - found(f"{facet.name}={slug(value)}"), value
        for value in facet.values:
            if value.left_out:
                assert found_at(value.url) >= now
                assert found_at(value.url) - now <= found(f"{facet.name}={slug(value)}")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=some_filters)
def test_a_click_on_a_year_shows_as_many_findings_as_stand_beside_it_whatever_range_was_chosen(toytown, filters):
    for year in listing(urlencode(filters, doseq=True))["years"].values:
        if year.selected:
            assert "year=" not in year.url
        else:
            assert len(found_at(year.url)) == year.count > 0, year


def slug(value) -> str:
    return value.id.removeprefix("not-").partition("-")[2]


def found(query: str) -> set[int]:
    """All that the list shows at this address, whatever it is asked for first."""
    asked = Listing(QueryDict(query))
    return set(Answer(asked.archive, asked.filterset.question()).findings(0, 1000))


def found_at(url: str) -> set[int]:
    return found(urlsplit(url).query)


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


def values_of(query: str, name: str) -> dict:
    [found] = [facet for facet in listing(query)["facets"] if facet.name == name]
    return {value.text: value for value in found.values}


def test_a_click_adds_a_value_and_a_click_on_a_chosen_one_takes_it_away(toytown):
    kinds = values_of("kind=conclusion&q=box", "kind")

    assert kinds["conclusion"].selected
    assert kinds["conclusion"].url == "/findings/?q=box"
    assert not kinds["testimony"].selected
    assert kinds["testimony"].url == "/findings/?q=box&kind=conclusion&kind=testimony"


def test_a_value_that_is_left_out_stays_and_a_click_takes_it_back(toytown):
    kinds = values_of("not_kind=conclusion", "kind")

    assert kinds["conclusion"].left_out
    assert kinds["conclusion"].url == "/findings/"
    assert kinds["testimony"].leave_url == "/findings/?not_kind=conclusion&not_kind=testimony"


def test_a_chosen_value_stays_where_no_finding_has_it(toytown):
    themes = values_of("theme=cold&q=nothing-of-the-kind", "theme")

    assert {text: value.count for text, value in themes.items()} == {"Cold storage": 0}
    assert themes["Cold storage"].selected
    assert values_of("status=upheld", "status")["upheld"].count == 0


def test_a_chosen_person_stands_on_top_however_rare(db):
    for n in range(15):
        person = PersonFactory(slug=f"p{n}", name=f"Nobody the {n}th")
        for _ in range(1 if n == 14 else 2):
            FindingFactory(speakers=[person])

    [people] = [facet for facet in listing("person=p14")["facets"] if facet.name == "person"]

    assert len(people.values) == 13
    assert people.number == 15
    assert [value.text for value in people.values if value.selected] == [people.values[0].text]
    assert people.values[0].text == "Nobody the 14th"


def test_a_chosen_body_stands_below_those_that_it_is_part_of_however_rare(db):
    force = InstitutionFactory(slug="force")
    squad = InstitutionFactory(slug="squad", parent=force, kind="police-unit")
    FindingFactory(subjects=[squad])
    for _ in range(13):
        body = InstitutionFactory()
        for _ in range(2):
            FindingFactory(subjects=[body], kind="testimony")

    shown = values_of("institution=squad&kind=testimony", "institution")

    assert [(shown[body.name].count, shown[body.name].level) for body in (force, squad)] == [(0, 0), (0, 1)]


def test_one_list_has_one_address_in_whatever_order_it_was_asked_for(toytown):
    one = listing("theme=manners&kind=testimony&theme=cold&q=box&kind=testimony&page=1")["canonical_path"]
    other = listing("q=box&theme=cold&theme=manners&kind=testimony")["canonical_path"]

    assert one == other == "/findings/?q=box&theme=cold&theme=manners&kind=testimony"


def test_more_values_than_anybody_chooses_are_refused_in_a_sentence(toytown, client):
    query = urlencode([("person", f"person-{n}") for n in range(60)])

    response = client.get(f"/findings/?{query}")

    assert response.context["problems"] == ["Person: More than 50 were asked for. Choose fewer."]
    assert response.context["total"] == 0


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
    page = response.content.decode()
    assert not re.search(r"number \d+ says", page)
    assert "Part of this address was not understood" in page
    assert "fits all of this" not in page
    assert "application/atom+xml" not in page, "a feed of something else than was asked for"


def test_no_value_or_chip_tells_of_somebody_who_is_only_in_drafts(toytown, client):
    hidden = Finding.objects.get(state="draft")
    InvolvementFactory(finding=hidden, party=PersonFactory(slug="hidden", name="Hester Hidden"))

    page = client.get("/findings/?person=hidden").content.decode()

    assert "Hester" not in page
    assert client.get("/people/hidden/").status_code == 404
