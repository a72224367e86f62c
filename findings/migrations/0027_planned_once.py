"""What is new in search documents is asked by every page: PostgreSQL shall not plan it anew each time, as it did where a
plan for the transactions at hand looked cheaper than one for any. It is not.
"""

from django.db import migrations

_FUNCTION = "ALTER FUNCTION search_news(pg_snapshot, bigint, bigint, int)"


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0026_addresses_that_last"),
    ]

    operations = [
        migrations.RunSQL(
            f"{_FUNCTION} SET plan_cache_mode TO force_generic_plan;",
            f"{_FUNCTION} RESET plan_cache_mode;",
        ),
    ]
