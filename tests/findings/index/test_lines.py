import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from findings.index import lining
from findings.index.lines import (
    documents,
    length_of,
    packed,
    packed_places,
    places_of,
    sizes_of,
    unpacked,
    unpacked_places,
)
from findings.index.lining import Lining
from findings.index.vectors import Standing

FAR = 2**32 - 1
sets = st.one_of(
    st.sets(st.integers(0, FAR), max_size=30).map(BitMap),
    st.builds(
        lambda start, number: BitMap(range(start, start + number)), st.integers(0, 10**6), st.integers(0, 70_000)
    ),
    st.builds(lambda step: BitMap(range(0, 300_000, step)), st.integers(1, 90)),
)


@given(lines=st.lists(sets, min_size=3, max_size=3))
def test_places_are_read_again_as_they_were_packed(lines):
    assert unpacked_places(packed_places(lines), 3) == lines


def test_sets_of_an_uneven_number_of_bytes_are_read_again():
    runs = BitMap(range(100_000))
    runs.run_optimize()
    lines = [runs, BitMap(), BitMap([FAR])]
    assert len(runs.serialize()) % 2

    assert unpacked_places(packed_places(lines), 3) == lines


def test_each_place_belongs_to_the_document_that_takes_it():
    lengths = np.array([3, 0, 2, 0], dtype="<u2")

    assert documents(packed(lengths), BitMap([0, 1, 4])).tolist() == [0, 0, 2]
    assert documents(packed(lengths), BitMap([0, 1, 2, 3, 4])).tolist() == [0, 2]
    assert documents(packed(lengths), BitMap([0, 1, 2, 0])).tolist() == [0, 0, 0]


def test_documents_are_written_behind_each_other_with_an_empty_place_between():
    line = Lining(["the", "box"])

    line.add(standing_at(("the", 0, 5), ("box", 0, 7), ("box", 2, 1)), documents=3)
    line.add(standing_at(("the", 0, 2), ("box", 0, 3)), documents=1)

    parts = line.packed()
    assert unpacked(parts[length_of(0)]).tolist() == [4, 0, 2, 3]
    assert unpacked_places(parts[places_of("the")], 3)[0] == BitMap([0, 6])
    assert unpacked_places(parts[places_of("box")], 3)[0] == BitMap([2, 4, 7])
    assert sizes_of(parts) == {word: len(parts[places_of(word)]) for word in ("the", "box")}


@pytest.mark.parametrize("longest", [3, 5])
def test_of_lines_that_are_too_long_nothing_is_kept(monkeypatch, longest):
    monkeypatch.setattr(lining, "LONGEST", longest)
    line = Lining(["the", "box"])

    line.add(standing_at(("the", 0, 1), ("box", 0, 2)), documents=1)
    line.add(standing_at(("the", 0, 1), ("box", 0, 2)), documents=1)

    assert line.packed() == {}


def standing_at(*entries):
    """Words in documents at these positions of the first field."""
    words, documents, positions = zip(
        *sorted((["the", "box"].index(word), *rest) for word, *rest in entries), strict=True
    )
    return Standing(*map(np.array, (words, [0] * len(words), documents, positions)))


@given(
    lengths=st.lists(st.integers(0, 3), min_size=1, max_size=6).filter(sum),
    chosen=st.sets(st.integers(0, 100), min_size=1),
)
def test_places_are_given_to_their_documents_however_many_there_are(lengths, chosen):
    owners = [document for document, length in enumerate(lengths) for _ in range(length)]
    places = BitMap(n % len(owners) for n in chosen)

    found = documents(packed(np.array(lengths, dtype="<u2")), places)

    assert sorted(set(found.tolist())) == sorted({owners[place] for place in places})
