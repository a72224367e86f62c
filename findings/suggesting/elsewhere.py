"""Where the words of a passage are quoted or stand already: in this text, in findings of other sources, in their texts.

The database looks among letters and digits alone, by an index of its own; what it brings is then compared here by the
normalisation of `sources.normalising`. That one never touches letters or digits, so the index can bring too much but
never misses anything.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import Error, connection, transaction
from django.db.models import F, QuerySet, Value

from findings.models import Finding, Quotation
from findings.models.quotation import LETTERS_OF_QUOTATION, LettersDigest
from findings.vocabulary import QuotationRole
from sources.locating import PassageIsAmbiguous, PassageNotFound, locate
from sources.models import TextVersion
from sources.models.text_version import WordsOf
from sources.normalising import plain
from sources.passages import OMISSION, Span, verbatim
from sources.refusals import explain

from .offering import overlapping

_MOST = 20
_WORD = re.compile(r"[A-Za-z0-9]+")
_LONG, _LONGEST = 6, 60  # the index holds words from this length on, cut at that
_WORTH = 4  # words; shorter passages stand everywhere


@dataclass(frozen=True)
class AlsoQuoted:
    """A finding that quotes the same words, or some of them."""

    finding: Finding
    quotation: Quotation
    same: bool  # the very spans or words, and not merely some of them


@dataclass(frozen=True)
class AlsoPrinted:
    """Another text in which the words stand, and where; nothing quotes them there yet."""

    text_version: TextVersion
    spans: list[Span]


@dataclass(frozen=True)
class Elsewhere:
    """What other sources have of a passage."""

    quoted: list[AlsoQuoted]
    printed: list[AlsoPrinted]


def excerpted_here(text_version: TextVersion, spans: Sequence[Span]) -> list[AlsoQuoted]:
    """The findings that quote this passage of this text, or overlap it. One query."""
    found = []
    for quotation in Quotation.objects.filter(text_version=text_version).select_related("finding").order_by("pk"):
        theirs = quotation.places
        if overlapping(list(spans), theirs):
            found.append(AlsoQuoted(quotation.finding, quotation, same=list(spans) == theirs))
    return found


def elsewhere(text_version: TextVersion, spans: Sequence[Span]) -> Elsewhere:
    """What other sources have of the same words: findings that quote them, and texts in which they merely stand.

    At most twenty of each, the latest first. Three queries, by indexes whatever the words, and four short orders.
    """
    words = verbatim(text_version.text, spans)
    quoted = _quoted(text_version, words)
    told = {each.quotation.text_version_id for each in quoted}
    return Elsewhere(quoted, _printed(text_version, words, without=told))


def _quoted(text_version: TextVersion, words: str) -> list[AlsoQuoted]:
    same_letters = (
        Quotation.objects.with_source()
        .select_related("finding", "text_version__source__publisher")
        .alias(letters=LETTERS_OF_QUOTATION)
        .filter(letters=LettersDigest(Value(words)))
        .exclude(text_version__source_id=text_version.source_id)
        .order_by("-pk")
    )
    sought = _compared(words)
    found = [each for each in same_letters[: 5 * _MOST] if _compared(each.text) == sought]
    return [AlsoQuoted(each.finding, each, same=True) for each in found[:_MOST]]


def _printed(text_version: TextVersion, words: str, *, without: set[int]) -> list[AlsoPrinted]:
    inner = _WORD.findall(plain(words))[1:-1]  # the first and the last may be parts of longer words
    telling = sorted(
        {word.lower()[:_LONGEST] for word in inner if len(word) >= _LONG}, key=lambda word: (-len(word), word)
    )[:8]
    if len(words.split()) < _WORTH or not telling:
        return []
    # The numbers first, without order or limit: else the planner may walk through all texts from the last.
    numbers = (
        TextVersion.objects.alias(words=WordsOf(F("text")))
        .filter(words__contains=telling)
        .exclude(source_id=text_version.source_id)
        .order_by()
        .values_list("pk", flat=True)
    )
    latest = sorted(_by_index(numbers) - without, reverse=True)[: 2 * _MOST]
    candidates = TextVersion.objects.filter(pk__in=latest).select_related("source__publisher").order_by("-pk")
    placed = ((each, _place(each.text, words)) for each in candidates.iterator(chunk_size=5))
    return [AlsoPrinted(each, spans) for each, spans in placed if spans][:_MOST]


def _by_index(numbers: "QuerySet[TextVersion, int]") -> set[int]:
    """By the index of words even where they stand in every text, which takes seconds to see without it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        found = set(numbers)
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")
    return found


def _place(text: str, words: str) -> list[Span]:
    """The spans at which the words stand; those of the first place where there are several."""
    try:
        return locate(text, words)
    except PassageNotFound:
        return []
    except PassageIsAmbiguous as several:
        try:
            return locate(text, words, near=several.candidates[0].position)
        except (PassageNotFound, PassageIsAmbiguous):
            return []


def _compared(words: str) -> str:
    """Words as they are compared: plain marks, and no marks of omission, since a page break may have cut them."""
    return plain(words.replace(OMISSION, " ")).strip()


def link_also_in(finding: Finding, text_version: TextVersion, spans: Sequence[Span]) -> Quotation:
    """Say that the words of a finding stand here too. Raises ValidationError, with a sentence, where they do not,
    or where it is said already."""
    original = finding.quotations.filter(role=QuotationRole.TAKEN_FROM).first()
    if original is None or _compared(original.text) != _compared(verbatim(text_version.text, spans)):
        raise ValidationError(f"The words here are not those of finding {finding.shown_id}. Select the same words.")
    if any(each.finding == finding for each in excerpted_here(text_version, spans)):
        raise ValidationError(f"Finding {finding.shown_id} quotes this passage already.")
    quotation = Quotation(finding=finding, text_version=text_version, role=QuotationRole.ALSO_IN)
    quotation.place(text_version.text, list(spans))
    try:
        with transaction.atomic():
            quotation.save()
    except Error as error:
        raise ValidationError(explain(error)) from error
    return quotation
