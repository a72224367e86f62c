"""What moves by itself into a newer text, and what a person must be asked: the rule, without the database."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from findings.anchoring.placing import TooMany, ways
from findings.vocabulary import AnchorReason
from sources.normalising import normalise_fully
from tests.findings.anchoring.judged import moved_words, verdict

WORDS = "Officer Smith said that 38 of the files were not lost in the first flood."
CHAPTERS = [
    "Chapter one. The office",
    "The office of Toytown keeps its papers in a cellar, as it did in the days of the mayor. Nobody had counted them.",
    f"The inspector then asked the staff about it. {WORDS} Nobody else wished to speak of that night.",
    "Chapter two. The cellar",
    "The cellar was dry when the inspector came. A mop stood by the door, and the shelves had been moved to the wall.",
]
TEXT = "\n\n".join(CHAPTERS)

MOVES = {
    "nothing changed": TEXT,
    "ligatures": TEXT.replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ"),
    "soft hyphens": TEXT.replace("Officer", "Of\u00adfi\u00adcer").replace("files", "fi\u00adles"),
    "no-break spaces": TEXT.replace("38 of", "38\u00a0of").replace("Officer Smith", "Officer\u202fSmith"),
    "changed line breaks": TEXT.replace(" said", "\nsaid").replace("files ", "files\n"),
    "every line broken elsewhere": "\n\n".join(chapter.replace(" ", "\n") for chapter in CHAPTERS),
    "lines instead of paragraphs": TEXT.replace("\n\n", "\n"),
    "a word divided at the end of a line": TEXT.replace("flood", "flo-\nod"),
    "a word divided by a soft hyphen at the end of a line": TEXT.replace("flood", "flo\u00ad\nod"),
    "text inserted at the beginning": f"Foreword. This is new.\n\n{TEXT}",
    "text inserted mid-sentence, far from it": TEXT.replace("papers", "papers, maps and pictures"),
    "text inserted at the end": f"{TEXT}\n\nAfterword. This is new.",
    "a paragraph inserted before its paragraph": TEXT.replace(
        "The inspector then", "A new paragraph.\n\nThe inspector then"
    ),
    "a paragraph inserted after its paragraph": TEXT.replace("Chapter two", "A new paragraph.\n\nChapter two"),
    "paragraphs inserted on both sides": TEXT.replace("Chapter two", "A new one.\n\nChapter two").replace(
        "The inspector then", "Another new one.\n\nThe inspector then"
    ),
    "a sentence inserted right before it": TEXT.replace(WORDS, f"It rained all the while. {WORDS}"),
    "a sentence inserted right after it": TEXT.replace(WORDS, f"{WORDS} It rained all the while."),
    "a chapter deleted elsewhere": "\n\n".join(CHAPTERS[:3]),
    "the paragraph before it deleted": "\n\n".join([*CHAPTERS[:1], *CHAPTERS[2:]]),
    "a word changed far before it": TEXT.replace("its papers", "these papers"),
    "its sentence repeated in a summary": f"{TEXT}\n\nSummary. {WORDS} The end.",
}


@pytest.mark.parametrize("new", MOVES.values(), ids=MOVES)
def test_it_moves_by_itself(new):
    [words] = moved_words(TEXT, new, WORDS)

    assert normalise_fully(words).text == WORDS


CURLY = TEXT.replace("Officer Smith said that", "“It’s true,” said Officer Smith, “that")
STRAIGHT = CURLY.replace("“", '"').replace("”", '"').replace("’", "'")


@pytest.mark.parametrize(("old", "new"), [(CURLY, STRAIGHT), (STRAIGHT, CURLY)], ids=["straightened", "curled"])
def test_it_moves_by_itself_between_curly_and_straight_quotation_marks(old, new):
    start = old.index("It")
    words = old[start : old.index(" flood.") + 7]

    [found] = moved_words(old, new, words)

    assert found == new[start : start + len(words)]


ASKS = {
    "a name changed by one letter": (TEXT.replace("Smith", "Smyth"), AnchorReason.CHANGED),
    "a name without its capital": (TEXT.replace("Smith", "smith"), AnchorReason.CHANGED),
    "“not” inserted": (TEXT.replace("files were", "files were not"), AnchorReason.CHANGED),
    "“not” taken out": (TEXT.replace("were not lost", "were lost"), AnchorReason.CHANGED),
    "38 → 8": (TEXT.replace("38", "8"), AnchorReason.CHANGED),
    "38 → 3.8": (TEXT.replace("38", "3.8"), AnchorReason.CHANGED),
    "words deleted from it": (TEXT.replace(" in the first flood", ""), AnchorReason.CHANGED),
    "all its words deleted": (TEXT.replace(WORDS, ""), AnchorReason.GONE),
    "the same words twice with equal context": (f"{TEXT}\n\n{TEXT}", AnchorReason.AMBIGUOUS),
    "its paragraph twice": (TEXT.replace(CHAPTERS[2], f"{CHAPTERS[2]}\n\n{CHAPTERS[2]}"), AnchorReason.AMBIGUOUS),
    "its paragraph once more, elsewhere": (f"{TEXT}\n\n{CHAPTERS[2]}", AnchorReason.AMBIGUOUS),
    "the sentence before it replaced": (
        TEXT.replace("The inspector then asked the staff about it.", "The mayor has never been asked."),
        AnchorReason.AMBIGUOUS,
    ),
    "its sentence twice": (TEXT.replace(WORDS, f"{WORDS} {WORDS}"), AnchorReason.AMBIGUOUS),
    "its words in another chapter alone": (
        f"{TEXT.replace(WORDS, '')}\n\nChapter three. The flood\n\nIn the end: {WORDS} So it was.",
        AnchorReason.AMBIGUOUS,
    ),
    "a sentence of its own, in another chapter alone": (
        f"{TEXT.replace(WORDS, '')}\n\n{WORDS}\n\nThat was all.",
        AnchorReason.AMBIGUOUS,
    ),
    "“it is not true that” put before it": (
        TEXT.replace(WORDS, f"It is not true that {WORDS}"),
        AnchorReason.AMBIGUOUS,
    ),
}


@pytest.mark.parametrize(("new", "why"), ASKS.values(), ids=ASKS)
def test_a_person_is_asked(new, why):
    found = verdict(TEXT, new, WORDS)

    assert found.spans == []
    assert found.why == why


def test_not_put_just_before_the_words_is_seen():
    words = "lost in the first flood"

    found = verdict(TEXT.replace("were not lost", "were lost"), TEXT, words)

    assert found.spans == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("it was 38 degrees", "it was -38 degrees", "38 degrees"),
        ("it was 38 degrees", "it was \u221238 degrees", "38 degrees"),
        ("it cost 38 in all", "it cost £38 in all", "38 in all"),
        ("it cost £38 in all", "it cost $38 in all", "38 in all"),
        ("it rose by 38 at once", "it rose by 38% at once", "it rose by 38"),
        ("it rose by 38 at once", "it rose by 38 % at once", "it rose by 38"),
    ],
)
def test_a_sign_put_to_the_number_at_an_end_is_seen(old, new, words):
    def told(by):
        return TEXT.replace("Nobody had counted them.", f"The mayor says that {by}, and nobody had counted them.")

    assert verdict(told(old), told(new), words).spans == []
    assert moved_words(told(old), f"New.\n\n{told(old)}", words) == [words]


IN_COLUMNS = "The key was\nlost and no-\nbody looked"
OVER_A_PAGE = "The key was lost and\n\n12\n\nnobody looked for it."
PAGES = f"{CHAPTERS[1]}\n\n{OVER_A_PAGE}\n\n{CHAPTERS[4]}"
FOOTNOTE = f"{CHAPTERS[1]}\n\nThe key was lost,\n1 See the list of keys.\nand nobody looked for it.\n\n{CHAPTERS[4]}"
COLUMNS = f"{CHAPTERS[1]}\n\nThe key was\nlost and no-\nbody looked for it.\n\n{CHAPTERS[4]}"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (PAGES, f"New. Begin.\n\n{PAGES}", ["The key was lost and", "nobody looked for it."]),
        (PAGES, PAGES.replace("\n\n12\n\n", " "), ["The key was lost and", "nobody looked for it."]),
        (PAGES, PAGES.replace("\n\n12\n\n", "\n"), ["The key was lost and", "nobody looked for it."]),
        (FOOTNOTE, f"New. Begin.\n\n{FOOTNOTE}", ["The key was lost,", "and nobody looked for it."]),
        (
            FOOTNOTE,
            FOOTNOTE.replace("\n1 See the list of keys.\n", " ") + "\n\n1 See the list of keys.",
            ["The key was lost,", "and nobody looked for it."],
        ),
        (
            COLUMNS,
            COLUMNS.replace("no-\nbody", "nobody").replace("was\n", "was "),
            [IN_COLUMNS],
        ),
        (COLUMNS, COLUMNS.replace("key was\nlost", "key\nwas lost"), [IN_COLUMNS]),
    ],
    ids=["page", "page break gone", "page number gone", "footnote", "footnote at the end", "columns", "other columns"],
)
def test_quotations_over_breaks_move(old, new, words):
    found = moved_words(old, new, *words)

    assert [normalise_fully(each).text for each in found] == [normalise_fully(each).text for each in words]


@pytest.mark.parametrize(
    "new",
    [
        PAGES.replace("\n\n12\n\n", " not "),
        PAGES.replace("12", "13"),
        PAGES.replace("lost and", "lost, and"),
        PAGES.replace(
            "The key was lost and\n\n12\n\nnobody looked for it.", "nobody looked for it. The key was lost and"
        ),
    ],
    ids=["a word between", "another page number", "a comma", "in another order"],
)
def test_a_person_is_asked_about_quotations_over_a_break(new):
    assert verdict(PAGES, new, "The key was lost and", "nobody looked for it.").spans == []


def test_passages_that_can_be_found_in_countless_ways_are_given_up():
    body = normalise_fully("0 " * 300)

    with pytest.raises(TooMany):
        ways(body, ["0"] * 4, [["0"] * 5] * 3)


inserted = st.text(st.sampled_from("abcdefgh ij klm no. “”’\n1234567890"), min_size=1, max_size=60)


@given(place=st.sampled_from([0, *[TEXT.index(c) for c in CHAPTERS[1:]], len(TEXT)]), what=inserted)
def test_a_paragraph_inserted_elsewhere_always_moves_it_and_changes_no_word(place, what):
    assume(any(character.isalnum() for character in what))
    new = f"{TEXT[:place].rstrip()}\n\n{what.strip()}.\n\n{TEXT[place:]}".strip()

    assert moved_words(TEXT, new, WORDS) == [WORDS]


@given(at=st.integers(0, len(WORDS) - 1), put=st.characters(categories=["L", "N"]), data=st.data())
def test_a_letter_or_digit_that_changed_never_moves_alone(at, put, data):
    assume(WORDS[at].isalnum() and put != WORDS[at])
    if normalise_fully(put).text == WORDS[at]:
        return
    changed = WORDS[:at] + put + WORDS[at + 1 :]

    assert verdict(TEXT, TEXT.replace(WORDS, changed), WORDS).spans == []


@given(at=st.integers(0, len(WORDS) - 1), put=st.characters(categories=["L", "N"]), take=st.booleans())
def test_a_letter_or_digit_put_in_or_taken_out_never_moves_alone(at, put, take):
    if take and not WORDS[at : at + 1].isalnum():
        return
    changed = WORDS[:at] + WORDS[at + 1 :] if take else WORDS[:at] + put + WORDS[at:]

    assert verdict(TEXT, TEXT.replace(WORDS, changed), WORDS).spans == []
