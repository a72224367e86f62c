"""How a text names somebody who speaks: a name, a pronoun, or a description such as “a senior officer”."""

import re
from dataclasses import dataclass

from .word_list import words

_LETTER = r"[^\W\d_]"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_CAP = (
    rf"(?:(?:Mr|Mrs|Ms|Dr|Prof|St|Det|Supt|Insp|Sgt|Lt|Gen|Col|Rev|Hon|Cllr|Ald|Sen|Rep|Gov|Capt|Cmdr)\.|{_CAPITAL}\."
    rf"(?:{_CAPITAL}\.)*|{_CAPITAL}(?:{_LETTER}|[’'](?={_LETTER})(?!s\b))*(?:-{_LETTER}+)*)"
)
_JOINING = (
    r"(?:of the|of|for the|for|and the|and|&|de la|de|da|du|di|van der|van|von|der|den|bin|ibn|al|el|la|le|the|on)"
)
NAME = rf"(?:{_CAP}(?:[ \u00a0]+(?:{_JOINING}[ \u00a0]+)?{_CAP})*)"
PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e|[Yy]ou)"
_DETERMINER = (
    r"(?:[Aa]nother|[Aa]n|[Aa]|[Tt]he|[Oo]ne|[Ss]ome|[Ss]everal|[Mm]any|[Mm]ost|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Hh]is"
    r"|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Mm]y|[Yy]our|[Tt]his|[Tt]hat|[Tt]hese|[Nn]o|[Ee]very|[Ee]ach|[Bb]oth|[Aa]ll|[Oo]ther"
    rf"|{NAME}[’']s?)"
)
_WORD = r"[^\W_]+(?:[-’'.][^\W_]+)*[’']?"
_ALONE = r"(?:[Ss]omeone|[Ss]omebody|[Oo]ne|[Aa]nother|[Ss]ome|[Oo]thers|[Mm]any|[Mm]ost|[Aa]ll|[Bb]oth)"
DESCRIPTION = rf"(?:{_DETERMINER}(?:\s+{_WORD}){{1,9}}|{_ALONE})"
PLURAL = (
    rf"(?:(?:[^\W\d_]+(?:-[^\W\d_]+)*\s+){{0,3}}{_LETTER}+s|[Ss]taff|[Pp]olice|[Pp]rosecution|[Cc]ounsel|[Pp]eople"
    rf"|[Ww]omen|[Mm]en|[Mm]anagement)(?:\s+(?:at|of|from|in|for|with|within|near|close\s+to)(?:\s+{_WORD}){{1,6}})?"
)

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
    words("""
    More In On At By For From To With Of After Before During Since Under Over When While As If Because Although
    Though But And Or So Yet Asked Speaking Describing Responding Writing Giving Commenting Addressing What Why
    How Where Who Which That There Here Not Nothing Only Even Just According Despite Following Among Like Unlike
    Instead However Meanwhile Until Once Then Also Now Today Yesterday Earlier Later Last Next
""")
)
_TITLES = frozenset(
    words("""
    the a an sir dame lord lady baroness baron mr mrs ms miss mx dr prof professor judge justice councillor cllr
    constable pc wpc sergeant sgt inspector insp superintendent supt commander commissioner deputy assistant
    chief detective det dc ds di dci dcs principal president minister secretary solicitor officer reverend rev
    father sister colonel captain major general king queen prince princess home prime mayor senator director
    editor chairman chairwoman chair leader lt lieutenant capt col gen spokesman spokeswoman spokesperson
    coroner bishop archbishop governor sheriff attorney counsel barrister lawyer campaigner activist author
    former ex then boss manager head professor founder chancellor marshal counsellor rep representative sen gov
    congressman congresswoman supt senior dep premier mp captain skipper
    prosecutor striker midfielder defender goalkeeper actor actress singer comedian presenter broadcaster star widow
    pensioner survivor whistleblower neighbour resident analyst economist historian host co-star rival champion
    investigator negotiator organiser shopkeeper farmer driver nurse teacher headteacher student treasurer trustee
    envoy diplomat journalist reporter columnist producer architect engineer scientist researcher criminologist
    psychologist sociologist surgeon consultant midwife paramedic firefighter magistrate recorder clerk mother father
    con councilman councilwoman alderman ald match-winner brother uncle aunt pundit peer
    pollster strategist adviser advisor aide ally landlord owner
""")
)
MONTHS_AND_DAYS = frozenset(
    words("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
    October November December
""")
)
IS_PARENT = re.compile(
    r"(?:Mum|Mom|Dad|Mother|Father|Gran|Grandmother|Grandfather|Parent|Married|Nan)-of-[\w-]+|\d+-year-old"
)
_OFFICES = frozenset(
    words("""
    secretary minister editor commissioner officer president director correspondent spokesman spokeswoman spokesperson
    mp chancellor constable executive mayor leader head chair chairman chairwoman governor ombudsman prosecutor
""")
)
_ARTICLES = frozenset(words("the a an"))
_ROLE_THEN_NAME = re.compile(rf"\b(?P<role>[a-z]+)\s+(?P<name>{NAME})$")
_PREPOSITIONS = frozenset(
    words("""
    in on at by for from to with of after before during since under over when while as if because about against
    between into through without within is was were are been being be has had have not
""")
)


_DETERMINED = re.compile(r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Mm]y|[Oo]ur)\s")
_NO_ROLE = frozenset(words("new old same first last other one late great and or but who that which local former"))
_ENDS_IN_PRONOUN = re.compile(
    r"\s(?:he|she|they|I|we)$|^(?:Here|There|What|That|This)[’'](?:s|re)\b.*\s(?:it|you|what|who)$"
)
_HEARD = re.compile(r"\s(?:heard|hears|learned|learnt|understands)\b")
_LOWER_BODY = re.compile(
    rf"{NAME}\s+(?:[a-z]+\s+)?(?:police|council|hospital|university|school|college|court|club|government|constabulary|"
    r"city\s+council|"
    r"county\s+council|borough\s+council|borough|prison|church|charity|fire\s+service|officials|officers|prosecutors|"
    r"lawmakers|ministers|campaigners|executives|managers|leaders|residents|supporters|fans|lawyers)"
)
_CLAUSE = re.compile(r"(?:I|He|She|It|We|They|You|There|That)(?:[’'](?:s|m|ve|d|re|ll)\b|\s)")


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
    first = words.split()[0] if words else ""
    if not words or _TIME.match(words) or first in NOBODY or first in _PREPOSITIONS:
        return None
    if (role := _ROLE_THEN_NAME.search(words)) and _is_role(words, role):
        return Named(role["name"], offset + start + role.start("name"), "name")
    if _CLAUSE.match(words):
        return None
    return _whole(words, offset + start)


def _whole(words: str, at: int) -> Named | None:
    for pattern, sort in (
        (_WHOLE_PRONOUN, "pronoun"),
        (_WHOLE_NAME, "name"),
        (_WHOLE_DESCRIPTION, "description"),
    ):
        if pattern.fullmatch(words):
            if sort == "description" and (_ENDS_IN_PRONOUN.search(words) or _HEARD.search(words)):
                return None
            if sort == "name" and re.match(r"(?:The|A|An|One|Another|Some|His|Her|Their|Its|Two|Three)\s", words):
                sort = "description" if not re.match(r"The\s+[A-Z]", words) else "name"
            elif sort == "name" and re.fullmatch(r"One|Another|Some|Others|Many|Most|All|Both", words):
                sort = "description"
            return Named(words, at, sort)
    return Named(words, at, "name") if _LOWER_BODY.fullmatch(words) else None


def _is_role(words: str, role: "re.Match[str]") -> bool:
    """Whether a name ends `words` to which the word before it is an office or a trade: “the cellist Ida Invented”."""
    if role["role"] in _TITLES - _ARTICLES:
        return True
    name = role["name"].split()
    return (
        bool(_DETERMINED.match(words))
        and 2 <= len(name) <= 4
        and role["role"] not in _PREPOSITIONS
        and role["role"] not in _NO_ROLE
        and name[-1].lower() not in _TITLES
        and not name[-1].isupper()
        and not (set(words[: role.start("name")].split()) & _PREPOSITIONS)
    )


def bare(words: str) -> str:
    """A name without the titles and offices before it: “Met Commissioner Sir Mark Invented” is Mark Invented."""
    parts = words.split()
    while len(parts) > 1 and (parts[0] in MONTHS_AND_DAYS or IS_PARENT.fullmatch(parts[0])):
        parts.pop(0)
    for index in range(len(parts) - 2, -1, -1):
        if parts[index].lower().rstrip(".") in (_TITLES - _ARTICLES if index else _TITLES):
            after = parts[index + 1 :]
            if after[0].lower() in ("of", "for", "and", "to"):
                return " ".join(parts)
            return " ".join(after[: after.index("of")] if "of" in after[2:] else after)
    return " ".join(parts)


def has_title(words: str) -> bool:
    """Whether a title or an office stands before a name."""
    return any(word.lower().rstrip(".") in _TITLES - _ARTICLES for word in words.split()[:-1])


def is_mere_office(words: str) -> bool:
    """Whether it is an office and nobody’s name: “Deputy Chief Constable of Toytown Police”."""
    before, _, after = re.sub(r" for ", " of ", words).partition(" of ")
    if not after:
        return words.split()[-1].lower() in _OFFICES
    return before.split()[-1].lower() in _OFFICES or all(word.lower() in _TITLES for word in before.split())
