"""Filters typed among the words become filters of the address, which readers see as chips."""

from urllib.parse import parse_qs, urlsplit

import pytest

from findings.asking.parsing import MOST_LEAVES
from findings.models import FormerAddress
from tests.factories import (
    FindingFactory,
    InstitutionFactory,
    PersonFactory,
    ReportFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(toytown):
    """Toytown, with names that several people share."""
    for slug, name in [("ada-smith", "Ada Smith"), ("zoe-smith", "Zoë Smith"), ("ida-smith-jones", "Ida Smith-Jones")]:
        FindingFactory(
            words="Smith was here.", speakers=[PersonFactory(slug=slug, name=name, aliases=[f"{name[:3]} S."])]
        )
    FindingFactory(words="Nobody.", state="draft", speakers=[PersonFactory(slug="hidden", name="Hidden Smith")])
    return toytown


def asked(client, typed: str, **other):
    """The parameters to which what is typed leads; None where the page is shown at once."""
    response = client.get("/findings/", {"q": typed, **other})
    if response.status_code == 200:
        return None
    assert response.status_code == 302
    return parse_qs(urlsplit(response["Location"]).query)


@pytest.mark.parametrize(
    ("typed", "parameters"),
    [
        ("theme:cold freezer", {"theme": ["cold"], "q": ["freezer"]}),
        ('theme:"Cold storage"', {"theme": ["cold"]}),
        ('theme:"ICE BOX"', {"theme": ["cold"]}),
        ("theme:ice-box", {"theme": ["cold"]}),
        ("theme:zz9", {"theme": ["coded"]}),
        ("theme:manners OR theme:cold", {"theme": ["manners", "cold"]}),
        ("-theme:cold box", {"not_theme": ["cold"], "q": ["box"]}),
        ("-(theme:cold OR theme:manners)", {"not_theme": ["cold", "manners"]}),
        ("institution:squad", {"institution": ["squad"]}),
        ('institution:"toy police"', {"institution": ["toytown"]}),
        ("person:1th", {"person": ["person-1"]}),
        ("person:ada", {"person": ["ada-smith"]}),
        ("person:ZOE", {"person": ["zoe-smith"]}),
        ('speaker:"zoë s."', {"speaker": ["zoe-smith"]}),
        ("-person:jones", {"not_person": ["ida-smith-jones"]}),
        ("source:report-1999", {"source": ["report-1999"]}),
        ("publisher:toytown-gazette", {"publisher": ["toytown-gazette"]}),
        ("kind:testimony", {"kind": ["testimony"]}),
        ('status:"under investigation" box', {"status": ["under-investigation"], "q": ["box"]}),
        ("-status:alleged", {"not_status": ["alleged"]}),
        ('-kind:"Court outcome"', {"not_kind": ["court-outcome"]}),
        ("kind:statistics", {"kind": ["statistic"]}),
        ("kind:Testimonies", {"kind": ["testimony"]}),
        ('kind:"case studies"', {"kind": ["case-study"]}),
        ("kind: testimony", {"kind": ["testimony"]}),
        ("theme:(manners OR cold)", {"theme": ["manners", "cold"]}),
        ("theme:manners,cold box", {"theme": ["manners", "cold"], "q": ["box"]}),
        ("kind:journalists-summary", {"kind": ["journalists-summary"]}),
        ("group:race", {"group": ["race"]}),
        ("direction:inside", {"direction": ["inside"]}),
        ("year:1999", {"year": ["1999"]}),
        ("year:1999..2023 box", {"since": ["1999"], "until": ["2023"], "q": ["box"]}),
        ("year:2023–1999", {"since": ["1999"], "until": ["2023"]}),
        ("year:..1999", {"until": ["1999"]}),
        ("year:2020..", {"since": ["2020"]}),
        ("since:2020 until:2021", {"since": ["2020"], "until": ["2021"]}),
        ("theme:cold freezer OR fridge", None),
    ],
)
def test_a_typed_filter_leads_to_its_own_parameter(archive, client, typed, parameters):
    FindingFactory(themes=[ThemeFactory(slug="coded", code="ZZ9")])
    publisher = archive[1].report.publisher
    publisher.slug = "toytown-gazette"
    publisher.save()

    assert asked(client, typed) == parameters


def test_it_takes_the_place_of_what_the_address_had_and_keeps_the_rest(archive, client):
    parameters = asked(client, "theme:cold box", theme="manners", kind="testimony", sort="oldest", page="3")

    assert parameters == {"theme": ["cold"], "q": ["box"], "kind": ["testimony"], "sort": ["oldest"]}


def test_what_is_left_out_adds_up(archive, client):
    assert asked(client, "-theme:cold", not_theme="manners") == {"not_theme": ["manners", "cold"]}


def test_the_reader_sees_chips_and_the_words_that_are_left(archive, client):
    response = client.get("/findings/", {"q": "theme:cold -kind:testimony box"}, follow=True)

    assert response.context["query"] == "box"
    assert [(chip.label, chip.text) for chip in response.context["chips"]] == [
        ("Words", "box"),
        ("Theme", "Cold storage"),
        ("Not kind", "testimony"),
    ]
    assert ": box, Cold storage, not testimony – " in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "values", "note"),
    [
        ("person:smith", {"person": ["ada-smith", "ida-smith-jones", "zoe-smith"]}, "“person:smith” means any of 3: "),
        ("direction:public", {"direction": ["both", "towards-the-public"]}, "“direction:public” means any of 2: "),
        ("theme:cold theme:manners", {"theme": ["cold", "manners"]}, "“theme:” was given more than once"),
        ("person:nobody box", {"q": ["box nobody"]}, "There is no person “nobody” in the archive"),
        ("-person:nobody box", {"q": ["box -nobody"]}, "There is no person “nobody” in the archive"),
        ("person:hidden", {"q": ["hidden"]}, "There is no person “hidden” in the archive"),
        ("kind:gossip", {"q": ["gossip"]}, "There is no kind “gossip” in the archive"),
        (
            "direction:up",
            {"q": ["up"]},
            "There is no direction “up” in the archive; it was read as words. “direction:” can be inside the force, t",
        ),
        ('theme:"no such"', {"q": ["no such"]}, "There is no theme “no such” in the archive"),
        ("year:soon box", {"q": ["box"]}, "“year:soon” was left out. Years are typed as year:1999,"),
        ("-year:1999 box", {"q": ["box"]}, "“-year:1999” was left out. Years are typed as year:1999,"),
        ("year:1999 year:2021", {"year": ["2021"]}, "Only one year or range can be asked for"),
        ("theme:cold (box", {"q": ["box"], "theme": ["cold"]}, "The bracket that was never closed"),
    ],
)
def test_where_there_is_something_to_tell_the_page_tells_it(archive, client, typed, values, note):
    response = client.get("/findings/", {"q": typed})

    assert response.status_code == 200
    told = [found for found in response.context["notes"] if found.startswith(note)]
    assert told
    assert parse_qs(urlsplit(response.context["canonical_path"]).query) == values
    assert "Hidden" not in "".join(told)


