"""What is read while findings are written is looked up by key alone, whatever the planner knows of the tables."""

from importlib import import_module

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

TOGETHER = import_module("findings.migrations.0015_written_by_the_thousand")

# A plan that is made for few and holds for many, and reads no table from end to end.
BY_KEY = ("enable_seqscan = off", "plan_cache_mode = force_generic_plan")
LOOKING_UP = [
    "finding_editing_begins(bigint[])",
    "finding_was_edited(bigint[])",
    "finding_was_moved(bigint[])",
    "change_must_be_explained(bigint[])",
    "search_documents_refresh(bigint[])",
    "findings_settle()",
]
ALTERED = "".join(f"ALTER FUNCTION {name} SET {setting};\n" for name in LOOKING_UP for setting in BY_KEY)
UNALTERED = "".join(f"ALTER FUNCTION {name} RESET ALL;\n" for name in LOOKING_UP) + (
    "ALTER FUNCTION findings_settle() SET enable_seqscan = off;"
)

# As in 0015, each question a look-up of its own.
BEFORE_IT, _, REST = TOGETHER.PUBLISHABLE.partition("    CROSS JOIN LATERAL (SELECT CASE\n")
_, _, AFTER_IT = REST.partition("    END AS rule OFFSET 0) AS asked\n")
PUBLISHABLE = f"""{BEFORE_IT.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")}
    CROSS JOIN LATERAL (SELECT CASE
        WHEN taken.words IS NULL THEN 'published_finding_is_taken_from_a_text'
        WHEN NOT EXISTS (
            SELECT FROM findings_tagging WHERE finding_id = f.id OFFSET 0
        ) THEN 'published_finding_has_theme'
        WHEN NOT EXISTS (
            SELECT FROM findings_involvement WHERE finding_id = f.id AND role IN ('speaker', 'finding-body') OFFSET 0
        ) THEN 'published_finding_has_attribution'
        WHEN f.kind = 'opinion' AND EXISTS (
            SELECT FROM findings_involvement WHERE finding_id = f.id AND role = 'finding-body' OFFSET 0
        ) THEN 'opinion_has_no_finding_body'
        WHEN f.kind = 'statistic' AND NOT EXISTS (
            SELECT FROM findings_figure WHERE finding_id = f.id OFFSET 0
        ) THEN 'published_statistic_has_figure'
        WHEN EXISTS (
            SELECT FROM findings_figure WHERE finding_id = f.id AND strpos(taken.words, as_stated) = 0 OFFSET 0
        ) THEN 'figure_stands_in_quotation'
        WHEN EXISTS (
            SELECT FROM findings_quotation q WHERE q.finding_id = f.id AND 'published' <> (
                SELECT (SELECT s.state FROM sources_source s WHERE s.id = t.source_id)
                FROM sources_textversion t WHERE t.id = q.text_version_id
            ) OFFSET 0
        ) OR EXISTS (
            SELECT FROM sources_source WHERE id = f.report_id AND state <> 'published' OFFSET 0
        ) THEN 'published_finding_has_published_source'
    END AS rule OFFSET 0) AS asked
{AFTER_IT}"""

DUE = """
CREATE OR REPLACE FUNCTION search_documents_due(which bigint[]) RETURNS bigint[] LANGUAGE plpgsql
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    RETURN (
        SELECT array_agg(f.id) FROM findings_finding f
        WHERE f.id = ANY (which) AND (
            EXISTS (SELECT FROM findings_searchdocument WHERE finding_id = f.id OFFSET 0)
            OR EXISTS (SELECT FROM findings_quotation WHERE finding_id = f.id AND role = 'taken-from' OFFSET 0)
        )
    );
END $$;
"""
# What 0015 made, without what stands beside it there.
DUE_BEFORE = (
    "CREATE OR REPLACE "
    + TOGETHER.REFRESH[
        TOGETHER.REFRESH.index("FUNCTION search_documents_due") : TOGETHER.REFRESH.index(
            "CREATE FUNCTION search_documents_refresh"
        )
    ]
)

