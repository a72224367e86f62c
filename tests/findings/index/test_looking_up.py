import pytest
from django.db import connection

from findings.asking.tree import Word
from findings.index.following import current
from findings.index.looking_up import look_up
from tests.factories import FindingFactory

pytestmark = pytest.mark.django_db

MANY_AT_WORK = """
    SET LOCAL parallel_setup_cost = 0; SET LOCAL parallel_tuple_cost = 0; SET LOCAL min_parallel_table_scan_size = 0;
    SET LOCAL min_parallel_index_scan_size = 0; SET LOCAL debug_parallel_query = on;
"""


def test_each_word_gets_its_own_places_in_whatever_order_the_database_answers():
    findings = {
        word: FindingFactory(words=f"The {word} was lost.") for word in ("ladder", "badge", "teapot", "whistle")
    }
    archive = current().archive
    with connection.cursor() as cursor:
        cursor.execute(MANY_AT_WORK)

    found = look_up(archive, map(Word, findings))

    assert {leaf.text: archive.findings(places.anywhere) for leaf, places in found.items()} == {
        word: [finding.pk] for word, finding in findings.items()
    }
