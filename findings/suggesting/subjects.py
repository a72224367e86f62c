"""Who does what a verb of speech says: its subject, read from the words before or after it."""

import re

from .clauses import HIDDEN
from .naming import DESCRIPTION, NAME, PLURAL, PRONOUN, Named, is_mere_office, named
from .speech_verbs import ANY_VERB, FINITE, PARTICIPLE, PARTICIPLES, WEAK
from .word_list import words

_AUXILIARY = (
    r"(?:\s+(?:has|have|had|also|then|later|once|since|previously|now|already|even|only|just|simply|still|has\s+since|"
    r"did|does|do|would|will|could|may|might|must|can|never|not|always|often|reportedly|allegedly|apparently|"
    r"(?!(?:family|assembly|ally|bully|anomaly)\b)[a-z]+ly|further|again|both|all|himself|herself|itself|themselves|tearfully|recently|yesterday|today|"
    r"last\s+night|last\s+week|on\s+[A-Z][a-z]+day|jokingly|apparently|rightly))*\s*$"
)
_TRAILING = re.compile(_AUXILIARY)
_VERB = re.compile(rf"(?<![\w’'-])(?:{ANY_VERB}|{PARTICIPLE})(?![\w’'-])")
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|be|being|get|got|as|am|’s been|’ve been)"
    r"(?:\s+(?:also|then|often|always|never|once|later|first|only|all|\w+ly))?\s*$"
)
_DONE_TO = re.compile(  # “had the case dismissed”
    r"\b(?:have|had|has|having|get|got)\s+(?:the|an?|his|her|their|its|this)\s+[\w’'-]+\s*$"
)
_OVERHEARD = re.compile(
    r"\b(?:to|must|should|will|would|can|could|may|might|did|do|does|not|n’t|n't|heard|overheard|saw)(?:\s+[\w’']+){0,3}\s*$"
)
_RELATIVE = re.compile(r"[,\s]*\b(?:who|which|that)\s*$")
_WHEN = re.compile(
    r"\s+(?:in|on|since|of|from|by)\s+(?:\d{1,2}\s+)?(?:(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|\d{4})\s*){1,2}$"
)
_AT_THE_END = re.compile(
    rf"(?:^|(?<=[\s(—–,;]))(?P<pronoun>{PRONOUN})$|(?P<name>(?:(?:[Tt]he|[Aa]|[Oo]ne|[Aa]n)\s+)?{NAME})$"
)
_RELATIVE_WITHOUT_WORD = re.compile(  # “a way the Met sees”
    rf"\s*(?:[Aa]n?|[Tt]he|[Oo]ne)\s+[a-z-]+\s+(?P<who>the\s+{NAME})"
)
_PERFECT = re.compile(r"\b(?:has|have|had)(?:\s+\w+ly|\s+also|\s+since)?\s*$")
_GOVERNED_WHO = re.compile(  # “a letter from a captain who promised”
    rf"\b(?:of|from|with|by|for|to|including)\s+(?P<who>{NAME}|(?:an?|one|another)\s+(?:[a-z-]+\s+){{0,3}}[a-z-]+|"
    r"(?:[a-z-]+\s+)?[a-z-]+(?<![s’'])s)$"
)
_WRITTEN_BY = re.compile(
    r"\s*(?:[Aa]|[Tt]he)\s+(?:[\w-]+\s+)?(?:statement|letter|message)\s+(?:read\s+(?:out\s+)?|issued\s+|sent\s+|written\s+|"
    r"released\s+|made\s+)?(?:on\s+behalf\s+of|by|from|for)\s+(?P<who>[^,]{3,70}?)\s*$"
)
_PARENTHESIS = re.compile(r"\([^()]*\)")
_DEFINED = re.compile(  # “inspectors who arrived on Monday said”, “an email sent by the chief said”
    r"\s*(?P<who>[^,]{2,60}?)(?<!\bin)(?<!\bof)(?<!\bto)(?<!\bby)(?<!\bon)(?<!\bfor)\s+(?:(?:who|that|which)|(?:sent|issued|seen|obtained|published|released|read|written|leaked)\s+"
    r"(?:by|to|in|on|from))\s"
)
_GOVERNED = re.compile(r"\b(?:at|of|from|with|in|by|for|on|about|to|against|between|into|over|than)\s+$")
_WITHIN = re.compile(
    _GOVERNED.pattern.replace(r"\s+$", r"\s+(?:(?!(?:after|before|when|while|as|because|but|what)\b)[\w’'-]+\s+){0,2}$")
)
_APPOSED = re.compile(  # “said the chief constable, Ida Invented.”
    rf"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s[^,.\x00]{{2,60}},\s+(?P<who>{NAME})"
    r"(?<=[^\W\d_])(?=\s*(?:[,.;:!?\x00]|$|who\b|and\b))"
)
_STOP = re.compile(
    r"\s*(?:[,.;:!?()—–\x00\"“]|\b(?:who|whom|which|that|when|after|before|while|as|during|yesterday|last|outside|"
    r"speaking|in|on|at|to|and|but|with|because|if|whose|since|adding|published|released|seen|leaked|obtained|commissioned|carried|dated|today|tonight|about|late|earlier|is|was|are|were|has|had|later|following)\b)"
)
_KEEPS = re.compile(r"\s*\b(?:at|in|on|with|to)\b")