# What waits for the end of the transaction is asked now. PostgreSQL plans its look-ups of foreign keys when it first
# needs them, and goes on with them.
NOW = """
CREATE FUNCTION findings_settle_now() RETURNS void LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    SET CONSTRAINTS ALL IMMEDIATE;
    SET CONSTRAINTS ALL DEFERRED;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0019_shown"),
    ]

    operations = [
        migrations.RunSQL(PUBLISHABLE, TOGETHER.PUBLISHABLE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")),
        migrations.RunSQL(DUE, DUE_BEFORE),
        migrations.RunSQL(ALTERED, UNALTERED),
        migrations.RunSQL(NOW, "DROP FUNCTION findings_settle_now();"),
        pgtrigger.migrations.RemoveTrigger(
            model_name="quotation",
            name="quotation_is_verbatim_on_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="quotation",
            name="quotation_is_verbatim_on_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="searchdocument",
            name="document_is_tallied_on_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="searchdocument",
            name="document_is_tallied_on_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="searchdocument",
            name="document_is_tallied_on_delete",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quotation",
            trigger=pgtrigger.compiler.Trigger(
                name="quotation_is_verbatim_on_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE quoted record; unpacked bigint; rest text; walked int; piece text; base int; span int4range; words text; past int;",
                    func="\n    FOR quoted IN SELECT text_version_id, spans, text, prefix, suffix FROM new_rows\n        ORDER BY text_version_id, greatest(0, lower(spans[1]) - length(prefix)) LOOP\n        IF coalesce(array_ndims(quoted.spans), 0) <> 1 THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'A quotation has at least one passage of its text.';\n        END IF;\n        past := -1;\n        FOREACH span IN ARRAY quoted.spans LOOP\n            IF span IS NULL OR isempty(span) OR lower_inf(span) OR upper_inf(span) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'Each passage of a quotation has a start, an end and at least one character.';\n            END IF;\n            IF lower(span) <= past THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'The passages of a quotation follow one another in the text, apart from each other.';\n            END IF;\n            past := upper(span);\n        END LOOP;\n        IF quoted.text_version_id IS DISTINCT FROM unpacked THEN\n            unpacked := quoted.text_version_id;\n            walked := 0;\n            SELECT text || '' INTO rest FROM sources_textversion WHERE id = unpacked;\n            IF NOT FOUND THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_is_verbatim', MESSAGE = 'The text in which the words of the quotation would stand is not there.';\n            END IF;\n        END IF;\n        base := greatest(0, lower(quoted.spans[1]) - length(quoted.prefix));\n        IF base > walked THEN\n            rest := right(rest, walked - base);\n            walked := base;\n        END IF;\n        piece := left(rest, past - base + length(quoted.suffix));\n        IF past - base > length(piece) THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'A passage of the quotation reaches past the end of its text.';\n        END IF;\n        words := NULL;\n        FOREACH span IN ARRAY quoted.spans LOOP\n            words := concat_ws(' […] ', words, substr(piece, lower(span) - base + 1, upper(span) - lower(span)));\n        END LOOP;\n        IF quoted.text <> words THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_is_verbatim', MESSAGE = 'The quotation is not, character for character, what stands in its text.';\n        END IF;\n        IF quoted.prefix <> left(piece, lower(quoted.spans[1]) - base)\n            OR quoted.suffix <> substr(piece, past - base + 1) THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_context_is_verbatim', MESSAGE = 'The words around the quotation are not those that stand around it in its text.';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                    hash="23ce5ebe0096dce57f440ae074c98c5018178863",
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
                    declare="DECLARE quoted record; unpacked bigint; rest text; walked int; piece text; base int; span int4range; words text; past int;",
                    func="\n    FOR quoted IN SELECT text_version_id, spans, text, prefix, suffix FROM new_rows\n        ORDER BY text_version_id, greatest(0, lower(spans[1]) - length(prefix)) LOOP\n        IF coalesce(array_ndims(quoted.spans), 0) <> 1 THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'A quotation has at least one passage of its text.';\n        END IF;\n        past := -1;\n        FOREACH span IN ARRAY quoted.spans LOOP\n            IF span IS NULL OR isempty(span) OR lower_inf(span) OR upper_inf(span) THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'Each passage of a quotation has a start, an end and at least one character.';\n            END IF;\n            IF lower(span) <= past THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'The passages of a quotation follow one another in the text, apart from each other.';\n            END IF;\n            past := upper(span);\n        END LOOP;\n        IF quoted.text_version_id IS DISTINCT FROM unpacked THEN\n            unpacked := quoted.text_version_id;\n            walked := 0;\n            SELECT text || '' INTO rest FROM sources_textversion WHERE id = unpacked;\n            IF NOT FOUND THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_is_verbatim', MESSAGE = 'The text in which the words of the quotation would stand is not there.';\n            END IF;\n        END IF;\n        base := greatest(0, lower(quoted.spans[1]) - length(quoted.prefix));\n        IF base > walked THEN\n            rest := right(rest, walked - base);\n            walked := base;\n        END IF;\n        piece := left(rest, past - base + length(quoted.suffix));\n        IF past - base > length(piece) THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'A passage of the quotation reaches past the end of its text.';\n        END IF;\n        words := NULL;\n        FOREACH span IN ARRAY quoted.spans LOOP\n            words := concat_ws(' […] ', words, substr(piece, lower(span) - base + 1, upper(span) - lower(span)));\n        END LOOP;\n        IF quoted.text <> words THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_is_verbatim', MESSAGE = 'The quotation is not, character for character, what stands in its text.';\n        END IF;\n        IF quoted.prefix <> left(piece, lower(quoted.spans[1]) - base)\n            OR quoted.suffix <> substr(piece, past - base + 1) THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_context_is_verbatim', MESSAGE = 'The words around the quotation are not those that stand around it in its text.';\n        END IF;\n    END LOOP;\n    RETURN NULL;\n",
                    hash="9a25b27dcca268178157a5caa6aca1b3dd029b6a",
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
            model_name="quotedsource",
            trigger=pgtrigger.compiler.Trigger(
                name="source_waits_for_new_findings",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"state\" = 'published' AND NOT (NEW.\"state\" = 'published'))",
                    func="LOCK TABLE findings_unsettled IN SHARE MODE; RETURN NEW;",
                    hash="3ab937f30b10398d07091b77f82bc6322c7b4ec5",
                    operation="UPDATE",
                    pgid="pgtrigger_source_waits_for_new_findings_fe21c",
                    table="sources_source",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="searchdocument",
            trigger=pgtrigger.compiler.Trigger(
                name="document_is_tallied_on_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    INSERT INTO findings_wordtally (text, findings, named)\n    SELECT word, findings, named FROM (\n        SELECT word, sum(one * stands) AS findings, sum(one * named) AS named\n        FROM (SELECT 1 AS one, * FROM new_rows) AS changed CROSS JOIN LATERAL words_of(changed.exact)\n        GROUP BY word HAVING sum(one * stands) <> 0 OR sum(one * named) <> 0 OFFSET 0\n    ) AS tallied\n    WHERE is_searchable(word) ORDER BY word COLLATE \"C\";\n    INSERT INTO findings_nametally (noun, record, findings)\n    SELECT noun, record, sum(one)\n    FROM (SELECT 1 AS one, * FROM new_rows) AS changed CROSS JOIN LATERAL (VALUES ('theme', changed.theme_ids), ('institution', changed.institution_ids), ('person', changed.person_ids), ('source', changed.source_ids)) AS named (noun, ids)\n    CROSS JOIN LATERAL unnest(ids) AS record\n    GROUP BY noun, record HAVING sum(one) <> 0;\nRETURN NULL;",
                    hash="6687bc452642768202e4618b2cf1709ae222492e",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_document_is_tallied_on_insert_c8692",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_searchdocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="searchdocument",
            trigger=pgtrigger.compiler.Trigger(
                name="document_is_tallied_on_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    INSERT INTO findings_wordtally (text, findings, named)\n    SELECT word, findings, named FROM (\n        SELECT word, sum(one * stands) AS findings, sum(one * named) AS named\n        FROM (SELECT -1 AS one, * FROM old_rows UNION ALL SELECT 1 AS one, * FROM new_rows) AS changed CROSS JOIN LATERAL words_of(changed.exact)\n        GROUP BY word HAVING sum(one * stands) <> 0 OR sum(one * named) <> 0 OFFSET 0\n    ) AS tallied\n    WHERE is_searchable(word) ORDER BY word COLLATE \"C\";\n    INSERT INTO findings_nametally (noun, record, findings)\n    SELECT noun, record, sum(one)\n    FROM (SELECT -1 AS one, * FROM old_rows UNION ALL SELECT 1 AS one, * FROM new_rows) AS changed CROSS JOIN LATERAL (VALUES ('theme', changed.theme_ids), ('institution', changed.institution_ids), ('person', changed.person_ids), ('source', changed.source_ids)) AS named (noun, ids)\n    CROSS JOIN LATERAL unnest(ids) AS record\n    GROUP BY noun, record HAVING sum(one) <> 0;\nRETURN NULL;",
                    hash="cee509a9cc36ff0139e57e12a6c584c2c734e62a",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_document_is_tallied_on_update_19607",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="findings_searchdocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="searchdocument",
            trigger=pgtrigger.compiler.Trigger(
                name="document_is_tallied_on_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    INSERT INTO findings_wordtally (text, findings, named)\n    SELECT word, findings, named FROM (\n        SELECT word, sum(one * stands) AS findings, sum(one * named) AS named\n        FROM (SELECT -1 AS one, * FROM old_rows) AS changed CROSS JOIN LATERAL words_of(changed.exact)\n        GROUP BY word HAVING sum(one * stands) <> 0 OR sum(one * named) <> 0 OFFSET 0\n    ) AS tallied\n    WHERE is_searchable(word) ORDER BY word COLLATE \"C\";\n    INSERT INTO findings_nametally (noun, record, findings)\n    SELECT noun, record, sum(one)\n    FROM (SELECT -1 AS one, * FROM old_rows) AS changed CROSS JOIN LATERAL (VALUES ('theme', changed.theme_ids), ('institution', changed.institution_ids), ('person', changed.person_ids), ('source', changed.source_ids)) AS named (noun, ids)\n    CROSS JOIN LATERAL unnest(ids) AS record\n    GROUP BY noun, record HAVING sum(one) <> 0;\nRETURN NULL;",
                    hash="da9569d13e66b72123f2d530ede3e9d0a08fce5b",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_document_is_tallied_on_delete_baa0b",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="findings_searchdocument",
                    when="AFTER",
                ),
            ),
        ),
    ]
