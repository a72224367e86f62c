"""Where quotations stand in a newer text of their source: the questions asked, and findings held meanwhile."""

from importlib import import_module

import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

RULES = import_module("findings.migrations.0001_rules")
BEGIN_EDITING = import_module("findings.migrations.0004_begin_editing")

FINDING_IS_IN_QUESTION = """
CREATE FUNCTION finding_is_in_question(which bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM findings_quotation q WHERE q.finding_id = which
        AND EXISTS (SELECT FROM findings_anchorquestion a WHERE a.quotation_id = q.id AND a.answer = '')
    )
$$;
"""

# The findings are locked first: of two changes of its questions the later then sees the earlier.
FINDINGS_HOLD = """
CREATE FUNCTION findings_hold(which bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM findings_finding WHERE id = ANY (which) ORDER BY id FOR NO KEY UPDATE;
    UPDATE findings_finding SET held = NOT held WHERE id = ANY (which) AND held <> finding_is_in_question(id);
END $$;
"""

# As before, but nobody is acting where the archive itself moves quotations: who brings in a text has not written them.
ACTING_EDITOR = """
CREATE OR REPLACE FUNCTION acting_editor() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN current_setting('archive.moves_by_itself', true) = 'yes' THEN NULL
        ELSE (nullif(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::bigint END
$$;
"""

