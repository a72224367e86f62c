"""What kind of finding the words beside a passage, and in it, point to."""

import re

from findings.vocabulary import Kind

_REPORT = (
    r"(?:report|review|inquiry|inspection|inspectorate|investigation|study|audit|watchdog|tribunal|inquest|panel|commission|"
    r"committee)"
)
_RULES = [
    (
        Kind.COURT_OUTCOME,
        r"\b(?:was|were|been|be)\s+(?:\w+ly\s+)?(?:convicted|sentenced|jailed|acquitted|found\s+(?:not\s+)?guilty|fined|imprisoned)\b|\bpleaded\s+guilty\b",
    ),
    (
        Kind.MISCONDUCT_OUTCOME,
        r"\b(?:was|were|been)\s+(?:\w+ly\s+)?(?:dismissed|sacked|struck\s+off|barred)\b(?!\s+as)|\bdismissed\s+without\s+notice\b|\bgross\s+misconduct\b|\bmisconduct\s+(?:hearing|panel|meeting)\s+(?:found|ruled|heard)\b",
    ),
    (
        Kind.RECOMMENDATION,
        r"\b(?:recommend(?:s|ed|ing|ation)?|call(?:s|ed|ing)?\s+(?:on|for)|urge[sd]?|demand(?:s|ed|ing)?)\b|\b(?:should|must)\s+(?:now\s+)?(?:be|not|have|introduce|ensure|establish|set|publish|review)\b",
    ),
]
_RESPONSE = re.compile(
    r"\b(?:accept(?:s|ed)?|apologi[sz]e[sd]?|apology|sorry|reject(?:s|ed)?|den(?:y|ies|ied)|welcome[sd]?|disappointed)\b",
    re.IGNORECASE,
)
_COMMITMENT = re.compile(
    r"\b(?:we|I)(?:\s+will|[’']ll|\s+are\s+going\s+to|\s+am\s+going\s+to)\b|\b(?:pledge[sd]?|vow(?:s|ed)|promise[sd]?|commit(?:s|ted)?\s+to)\b",
    re.IGNORECASE,
)
_ALLEGATION = re.compile(
    r"\b(?:alleg(?:e|es|ed|ing|ation|ations|edly)|claim(?:s|ed|ing)?|accuse[sd]?)\b", re.IGNORECASE
)
_TESTIMONY = re.compile(
    rf"\btold\s+(?:the\s+|us\b|me\b)(?:\w+\s+)?(?:{_REPORT}|court|hearing|us|me)?|\b(?:one|another|a|an|some)\s+(?:\w+\s+){{0,3}}(?:officer|constable|sergeant|witness|victim|insider|source|employee|trainee|relative)s?\b|\b(?:insiders|witnesses|victims)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"(?<![\w’'])(?:I|me|my|we\s+were|I’ve|I'm|I’m|I've)(?![\w])")
_REPORT_SPEAKS = re.compile(rf"\b{_REPORT}\b", re.IGNORECASE)
_OFFICIAL = re.compile(
    r"\b(?:commissioner|chief\s+constable|minister|secretary|spokes(?:man|woman|person)|superintendent|mayor|force|constabulary|police|service|council|government|department|college)\b",
    re.IGNORECASE,
)
_COMPILED = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _RULES]


def kind_of(words: str, sentence: str, speaker: str, verb: str, *, figure: str, by_report: bool) -> tuple[str, str]:
    """A kind and what points to it, or two empty strings. `sentence` is what surrounds the words."""
    for kind, pattern in _COMPILED:
        place = sentence if kind == Kind.RECOMMENDATION else f"{sentence} {words}"
        if match := pattern.search(place):
            return kind, _because(match.group())
    if figure:
        return Kind.STATISTIC, f"“{figure}” is a number"
    around = f"{speaker} {verb}"
    official = bool(_OFFICIAL.search(around) or _OFFICIAL.search(sentence))
    if by_report or (_REPORT_SPEAKS.search(speaker) and verb):
        said = f"{speaker} {verb}".strip()
        return Kind.CONCLUSION, f"“{said}” are words of the report"
    if official and (match := _COMMITMENT.search(words) or _COMMITMENT.search(sentence)):
        return Kind.COMMITMENT, _because(match.group())
    if official and (match := _RESPONSE.search(words) or _RESPONSE.search(sentence)):
        return Kind.OFFICIAL_RESPONSE, _because(match.group())
    if match := _ALLEGATION.search(sentence):
        return Kind.ALLEGATION, _because(match.group())
    if match := _TESTIMONY.search(around) or _TESTIMONY.search(sentence):
        return Kind.TESTIMONY, _because(match.group())
    if speaker and (match := _FIRST_PERSON.search(words)):
        return Kind.TESTIMONY, f"“{match.group()}”: the speaker tells of themselves"
    return "", ""


def _because(words: str) -> str:
    return f"“{' '.join(words.split())}” in the wording"
