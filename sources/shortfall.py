"""How far a passage that was not found does stand in its text: the place to look for the misprint."""

from sources.normalising import Normalised
from sources.paragraphs import paragraph_at

TAIL = 50  # characters shown of what was found, and of what follows

Reading = tuple[list[str], list[bool]]  # the parts of a passage, and whether each was found


def shortfall(body: Normalised, readings: list[Reading]) -> str:
    """What was looked for, and the longest beginning that was found, for the reading that comes furthest."""
    _, complaint = max((_complaint(body, parts, found) for parts, found in readings), key=lambda scored: scored[0])
    return (
        f"{complaint} Quotation marks, dashes and spaces may differ; letters, digits and capitals must be "
        "those of the text."
    )


def _complaint(body: Normalised, parts: list[str], found: list[bool]) -> tuple[tuple[int, int], str]:
    """How far this reading comes, and the sentence on it."""
    if all(found):
        return (len(parts), 0), "The parts of the passage all stand in the text, but not apart and in this order."
    index = found.index(False)
    name = "The passage" if len(parts) == 1 else f"Part {index + 1} of the passage, between the marks of omission,"
    length = _longest_beginning(body.text, parts[index])
    return (index, length), f"{name} {_stands(body, parts[index], length)}"


def _stands(body: Normalised, part: str, length: int) -> str:
    """How a part that was not found stands in the text, where that much of it does stand there."""
    place = body.text.find(part[:length])
    if length == len(part):
        word = _words_around(body.text, place, place + length)
        where = _paragraph(body, place)
        return f"stands in {where} only as a piece of a longer word or number: “{word}”. Take whole words."
    if not (shown := _whole_words(part, length, body.text, place)):
        return f"does not stand in this text: not even its first word, “{part.split(' ')[0]}”, is found as it is."
    ours, theirs = _head(part[len(shown) :]), _head(body.text[place + len(shown) :])
    return (
        f"does not stand in this text. It was found up to “{_tail(shown)}” in {_paragraph(body, place)}; then the text "
        f"goes on “{theirs}”, and the passage “{ours}”."
    )


def _paragraph(body: Normalised, place: int) -> str:
    return f"paragraph {paragraph_at(body.source, body.origins[place])}"


def _longest_beginning(text: str, part: str) -> int:
    """The length of the longest beginning of `part` that occurs. Halving works: what is shorter occurs too."""
    known, beyond = 0, len(part) + 1
    while beyond - known > 1:
        middle = (known + beyond) // 2
        known, beyond = (middle, beyond) if part[:middle] in text else (known, middle)
    return known


def _whole_words(part: str, length: int, text: str, place: int) -> str:
    """The beginning of that length without the word that broke off."""
    following = text[place + length : place + length + 1] + part[length : length + 1]
    if part[length - 1 : length].isalnum() and any(character.isalnum() for character in following):
        length = part.rfind(" ", 0, length)
    return part[: max(0, length)].rstrip()


def _words_around(text: str, start: int, end: int) -> str:
    first, last = text.rfind(" ", 0, start) + 1, text.find(" ", end)
    return _tail(text[first : last if last >= 0 else len(text)])


def _tail(words: str) -> str:
    return words if len(words) <= TAIL else "… " + words[-TAIL:].partition(" ")[2]


def _head(words: str) -> str:
    words = words.strip()
    return (words if len(words) <= TAIL else words[:TAIL].rpartition(" ")[0] + " …") or "(its end)"
