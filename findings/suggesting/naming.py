"""How a text names somebody who speaks: a name, a pronoun, or a description such as “a senior officer”."""

import re
from dataclasses import dataclass

_LETTER = r"[^\W\d_]"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_CAP = (
    rf"(?:(?:Mr|Mrs|Ms|Dr|Prof|St|Det|Supt|Insp|Sgt|Lt|Gen|Col|Rev|Hon|Cllr|Sen|Rep|Gov|Capt|Cmdr)\.|{_CAPITAL}\."
    rf"(?:{_CAPITAL}\.)*|{_CAPITAL}(?:{_LETTER}|[’'](?={_LETTER})(?!s\b))*(?:-{_LETTER}+)*)"
)
_JOINING = r"(?:of the|of|for the|for|and the|and|&|de la|de|da|du|di|van der|van|von|der|den|bin|ibn|al|el|la|le|the|on)"
NAME = rf"(?:{_CAP}(?:\s+(?:{_JOINING}\s+)?{_CAP})*)"
PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e|[Yy]ou)"
_DETERMINER = (
    r"(?:[Aa]nother|[Aa]n|[Aa]|[Tt]he|[Oo]ne|[Ss]ome|[Ss]everal|[Mm]any|[Mm]ost|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Hh]is"
    r"|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Mm]y|[Yy]our|[Tt]his|[Tt]hat|[Tt]hese|[Nn]o|[Ee]very|[Ee]ach|[Bb]oth|[Aa]ll|[Oo]ther"
    rf"|{NAME}[’']s?)"
)
_WORD = r"[^\W_]+(?:[-’'.][^\W_]+)*[’']?"
DESCRIPTION = rf"(?:{_DETERMINER}(?:\s+{_WORD}){{1,9}}|(?:[Ss]omeone|[Ss]omebody|[Oo]ne|[Aa]nother|[Ss]ome|[Oo]thers|[Mm]any|[Mm]ost|[Aa]ll|[Bb]oth))"
PLURAL = (
    rf"(?:(?:[^\W\d_]+(?:-[^\W\d_]+)*\s+){{0,3}}{_LETTER}+s|[Ss]taff|[Pp]olice|[Pp]rosecution|[Cc]ounsel|[Pp]eople"
    rf"|[Ww]omen|[Mm]en|[Mm]anagement)(?:\s+(?:at|of|from|in|for|with|within|near|close\s+to)(?:\s+{_WORD}){{1,6}})?"
)
ANYBODY = rf"(?:{NAME}|{PRONOUN}|{DESCRIPTION}|{PLURAL})"

_WHOLE_NAME = re.compile(NAME)
_WHOLE_PRONOUN = re.compile(PRONOUN)
_WHOLE_DESCRIPTION = re.compile(rf"{DESCRIPTION}|{PLURAL}")
_LEADING = re.compile(
    r"(?:(?:And|But|Yet|So|Then|Now|However|Meanwhile|Later|Still|Also|Instead|Indeed|and|but|yet|while|though|"
    r"although|as|because|when|where|if|that|then|so|for|Although|While|Though|As|When|Because|If|Yesterday|Today|"
    r"Finally|Earlier|Afterwards|Nevertheless|Nonetheless|Separately|Furious|Outraged|Shocked|Elsewhere)[,\s]+)+"
)
_TIME = re.compile(
    r"(?:(?:On|In|Last|This|Next|By|Since|Until)\s+)?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|"
    r"February|March|April|May|June|July|August|September|October|November|December|Tonight|Today|Yesterday)\b|"
    r"(?:[Ll]ast|[Tt]his|[Nn]ext|[Tt]he following|[Tt]he next|[Oo]ne|[Tt]hat|[Ee]very|[Tt]he same)\s+"
    r"(?:night|week|month|year|day|time|morning|summer|winter|spring|autumn|afternoon|evening)\b"
)
NOBODY = frozenset(
    "In On At By For From To With Of After Before During Since Under Over When While As If Because Although Though But "
    "And Or So Yet Asked Speaking Describing Responding Writing Giving Commenting Addressing What Why How Where Who "
    "Which That There Here Not Nothing Only Even Just According Despite Following Among Like Unlike Instead However "
    "Meanwhile Until Once Then Also Now Today Yesterday Earlier Later Last Next".split()
)
_TITLES = re.compile(
    r"^(?:(?:the|a|an|Sir|Dame|Lord|Lady|Baroness|Baron|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Judge|Justice|Councillor|Cllr|"
    r"Constable|PC|Pc|WPC|Sergeant|Sgt|Inspector|Insp|Superintendent|Supt|Commander|Commissioner|Deputy|Assistant|Chief|"
    r"Detective|Det|DC|DS|DI|DCI|DCS|Principal|President|Minister|Secretary|Solicitor|Officer|Reverend|Rev|Father|Sister|"
    r"Colonel|Captain|Major|General|King|Queen|Prince|Princess|Home|Prime|Mayor|Senator|Friend)\.?\s+)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody in the words of the text. `sort` is “name”, “pronoun” or “description”."""

    words: str
    start: int
    sort: str

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def named(part: str, offset: int) -> Named | None:
    """The somebody that the whole of `part` names, if it does; `offset` is where it starts in the text."""
    lead = _LEADING.match(part.lstrip())
    start = len(part) - len(part.lstrip()) + (lead.end() if lead else 0)
    words = part[start:].strip()
    if not words or _TIME.match(words) or words.split()[0] in NOBODY:
        return None
    for pattern, sort in (
        (_WHOLE_PRONOUN, "pronoun"),
        (_WHOLE_NAME, "name"),
        (_WHOLE_DESCRIPTION, "description"),
    ):
        if pattern.fullmatch(words):
            if sort == "name" and re.match(r"(?:The|A|An|One|Another|Some|His|Her|Their|Its|Two|Three)\s", words):
                sort = "description" if not re.match(r"The\s+[A-Z]", words) else "name"
            elif sort == "name" and re.fullmatch(r"One|Another|Some|Others|Many|Most|All|Both", words):
                sort = "description"
            return Named(words, offset + start, sort)
    return None


def bare(words: str) -> str:
    """A name without titles."""
    return _TITLES.sub("", words)
