"""What holds of checking any passage: allowed changes are none, every other is shown, and nothing else is told."""

from random import Random
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from findings.checking import check
from tests.benchmarks.corpus.words import drawn
from tests.factories import FindingFactory, SourceFactory, TextVersionFactory

pytestmark = pytest.mark.django_db
repeated = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])

FEWEST = 8
SAME = ["'‘’‛′`´", '"“”„«»″', "-–—‐‑", " \u00a0\n\t\u2009\u202f\u3000"]
OMITTED = [" […] ", " … ", "… ", " ... ", " [...] ", " (…) ", " . . . "]
PUT_IN = ["[the squad]", "[she]", "[Toytown]", "[sic]", "[a lid]"]


def passage(seed):
    """Sixty words of few meanings, with a name, a number, a hyphen and an apostrophe among them."""
    dice = Random(f"passage {seed}")
    words = [drawn(dice) for _ in range(60)]
    words[10], words[20], words[30], words[40] = (
        "Inventa’s",
        f"{seed + 1},{dice.randrange(100, 999)}",
        "well-kept",
        "didn’t",
    )
    words[50] = f"Toytown{seed}"
    return words


PASSAGES = [passage(seed) for seed in range(5)]


@pytest.fixture
def published(db):
    """Findings of these passages, each in the midst of others words."""
    return [
        FindingFactory(
            words=" ".join(words),
            text_version=TextVersionFactory(text=f"Something ahead. {' '.join(words)}. Something behind."),
        )
        for words in PASSAGES
    ]


@st.composite
def chosen(draw):
    """Some of the words of one of the passages, and which."""
    number = draw(st.integers(0, len(PASSAGES) - 1))
    start = draw(st.integers(0, 60 - FEWEST))
    return number, PASSAGES[number][start : draw(st.integers(start + FEWEST, 60))]


@st.composite
def retyped(draw, words):
    """The words as somebody may quote them: other marks, dashes, spaces and capitals; some left out or put in."""
    words = list(words)
    if len(words) >= 12 and draw(st.booleans()):
        start = draw(st.integers(4, len(words) - 6))
        gone = draw(st.integers(start, min(len(words) - 4, start + 12)))
        words[start:gone] = [draw(st.sampled_from(OMITTED))]
    elif draw(st.booleans()):
        start = draw(st.integers(1, len(words) - 4))
        words[start : start + draw(st.integers(0, 3))] = [draw(st.sampled_from(PUT_IN[:3]))]
    typed = []
    for character in " ".join(words):
        for same in SAME:
            if character in same:
                character = draw(st.sampled_from(same)) * (draw(st.integers(1, 2)) if same[0] == " " else 1)
        typed.append(character)
    case = draw(st.sampled_from([str, str.upper, str.lower, str.title]))
    first, last = draw(st.sampled_from([("“", "”"), ('"', '"'), ("« ", " »"), ("", "."), ("… ", " …"), ("‘", ",’")]))
    return f"{first}{case(''.join(typed))}{last}"


@repeated
@given(chosen(), st.data())
def test_a_passage_quoted_as_is_customary_is_verbatim(published, choice, data):
    number, words = choice
    pasted = data.draw(retyped(words))

    part = check(pasted).whole

    assert part.verdict == "verbatim", pasted
    assert published[number].pk in part.findings


@repeated
@given(chosen(), st.data())
def test_one_other_word_is_shown_where_it_is(published, choice, data):
    number, words = choice
    at = data.draw(st.integers(0, len(words) - 1))
    pasted = [*words[:at], "zebra", *words[at + 1 :]]

    part = check(" ".join(pasted)).whole

    assert (part.verdict, part.findings) == ("altered", (published[number].pk,))
    kinds = [(s.kind, s.text) for s in part.difference.stretches if s.kind != "same"]
    assert kinds == [("deleted", words[at]), ("inserted", "zebra")]


@repeated
@given(chosen(), st.data(), st.sampled_from(["not", "never", "without", "77"]))
def test_one_word_more_that_turns_the_sense_is_flagged(published, choice, data, word):
    number, words = choice
    at = data.draw(st.integers(1, len(words) - 1))

    part = check(" ".join([*words[:at], word, *words[at:]])).whole

    assert (part.verdict, part.findings) == ("altered", (published[number].pk,))
    assert [(s.kind, s.text, s.weighs) for s in part.difference.stretches if s.kind != "same"] == [
        ("inserted", word, True)
    ]
    noun = "Number" if word == "77" else "Negation"
    assert part.difference.warnings == [f"{noun}: “{word}” was put in"]


@repeated
@given(
    st.integers(0, len(PASSAGES) - 1),
    st.sampled_from([(10, "Inventa’s", "Imagina’s"), (20, None, "31"), (40, None, "did")]),
)
def test_another_name_number_or_negation_is_flagged(published, number, change):
    at, was, now = change
    words = list(PASSAGES[number])
    was, words[at] = was or words[at], now

    part = check(" ".join(words)).whole

    assert part.verdict == "altered"
    assert [(s.text, s.weighs) for s in part.difference.stretches if s.kind != "same"] == [(was, True), (now, True)]
    assert len(part.difference.warnings) == 1


SECRETS = [f"hushed{n}word" for n in range(120)]


@pytest.fixture
def hidden(db):
    """The same words in a restricted source, a source that is not published, and drafts and withdrawn findings."""
    text = f"{' '.join(SECRETS[:60])}. Known to all, and to nobody else in Toytown. {' '.join(SECRETS[60:])}."
    restricted = TextVersionFactory(text=text)
    FindingFactory(words="Known to all, and to nobody else in Toytown.", text_version=restricted)
    FindingFactory(words=" ".join(SECRETS[70:90]), text_version=restricted, state="draft")
    FindingFactory(words=" ".join(SECRETS[95:110]), text_version=restricted, state="withdrawn")
    TextVersionFactory(source=SourceFactory(state="draft", slug="unready"), text=f"{text} More.")


@repeated
@given(st.data(), st.integers(0, 112), st.integers(4, 20))
def test_no_word_of_a_restricted_or_hidden_text_comes_out(hidden, client, data, start, length):
    words = SECRETS[start : start + length]
    change = data.draw(st.sampled_from(["none", "left out", "put in", "another", "known"]))
    at = data.draw(st.integers(1, len(words) - 2))
    pasted = {
        "none": words,
        "left out": [*words[:at], "[…]", *words[at + 1 :]],
        "put in": [*words[:at], "[this]", *words[at + 1 :]],
        "another": [*words[:at], "zebra", *words[at + 1 :]],
        "known": [*words, "Known to all, and to nobody else in Toytown.", *words],
    }[change]

    page = client.get(f"/check/?text={quote(' '.join(pasted))}").content.decode()

    assert [word for word in SECRETS if word in page and word not in pasted] == []
