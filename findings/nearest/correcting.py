from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from . import vocabulary
from .spelling import LONGEST, SHORTEST, TWO_MISTAKES, Near, cost, in_two, mistakes, one_mistake_away
from .typed import Place, like, places, replaced

MOST_WRONG = 3  # words corrected at once: who knows none of more does not ask this archive
MOST_TRIED = 4  # ways of putting it that are counted
MOST_OFFERED = 2

# How many findings each way of putting it finds: among those that the filters let through, and in the whole archive.
Counting = Callable[[Sequence[str]], Sequence[tuple[int, int]]]


@dataclass(frozen=True)
class Correction:
    """What the reader may have meant, as it would be typed, and how many findings that gives.

    `everywhere`: only without the filters in force.
    """

    text: str
    count: int
    everywhere: bool = False


def corrections(typed: str, count: Counting) -> list[Correction]:
    """What was typed with the nearest words in place of those that find nothing, the likeliest first.

    Each finds something at this moment, whatever was published or withdrawn a moment ago. At most five queries.
    """
    sought = [place for place in places(typed) if SHORTEST <= len(place.word) <= LONGEST]
    unknown = vocabulary.unknown([place.word for place in sought]) if sought else {}
    wrong = {place: unknown[place.word] for place in sought if place.word in unknown}
    if not 0 < len(wrong) <= MOST_WRONG:
        return []
    nearest = _nearest(set(wrong.values()))
    if not all(nearest.values()):
        return []
    written = vocabulary.as_names_write({word for near in nearest.values() for each in near for word in each.words})
    ways = _ways({place: nearest[word] for place, word in wrong.items()})
    texts = [
        replaced(
            typed,
            {
                place: " ".join(written.get(word) or like(place.word, word) for word in words)
                for place, words in way.items()
            },
        )
        for way in ways
    ]
    tried = list(dict.fromkeys(texts))[:MOST_TRIED]
    found = zip(tried, count(tried), strict=True)
    offered = [Correction(text, here or anywhere, not here) for text, (here, anywhere) in found if here or anywhere]
    return offered[:MOST_OFFERED]


def _nearest(wrong: set[str]) -> dict[str, list[Near]]:
    """For each word that the archive does not know those it knows that are nearest, one or else two mistakes away."""
    away = {word: one_mistake_away(word) for word in wrong}
    pieces = {piece for word in wrong for pair in in_two(word) for piece in pair}
    found = {text: tally for text, *tally in vocabulary.known(set().union(pieces, *away.values()))}
    near = {word: _near(word, {text: found[text] for text in away[word] & set(found)}) for word in wrong}
    for word in wrong:
        for pair in in_two(word):
            if all(piece in found for piece in pair):
                findings, in_names = map(min, *(found[piece] for piece in pair))
                near[word].append(Near(pair, cost(word, " ".join(pair), findings, in_names)))
    far = [word for word in wrong if not near[word] and len(word) >= TWO_MISTAKES]
    alike = {text: tally for text, *tally in vocabulary.beginning_like(far)} if far else {}
    for word in far:
        near[word] = _near(word, {text: tally for text, tally in alike.items() if mistakes(word, text) == 2})
    return {word: sorted(words, key=lambda each: (each.cost, each.words))[:MOST_TRIED] for word, words in near.items()}


def _near(word: str, known: Mapping[str, Sequence[int]]) -> list[Near]:
    return [Near((text,), cost(word, text, *tally)) for text, tally in known.items()]


def _ways(near: Mapping[Place, Sequence[Near]]) -> Iterator[dict[Place, tuple[str, ...]]]:
    """The likeliest in each place, and then in one place after the other the next."""
    best = {place: words[0].words for place, words in near.items()}
    yield best
    for rank in range(1, MOST_TRIED):
        for place, words in near.items():
            if rank < len(words):
                yield {**best, place: words[rank].words}
