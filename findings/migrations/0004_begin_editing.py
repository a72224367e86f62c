"""How changes of findings are counted, and by whom they were made. What stood before begins at revision 1."""

from django.db import migrations

# Whose doing this is: the account that the request's middleware named to the database; nobody in commands and SQL.
ACTING_EDITOR = """
CREATE FUNCTION acting_editor() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT (nullif(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::bigint
$$;
"""

FINDING_EDITING_BEGINS = """
CREATE FUNCTION finding_editing_begins(which bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO findings_editing (finding_id, revision, touched_at, writers, review_note)
    SELECT id, 1, clock_timestamp(), array_remove(ARRAY[acting_editor()], NULL), '' FROM findings_finding WHERE id = ANY (which)
    ON CONFLICT DO NOTHING
$$;
"""

FINDING_WAS_EDITED = """
CREATE FUNCTION finding_was_edited(which bigint[]) RETURNS void LANGUAGE sql AS $$
    UPDATE findings_editing SET revision = revision + 1, touched_at = clock_timestamp(),
        writers = CASE WHEN acting_editor() IS NULL OR acting_editor() = ANY (writers) THEN writers
            ELSE writers || acting_editor() END
    WHERE finding_id = ANY (which)
$$;
"""

FINDING_WAS_MOVED = """
CREATE FUNCTION finding_was_moved(which bigint[]) RETURNS void LANGUAGE sql AS $$
    UPDATE findings_editing SET revision = revision + 1, touched_at = clock_timestamp() WHERE finding_id = ANY (which)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("findings", "0003_editing")]
    operations = [
        migrations.RunSQL(ACTING_EDITOR, "DROP FUNCTION acting_editor();"),
        migrations.RunSQL(FINDING_EDITING_BEGINS, "DROP FUNCTION finding_editing_begins(bigint[]);"),
        migrations.RunSQL(FINDING_WAS_EDITED, "DROP FUNCTION finding_was_edited(bigint[]);"),
        migrations.RunSQL(FINDING_WAS_MOVED, "DROP FUNCTION finding_was_moved(bigint[]);"),
        migrations.RunSQL(
            "SELECT finding_editing_begins(ARRAY(SELECT id FROM findings_finding));", migrations.RunSQL.noop
        ),
    ]
