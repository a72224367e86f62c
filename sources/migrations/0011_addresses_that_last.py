"""A source is found by each slug that it ever had."""

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0010_shown"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerSlug",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(help_text="The name it had in addresses.", max_length=120, unique=True)),
                (
                    "since",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, help_text="Since when it leads there."
                    ),
                ),
            ],
            options={
                "ordering": ["slug", "pk"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="source_address_is_never_reused",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                IF EXISTS (SELECT FROM sources_formerslug WHERE slug = NEW.slug) THEN\n                    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'source_address_is_never_reused', MESSAGE = 'This slug belonged to another source. Choose another.';\n                END IF;\n                RETURN NULL;\n            ",
                    hash="821fb18fac6a9c4616b358fe3ec570f400bf7274",
                    operation='INSERT OR UPDATE OF "slug"',
                    pgid="pgtrigger_source_address_is_never_reused_2c8da",
                    table="sources_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="source_goes_back_to_its_address",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="DELETE FROM sources_formerslug WHERE slug = NEW.slug AND source_id = NEW.id; RETURN NEW;",
                    hash="b4c1b57507889610c73e7063adf00c0bd83c74ee",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_source_goes_back_to_its_address_df40c",
                    table="sources_source",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="source_leaves_its_address",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n                INSERT INTO sources_formerslug (slug, source_id, since) VALUES (OLD.slug, NEW.id, now());\n                RETURN NULL;\n            ",
                    hash="a1183ed0d93702b7787a95dc99c757597b82709c",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_source_leaves_its_address_3f8fa",
                    table="sources_source",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="formerslug",
            name="source",
            field=models.ForeignKey(
                help_text="The source that it leads to.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="former_addresses",
                to="sources.source",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="formerslug",
            trigger=pgtrigger.compiler.Trigger(
                name="former_slug_is_free",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                    IF EXISTS (SELECT FROM sources_source WHERE slug = NEW.slug) THEN\n                        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'former_slug_is_free', MESSAGE = 'A source stands at this address. Only an address that nobody has any more leads on.';\n                    END IF;\n                    RETURN NULL;\n                ",
                    hash="945f56579be80797aa76e347ea20b7a4f559d695",
                    operation='INSERT OR UPDATE OF "slug"',
                    pgid="pgtrigger_former_slug_is_free_3f4fe",
                    table="sources_formerslug",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="formerslug",
            trigger=pgtrigger.compiler.Trigger(
                name="former_slug_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="a606fee30f90e6f64eb6771fbf1cd8230117a454",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_former_slug_is_shown_e3c6f",
                    table="sources_formerslug",
                    when="AFTER",
                ),
            ),
        ),
    ]
