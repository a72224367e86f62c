"""Share cards: what stands on them, and that it can be read whatever it is."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import settings as of_examples
from hypothesis import strategies as st
from PIL import Image

from casearchive.toytown import FINDINGS
from findings.cards import HEIGHT, SITE, WIDTH, Card, Voice, card_of
from findings.cards.drawing import drawn
from findings.cards.fonts import SANS, SERIF, draws, font
from findings.cards.layout import ELSEWHERE, FOOT, MARGIN, laid_out
from findings.rows import row_of

PLAIN = Card(
    words="The key was lost.",
    voice=Voice.RECORD,
    kind="Conclusion",
    attribution="Ida Invented · reported by Paula Pencil, Toytown Gazette · 4 May 2021",
    identifier="T0YT-0WN1",
    marks=True,
)
NOTED = next(finding for finding in FINDINGS if finding.content_notes)
FONTS = sorted(Path("/usr/share/fonts/truetype").glob("*/*Sans.ttf"))
HOSTILE = [
    "",
    "x" * 5_000,
    "W" * 900,
    "word " * 1_000,
    "Z" + "\u0301" * 500 + "algo",
    "\u202eyek eht tsol\u202c and \u2066found\u2069 it",
    "“‘’”",
    "a\x00b\x1bc\ud7ff",
    "🔑" * 300,
    "שלום עולם",
    "钥匙丢了",
    "\u00a0\u2003\u200b",
]


def texts(**changes):
    return laid_out(replace(PLAIN, **changes)).texts


def picture(card):
    return Image.open(io.BytesIO(drawn(card)))


def test_it_has_kind_words_attribution_archive_identifier_and_correction():
    assert texts(corrected="5 May 2022") == [
        "Conclusion",
        "“The key was lost.”",
        "Ida Invented · reported by Paula Pencil, Toytown Gazette · 4 May 2021",
        "Case archive",
        "Corrected on 5 May 2022 · T0YT-0WN1",
    ]


def test_of_a_finding_with_a_content_note_it_has_the_note_and_whose_words_they_are_and_nothing_of_the_words():
    row = row_of(NOTED)
    card = card_of(row)

    everything = " ".join([*laid_out(card).texts, card.told])
    assert "Content note: Mentions stale biscuits." in everything
    assert "Biscuit Squad" in everything
    assert not any(passage[:12] in everything for passage in row.passages)
    assert row.summary not in everything


@pytest.mark.parametrize(
    ("kind", "first", "mark"),
    [
        ("journalists-summary", "Journalist’s summary, not the words of the report", ""),
        ("opinion", "Opinion, not a finding of a report", "“"),
        ("allegation", "Allegation, not decided, as far as this archive knows", "“"),
    ],
)
def test_it_says_what_the_words_must_not_be_taken_for(kind, first, mark):
    row = row_of(next(finding for finding in FINDINGS if finding.kind == kind))

    told = laid_out(card_of(replace(row, content_notes=()))).texts

    assert told[0] == first
    assert told[1].startswith(mark + row.text[:10])


def test_a_journalists_words_are_set_in_sans_with_a_dotted_rule_and_those_of_the_record_in_serif():
    record, press = laid_out(PLAIN), laid_out(replace(PLAIN, voice=Voice.PRESS))

    assert (record.lines[1].face, press.lines[1].face) == (SERIF, SANS)
    assert len(press.boxes) > len(record.boxes)


def test_long_words_are_cut_between_words_and_closed_by_their_mark():
    sentence = "Nobody in Toytown looked for the key of the cupboard"

    lines = texts(words=f"{sentence} " * 20)[1:-3]

    assert lines[-1].endswith("…”")
    assert lines[-1].removesuffix("…”").split()[-1] in sentence.split()


def test_short_words_are_set_larger_than_long_ones():
    short, long = laid_out(PLAIN), laid_out(replace(PLAIN, words="Nobody looked for the key. " * 15))

    assert short.lines[1].size > 2 * long.lines[1].size


def test_what_no_font_has_is_left_out_and_said_to_be_and_what_turns_words_round_is_taken_away():
    assert texts(words="The key 🔑🔑 was \u202elost\u202c.")[1] == "“The key […] was lost.”"
    assert " ".join(texts(words="Źdźbło, naïveté, ключ, κλειδί")[1:-3]) == "“Źdźbło, naïveté, ключ, κλειδί”"
    assert texts(words="钥匙丢了，没有人找。")[1] == ELSEWHERE


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=300)), st.sampled_from(Voice), st.booleans())
@example("", Voice.RECORD, True)
@of_examples(max_examples=60)
def test_whatever_the_words_are_every_line_stands_within_the_card_and_can_be_drawn(words, voice, everywhere):
    card = replace(PLAIN, words=words, voice=voice, marks=bool(words))
    if everywhere:
        card = replace(card, kind=words, attribution=words, note=words if voice == Voice.PRESS else "")

    layout = laid_out(card)

    for line in layout.lines:
        width = font(line.face, line.size).getlength(line.text)
        left = line.x - width if line.from_right else line.x
        assert left >= 0
        assert left + width <= WIDTH - MARGIN / 2, line
        assert all(draws(line.face, sign) for sign in line.text), line
    above_the_foot = [line.y + line.size for line in layout.lines[:-2]]
    assert max(above_the_foot) <= FOOT


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_it_opens_as_a_picture_of_the_size_that_others_ask_for(words):
    opened = picture(replace(PLAIN, words=words, attribution=words, kind=words))

    opened.load()
    assert (opened.format, opened.size) == ("PNG", (WIDTH, HEIGHT))


def test_it_is_not_blank_and_differs_where_what_it_shows_differs():
    cards = [
        PLAIN,
        replace(PLAIN, words="A key was lost."),
        replace(PLAIN, corrected="5 May 2022"),
        card_of(row_of(NOTED)),
    ]

    assert len({drawn(card) for card in cards}) == len({card.digest for card in cards}) == len(cards)
    for card in [*cards, SITE]:
        assert len(picture(card).convert("RGB").getcolors(WIDTH * HEIGHT)) > 10


def test_the_same_card_is_the_same_bytes_and_says_in_words_what_it_shows():
    once = drawn(PLAIN)
    for number in range(40):  # more than are remembered
        drawn(replace(PLAIN, words=f"Key {number}"))

    assert drawn(replace(PLAIN)) == once
    assert picture(PLAIN).text["Description"] == PLAIN.told
    assert "“The key was lost.”" in PLAIN.told


def test_a_font_of_the_settings_draws_what_ours_lacks(settings):
    with_hebrew = next((file for file in FONTS if draws(str(file), "ש")), None)
    if with_hebrew is None:
        pytest.skip("No font of this machine has Hebrew letters, or Pillow cannot set them here.")
    settings.CARD_FONT = str(Path(__file__))  # which is no font
    assert texts(words="שלום עולם")[1] == ELSEWHERE
    settings.CARD_FONT = str(with_hebrew)

    line = laid_out(replace(PLAIN, words="שלום עולם")).lines[1]

    assert line.text == "“שלום עולם”"
    assert line.from_right
