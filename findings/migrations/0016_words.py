"""The words that the archive knows, and the names it can be asked for by their beginnings."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# A word is letters alone: numbers and addresses are typed by nobody by mistake. The commonest words find nothing.
SEARCHABLE_WORDS = """
CREATE FUNCTION searchable_words(words tsvector) RETURNS TABLE (word text, is_named boolean)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 50 AS $$
    SELECT lexeme, 'C' = ANY (weights) FROM unnest(words)
    WHERE length(lexeme) BETWEEN 2 AND 40 AND lexeme ~ '^[[:alpha:]]+$' AND ts_lexize('english_stem', lexeme) <> '{}'
$$;
"""

# Indexes are made with a search path of PostgreSQL's own, under which our configuration would not be found.
NAME_WORDS = """
CREATE FUNCTION name_words(name varchar, aliases varchar[]) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000 SET search_path FROM CURRENT AS $$
    SELECT to_tsvector('archive_exact', concat_ws(' . ', name, array_to_string(aliases, ' . ')))
$$;
CREATE INDEX person_words ON findings_person USING gin (name_words(name, aliases)) WITH (fastupdate = off);
CREATE INDEX institution_words ON findings_institution USING gin (name_words(name, aliases)) WITH (fastupdate = off);
CREATE INDEX theme_words ON findings_theme USING gin (name_words(name, aliases)) WITH (fastupdate = off);
CREATE INDEX source_words ON sources_source USING gin (name_words(title, '{}')) WITH (fastupdate = off);
"""
NO_NAME_WORDS = """
DROP INDEX person_words, institution_words, theme_words, source_words;
DROP FUNCTION name_words(varchar, varchar[]);
"""

FILLED = """
INSERT INTO findings_wordtally (text, findings, named)
SELECT word, count(*), count(*) FILTER (WHERE is_named)
FROM findings_searchdocument CROSS JOIN LATERAL searchable_words(exact) GROUP BY word;
INSERT INTO findings_nametally (noun, record, findings)
SELECT noun, record, count(*) FROM findings_searchdocument CROSS JOIN LATERAL (
    VALUES ('theme', theme_ids), ('institution', institution_ids), ('person', person_ids), ('source', source_ids)
) AS named (noun, ids) CROSS JOIN LATERAL unnest(ids) AS record GROUP BY noun, record;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0014_exact"),
    ]

    operations = [
        migrations.RunSQL(SEARCHABLE_WORDS, "DROP FUNCTION searchable_words(tsvector);"),
        migrations.RunSQL(NAME_WORDS, NO_NAME_WORDS),
        migrations.CreateModel(
            name="NameTally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("noun", models.CharField(help_text="Theme, institution, person or source.", max_length=20)),
                ("record", models.BigIntegerField(help_text="The number of the record.")),
                ("findings", models.IntegerField(help_text="How many published findings it came to, or went from.")),
            ],
            options={
                "verbose_name_plural": "name tallies",
            },
        ),
        migrations.CreateModel(
            name="WordTally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "text",
                    models.TextField(
                        db_collation="C", help_text="The word as it is written, in lower case and without accents."
                    ),
                ),
                ("findings", models.IntegerField(help_text="How many published findings it came to, or went from.")),
                (
                    "named",
                    models.IntegerField(
                        help_text="In how many of these a name holds it: of a theme, person or institution."
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "word tallies",
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="searchdocument",
            trigger=pgtrigger.compiler.Trigger(
                name="document_is_tallied_on_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    INSERT INTO findings_wordtally (text, findings, named)\n    SELECT word, sum(one), coalesce(sum(one) FILTER (WHERE is_named), 0)\n    FROM (SELECT 1 AS one, * FROM new_rows) AS changed CROSS JOIN LATERAL searchable_words(changed.exact)\n    GROUP BY word\n    HAVING sum(one) <> 0 OR coalesce(sum(one) FILTER (WHERE is_named), 0) <> 0;\n    INSERT INTO findings_nametally (noun, record, findings)\n    SELECT noun, record, sum(one)\n    FROM (SELECT 1 AS one, * FROM new_rows) AS changed CROSS JOIN LATERAL (VALUES ('theme', changed.theme_ids), ('institution', changed.institution_ids), ('person', changed.person_ids), ('source', changed.source_ids)) AS named (noun, ids)\n    CROSS JOIN LATERAL unnest(ids) AS record\n    GROUP BY noun, record HAVING sum(one) <> 0;\nRETURN NULL;",
                    hash="f08f8e1df96779c17e27485eb02ed46a87f22cd2",
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
                    func="\n    INSERT INTO findings_wordtally (text, findings, named)\n    SELECT word, sum(one), coalesce(sum(one) FILTER (WHERE is_named), 0)\n    FROM (SELECT -1 AS one, * FROM old_rows UNION ALL SELECT 1 AS one, * FROM new_rows) AS changed CROSS JOIN LATERAL searchable_words(changed.exact)\n    GROUP BY word\n    HAVING sum(one) <> 0 OR coalesce(sum(one) FILTER (WHERE is_named), 0) <> 0;\n    INSERT INTO findings_nametally (noun, record, findings)\n    SELECT noun, record, sum(one)\n    FROM (SELECT -1 AS one, * FROM old_rows UNION ALL SELECT 1 AS one, * FROM new_rows) AS changed CROSS JOIN LATERAL (VALUES ('theme', changed.theme_ids), ('institution', changed.institution_ids), ('person', changed.person_ids), ('source', changed.source_ids)) AS named (noun, ids)\n    CROSS JOIN LATERAL unnest(ids) AS record\n    GROUP BY noun, record HAVING sum(one) <> 0;\nRETURN NULL;",
                    hash="675ae250146d401a0e5d8d559630bedba183dc93",
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
                    func="\n    INSERT INTO findings_wordtally (text, findings, named)\n    SELECT word, sum(one), coalesce(sum(one) FILTER (WHERE is_named), 0)\n    FROM (SELECT -1 AS one, * FROM old_rows) AS changed CROSS JOIN LATERAL searchable_words(changed.exact)\n    GROUP BY word\n    HAVING sum(one) <> 0 OR coalesce(sum(one) FILTER (WHERE is_named), 0) <> 0;\n    INSERT INTO findings_nametally (noun, record, findings)\n    SELECT noun, record, sum(one)\n    FROM (SELECT -1 AS one, * FROM old_rows) AS changed CROSS JOIN LATERAL (VALUES ('theme', changed.theme_ids), ('institution', changed.institution_ids), ('person', changed.person_ids), ('source', changed.source_ids)) AS named (noun, ids)\n    CROSS JOIN LATERAL unnest(ids) AS record\n    GROUP BY noun, record HAVING sum(one) <> 0;\nRETURN NULL;",
                    hash="afc9332c870f6fd9b89da2d40ab28c771da82760",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_document_is_tallied_on_delete_baa0b",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="findings_searchdocument",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="nametally",
            index=models.Index(fields=["noun", "record"], include=("findings",), name="name_tally"),
        ),
        migrations.AddIndex(
            model_name="wordtally",
            index=models.Index(fields=["text"], include=("findings", "named"), name="word_tally"),
        ),
        migrations.RunSQL(FILLED, migrations.RunSQL.noop),
    ]
