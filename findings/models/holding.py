"""The triggers by which a finding is held while there is an open question about one of its quotations."""

import pgtrigger

from findings.triggers import once_a_statement
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


def holding() -> list[pgtrigger.Trigger]:
    """Triggers that hold the findings whose quotations come into question, and let go of the others."""

    def body(tables: dict[str, str]) -> str:
        changed = " UNION ".join(f"SELECT quotation_id FROM {table}" for table in tables.values())
        return f"""
            PERFORM findings_hold(ARRAY(SELECT finding_id FROM findings_quotation WHERE id IN ({changed})));
            RETURN NULL;
        """

    return once_a_statement("anchor_question_holds_findings", body)
