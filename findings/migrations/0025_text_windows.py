"""Windows on texts, by whose shingles pasted words are found in them."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# The words of a text for looking up alone, so that it may be rougher than `findings/checking/words.py`, which decides:
# whatever is the same there is the same here. Words that the end of a line divided are joined, as there.
WORDS = r"""
CREATE FUNCTION text_words(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_split_to_array(trim(regexp_replace(
        regexp_replace(
            lower(archive_plain(translate(
                regexp_replace(
                    words, '([[:alpha:]])[-\u00ad\u2010][ \t]*\r?\n[ \t]*([[:lower:]])', '\1\2', 'g'
                ),
                $marks$'`´ʹʻʼʽ‘’‛′‵＇$marks$, ''
            ))),
            '(\d),(?=\d)', '\1', 'g'
        ),
        '[^[:alnum:]]+', ' ', 'g'
    )), ' ')
$$;
"""

# `hashtext` gives the same number as long as the major version of PostgreSQL is the same: see operations.
SHINGLES = """
CREATE FUNCTION text_shingles(words text) RETURNS int[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT hashtext(one || ' ' || two || ' ' || three)), '{}')
    FROM (
        SELECT word AS one, lead(word) OVER (ORDER BY n) AS two, lead(word, 2) OVER (ORDER BY n) AS three
        FROM unnest(text_words(words)) WITH ORDINALITY AS in_order (word, n)
    ) AS in_a_row
    WHERE three IS NOT NULL
$$;
"""

# Each window reaches 200 characters into the next, so that no three words are in none. A text is cut from its front, so
# that nothing is walked through twice.
WRITE = """
CREATE FUNCTION text_windows_write(which bigint, words text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    rest text := words;
    at int := 0;
BEGIN
    DELETE FROM findings_textwindow WHERE text_version_id = which;
    WHILE rest <> '' LOOP
        INSERT INTO findings_textwindow (text_version_id, starts_at, shingles)
        VALUES (which, at, text_shingles(left(rest, 1200)));
        rest := right(rest, -1000);
        at := at + 1000;
    END LOOP;
END $$;
"""
FILL = "SELECT text_windows_write(id, text) FROM sources_textversion ORDER BY id;"


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0024_own_writes_are_news"),
        ("sources", "0010_shown"),
    ]

    operations = [
        migrations.RunSQL(WORDS, "DROP FUNCTION text_words(text);"),
        migrations.RunSQL(SHINGLES, "DROP FUNCTION text_shingles(text);"),
        migrations.RunSQL(WRITE, "DROP FUNCTION text_windows_write(bigint, text);"),
        migrations.CreateModel(
            name="TextWindow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_at", models.IntegerField(help_text="The position of its first character in the text.")),
                (
                    "shingles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(),
                        help_text="A number for each three words that stand in a row, each once.",
                        size=None,
                    ),
                ),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quotedtext",
            trigger=pgtrigger.compiler.Trigger(
                name="text_has_windows",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM text_windows_write(NEW.id, NEW.text); RETURN NULL;",
                    hash="9197206fcacd90bd516eb83b73e9b4764454c31e",
                    operation="INSERT",
                    pgid="pgtrigger_text_has_windows_495d1",
                    table="sources_textversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quotedtext",
            trigger=pgtrigger.compiler.Trigger(
                name="windows_go_with_their_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="DELETE FROM findings_textwindow WHERE text_version_id = OLD.id; RETURN NULL;",
                    hash="5d59ea92a887b272e9806b02a8660c6a8a9f51f0",
                    operation="DELETE",
                    pgid="pgtrigger_windows_go_with_their_text_ce18e",
                    table="sources_textversion",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="textwindow",
            name="text_version",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="The text that it is a window on.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="windows",
                to="sources.textversion",
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="textwindow",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["shingles"], name="window_shingles"
            ),
        ),
    ]