_NOUNS_TOO = frozenset(
    words("""
    rules reports claims calls demands comments promises offers notes records posts questions requests details
    quotes highlights signals states points answers protests objects remarks reviews
""")
)
_OBJECT = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their|these|those|some|such|new|of|for|over|about|against|with|two|three)|[’']s)\s+"
    r"(?:[a-z\d-]+\s+){0,2}$"
)
_TO_SAY = re.compile(  # “emerged to say he was”, “took to Facebook to say”
    r"\b(?:emerged|went\s+on|took\s+to|wrote|rang|called|phoned|stood\s+up|returned|spoke|stepped\s+in|appeared|tweeted|"
    r"issued|released|came|got|rose|posted|broke|contacted|emailed)\b[^,.:;\x00]{0,50}\bto\s*$"
)
_DID_AND = re.compile(  # “he just shrugged and said”
    rf"(?:^|(?<=[\s,;:–—]))(?P<who>{PRONOUN}|{NAME})\s+(?:just\s+|then\s+|simply\s+|\w+ly\s+)?"
    r"(?:[a-z]{3,}ed|[a-z]{3,}s|stood|took|sat|got|shook|rose|held|put|had|was|is|went|came|left|gave|looked|made)\b"
    r"(?=[^;:.]*\b(?:and|then|before|but)(?:\s+\w+ly|\s+then|\s+just)?\s*$)"
)


def verbs_in(clause: str) -> list["re.Match[str]"]:
    """The verbs in `clause` with which somebody may speak, in order; passives and infinitives are none."""
    found = []
    for match in _VERB.finditer(clause):
        before, verb = clause[: match.start()], " ".join(match.group().split())
        if verb in FINITE and _PASSIVE.search(before):
            continue
        if _DONE_TO.search(before):
            continue
        if verb == "written" and not _PERFECT.search(before):
            continue
        if verb in ("told", "advised", "instructed", "reminded") and re.match(r"\s+to\b", clause[match.end() :]):
            continue
        if verb in _NOUNS_TOO and _OBJECT.search(before):
            continue
        if verb == "say" and before.rstrip().endswith("used to"):
            found.append(match)
            continue
        if verb in ("say", "tell", "insist", "claim", "declare", "warn", "announce") and _TO_SAY.search(before):
            found.append(match)
            continue
        if verb not in FINITE and verb not in PARTICIPLES and (_OVERHEARD.search(before) or not _plural(before)):
            continue
        found.append(match)
    return found


def _plural(before: str) -> bool:
    """Whether a plain form, “say”, may follow: after a plural, “we”, “I”, “they” or “you”."""
    word = before.split()[-1:] or [""]
    if word[0].endswith(("’s", "'s")):
        return False
    return word[0].lower() in {"i", "we", "they", "you", "who", "also", "police", "people", "staff"} or word[
        0
    ].endswith("s")


def is_weak(verb: str) -> bool:
    """Whether it says that somebody speaks only where the quotation stands right beside it."""
    return verb in WEAK


def subject_before(clause: str, offset: int, depth: int = 0) -> Named | None:
    """Somebody who does what the verb right after `clause` says; `offset` is where the clause starts in the text."""
    clause = clause[: _TRAILING.search(clause).start()] if _TRAILING.search(clause) else clause  # type: ignore[union-attr]
    clause = _WHEN.sub("", _PARENTHESIS.sub(lambda match: " " * len(match.group()), clause))
    if relative := _RELATIVE.search(clause):
        clause = clause[: relative.start()]
        if found := _antecedent(clause, offset, relative.group().strip(" ,")):
            return found
    if not clause.strip():
        return None
    parts = _parts(clause, offset)
    if clause.rstrip().endswith((",", ")", "–", "—")) and len(parts) > 1:
        return _before_apposition(parts)
    return _at_the_end(*parts[-1])


def _antecedent(clause: str, offset: int, relative: str) -> Named | None:
    """Of whom “who” tells where a plain reading of the words before it would miss them."""
    pieces = _parts(clause, offset)
    if len(pieces) > 1 and re.match(r"\s*(?:an?|the|his|her|its|their)\s", pieces[-1][0]):
        piece, at = pieces[-2]
        if (apposed := _AT_THE_END.search(piece.rstrip())) and apposed["name"] and " " in apposed["name"]:
            return named(apposed["name"], at + apposed.start("name"))
    if relative == "who" and (governed := _GOVERNED_WHO.search(clause)):
        return named(governed["who"], offset + governed.start("who"))
    return None


