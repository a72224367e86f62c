"""Reading a printed file, and reading back what stands under the boxes."""

from sources.extraction.pdf import read
from sources.extraction.pdf.reading_back import same_words, under_boxes
from sources.page_places import rectangles
from sources.paragraphs import paragraphs


def reading_of(body):
    return read(body, lambda done, total: None)


def texts_of(reading):
    """Its paragraphs."""
    return [part.text for part in paragraphs(reading.text)]


def words_back(file, reading, start, end):
    """What stands in the file under the rectangles of this part of the text."""
    words = []
    for page in reading.pages:
        first, last = max(start, page.start) - page.start, min(end, page.end) - page.start
        if first < last:
            words.append(file.words(page.number, rectangles(page.boxes[4 * first : 4 * last])))
    return "".join(words)


def unlike(body, reading, spans):
    """The spans whose words differ from those under their rectangles."""
    with under_boxes(body) as file:
        found = [(reading.text[start:end], words_back(file, reading, start, end)) for start, end in spans]
    return [(quoted, under) for quoted, under in found if not same_words(quoted, under)]


def is_sound(reading):
    """Whether pages follow one another and each has a number and a box for every code point of its own."""
    at = 0
    for page in reading.pages:
        assert at <= page.start <= page.end <= len(reading.text)
        assert len(page.characters) == page.end - page.start
        assert len(page.boxes) == 4 * len(page.characters)
        at = page.end
    return True


def proved(body):
    """The reading, after every paragraph of it was found again under its boxes."""
    reading = reading_of(body)
    assert is_sound(reading)
    assert unlike(body, reading, [(part.start, part.start + len(part.text)) for part in paragraphs(reading.text)]) == []
    return reading