# As before, but for findings that are held.
PUBLISHED, READABLE = "f.state = 'published';", "f.state = 'published' AND NOT f.held;"
REFRESH_ALL = RULES.SEARCH_DOCUMENTS_REFRESH.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
REFRESH_READABLE = REFRESH_ALL.replace(PUBLISHED, READABLE)
if REFRESH_READABLE == REFRESH_ALL:
    raise AssertionError("The rule of search documents no longer stands where it is changed here.")


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0005_suggesting"),
        ("sources", "0003_long_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AnchorQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "from_spans",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=django.contrib.postgres.fields.ranges.IntegerRangeField(),
                        help_text="Where they stood there.",
                        size=None,
                    ),
                ),
                ("from_text", models.TextField(help_text="The words as they stood there.")),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("waiting", "not looked at yet"),
                            ("changed", "other words"),
                            ("ambiguous", "the same words, but which place is meant is not certain"),
                            ("gone", "no such words"),
                        ],
                        default="waiting",
                        help_text="Why a person is asked.",
                        max_length=10,
                    ),
                ),
                (
                    "proposed_spans",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=django.contrib.postgres.fields.ranges.IntegerRangeField(),
                        blank=True,
                        default=list,
                        help_text="Where in the newer text something like it stands. A suggestion, never more.",
                        size=None,
                    ),
                ),
                (
                    "rule",
                    models.CharField(
                        blank=True,
                        help_text="The rules by which it was looked for: “anchor-1, marks-2”.",
                        max_length=50,
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(default=django.utils.timezone.now, help_text="When the newer text came."),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("moved", "moved to the same words in the newer text"),
                            ("found", "given a place in the newer text by an editor"),
                            ("kept", "left in the earlier text"),
                        ],
                        help_text="What became of it; empty while it is open.",
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, help_text="When it was answered.", null=True)),
                ("note", models.TextField(blank=True, help_text="The reason given with the answer.")),
            ],
            options={
                "verbose_name": "anchor in question",
                "verbose_name_plural": "anchors in question",
                "ordering": ["-asked_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="QuotedText",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("sources.textversion",),
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="finding",
            name="finding_counts_as_edit",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="quotation",
            name="quotation_is_verbatim",
        ),
        migrations.AddField(
            model_name="finding",
            name="held",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="Not shown while its words are in question. Kept by the database.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="finding_in_question_is_held",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP = 'INSERT' THEN\n                NEW.held := false;\n                RETURN NEW;\n            END IF;\n            IF NEW.held <> OLD.held THEN\n                NEW.held := finding_is_in_question(NEW.id);\n            END IF;\n            IF NEW.held AND NEW.state = 'published' AND OLD.state <> 'published' THEN\n                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_is_published_with_its_anchors', MESSAGE = 'Its source has a newer text, and where its words stand in it is not settled. Answer the question about its quotation first.';\n            END IF;\n            RETURN NEW;\n        ",
                    hash="40d6ee6e82c6be6d1af1923b6906c49766ca2e4e",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_finding_in_question_is_held_ef8c1",
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
                    func="\n    PERFORM finding_was_edited(ARRAY(\n        SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id\n        WHERE to_jsonb(n) - '{state,held,first_published,withdrawn_at,withdrawn_reason}'::text[]\n            IS DISTINCT FROM to_jsonb(o) - '{state,held,first_published,withdrawn_at,withdrawn_reason}'::text[]\n    ));\n    PERFORM finding_was_moved(ARRAY(\n        SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE n.state <> o.state\n    ));\n    RETURN NULL;\n",
                    hash="63fd55680ea3c4e7b42596a87676706ef0ca6707",
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
            model_name="quotation",
            trigger=pgtrigger.compiler.Trigger(
                name="quotation_is_verbatim",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE piece text; base int; span int4range; words text; past int := -1;",
                    func="\n    IF coalesce(array_ndims(NEW.spans), 0) <> 1 THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'A quotation has at least one passage of its text.';\n    END IF;\n    FOREACH span IN ARRAY NEW.spans LOOP\n        IF span IS NULL OR isempty(span) OR lower_inf(span) OR upper_inf(span) THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'Each passage of a quotation has a start, an end and at least one character.';\n        END IF;\n        IF lower(span) <= past THEN\n            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'The passages of a quotation follow one another in the text, apart from each other.';\n        END IF;\n        past := upper(span);\n    END LOOP;\n    base := greatest(0, lower(NEW.spans[1]) - length(NEW.prefix));\n    SELECT substr(text, base + 1, past - base + length(NEW.suffix)) INTO piece\n    FROM sources_textversion WHERE id = NEW.text_version_id;\n    IF past - base > length(piece) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_spans_are_sound', MESSAGE = 'A passage of the quotation reaches past the end of its text.';\n    END IF;\n    FOREACH span IN ARRAY NEW.spans LOOP\n        words := concat_ws(' […] ', words, substr(piece, lower(span) - base + 1, upper(span) - lower(span)));\n    END LOOP;\n    IF NEW.text <> words THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_is_verbatim', MESSAGE = 'The quotation is not, character for character, what stands in its text.';\n    END IF;\n    IF NEW.prefix <> left(piece, lower(NEW.spans[1]) - base) OR NEW.suffix <> substr(piece, past - base + 1) THEN\n        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'quotation_context_is_verbatim', MESSAGE = 'The words around the quotation are not those that stand around it in its text.';\n    END IF;\n    RETURN NEW;\n",
                    hash="6ef3498595535e92941b73d76d67c435ec6a9e88",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_quotation_is_verbatim_702c5",
                    table="findings_quotation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quotation",
            trigger=pgtrigger.compiler.Trigger(
                name="quotation_answers_its_question",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    UPDATE findings_anchorquestion a SET answer = 'found', answered_at = now(), answered_by_id = acting_editor()\n    FROM new_rows n JOIN old_rows o ON o.id = n.id\n    WHERE a.quotation_id = n.id AND a.answer = '' AND a.text_version_id = n.text_version_id\n        AND o.text_version_id <> n.text_version_id;\n    PERFORM findings_hold(ARRAY(\n        SELECT unnest(ARRAY[o.finding_id, n.finding_id]) FROM new_rows n JOIN old_rows o ON o.id = n.id\n        WHERE o.finding_id <> n.finding_id\n    ));\n    RETURN NULL;\n",
                    hash="457645f596aaeac5b113eeb56d138bec86301855",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_quotation_answers_its_question_8f4b9",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="findings_quotation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="anchorquestion",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                help_text="The editor who answered; nobody where the words moved by themselves.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="anchorquestion",
            name="from_version",
            field=models.ForeignKey(
                help_text="The text in which the words stood.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="sources.textversion",
            ),
        ),
        migrations.AddField(
            model_name="anchorquestion",
            name="quotation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="anchor_questions", to="findings.quotation"
            ),
        ),
        migrations.AddField(
            model_name="anchorquestion",
            name="text_version",
            field=models.ForeignKey(
                help_text="The newer text in which the words are looked for.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="anchor_questions",
                to="sources.textversion",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quotedtext",
            trigger=pgtrigger.compiler.Trigger(
                name="new_text_asks_for_quotations",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    INSERT INTO findings_anchorquestion (\n        quotation_id, text_version_id, from_version_id, from_spans, from_text,\n        why, proposed_spans, rule, asked_at, answer, note\n    )\n    SELECT DISTINCT ON (q.id) q.id, n.id, q.text_version_id, q.spans, q.text, 'waiting', '{}', '', now(), '', ''\n    FROM new_rows n\n    JOIN sources_textversion t ON t.source_id = n.source_id AND t.number < n.number\n    JOIN findings_quotation q ON q.text_version_id = t.id\n    ORDER BY q.id, n.number DESC\n    ON CONFLICT (quotation_id) WHERE answer = '' DO UPDATE SET\n        text_version_id = excluded.text_version_id, from_version_id = excluded.from_version_id,\n        from_spans = excluded.from_spans, from_text = excluded.from_text,\n        why = 'waiting', proposed_spans = '{}', rule = '', asked_at = excluded.asked_at\n    WHERE (SELECT number FROM sources_textversion WHERE id = findings_anchorquestion.text_version_id)\n        < (SELECT number FROM sources_textversion WHERE id = excluded.text_version_id);\n    RETURN NULL;\n",
                    hash="0dd34ff9d0152c60870743240172606c2b78d74d",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_new_text_asks_for_quotations_2b844",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="sources_textversion",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="anchorquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("why__in", ["waiting", "changed", "ambiguous", "gone"])),
                name="anchor_reason_is_known",
                violation_error_message="Choose one of the listed reasons.",
            ),
        ),
        migrations.AddConstraint(
            model_name="anchorquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer__in", ["moved", "found", "kept", ""])),
                name="anchor_answer_is_known",
                violation_error_message="Choose one of the listed answers.",
            ),
        ),
        migrations.AddConstraint(
            model_name="anchorquestion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answer", "")),
                fields=("quotation",),
                name="quotation_is_in_question_once",
                violation_error_message="There is an open question about this quotation already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="anchorquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at__isnull", True)),
                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="anchor_answer_is_dated",
                violation_error_message="An answer has a time, and a time an answer.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="anchorquestion",
            trigger=pgtrigger.compiler.Trigger(
                name="anchor_answer_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NOT (OLD.\"answer\" = ''))",
                    func="\n                    IF to_jsonb(NEW) - 'answered_by_id' <> to_jsonb(OLD) - 'answered_by_id' THEN\n                        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'anchor_answer_is_kept', MESSAGE = 'A question about an anchor is answered once.';\n                    END IF;\n                    RETURN NEW;\n                ",
                    hash="4563ce07a8a20b85ebc72ada48732a607568e7b3",
                    operation="UPDATE",
                    pgid="pgtrigger_anchor_answer_is_kept_3fcbe",
                    table="findings_anchorquestion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="anchorquestion",
            trigger=pgtrigger.compiler.Trigger(
                name="anchor_question_holds_findings_on_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM findings_hold(ARRAY(SELECT finding_id FROM findings_quotation WHERE id IN (SELECT quotation_id FROM new_rows)));\n            RETURN NULL;\n        ",
                    hash="4098d02d41d17eaeca83084c215e5dfc46567e27",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_anchor_question_holds_findings_on_insert_9ef3a",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_anchorquestion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="anchorquestion",
            trigger=pgtrigger.compiler.Trigger(
                name="anchor_question_holds_findings_on_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM findings_hold(ARRAY(SELECT finding_id FROM findings_quotation WHERE id IN (SELECT quotation_id FROM old_rows UNION SELECT quotation_id FROM new_rows)));\n            RETURN NULL;\n        ",
                    hash="b76a7b4c2047f90f6634d9fa18c34f8040d8abf0",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_anchor_question_holds_findings_on_update_acd3f",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="findings_anchorquestion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="anchorquestion",
            trigger=pgtrigger.compiler.Trigger(
                name="anchor_question_holds_findings_on_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM findings_hold(ARRAY(SELECT finding_id FROM findings_quotation WHERE id IN (SELECT quotation_id FROM old_rows)));\n            RETURN NULL;\n        ",
                    hash="d2123b609269c2dc4dd5f84b05d059ec1ba79c7a",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_anchor_question_holds_findings_on_delete_b382f",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="findings_anchorquestion",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(FINDING_IS_IN_QUESTION, "DROP FUNCTION finding_is_in_question(bigint);"),
        migrations.RunSQL(FINDINGS_HOLD, "DROP FUNCTION findings_hold(bigint[]);"),
        migrations.RunSQL(
            ACTING_EDITOR, BEGIN_EDITING.ACTING_EDITOR.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
        ),
        migrations.RunSQL(REFRESH_READABLE, REFRESH_ALL),
    ]
