"""The triggers by which a withdrawn finding leads to the one that says the same, and never in a circle."""

import pgtrigger
from django.db.models import CheckConstraint, Q

from findings.vocabulary import Reason, State
from sources.refusals import refusal

NEVER_SEEN = refusal(
    "finding_is_replaced_by_what_was_published",
    "A finding leads on to one that readers have seen. This one was never published.",
)
IN_A_CIRCLE = refusal(
    "finding_leads_on_to_another",
    "This would lead in a circle: the other finding leads, at once or by way of others, to this one.",
)


def only_duplicates_lead_on() -> CheckConstraint:
    """To lead on is to say that the other is the same: what was withdrawn for any other reason keeps its tombstone."""
    return CheckConstraint(
        condition=Q(replaced_by__isnull=True) | Q(state=State.WITHDRAWN, withdrawn_reason=Reason.DUPLICATE),
        name="only_duplicates_lead_on",
        violation_error_message="Only a finding that was withdrawn because another says the same leads on to that one.",
    )


def replacing() -> list[pgtrigger.Trigger]:
    """Triggers for findings: what `replaced_by` names was published, and no way of such names returns to its start.

    One transaction at a time says so: two that name each other's findings would not see one another.
    """
    return [
        pgtrigger.Trigger(
            name="finding_leads_on_to_another",
            operation=pgtrigger.Insert | pgtrigger.UpdateOf("replaced_by_id"),
            when=pgtrigger.Before,
            condition=pgtrigger.Q(new__replaced_by__isnull=False),
            func=f"""
                PERFORM pg_advisory_xact_lock(hashtext('finding_leads_on_to_another'));
                IF NOT EXISTS (
                    SELECT FROM findings_finding WHERE id = NEW.replaced_by_id AND first_published IS NOT NULL
                ) THEN
                    {NEVER_SEEN}
                END IF;
                IF EXISTS (
                    WITH RECURSIVE way AS (
                        SELECT NEW.replaced_by_id AS id
                        UNION SELECT f.replaced_by_id FROM way JOIN findings_finding f ON f.id = way.id
                    )
                    SELECT FROM way WHERE id = NEW.id
                ) THEN
                    {IN_A_CIRCLE}
                END IF;
                RETURN NEW;
            """,
        ),
        pgtrigger.Trigger(
            name="finding_given_back_leads_nowhere",
            operation=pgtrigger.Update,
            when=pgtrigger.Before,
            condition=pgtrigger.Q(old__replaced_by__isnull=False) & ~pgtrigger.Q(new__state="withdrawn"),
            func="NEW.replaced_by_id := NULL; RETURN NEW;",
        ),
    ]
