"""A second vector of each search document, in which every word stands as it was written."""

from importlib import import_module

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import migrations

BEFORE = import_module("findings.migrations.0006_anchors").REFRESH_READABLE

# Neither stems nor words too common to be kept: for phrases, and for the words that the archive knows.
READING = """
CREATE TEXT SEARCH CONFIGURATION archive_exact (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION archive_exact
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
"""

OWN_WORDS = "concat_ws(' . ', themes.names, institutions.names, people.names)), 'C')"
EXACT = f"""{OWN_WORDS},
        setweight(to_tsvector('archive_exact', q.text), 'A') || setweight(to_tsvector('archive_exact', f.summary), 'B')
            || setweight(to_tsvector('archive_exact', {OWN_WORDS}"""
REFRESH = BEFORE.replace("starts_at, vector\n", "starts_at, vector, exact\n").replace(OWN_WORDS, EXACT)

AGAIN = "SELECT search_documents_refresh(ARRAY(SELECT id FROM findings_finding ORDER BY id));"


class Migration(migrations.Migration):
    dependencies = [("findings", "0013_never_emptied")]
    operations = [
        migrations.RunSQL(READING, "DROP TEXT SEARCH CONFIGURATION archive_exact;"),
        migrations.AddField(
            model_name="searchdocument",
            name="exact",
            field=SearchVectorField(default="", help_text="The same words as they were written, without accents."),
            preserve_default=False,
        ),
        migrations.RunSQL(REFRESH, BEFORE),
        migrations.RunSQL(AGAIN, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE;", migrations.RunSQL.noop),
        migrations.AddIndex(model_name="searchdocument", index=GinIndex(fields=["exact"], name="document_exact")),
    ]
