"""The front page of the desk says what waits, and each number is what its list shows."""

import re

import pytest
from django.contrib.auth.models import Group

from casearchive.editors import EDITOR, group_of
from findings.models import Editing, Finding, Quotation
from findings.vocabulary import State
from tests.factories import (
    AnchorQuestionFactory,
    CaptureFactory,
    DraftFactory,
    EditorFactory,
    ExtractionFactory,
    ReplyFactory,
    TaggingFactory,
    TextVersionFactory,
)

FRONT = "/admin/"


@pytest.fixture
def chief(client, db):
    editor = EditorFactory()
    client.force_login(editor)
    return editor


def lines_of(client):
    """What waits, as the page shows it: the words, with the number and the address of each."""
    page = client.get(FRONT).content.decode()
    found = re.findall(r'<li><a href="([^"]+)"><b>(\d+)</b> ([^<]+)</a>', page)
    return {what: (int(number), address.replace("&amp;", "&")) for address, number, what in found}


def wrote(editor, finding, **fields):
    Editing.objects.filter(finding=finding).update(writers=[editor.pk], **fields)


def moved(finding, state):
    Finding.objects.filter(pk=finding.pk).update(state=state)


@pytest.fixture
def everything_waits(chief):
    colleague = EditorFactory()
    for number in range(3):
        wrote(chief, DraftFactory(), review_note="Name the unit." if number else "")
    for finding in DraftFactory.create_batch(4):
        wrote(colleague, finding)
        TaggingFactory(finding=finding)
        moved(finding, State.IN_REVIEW)
    own = DraftFactory()
    wrote(chief, own)
    moved(own, State.IN_REVIEW)
    TextVersionFactory()
    capture = CaptureFactory()
    ExtractionFactory(capture=capture, state="failed", problem="It is encrypted.")
    ReplyFactory(state="received")
    AnchorQuestionFactory()


def test_each_line_counts_what_waits(client, chief, everything_waits):
    numbers = {what: number for what, (number, _) in lines_of(client).items()}

    assert numbers == {
        "sent back by a reviewer": 2,
        "drafts": 3,
        "findings to be reviewed": 4,
        "drafts in all": 3,
        "findings in review in all": 5,
        "findings under way without a theme": 4,
        "anchor in question": 1,
        "reply to be decided on": 1,
        "capture without a text": 1,
        "capture that could not be read": 1,
        "source with a text and no finding": 1,
    }


def test_each_line_leads_to_a_list_of_exactly_so_many(client, chief, everything_waits):
    for what, (number, address) in lines_of(client).items():
        assert client.get(address).context["cl"].result_count == number, what


def test_one_number_says_how_many_quotations_are_anchored(client, chief, everything_waits):
    anchored, every = re.search(r"Anchored: <b>(\d+)</b> of (\d+)", client.get(FRONT).content.decode()).groups()

    assert int(every) - int(anchored) == 1
    assert int(every) == Quotation.objects.count()


def test_where_nothing_waits_the_page_says_what_to_do(client, chief):
    assert "Nothing waits." in client.get(FRONT).content.decode()


def test_my_recent_work_stands_beside_it_the_latest_first(client, chief):
    earlier, later = DraftFactory(summary="The earlier one."), DraftFactory(summary="The later one.")
    DraftFactory(summary="Not mine.")
    wrote(chief, earlier)
    wrote(chief, later)
    Finding.objects.filter(pk=earlier.pk).update(summary="The earlier one, mended since.")

    page = client.get(FRONT).content.decode()

    assert page.index("The earlier one, mended since.") < page.index("The later one.")
    assert "Not mine." not in page


def test_an_editor_is_not_asked_to_review(client, db):
    editor = EditorFactory(is_superuser=False)
    editor.groups.add(group_of(EDITOR))
    client.force_login(editor)
    moved(DraftFactory(), State.IN_REVIEW)

    assert not [line for line in lines_of(client) if "to be reviewed" in line]


def test_who_may_not_see_findings_is_told_nothing_of_them(client, db):
    editor = EditorFactory(is_superuser=False)
    editor.groups.add(Group.objects.create(name="Toytown guests"))
    client.force_login(editor)
    DraftFactory()

    assert lines_of(client) == {}


def test_the_page_asks_no_more_when_more_waits(client, chief, everything_waits, django_assert_max_num_queries):
    DraftFactory.create_batch(30)

    with django_assert_max_num_queries(25):
        client.get(FRONT)
