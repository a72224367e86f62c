import pgtrigger
from django.contrib.postgres.fields import ArrayField, IntegerRangeField
from django.db import models
from django.db.backends.postgresql.psycopg_any import NumericRange
from django.db.models import F, Func

from findings.once_published import QUOTATION_DIFFERS, explained
from findings.triggers import counted_by, kept_publishable, refreshed_by
from findings.vocabulary import QuotationRole
from sources.models import TextVersion
from sources.page_places import read_by_ocr
from sources.passages import Span, context_of, parted, verbatim
from sources.refusals import refusal
from sources.shown import shown
from sources.tracking import tracked
from sources.vocabulary import listed

from .finding import Finding

NO_PASSAGE = refusal("quotation_spans_are_sound", "A quotation has at least one passage of its text.")
EMPTY_PASSAGE = refusal(
    "quotation_spans_are_sound", "Each passage of a quotation has a start, an end and at least one character."
)
OUT_OF_ORDER = refusal(
    "quotation_spans_are_sound", "The passages of a quotation follow one another in the text, apart from each other."
)
PAST_THE_END = refusal("quotation_spans_are_sound", "A passage of the quotation reaches past the end of its text.")
NO_TEXT = refusal("quotation_is_verbatim", "The text in which the words of the quotation would stand is not there.")
NOT_VERBATIM = refusal(
    "quotation_is_verbatim", "The quotation is not, character for character, what stands in its text."
)
OTHER_CONTEXT = refusal(
    "quotation_context_is_verbatim", "The words around the quotation are not those that stand around it in its text."
)

# A text may be long, and is unpacked each time it is named; its characters are of unequal length, and are walked
# through up to the place. So of quotations that are written together, those of one text come one after another in the
# order of their places: it is unpacked once, and walked through once. `rest` is what comes after `walked` characters.
VERBATIM = f"""
    FOR quoted IN SELECT text_version_id, spans, text, prefix, suffix FROM new_rows
        ORDER BY text_version_id, greatest(0, lower(spans[1]) - length(prefix)) LOOP
        IF coalesce(array_ndims(quoted.spans), 0) <> 1 THEN
            {NO_PASSAGE}
        END IF;
        past := -1;
        FOREACH span IN ARRAY quoted.spans LOOP
            IF span IS NULL OR isempty(span) OR lower_inf(span) OR upper_inf(span) THEN
                {EMPTY_PASSAGE}
            END IF;
            IF lower(span) <= past THEN
                {OUT_OF_ORDER}
            END IF;
            past := upper(span);
        END LOOP;
        IF quoted.text_version_id IS DISTINCT FROM unpacked THEN
            unpacked := quoted.text_version_id;
            walked := 0;
            SELECT text || '' INTO rest FROM sources_textversion WHERE id = unpacked;
            IF NOT FOUND THEN
                {NO_TEXT}
            END IF;
        END IF;
        base := greatest(0, lower(quoted.spans[1]) - length(quoted.prefix));
        IF base > walked THEN
            rest := right(rest, walked - base);
            walked := base;
        END IF;
        piece := left(rest, past - base + length(quoted.suffix));
        IF past - base > length(piece) THEN
            {PAST_THE_END}
        END IF;
        words := NULL;
        FOREACH span IN ARRAY quoted.spans LOOP
            words := concat_ws(' […] ', words, substr(piece, lower(span) - base + 1, upper(span) - lower(span)));
        END LOOP;
        IF quoted.text <> words THEN
            {NOT_VERBATIM}
        END IF;
        IF quoted.prefix <> left(piece, lower(quoted.spans[1]) - base)
            OR quoted.suffix <> substr(piece, past - base + 1) THEN
            {OTHER_CONTEXT}
        END IF;
    END LOOP;
    RETURN NULL;
"""


def is_verbatim(operation: pgtrigger.Operation, word: str) -> pgtrigger.Trigger:
    """A trigger that compares each quotation written by a statement with its text."""
    return pgtrigger.Trigger(
        name=f"quotation_is_verbatim_on_{word}",
        operation=operation,
        when=pgtrigger.After,
        level=pgtrigger.Statement,
        referencing=pgtrigger.Referencing(new="new_rows", **({"old": "old_rows"} if word == "update" else {})),
        declare=[
            ("quoted", "record"),
            ("unpacked", "bigint"),
            ("rest", "text"),
            ("walked", "int"),
            ("piece", "text"),
            ("base", "int"),
            ("span", "int4range"),
            ("words", "text"),
            ("past", "int"),
        ],
        func=VERBATIM,
    )


