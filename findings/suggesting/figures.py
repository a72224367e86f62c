"""Statistics in the very words of a passage: the number, its unit, whom it counts, compared with what, and when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sources.passages import Span

from .suggestion import FigureGuess
from .word_list import words

_SMALL = dict(
    zip(
        words("""
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
"""),
        range(2, 21),
        strict=True,
    )
)
_TENS = dict(zip(["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(30, 100, 10), strict=True))
_PARTS: dict[str, int | Decimal] = {
    "half": 50,
    "third": Decimal(100) / 3,
    "quarter": 25,
    "fifth": 20,
    "sixth": Decimal(100) / 6,
    "eighth": Decimal("12.5"),
    "tenth": 10,
}
_PART_WORD = r"(?:half|halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)"
_ONES = "|".join(["one", *list(_SMALL)[:8]])
_SPELT = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{_ONES}))?|{'|'.join(sorted(_SMALL, key=len, reverse=True))})"
_NUMERAL = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"(?:\s?(?:hundred|thousand|million|billion|trillion|m|bn|k)\b)"
_QUALIFIER = (
    r"(?P<qualifier>about|around|roughly|nearly|almost|just\s+over|just\s+under|more\s+than|less\s+than|fewer\s+than|over|"
    r"under|at\s+least|at\s+most|up\s+to|some|approximately|only|as\s+many\s+as)\s+"
)
_COUNTED = words("""
    officers people women men cases complaints victims staff incidents crimes offences searches arrests deaths
    children reports allegations convictions families calls entries exhibits employees members residents
    constables sergeants detectives recruits recommendations investigations hearings inquiries applicants
    reviews rapes assaults stops suspects witnesses patients girls boys prisoners detainees defendants claims
    prosecutions charges firearms vehicles homes households students trainees posts jobs messages emails letters
    samples kits fridges freezers freezer respondents offenders suicides stations units shifts patrols
    civilians workers teachers nurses pupils schools hospitals councils forces bodies perpetrators referrals
    misconduct grievances breaches failings dismissals resignations warnings tests files records
