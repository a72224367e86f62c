"""A pasted quotation is verbatim, altered or not there; and a check tells no more than readers may know."""

import pytest
from django.core.management import call_command
from django.db import connection

from findings.checking import LONGEST, check, looking_up
from findings.publishing import withdraw
from tests.factories import AnchorQuestionFactory, FindingFactory, PublisherFactory, SourceFactory, TextVersionFactory

pytestmark = pytest.mark.django_db

QUOTED = (
    "The Toytown Constabulary did not count its 1,500 teapots, and Ida Invented said they’d lost the well-known key "
    "to the biscuit cupboard."
)
BETWEEN = "Nobody in the squad had ever looked behind the purple curtain on the second floor."
LATER = "A sergeant without a whistle told the mayor’s café that forty-one anti-rust lids were missing."


@pytest.fixture
def restricted(db):
    """A published source that nobody may reprint, with one published finding in it."""
    source = SourceFactory(slug="gazette", title="Teapots astray", publisher=PublisherFactory(name="Toytown Gazette"))
    return TextVersionFactory(source=source, text=f"It began in March.\n\n{QUOTED} {BETWEEN}\n\n{LATER} It ended.")


@pytest.fixture
def finding(restricted):
    return FindingFactory(words=QUOTED, text_version=restricted)


def verdict(text):
    return check(text).whole.verdict


@pytest.mark.parametrize(
    "pasted",
    [
        QUOTED,
        QUOTED.upper(),
        f"“{QUOTED}”",
        f"« {QUOTED} »",
        QUOTED.replace(" ", "\n"),
        QUOTED.replace("’", "'").replace("-", "–").replace("1,500", "1500"),
        QUOTED.replace("cupboard", "cup\u00adboard").replace("Constabulary", "Consta-\nbulary"),
        "did not count its 1,500 teapots",
        "[T]he Toytown Constabulary did not count its […] teapots",
        "The Toytown Constabulary did not count ... said they’d lost the well-known key",
        "[the police] did not count its 1,500 teapots [sic], and [she] said they’d lost the well-known key",
        "… lost the well-known key[s] to the biscuit cupboard …",
    ],
)
def test_what_quotation_practice_allows_is_verbatim(finding, pasted):
    result = check(pasted)

    assert (result.whole.verdict, result.whole.findings, result.whole.total) == ("verbatim", (finding.pk,), 1)
    assert result.sentences == ()


def test_what_stands_for_brackets_and_omissions_is_told(finding):
    [fills, left_out] = check(
        "[the police] did not count its […] teapots, and [a woman] said they’d lost"
    ).whole.fillings

    assert (fills.pasted, fills.stands, fills.weighs) == ("[…]", "1,500", True)
    assert (left_out.pasted, left_out.stands) == ("[a woman]", "Ida Invented")


@pytest.mark.parametrize(
    ("was", "now", "deleted", "inserted", "warning"),
    [
        ("did not count", "did count", ["not"], [], "Negation: “not” was taken out"),
        ("said they’d lost", "said they’d not lost", [], ["not"], "Negation: “not” was put in"),
        ("1,500", "1,600", ["1,500"], ["1,600"], "Number: “1,500” became “1,600”"),
        ("Ida Invented", "Ida Imagined", ["Invented"], ["Imagined"], "Name: “Invented” became “Imagined”"),
        ("biscuit", "cake", ["biscuit"], ["cake"], None),
        ("cupboard", "shelf", ["cupboard"], ["shelf"], None),
    ],
)
def test_a_changed_word_is_shown_where_it_is(finding, was, now, deleted, inserted, warning):
    part = check(QUOTED.replace(was, now)).whole

    assert (part.verdict, part.findings) == ("altered", (finding.pk,))
    assert [s.text for s in part.difference.stretches if s.kind == "deleted"] == deleted
    assert [s.text for s in part.difference.stretches if s.kind == "inserted"] == inserted
    assert part.difference.warnings == ([warning] if warning else [])


@pytest.mark.parametrize(
    ("pasted", "missing"), [("racist remarks were found here", "Anti"), ("found here, and the well", "known")]
)
def test_half_a_word_with_a_hyphen_is_not_the_word(db, pasted, missing):
    FindingFactory(words="Anti-racist remarks were found here, and the well-known key to the biscuit cupboard.")

    part = check(pasted).whole

    assert part.verdict == "altered"
    assert [(s.kind, s.text) for s in part.difference.stretches if s.kind != "same"] == [("deleted", missing)]


def test_words_of_a_source_that_are_in_no_finding_name_the_source_alone(finding):
    part = check(BETWEEN).whole

    assert (part.verdict, part.findings, part.difference) == ("not-excerpted", (), None)
    assert [(place.title, place.publisher, place.page) for place in part.places] == [
        ("Teapots astray", "Toytown Gazette", "")
    ]


def test_of_a_restricted_source_no_word_is_told_that_was_not_pasted(finding):
    for pasted in [
        BETWEEN.replace("purple", "green"),
        f"{BETWEEN[:40]} … the second floor.",
        BETWEEN.replace("squad", "[unit]"),
    ]:
        assert "purple" not in repr(check(pasted)).replace(repr(pasted)[1:-1], "")

    part = check(BETWEEN.replace("purple", "green")).whole
    assert (part.verdict, part.difference) == ("altered", None)
    assert part.places[0].title == "Teapots astray"


