import re
from dataclasses import dataclass

from findings.listing import list_url
from findings.nearest.names import names
from findings.phrases import beginning_with

from .words import words

MOST = 10
MOST_NAMES = 7  # where there are words too
SHORTEST = 2  # letters, before which nothing is guessed
SHORTEST_OF_WORDS = 3  # of which too many begin with any two
LONGEST = 100  # characters looked at
MOST_WORDS = 5
MOST_PHRASES = 4  # where there is one word
ARTICLES = {"the", "a", "an"}  # before names that are written without: “the Met”

WORD = re.compile(r"[^\W_]+")
SYNTAX = re.compile(r'["“”„«»:()*|]|(?<!\w)-')  # whoever writes it knows what they are about to type


@dataclass(frozen=True)
class Entry:
    """One thing to choose, and the list it leads to. `count` is exact; words and phrases have none."""

    sort: str
    text: str
    url: str
    alias: str = ""
    count: int | None = None


def complete(typed: str) -> list[Entry]:
    """At most ten things a reader may be about to type, names first. At most three queries, whatever was typed."""
    typed = typed[:LONGEST]
    begun = WORD.findall(typed)[:MOST_WORDS]
    if len(begun) > 1 and begun[0].lower() in ARTICLES:
        begun = begun[1:]
    if SYNTAX.search(typed) or len("".join(begun)) < SHORTEST:
        return []
    named = [
        Entry(record.noun, record.name, list_url(**{record.noun: record.slug}), record.alias, record.count)
        for record in names(begun, MOST)
    ]
    plain = _plain(begun) if len(begun[0]) >= SHORTEST_OF_WORDS else []
    kept = named[: max(MOST_NAMES, MOST - len(plain))]
    return [*kept, *plain][:MOST]


def _plain(begun: list[str]) -> list[Entry]:
    """Phrases, and single words where there is but one."""
    most, alone = (MOST_PHRASES, words(begun[0], MOST)) if len(begun) == 1 else (MOST, [])
    side_by_side = [Entry("phrase", text, list_url(q=f'"{text}"')) for text in beginning_with(" ".join(begun), most)]
    return [*side_by_side, *(Entry("word", word, list_url(q=word)) for word in alone)]