def _at_the_end(part: str, at: int) -> Named | None:
    """Somebody with whom a part of a sentence ends, or whom the whole of it describes."""
    for pattern in (_WRITTEN_BY, _DEFINED):
        match = pattern.match(part)
        if match and (who := named(match["who"], at + match.start("who"))):
            return who
    if (within := _RELATIVE_WITHOUT_WORD.fullmatch(part.rstrip())) and (
        who := named(within["who"], at + within.start("who"))
    ):
        return who
    whole = named(part, at)
    if whole and not _has_verb(part):
        return whole
    stripped = part.rstrip()
    end = _AT_THE_END.search(stripped)
    if end and not _GOVERNED.search(stripped[: end.start()]) and (found := named(end.group(), at + end.start())):
        return found
    both = list(_DID_AND.finditer(stripped))
    if both and (found := named(both[-1]["who"], at + both[-1].start("who"))):
        return found
    return _last_description(stripped, at)


def _parts(clause: str, offset: int) -> list[tuple[str, int]]:
    parts, at = [], 0
    for match in re.finditer(r"[,;:()–—]|\s-\s|\x00+|$", clause):
        part = clause[at : match.start()]
        if part.strip():
            parts.append((part, offset + at))
        at = match.end()
    return parts or [(clause, offset)]


def _before_apposition(parts: list[tuple[str, int]]) -> Named | None:
    """Of “Ida Invented, a former sergeant, said” the name, of “the inspector, who was away, said” the inspector."""
    found = [each for each in (named(part, at) for part, at in parts) if each]
    names = [each for each in found if each.sort == "name"]
    names = [each for each in names if not is_mere_office(each.words)] or names
    pronouns = [each for each in found if each.sort == "pronoun"]
    full = [each for each in names if " " in each.words]
    return next(iter([*full, *names, *pronouns, *found]), None) or _last_description(*parts[0])


def _last_description(part: str, at: int) -> Named | None:
    """The longest description at the end of `part`, without a verb in it."""
    for match in re.finditer(r"(?:^|(?<=\s))(?=[^\W\d_])", part):
        candidate = part[match.start() :]
        if (
            len(candidate.split()) <= 9
            and re.fullmatch(rf"{DESCRIPTION}|{PLURAL}", candidate)
            and not _has_verb(candidate)
        ):
            if _WITHIN.search(part[: match.start()]):
                continue
            if found := named(candidate, at + match.start()):
                return found
    return None


def _has_verb(words: str) -> bool:
    return bool(
        verbs_in(words)
        or re.search(
            r"\b(?:is|was|are|were|has|had|have|did|does|came|comes|of which|that|who|which|while|and|because|but|if|"
            r"when)\b",
            words,
        )
    )


def subject_after(clause: str, offset: int) -> Named | None:
    """Somebody at the start of `clause`, which follows a verb: “said Ida Invented, a former sergeant”."""
    lead = len(clause) - len(clause.lstrip())
    rest = clause[lead:]
    if apposed := _APPOSED.match(rest):
        return named(apposed["who"], offset + lead + apposed.start("who"))
    name = re.match(rf"(?:(?:[Tt]he\s+|[a-z-]+\s+){{0,3}})?{NAME}", rest)
    if name and (match := re.search(rf"{NAME}$", name.group())):
        if re.match(r"(?:[Aa]|[Aa]n|[Oo]ne|[Aa]nother|[Ss]ome|[Tt]he|[Hh]is|[Hh]er)\s+[a-z]", rest):
            return _described(rest, offset + lead) or named(match.group(), offset + lead + match.start())
        whole = name.group() if re.match(r"[Tt]he\s+[A-Z]", rest) else match.group()
        return named(whole, offset + lead + name.group().index(whole))
    if pronoun := re.match(rf"{PRONOUN}(?![\w’'])", rest):
        return named(pronoun.group(), offset + lead)
    return _described(rest, offset + lead)


def _described(rest: str, at: int) -> Named | None:
    end = 0
    while stop := _STOP.search(rest, end):
        if (
            _KEEPS.match(stop.group())
            and stop.start() < 25
            and re.match(r"\s*\w+\s+(?:the|a|an)\s", rest[stop.start() :])
        ):
            end = stop.end()
            continue
        rest = rest[: stop.start()]
        break
    words = rest.strip()
    if not words or HIDDEN in words:
        return None
    found = named(words, at)
    if found or len(words.split()) > 10:
        return found
    return named(" ".join(words.split()[:3]), at) if re.match(DESCRIPTION, words) else None
