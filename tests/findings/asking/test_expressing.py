"""What is typed finds what it says, on real documents."""

import pytest

from findings import search
from findings.asking.expressing import expression
from findings.asking.tree import Phrase, Start, Word
from findings.index.following import current
from findings.index.searching import Answer, Question
from findings.models import SearchDocument
from tests.factories import FindingFactory, PersonFactory, ThemeFactory

pytestmark = pytest.mark.django_db

TICK, TICKED = "A cop called it a tick box.", "Two ticked boxes were counted."


@pytest.mark.parametrize(
    ("typed", "text", "other"),
    [
        ('"tick box"', TICK, TICKED),
        ("tick box", TICKED, "The box was empty."),
        ('"a tick box"', TICK, "One tick box was empty."),
        ('"the the"', "He said the the twice.", "He said the other."),
        ('"ticked"', TICKED, TICK),
        ("tick-box", TICK, "The box had a tick."),
        ("tick box", "The tick-box culture.", "The box culture."),
        ('"tick box"', "The tick–box culture.", "The tick of the box."),
        ("women", "Toytown’s men/women divide.", "Toytown’s men divide."),
        ("21", "In 2020-21 all slept.", "In 2020 all slept."),
        ("cafe", "The mayor’s café was shut.", "The mayor was shut."),
        ("CAFÉ", "The cafe was shut.", "The mayor was shut."),
        ("cafe\u0301", "The café was open.", "The mayor was open."),
        ('"mayor\'s café"', "The mayor’s cafe is shut.", "The cafe of the mayor is shut."),
        ("co\u00adoperate", "They cooperate.", "They operate."),
        ("colour", "The color of the key.", "The collar of the key."),
        ("colors", "Its colour was lost.", "Its collar was lost."),
        ('"colour blind"', "They were color blind.", "Blind to color they were."),
        ("organisation", "The organization slept.", "The organ slept."),
        ("specialize", "He specialised in keys.", "He had a special key."),
        ("gaol", "Jails were full.", "Pails were full."),
        ("pedophile", "A paedophile was found.", "A pedal was found."),
        ("strap*", "Two fridges were strapped shut.", "A trap was shut."),
        ("ticke*", TICKED, TICK),
        ("(freezer OR fridge) rope", "A fridge and a rope.", "A fridge and a key."),
        ("freezer OR fridge rope", "A freezer alone.", "A fridge alone."),
        ("fridge -rope", "The fridge was cold.", "The fridge had a rope."),
        ('box -"tick box"', TICKED, TICK),
        ("box -(tick OR cop)", "The box slept.", TICKED),
        ("fridge NOT rope", "Our fridge was cold.", "Our fridge had a rope."),
        ("-tick", "Nothing at all.", TICK),
        ('-"tick box"', TICKED, TICK),
        ('strap* OR "tick box"', TICK, TICKED),
        ('cop "tick box" call*', TICK, "The cop called a tick and a box."),
        ("the fridge", "Some fridge.", "The rope."),
        ("the OR fridge", "Any fridge.", "The long rope."),
        ("'tick box'", TICK, TICKED),
        ("„tick box“", TICK, TICKED),
        ('"a cop […] tick box"', TICK, TICKED),
    ],
)
def test_what_is_typed_finds_one_text_and_not_the_other(found, typed, text, other):
    assert found(typed, text, other) == [text]


@pytest.mark.parametrize("typed", ["the", '""', "🗝", "-the", "(the OR of)", "", "*", "x" * 5_000 + " the"])
def test_where_there_is_nothing_to_look_for_nothing_is_found(found, typed):
    assert found(typed, TICK) == []


def test_no_phrase_reaches_from_the_quotation_into_the_summary_or_from_name_to_name_or_over_words_left_out():
    finding = FindingFactory(
        words="They slept soundly.",
        summary="Nobody woke.",
        themes=[ThemeFactory(name="Cold Storage", aliases=["ice box"])],
        speakers=[PersonFactory(name="Ida Invented", aliases=["Box Ida"])],
    )

    def is_found(typed):
        return SearchDocument.objects.matching(typed).filter(pk=finding.pk).exists()

    assert not is_found('"soundly nobody"')
    assert not is_found('"woke cold"')
    assert not is_found('"storage ice"')
    assert not is_found('"invented box"')
    assert is_found('"they slept soundly"')
    assert is_found('"cold storage" "ice box" "box ida"')


def test_names_match_in_every_way_that_words_do():
    FindingFactory(themes=[ThemeFactory(name="Neighbourhood policing")], speakers=[PersonFactory(name="Zoë Quill")])

    for typed in ["neighborhood", '"neighborhood policing"', "neighbourh*", "zoe", '"ZOE QUILL"', "qui*"]:
        assert SearchDocument.objects.matching(typed).exists(), typed


@pytest.mark.parametrize(
    "leaf",
    [
        Word("'; DROP TABLE findings_finding; --"),
        Word("%s %(x)s {0}"),
        Start("a' | 'b"),
        Start("\\"),
        Start("the"),
        Start("🗝"),
        Phrase(("%", "\\'", "a:*b", "!x", "<->")),
        Word("x" * 2_000),
        Phrase(("é" * 2_000,)),
    ],
)
def test_whatever_a_leaf_holds_stands_in_parameters(leaf):
    asked = expression(leaf)

    assert asked.sql.replace("%s", "").isprintable()
    assert asked.sql.count("%s") == len(asked.params)
    search.heard(leaf)
    SearchDocument.objects.holding(leaf).count()


def marks(client, typed):
    [finding] = client.get("/findings/", {"q": typed}).context["page_obj"]
    return [words for words, is_match in finding.hits if is_match]


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("tick", ["tick", "ticked"]),
        ('"tick box"', ["tick box"]),
        ("ticke*", ["ticked"]),
        ('cop "tick box"', ["cop", "tick box"]),
        ("colour", ["color"]),
        ("organise", ["organized"]),
        ("cafe -fridge", ["café"]),
        ('tick "tick box"', ["tick box", "ticked"]),
    ],
)
def test_the_words_that_matched_are_marked(client, typed, marked):
    FindingFactory(words="A cop organized a tick box of one color, and ticked the café.")

    assert marks(client, typed) == marked


def test_the_words_of_the_quotation_count_more_than_those_of_a_name_for_phrases_too():
    by_name = FindingFactory(words="Something was lost.", themes=[ThemeFactory(name="Tick box")])
    by_words = FindingFactory(words=TICK)
    question = Question(words=search.sought('"tick box"'), order="relevance")

    assert Answer(current().archive, question).findings(0, 10) == [by_words.pk, by_name.pk]
