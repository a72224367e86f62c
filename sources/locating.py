"""Finding the place of a pasted passage: exactly, or not at all.

Quotation marks, dashes, spaces and line breaks may differ from the text, since word processors and browsers change
them. Letters, digits, case and every other mark must be the same, and no word or number is cut: “lawful” is not
found in “unlawful”, nor “500” in “1,500”.
"""

import re
from bisect import bisect_right

from sources.normalising import Normalised, normalise
from sources.passages import Span
from sources.shortfall import shortfall
from sources.unlocated import SHOWN, Candidate, PassageIsAmbiguous, PassageNotFound
from sources.whole_words import cuts_word

__all__ = ["PassageIsAmbiguous", "PassageNotFound", "locate"]

OMITTED = re.compile(r" \[(?:…|\.\.\.)\] ")  # a bare ellipsis is text
LIMIT = SHOWN + 1  # one more than is shown, so that “and in more places” is known

Starts = tuple[int, ...]  # of the parts of a passage, in the normalised text


def locate(text: str, passage: str, *, near: int | None = None) -> list[Span]:
    """The spans of `text`, in its own code points, where `passage` stands; several where it has marks of omission.

    `near` chooses among several places the one that starts exactly there. Raises PassageNotFound or
    PassageIsAmbiguous, each with a message for the editor. Never an approximate match.
    """
    body, sought = normalise(text), normalise(passage).text.strip()
    if not sought:
        raise PassageNotFound("There are no words to look for. Paste the passage as it stands in the text.")
    readings = _readings(sought)
    for parts in readings:
        if ways := _ways(body, parts, near):
            starts = _only(body, parts, ways)
            return [body.original(at, at + len(part)) for at, part in zip(starts, parts, strict=True)]
    for parts in readings:
        if near is not None and (ways := _ways(body, parts, None)):
            raise _elsewhere(body, ways, near)
    found = [(parts, [bool(_places(body, part)) for part in parts]) for parts in readings]
    raise PassageNotFound(shortfall(body, found))


def _readings(sought: str) -> list[list[str]]:
    """The passage as pasted, and cut where words were left out; then both without quotation marks put round it."""
    wordings = [sought]
    if len(sought) > 2 and sought[0] == sought[-1] and sought[0] in "\"'":
        wordings.append(sought[1:-1].strip())
    readings: list[list[str]] = []
    for wording in wordings:
        cut = [part.strip() for part in OMITTED.split(wording)]
        readings += [[wording], cut] if len(cut) > 1 and all(cut) else [[wording]]
    return [parts for parts in readings if all(parts)]


def _places(body: Normalised, part: str) -> list[int]:
    """Where `part` stands in whole words."""
    places, at = [], body.text.find(part)
    while at >= 0:
        if not cuts_word(body, at) and not cuts_word(body, at + len(part)):
            places.append(at)
        at = body.text.find(part, at + 1)
    return places


def _ways(body: Normalised, parts: list[str], near: int | None) -> list[Starts]:
    """At most LIMIT ways to find all parts one after another and apart, starting at `near` where it is given."""
    places = [_places(body, part) for part in parts]
    for index in range(len(parts) - 2, -1, -1):  # drop what no later part follows, so that every way can be finished
        last = places[index + 1][-1] if places[index + 1] else 0
        places[index] = [at for at in places[index] if at + len(parts[index]) < last]
    ways: list[Starts] = [(at,) for at in places[0] if near is None or body.origins[at] == near]
    for index in range(1, len(parts)):
        ways = [
            (*way, at)
            for way in ways[:LIMIT]
            for at in places[index][bisect_right(places[index], way[-1] + len(parts[index - 1])) :][:LIMIT]
        ]
    return ways[:LIMIT]


def _only(body: Normalised, parts: list[str], ways: list[Starts]) -> Starts:
    """The one way there is."""
    if len(ways) == 1:
        return ways[0]
    doubtful = next(index for index in range(len(parts)) if len({way[index] for way in ways}) > 1)
    if doubtful:
        problem = f"The words after omission {doubtful} stand more than once after those before it."
        remedy = "Paste more of the words that follow the omission."
    else:
        problem = "These words stand in this text more than once."
        remedy = "Paste more of the words before or after them, or enter one of these positions under “Starts at”."
    raise _ambiguous(body, [way[doubtful] for way in ways], problem, remedy)


def _elsewhere(body: Normalised, ways: list[Starts], near: int) -> PassageIsAmbiguous:
    return _ambiguous(
        body,
        [way[0] for way in ways],
        f"The passage does not start at position {near}.",
        "Enter one of these positions under “Starts at”; leave it empty where there is only one.",
    )


def _ambiguous(body: Normalised, places: list[int], problem: str, remedy: str) -> PassageIsAmbiguous:
    different = list(dict.fromkeys(places))
    candidates = [Candidate.at(body, place) for place in different[:SHOWN]]
    return PassageIsAmbiguous(problem, candidates, more=len(different) > SHOWN, remedy=remedy)
