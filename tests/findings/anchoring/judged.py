"""What becomes of quotations in a newer text, without the database."""

from findings.anchoring.judging import judge
from sources.normalising import normalise_fully


def verdict(old: str, new: str, *words: str):
    """What becomes of the quotation of these words, one passage each, each at its first place after the one before."""
    spans, past = [], 0
    for passage in words:
        start = old.index(passage, past)
        past = start + len(passage)
        spans.append((start, past))
    return judge(normalise_fully(old), normalise_fully(new), spans)


def moved_words(old: str, new: str, *words: str) -> list[str]:
    return [new[start:end] for start, end in verdict(old, new, *words).spans]
