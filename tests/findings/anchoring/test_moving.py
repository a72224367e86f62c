"""What moves by itself into a newer text, and what a person must be asked: the rule, without the database."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from findings.anchoring.judging import judge
from findings.anchoring.placing import TooMany, ways
from findings.vocabulary import AnchorReason
from sources.normalising import normalise_fully

WORDS = "Officer Smith said that 38 of the files were not lost in the first flood."
CHAPTERS = [
    "Chapter one. The office",
    "The office of Toytown keeps its papers in a cellar, as it did in the days of the mayor. Nobody had counted them.",
    f"The inspector then asked the staff about it. {WORDS} Nobody else wished to speak of that night.",
    "Chapter two. The cellar",
    "The cellar was dry when the inspector came. A mop stood by the door, and the shelves had been moved to the wall.",
]
TEXT = "\n\n".join(CHAPTERS)


def verdict(old: str, new: str, *words: str):
    """What becomes of the quotation of these words, one passage each, each at its first place after the one before."""
    spans, past = [], 0
    for passage in words or [WORDS]:
        start = old.index(passage, past)
        past = start + len(passage)
        spans.append((start, past))
    return judge(normalise_fully(old), normalise_fully(new), spans)


def moved_words(old: str, new: str, *words: str) -> list[str]:
    return [new[start:end] for start, end in verdict(old, new, *words).spans]


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
    "its sentence repeated in a summary": f"{TEXT}\n\nSummary. {WORDS} The end.",
}


@pytest.mark.parametrize("new", MOVES.values(), ids=MOVES)
def test_it_moves_by_itself(new):
    [words] = moved_words(TEXT, new)

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
    found = verdict(TEXT, new)

    assert found.spans == []
    assert found.why == why


def test_not_put_just_before_the_words_is_seen():
    words = "lost in the first flood"

    found = verdict(TEXT.replace("were not lost", "were lost"), TEXT, words)

    assert found.spans == []


def chapter(number: int, unit: str, count: int) -> str:
    return (
        f"Chapter {number}. The {unit} unit\n\nThe review looked at the {unit} unit of Toytown. It found that the unit "
        f"had failed to keep a list of its keys, and that {count} of them were lost. The Mayor accepts this in full. "
        "He will report to the council within a year on what was done about it, and to whom the keys were given."
    )


UNITS = [chapter(1, "traffic", 8), chapter(2, "river", 38), chapter(3, "horse", 8), chapter(4, "night", 38)]
BOILERPLATE = "the unit had failed to keep a list of its keys"


@pytest.mark.parametrize("number", range(4))
def test_boilerplate_stays_in_its_own_chapter(number):
    old, new = "\n\n".join(UNITS), "Foreword. All is new.\n\n" + "\n\n".join(UNITS)
    starts = [old.index(BOILERPLATE, old.index(f"Chapter {n}.")) for n in range(1, 5)]

    found = judge(normalise_fully(old), normalise_fully(new), [(starts[number], starts[number] + len(BOILERPLATE))])

    assert [start - len("Foreword. All is new.\n\n") for start, _ in found.spans] == [starts[number]]


@pytest.mark.parametrize("number", range(4))
def test_boilerplate_of_a_chapter_that_is_gone_does_not_settle_in_another(number):
    old, new = "\n\n".join(UNITS), "\n\n".join(unit for unit in UNITS if unit != UNITS[number])
    start = old.index(BOILERPLATE, old.index(f"Chapter {number + 1}."))

    found = judge(normalise_fully(old), normalise_fully(new), [(start, start + len(BOILERPLATE))])

    assert found.spans == []
    assert found.why == AnchorReason.AMBIGUOUS


def test_near_boilerplate_in_another_chapter_is_only_a_suggestion():
    words = "and that 38 of them were lost"
    old, new = "\n\n".join(UNITS[:3]), "\n\n".join([UNITS[0], UNITS[2]])

    found = verdict(old, new, words)

    assert (found.spans, found.why) == ([], AnchorReason.CHANGED)
    [(start, end)] = found.proposed
    assert new[start:end] == "and that 8 of them were lost"


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

    assert moved_words(TEXT, new) == [WORDS]


@given(at=st.integers(0, len(WORDS) - 1), put=st.characters(categories=["L", "N"]), data=st.data())
def test_a_letter_or_digit_that_changed_never_moves_alone(at, put, data):
    assume(WORDS[at].isalnum() and put != WORDS[at])
    if normalise_fully(put).text == WORDS[at]:
        return
    changed = WORDS[:at] + put + WORDS[at + 1 :]

    assert verdict(TEXT, TEXT.replace(WORDS, changed)).spans == []


@given(at=st.integers(0, len(WORDS) - 1), put=st.characters(categories=["L", "N"]), take=st.booleans())
def test_a_letter_or_digit_put_in_or_taken_out_never_moves_alone(at, put, take):
    if take and not WORDS[at : at + 1].isalnum():
        return
    changed = WORDS[:at] + WORDS[at + 1 :] if take else WORDS[:at] + put + WORDS[at:]

    assert verdict(TEXT, TEXT.replace(WORDS, changed)).spans == []
