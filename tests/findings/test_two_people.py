"""Nobody publishes what they wrote: the database asks who acts, whatever page or command it was."""

import pytest
from django.core.exceptions import ValidationError

from casearchive.editors import give_role, make_roles
from findings import publishing
from findings.models import Editing, Finding, Tagging
from findings.vocabulary import State
from sources.tracking import history_of, noting
from tests.factories import DraftFactory, EditorFactory, FindingFactory, ThemeFactory
from tests.refusing import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(db):
    return account("reviewer")


@pytest.fixture
def reviewer(db):
    return account("reviewer")


def account(role):
    make_roles()
    made = EditorFactory(is_superuser=False)
    give_role(made, role)
    return made


def written_by(writer, state=State.IN_REVIEW):
    """A whole finding that this account wrote."""
    finding = FindingFactory(state=state)
    with noting(user=writer.pk):
        Finding.objects.filter(pk=finding.pk).update(summary="Written by somebody.")
    return Finding.objects.get(pk=finding.pk)


def published(*findings):
    return Finding.objects.published().filter(pk__in=[finding.pk for finding in findings]).count()


def test_the_database_refuses_who_wrote_it(writer):
    finding = written_by(writer)

    with refused("finding_is_published_by_another", "Nobody publishes what they wrote"), noting(user=writer.pk):
        Finding.objects.filter(pk=finding.pk).update(state="published")


def test_the_database_refuses_who_only_tagged_it(writer):
    finding = FindingFactory(state=State.IN_REVIEW)
    with noting(user=writer.pk):
        Tagging.objects.create(finding=finding, theme=ThemeFactory())

    with refused("finding_is_published_by_another"), noting(user=writer.pk):
        Finding.objects.filter(pk=finding.pk).update(state="published")


def test_the_database_refuses_who_rewrites_it_in_the_same_statement(reviewer):
    finding = FindingFactory(state=State.IN_REVIEW)

    with refused("finding_is_published_by_another"), noting(user=reviewer.pk):
        Finding.objects.filter(pk=finding.pk).update(state="published", summary="In my words.")


def test_the_database_refuses_who_begins_it_published(reviewer):
    with refused("finding_is_published_by_another"), noting(user=reviewer.pk):
        DraftFactory(state=State.PUBLISHED)


def test_another_publishes_it(writer, reviewer):
    finding = written_by(writer)

    assert publishing.publish([finding], by=reviewer) == 1
    assert published(finding) == 1


def test_nobody_acts_in_a_command(writer):
    finding = written_by(writer)

    assert publishing.publish([finding]) == 1


def test_with_its_publication_a_finding_begins_to_have_writers_anew(writer, reviewer):
    finding = written_by(writer)
    assert Editing.objects.get(finding=finding).writers == [writer.pk]

    publishing.publish([finding], by=reviewer)

    editing = Editing.objects.get(finding=finding)
    assert editing.writers == []
    assert (editing.reviewed_by, editing.reviewed_revision) == (reviewer, editing.revision)
    with noting(user=reviewer.pk):
        Finding.objects.filter(pk=finding.pk).update(summary="Put right.")
    assert Editing.objects.get(finding=finding).writers == [reviewer.pk]
    publishing.withdraw([finding], reason="error", by=reviewer)
    with pytest.raises(ValidationError, match="Another reviewer publishes it"):
        publishing.publish([finding], by=reviewer)
    assert publishing.publish([finding], by=writer) == 1


def test_who_may_do_everything_publishes_own_work_for_a_reason_that_is_kept():
    chief = EditorFactory()
    finding = written_by(chief)

    with pytest.raises(ValidationError, match="say why"):
        publishing.publish([finding], by=chief)
    publishing.publish([finding], by=chief, alone="The others are on holiday.")

    change = history_of(Finding).objects.filter(pgh_obj=finding.pk).latest("pgh_id")
    assert change.state == "published"
    assert change.pgh_context == {"user": chief.pk, "alone": [finding.pk], "reason": "The others are on holiday."}


def test_a_reason_frees_nobody_else(writer):
    finding = written_by(writer)

    with pytest.raises(ValidationError, match="Another reviewer publishes it"):
        publishing.publish([finding], by=writer, alone="The others are on holiday.")

    assert not published(finding)


def test_the_reason_holds_for_that_one_finding_and_no_longer():
    chief = EditorFactory()
    first, second = written_by(chief), written_by(chief)
    with noting(user=chief.pk):
        publishing.publish([first], by=chief, alone="Nobody else is there.")

        with refused("finding_is_published_by_another"):
            Finding.objects.filter(pk=second.pk).update(state="published")


def test_a_reason_without_words_is_none():
    chief = EditorFactory()
    finding = written_by(chief)

    with refused("finding_is_published_by_another"), noting(user=chief.pk, alone=[finding.pk], reason=""):
        Finding.objects.filter(pk=finding.pk).update(state="published")


def test_what_was_changed_while_it_was_read_is_not_published(writer, reviewer):
    finding = written_by(writer)
    seen = Editing.objects.get(finding=finding).revision
    Finding.objects.filter(pk=finding.pk).update(summary="Something else.")

    with pytest.raises(ValidationError, match="changed while you were reading"):
        publishing.publish([finding], by=reviewer, revisions={finding.pk: seen})

    assert publishing.publish([finding], by=reviewer, revisions={finding.pk: seen + 1}) == 1


def test_publishing_keeps_what_somebody_else_wrote_meanwhile(reviewer):
    finding = FindingFactory(state=State.IN_REVIEW)
    Finding.objects.filter(pk=finding.pk).update(summary="Written meanwhile.")

    publishing.publish([finding], by=reviewer)

    assert Finding.objects.get(pk=finding.pk).summary == "Written meanwhile."


def test_sending_and_sending_back_are_noted(writer, reviewer):
    finding = written_by(writer, State.DRAFT)

    publishing.send_for_review([finding], by=writer)
    sent = Editing.objects.get(finding=finding)
    publishing.send_back(finding, by=reviewer, note="Name the speaker.")

    back = Editing.objects.get(finding=finding)
    assert (sent.sent_by, sent.sent_at is not None) == (writer, True)
    assert (back.review_note, back.reviewed_by, back.reviewed_revision) == (
        "Name the speaker.",
        reviewer,
        back.revision,
    )
    assert back.writers == [writer.pk]


def test_nothing_is_sent_back_without_a_word(reviewer):
    with pytest.raises(ValidationError, match="Say what is to be done"):
        publishing.send_back(FindingFactory(state=State.IN_REVIEW), by=reviewer, note=" ")


def test_what_stands_in_the_way_is_said_and_nothing_is_done():
    ready, bare = FindingFactory(state=State.IN_REVIEW), DraftFactory(kind="", summary="")

    assert publishing.obstacles(ready) == []
    assert publishing.obstacles(bare) == [
        "Choose the kind of finding before publishing.",
        "Write the summary before publishing.",
    ]
    assert not published(ready, bare)
