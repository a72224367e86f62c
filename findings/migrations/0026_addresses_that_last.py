"""A duplicate leads on to the finding that says the same, and a changed slug to the record that has it no more."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0025_text_windows"),
        ("sources", "0011_addresses_that_last"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="finding",
            name="finding_counts_as_edit",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="finding",
            name="finding_is_published_by_another",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="finding",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="finding",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="finding",
            name="insert_insert",
        ),
        migrations.AddField(
            model_name="finding",
            name="replaced_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The finding that says the same, to which its address leads on.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replaces",
                to="findings.finding",
            ),
        ),
        migrations.AddField(
            model_name="findingevent",
            name="replaced_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                help_text="The finding that says the same, to which its address leads on.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="findings.finding",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="finding_leads_on_to_another",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."replaced_by_id" IS NOT NULL)',
                    func="\n                PERFORM pg_advisory_xact_lock(hashtext('finding_leads_on_to_another'));\n                IF NOT EXISTS (\n                    SELECT FROM findings_finding WHERE id = NEW.replaced_by_id AND first_published IS NOT NULL\n                ) THEN\n                    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_is_replaced_by_what_was_published', MESSAGE = 'A finding leads on to one that readers have seen. This one was never published.';\n                END IF;\n                IF EXISTS (\n                    WITH RECURSIVE way AS (\n                        SELECT NEW.replaced_by_id AS id\n                        UNION SELECT f.replaced_by_id FROM way JOIN findings_finding f ON f.id = way.id\n                    )\n                    SELECT FROM way WHERE id = NEW.id\n                ) THEN\n                    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_leads_on_to_another', MESSAGE = 'This would lead in a circle: the other finding leads, at once or by way of others, to this one.';\n                END IF;\n                RETURN NEW;\n            ",
                    hash="52a1730c6ab5400580ec603a03e77da5d2470d8a",
                    operation='INSERT OR UPDATE OF "replaced_by_id"',
                    pgid="pgtrigger_finding_leads_on_to_another_f5261",
                    table="findings_finding",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="finding_given_back_leads_nowhere",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."replaced_by_id" IS NOT NULL AND NOT (NEW."state" = \'withdrawn\'))',
                    func="NEW.replaced_by_id := NULL; RETURN NEW;",
                    hash="5c373f6867f01316193bae5faeb6c5ba9bd2a84c",
                    operation="UPDATE",
                    pgid="pgtrigger_finding_given_back_leads_nowhere_255cd",
                    table="findings_finding",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="finding_is_published_by_another",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" = 'published')",
                    declare="DECLARE wrote bigint[];",
                    func="\n    IF OLD.state = 'published' OR acting_editor() IS NULL OR acting_alone(NEW.id) THEN\n        RETURN NEW;\n    END IF;\n    SELECT writers INTO wrote FROM findings_editing WHERE finding_id = NEW.id FOR NO KEY UPDATE;\n    IF TG_OP = 'INSERT' OR acting_editor() = ANY (wrote)\n        OR to_jsonb(NEW) - '{state,held,first_published,withdrawn_at,withdrawn_reason,replaced_by_id}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{state,held,first_published,withdrawn_at,withdrawn_reason,replaced_by_id}'::text[] THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_is_published_by_another', MESSAGE = 'Nobody publishes what they wrote or tagged themselves. Send it for review: another reviewer publishes it.';\n    END IF;\n    RETURN NEW;\n",
                    hash="38c71281d5d0d2aebb547cc9840a97df7d8f0e1a",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_finding_is_published_by_another_9e4e0",
                    table="findings_finding",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="finding_counts_as_edit",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    PERFORM finding_was_edited(ARRAY(\n        SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id\n        WHERE to_jsonb(n) - '{state,held,first_published,withdrawn_at,withdrawn_reason,replaced_by_id}'::text[]\n            IS DISTINCT FROM to_jsonb(o) - '{state,held,first_published,withdrawn_at,withdrawn_reason,replaced_by_id}'::text[]\n    ));\n    PERFORM finding_was_moved(ARRAY(\n        SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE n.state <> o.state\n    ));\n    RETURN NULL;\n",
                    hash="7fba1728a5f2df89baa8b85b89c179e1cb7daf0d",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_finding_counts_as_edit_1c31a",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="findings_finding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "findings_findingevent" ("id", "public_id", "kind", "summary", "retold", "report_id", "direction", "groups", "content_note", "state", "first_published", "withdrawn_at", "withdrawn_reason", "replaced_by_id", "pgh_obj_id", "pgh_label", "pgh_created_at", "pgh_context", "pgh_context_id") SELECT n."id", n."public_id", n."kind", n."summary", n."retold", n."report_id", n."direction", n."groups", n."content_note", n."state", n."first_published", n."withdrawn_at", n."withdrawn_reason", n."replaced_by_id", n."id", \'insert\', clock_timestamp(), (SELECT NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB), (SELECT NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\')::UUID) FROM new_rows n ORDER BY n."id"; RETURN NULL;',
                    hash="fe2fa4d1f2a4676c85c33cd7ff749b461995a9b6",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9fe30",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_finding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."content_note" IS DISTINCT FROM (NEW."content_note") OR OLD."direction" IS DISTINCT FROM (NEW."direction") OR OLD."first_published" IS DISTINCT FROM (NEW."first_published") OR OLD."groups" IS DISTINCT FROM (NEW."groups") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."replaced_by_id" IS DISTINCT FROM (NEW."replaced_by_id") OR OLD."report_id" IS DISTINCT FROM (NEW."report_id") OR OLD."retold" IS DISTINCT FROM (NEW."retold") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at") OR OLD."withdrawn_reason" IS DISTINCT FROM (NEW."withdrawn_reason"))',
                    func='INSERT INTO "findings_findingevent" ("content_note", "direction", "first_published", "groups", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "replaced_by_id", "report_id", "retold", "state", "summary", "withdrawn_at", "withdrawn_reason") VALUES (NEW."content_note", NEW."direction", NEW."first_published", NEW."groups", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."public_id", NEW."replaced_by_id", NEW."report_id", NEW."retold", NEW."state", NEW."summary", NEW."withdrawn_at", NEW."withdrawn_reason"); RETURN NULL;',
                    hash="53af59965648ae6c92fbd0a4f87ba1016e7fe9de",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_aaaf9",
                    table="findings_finding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "findings_findingevent" ("content_note", "direction", "first_published", "groups", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "replaced_by_id", "report_id", "retold", "state", "summary", "withdrawn_at", "withdrawn_reason") VALUES (OLD."content_note", OLD."direction", OLD."first_published", OLD."groups", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."public_id", OLD."replaced_by_id", OLD."report_id", OLD."retold", OLD."state", OLD."summary", OLD."withdrawn_at", OLD."withdrawn_reason"); RETURN NULL;',
                    hash="5ba3794b13fef96dbca5225e41b85bf52d4c94a2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bc1a0",
                    table="findings_finding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="institution",
            trigger=pgtrigger.compiler.Trigger(
                name="institution_goes_back_to_its_address",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n            DELETE FROM findings_formeraddress WHERE noun = 'institution' AND slug = NEW.slug AND institution_id = NEW.id\n                AND NOT EXISTS (\n                    SELECT FROM findings_merge\n                    WHERE noun = 'institution' AND undone_at IS NULL AND gone->'fields'->>'slug' = NEW.slug\n                );\n            RETURN NEW;\n        ",
                    hash="f9f7288b0369c0b5e64a205405e35ecca07dc18e",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_institution_goes_back_to_its_address_55dd9",
                    table="findings_institution",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="institution",
            trigger=pgtrigger.compiler.Trigger(
                name="institution_leaves_its_address",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n            INSERT INTO findings_formeraddress (noun, slug, institution_id, since)\n            VALUES ('institution', OLD.slug, NEW.id, now());\n            RETURN NULL;\n        ",
                    hash="7547cab308b444eb02fa7964c4444cb5f85c214f",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_institution_leaves_its_address_aee34",
                    table="findings_institution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="person_goes_back_to_its_address",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n            DELETE FROM findings_formeraddress WHERE noun = 'person' AND slug = NEW.slug AND person_id = NEW.id\n                AND NOT EXISTS (\n                    SELECT FROM findings_merge\n                    WHERE noun = 'person' AND undone_at IS NULL AND gone->'fields'->>'slug' = NEW.slug\n                );\n            RETURN NEW;\n        ",
                    hash="7d49ee415de513b2280a020098bdc60cfad22a3c",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_person_goes_back_to_its_address_40a55",
                    table="findings_person",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="person_leaves_its_address",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n            INSERT INTO findings_formeraddress (noun, slug, person_id, since)\n            VALUES ('person', OLD.slug, NEW.id, now());\n            RETURN NULL;\n        ",
                    hash="f8cdcbdbd2419085799bf88dda1b04e11ade24fe",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_person_leaves_its_address_1a75d",
                    table="findings_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="theme",
            trigger=pgtrigger.compiler.Trigger(
                name="theme_goes_back_to_its_address",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n            DELETE FROM findings_formeraddress WHERE noun = 'theme' AND slug = NEW.slug AND theme_id = NEW.id\n                AND NOT EXISTS (\n                    SELECT FROM findings_merge\n                    WHERE noun = 'theme' AND undone_at IS NULL AND gone->'fields'->>'slug' = NEW.slug\n                );\n            RETURN NEW;\n        ",
                    hash="ce79325bdbfd6a52edd3c3a11bada3495c5e6fe4",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_theme_goes_back_to_its_address_a4c2d",
                    table="findings_theme",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="theme",
            trigger=pgtrigger.compiler.Trigger(
                name="theme_leaves_its_address",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n            INSERT INTO findings_formeraddress (noun, slug, theme_id, since)\n            VALUES ('theme', OLD.slug, NEW.id, now());\n            RETURN NULL;\n        ",
                    hash="6510ccd838198cdceebd5d06bc9249dc993500ef",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_theme_leaves_its_address_a14be",
                    table="findings_theme",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("replaced_by__isnull", True),
                    models.Q(("state", "withdrawn"), ("withdrawn_reason", "duplicate")),
                    _connector="OR",
                ),
                name="only_duplicates_lead_on",
                violation_error_message="Only a finding that was withdrawn because another says the same leads on to that one.",
            ),
        ),
    ]