""")
_STATISTIC = re.compile(
    rf"(?<![\w£$€.,/-])(?:{_QUALIFIER})?(?:"
    rf"(?P<percent>(?:{_NUMERAL}|{_SPELT})(?:\s?%|\s?per\s?cent(?:age\s+points?)?\b|\s+percent(?:age\s+points?)?\b))"
    rf"|(?P<times>(?:{_NUMERAL}|{_SPELT}|twice)(?:\s+times|(?<=twice))(?:\s+(?:as|more|less)\s+(?:likely|many|often|much|common|high|"
    rf"frequently)|\s+(?:the|higher|greater|the\s+rate|more|less)\b))"
    rf"|(?P<ratio>(?:one|{_SPELT}|\d+)\s+(?:in|out\s+of)\s+(?:every\s+)?(?:{_SPELT}|{_NUMERAL})\b)"
    rf"|(?P<part>(?:(?:a|one|two|three|four)[\s-]{_PART_WORD}|half)(?=\s+of\b|\s+the\b|\s+all\b)(?!\s+of\s+an?\s))"
    rf"|(?P<money>(?:£|\$|€)\s?(?:{_NUMERAL}){_SCALE}?)"
    rf"|(?P<count>(?:(?:{_NUMERAL}){_SCALE}?|{_SPELT}(?:\s+(?:hundred|thousand|million))?|(?:hundreds|thousands|dozens)\s+of)"
    rf"(?=\s+(?!(?:hours|days|weeks|months|years)\b)(?:[a-z-]+\s+){{0,2}}(?:{'|'.join(_COUNTED)})\b))"
    r")",
    re.IGNORECASE,
)
_PROMISING = re.compile(  # cheap, since nearly every sentence has no number
    rf"\d|\b(?:{_PART_WORD}|twice|hundreds|thousands|dozens)\b|\b{_SPELT}\b|\bone (?:in|out)\b", re.IGNORECASE
)
_GROUP = re.compile(
    r"\s*(?:(?:of|the)\s+)*(?P<group>(?:(?!than\b|and\b|but\b|which\b|who\b|were\b|was\b|had\b|have\b|has\b|are\b|is\b|in\b|between\b|"
    r"compared\b|said\b|to\b|by\b|for\b|never\b|would\b|could\b|did\b|do\b|said\b|since\b|failed\b|from\b|last\b|that\b|on\b|at\b|as\b)"
    r"[\w’'-]+\s*){1,6})"
)
_COMPARATOR = re.compile(
    r"\b(?:than|compared\s+(?:with|to)|against|versus)\s+(?P<comparator>[^,.;:()“”\"\x00]{2,80})", re.IGNORECASE
)
_PERIOD = re.compile(
    r"\b(?P<period>(?:between|from)\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d\s+(?:and|to|until)\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d|"
    r"(?:in|since|during|by|until)\s+(?:the\s+)?(?:year\s+to\s+|year\s+ending\s+)?(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?|"
    r"(?:19|20)\d\d\s?[-–]\s?(?:19|20)?\d\d|(?:in|over|during)\s+(?:the\s+)?(?:last|past|previous)\s+(?:[\w-]+\s+)?"
    r"(?:years?|months?|weeks?|decades?)|in\s+(?:a\s+single|one)\s+year|last\s+year|this\s+year|a\s+year|per\s+year)\b"
)
_BASE = re.compile(rf"\b(?:[Oo]f|out\s+of)\s+(?P<base>(?:the\s+|all\s+)?(?:{_NUMERAL})(?:\s+[\w’'-]+){{1,4}})")
_AGE = re.compile(r"[-\s]*(?:years?|months?)[-\s]*olds?\b|-year-old", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:[Aa]ged?|[Pp]ages?|[Ii]ssue|[Nn]o|[Nn]umber|[Ss]ection|[Cc]hapter|[Pp]aragraphs?|[Pp]ara|pp?|[Rr]oom|[Ff]lat|[Ll]ine|[Aa]rticle|"
    r"[Rr]ule|[Tt]able|[Ff]igure|[Vv]olume|[Pp]art)\.?\s*)$"
)


FEW = 10


@dataclass(frozen=True, slots=True)
class Figure:
    """A statistic where it stands."""

    span: Span
    guess: FigureGuess


def figures_in(sentence: str, offset: int = 0) -> Iterator[Figure]:
    """The statistics of a sentence. Dates, ages, page numbers, ordinals and addresses are none."""
    if not _PROMISING.search(sentence):
        return
    for match in _STATISTIC.finditer(sentence):
        sort = str(match.lastgroup)
        start, end = match.span()
        if _NOT_BEFORE.search(sentence[max(0, start - 14) : start]) or _AGE.match(sentence, end):
            continue
        if sort == "count" and (_is_year(match["count"], sentence[end:]) or _is_only_a_few(match)):
            continue
        yield Figure((offset + start, offset + end), _guess(sentence, match, sort))


def _is_only_a_few(match: "re.Match[str]") -> bool:
    """“Two officers were sacked” tells a case, “at least two officers in each team” may be a statistic."""
    value = _value(match, "count")
    return not match["qualifier"] and bool(value) and Decimal(value) < FEW


def _is_year(words: str, after: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", words.strip())) and not after.startswith(
        (" officers", " people", " cases")
    )


def _guess(sentence: str, match: "re.Match[str]", sort: str) -> FigureGuess:
    words = " ".join(match.group().split())
    rest = sentence[match.end() :]
    unit, group, qualifier = "", "", " ".join((match["qualifier"] or "").split())
    if sort == "percent":
        unit = "percentage points" if "point" in words else "percent"
    elif sort == "times":
        unit = "times"
        qualifier = " ".join(
            re.sub(rf"^(?:{_NUMERAL}|{_SPELT}|twice)(?:\s+times)?", "", match["times"], flags=re.IGNORECASE).split()
        )
    elif sort in ("ratio", "part"):
        unit = "percent" if sort == "part" else "in " + re.split(r"\s+(?:in|out\s+of)\s+", match["ratio"])[-1]
    elif sort == "money":
        unit = {"£": "pounds", "$": "dollars", "€": "euros"}[match["money"][0]]
    if sort != "money" and (following := _GROUP.match(rest)):
        counted = next((word for word in following["group"].split() if word.lower() in _COUNTED), "")
        group = " ".join(_up_to(following["group"].split(), counted))
        unit = counted if sort == "count" else unit
    comparator, period, base = (
        pattern.search(part) for pattern, part in ((_COMPARATOR, rest), (_PERIOD, sentence), (_BASE, sentence))
    )
    more = re.match(r"\s+(more|less)\s+likely", rest)
    return FigureGuess(
        as_stated=sentence[match.start() : match.end()][:200],
        why=f"“{words}” is a number with what it counts",
        value=_value(match, sort),
        unit=unit[:50],
        qualifier=(f"{more[1]} likely" if more else qualifier)[:50],
        group=("" if more else group)[:200],
        comparator=" ".join(comparator["comparator"].split())[:200] if comparator else "",
        base=" ".join(base["base"].split())[:200] if base and base.start("base") != match.start() else "",
        period=" ".join(period["period"].split())[:100] if period else "",
    )


def _up_to(words: list[str], last: str) -> list[str]:
    return words[: words.index(last) + 1] if last in words else words


def _value(match: "re.Match[str]", sort: str) -> str:
    """The number in digits, where the words give one."""
    words = match[sort].lower()
    if sort == "part":
        part = next(name for name in _PARTS if name[:4] in words.replace("halves", "half"))
        first = words.replace("-", " ").split()[0]
        times = {"two": 2, "three": 3, "four": 4}.get(first, 1)
        return _plain(Decimal(_PARTS[part]) * times)
    if words.startswith("twice"):
        return "2"
    number = re.search(_NUMERAL, words)
    if number:
        value = Decimal(number.group().replace(",", ""))
        for name, scale in (
            ("trillion", 12),
            ("billion", 9),
            ("bn", 9),
            ("million", 6),
            ("thousand", 3),
            ("hundred", 2),
        ):
            if re.search(rf"{name}\b", words):
                return _plain(value * 10**scale)
        if re.search(r"\dm\b|\d\sm\b", words):
            return _plain(value * 10**6)
        return _plain(value * 1000 if re.search(r"\dk\b", words) else value)
    spelt = re.match(_SPELT, words)
    if spelt is None:
        return "1" if words.startswith("one") else ""
    total = sum({**_SMALL, **_TENS, "one": 1}[word] for word in re.split(r"[-\s]", spelt.group()))
    for name, scale in (("million", 6), ("thousand", 3), ("hundred", 2)):
        if sort == "count" and name in words:
            total *= 10**scale
    return str(total)


def _plain(value: Decimal) -> str:
    rounded = value.quantize(Decimal("0.000001")).normalize()
    return f"{rounded:f}"
