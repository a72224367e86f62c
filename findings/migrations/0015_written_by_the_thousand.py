"""What the database asks and writes of each finding, asked and written of many together: the same rules, fewer steps."""

import importlib

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

RULES = importlib.import_module("findings.migrations.0001_rules")

# Which findings were written in a transaction that goes on. At its end each is asked about once, and the table is empty
# again, so it need not survive a crash. The first row asks for all that come after it. Those before it were taken away
# in the same transaction, and are not walked through again: an import asks after each of its records.
UNSETTLED = """
CREATE UNLOGGED TABLE findings_unsettled (
    written_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
    number bigint GENERATED ALWAYS AS IDENTITY,
    findings bigint[] NOT NULL,
    PRIMARY KEY (written_in, number)
);
CREATE FUNCTION findings_settle() RETURNS trigger LANGUAGE plpgsql
SET enable_seqscan = off AS $$
DECLARE
    which bigint[];
BEGIN
    IF NOT EXISTS (
        SELECT FROM findings_unsettled WHERE written_in = pg_current_xact_id() AND number = NEW.number
    ) THEN
        RETURN NULL;
    END IF;
    WITH waiting AS (
        DELETE FROM findings_unsettled
        WHERE written_in = pg_current_xact_id() AND number >= NEW.number RETURNING findings
    )
    SELECT array_agg(DISTINCT id) INTO which FROM waiting, unnest(findings) AS id;
    IF which IS NOT NULL THEN
        PERFORM findings_must_be_publishable(which);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION findings_unsettled_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'findings_unsettled_are_kept',
            MESSAGE = 'What is still to be asked at the end of the transaction is taken away by nobody.';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER findings_unsettled_are_kept BEFORE UPDATE OR DELETE ON findings_unsettled
    FOR EACH STATEMENT EXECUTE FUNCTION findings_unsettled_are_kept();
CREATE CONSTRAINT TRIGGER findings_are_settled AFTER INSERT ON findings_unsettled
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION findings_settle();
"""
NOT_UNSETTLED = """
DROP TABLE findings_unsettled;
DROP FUNCTION findings_settle();
DROP FUNCTION findings_unsettled_are_kept();
"""

# Every look-up is by key, in a plan that is made for few and holds for many: within a large import statistics lag
# behind, and a plan made from them would read whole tables.
PUBLISHABLE = """
CREATE FUNCTION findings_must_be_publishable(which bigint[]) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    lacking record;
BEGIN
    SELECT f.public_id, asked.rule INTO lacking
    FROM findings_finding f
    CROSS JOIN LATERAL (
        SELECT (SELECT q.text FROM findings_quotation q WHERE q.finding_id = f.id AND q.role = 'taken-from') AS words OFFSET 0
    ) AS taken
    CROSS JOIN LATERAL (SELECT CASE
        WHEN taken.words IS NULL THEN 'published_finding_is_taken_from_a_text'
        WHEN NOT EXISTS (SELECT FROM findings_tagging g WHERE g.finding_id = f.id) THEN 'published_finding_has_theme'
        WHEN NOT EXISTS (
            SELECT FROM findings_involvement v WHERE v.finding_id = f.id AND v.role IN ('speaker', 'finding-body')
        ) THEN 'published_finding_has_attribution'
        WHEN f.kind = 'opinion' AND EXISTS (
            SELECT FROM findings_involvement v WHERE v.finding_id = f.id AND v.role = 'finding-body'
        ) THEN 'opinion_has_no_finding_body'
        WHEN f.kind = 'statistic' AND NOT EXISTS (
            SELECT FROM findings_figure n WHERE n.finding_id = f.id
        ) THEN 'published_statistic_has_figure'
        WHEN EXISTS (
            SELECT FROM findings_figure n WHERE n.finding_id = f.id AND strpos(taken.words, n.as_stated) = 0
        ) THEN 'figure_stands_in_quotation'
        WHEN EXISTS (
            SELECT FROM findings_quotation q WHERE q.finding_id = f.id AND 'published' <> (
                SELECT (SELECT s.state FROM sources_source s WHERE s.id = t.source_id)
                FROM sources_textversion t WHERE t.id = q.text_version_id
            )
        ) OR EXISTS (
            SELECT FROM sources_source s WHERE s.id = f.report_id AND s.state <> 'published'
        ) THEN 'published_finding_has_published_source'
    END AS rule OFFSET 0) AS asked
    WHERE f.id = ANY (which) AND f.state = 'published' AND asked.rule IS NOT NULL
    ORDER BY f.id LIMIT 1;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = lacking.rule,
        MESSAGE = CASE lacking.rule
            WHEN 'published_finding_is_taken_from_a_text' THEN 'Choose the passage it is taken from before publishing.'
            WHEN 'published_finding_has_theme' THEN 'Give it at least one theme before publishing.'
            WHEN 'published_finding_has_attribution'
                THEN 'Say whose words these are, or which body found it, before publishing.'
            WHEN 'opinion_has_no_finding_body' THEN 'An opinion is its author’s own: it has no finding body.'
            WHEN 'published_statistic_has_figure' THEN 'Add the figure that the statistic states before publishing.'
            WHEN 'figure_stands_in_quotation' THEN 'A figure is given in the very words of the quotation.'
            ELSE 'A published finding stands in a published source. Publish the source first; to take a source back, withdraw its findings first.'
        END,
        DETAIL = 'Finding ' || left(lacking.public_id, 4) || '-' || right(lacking.public_id, 4) || '.';
END $$;
"""
# One finding is asked about as one of many.
OF_ONE = """
CREATE OR REPLACE FUNCTION finding_must_be_publishable(which bigint) RETURNS void LANGUAGE sql AS $$
    SELECT findings_must_be_publishable(ARRAY[which])
$$;
"""
OF_ONE_BEFORE = "DROP FUNCTION finding_must_be_publishable(bigint);" + RULES.FINDING_MUST_BE_PUBLISHABLE

