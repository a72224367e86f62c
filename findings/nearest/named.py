"""Sources and publishers that are called what a reader typed: their names are no words of findings."""

from dataclasses import dataclass, replace

from findings.asking.asked import Field
from findings.asking.naming import meant
from findings.filters import FindingFilter
from findings.index.archive import Archive
from findings.index.searching import Answer, Question
from findings.records import by_slug

NOUNS = ("publisher", "source")
MOST = 3  # of each


@dataclass(frozen=True)
class Called:
    """A source or publisher, and how many findings there are of it with the other filters in force."""

    noun: str
    slug: str
    name: str
    count: int


def called(filterset: FindingFilter, archive: Archive) -> list[Called]:
    """The sources and publishers whose names hold all of the words. At most three queries; none for more than words."""
    if not filterset.words or not filterset.filled.asked.is_plain:
        return []
    found = meant(Field(noun, (filterset.words,)) for noun in NOUNS)
    slugs = {noun: [slug for slug, _ in found[noun, filterset.words]][:MOST] for noun in NOUNS}
    others = filterset.question("q")
    records = [
        Called(noun, record.slug, record.name, _count(others, archive, noun, record.pk))
        for (noun, _), record in sorted(by_slug(slugs, filterset.version).items())
    ]
    return [each for each in records if each.count]


def _count(others: Question, archive: Archive, noun: str, key: int) -> int:
    return Answer(archive, replace(others, chosen={**others.chosen, noun: frozenset([key])})).total
