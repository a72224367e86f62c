"""Where one paragraph ends and the next begins, in texts with empty lines between them and in texts without."""

import itertools
import re

_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n)+[^\S\n]*")
_WRAPPED_ENDS = re.compile(rf"{_EMPTY_LINES.pattern}|(?<=[.!?:’”'\"])\n(?=[“‘\"'](?=[A-Z]))")
_LINE_END = re.compile(r"\n\s*")
_WRAPPED = 110  # code points: a longer line was not broken to fit a page
_SHARE = 0.95
_SENTENCES = 0.45  # more lines than that end with a sentence: then each is a paragraph


def paragraph_starts(text: str) -> list[int]:
    """The position at which each paragraph starts, the first included.

    A single line feed ends a paragraph, unless the text looks as if its lines were broken to fit a page: then only
    an empty line does, or a line that opens a quotation after one that ends a sentence.
    """
    ends = _WRAPPED_ENDS if is_wrapped(text) else _LINE_END
    starts = [match.end() for match in ends.finditer(text) if match.end() < len(text)]
    return [0, *dict.fromkeys(starts)]


def is_wrapped(text: str) -> bool:
    """Whether the lines of a text were broken to fit a page."""
    lines = [line.strip() for line in text.split("\n")]
    filled = [line for line in lines if line]
    going_on = [line for line, following in itertools.pairwise(lines) if line and following]
    if not going_on or sum(len(line) <= _WRAPPED for line in filled) < _SHARE * len(filled):
        return False
    return sum(line[-1] in ".!?:;”’\"')" for line in going_on) <= _SENTENCES * len(going_on)
