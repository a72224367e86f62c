"""What an editor may answer: where a quotation stands in the newer text, or that it stays with the earlier one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from findings.correcting import correcting
from findings.models import AnchorQuestion, Quotation
from findings.publishing import settle
from findings.vocabulary import AnchorAnswer
from sources.passages import Span
from sources.refusals import explain


def move(question: AnchorQuestion, spans: list[Span], *, by: Any, note: str = "", chosen: bool = False) -> None:
    """Give the quotation that place in the newer text, with the words that stand there.

    `chosen`: an editor looked for the place, rather than taking the one suggested. Where readers know the finding, and
    the words are others now, the note is the reason of a correction. Raises ValidationError, and changes nothing,
    where readers know the finding and no reason is given, or where the database refuses.
    """
    _check_reason(question, note)
    with _explained(), correcting([question.quotation.finding_id], reason=note, by=by):
        question = _opened(question)
        version = question.text_version
        quotation = Quotation.objects.get(pk=question.quotation_id)
        _close(question, AnchorAnswer.FOUND if chosen else AnchorAnswer.MOVED, by, note)
        quotation.text_version = version
        quotation.place(version.text, spans)
        quotation.save()
        settle()


def keep(question: AnchorQuestion, *, by: Any, note: str = "") -> None:
    """Leave the quotation in the earlier text: its source has changed what it says since.

    Raises ValidationError, and changes nothing, where readers know the finding and no reason is given.
    """
    _check_reason(question, note)
    with _explained():
        _close(_opened(question), AnchorAnswer.KEPT, by, note)
        settle()


def _check_reason(question: AnchorQuestion, note: str) -> None:
    if question.was_published and not note.strip():
        raise ValidationError("This finding was published. Say why this is its right place: the reason is kept.")


def _opened(question: AnchorQuestion) -> AnchorQuestion:
    """The question as it is now, kept from others until this is done."""
    found = AnchorQuestion.objects.open().select_for_update(of=("self",)).filter(pk=question.pk).first()
    if found is None or found.text_version_id != question.text_version_id:
        raise ValidationError("This was answered meanwhile, or a still newer text came. Open the question again.")
    return found


def _close(question: AnchorQuestion, answer: AnchorAnswer, by: Any, note: str) -> None:
    question.answer, question.answered_by, question.answered_at = answer, by, timezone.now()
    question.note = note.strip()
    question.save()


@contextmanager
def _explained() -> Iterator[None]:
    """All or nothing, and what the database refuses is a sentence."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise ValidationError(explain(error)) from error
