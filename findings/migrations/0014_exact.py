"""Words as they are written, beside their stems; who speaks; and one way of reading texts and what is looked for in them."""

from importlib import import_module

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

BEFORE = import_module("findings.migrations.0006_anchors").REFRESH_READABLE

# Words as they are written, with accents and case left aside, and none too common.
EXACTLY = """
CREATE TEXT SEARCH CONFIGURATION archive_exact (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION archive_exact
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
"""

# Dashes and slashes part words, for PostgreSQL would read “men/women” as a file and “2020-21” as a negative number; what
# cannot be seen (the soft hyphen, joiners, marks of direction) is taken out. NFKC, which makes “…” three full stops, costs
# more than all the rest, and is asked only where a sign stands that it might change.
PLAIN = r"""
CREATE FUNCTION archive_plain(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(
        regexp_replace(
            CASE WHEN words ~ '[^\u0001-\u007e\u00a3\u00c0-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d]'
                THEN normalize(words, NFKC) ELSE words END,
            '[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+', '', 'g'
        ),
        '[-\u2010-\u2015\u2212\u2044/\\_]+', ' ', 'g'
    )
$$;
"""

# The names of a record, for filters that are typed by name. It is called by indexes, which are sometimes built where
# nothing but PostgreSQL's own names is known.
NAMES = """
CREATE FUNCTION archive_names(name text, others text[]) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path FROM CURRENT AS $$
    SELECT to_tsvector('archive_exact', archive_plain(concat_ws(chr(31), name, array_to_string(others, chr(31)))))
$$;
CREATE INDEX theme_names ON findings_theme USING gin (archive_names(name, aliases));
CREATE INDEX person_names ON findings_person USING gin (archive_names(name, aliases));
CREATE INDEX institution_names ON findings_institution USING gin (archive_names(name, aliases));
CREATE INDEX source_names ON sources_source USING gin (archive_names(title, ARRAY[reference::text]));
CREATE INDEX publisher_names ON sources_publisher USING gin (archive_names(name, ARRAY[]::text[]));
"""
NO_NAMES = """
DROP INDEX theme_names, person_names, institution_names, source_names, publisher_names;
DROP FUNCTION archive_names(text, text[]);
"""

# -ize as -ise, before stems are taken: for the stemmer of English cuts “specialize” to “special” and leaves “specialis”.
ONE_SIGN = r"""
CREATE FUNCTION archive_one_sign(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(words, '(\w\wi)z(e|es|ed|er|ers|ing|ings|able|ations?|ational|ationally)\M', '\1s\2', 'gi')
$$;
"""

# Between quotation, summary and names, between two names and where words are left out stands a word that nobody wrote,
# which is then taken out: so no phrase reaches from one to the other.
WORDS = """
CREATE FUNCTION archive_words(configuration regconfig, quotation text, summary text, names text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ts_delete(
        setweight(to_tsvector(configuration, replace(quotation, '[...]', ' 0gap0 ') || ' 0gap0'), 'A')
        || setweight(to_tsvector(configuration, summary || ' 0gap0'), 'B')
        || setweight(to_tsvector(configuration, replace(names, chr(31), ' 0gap0 ')), 'C'),
        '0gap0'
    )
$$;
CREATE FUNCTION archive_stems(quotation text, summary text, names text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT archive_words('archive', archive_one_sign(quotation), archive_one_sign(summary), archive_one_sign(names))
$$;
CREATE FUNCTION archive_exact(quotation text, summary text, names text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT archive_words('archive_exact', quotation, summary, names)
$$;
"""

NO_WORDS = """
DROP FUNCTION archive_exact(text, text, text);
DROP FUNCTION archive_stems(text, text, text);
DROP FUNCTION archive_words(regconfig, text, text, text);
"""

