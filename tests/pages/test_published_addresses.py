"""Every address that was ever published answers as the table says, and what is not in the table is no address."""

import pytest
from django.urls import resolve

from findings import identifiers
from findings.identifiers import ALPHABET
from findings.publishing import withdraw
from sources.models import Source
from tests.factories import FindingFactory, InstitutionFactory, factory_of
from tests.house.test_addresses import PUBLIC
from tests.refusing import refused

from .published_addresses import (
    EVERY_SHAPE,
    FINDING_FILES,
    FINDING_FOR_PROGRAMS,
    FINDING_PAGES,
    NAMED,
    OF_A_FINDING,
    PARAMETERS,
    TAKING_PARAMETERS,
)

pytestmark = pytest.mark.django_db

# Ways in which an identifier is typed: whatever it does, the address answers in the same way.
WRITINGS = {
    "as it is shown": "{first}-{last}",
    "in small letters": "{first_lower}-{last_lower}",
    "without its hyphen": "{first}{last}",
    "with a space": "{first}%20{last}",
    "with an en dash": "{first}%E2%80%93{last}",
    "with an em dash": "{first}%E2%80%94{last}",
    "with letters for figures": "{first_similar}-{last_similar}",
    "with a space before": "%20{first}-{last}",
}
SIMILAR = str.maketrans({"0": "O", "1": "l"})


def filled(shape, identifier="", **values):
    if shape.startswith("/sitemap-"):
        values["section"] = "pages"
    return shape.format(id=identifier, slug_upper=values.get("slug", "").upper(), **values)


def told_as(shape):
    """The media type in which whoever asks at such an address is told what is wrong."""
    if shape in FINDING_FOR_PROGRAMS:
        return "application/problem+json"
    return "text/plain" if shape in FINDING_FILES else "text/html"


def written(shown, way):
    first, last = shown.split("-")
    both = {"first": first, "last": last}
    both |= {f"{name}_lower": part.lower() for name, part in both.items()}
    both |= {f"{name}_similar": both[name].translate(SIMILAR) for name in ("first", "last")}
    return way.format(**both)


@pytest.fixture
def finding():
    """A finding whose identifier has the figures that are easily misread."""
    begun = "K01Q2XW"
    public_id = next(begun + last for last in ALPHABET if identifiers.is_valid(begun + last))
    return FindingFactory(public_id=public_id, subjects=[InstitutionFactory()])


@pytest.fixture
def records(finding):
    return {
        "theme": finding.themes[0],
        "institution": finding.subjects[0].institution,
        "person": finding.speakers[0].person,
        "source": finding.source,
    }


def test_every_route_has_a_shape_in_the_table():
    """Whoever adds an address adds its shape, and with it the promise that it lasts."""
    known = {
        resolve(filled(s.shape, "K01Q-2XW0", slug="a-slug")).view_name for s in EVERY_SHAPE if s.shape != "/findings"
    }

    assert {address.name for address in PUBLIC} - known == set()


@pytest.mark.parametrize("way", WRITINGS.values(), ids=WRITINGS)
def test_an_address_of_a_finding_answers_however_its_identifier_is_written(client, finding, way):
    for shape in OF_A_FINDING:
        typed = filled(shape.shape, written(finding.shown_id, way), slug=finding.slug)
        goal = shape.answer if isinstance(shape.answer, str) else shape.shape
        goal = filled(goal, finding.shown_id, slug=finding.slug)

        response = client.get(typed)

        if typed == goal:
            assert response.status_code == shape.answer, typed
        else:
            assert (response.status_code, response.headers["Location"]) == (301, goal), typed
            assert client.get(goal).status_code == 200, goal


@pytest.mark.parametrize("shape", OF_A_FINDING, ids=lambda shape: shape.shape)
def test_a_wrong_check_character_is_told_as_a_typing_error(client, finding, shape):
    last = finding.public_id[-1]
    wrong = identifiers.shown(finding.public_id[:-1] + next(other for other in ALPHABET if other != last))

    response = client.get(filled(shape.shape, wrong, slug=finding.slug))

    assert response.status_code == 404
    assert "typing error" in response.content.decode()
    assert wrong in response.content.decode()
    assert finding.shown_id not in response.content.decode()
    assert response["Content-Type"].startswith(told_as(shape))


@pytest.mark.parametrize("way", WRITINGS.values(), ids=WRITINGS)
def test_a_withdrawn_finding_leaves_its_tombstone_at_each_of_its_addresses(client, finding, way):
    withdraw([finding], reason="privacy")

    for shape in OF_A_FINDING:
        response = client.get(filled(shape.shape, written(finding.shown_id, way), slug=finding.slug))

        assert response.status_code == 410, shape
        assert "to protect a person" in response.content.decode()
        assert response["Content-Type"].startswith(told_as(shape))


