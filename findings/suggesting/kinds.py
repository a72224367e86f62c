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
        r"\b(?:was|were|been)\s+(?:\w+ly\s+)?(?:dismissed|sacked|struck\s+off)\b(?!\s+as)|\bdismissed\s+without\s+notice\b|\bgross\s+misconduct\b|\bmisconduct\s+(?:hearing|panel|meeting)\s+(?:found|ruled|heard)\b",
    ),
    (
        Kind.RECOMMENDATION,
        r"\b(?:recommend(?:s|ed|ing|ation)?|call(?:s|ed|ing)?\s+(?:on|for)|urge[sd]?|demand(?:s|ed|ing)?)\b|\b(?:should|must)\s+(?:now\s+)?(?:be|not|introduce|ensure|establish|set|publish|review)\b",
    ),
]
_RESPONSE = re.compile(
    r"\b(?:accept(?:s|ed)?|apologi[sz]e[sd]?|apology|sorry|reject(?:s|ed)?|den(?:y|ies|ied)|welcome[sd]?|disappointed)\b",
    re.IGNORECASE,
)
_COMMITMENT = re.compile(
    r"\b(?:we|I)(?:\s+will|[’']ll|\s+are\s+going\s+to|\s+am\s+going\s+to)\b|\b(?:pledge[sd]?|vow(?:s|ed)|promise[sd]?(?!\s+of\b)|commit(?:s|ted)?\s+to)\b",
    re.IGNORECASE,
)
_ALLEGATION = re.compile(
    r"\b(?:alleg(?:e|es|ed|ing|ation|ations|edly)|claim(?:s|ed|ing)?|accuse[sd]?)\b", re.IGNORECASE
)
_TOLD = re.compile(
    rf"\btold\s+(?:(?:the|an?|its)\s+(?:\w+\s+)?(?:{_REPORT}|court|hearing)|us|me)\b",
    re.IGNORECASE,
)
_WITNESS = re.compile(
    r"\b(?:one|another|a|an|some)\s+(?:\w+\s+){0,3}(?:officer|constable|sergeant|witness|victim|insider|source|employee|trainee|"
    r"relative)s?\b|\b(?:insiders|witnesses|victims)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"(?<![\w’'])(?:I|me|my|we\s+were|I’ve|I'm|I’m|I've)(?![\w])")
_REPORT_SPEAKS = re.compile(rf"\b{_REPORT}\b", re.IGNORECASE)
_OFFICIAL = re.compile(
    r"\b(?:commissioner|chief\s+constable|minister|secretary|spokes(?:man|woman|person)|superintendent|mayor|force|constabulary|police|service|council|government|department|college)\b",
    re.IGNORECASE,
)
Guess = tuple[str, str] | None
_COMPILED = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _RULES]


def kind_of(
    words: str, sentence: str, speaker: str, verb: str, *, figure: str, by_report: bool, office: str = ""
) -> tuple[str, str]:
    """A kind and what points to it, or two empty strings.

    `sentence` is what surrounds the words, `office` what the text elsewhere says that the speaker is.
    """
    by_report = by_report or bool(_REPORT_SPEAKS.search(speaker) and verb)
    return (
        _by_rule(words, sentence)
        or (figure and (Kind.STATISTIC, f"“{figure}” is a number"))
        or (by_report and (Kind.CONCLUSION, f"“{f'{speaker} {verb}'.strip()}” are words of the report"))
        or _by_an_official(words, sentence, f"{speaker} {verb}")
        or _pointed_to(Kind.ALLEGATION, _ALLEGATION.search(sentence))
        or _pointed_to(
            Kind.TESTIMONY, _WITNESS.search(speaker) or _TOLD.search(f"{speaker} {verb}") or _TOLD.search(sentence)
        )
        or _by_whoever_speaks(words, speaker, verb, office)
        or ("", "")
    )


def _by_rule(words: str, sentence: str) -> Guess:
    for kind, pattern in _COMPILED:
        if match := pattern.search(sentence if kind == Kind.RECOMMENDATION else f"{sentence} {words}"):
            return _pointed_to(kind, match)
    return None


def _by_an_official(words: str, sentence: str, around: str) -> Guess:
    """What a body or its head promises, or answers."""
    if not (_OFFICIAL.search(around) or _OFFICIAL.search(sentence)):
        return None
    return _pointed_to(Kind.COMMITMENT, _COMMITMENT.search(words) or _COMMITMENT.search(sentence)) or _pointed_to(
        Kind.OFFICIAL_RESPONSE, _RESPONSE.search(words) or _RESPONSE.search(sentence)
    )


def _by_whoever_speaks(words: str, speaker: str, verb: str, office: str) -> Guess:
    if verb and (match := _OFFICIAL.search(speaker) or _OFFICIAL.search(office)):
        return Kind.OFFICIAL_RESPONSE, f"“{match.group()}”: a body or its head speaks"
    if speaker and (match := _FIRST_PERSON.search(words)):
        return Kind.TESTIMONY, f"“{match.group()}”: the speaker tells of themselves"
    return None


def _pointed_to(kind: Kind, match: "re.Match[str] | None") -> Guess:
    return (kind, f"“{' '.join(match.group().split())}” in the wording") if match else None
