"""What the database does when a finding goes from state to state: bodies of its triggers."""

from sources.refusals import refusal

# Where a finding stands: changing these alone is no writing.
STATE_COLUMNS = "{state,held,first_published,withdrawn_at,withdrawn_reason,replaced_by_id}"

PUBLISHED_BY_ANOTHER = f"""
    IF OLD.state = 'published' OR acting_editor() IS NULL OR acting_alone(NEW.id) THEN
        RETURN NEW;
    END IF;
    SELECT writers INTO wrote FROM findings_editing WHERE finding_id = NEW.id FOR NO KEY UPDATE;
    IF TG_OP = 'INSERT' OR acting_editor() = ANY (wrote)
        OR to_jsonb(NEW) - '{STATE_COLUMNS}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{STATE_COLUMNS}'::text[] THEN
        {
    refusal(
        "finding_is_published_by_another",
        "Nobody publishes what they wrote or tagged themselves. Send it for review: another reviewer publishes it.",
    )
}
    END IF;
    RETURN NEW;
"""

# Moving it from state to state is no writing: whoever publishes does not become one of its writers. Nor is holding it.
COUNT_EDITS = f"""
    PERFORM finding_was_edited(ARRAY(
        SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id
        WHERE to_jsonb(n) - '{STATE_COLUMNS}'::text[]
            IS DISTINCT FROM to_jsonb(o) - '{STATE_COLUMNS}'::text[]
    ));
    PERFORM finding_was_moved(ARRAY(
        SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE n.state <> o.state
    ));
    RETURN NULL;
"""