@pytest.mark.parametrize("way", WRITINGS.values(), ids=WRITINGS)
def test_a_duplicate_leads_to_the_finding_that_says_the_same_at_each_of_its_addresses(client, finding, way):
    between, last = FindingFactory(), FindingFactory(summary="Another teapot was lost.")
    withdraw([finding], reason="duplicate", replaced_by=between)
    withdraw([between], reason="duplicate", replaced_by=last)

    for shape in OF_A_FINDING:
        goal = shape.answer if isinstance(shape.answer, str) else shape.shape
        goal = filled(FINDING_PAGES[0].shape if shape in FINDING_PAGES else goal, last.shown_id, slug=last.slug)

        response = client.get(filled(shape.shape, written(finding.shown_id, way), slug=finding.slug))

        assert (response.status_code, response.headers["Location"]) == (301, goal), shape
    typed = client.get("/findings/", {"q": finding.shown_id})
    assert (typed.status_code, typed.headers["Location"]) == (301, last.get_absolute_url())


def test_a_way_that_ends_at_a_tombstone_tells_no_word_of_it(client, finding):
    last = FindingFactory(summary="A secret teapot.")
    withdraw([finding], reason="duplicate", replaced_by=last)
    withdraw([last], reason="privacy")

    for address in [
        f"/findings/{finding.shown_id}",
        f"/findings/?q={finding.shown_id}",
        f"/findings/?q={last.shown_id}",
    ]:
        response = client.get(address)
        assert (response.status_code, response.headers["Location"]) == (301, f"/findings/{last.shown_id}/")
        assert client.get(address, follow=True).status_code == 410


@pytest.mark.parametrize("noun", NAMED)
def test_a_slug_that_a_record_once_had_leads_to_it_for_ever(client, records, noun):
    record = records[noun]
    first = record.slug
    for slug in ("second-name", "third-name", "second-name", "fourth-name"):
        type(record).objects.filter(pk=record.pk).update(slug=slug)

    for shape in (shape for shape in NAMED[noun] if shape.answer == 200):
        goal = filled(shape.shape, slug="fourth-name")
        assert client.get(goal).status_code == 200
        for former in (first, "second-name", "third-name"):
            response = client.get(filled(shape.shape, slug=former))
            assert (response.status_code, response.headers["Location"]) == (301, goal), former
    for parameter in PARAMETERS:
        if noun == ("person" if parameter == "speaker" else parameter.removeprefix("not_")):
            for address in TAKING_PARAMETERS:
                response = client.get(f"{address}?{parameter}={first}")
                assert response.status_code == 301, (address, parameter)
                assert response.headers["Location"] == f"{address}?{parameter}=fourth-name"


@pytest.mark.parametrize("noun", NAMED)
def test_a_slug_that_a_record_once_had_is_given_to_no_other(records, noun):
    record = records[noun]
    first = record.slug
    type(record).objects.filter(pk=record.pk).update(slug="second-name")

    with refused("(source_)?address_is_never_reused"):
        factory_of(type(record))(slug=first)
    type(record).objects.filter(pk=record.pk).update(slug=first)  # but it can go back to it
    with refused("(source_)?address_is_never_reused"):
        factory_of(type(record))(slug="second-name")


def test_the_former_slug_of_a_source_that_readers_may_not_see_leads_nowhere(client):
    source = FindingFactory(state="draft").source
    former = source.slug
    Source.objects.filter(pk=source.pk).update(slug="secret-teapots", state="draft")

    answers = [client.get(f"/sources/{former}/"), client.get(f"/findings/?source={former}")]

    assert [answer.status_code for answer in answers] == [410, 200]
    assert not any("secret-teapots" in answer.content.decode() for answer in answers)


@pytest.mark.parametrize("shape", EVERY_SHAPE, ids=lambda shape: shape.shape)
def test_every_other_address_answers_as_the_table_says(client, finding, records, shape):
    nouns = {each: noun for noun, shapes in NAMED.items() for each in shapes}
    slug = records[nouns[shape]].slug if shape in nouns else finding.slug

    response = client.get(filled(shape.shape, finding.shown_id, slug=slug))

    if isinstance(shape.answer, str):
        goal = filled(shape.answer, finding.shown_id, slug=slug)
        assert (response.status_code, response.headers["Location"]) == (301, goal)
    else:
        assert response.status_code == shape.answer
    if shape.nobody:
        nobody = shape.shape.replace("{section}", "nobody")
        nobody = filled(nobody, identifiers.shown(identifiers.new()), slug="nobody-at-all")
        assert client.get(nobody).status_code == shape.nobody
