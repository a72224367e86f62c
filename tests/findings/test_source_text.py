"""Stretches of a text, and the pieces into which findings cut it, whatever they are."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from findings.source_text.pieces import PageAt, excerpts
from findings.source_text.quoted import Quoted
from findings.source_text.sections import LENGTH, section_at, section_starts
from findings.source_text.spans import clipped, cut_back, joined, without

TEXT = st.text(st.sampled_from("ab. \n"), min_size=1, max_size=60)


def spans_of(length):
    ends = st.lists(st.integers(0, length), min_size=2, max_size=12, unique=True).map(sorted)
    return ends.map(lambda found: list(zip(found[::2], found[1::2], strict=False)))


def inside(spans):
    return {at for start, end in spans for at in range(start, end)}


@given(spans_of(40), spans_of(40), spans_of(40))
def test_stretches_are_put_together_taken_away_and_clipped_as_sets_are(one, other, third):
    both = joined([*one, *other, *third])

    assert inside(both) == inside(one) | inside(other) | inside(third)
    assert all(end < start for (_, end), (start, _) in pairwise(both))
    assert inside(without(joined(one), joined(other))) == inside(one) - inside(other)
    assert inside(clipped(one, 10, 30)) == inside(one) & set(range(10, 30))


@given(spans_of(60), st.integers(20, 30), st.integers(1, 10), st.integers(0, 20), st.integers(0, 20))
def test_words_around_a_passage_stop_where_something_barred_stands(barred, start, length, before, after):
    end, barred = start + length, joined(barred)

    first, last = cut_back(start, end, before, after, barred)

    assert start - before <= first <= start
    assert end <= last <= end + after
    around = set(range(first, start)) | set(range(end, last))
    assert not around & inside(barred)
    assert first == start - before or first - 1 in inside(barred) or first == start
    assert last == end + after or last in inside(barred) or last == end


@settings(max_examples=300)
@given(st.data(), TEXT)
def test_pieces_are_the_text_and_what_is_marked_is_what_is_quoted(data, text):
    quoted = [
        Quoted(n, f"F{n}", tuple(spans), 0, 0)
        for n, spans in enumerate(data.draw(st.lists(spans_of(len(text)).filter(bool), max_size=4)))
    ]
    quoted.sort(key=lambda quote: quote.spans)
    passages = joined(span for quote in quoted for span in quote.spans)
    zones = joined([*passages, *data.draw(spans_of(len(text)))])

    found = excerpts(text, zones, quoted, PageAt([], []))

    pieces = [piece for excerpt in found for paragraph in excerpt.paragraphs for piece in paragraph]
    assert all(text[piece.start :].startswith(piece.words) and piece.words for piece in pieces)
    shown = {at for piece in pieces for at in range(piece.start, piece.start + len(piece.words))}
    assert {at for at in inside(zones) if not text[at].isspace()} <= shown <= inside(zones)
    marked = {at for piece in pieces if piece.marked for at in range(piece.start, piece.start + len(piece.words))}
    assert marked == shown & inside(passages)
    assert sum(len(piece.words) for piece in pieces) == len(shown)
    for quote in quoted:
        own = sorted(at for at in inside(quote.spans) & shown if not text[at].isspace())
        begins = [piece for piece in pieces if quote.shown_id in piece.begins]
        ends = [piece for piece in pieces if quote.shown_id in piece.ends]
        assert len(begins) <= 1
        assert len(ends) <= 1
        if own:
            assert quote.start <= begins[0].start + len(begins[0].words)
            assert begins[0].start <= own[0]
            assert own[-1] < ends[0].start + len(ends[0].words) <= quote.end


@given(st.lists(st.sampled_from(["word " * 50, "line\n" * 40, "end.\n\n", "x" * 3_000]), max_size=600).map("".join))
@settings(max_examples=30)
def test_a_long_text_is_divided_into_pages_of_bounded_length(text):
    starts = section_starts([], text)

    assert starts == sorted(set(starts))
    assert starts[0] == 0
    ends = [*starts[1:], len(text)]
    assert all(end - start <= LENGTH * 3 // 2 for start, end in zip(starts, ends, strict=True))
    for number, start in enumerate(starts, start=1):
        assert section_at(starts, start) == number
