import pgtrigger

from sources.models import TextVersion

from .text_window import windows_follow

# A later text takes the place of the one that an open question is about: one question about a quotation is enough.
ASK = """
    INSERT INTO findings_anchorquestion (
        quotation_id, text_version_id, from_version_id, from_spans, from_text,
        why, proposed_spans, rule, asked_at, answer, note
    )
    SELECT DISTINCT ON (q.id) q.id, n.id, q.text_version_id, q.spans, q.text, 'waiting', '{}', '', now(), '', ''
    FROM new_rows n
    JOIN sources_textversion t ON t.source_id = n.source_id AND t.number < n.number
    JOIN findings_quotation q ON q.text_version_id = t.id
    ORDER BY q.id, n.number DESC
    ON CONFLICT (quotation_id) WHERE answer = '' DO UPDATE SET
        text_version_id = excluded.text_version_id, from_version_id = excluded.from_version_id,
        from_spans = excluded.from_spans, from_text = excluded.from_text,
        why = 'waiting', proposed_spans = '{}', rule = '', asked_at = excluded.asked_at
    WHERE (SELECT number FROM sources_textversion WHERE id = findings_anchorquestion.text_version_id)
        < (SELECT number FROM sources_textversion WHERE id = excluded.text_version_id);
    RETURN NULL;
"""


class QuotedText(TextVersion):
    """A text as findings see it: when it comes, each quotation of an earlier text of its source comes into question.

    Its windows, by which quotations are checked, come and go with it.
    """

    class Meta:
        proxy = True
        triggers = [
            pgtrigger.Trigger(
                name="new_text_asks_for_quotations",
                operation=pgtrigger.Insert,
                when=pgtrigger.After,
                level=pgtrigger.Statement,
                referencing=pgtrigger.Referencing(new="new_rows"),
                func=ASK,
            ),
            *windows_follow(),
        ]
