"""The check of a quotation: from what was pasted to what the archive knows of it."""

import re
import unicodedata

from .judging import FEWEST, judged
from .pattern import pattern_of
from .result import Result, Verdict

LONGEST = 2_000  # characters
MOST_SENTENCES = 20

NOTHING = "Paste the words you want to check, at least three."
TOO_LONG = (
    f"That is more than {LONGEST:,} characters, which is more than can be checked at once. "
    "Nothing was looked for. Paste the quotation alone, or a part of it."
)
TOO_SHORT = "Fewer than three words stand in too many places to tell anything. Paste at least three in a row."

# After a full stop and what closes with it, before what may begin a sentence. An initial or “Mr.” ends none.
_END = re.compile(
    r"(?<=[.!?])(?<!\b\w\.)(?<!\b(?:Mr|Ms|Dr|St|No|pp)\.)(?<!\bMrs\.)[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])|\n\s*\n"
)


def check(text: str) -> Result:
    """What became of these words. Never an error, whatever they are; the database is asked at most twelve times."""
    pasted = _clean(text)
    if len(pasted) > LONGEST:
        return Result(None, problem=TOO_LONG)
    if not pasted:
        return Result(None, problem=NOTHING)
    pattern = pattern_of(pasted)
    if pattern.number < FEWEST:
        return Result(None, problem=TOO_SHORT)
    [whole] = judged([pattern])
    sentences = sentences_of(pasted)
    if len(sentences) < 2 or whole.verdict in (Verdict.VERBATIM, Verdict.NOT_EXCERPTED):
        return Result(whole)
    read = [pattern_of(sentence) for sentence in sentences[:MOST_SENTENCES]]
    return Result(whole, tuple(judged(read)), unread=max(0, len(sentences) - MOST_SENTENCES))


def sentences_of(text: str) -> list[str]:
    """The sentences of what was pasted, as well as marks tell."""
    return [sentence.strip() for sentence in _END.split(text) if sentence.strip()]


def _clean(text: str) -> str:
    """Without what no text can hold: the characters that control machines."""
    kept = (each if each in "\n\t" or unicodedata.category(each) not in ("Cc", "Cs") else " " for each in text)
    return "".join(kept).replace("\r", " ").strip()
