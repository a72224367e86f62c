"""What a transaction wrote itself is never taken for seen: it goes on writing under the same number."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("findings.migrations.0019_shown").SEARCH_NEWS

# A snapshot names the transactions that go on, but for its own: as soon as a later one has ended, it holds its own for
# one that has. So its own is put among those that go on.
SEARCH_NEWS = BEFORE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION").replace(
    "    has_written := pg_current_xact_id_if_assigned() IS NOT NULL;\n",
    """
    has_written := pg_current_xact_id_if_assigned() IS NOT NULL;
    IF has_written AND pg_visible_in_snapshot(pg_current_xact_id(), pg_current_snapshot()) THEN
        now_seen := concat_ws(
            ':',
            least(pg_current_xact_id(), pg_snapshot_xmin(pg_current_snapshot())),
            pg_snapshot_xmax(pg_current_snapshot()),
            (
                SELECT string_agg(one::text, ',' ORDER BY one) FROM (
                    SELECT pg_snapshot_xip(pg_current_snapshot()) AS one UNION SELECT pg_current_xact_id()
                ) AS going_on
            )
        );
    END IF;
""",
)


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0023_frequent_phrases"),
    ]

    operations = [
        migrations.RunSQL(SEARCH_NEWS, BEFORE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")),
    ]
