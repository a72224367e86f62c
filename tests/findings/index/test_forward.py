import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from findings.index import forward, laying_out, packing
from findings.index.columns import Held
from findings.index.laying_out import forward_of

FACETS = {"colour": 5, "size": 300}  # by name, how many values there are

documents = st.lists(
    st.tuples(*(st.lists(st.integers(0, many - 1), min_size=1, max_size=6, unique=True) for many in FACETS.values())),
    max_size=30,
)


def held(of, many):
    codes = np.array([code for each in of for code in each], dtype=np.int64)
    return Held(tuple(range(many)), codes, np.array([len(each) for each in of], dtype=np.int64))


@pytest.mark.parametrize(("dense", "at_once"), [(1, 4), (3, 1), (16, 8_192)])
@pytest.mark.parametrize("grouped", [[["colour"], ["size"]], [["size"], [], ["colour"]], [["colour", "size"]]])
@given(drawn=documents, chosen=st.sets(st.integers(0, 29)), facets=st.sets(st.sampled_from(sorted(FACETS))))
def test_what_some_documents_have_is_counted_as_by_looking_at_each(dense, at_once, grouped, drawn, chosen, facets):
    chosen = {n for n in chosen if n < len(drawn)}
    columns = {name: held([each[n] for each in drawn], many) for n, (name, many) in enumerate(FACETS.items())}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(laying_out, "DENSE", dense)
        patch.setattr(forward, "_AT_ONCE", at_once)
        made = forward_of([{name: columns[name] for name in group} for group in grouped], len(drawn))
        counted = made.counts(BitMap(chosen), facets)

    naive = {
        name: [sum(value in drawn[one][n] for one in chosen) for value in range(many)]
        for n, (name, many) in enumerate(FACETS.items())
        if name in facets
    }
    assert {name: numbers.tolist() for name, numbers in counted.items()} == naive


@given(drawn=documents)
def test_rows_are_read_as_they_were_packed(drawn):
    columns = [{name: held([each[n] for each in drawn], many)} for n, (name, many) in enumerate(FACETS.items())]
    made = forward_of(columns, len(drawn))

    again = packing._forward(packing._packed(made))

    assert again.groups == made.groups
    assert again.rows.tobytes() == made.rows.tobytes()
    assert [each.tolist() for each in again.further] == [each.tolist() for each in made.further]
