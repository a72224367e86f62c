"""The migrations say what the models say, and lead there and back."""

import pytest
from django.core.management import call_command
from django.db import connection

from tests.factories import FindingFactory

from .files import APPS

# What PostgreSQL itself holds of us: columns, rules, triggers, indexes, functions.
SHAPE = """
    SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public'
    UNION SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
    UNION SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION SELECT proname, md5(prosrc), '' FROM pg_proc WHERE pronamespace = 'public'::regnamespace
"""


def shape():
    with connection.cursor() as cursor:
        cursor.execute(SHAPE)
        return set(cursor.fetchall())


def tables():
    return {
        name for name in connection.introspection.table_names() if name.startswith(tuple(f"{app}_" for app in APPS))
    }


@pytest.mark.django_db
def test_no_model_has_changed_without_a_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_the_domain_can_be_taken_away_and_built_again():
    before, ours = shape(), tables()

    call_command("migrate", "findings", "zero", verbosity=0)
    call_command("migrate", "sources", "zero", verbosity=0)
    assert tables() == {table for table in ours if table.startswith("casearchive_")}
    call_command("migrate", verbosity=0)

    assert shape() == before
    assert FindingFactory().first_published is not None
