"""The triggers by which a finding is held while there is an open question about one of its quotations."""

import pgtrigger

from sources.refusals import refusal

UNSETTLED = refusal(
    "finding_is_published_with_its_anchors",
    "Its source has a newer text, and where its words stand in it is not settled. "
    "Answer the question about its quotation first.",
)


def held_in_question() -> pgtrigger.Trigger:
    """A trigger for findings: whatever is written to `held`, by a stale page too, it says what the questions say."""
    return pgtrigger.Trigger(
        name="finding_in_question_is_held",
        operation=pgtrigger.Insert | pgtrigger.Update,
        when=pgtrigger.Before,
        func=f"""
            IF TG_OP = 'INSERT' THEN
                NEW.held := false;
                RETURN NEW;
            END IF;
            IF NEW.held <> OLD.held THEN
                NEW.held := finding_is_in_question(NEW.id);
            END IF;
            IF NEW.held AND NEW.state = 'published' AND OLD.state <> 'published' THEN
                {UNSETTLED}
            END IF;
            RETURN NEW;
        """,
    )


def holding(word: str, operation: pgtrigger.Operation, **tables: str) -> pgtrigger.Trigger:
    """A trigger that holds the findings whose quotations come into question, and lets go of the others."""
    changed = " UNION ".join(f"SELECT quotation_id FROM {table}" for table in tables.values())
    return pgtrigger.Trigger(
        name=f"anchor_question_holds_findings_on_{word}",
        operation=operation,
        when=pgtrigger.After,
        level=pgtrigger.Statement,
        referencing=pgtrigger.Referencing(**tables),
        func=f"""
            PERFORM findings_hold(ARRAY(SELECT finding_id FROM findings_quotation WHERE id IN ({changed})));
            RETURN NULL;
        """,
    )
