"""The record of ourselves: why what readers have seen was changed, what was taken back, what became of a claim."""

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

# Whether this is the doing of an account that gave no reason. Commands and SQL without an account are not asked.
CHANGE_IS_UNEXPLAINED = """
CREATE FUNCTION change_is_unexplained() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT acting_editor() IS NOT NULL AND coalesce(btrim(
        nullif(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'reason'), '') = ''
$$;
"""

# Who publishes a finding may write its parts in the same transaction: no reader has seen them yet.
CHANGE_MUST_BE_EXPLAINED = """
CREATE FUNCTION change_must_be_explained(which bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    identifier text;
BEGIN
    SELECT public_id INTO identifier FROM findings_finding
    WHERE id = ANY (which) AND first_published <> now() ORDER BY id LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'change_after_publication_has_a_reason',
            MESSAGE = 'Readers have seen this finding: say why it is changed. Its own page asks for the reason.',
            DETAIL = 'Finding ' || left(identifier, 4) || '-' || right(identifier, 4) || '.';
    END IF;
END $$;
"""

REMOVALS_UNTIL_NOW = """
INSERT INTO findings_removal (finding_id, withdrawn_at, reason)
SELECT id, withdrawn_at, withdrawn_reason FROM findings_finding WHERE state = 'withdrawn';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0006_anchors"),
        ("sources", "0003_long_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(CHANGE_IS_UNEXPLAINED, "DROP FUNCTION change_is_unexplained();"),
        migrations.RunSQL(CHANGE_MUST_BE_EXPLAINED, "DROP FUNCTION change_must_be_explained(bigint[]);"),
        migrations.CreateModel(
            name="ClaimStatus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("reported", "reported"),
                            ("alleged", "alleged"),
                            ("under-investigation", "under investigation"),
                            ("found-by-review", "found by review"),
                            ("upheld", "upheld"),
                            ("not-upheld", "not upheld"),
                            ("proven-at-hearing", "proven at hearing"),
                            ("convicted", "convicted"),
                            ("overturned", "overturned"),
                            ("disputed", "disputed by its subject"),
                            ("withdrawn", "withdrawn"),
                        ],
                        help_text="What became of the claim. The latest is shown.",
                        max_length=20,
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(
                        blank=True,
                        help_text="The day of it; the first of the month or year where only that is known.",
                        null=True,
                    ),
                ),
                (
                    "decided_precision",
                    models.CharField(
                        choices=[("day", "day"), ("month", "month"), ("year", "year")],
                        default="day",
                        help_text="How much of that date is known.",
                        max_length=5,
                    ),
                ),
                (
                    "descriptor",
                    models.CharField(
                        blank=True,
                        help_text="Or what decided it, in a few words: “a misconduct panel”.",
                        max_length=200,
                    ),
                ),
                (
                    "standard",
                    models.CharField(
                        blank=True, help_text="The standard of proof: “balance of probabilities”.", max_length=100
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, help_text="What readers should know of it, in one sentence.", max_length=300
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(default=0, help_text="Its place among steps of the same date."),
                ),
            ],
            options={
                "verbose_name": "status of the claim",
                "verbose_name_plural": "statuses of claims",
                "ordering": [models.OrderBy(models.F("decided_on"), nulls_first=True), "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, help_text="When it was changed.")),
                ("reason", models.CharField(help_text="Why it was changed, as readers are told.", max_length=500)),
                (
                    "changes",
                    models.JSONField(
                        help_text="What was changed, each with the words of before and of now, as readers saw."
                    ),
                ),
                (
                    "words_withheld",
                    models.BooleanField(
                        default=False,
                        help_text="Readers see the date and the reason only: for words that must not be repeated.",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Removal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("withdrawn_at", models.DateTimeField(help_text="When it was withdrawn.")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("error", "it was published in error"),
                            ("source", "its source was corrected or withdrawn"),
                            ("legal", "for a legal reason"),
                            ("privacy", "to protect a person"),
                            ("duplicate", "another finding says the same"),
                        ],
                        help_text="Why it was withdrawn.",
                        max_length=20,
                    ),
                ),
                (
                    "restored_at",
                    models.DateTimeField(blank=True, help_text="When it was published again, if it was.", null=True),
                ),
            ],
            options={
                "ordering": ["-withdrawn_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "descriptor",
                    models.CharField(
                        blank=True,
                        help_text="Or a description: “a former officer of the unit”; “through solicitors”.",
                        max_length=200,
                    ),
                ),
                ("text", models.TextField(help_text="The reply as it was received, word for word.")),
                ("received_on", models.DateField(help_text="The day on which it reached the archive.")),
                (
                    "state",
                    models.CharField(
                        choices=[("received", "received"), ("published", "published"), ("declined", "declined")],
                        default="received",
                        editable=False,
                        help_text="Readers see published replies only.",
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, editable=False, help_text="When that was.", null=True)),
                ("note", models.TextField(blank=True, help_text="For editors: how it came, and why it was declined.")),
            ],
            options={
                "verbose_name_plural": "replies",
                "ordering": ["received_on", "pk"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="connection",
            trigger=pgtrigger.compiler.Trigger(
                name="connection_is_explained_on_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF change_is_unexplained() THEN\n                    PERFORM change_must_be_explained(ARRAY(SELECT from_finding_id FROM new_rows));\n                END IF;\n                RETURN NULL;\n            ",
                    hash="4bf3ca7de3b55d8563050a627a4623101b74a727",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_connection_is_explained_on_insert_7aa2a",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_connection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="connection",
            trigger=pgtrigger.compiler.Trigger(
                name="connection_is_explained_on_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF change_is_unexplained() THEN\n                    PERFORM change_must_be_explained(ARRAY(SELECT o.from_finding_id FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE n IS DISTINCT FROM o UNION SELECT n.from_finding_id FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE n IS DISTINCT FROM o));\n                END IF;\n                RETURN NULL;\n            ",
                    hash="f932c8fb1a7b74b8d150f95a9517f90e6f93c68d",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_connection_is_explained_on_update_281f0",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="findings_connection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="connection",
            trigger=pgtrigger.compiler.Trigger(
                name="connection_is_explained_on_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF change_is_unexplained() THEN\n                    PERFORM change_must_be_explained(ARRAY(SELECT from_finding_id FROM old_rows));\n                END IF;\n                RETURN NULL;\n            ",
                    hash="314991dfa73f7916732f4d7ad9dc023906841f25",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_connection_is_explained_on_delete_f1063",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="findings_connection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figure",
            trigger=pgtrigger.compiler.Trigger(
                name="figure_is_explained_on_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF change_is_unexplained() THEN\n                    PERFORM change_must_be_explained(ARRAY(SELECT finding_id FROM new_rows));\n                END IF;\n                RETURN NULL;\n            ",
                    hash="f82c9a37bffda71b66430dbcdaacfde1b4d10c22",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_figure_is_explained_on_insert_e5ce0",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_figure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figure",
            trigger=pgtrigger.compiler.Trigger(
                name="figure_is_explained_on_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF change_is_unexplained() THEN\n                    PERFORM change_must_be_explained(ARRAY(SELECT o.finding_id FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE n IS DISTINCT FROM o UNION SELECT n.finding_id FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE n IS DISTINCT FROM o));\n                END IF;\n                RETURN NULL;\n            ",
                    hash="c3aeedd91a559b14a516485163bc0ec507a555e1",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_figure_is_explained_on_update_98427",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="findings_figure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figure",
            trigger=pgtrigger.compiler.Trigger(
                name="figure_is_explained_on_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF change_is_unexplained() THEN\n                    PERFORM change_must_be_explained(ARRAY(SELECT finding_id FROM old_rows));\n                END IF;\n                RETURN NULL;\n            ",
                    hash="610b8495f03637a03682f4798f6663423557a0d3",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_figure_is_explained_on_delete_e9f4c",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="findings_figure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="finding_is_explained_on_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF change_is_unexplained() THEN\n                    PERFORM change_must_be_explained(ARRAY(SELECT o.id FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE n.kind IS DISTINCT FROM o.kind OR n.summary IS DISTINCT FROM o.summary OR n.retold IS DISTINCT FROM o.retold OR n.report_id IS DISTINCT FROM o.report_id OR n.direction IS DISTINCT FROM o.direction OR n.groups IS DISTINCT FROM o.groups OR n.content_note IS DISTINCT FROM o.content_note UNION SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE n.kind IS DISTINCT FROM o.kind OR n.summary IS DISTINCT FROM o.summary OR n.retold IS DISTINCT FROM o.retold OR n.report_id IS DISTINCT FROM o.report_id OR n.direction IS DISTINCT FROM o.direction OR n.groups IS DISTINCT FROM o.groups OR n.content_note IS DISTINCT FROM o.content_note));\n                END IF;\n                RETURN NULL;\n            ",
                    hash="168195533352f41c073a29575a20c1f948340082",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_finding_is_explained_on_update_4bb88",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="findings_finding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="finding_remembers_removals",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.state = 'withdrawn' OR NEW.first_published IS NOT NULL)",
                    func="\n        IF NEW.state = 'withdrawn' THEN\n            UPDATE findings_removal SET withdrawn_at = NEW.withdrawn_at, reason = NEW.withdrawn_reason\n            WHERE finding_id = NEW.id AND restored_at IS NULL\n                AND (withdrawn_at, reason) IS DISTINCT FROM (NEW.withdrawn_at, NEW.withdrawn_reason);\n            INSERT INTO findings_removal (finding_id, withdrawn_at, reason)\n            VALUES (NEW.id, NEW.withdrawn_at, NEW.withdrawn_reason)\n            ON CONFLICT (finding_id) WHERE restored_at IS NULL DO NOTHING;\n        ELSIF TG_OP = 'UPDATE' AND OLD.state = 'withdrawn' THEN\n            UPDATE findings_removal SET restored_at = greatest(now(), withdrawn_at)\n            WHERE finding_id = NEW.id AND restored_at IS NULL;\n        END IF;\n        RETURN NULL;\n    ",
                    hash="27a44014776071b07ff4d26432598b4a60e29760",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_finding_remembers_removals_0bcdd",
                    table="findings_finding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="involvement",
            trigger=pgtrigger.compiler.Trigger(
                name="involvement_is_explained_on_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF change_is_unexplained() THEN\n                    PERFORM change_must_be_explained(ARRAY(SELECT finding_id FROM new_rows));\n                END IF;\n                RETURN NULL;\n            ",
                    hash="1ace949c0a43752a98745bd5d171a69a6af35faf",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_involvement_is_explained_on_insert_7b79b",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_involvement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="involvement",
            trigger=pgtrigger.compiler.Trigger(
                name="involvement_is_explained_on_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF change_is_unexplained() THEN\n                    PERFORM change_must_be_explained(ARRAY(SELECT o.finding_id FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE n.finding_id IS DISTINCT FROM o.finding_id OR n.role IS DISTINCT FROM o.role OR n.person_id IS DISTINCT FROM o.person_id OR n.institution_id IS DISTINCT FROM o.institution_id OR n.descriptor IS DISTINCT FROM o.descriptor OR n.position IS DISTINCT FROM o.position UNION SELECT n.finding_id FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE n.finding_id IS DISTINCT FROM o.finding_id OR n.role IS DISTINCT FROM o.role OR n.person_id IS DISTINCT FROM o.person_id OR n.institution_id IS DISTINCT FROM o.institution_id OR n.descriptor IS DISTINCT FROM o.descriptor OR n.position IS DISTINCT FROM o.position));\n                END IF;\n                RETURN NULL;\n            ",
                    hash="5ef7c3a9fb55b595bc1a4c4ca67a9995fa32a3e6",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_involvement_is_explained_on_update_e95c8",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="findings_involvement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="involvement",
            trigger=pgtrigger.compiler.Trigger(
                name="involvement_is_explained_on_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF change_is_unexplained() THEN\n                    PERFORM change_must_be_explained(ARRAY(SELECT finding_id FROM old_rows));\n                END IF;\n                RETURN NULL;\n            ",
                    hash="acc972c252d1400cdcb4ba6f7954b9cc8bc946ee",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_involvement_is_explained_on_delete_ee495",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="findings_involvement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quotation",
            trigger=pgtrigger.compiler.Trigger(
                name="quotation_is_explained_on_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF change_is_unexplained() THEN\n                    PERFORM change_must_be_explained(ARRAY(SELECT finding_id FROM new_rows));\n                END IF;\n                RETURN NULL;\n            ",
                    hash="19e45024482b64689952cc3868c815800ef1c813",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_quotation_is_explained_on_insert_a49ea",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_quotation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quotation",
            trigger=pgtrigger.compiler.Trigger(
                name="quotation_is_explained_on_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF change_is_unexplained() THEN\n                    PERFORM change_must_be_explained(ARRAY(SELECT o.finding_id FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE (n.finding_id, n.role, n.text) IS DISTINCT FROM (o.finding_id, o.role, o.text)\n    OR (n.text_version_id = o.text_version_id AND n.spans <> o.spans)\n    OR (n.text_version_id <> o.text_version_id\n        AND (SELECT source_id FROM sources_textversion WHERE id = n.text_version_id)\n            <> (SELECT source_id FROM sources_textversion WHERE id = o.text_version_id)) UNION SELECT n.finding_id FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE (n.finding_id, n.role, n.text) IS DISTINCT FROM (o.finding_id, o.role, o.text)\n    OR (n.text_version_id = o.text_version_id AND n.spans <> o.spans)\n    OR (n.text_version_id <> o.text_version_id\n        AND (SELECT source_id FROM sources_textversion WHERE id = n.text_version_id)\n            <> (SELECT source_id FROM sources_textversion WHERE id = o.text_version_id))));\n                END IF;\n                RETURN NULL;\n            ",
                    hash="1956edc87e305369ab431dff87524662f2c89e03",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_quotation_is_explained_on_update_59315",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="findings_quotation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quotation",
            trigger=pgtrigger.compiler.Trigger(
                name="quotation_is_explained_on_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF change_is_unexplained() THEN\n                    PERFORM change_must_be_explained(ARRAY(SELECT finding_id FROM old_rows));\n                END IF;\n                RETURN NULL;\n            ",
                    hash="678b0aac938f1e54e7ac33fd289b1ff59f9717c5",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_quotation_is_explained_on_delete_0e92f",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="findings_quotation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tagging",
            trigger=pgtrigger.compiler.Trigger(
                name="tagging_is_explained_on_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF change_is_unexplained() THEN\n                    PERFORM change_must_be_explained(ARRAY(SELECT finding_id FROM new_rows));\n                END IF;\n                RETURN NULL;\n            ",
                    hash="1513d88fbde6a19d713614f1c9685f34e2dfdde8",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_tagging_is_explained_on_insert_af36f",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_tagging",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tagging",
            trigger=pgtrigger.compiler.Trigger(
                name="tagging_is_explained_on_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF change_is_unexplained() THEN\n                    PERFORM change_must_be_explained(ARRAY(SELECT o.finding_id FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE n.finding_id IS DISTINCT FROM o.finding_id OR n.theme_id IS DISTINCT FROM o.theme_id OR n.position IS DISTINCT FROM o.position UNION SELECT n.finding_id FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE n.finding_id IS DISTINCT FROM o.finding_id OR n.theme_id IS DISTINCT FROM o.theme_id OR n.position IS DISTINCT FROM o.position));\n                END IF;\n                RETURN NULL;\n            ",
                    hash="b00cc3605d1829797948f67fcce77fe434401aca",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_tagging_is_explained_on_update_c73a0",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="findings_tagging",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tagging",
            trigger=pgtrigger.compiler.Trigger(
                name="tagging_is_explained_on_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF change_is_unexplained() THEN\n                    PERFORM change_must_be_explained(ARRAY(SELECT finding_id FROM old_rows));\n                END IF;\n                RETURN NULL;\n            ",
                    hash="259aafdfa6a5e0cdb2ff9d2c1bcc713599ca0ae9",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_tagging_is_explained_on_delete_868d0",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="findings_tagging",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="claimstatus",
            name="body",
            field=models.ForeignKey(
                blank=True,
                help_text="The court, panel or review that decided it.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="findings.institution",
            ),
        ),
        migrations.AddField(
            model_name="claimstatus",
            name="finding",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="statuses", to="findings.finding"
            ),
        ),
        migrations.AddField(
            model_name="claimstatus",
            name="source",
            field=models.ForeignKey(
                blank=True,
                help_text="The source that says so.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="sources.source",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="finding",
            field=models.ForeignKey(
                help_text="The finding that was corrected.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="findings.finding",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="made_by",
            field=models.ForeignKey(
                blank=True,
                help_text="Who changed it; empty for imported corrections. Readers do not see it.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="removal",
            name="finding",
            field=models.ForeignKey(
                help_text="The finding that was withdrawn.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="removals",
                to="findings.finding",
            ),
        ),
        migrations.AddField(
            model_name="reply",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="Who published or declined it.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="reply",
            name="finding",
            field=models.ForeignKey(
                help_text="The finding that it answers.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replies",
                to="findings.finding",
            ),
        ),
        migrations.AddField(
            model_name="reply",
            name="institution",
            field=models.ForeignKey(
                blank=True,
                help_text="Or which body.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="findings.institution",
            ),
        ),
        migrations.AddField(
            model_name="reply",
            name="person",
            field=models.ForeignKey(
                blank=True,
                help_text="Who replies.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="findings.person",
            ),
        ),
        migrations.AddConstraint(
            model_name="claimstatus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        [
                            "reported",
                            "alleged",
                            "under-investigation",
                            "found-by-review",
                            "upheld",
                            "not-upheld",
                            "proven-at-hearing",
                            "convicted",
                            "overturned",
                            "disputed",
                            "withdrawn",
                        ],
                    )
                ),
                name="claim_status_is_known",
                violation_error_message="Choose one of the listed statuses.",
            ),
        ),
        migrations.AddConstraint(
            model_name="claimstatus",
            constraint=models.CheckConstraint(
                condition=models.Q(("decided_precision__in", ["day", "month", "year"])),
                name="claim_status_precision_is_known",
                violation_error_message="A date is known to the day, the month or the year.",
            ),
        ),
        migrations.AddConstraint(
            model_name="claimstatus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_precision", "day"),
                    ("decided_on__isnull", True),
                    models.Q(("decided_on__day", 1), ("decided_precision", "month")),
                    models.Q(("decided_on__day", 1), ("decided_on__month", 1), ("decided_precision", "year")),
                    _connector="OR",
                ),
                name="claim_status_date_fits_its_precision",
                violation_error_message="Where only the month or year is known, give its first day as the date.",
            ),
        ),
        migrations.AddConstraint(
            model_name="claimstatus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "status__in",
                            ["found-by-review", "upheld", "not-upheld", "proven-at-hearing", "convicted", "overturned"],
                        ),
                        _negated=True,
                    ),
                    ("body__isnull", False),
                    models.Q(("descriptor", ""), _negated=True),
                    _connector="OR",
                ),
                name="decision_has_a_deciding_body",
                violation_error_message="Say which body decided it, or describe it.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimstatus",
            trigger=pgtrigger.compiler.Trigger(
                name="claimstatus_counts_as_edit_on_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                PERFORM finding_was_edited(ARRAY(\n                    SELECT finding_id FROM new_rows\n                ));\n                RETURN NULL;\n            ",
                    hash="16fdf7dee368b663d759ac79d7e0ad77793250e1",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_claimstatus_counts_as_edit_on_insert_cb5da",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_claimstatus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimstatus",
            trigger=pgtrigger.compiler.Trigger(
                name="claimstatus_counts_as_edit_on_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                PERFORM finding_was_edited(ARRAY(\n                    SELECT finding_id FROM old_rows UNION SELECT finding_id FROM new_rows\n                ));\n                RETURN NULL;\n            ",
                    hash="2d4cdb0b5d67f13db27a1a4e238fb63fe6bdd94b",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_claimstatus_counts_as_edit_on_update_478e1",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="findings_claimstatus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimstatus",
            trigger=pgtrigger.compiler.Trigger(
                name="claimstatus_counts_as_edit_on_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                PERFORM finding_was_edited(ARRAY(\n                    SELECT finding_id FROM old_rows\n                ));\n                RETURN NULL;\n            ",
                    hash="93051a3ed18304e414abf4061458908445edcb61",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_claimstatus_counts_as_edit_on_delete_f80e5",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="findings_claimstatus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimstatus",
            trigger=pgtrigger.compiler.Trigger(
                name="claimstatus_is_explained_on_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF change_is_unexplained() THEN\n                    PERFORM change_must_be_explained(ARRAY(SELECT o.finding_id FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE n.finding_id IS DISTINCT FROM o.finding_id OR n.status IS DISTINCT FROM o.status OR n.decided_on IS DISTINCT FROM o.decided_on OR n.decided_precision IS DISTINCT FROM o.decided_precision OR n.body_id IS DISTINCT FROM o.body_id OR n.descriptor IS DISTINCT FROM o.descriptor OR n.standard IS DISTINCT FROM o.standard OR n.source_id IS DISTINCT FROM o.source_id OR n.note IS DISTINCT FROM o.note UNION SELECT n.finding_id FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE n.finding_id IS DISTINCT FROM o.finding_id OR n.status IS DISTINCT FROM o.status OR n.decided_on IS DISTINCT FROM o.decided_on OR n.decided_precision IS DISTINCT FROM o.decided_precision OR n.body_id IS DISTINCT FROM o.body_id OR n.descriptor IS DISTINCT FROM o.descriptor OR n.standard IS DISTINCT FROM o.standard OR n.source_id IS DISTINCT FROM o.source_id OR n.note IS DISTINCT FROM o.note));\n                END IF;\n                RETURN NULL;\n            ",
                    hash="b5857248066553613712da64d2d8e6cf006356ed",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_claimstatus_is_explained_on_update_b11ef",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="findings_claimstatus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimstatus",
            trigger=pgtrigger.compiler.Trigger(
                name="claimstatus_is_explained_on_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF change_is_unexplained() THEN\n                    PERFORM change_must_be_explained(ARRAY(SELECT finding_id FROM old_rows));\n                END IF;\n                RETURN NULL;\n            ",
                    hash="63f51be91a2fdc64ca508d19a26981477e130ec2",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_claimstatus_is_explained_on_delete_0fa98",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="findings_claimstatus",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="correction",
            index=models.Index(fields=["-made_at", "-id"], name="correction_newest_first"),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="correction_has_a_reason",
                violation_error_message="Say why it was changed: readers are told.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="correction_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                    IF TG_OP = 'DELETE'\n                        OR to_jsonb(NEW) - '{words_withheld,made_by_id}'::text[]\n                            <> to_jsonb(OLD) - '{words_withheld,made_by_id}'::text[]\n                        OR (NEW.made_by_id IS DISTINCT FROM OLD.made_by_id AND NEW.made_by_id IS NOT NULL) THEN\n                        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'correction_is_kept', MESSAGE = 'A correction stays as it was made. Only whether its words are withheld may change; mend a wrong one by another.';\n                    END IF;\n                    RETURN NEW;\n                ",
                    hash="4af7fdb5d8b1285be39bc30c1343aba4838ba7d9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_correction_is_kept_5fe0e",
                    table="findings_correction",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="removal",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__in", ["error", "source", "legal", "privacy", "duplicate"])),
                name="removal_reason_is_known",
                violation_error_message="Choose one of the listed reasons.",
            ),
        ),
        migrations.AddConstraint(
            model_name="removal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("restored_at__isnull", True), ("restored_at__gte", models.F("withdrawn_at")), _connector="OR"
                ),
                name="removal_ends_after_it_began",
                violation_error_message="A finding is published again after it was withdrawn, not before.",
            ),
        ),
        migrations.AddConstraint(
            model_name="removal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("restored_at__isnull", True)),
                fields=("finding",),
                name="finding_is_withdrawn_once_at_a_time",
                violation_error_message="This finding is withdrawn already.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="removal",
            trigger=pgtrigger.compiler.Trigger(
                name="removal_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF pg_trigger_depth() = 1 THEN RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'removal_is_kept', MESSAGE = 'The log of removals follows the findings by itself: it is not changed by hand.'; END IF; RETURN NEW;",
                    hash="828c40e68c2dc41799803cd4e6a01ae9ad39f912",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_removal_is_kept_2e72f",
                    table="findings_removal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="removal",
            trigger=pgtrigger.compiler.Trigger(
                name="removal_follows_its_finding",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."restored_at" IS NULL)',
                    func="\n                    IF NOT EXISTS (\n                        SELECT FROM findings_finding WHERE id = NEW.finding_id AND state = 'withdrawn'\n                            AND withdrawn_at = NEW.withdrawn_at AND withdrawn_reason = NEW.reason\n                    ) THEN\n                        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'removal_follows_its_finding', MESSAGE = 'This finding was not withdrawn then, or not for this reason.';\n                    END IF;\n                    RETURN NEW;\n                ",
                    hash="cb9be8520a6efc09f133a9ac951d9174c3d27d5a",
                    operation="INSERT",
                    pgid="pgtrigger_removal_follows_its_finding_90de3",
                    table="findings_removal",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["received", "published", "declined"])),
                name="reply_state_is_known",
                violation_error_message="A reply is received, published or declined.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(("person__isnull", True), ("institution__isnull", True), _connector="OR"),
                name="reply_is_of_one_party",
                violation_error_message="Choose a person or an institution, not both.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("person__isnull", False),
                    ("institution__isnull", False),
                    models.Q(("descriptor", ""), _negated=True),
                    _connector="OR",
                ),
                name="reply_says_whose",
                violation_error_message="Say who replies: a person, an institution, or a description.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="reply_has_words",
                violation_error_message="Enter the reply as it was received.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("state", "received")),
                    models.Q(models.Q(("state", "received"), _negated=True), ("decided_at__isnull", False)),
                    _connector="OR",
                ),
                name="reply_is_decided_once_at_a_time",
                violation_error_message="A reply that was published or declined has the date of it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.UniqueConstraint(
                models.F("finding"),
                models.F("person"),
                models.F("institution"),
                models.F("descriptor"),
                models.F("received_on"),
                django.db.models.functions.text.MD5("text"),
                name="reply_is_entered_once",
                nulls_distinct=False,
                violation_error_message="This reply has been entered already.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reply",
            trigger=pgtrigger.compiler.Trigger(
                name="reply_once_decided_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"state\" IS DISTINCT FROM 'received')",
                    func="\n                    IF TG_OP = 'DELETE' OR NEW.state = 'received' OR to_jsonb(NEW) - '{state,decided_by_id,decided_at,note}'::text[]\n                        <> to_jsonb(OLD) - '{state,decided_by_id,decided_at,note}'::text[] THEN\n                        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'reply_once_decided_is_kept', MESSAGE = 'A reply that was published or declined stays as it was received. Enter what came since as a new reply.';\n                    END IF;\n                    RETURN NEW;\n                ",
                    hash="0e2f85d19aa67e6a0bbc7e20896338eacc151921",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_reply_once_decided_is_kept_9f055",
                    table="findings_reply",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(REMOVALS_UNTIL_NOW, migrations.RunSQL.noop),
    ]
