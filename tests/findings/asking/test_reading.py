import pytest

from findings.asking.asked import Asked, Field
from findings.asking.parsing import DEEPEST, LONGEST_PHRASE, MOST_LEAVES
from findings.asking.reading import read
from findings.asking.telling import told
from findings.asking.tree import Either, Every, Phrase, Start, Without, Word, leaves

A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("freezer", Word("freezer")),
        ("  a \t b\n", Every((A, B))),
        ("a a b", Every((A, B))),
        ('"tick box"', Phrase(("tick", "box"))),
        ("“tick box”", Phrase(("tick", "box"))),
        ("„tick box“", Phrase(("tick", "box"))),
        ("«tick box»", Phrase(("tick", "box"))),
        ("‘tick box’", Phrase(("tick", "box"))),
        ("'tick box'", Phrase(("tick", "box"))),
        ("'the mayor's key'", Phrase(("the", "mayor's", "key"))),
        ("the mayor's 'lost key'", Every((Word("the"), Word("mayor's"), Phrase(("lost", "key"))))),
        ("boys' keys", Every((Word("boys"), Word("keys")))),
        ('"lost […] key"', Every((Phrase(("lost",)), Phrase(("key",))))),
        ('a"b c"', Every((A, Phrase(("b", "c"))))),
        ("a -b", Every((A, Without(B)))),
        ("a −b", Every((A, Without(B)))),
        ("a NOT b", Every((A, Without(B)))),
        ('a -"b c"', Every((A, Without(Phrase(("b", "c")))))),
        ("a -(b c)", Every((A, Without(Every((B, C)))))),
        ("a -(-b)", Every((A, B))),
        ("tick-box", Word("tick-box")),
        ("a - b", Every((A, B))),
        ("--a", A),
        ("a OR b", Either((A, B))),
        ("a|b", Either((A, B))),
        ("a or b", Every((A, Word("or"), B))),
        ("a AND b", Every((A, B))),
        ("a OR b c", Either((A, Every((B, C))))),
        ("a OR b -c", Either((A, Every((B, Without(C)))))),
        ("(a OR b) c", Every((Either((A, B)), C))),
        ("((a) (b))", Every((A, B))),
        ("a OR (b OR c)", Either((A, B, C))),
        ("strap*", Start("strap")),
        ("-strap*", Without(Start("strap"))),
        ("(strap*)", Start("strap")),
        ("key,", Word("key")),
        ("#key!", Word("key")),
        ("ＡＢ", Word("AB")),
        ("ke\u200by", Word("key")),
        ("\u202efreezer", Word("freezer")),
        ("10:30", Word("10:30")),
    ],
)
def test_a_text_is_read_as_its_tree_with_nothing_to_note(text, tree):
    asked = read(text)

    assert asked.tree == tree
    assert asked.notes == () or text == "a - b"


@pytest.mark.parametrize(
    ("text", "tree", "note"),
    [
        ('"tick box', Every((Word("tick"), Word("box"))), "The quotation mark that was never closed was left out."),
        ("(a b", Every((A, B)), "The bracket that was never closed was left out."),
        ("a) b", Every((A, B)), "The closing bracket that nothing opened was left out."),
        ("a () b", Every((A, B)), "Brackets with nothing between them were left out."),
        ('a "" b', Every((A, B)), "Quotation marks with no word between them were left out."),
        ("a OR", A, "OR stands between two things"),
        ("OR", None, "OR stands between two things"),
        ("a OR OR b", Either((A, B)), "OR stands between two things"),
        ("-", None, "“-”: left out"),
        ("- a", A, "“-”: left out"),
        ("a NOT", A, "A minus with nothing behind it was left out."),
        ("*", None, "“*”: left out, since no letter or figure stands there."),
        ("a* b", Every((A, B)), "At least 2 letters stand before a star"),
        ('"strap* a"', Phrase(("strap", "a")), "A star within quotation marks was left out"),
        (":", None, "“:”: left out"),
        ("🗝 🚪 a", A, "“🗝”, “🚪”: left out"),
        ("colour:red", Word("colour:red"), "There is no filter “colour:”"),
        ("theme: -cold", Every((Word("theme"), Without(Word("cold")))), "“theme:” has nothing behind it"),
        ("theme: OR a", Either((Word("theme"), A)), "“theme:” has nothing behind it"),
        ("theme:(-a)", Every((Word("theme"), Without(A))), "“theme:” has nothing behind it"),
        (
            "*rap a*b c",
            Every((Word("rap"), Word("a*b"), C)),
            "A star stands at the end of a word only: “*rap”",
        ),
        ("https://toytown.example/?a=1", Word("https://toytown.example/?a=1"), "What “https://toytown.exam…” joins"),
        ("rope/box", Word("rope/box"), "What “rope/box” joins is looked for side by side."),
        ("x" * 3_000, Word("x" * 2_000), "Only the first 2,000 characters were read."),
        ("(" * 20 + "a" + ")" * 20, A, f"Brackets more than {DEEPEST} deep were left out."),
        ("a OR theme:b", Either((A, B)), "“theme:b” was read as words"),
        ("c (a OR -theme:b)", Every((C, Either((A, Without(B))))), "“theme:b” was read as words"),
        ("theme:a OR kind:b", Either((A, B)), "“kind:b” was read as words"),
        ("-(theme:a kind:b)", Without(Every((A, B))), "“theme:a” was read as words"),
    ],
)
def test_what_is_not_taken_as_it_stands_is_said(text, tree, note):
    asked = read(text)

    assert asked.tree == tree
    assert any(told.startswith(note) for told in asked.notes), asked.notes


