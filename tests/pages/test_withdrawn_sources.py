"""What a source leaves at its address that readers once saw and see no more: when that was, and no word of it."""

import pytest

from sources.models import Source
from tests.factories import SourceFactory, TextVersionFactory

pytestmark = pytest.mark.django_db

ADDRESSES = ["/sources/{}/", "/sources/{}/text/", "/sources/{}/text/1/", "/api/v1/sources/{}/"]


@pytest.fixture
def source():
    source = SourceFactory(slug="cupboard-review", title="The Cupboard Review", state="published")
    TextVersionFactory(source=source, number=1, text="A teapot was lost.")
    return source


def moved(source, **values):
    """By a statement, as whatever path it takes ends in one."""
    Source.objects.filter(pk=source.pk).update(**values)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("state", ["withdrawn", "draft"])
def test_a_source_that_readers_once_saw_leaves_a_tombstone(client, source, address, state):
    moved(source, state=state, description="Never to be told.")

    answer = client.get(address.format("cupboard-review"))

    told = answer.content.decode()
    assert answer.status_code == 410
    assert "Cupboard Review" not in told
    assert "teapot" not in told
    assert "Never to be told" not in told
    if address.startswith("/api/"):
        assert answer.json()["type"].endswith("#problem-source-withdrawn")
        assert set(answer.json()["shown"]) == {"until"}
    else:
        assert f'<time datetime="{answer.context["tombstone"].until:%Y-%m-%d}"' in told


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_name_under_which_readers_saw_it_answers_so(client, source, address):
    moved(source, slug="teapot-review")
    moved(source, state="withdrawn")
    moved(source, slug="kettle-review")

    answers = {
        slug: client.get(address.format(slug)).status_code
        for slug in ("cupboard-review", "teapot-review", "kettle-review")
    }

    assert answers == {"cupboard-review": 410, "teapot-review": 410, "kettle-review": 404}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_source_that_readers_never_saw_leaves_none(client, address):
    draft = SourceFactory(slug="kettle-review", state="draft")
    TextVersionFactory(source=draft, number=1, text="A kettle was lost.")
    answers = [client.get(address.format("kettle-review")).status_code]
    moved(draft, state="withdrawn")
    answers.append(client.get(address.format("kettle-review")).status_code)

    assert answers == [404, 404]


def test_a_source_that_is_shown_again_is_there_at_all_its_names(client, source):
    moved(source, state="withdrawn")
    moved(source, slug="teapot-review", state="published")

    assert client.get("/sources/teapot-review/").status_code == 200
    assert client.get("/sources/cupboard-review/")["Location"] == "/sources/teapot-review/"


def test_it_tells_since_when_the_source_is_not_shown(client, source):
    moved(source, state="withdrawn")
    first = client.get("/sources/cupboard-review/").context["tombstone"].until
    moved(source, title="The Teapot Review")

    assert client.get("/sources/cupboard-review/").context["tombstone"].until == first