def test_of_an_open_source_the_difference_is_shown(restricted):
    type(restricted.source).objects.update(licence="open-government-licence")

    part = check(BETWEEN.replace("purple", "green")).whole

    assert [(s.kind, s.text) for s in part.difference.stretches if s.kind != "same"] == [
        ("deleted", "purple"),
        ("inserted", "green"),
    ]


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_of_a_source_that_is_not_published_nothing_is_told(restricted, state):
    type(restricted.source).objects.update(state=state)

    for pasted in [QUOTED, BETWEEN, BETWEEN.replace("purple", "green")]:
        assert verdict(pasted) == "absent"


def test_of_a_draft_nothing_is_told_but_that_its_source_has_the_words(restricted):
    FindingFactory(words=QUOTED, text_version=restricted, state="draft")

    assert (verdict(QUOTED), check(QUOTED).whole.findings) == ("not-excerpted", ())


def test_words_that_were_withdrawn_are_as_if_they_were_not_there(finding, restricted):
    withdraw([finding], reason="legal")
    TextVersionFactory(source=restricted.source, number=2, text=restricted.text + " More.")

    for pasted in [QUOTED, QUOTED[:60], QUOTED.replace("biscuit", "cake"), f"{QUOTED} {BETWEEN}"]:
        assert verdict(pasted) == "absent"
    assert verdict(BETWEEN) == "not-excerpted"


def test_words_that_are_held_are_as_if_they_were_not_there(db):
    question = AnchorQuestionFactory(words=QUOTED, newer="It now says something else altogether, in other words.")

    assert verdict(QUOTED) == "absent"

    question.answer, question.answered_at = "kept", question.asked_at
    question.save()
    assert verdict(QUOTED) == "verbatim"


def test_only_what_a_source_says_now_counts(restricted):
    TextVersionFactory(
        source=restricted.source, number=2, text="It says nothing of the sort any more, and that is all."
    )

    assert verdict(BETWEEN) == "absent"
    assert verdict("It says nothing of the sort any more") == "not-excerpted"


def test_where_the_whole_is_not_there_each_sentence_is_looked_for(finding):
    pasted = (
        f"{QUOTED} {LATER.replace('forty-one', 'forty-two')} A unicorn flew over seventeen green hills at dawn. Why?"
    )

    result = check(pasted)

    assert [part.verdict for part in result.sentences] == ["verbatim", "altered", "absent", "too-short"]
    assert result.sentences[0].findings == (finding.pk,)


def test_among_many_sentences_one_that_stands_everywhere_is_to_be_checked_by_itself(restricted, monkeypatch):
    monkeypatch.setattr(looking_up, "ALTOGETHER", 30)
    everywhere = "It was the end of the day for all of them."
    for _ in range(looking_up.WINDOWS + 1):
        TextVersionFactory(text=everywhere)
    sentences = [everywhere, QUOTED, BETWEEN, LATER, "A unicorn flew over seventeen green hills."]

    told = [part.verdict for part in check(" ".join(sentences)).sentences]

    assert told == ["too-short", "not-excerpted", "not-excerpted", "not-excerpted", "absent"]
    assert verdict(everywhere) == "not-excerpted"


def test_words_that_many_findings_hold_are_counted(db):
    made = [FindingFactory(words=f"Badge number {n} was lost in the long grass, they said.") for n in range(7)]

    part = check("was lost in the long grass").whole

    assert (part.total, part.more, len(part.findings)) == (7, False, 5)
    assert set(part.findings) < {finding.pk for finding in made}


def test_a_passage_across_windows_and_a_phrase_that_stands_everywhere_are_found(db):
    source = SourceFactory(slug="long", title="A long report")
    filling = "It was the end of the day and it was the end of the week. " * 300
    TextVersionFactory(source=source, text=f"{filling}{QUOTED} {BETWEEN} {LATER} {filling}")

    assert verdict(f"{QUOTED} {BETWEEN} {LATER}") == "not-excerpted"
    assert verdict("it was the end of the day and it was the end of the week") == "not-excerpted"


def test_single_words_far_apart_are_no_quotation(finding):
    assert verdict("Toytown … key … cupboard") == "absent"
    assert verdict("Toytown Constabulary … biscuit cupboard") == "verbatim"


def test_a_text_that_is_taken_away_takes_its_windows_with_it(restricted):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM sources_textversion")
        cursor.execute("SELECT count(*) FROM findings_textwindow")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(
    "typed",
    [
        "a" * LONGEST, "a " * (LONGEST // 2), "[" * 1000, "[]" * 1000, "a[b]" * 500, "[a] b c d " * 200, "…" * LONGEST,
        "word … " * 280, "\0 \x01 three words here", "\u202e\u202d right to left \u05d0\u05d1", "%s %(x)s ' \\ {0}",
        "-" * LONGEST, "\ud800 one two three", "A b c. " * 285, "'" * 1999 + "a", "a-\n" * 600, "1," * 1000,
        "\U0001f511 " * 900, "the of and " * 180,
    ],
)  # fmt: skip
def test_nothing_that_is_typed_is_an_error(finding, typed, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        check(typed)


def test_too_much_and_too_little_are_said_kindly(db):
    assert "2,000 characters" in check("word " * 500).problem
    assert "at least three" in check("tick box").problem
    assert "Paste the words" in check(" \n ").problem


def test_all_windows_are_made_anew_by_one_command(restricted, finding, capsys):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE findings_textwindow SET shingles = '{}'")
    assert verdict(BETWEEN) == "absent"

    call_command("rebuild_windows")

    assert verdict(BETWEEN) == "not-excerpted"
    assert "1 of 1 texts read" in capsys.readouterr().out
