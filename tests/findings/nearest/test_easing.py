"""Where words find nothing together, the page offers what fewer of them would find, with exact counts."""

import pytest

from findings.asking.reading import read
from findings.asking.telling import typed
from findings.nearest.easing import eased
from tests.factories import FindingFactory, PublisherFactory, ReportFactory, TextVersionFactory, ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def kitchen():
    cold = ThemeFactory(slug="cold", name="Cold storage")
    for words in ["A freezer was full.", "Two freezers stood open.", "A rope hung there.", "A box had a tick."]:
        FindingFactory(words=words, summary="Something was lost.", themes=[cold])


def offered(client, **parameters):
    """What is offered: what is said of it, with the count told; each link gives just that many."""
    suggestions = client.get("/findings/", parameters).context["suggestions"]
    for each in suggestions:
        assert client.get(each.url).context["total"] == each.count, each
    return {each.text: each.count for each in suggestions}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("freezer rope", {"without “freezer”": 1, "without “rope”": 2}),
        ("freezer rope zebra", {}),
        ('"freezer rope"', {}),
        ('"tick box"', {"with these words anywhere": 1}),
        ("tick-box", {"with these words anywhere": 1}),
        ("tick/box", {"with these words anywhere": 1}),
        ('freezer "tick box"', {"without “freezer”": 0, 'without "tick box"': 2}),
        ("freezer -freezer", {"also with “freezer”": 2}),
        ("(rope OR box) freezer", {"without rope OR box": 2, "without “freezer”": 2}),
        ("freezer the zebra", {"without “zebra”": 2}),
        ("zebra", {}),
        ("zebra OR lion", {}),
    ],
)
def test_one_word_is_dropped_at_a_time(client, kitchen, words, expected):
    assert offered(client, q=words) == {text: count for text, count in expected.items() if count}


def test_the_filters_in_force_stay_and_may_be_dropped_too(client, kitchen):
    FindingFactory(words="A freezer.", themes=[ThemeFactory(slug="other")])

    assert offered(client, q="freezer rope", theme="other", sort="oldest") == {"without “rope”": 1, "without words": 1}


def test_sources_and_publishers_that_are_called_so_are_offered(client, kitchen):
    publisher = PublisherFactory(slug="gazette", name="Toytown Gazette")
    FindingFactory(
        words="A lid.", report=None, text_version=TextVersionFactory(text="A lid.", source__publisher=publisher)
    )
    report = ReportFactory(slug="told", title="The Biscuit Inquiry of Toytown", publisher=publisher)
    FindingFactory(words="A lid was lost.", report=report)
    ReportFactory(slug="hidden", title="The Biscuit Inquiry again", state="draft")

    assert offered(client, q="gazette") == {"from the publisher Toytown Gazette": 2}
    assert offered(client, q="biscuit inquiry") == {"from the source The Biscuit Inquiry of Toytown": 1}
    assert offered(client, q="biscuit inquiry", kind="opinion") == {}
    assert offered(client, q='"biscuit inquiry"') == {}


@pytest.mark.parametrize("text", ["a b", 'a "b c" -d', "(a OR b) c*", 'a-b "c d"', '-(a OR "b c") d'])
def test_what_is_offered_reads_as_what_was_counted(text):
    for _, tree in eased(read(text).tree):
        assert read(typed(tree)).tree == tree
