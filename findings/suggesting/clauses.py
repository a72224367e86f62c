"""The sentences around quotations, with the quoted words out of the way."""

import re
from bisect import bisect_right

from .breaks import is_wrapped, paragraph_starts
from .quotations import Quoted
from .speech_verbs import FINITE_VERB
from .word_list import words

HIDDEN = "\x00"  # stands for each character of a quotation, so that positions stay those of the text

_SHORT = frozenset(
    words("""
    Mr Mrs Ms Dr Prof St Det Supt Insp Sgt No Cllr Rev vs Lt Gen Col Capt Sen Rep Gov Hon Cmdr Jr Sr Mt Ft Ald
    cf p pp para
""")
)
_SENTENCE_END = re.compile(rf"[.!?…]+[)\]]*(?=\s|{HIDDEN}|$)")
_LAST_WORD = re.compile(r"(?<![^\W_])[^\W_]{1,5}$")
_SAID_NEXT = re.compile(
    rf"\s(?:[A-Z][\w’'-]*\s){{1,4}}(?:(?:said|asked|says|asks|replied|told|wrote)\b|{FINITE_VERB}(?=[.,]|\s*{HIDDEN}|$))"
)
_DATELINE = re.compile(  # “TOYTOWN, Ohio (AP) — ”
    r"^[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}(?:, [A-Z][\w. ]{1,20})?(?: \([A-Za-z/ ]{2,20}\))? ?[—–-]{1,2} ",
    re.MULTILINE,
)
_LINE_END = re.compile(r"(?<!\n)\n(?!\s*\n)")


class Clauses:
    """A text whose outermost quotations are hidden, cut into paragraphs and sentences."""

    def __init__(self, text: str, quoted: list[Quoted]) -> None:
        self.text = text
        self.quoted = [each for each in quoted if each.depth == 0]
        self.starts = paragraph_starts(text)
        pieces, at = [], 0
        for each in self.quoted:
            start, end = max(each.outer[0], at), each.outer[1]
            if end > start:
                pieces += [text[at:start], HIDDEN * (end - start)]
                at = end
        self.masked = "".join([*pieces, text[at:]])
        if is_wrapped(text):  # a line end within a paragraph is a space
            self.masked = _LINE_END.sub(" ", self.masked)
        self.masked = _DATELINE.sub(lambda match: " " * len(match.group()), self.masked)
        self._outer_starts = [each.outer[0] for each in self.quoted]
        self._ends: dict[int, list[int]] = {}

    def paragraph_of(self, at: int) -> tuple[int, int]:
        """Where the paragraph around `at` starts and ends."""
        number = bisect_right(self.starts, at) - 1
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.starts[number], end

    def sentence_ends(self, at: int) -> list[int]:
        """Where sentences end in the paragraph around `at`; one that ends within a quotation ends with its mark."""
        start, end = self.paragraph_of(at)
        if start not in self._ends:
            ends = [
                match.end()
                for match in _SENTENCE_END.finditer(self.masked, start, end)
                if match.group()[0] != "." or not self._shortened(match.start())
            ]
            self._ends[start] = sorted({*ends, *self._within_quotations(start, end), end})
        return self._ends[start]

    def _shortened(self, at: int) -> bool:
        """Whether the stop here is that of “Mr.” or an initial."""
        word = _LAST_WORD.search(self.masked, max(0, at - 6), at)
        return bool(word and (word.group() in _SHORT or (len(word.group()) == 1 and word.group().isupper())))

    def _within_quotations(self, start: int, end: int) -> list[int]:
        """Ends of quotations that end a sentence too: a stop inside, and a capital or the paragraph's end after."""
        ends = []
        for index in range(max(0, bisect_right(self._outer_starts, start - 1) - 1), len(self.quoted)):
            each = self.quoted[index]
            if each.outer[1] <= start:
                continue
            if each.outer[0] >= end:
                break
            stop = each.spans[-1][1]
            if self.text[stop - 1 : stop] in (".", "!", "?", "…") and re.match(
                rf"\s*(?:$|\n|[A-Z{HIDDEN}])", self.masked[each.outer[1] : min(end, each.outer[1] + 8)]
            ):
                if self.text[stop - 1] in "!?" and re.match(
                    r" (?:[A-Z])", self.masked[each.outer[1] : each.outer[1] + 2]
                ):
                    follows = self.masked[each.outer[1] : min(end, each.outer[1] + 60)]
                    if _SAID_NEXT.match(follows):
                        continue
                ends.append(each.outer[1])
        return ends

    def before(self, at: int) -> tuple[int, str]:
        """The sentence up to `at`, and where it starts."""
        start, _ = self.paragraph_of(at)
        ends = [end for end in self.sentence_ends(at) if end <= at]
        start = ends[-1] if ends else start
        return start, self.masked[start:at]

    def after(self, at: int) -> str:
        """The rest of the sentence from `at` on."""
        _, last = self.paragraph_of(at)
        if at in self.sentence_ends(max(at - 1, 0)):
            return ""
        end = next((end for end in self.sentence_ends(max(at - 1, 0)) if end > at), last)
        return self.masked[at:end]