# A document is written anew where there is one or can be one: not once more for each part of a finding that has none.
# Which those are is looked up by key, as above; how they are written is planned for their number.
REFRESH = """
ALTER FUNCTION search_documents_refresh(bigint[]) RENAME TO search_documents_write;
CREATE FUNCTION search_documents_due(which bigint[]) RETURNS bigint[] LANGUAGE plpgsql
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN (
        SELECT array_agg(f.id) FROM findings_finding f
        WHERE f.id = ANY (which) AND (
            EXISTS (SELECT FROM findings_searchdocument d WHERE d.finding_id = f.id)
            OR EXISTS (SELECT FROM findings_quotation q WHERE q.finding_id = f.id AND q.role = 'taken-from')
        )
    );
END $$;
CREATE FUNCTION search_documents_refresh(which bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    due bigint[];
BEGIN
    PERFORM FROM findings_finding WHERE id = ANY (which) ORDER BY id FOR NO KEY UPDATE;
    due := search_documents_due(which);
    IF due IS NOT NULL THEN
        PERFORM search_documents_write(due);
    END IF;
END $$;
"""
REFRESH_BEFORE = """
DROP FUNCTION search_documents_refresh(bigint[]);
DROP FUNCTION search_documents_due(bigint[]);
ALTER FUNCTION search_documents_write(bigint[]) RENAME TO search_documents_refresh;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0014_exact"),
    ]

    operations = [
        migrations.RunSQL(PUBLISHABLE, "DROP FUNCTION findings_must_be_publishable(bigint[]);"),
        migrations.RunSQL(OF_ONE, OF_ONE_BEFORE),
        migrations.RunSQL(UNSETTLED, NOT_UNSETTLED),
        migrations.RunSQL(REFRESH, REFRESH_BEFORE),
        pgtrigger.migrations.RemoveTrigger(
            model_name="figure",
            name="figure_keeps_finding_publishable",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="figure",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="finding",
            name="finding_is_publishable",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="finding",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="involvement",
            name="involvement_keeps_finding_publishable",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="involvement",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="quotation",
            name="quotation_keeps_finding_publishable",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="quotation",
            name="quotation_is_verbatim",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="quotation",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="tagging",
            name="tagging_keeps_finding_publishable",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="tagging",
            name="insert_insert",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figure",
            trigger=pgtrigger.compiler.Trigger(
                name="figure_keeps_finding_publishable_on_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                INSERT INTO findings_unsettled (findings)\n                SELECT array_agg(DISTINCT id) FROM (SELECT finding_id AS id FROM new_rows) AS written HAVING count(*) > 0;\n                RETURN NULL;\n            ",
                    hash="a7121a26c67af39456ac9419b83dda2f071e96b8",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_figure_keeps_finding_publishable_on_insert_bf082",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_figure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figure",
            trigger=pgtrigger.compiler.Trigger(
                name="figure_keeps_finding_publishable_on_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                INSERT INTO findings_unsettled (findings)\n                SELECT array_agg(DISTINCT id) FROM (SELECT finding_id AS id FROM old_rows UNION ALL SELECT finding_id AS id FROM new_rows) AS written HAVING count(*) > 0;\n                RETURN NULL;\n            ",
                    hash="e5861b00c0db31a019ff74252ad4036ddd855d11",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_figure_keeps_finding_publishable_on_update_5cbc0",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="findings_figure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figure",
            trigger=pgtrigger.compiler.Trigger(
                name="figure_keeps_finding_publishable_on_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                INSERT INTO findings_unsettled (findings)\n                SELECT array_agg(DISTINCT id) FROM (SELECT finding_id AS id FROM old_rows) AS written HAVING count(*) > 0;\n                RETURN NULL;\n            ",
                    hash="ba233243583bf33b1aeafd52d7ef3785a9c7f1e8",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_figure_keeps_finding_publishable_on_delete_7f9cb",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="findings_figure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "findings_figureevent" ("id", "finding_id", "as_stated", "value", "unit", "qualifier", "group", "comparator", "base", "period", "position", "pgh_obj_id", "pgh_label", "pgh_created_at", "pgh_context", "pgh_context_id") SELECT n."id", n."finding_id", n."as_stated", n."value", n."unit", n."qualifier", n."group", n."comparator", n."base", n."period", n."position", n."id", \'insert\', clock_timestamp(), (SELECT NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB), (SELECT NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\')::UUID) FROM new_rows n ORDER BY n."id"; RETURN NULL;',
                    hash="a769a1fedb425f692daa3ba3642c6c33f27706e4",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_15763",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_figure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="finding_keeps_finding_publishable_on_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                INSERT INTO findings_unsettled (findings)\n                SELECT array_agg(DISTINCT id) FROM (SELECT id AS id FROM new_rows) AS written HAVING count(*) > 0;\n                RETURN NULL;\n            ",
                    hash="af1c9b723f3dab560c53fa3eb7b7e3718faf1793",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_finding_keeps_finding_publishable_on_insert_faad2",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_finding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="finding_keeps_finding_publishable_on_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                INSERT INTO findings_unsettled (findings)\n                SELECT array_agg(DISTINCT id) FROM (SELECT id AS id FROM old_rows UNION ALL SELECT id AS id FROM new_rows) AS written HAVING count(*) > 0;\n                RETURN NULL;\n            ",
                    hash="2476040c86c4e900d233e4883bb62198aa035924",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_finding_keeps_finding_publishable_on_update_cb329",
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
                    func='INSERT INTO "findings_findingevent" ("id", "public_id", "kind", "summary", "retold", "report_id", "direction", "groups", "content_note", "state", "first_published", "withdrawn_at", "withdrawn_reason", "pgh_obj_id", "pgh_label", "pgh_created_at", "pgh_context", "pgh_context_id") SELECT n."id", n."public_id", n."kind", n."summary", n."retold", n."report_id", n."direction", n."groups", n."content_note", n."state", n."first_published", n."withdrawn_at", n."withdrawn_reason", n."id", \'insert\', clock_timestamp(), (SELECT NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB), (SELECT NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\')::UUID) FROM new_rows n ORDER BY n."id"; RETURN NULL;',
                    hash="910db5e246d4db961d1dcef6d4c77836ece661bb",
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
            model_name="involvement",
            trigger=pgtrigger.compiler.Trigger(
                name="involvement_keeps_finding_publishable_on_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                INSERT INTO findings_unsettled (findings)\n                SELECT array_agg(DISTINCT id) FROM (SELECT finding_id AS id FROM new_rows) AS written HAVING count(*) > 0;\n                RETURN NULL;\n            ",
                    hash="4febdf051d656f079762ac41c2d4a02c4d961aad",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_involvement_keeps_finding_publishable_on_insert_8cbed",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_involvement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="involvement",
            trigger=pgtrigger.compiler.Trigger(
                name="involvement_keeps_finding_publishable_on_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                INSERT INTO findings_unsettled (findings)\n                SELECT array_agg(DISTINCT id) FROM (SELECT finding_id AS id FROM old_rows UNION ALL SELECT finding_id AS id FROM new_rows) AS written HAVING count(*) > 0;\n                RETURN NULL;\n            ",
                    hash="1082092d28ca8f0ac4ecb1be961db36de010b5d6",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_involvement_keeps_finding_publishable_on_update_0d0c3",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="findings_involvement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="involvement",
            trigger=pgtrigger.compiler.Trigger(
                name="involvement_keeps_finding_publishable_on_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                INSERT INTO findings_unsettled (findings)\n                SELECT array_agg(DISTINCT id) FROM (SELECT finding_id AS id FROM old_rows) AS written HAVING count(*) > 0;\n                RETURN NULL;\n            ",
                    hash="af7fcbfbf581729cad92aad09b1b53591ef9891f",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_involvement_keeps_finding_publishable_on_delete_c92ac",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="findings_involvement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="involvement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "findings_involvementevent" ("id", "finding_id", "role", "person_id", "institution_id", "descriptor", "position", "pgh_obj_id", "pgh_label", "pgh_created_at", "pgh_context", "pgh_context_id") SELECT n."id", n."finding_id", n."role", n."person_id", n."institution_id", n."descriptor", n."position", n."id", \'insert\', clock_timestamp(), (SELECT NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB), (SELECT NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\')::UUID) FROM new_rows n ORDER BY n."id"; RETURN NULL;',
                    hash="502bd7933bf4e351a51352b276d1e539f99c40e3",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d4f29",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_involvement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quotation",
            trigger=pgtrigger.compiler.Trigger(
                name="quotation_is_verbatim_on_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE quoted record; unpacked bigint; whole text; piece text; base int; span int4range; words text; past int;",
                    func="\n    FOR quoted IN SELECT text_version_id, spans, text, prefix, suffix FROM new_rows ORDER BY text_version_id LOOP\n        IF coalesce(array_ndims(quoted.spans), 0) <> 1 THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'A quotation has at least one passage of its text.';\n        END IF;\n        past := -1;\n        FOREACH span IN ARRAY quoted.spans LOOP\n            IF span IS NULL OR isempty(span) OR lower_inf(span) OR upper_inf(span) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'Each passage of a quotation has a start, an end and at least one character.';\n            END IF;\n            IF lower(span) <= past THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'The passages of a quotation follow one another in the text, apart from each other.';\n            END IF;\n            past := upper(span);\n        END LOOP;\n        IF quoted.text_version_id IS DISTINCT FROM unpacked THEN\n            unpacked := quoted.text_version_id;\n            SELECT text || '' INTO whole FROM sources_textversion WHERE id = unpacked;\n        END IF;\n        base := greatest(0, lower(quoted.spans[1]) - length(quoted.prefix));\n        piece := substr(whole, base + 1, past - base + length(quoted.suffix));\n        IF past - base > length(piece) THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'A passage of the quotation reaches past the end of its text.';\n        END IF;\n        words := NULL;\n        FOREACH span IN ARRAY quoted.spans LOOP\n            words := concat_ws(' […] ', words, substr(piece, lower(span) - base + 1, upper(span) - lower(span)));\n        END LOOP;\n        IF quoted.text <> words THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_is_verbatim', MESSAGE = 'The quotation is not, character for character, what stands in its text.';\n        END IF;\n        IF quoted.prefix <> left(piece, lower(quoted.spans[1]) - base)\n            OR quoted.suffix <> substr(piece, past - base + 1) THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_context_is_verbatim', MESSAGE = 'The words around the quotation are not those that stand around it in its text.';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                    hash="16d3ec125c4a74f52ccfffca6c3477af94b0bbb0",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_quotation_is_verbatim_on_insert_2c94e",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_quotation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quotation",
            trigger=pgtrigger.compiler.Trigger(
                name="quotation_is_verbatim_on_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE quoted record; unpacked bigint; whole text; piece text; base int; span int4range; words text; past int;",
                    func="\n    FOR quoted IN SELECT text_version_id, spans, text, prefix, suffix FROM new_rows ORDER BY text_version_id LOOP\n        IF coalesce(array_ndims(quoted.spans), 0) <> 1 THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'A quotation has at least one passage of its text.';\n        END IF;\n        past := -1;\n        FOREACH span IN ARRAY quoted.spans LOOP\n            IF span IS NULL OR isempty(span) OR lower_inf(span) OR upper_inf(span) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'Each passage of a quotation has a start, an end and at least one character.';\n            END IF;\n            IF lower(span) <= past THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'The passages of a quotation follow one another in the text, apart from each other.';\n            END IF;\n            past := upper(span);\n        END LOOP;\n        IF quoted.text_version_id IS DISTINCT FROM unpacked THEN\n            unpacked := quoted.text_version_id;\n            SELECT text || '' INTO whole FROM sources_textversion WHERE id = unpacked;\n        END IF;\n        base := greatest(0, lower(quoted.spans[1]) - length(quoted.prefix));\n        piece := substr(whole, base + 1, past - base + length(quoted.suffix));\n        IF past - base > length(piece) THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'A passage of the quotation reaches past the end of its text.';\n        END IF;\n        words := NULL;\n        FOREACH span IN ARRAY quoted.spans LOOP\n            words := concat_ws(' […] ', words, substr(piece, lower(span) - base + 1, upper(span) - lower(span)));\n        END LOOP;\n        IF quoted.text <> words THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_is_verbatim', MESSAGE = 'The quotation is not, character for character, what stands in its text.';\n        END IF;\n        IF quoted.prefix <> left(piece, lower(quoted.spans[1]) - base)\n            OR quoted.suffix <> substr(piece, past - base + 1) THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_context_is_verbatim', MESSAGE = 'The words around the quotation are not those that stand around it in its text.';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                    hash="bea590f2008176356634769166d60463e3c740fc",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_quotation_is_verbatim_on_update_16f47",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="findings_quotation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quotation",
            trigger=pgtrigger.compiler.Trigger(
                name="quotation_keeps_finding_publishable_on_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                INSERT INTO findings_unsettled (findings)\n                SELECT array_agg(DISTINCT id) FROM (SELECT finding_id AS id FROM new_rows) AS written HAVING count(*) > 0;\n                RETURN NULL;\n            ",
                    hash="5c153110ac7a4fb2f49d1cd02a70b42ae5f36481",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_quotation_keeps_finding_publishable_on_insert_9de2b",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_quotation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quotation",
            trigger=pgtrigger.compiler.Trigger(
                name="quotation_keeps_finding_publishable_on_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                INSERT INTO findings_unsettled (findings)\n                SELECT array_agg(DISTINCT id) FROM (SELECT finding_id AS id FROM old_rows UNION ALL SELECT finding_id AS id FROM new_rows) AS written HAVING count(*) > 0;\n                RETURN NULL;\n            ",
                    hash="4b72c304242fa6f7bd677ff82256133a8e814d75",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_quotation_keeps_finding_publishable_on_update_70533",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="findings_quotation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quotation",
            trigger=pgtrigger.compiler.Trigger(
                name="quotation_keeps_finding_publishable_on_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                INSERT INTO findings_unsettled (findings)\n                SELECT array_agg(DISTINCT id) FROM (SELECT finding_id AS id FROM old_rows) AS written HAVING count(*) > 0;\n                RETURN NULL;\n            ",
                    hash="6222f2224e84efd6b562cbfbd539a3421dfed72e",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_quotation_keeps_finding_publishable_on_delete_74f76",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="findings_quotation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quotation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "findings_quotationevent" ("id", "finding_id", "role", "text_version_id", "spans", "text", "prefix", "suffix", "pgh_obj_id", "pgh_label", "pgh_created_at", "pgh_context", "pgh_context_id") SELECT n."id", n."finding_id", n."role", n."text_version_id", n."spans", n."text", n."prefix", n."suffix", n."id", \'insert\', clock_timestamp(), (SELECT NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB), (SELECT NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\')::UUID) FROM new_rows n ORDER BY n."id"; RETURN NULL;',
                    hash="3b4a910da3799b9ab0529e79ca9a0a70139a0f6c",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2b16a",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_quotation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tagging",
            trigger=pgtrigger.compiler.Trigger(
                name="tagging_keeps_finding_publishable_on_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                INSERT INTO findings_unsettled (findings)\n                SELECT array_agg(DISTINCT id) FROM (SELECT finding_id AS id FROM old_rows UNION ALL SELECT finding_id AS id FROM new_rows) AS written HAVING count(*) > 0;\n                RETURN NULL;\n            ",
                    hash="2dd244f2e76124c90ee4cb99167a0cff9b159175",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_tagging_keeps_finding_publishable_on_update_d7ed4",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="findings_tagging",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tagging",
            trigger=pgtrigger.compiler.Trigger(
                name="tagging_keeps_finding_publishable_on_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                INSERT INTO findings_unsettled (findings)\n                SELECT array_agg(DISTINCT id) FROM (SELECT finding_id AS id FROM old_rows) AS written HAVING count(*) > 0;\n                RETURN NULL;\n            ",
                    hash="889ded851bf2ba2dfa7069d76d230f71020b873b",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_tagging_keeps_finding_publishable_on_delete_f97b9",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="findings_tagging",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tagging",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "findings_taggingevent" ("id", "finding_id", "theme_id", "position", "suggested", "tagged_by_id", "tagged_at", "pgh_obj_id", "pgh_label", "pgh_created_at", "pgh_context", "pgh_context_id") SELECT n."id", n."finding_id", n."theme_id", n."position", n."suggested", n."tagged_by_id", n."tagged_at", n."id", \'insert\', clock_timestamp(), (SELECT NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB), (SELECT NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\')::UUID) FROM new_rows n ORDER BY n."id"; RETURN NULL;',
                    hash="6f3e0df54fd2a1b2008ba1b8a3b7f8776edc10a6",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bb45f",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_tagging",
                    when="AFTER",
                ),
            ),
        ),
    ]