# An editor who chooses the passage in the newer text, on whatever page, has answered where it stands there.
ANSWER = """
    UPDATE findings_anchorquestion a SET answer = 'found', answered_at = now(), answered_by_id = acting_editor()
    FROM new_rows n JOIN old_rows o ON o.id = n.id
    WHERE a.quotation_id = n.id AND a.answer = '' AND a.text_version_id = n.text_version_id
        AND o.text_version_id <> n.text_version_id;
    PERFORM findings_hold(ARRAY(
        SELECT unnest(ARRAY[o.finding_id, n.finding_id]) FROM new_rows n JOIN old_rows o ON o.id = n.id
        WHERE o.finding_id <> n.finding_id
    ));
    RETURN NULL;
"""


class LettersDigest(Func):
    """A digest of the letters and digits of a text: equal for words that differ in marks and spaces alone."""

    function = "md5"
    template = "md5(regexp_replace(%(expressions)s, '[^A-Za-z0-9]', '', 'g'))"
    output_field = models.CharField()


LETTERS_OF_QUOTATION = LettersDigest(F("text"))


class QuotationQuerySet(models.QuerySet["Quotation"]):
    def with_source(self) -> "QuotationQuerySet":
        """With the source and its publisher, and without the whole text."""
        return self.select_related("text_version__source__publisher").defer("text_version__text")


@tracked(by_the_thousand=True)
class Quotation(models.Model):
    """Where the words of a finding stand: one or more passages of one text, and the words themselves.

    PostgreSQL refuses a quotation that differs from its text in a single character.
    """

    Role = QuotationRole

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="quotations")
    role = models.CharField(
        max_length=20,
        choices=QuotationRole,
        default=QuotationRole.TAKEN_FROM,
        help_text="Taken from: the text in which the words were read, one for each finding. "
        "Also in: the same words in another source, above all in the report itself.",
    )
    text_version = models.ForeignKey(
        TextVersion, on_delete=models.PROTECT, related_name="quotations", help_text="The text in which the words stand."
    )
    spans = ArrayField(
        IntegerRangeField(),
        editable=False,
        help_text="The passages: start, counted in code points from 0, and end, which is not part of it.",
    )
    text = models.TextField(editable=False, help_text="The words of the passages, joined by “ […] ”.")
    prefix = models.TextField(blank=True, editable=False, help_text="A few words that stand before them.")
    suffix = models.TextField(blank=True, editable=False, help_text="A few words that stand after them.")

    objects = QuotationQuerySet.as_manager()

    class Meta:
        ordering = ["finding", "-role", "pk"]
        constraints = [
            listed(
                "role",
                QuotationRole,
                "quotation_role_is_known",
                "A quotation is the one taken from, or also in another source.",
            ),
            models.UniqueConstraint(
                fields=["finding"],
                condition=models.Q(role="taken-from"),
                name="finding_is_taken_from_one_quotation",
                violation_error_message="A finding is taken from exactly one quotation. Mark the others “also in”.",
            ),
        ]
        indexes = [models.Index(LETTERS_OF_QUOTATION, name="quotation_letters")]
        triggers = [
            is_verbatim(pgtrigger.Insert, "insert"),
            is_verbatim(pgtrigger.Update, "update"),
            *kept_publishable("quotation"),
            *counted_by("quotation"),
            *explained("quotation", QUOTATION_DIFFERS),
            *refreshed_by("quotation", "SELECT finding_id FROM changed"),
            pgtrigger.Trigger(
                name="quotation_answers_its_question",
                operation=pgtrigger.Update,
                when=pgtrigger.After,
                level=pgtrigger.Statement,
                referencing=pgtrigger.Referencing(old="old_rows", new="new_rows"),
                func=ANSWER,
            ),
            shown("quotation"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.text_version}"

    def place(self, text: str, spans: list[Span]) -> None:
        """Take the words, and the words around them, from `spans` of `text`, which is that of its text version."""
        self.spans = [NumericRange(start, end) for start, end in spans]
        self.text = verbatim(text, spans)
        self.prefix, self.suffix = context_of(text, spans)

    @property
    def places(self) -> list[Span]:
        """Its passages as pairs of positions, from start to end."""
        return [(span.lower, span.upper) for span in self.spans]

    @property
    def start(self) -> int:
        """Where in the text its first passage starts, in code points from 0."""
        return int(self.spans[0].lower)

    @property
    def end(self) -> int:
        """Where its last passage ends; the character there is not part of it."""
        return int(self.spans[-1].upper)

    @property
    def page(self) -> str:
        """The printed number of the page on which it starts, where the text has pages."""
        return self.text_version.page_label_at(self.start)

    @property
    def read_by_ocr(self) -> bool:
        """Whether any of its words were read by character recognition, which may err."""
        return read_by_ocr(self.text_version, self.places)

    @property
    def passages(self) -> list[str]:
        """Its words, one string for each span."""
        return list(parted(self.text, (span.upper - span.lower for span in self.spans)))
