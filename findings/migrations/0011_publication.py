"""Who may publish: never who wrote it. And what stood before anything was remembered is remembered first."""

from django.db import migrations

TRACKED = [
    "Theme",
    "Person",
    "Institution",
    "Finding",
    "Quotation",
    "Tagging",
    "Involvement",
    "Figure",
    "Connection",
]

# Where nobody else is there, somebody who may do everything publishes own work, for a reason that the history keeps:
# then `alone` holds the findings, and `reason` why.
ACTING_ALONE = """
CREATE FUNCTION acting_alone(which bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        context -> 'alone' @> to_jsonb(which) AND coalesce(context ->> 'reason', '') <> '', false
    ) FROM (SELECT nullif(current_setting('pghistory.context_metadata', true), '')::jsonb) AS told (context)
$$;
"""

# The finding is locked before its editing, here and wherever both are written, so that no two wait for each other.
FINDING_WAS_EDITED = """
CREATE OR REPLACE FUNCTION finding_was_edited(which bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM findings_finding WHERE id = ANY (which) ORDER BY id FOR NO KEY UPDATE;
    UPDATE findings_editing SET revision = revision + 1,
        writers = CASE WHEN acting_editor() IS NULL OR acting_editor() = ANY (writers) THEN writers
            ELSE writers || acting_editor() END
    WHERE finding_id = ANY (which);
END $$;
"""
FINDING_WAS_EDITED_BEFORE = """
CREATE OR REPLACE FUNCTION finding_was_edited(which bigint[]) RETURNS void LANGUAGE sql AS $$
    UPDATE findings_editing SET revision = revision + 1,
        writers = CASE WHEN acting_editor() IS NULL OR acting_editor() = ANY (writers) THEN writers
            ELSE writers || acting_editor() END
    WHERE finding_id = ANY (which)
$$;
"""

# With its publication everything in it was seen by another: whoever writes from here on is a writer anew.
FINDING_WAS_MOVED = """
CREATE OR REPLACE FUNCTION finding_was_moved(which bigint[]) RETURNS void LANGUAGE sql AS $$
    UPDATE findings_editing SET revision = revision + 1 WHERE finding_id = ANY (which);
    UPDATE findings_editing SET writers = '{}', review_note = '',
        reviewed_by_id = acting_editor(), reviewed_at = clock_timestamp(), reviewed_revision = revision
    WHERE finding_id = ANY (which)
        AND 'published' = (SELECT state FROM findings_finding WHERE id = findings_editing.finding_id);
$$;
"""
FINDING_WAS_MOVED_BEFORE = """
CREATE OR REPLACE FUNCTION finding_was_moved(which bigint[]) RETURNS void LANGUAGE sql AS $$
    UPDATE findings_editing SET revision = revision + 1 WHERE finding_id = ANY (which)
$$;
"""


def begin(apps, schema_editor):
    for name in TRACKED:
        table = apps.get_model("findings", name)._meta.db_table
        history = apps.get_model("findings", f"{name}Event")
        columns = ", ".join(
            schema_editor.quote_name(field.column)
            for field in history._meta.fields
            if not field.name.startswith("pgh_")
        )
        schema_editor.execute(
            f"INSERT INTO {history._meta.db_table} ({columns}, pgh_obj_id, pgh_label, pgh_created_at)"
            f" SELECT {columns}, id, 'begin', clock_timestamp() FROM {table} ORDER BY id"
        )


class Migration(migrations.Migration):
    dependencies = [("findings", "0010_history"), ("sources", "0011_begin_history")]
    operations = [
        migrations.RunSQL(ACTING_ALONE, "DROP FUNCTION acting_alone(bigint);"),
        migrations.RunSQL(FINDING_WAS_EDITED, FINDING_WAS_EDITED_BEFORE),
        migrations.RunSQL(FINDING_WAS_MOVED, FINDING_WAS_MOVED_BEFORE),
        migrations.RunPython(begin, migrations.RunPython.noop, elidable=True),
    ]
