"""The index is right on the very next question, in every process, whatever was changed and by whatever path."""

import random
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as repeatably

from findings.correcting import because
from findings.index import following
from findings.index.searching import Answer, Question
from findings.merging.deed import merge
from findings.models import ClaimStatus, Finding, Institution, Involvement, Person, SearchChange, Tagging, Theme
from findings.models.search_document import CHANGES_KEPT
from findings.publishing import publish, withdraw
from tests.emptying import empty
from tests.factories import (
    ClaimStatusFactory,
    CorrectionFactory,
    FindingFactory,
    InstitutionFactory,
    PersonFactory,
    ReportFactory,
    ThemeFactory,
)

from .answers import answer, expected
from .questions import numbers, questions
from .second import second_process

pytestmark = pytest.mark.django_db(transaction=True)

SENTENCES = ["The freezer was lost.", "A tick box, said Ida.", "Nobody saw the cold biscuits of Toytown."]


def a_published(chance):
    return chance.choice(list(Finding.objects.filter(state="published").order_by("pk")) or [FindingFactory()])


def write(chance):
    FindingFactory(
        words=chance.choice(SENTENCES),
        themes=[chance.choice(list(Theme.objects.order_by("pk")))],
        speakers=[chance.choice(list(Person.objects.order_by("pk")))],
        report=ReportFactory(published_on=chance.choice([None, "1999-02-03", "2022-02-03"])),
        state=chance.choice(["published", "draft"]),
    )


def edit(chance):
    with because("A slip."):
        Finding.objects.filter(pk=a_published(chance).pk).update(summary=chance.choice(SENTENCES))


def take_back(chance):
    withdraw([a_published(chance)], reason="error")


def let_out(chance):
    waiting = Finding.objects.filter(state="in-review").order_by("pk").first()
    if waiting is None:
        waiting = FindingFactory(state="in-review", words=chance.choice(SENTENCES))
    publish([waiting])


def tag(chance):
    with because("A theme more."):
        Tagging.objects.get_or_create(
            finding=a_published(chance), theme=chance.choice(list(Theme.objects.order_by("pk")))
        )


def rename(chance):
    model = chance.choice([Theme, Person, Institution])
    with because("It has another name."):
        record = chance.choice(list(model.objects.order_by("pk")))
        name = chance.choice(["Ida Cold", "Box Toytown", "Lost Things"])
        model.objects.filter(pk=record.pk).update(name=f"{name} {record.pk}")


def turn(chance):
    with because("It goes the other way."):
        Finding.objects.filter(state="published").update(direction=chance.choice(["", "inside"]))


def join(chance):
    kept, gone = chance.choice([PersonFactory, ThemeFactory, InstitutionFactory])(), None
    gone = type(kept).objects.exclude(pk=kept.pk).order_by("pk").last()
    if isinstance(gone, Institution | Theme) and type(gone).objects.filter(parent=gone).exists():
        return
    merge(kept=kept, gone=gone, reason="They are the same.")


def involve(chance):
    with because("Somebody is missing."):
        Involvement.objects.get_or_create(
            finding=a_published(chance), role="mentioned", person=chance.choice(list(Person.objects.order_by("pk")))
        )


def decide(chance):
    steps = ClaimStatus.objects.order_by("pk")
    if steps and chance.random() < 0.3:
        with because("It was never said."):
            steps.filter(pk=chance.choice(list(steps)).pk).delete()
    else:
        day = chance.choice([None, "2020-01-01", "2021-01-01"])
        ClaimStatusFactory(finding=a_published(chance), status=chance.choice(["reported", "alleged"]), decided_on=day)


def mend(chance):
    CorrectionFactory(finding=a_published(chance), made_at=f"2021-05-0{chance.randint(1, 4)}T00:00:00Z")


CHANGES = [write, edit, take_back, let_out, tag, rename, turn, join, involve, decide, mend]


@pytest.mark.parametrize("followed", [0, 500])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_two_processes_answer_as_reading_everything_does_after_every_change(toytown, monkeypatch, seed, followed):
    monkeypatch.setattr(following, "_FOLLOWED", followed)
    chance = random.Random(seed)

    with second_process() as ask:
        for n in range(25):
            change = chance.choice(CHANGES)
            change(chance)

            for question in some_questions(4, seed=100 * seed + n):
                assert answer(question) == expected(question), (change, question)
                assert ask(question) == expected(question), (change, question)


def some_questions(number: int, *, seed: int):
    """So many questions, by chance."""
    drawn = []

    @repeatably(seed)
    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(question=questions(numbers()))
    def draw(question):
        drawn.append(question)

    draw()
    return drawn


def test_in_another_database_what_a_transaction_has_written_is_read_once(django_assert_num_queries):
    FindingFactory()
    following.current()
    empty()  # as where a backup is restored under a running process

    with transaction.atomic():
        finding = FindingFactory()
        assert Answer(following.current().archive, Question()).findings(0, 10) == [finding.pk]
        with django_assert_num_queries(1):
            following.current()


@contextmanager
def second_connection():
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            yield cursor
    finally:
        other.close()


def written_again(times, finding):
    """The document of a finding is written so many times, in transactions of their own."""
    for _ in range(times):
        with connection.cursor() as cursor:
            cursor.execute("SELECT search_documents_refresh(ARRAY[%s])", [finding.pk])


def test_an_index_that_may_have_missed_a_change_is_read_whole_again():
    first, other = FindingFactory(summary="A badge was lost."), FindingFactory()
    behind = following.current()

    withdraw([first], reason="error")
    written_again(CHANGES_KEPT // 2 + 5, other)  # each leaves two notes

    assert SearchChange.objects.count() <= CHANGES_KEPT + 2
    assert not SearchChange.objects.filter(finding_ids__contains=[first.pk]).exists()
    assert len(behind.archive) == 2
    assert Answer(following.current().archive, Question()).findings(0, 10) == [other.pk]


def test_a_change_that_was_long_in_the_making_is_not_lost_with_the_notes_of_its_time():
    """Its note is older than many that were followed since, so it may be gone before it is read."""
    first, other = FindingFactory(summary="A badge was lost."), FindingFactory()
    with second_connection() as slow:
        slow.execute("BEGIN")
        slow.execute("UPDATE findings_searchdocument SET kind = 'testimony' WHERE finding_id = %s", [first.pk])
        written_again(CHANGES_KEPT // 2 - 20, other)
        following.current()
        slow.execute("COMMIT")
    written_again(30, other)
    assert not SearchChange.objects.filter(finding_ids__contains=[first.pk]).exists()

    counts = Answer(following.current().archive, Question()).counts()["kind"]

    assert counts == {"testimony": 1, other.kind: 1}
