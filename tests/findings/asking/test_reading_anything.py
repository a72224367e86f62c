"""Whatever is typed has an answer, in bounded work, and the plain form of it means the same."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from findings.asking.asked import Asked, Field
from findings.asking.cutting import LONGEST
from findings.asking.expressing import expression
from findings.asking.parsing import DEEPEST, LONGEST_PHRASE, MOST_LEAVES
from findings.asking.reading import read
from findings.asking.telling import told
from findings.asking.tree import Every, Leaf, Node, Phrase, Without, leaves

SIGNS = [
    *"()\"“”'‘’-−–*|: …\\\x00🗝\u202eéﬁ",
    "OR",
    "AND",
    "NOT",
    "theme:",
    "year:",
    "[…]",
    "\ud800",
    "e\u0301",
    "1999..",
]
WORDS = ["a", " ", "key ", "tick box", "colour"]
typed = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(SIGNS + WORDS), max_size=60).map("".join),
    st.text("()-\"' ab|*:", max_size=80),
)


def depth(node: Node | None) -> int:
    if node is None or isinstance(node, Leaf):
        return 0
    parts = (node.part,) if isinstance(node, Without) else node.parts
    return 1 + max(map(depth, parts))


@settings(max_examples=600, deadline=None)
@given(text=typed)
@example('a OR theme:"' + " ".join(f"k{n}" for n in range(300)) + '"')
@example("'" * 2_000)
@example("'a " * 700)
@example("((((" * 500)
@example("-(" * 900)
@example('"' * 1_999)
@example("NOT " * 500 + "a")
@example("theme:a OR " * 150)
@example("\ufdfa" * 2_000)
def test_every_text_has_an_answer_that_reads_the_same_again(text):
    asked = read(text)

    found = list(leaves(asked.tree))
    assert len(found) + len(asked.fields) <= MOST_LEAVES
    assert depth(asked.tree) <= 4 * DEEPEST
    assert all(len(leaf.words) <= LONGEST_PHRASE for leaf in found if isinstance(leaf, Phrase))
    assert all("\x00" not in note for note in asked.notes)
    asked.words.encode()
    if len(asked.words) <= LONGEST:
        again = read(asked.words)
        assert (again.tree, again.fields) == (asked.tree, ())
    for leaf in found:
        asked_for = expression(leaf)
        assert asked_for.sql.count("%s") == len(asked_for.params)
    if asked.tree is not None:
        assert re.match("with|without", told(asked.tree))


@given(text=typed)
@example(text="AND")
@example(text="OR")
@example(text="NOT")
def test_whatever_is_not_used_is_said(text):
    asked = read(text)

    if any(character.isalnum() for character in text) and len(text) <= LONGEST:
        assert asked.tree or asked.fields or asked.notes


def test_the_notes_on_one_text_are_few():
    assert len(read('" ( ) () - * 🗝 OR "" x:y a* theme:' * 200).notes) <= 12
    assert len(read(" ".join(f"x{chr(97 + n % 26)}:y{n} *{n}a {n}/b" for n in range(100))).notes) <= 4


def test_nothing_asked_is_nothing_read():
    assert read("") == read(" \n\t ") == Asked()
    assert read("theme:a") == Asked(None, (Field("theme", ("a",)),), ())
    assert isinstance(read("a b").tree, Every)