def test_a_name_that_too_many_have_is_read_as_a_word(archive, client):
    for number in range(13):
        FindingFactory(speakers=[PersonFactory(name=f"Otto Many {number}")])

    context = client.get("/findings/", {"q": "person:otto"}).context

    assert context["notes"] == ["“person:otto” could mean more than 12, too many for a filter, and was read as words."]
    assert context["total"] == 13


def test_names_of_many_words_that_name_nothing_are_no_more_words_than_others(archive, client):
    typed = " ".join(f'{name}:"{" ".join(f"{name}{n}" for n in range(40))}"' for name in ["theme", "person", "source"])

    context = client.get("/findings/", {"q": typed}).context

    assert len(context["understood"].split("“")) - 1 == MOST_LEAVES
    assert f"Only the first {MOST_LEAVES} words, phrases and filters were used." in context["notes"]


def test_a_record_that_was_merged_is_found_by_its_old_slug(archive, client):
    FormerAddress.objects.create(noun="theme", slug="fridges", theme=archive[1].themes[0])

    assert asked(client, "theme:fridges") == {"theme": [archive[1].themes[0].slug]}
    moved = client.get("/findings/?not_theme=fridges")
    assert moved.status_code == 301
    assert moved["Location"] == f"/findings/?not_theme={archive[1].themes[0].slug}"


def listed(client, query):
    return [row.pk for row in client.get(f"/findings/?{query}").context["page_obj"]]


def test_the_speaker_is_who_said_it_and_not_who_is_spoken_of(client):
    ida = PersonFactory(slug="ida")
    said, told_of = FindingFactory(speakers=[ida]), FindingFactory(subjects=[ida])

    assert listed(client, "speaker=ida") == [said.pk]
    assert listed(client, "not_speaker=ida") == [told_of.pk]
    assert client.get("/findings/?person=ida").context["total"] == 2


def test_none_of_these_leaves_out_parts_and_narrower_themes_too(client):
    force = InstitutionFactory(slug="force")
    broad = ThemeFactory(slug="broad")
    FindingFactory(subjects=[InstitutionFactory(parent=force)], themes=[ThemeFactory(parent=broad)])
    other = FindingFactory(report=ReportFactory(slug="told"))

    for query in ["not_institution=force", "not_theme=broad", "not_theme=broad&not_institution=force", "source=told"]:
        assert listed(client, query) == [other.pk], query


def test_a_hundred_filters_cost_a_few_queries(archive, client, django_assert_max_num_queries):
    typed = " ".join(
        f"{name}:{n}" for n in range(5) for name in ["person", "theme", "source", "institution", "-speaker"]
    )

    with django_assert_max_num_queries(15):
        response = client.get("/findings/", {"q": typed, "theme": "cold"})

    assert response.status_code == 200


@pytest.mark.parametrize(
    ("typed", "sentence", "notes"),
    [
        ("box", "", []),
        ("box number", "", []),
        ("box -badge", "Findings with “box”, and without “badge”.", []),
        ("the box", "Findings with “box”.", ["“the” is too common to be looked for."]),
        (
            "box or badge",
            "Findings with “box” and “badge”.",
            ["“or” is too common to be looked for; in capitals, OR, it means either."],
        ),
        ("box OR the", "Findings with “box”.", ["“the” is too common to be looked for."]),
        ("(box", "Findings with “box”.", ["The bracket that was never closed was left out."]),
        ("the", "", ["“the” is too common to be looked for."]),
    ],
)
def test_the_page_says_how_words_were_understood(archive, client, typed, sentence, notes):
    response = client.get("/findings/", {"q": typed})

    assert response.context["understood"] == sentence
    if typed != "the":  # which the sentence beside the count explains
        assert response.context["notes"] == notes
    for told in [sentence, *response.context["notes"]]:
        assert told in response.content.decode()
