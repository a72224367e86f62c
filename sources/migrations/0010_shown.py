"""The version of what readers are shown."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# The first statement of a transaction that writes what is shown leaves a token. Later ones only say, to this transaction
# alone, that there is more. A transaction or part of it that is taken back takes both back.
SHOWN_HAS_CHANGED = """
CREATE FUNCTION shown_has_changed() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    own text := pg_current_xact_id()::text || ' ';
    number bigint;
BEGIN
    IF NOT starts_with(coalesce(current_setting('archive.shown', true), ''), own) THEN
        INSERT INTO sources_shownchange (token) VALUES (hashtextextended(gen_random_uuid()::text, 0))
        RETURNING id INTO number;
        IF number % 64 = 0 THEN
            PERFORM shown_changes_are_joined();
        END IF;
    END IF;
    PERFORM set_config('archive.shown', own || gen_random_uuid(), true);
END
$$;
"""

# What all tokens give together stays the same for everybody: who sees this transaction sees the one row, all others see
# those that it took. Rows that another transaction is joining are left to it, so that nobody waits. Under a stricter
# isolation those that went meanwhile would be an error.
SHOWN_CHANGES_ARE_JOINED = """
CREATE FUNCTION shown_changes_are_joined() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('transaction_isolation') = 'read committed' THEN
        WITH free AS MATERIALIZED (SELECT id FROM sources_shownchange FOR UPDATE SKIP LOCKED),
            gone AS (DELETE FROM sources_shownchange WHERE id IN (SELECT id FROM free) RETURNING token)
        INSERT INTO sources_shownchange (token) SELECT bit_xor(token) FROM gone HAVING count(*) > 0;
    END IF;
END
$$;
"""

SHOWN_VERSION = """
CREATE FUNCTION shown_version() RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
    version bigint;
    own text;
BEGIN
    SELECT coalesce(bit_xor(token), 0) INTO version FROM sources_shownchange;
    own := current_setting('archive.shown', true);
    IF own <> '' AND starts_with(own, pg_current_xact_id_if_assigned()::text || ' ') THEN
        RETURN version # hashtextextended(own, 0);
    END IF;
    RETURN version;
END
$$;
"""

# So that no two databases begin with the same version.
BEGUN = "INSERT INTO sources_shownchange (token) VALUES (hashtextextended(gen_random_uuid()::text, 0));"


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0009_never_emptied"),
    ]

    operations = [
        migrations.CreateModel(
            name="ShownChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.BigIntegerField(help_text="By chance; no other change has it.")),
            ],
        ),
        migrations.RunSQL(SHOWN_HAS_CHANGED, "DROP FUNCTION shown_has_changed();"),
        migrations.RunSQL(SHOWN_CHANGES_ARE_JOINED, "DROP FUNCTION shown_changes_are_joined();"),
        migrations.RunSQL(SHOWN_VERSION, "DROP FUNCTION shown_version();"),
        migrations.RunSQL(BEGUN, migrations.RunSQL.noop),
        pgtrigger.migrations.AddTrigger(
            model_name="covering",
            trigger=pgtrigger.compiler.Trigger(
                name="covering_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="57c75df85c0932d4de4bfeff487bce5bd946ceb4",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_covering_is_shown_8995e",
                    table="sources_source_covers",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publisher",
            trigger=pgtrigger.compiler.Trigger(
                name="publisher_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="9a1307ab631a9359005283c9bc17a7048ca52b3f",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_publisher_is_shown_1d84e",
                    table="sources_publisher",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="source_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="8e5338a26475893f6da5c9e9f3271244a0a3e887",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_source_is_shown_17fbc",
                    table="sources_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="textversion",
            trigger=pgtrigger.compiler.Trigger(
                name="text_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="f3bfcde6182628d97e79f707c21fbe082ca10a5a",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_text_is_shown_840cd",
                    table="sources_textversion",
                    when="AFTER",
                ),
            ),
        ),
    ]
