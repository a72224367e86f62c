import numpy as np
import pytest
from pyroaring import BitMap

from findings.index.comparing import Compared
from findings.index.postings import bitmap_of

SHARES = [0, 0.0005, 0.004, 0.03, 0.2, 0.6, 0.97, 1]  # of all documents; their sets are held in every form


@pytest.fixture(params=[0, 1, 9_000, 100_000])
def sets(request):
    chance = np.random.default_rng(7)
    drawn = [np.flatnonzero(chance.random(request.param) < share).astype(np.uint32) for share in SHARES]
    together = np.arange(request.param // 3, request.param // 2, dtype=np.uint32)
    return request.param, [bitmap_of(each) for each in (*drawn, together)]


def test_some_documents_are_counted_as_by_looking_at_each_set(sets):
    documents, sets = sets
    compared = Compared(sets, documents)

    for found in [*sets, BitMap(range(documents)), BitMap(range(documents // 2))]:
        assert compared.counts(found).tolist() == [len(found & each) for each in sets]


def test_nothing_is_compared_where_there_are_no_sets():
    assert Compared([], 10).counts(BitMap([3])).tolist() == []
