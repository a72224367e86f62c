"""A change of who reported it, where and when is asked about too, and publishers are watched beside findings."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0027_planned_once"),
        ("sources", "0011_addresses_that_last"),
    ]

    operations = [
        migrations.CreateModel(
            name="QuotedPublisher",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("sources.publisher",),
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="quotedsource",
            name="source_name_is_explained",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quotedsource",
            trigger=pgtrigger.compiler.Trigger(
                name="source_name_is_explained",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.title IS DISTINCT FROM NEW.title OR OLD.kind IS DISTINCT FROM NEW.kind OR OLD.byline IS DISTINCT FROM NEW.byline OR OLD.publisher_id IS DISTINCT FROM NEW.publisher_id OR OLD.published_on IS DISTINCT FROM NEW.published_on OR OLD.published_precision IS DISTINCT FROM NEW.published_precision)",
                    func="\n            IF change_is_unexplained() THEN\n                PERFORM change_must_be_explained(ARRAY(\n    SELECT q.finding_id FROM findings_quotation q JOIN sources_textversion t ON t.id = q.text_version_id\n    WHERE t.source_id = NEW.id\n    UNION SELECT id FROM findings_finding WHERE report_id = NEW.id\n));\n            END IF;\n            RETURN NULL;\n        ",
                    hash="32b0142ed4e2d18150e08abf33594cf731c5bfed",
                    operation='UPDATE OF "title", "kind", "byline", "publisher_id", "published_on", "published_precision"',
                    pgid="pgtrigger_source_name_is_explained_c24af",
                    table="sources_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quotedpublisher",
            trigger=pgtrigger.compiler.Trigger(
                name="publisher_name_is_explained",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.name IS DISTINCT FROM NEW.name)",
                    func="\n            IF change_is_unexplained() THEN\n                PERFORM change_must_be_explained(ARRAY(\n    SELECT q.finding_id FROM sources_source s\n    JOIN sources_textversion t ON t.source_id = s.id\n    JOIN findings_quotation q ON q.text_version_id = t.id\n    WHERE s.publisher_id = NEW.id\n));\n            END IF;\n            RETURN NULL;\n        ",
                    hash="25d20d0fe402396b6ebf3bb7f6e48cbaaaca1295",
                    operation='UPDATE OF "name"',
                    pgid="pgtrigger_publisher_name_is_explained_09391",
                    table="sources_publisher",
                    when="AFTER",
                ),
            ),
        ),
    ]
