"""The words that the archive knows, and the names it can be asked for by their beginnings."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# Each word of a document, once as it stands there, and once more if a name holds it.
WORDS_OF = """
CREATE FUNCTION words_of(exact tsvector) RETURNS TABLE (word text, stands int, named int)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 80 AS $$
    SELECT unnest(tsvector_to_array(exact)), 1, 0
    UNION ALL SELECT unnest(tsvector_to_array(ts_filter(exact, '{c}'))), 0, 1;
$$;
"""

# A word is letters alone: numbers and addresses are typed by nobody by mistake. The commonest words find nothing.
IS_SEARCHABLE = """
CREATE FUNCTION is_searchable(word text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT length(word) BETWEEN 2 AND 40 AND word ~ '^[[:alpha:]]+$' AND ts_lexize('english_stem', word) <> '{}'
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
SELECT word, sum(stands), sum(named)
FROM findings_searchdocument CROSS JOIN LATERAL words_of(exact) GROUP BY word HAVING is_searchable(word);
INSERT INTO findings_nametally (noun, record, findings)
SELECT noun, record, count(*) FROM findings_searchdocument CROSS JOIN LATERAL (
    VALUES ('theme', theme_ids), ('institution', institution_ids), ('person', person_ids), ('source', source_ids)
) AS named (noun, ids) CROSS JOIN LATERAL unnest(ids) AS record GROUP BY noun, record;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0015_written_by_the_thousand"),
    ]

    operations = [
        migrations.RunSQL(WORDS_OF, "DROP FUNCTION words_of(tsvector);"),
        migrations.RunSQL(IS_SEARCHABLE, "DROP FUNCTION is_searchable(text);"),
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
                    func="\n    INSERT INTO findings_wordtally (text, findings, named)\n    SELECT word, sum(one * stands), sum(one * named)\n    FROM (SELECT 1 AS one, * FROM new_rows) AS changed CROSS JOIN LATERAL words_of(changed.exact)\n    GROUP BY word HAVING (sum(one * stands) <> 0 OR sum(one * named) <> 0) AND is_searchable(word);\n    INSERT INTO findings_nametally (noun, record, findings)\n    SELECT noun, record, sum(one)\n    FROM (SELECT 1 AS one, * FROM new_rows) AS changed CROSS JOIN LATERAL (VALUES ('theme', changed.theme_ids), ('institution', changed.institution_ids), ('person', changed.person_ids), ('source', changed.source_ids)) AS named (noun, ids)\n    CROSS JOIN LATERAL unnest(ids) AS record\n    GROUP BY noun, record HAVING sum(one) <> 0;\nRETURN NULL;",
                    hash="efff056bf948f3b5607051c0c8f6d02f357fd5de",
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
                    func="\n    INSERT INTO findings_wordtally (text, findings, named)\n    SELECT word, sum(one * stands), sum(one * named)\n    FROM (SELECT -1 AS one, * FROM old_rows UNION ALL SELECT 1 AS one, * FROM new_rows) AS changed CROSS JOIN LATERAL words_of(changed.exact)\n    GROUP BY word HAVING (sum(one * stands) <> 0 OR sum(one * named) <> 0) AND is_searchable(word);\n    INSERT INTO findings_nametally (noun, record, findings)\n    SELECT noun, record, sum(one)\n    FROM (SELECT -1 AS one, * FROM old_rows UNION ALL SELECT 1 AS one, * FROM new_rows) AS changed CROSS JOIN LATERAL (VALUES ('theme', changed.theme_ids), ('institution', changed.institution_ids), ('person', changed.person_ids), ('source', changed.source_ids)) AS named (noun, ids)\n    CROSS JOIN LATERAL unnest(ids) AS record\n    GROUP BY noun, record HAVING sum(one) <> 0;\nRETURN NULL;",
                    hash="a2dbaa54e5a3bbfa37bec76744effb4e0fa3dfa4",
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
                    func="\n    INSERT INTO findings_wordtally (text, findings, named)\n    SELECT word, sum(one * stands), sum(one * named)\n    FROM (SELECT -1 AS one, * FROM old_rows) AS changed CROSS JOIN LATERAL words_of(changed.exact)\n    GROUP BY word HAVING (sum(one * stands) <> 0 OR sum(one * named) <> 0) AND is_searchable(word);\n    INSERT INTO findings_nametally (noun, record, findings)\n    SELECT noun, record, sum(one)\n    FROM (SELECT -1 AS one, * FROM old_rows) AS changed CROSS JOIN LATERAL (VALUES ('theme', changed.theme_ids), ('institution', changed.institution_ids), ('person', changed.person_ids), ('source', changed.source_ids)) AS named (noun, ids)\n    CROSS JOIN LATERAL unnest(ids) AS record\n    GROUP BY noun, record HAVING sum(one) <> 0;\nRETURN NULL;",
                    hash="836616713c4edd64b0f61bb0293955a563d1f494",
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