@pytest.mark.parametrize(
    ("text", "words", "fields"),
    [
        ("theme:forensics freezer", "freezer", [Field("theme", ("forensics",))]),
        ("THEME:forensics", "", [Field("theme", ("forensics",))]),
        ('theme:"rape kits"', "", [Field("theme", ("rape kits",))]),
        ("theme:“rape kits”", "", [Field("theme", ("rape kits",))]),
        ("theme:'rape kits' a", "a", [Field("theme", ("rape kits",))]),
        ("-theme:cold a", "a", [Field("theme", ("cold",), without=True)]),
        ("(a theme:cold)", "a", [Field("theme", ("cold",))]),
        ("theme:a OR theme:b", "", [Field("theme", ("a", "b"))]),
        ("(theme:a | theme:b) c", "c", [Field("theme", ("a", "b"))]),
        ("-(theme:a OR theme:b)", "", [Field("theme", ("a", "b"), without=True)]),
        ("-theme:a -theme:b", "", [Field("theme", ("a", "b"), without=True)]),
        ("year:1999..2023 a", "a", [Field("year", ("1999..2023",))]),
        ("kind:statistic person:ida", "", [Field("kind", ("statistic",)), Field("person", ("ida",))]),
        ("theme: cold a", "a", [Field("theme", ("cold",))]),
        ('theme: "rape kits"', "", [Field("theme", ("rape kits",))]),
        ('theme:"rape kits","cold","hot" a', "a", [Field("theme", ("rape kits", "cold", "hot"))]),
        ('theme:"rape kits",cold,hot a', "a", [Field("theme", ("rape kits", "cold", "hot"))]),
        ("theme:cold,hot", "", [Field("theme", ("cold", "hot"))]),
        ('theme:"cold, hot"', "", [Field("theme", ("cold, hot",))]),
        ("-theme:(cold | hot) a", "a", [Field("theme", ("cold", "hot"), without=True)]),
        ('theme:("rape kits" OR hot)', "", [Field("theme", ("rape kits", "hot"))]),
        (".theme:a", "", [Field("theme", ("a",))]),
    ],
)
def test_filters_stand_beside_the_words(text, words, fields):
    asked = read(text)

    assert asked == Asked(asked.tree, tuple(fields), ())
    assert asked.words == words


def test_a_filter_given_twice_means_either_and_says_so():
    asked = read("theme:a theme:b")

    assert asked.fields == (Field("theme", ("a", "b")),)
    assert asked.notes == ("“theme:” was given more than once: findings with any of these are shown.",)


def test_of_years_the_last_is_used_and_nothing_else_is_said():
    assert read("year:1999 year:2001") == Asked(None, (Field("year", ("1999", "2001")),), ())


def test_no_more_words_are_used_than_can_be_looked_for():
    many = read(" OR ".join(f"k{n}" for n in range(200)))
    values = read("theme:(" + " OR ".join(f"k{n}" for n in range(200)) + ")")
    long = read('"' + "key " * 400 + '"')

    assert len(list(leaves(many.tree))) == MOST_LEAVES
    assert many.notes == (f"Only the first {MOST_LEAVES} words, phrases and filters were used.",)
    assert (values.fields, values.notes) == ((), many.notes)
    assert [len(leaf.words) for leaf in leaves(long.tree)] == [LONGEST_PHRASE]
    assert long.notes == (f"Of a phrase only the first {LONGEST_PHRASE} words were used.",)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a b c", "with “a”, “b” and “c”"),
        ('a -b "c d"', "with “a” and exactly “c d”, and without “b”"),
        ("a -b -c", "with “a”, and without “b”, and without “c”"),
        ("-a", "without “a”"),
        ("a OR b", "with either “a” or “b”"),
        ("(a OR b) c*a strap*", "with (either “a” or “b”), “c*a” and a word that begins with “strap”"),
        ("a OR b -c", "with either “a” or (“b” and not “c”)"),
        ("-(a b)", "without “a” and “b” together"),
        ("-(a OR b)", "without either “a” or “b”"),
    ],
)
def test_a_tree_can_be_told(text, sentence):
    assert told(read(text).tree) == sentence


def test_only_what_is_more_than_words_needs_to_be_told():
    assert read("a b").is_plain
    assert read("").is_plain
    assert not any(read(text).is_plain for text in ["a -b", "a*x bc*", '"a b"', "a OR b", "(a OR b) c"])