# As in 0006_anchors.py, with who speaks, both vectors, and names that no phrase reaches across.
REFRESH = """
CREATE OR REPLACE FUNCTION search_documents_refresh(which bigint[]) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_custom_plan AS $$
BEGIN
    PERFORM FROM findings_finding WHERE id = ANY (which) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM findings_searchdocument WHERE finding_id = ANY (which);
    WITH themes AS MATERIALIZED (
        SELECT g.finding_id, array_agg(DISTINCT upward.id) AS ids, string_agg(DISTINCT upward.names, chr(31)) AS names
        FROM findings_tagging g JOIN findings_theme h ON h.id = g.theme_id
        CROSS JOIN LATERAL (VALUES (h.id, concat_ws(chr(31), h.name, array_to_string(h.aliases, chr(31)))), (h.parent_id, NULL))
            AS upward (id, names)
        WHERE g.finding_id = ANY (which) AND upward.id IS NOT NULL
        GROUP BY g.finding_id
    ), institutions AS MATERIALIZED (
        SELECT v.finding_id, array_agg(DISTINCT above) AS ids,
            string_agg(DISTINCT concat_ws(chr(31), i.name, array_to_string(i.aliases, chr(31))), chr(31)) AS names
        FROM findings_involvement v JOIN findings_institution i ON i.id = v.institution_id
        CROSS JOIN LATERAL unnest(i.lineage) AS above
        WHERE v.finding_id = ANY (which)
        GROUP BY v.finding_id
    ), people AS MATERIALIZED (
        SELECT v.finding_id, array_agg(DISTINCT p.id) FILTER (WHERE p.id IS NOT NULL) AS ids,
            array_agg(DISTINCT p.id) FILTER (WHERE p.id IS NOT NULL AND v.role = 'speaker') AS speakers,
            string_agg(DISTINCT concat_ws(chr(31), p.name, array_to_string(p.aliases, chr(31)), v.descriptor), chr(31)) AS names
        FROM findings_involvement v LEFT JOIN findings_person p ON p.id = v.person_id
        WHERE v.finding_id = ANY (which)
        GROUP BY v.finding_id
    )
    INSERT INTO findings_searchdocument (
        finding_id, kind, direction, groups, theme_ids, institution_ids, person_ids, speaker_ids, source_ids, publisher_ids,
        dated_on, year, first_published, read_in_id, starts_at, vector, exact
    )
    SELECT f.id, f.kind, f.direction, ARRAY(SELECT DISTINCT unnest(f.groups)),
        coalesce(themes.ids, '{}'), coalesce(institutions.ids, '{}'), coalesce(people.ids, '{}'),
        coalesce(people.speakers, '{}'),
        ARRAY(SELECT DISTINCT unnest(array_remove(ARRAY[source.id, report.id], NULL))),
        ARRAY(SELECT DISTINCT unnest(array_remove(ARRAY[source.publisher_id, report.publisher_id], NULL))),
        coalesce(report.published_on, source.published_on),
        extract(year FROM coalesce(report.published_on, source.published_on)),
        f.first_published, source.id, lower(q.spans[1]),
        archive_stems(plain.quotation, plain.summary, plain.names),
        archive_exact(plain.quotation, plain.summary, plain.names)
    FROM findings_finding f
    JOIN findings_quotation q ON q.finding_id = f.id AND q.role = 'taken-from'
    JOIN sources_textversion t ON t.id = q.text_version_id
    JOIN sources_source source ON source.id = t.source_id
    LEFT JOIN sources_source report ON report.id = f.report_id
    LEFT JOIN themes ON themes.finding_id = f.id
    LEFT JOIN institutions ON institutions.finding_id = f.id
    LEFT JOIN people ON people.finding_id = f.id
    CROSS JOIN LATERAL (
        SELECT archive_plain(q.text), archive_plain(f.summary),
            archive_plain(concat_ws(chr(31), themes.names, institutions.names, people.names))
        OFFSET 0
    ) AS plain (quotation, summary, names)
    WHERE f.id = ANY (which) AND f.state = 'published' AND NOT f.held;
END $$;
"""

# All at once, and then what waits for the end of the transaction, so that the table can be changed further.
ANEW = """
SELECT search_documents_refresh(ARRAY(SELECT id FROM findings_finding WHERE state = 'published' ORDER BY id));
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):
    dependencies = [("findings", "0013_never_emptied")]
    operations = [
        migrations.RunSQL(EXACTLY, "DROP TEXT SEARCH CONFIGURATION archive_exact;"),
        migrations.RunSQL(PLAIN, "DROP FUNCTION archive_plain(text);"),
        migrations.RunSQL(NAMES, NO_NAMES),
        migrations.RunSQL(ONE_SIGN, "DROP FUNCTION archive_one_sign(text);"),
        migrations.RunSQL(WORDS, NO_WORDS),
        migrations.AddField(
            "searchdocument",
            "exact",
            django.contrib.postgres.search.SearchVectorField(
                default="",
                help_text="The same words as they are written: unstemmed, without accents, none left out.",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "searchdocument",
            "speaker_ids",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(),
                default=list,
                help_text="The people whose words it holds.",
                size=None,
            ),
            preserve_default=False,
        ),
        migrations.RemoveIndex("searchdocument", "document_ids"),
        migrations.AddIndex(
            "searchdocument",
            django.contrib.postgres.indexes.GinIndex(
                fields=["theme_ids", "institution_ids", "person_ids", "speaker_ids", "source_ids", "publisher_ids"],
                name="document_ids",
            ),
        ),
        migrations.AddIndex(
            "searchdocument", django.contrib.postgres.indexes.GinIndex(fields=["exact"], name="document_exact")
        ),
        migrations.RunSQL(REFRESH, BEFORE),
        migrations.RunSQL(ANEW, migrations.RunSQL.noop),
    ]
