import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from findings.citing.reading import A_BATCH
from findings.index.following import current
from tests.crowd import crowd

from .addresses import DATA, FILES, MACHINES, files, in_api, leaving, pages

MOST_QUERIES = 15
MOST_OF_A_LIST = 10  # of the list of findings, whatever is asked


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [40, 5_000])
def test_no_public_page_asks_the_database_more_than_fifteen_times(client, number):
    with transaction.atomic():
        crowd(number)
    current()  # as when the site starts

    asked = {}
    for address in [*pages(), DATA, *MACHINES, *FILES, *files(), *leaving(), *in_api()]:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address, follow=True)
            assert (response.status_code, bool(response.getvalue())) == (200, True), address
        asked[address] = len(queries)

    most = {address: MOST_QUERIES + (3 * number // A_BATCH if "export" in address else 0) for address in asked}
    assert {address: n for address, n in asked.items() if n > most[address]} == {}
    assert {
        address: n for address, n in asked.items() if address.startswith("/findings/?") and n > MOST_OF_A_LIST
    } == {}
    assert asked["/"] > 3, "the count counts"
