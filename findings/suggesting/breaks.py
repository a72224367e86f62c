"""Where one paragraph ends and the next begins, in texts with empty lines between them and in texts without."""

import re

_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n)+[^\S\n]*")
_LINE_END = re.compile(r"\n\s*")
_WRAPPED = 110  # code points: a longer line was not broken to fit a page
_SHARE = 0.95


def paragraph_starts(text: str) -> list[int]:
    """The position at which each paragraph starts, the first included.

    A single line feed ends a paragraph, unless the text looks as if its lines were broken to fit a page: then only
    an empty line does.
    """
    ends = _EMPTY_LINES if is_wrapped(text) else _LINE_END
    starts = [match.end() for match in ends.finditer(text) if match.end() < len(text)]
    return [0, *dict.fromkeys(starts)]


def is_wrapped(text: str) -> bool:
    """Whether the lines of a text were broken to fit a page."""
    lines = [line for line in text.split("\n") if line.strip()]
    blocks = len(_EMPTY_LINES.findall(text)) + 1
    if blocks == 1 or len(lines) < 1.5 * blocks:
        return False
    return sum(len(line) <= _WRAPPED for line in lines) >= _SHARE * len(lines)
