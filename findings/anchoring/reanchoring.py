"""Answering, for a newer text, the questions about quotations that the archive may answer alone; sorting the rest."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import NumericRange
from django.utils import timezone

from findings.models import AnchorQuestion, Figure, Quotation
from sources.models import TextVersion
from sources.normalising import normalise_fully
from sources.passages import Span

from .judging import Verdict, judge
from .rule import RULE


@transaction.atomic
def reanchor(text_version: TextVersion) -> tuple[int, int]:
    """Look for every quotation in question in this text; returns how many moved and how many wait for a person.

    Those that people have seen wait on as they are: only what nobody looked at yet is looked for.
    """
    open_ = AnchorQuestion.objects.open().filter(text_version=text_version, why=AnchorQuestion.Why.WAITING)
    questions = list(open_.select_for_update(of=("self",)).order_by("from_version", "pk"))
    if not questions:
        return 0, 0
    quotations = Quotation.objects.in_bulk([question.quotation_id for question in questions])
    newer = normalise_fully(text_version.text)
    moved: list[tuple[Quotation, list[Figure]]] = []
    texts: dict[int, str] = {}
    for question in questions:
        quotation = quotations[question.quotation_id]
        verdict = judge(normalise_fully(_text_of(quotation, texts)), newer, quotation.places)
        if verdict.spans and (words := _figures_follow(quotation, text_version.text, verdict.spans)) is not None:
            quotation.text_version = text_version
            quotation.place(text_version.text, verdict.spans)
            moved.append((quotation, words))
            question.answer, question.answered_at = AnchorQuestion.Answer.MOVED, timezone.now()
        else:
            _sort(question, verdict)
        question.rule = RULE
    with moving_by_itself():
        AnchorQuestion.objects.bulk_update(
            questions, ["answer", "answered_at", "why", "proposed_spans", "rule"], batch_size=500
        )
        Quotation.objects.bulk_update(
            [quotation for quotation, _ in moved],
            ["text_version", "spans", "text", "prefix", "suffix"],
            batch_size=500,
        )
        Figure.objects.bulk_update([figure for _, figures in moved for figure in figures], ["as_stated"])
    return len(moved), len(questions) - len(moved)


def ranges(spans: list[Span]) -> list[NumericRange]:
    """Pairs of positions as the database keeps them."""
    return [NumericRange(*span) for span in spans]


@contextmanager
def moving_by_itself() -> Iterator[None]:
    """What is written here is nobody's writing: who brings in a text has not written the findings that stand in it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('archive.moves_by_itself', 'yes', true)")
        yield
        cursor.execute("SELECT set_config('archive.moves_by_itself', '', true)")


def _text_of(quotation: Quotation, texts: dict[int, str]) -> str:
    """The text it stands in; one is kept at a time, since the questions come in the order of these texts."""
    if quotation.text_version_id not in texts:
        texts.clear()
        found = TextVersion.objects.values_list("text", flat=True)
        texts[quotation.text_version_id] = found.get(pk=quotation.text_version_id)
    return texts[quotation.text_version_id]


def _sort(question: AnchorQuestion, verdict: Verdict) -> None:
    """Say why a person is asked."""
    question.why = verdict.why or AnchorQuestion.Why.CHANGED
    question.proposed_spans = ranges(verdict.proposed or verdict.spans)


def _figures_follow(quotation: Quotation, text: str, spans: list[Span]) -> list[Figure] | None:
    """The figures of its finding in the very words of the new place, where these differ; None where one is not there.

    A figure is given in the words of the quotation, so a no-break space within it may have to go along.
    """
    if quotation.role != Quotation.Role.TAKEN_FROM:
        return []
    followed, moved = [], Quotation()
    moved.place(text, spans)
    for figure in Figure.objects.filter(finding=quotation.finding_id):
        if figure.as_stated in moved.text or figure.as_stated not in quotation.text:
            continue
        words, stated = normalise_fully(moved.text), normalise_fully(figure.as_stated).text
        at = words.text.find(stated)
        if at < 0:
            return None
        start, end = words.original(at, at + len(stated))
        figure.as_stated = moved.text[start:end]
        followed.append(figure)
    return followed
