"""Who says a quotation, from the words beside it: after it, before it, in the sentence or the one before."""

import re
from dataclasses import dataclass

from .attribution_wordings import (
    ACCORDING,
    AGENT,
    AND_ALSO,
    AS_PUT,
    ASIDE,
    BY,
    DASH_NAME,
    EXPLICIT,
    FOR,
    IN_SOMEBODYS,
    INTRODUCED,
    LABEL,
    OF_WORDS,
    OWN,
    PASSIVE,
    PLAIN_VERB,
    SAID_OF,
    WAS_HIS,
    WHOSE,
    WITH,
    WITH_ASIDE,
    WITHIN,
)
from .clauses import HIDDEN, Clauses
from .naming import Named, named
from .quotations import Quoted
from .speech_verbs import PARTICIPLES
from .subjects import is_weak, subject_after, subject_before, verbs_in
from .word_list import words

_GOVERNING = frozenset(
    words("""
    said says told tells claimed claims wrote writes argued argues insisted insists added adds admitted admits
    alleged alleges revealed reveals recalled recalls explained explains reported reports stated states
    concluded concludes found finds
""")
)
_ENDS_OPEN = (",", "?", "!", "…", "-", "—", "–")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is named beside a quotation, with the verb if there is one, and where that was read."""

    who: Named
    verb: str
    place: str  # “after”, “before”, “in the sentence”, “in the sentence before”
    interrupts: bool = False  # it stands in the sentence of the quotation, right behind it


def beside(clauses: Clauses, quoted: Quoted) -> Attribution | None:
    """The attribution in the sentence of a quotation."""
    after = beside_right_after(clauses, quoted)
    if after is None:
        return _before(clauses, quoted) or _tail(clauses, quoted)
    if after.who.sort == "description" and clauses.text[quoted.spans[0][0]].islower():
        before = _before(clauses, quoted)
        if before and before.verb in OWN:  # “Invented dismissed it as ‘noise’, leaked papers reveal”
            return before
    return after


def beside_right_after(clauses: Clauses, quoted: Quoted) -> Attribution | None:
    """The attribution that follows a quotation: “…,” said Ida Invented."""
    text, end = clauses.text, quoted.outer[1]
    last = text[quoted.spans[0][0] : quoted.spans[-1][1]].rstrip("”’\"'»")[-1:]
    after = clauses.after(end) if last in _ENDS_OPEN or text[end : end + 1] not in (".", "!", "?") else ""
    if last == "." and not after.strip(HIDDEN + " "):
        return None
    lead = re.match(r"[\s,–—-]*", after).end()  # type: ignore[union-attr]
    clause, offset = after[lead:], end + lead
    hidden = clause.find(HIDDEN)
    clause = clause if hidden < 0 else clause[:hidden]
    if match := ACCORDING.match(clause):
        who = subject_after(clause[match.end() :], offset + match.end())
        return Attribution(who, "according to", "after") if who else None
    if (match := BY.match(clause)) and PASSIVE.search(clauses.before(quoted.outer[0])[1]):
        who = subject_after(clause[match.end() :], offset + match.end())
        return Attribution(who, "by", "after") if who else None
    if match := WAS_HIS.match(clause):
        return _given(WHOSE[match["whose"]], offset + match.start("whose"), "was")
    verbs = [verb for verb in verbs_in(clause[:200]) if verb.group() not in PARTICIPLES]
    apart = last in _ENDS_OPEN or text[end : end + 1] == "," or (last == "." and lead > 0)
    if not verbs:
        return None
    verb = verbs[0]
    between = clause[: verb.start()].strip()
    if not between or re.fullmatch(r"(?:also|then|later|once|as|so|\w+ly)", between):
        who = subject_after(clause[verb.end() :], offset + verb.end())
        if who and between == "" and (apart or verb.group() in ("said", "says")):
            return Attribution(who, verb.group(), "after", interrupts=True)
        return None
    if not apart or verb.start() > 150:
        return None
    if re.match(r"(?:and|but|which|who|with|while|when|after|before|although|though|or)\b", between) or OF_WORDS.match(
        between
    ):
        return None
    who = subject_before(clause[: verb.start()], offset)
    return Attribution(who, verb.group(), "after", interrupts=True) if who else None


def _before(clauses: Clauses, quoted: Quoted) -> Attribution | None:
    start, clause = clauses.before(quoted.outer[0])
    if found := read(clause, start):
        return found
    if not clause.rstrip().endswith(":"):
        return None
    if about := FOR.match(clause):
        return _given(about["who"], start + about.start("who"), ":")
    who = subject_of_sentence(clause, start)
    return Attribution(who, ":", "before") if who else None


def read(clause: str, start: int) -> Attribution | None:
    """The attribution in the part of a sentence that leads to a quotation."""
    for way, given in _given_ways(clause):
        if given:
            return _given(given["who"], start + given.start("who"), way)
    aside = ASIDE.search(clause)
    if aside and (who := subject_after(aside["who"], start + aside.start("who"))):
        return Attribution(who, aside["verb"], "before")
    return _read_verbs(clause, start)


def _read_verbs(clause: str, start: int) -> Attribution | None:
    verbs = verbs_in(clause)
    direct = [verb for verb in verbs if INTRODUCED.fullmatch(_without_addressee(clause[verb.end() :]))]
    for verb in reversed(direct):
        if found := _subject(clause, start, _governing(clause, verb, verbs), verbs) or _subject(
            clause, start, verb, verbs
        ):
            return found
    if match := _last(ACCORDING, clause):
        who = subject_after(clause[match.end() :], start + match.end())
        if who:
            return Attribution(who, "according to", "before")
    for verb in reversed(verbs):
        if (
            not is_weak(verb.group())
            and verb not in direct
            and (found := _subject(clause, start, _governing(clause, verb, verbs), verbs))
        ):
            return found
    return None


def _given_ways(clause: str) -> "list[tuple[str, re.Match[str] | None]]":
    """Ways to name a speaker without a verb of which they are the subject."""
    return [
        (":", _label(clause)),
        ("put it", AS_PUT.search(clause)),
        ("in the view of", _last(IN_SOMEBODYS, clause)),
        ("by", AGENT.search(clause)),
        ("’s words", SAID_OF.search(clause)),
    ]


def _label(clause: str) -> "re.Match[str] | None":
    """“Ida Invented:”, but not “He told Ida Invented:”."""
    match = LABEL.search(clause)
    return None if match and verbs_in(clause[: match.start("who")]) else match


def _governing(clause: str, verb: "re.Match[str]", verbs: "list[re.Match[str]]") -> "re.Match[str]":
    """In “Ida said the case showed …” the verb “said”: what she said holds the rest, where no comma parts them."""
    if re.search(r"[:,]\s*$", _without_addressee(clause[verb.end() :])) or verb.group() in EXPLICIT:
        return verb
    earlier = [each for each in verbs if each.start() < verb.start() and each.group() not in PARTICIPLES]
    for each in earlier:
        between = clause[each.end() : verb.start()]
        if each.group() in _GOVERNING and not re.search(r"[,;:\x00]|\b(?:and|but|while|when|as)\b", between):
            return each
    return verb


def _without_addressee(words: str) -> str:
    """What follows a verb, without whom it was said to and where: “told reporters outside court:” ."""
    return (
        re.sub(
            r"^\s+(?:to\s+|in\s+|on\s+|at\s+|of\s+|after\s+|during\s+|outside\s+|from\s+)?[^,:\x00]{0,90}(?=[:,]\s*$)",
            "",
            words,
        )
        if re.search(r"[:,]\s*$", words)
        else words
    )


def _subject(clause: str, start: int, verb: "re.Match[str]", verbs: "list[re.Match[str]]") -> Attribution | None:
    """The subject of a verb; that of a participle is the subject of the sentence."""
    if verb.group() not in PARTICIPLES:
        who = subject_before(clause[: verb.start()], start) or _doing_this_too(clause, start, verb, verbs)
        return Attribution(who, verb.group(), "before") if who else None
    aside = WITH_ASIDE.search(clause[: verb.start()])
    if aside and (who := subject_before(aside["who"], start + aside.start("who"))):
        return Attribution(who, verb.group(), "before")
    earlier = [each for each in verbs if each.start() < verb.start() and each.group() not in PARTICIPLES]
    for each in reversed(earlier):
        if found := _subject(clause, start, each, verbs):
            return found
    if with_somebody := WITH.search(clause[: verb.start()]):
        words, at = with_somebody["who"], start + with_somebody.start("who")
        if who := subject_before(words, at):
            return Attribution(who, verb.group(), "before")
    who = subject_of_sentence(clause, start)
    return Attribution(who, verb.group(), "before") if who else None


def _doing_this_too(clause: str, start: int, verb: "re.Match[str]", verbs: "list[re.Match[str]]") -> Named | None:
    """Of “Ida Invented was there, and told reporters” who stands before the first verb."""
    if not AND_ALSO.search(clause[: verb.start()]):
        return None
    earlier = (subject_before(clause[: each.start()], start) for each in verbs if each.start() < verb.start())
    return next(filter(None, earlier), None) or subject_of_sentence(clause, start)


def subject_of_sentence(clause: str, start: int) -> Named | None:
    """Who stands before the first verb of a sentence, whatever that verb is."""
    for match in PLAIN_VERB.finditer(clause):
        if who := subject_before(clause[: match.start()], start):
            return who
    return None


def _tail(clauses: Clauses, quoted: Quoted) -> Attribution | None:
    """“…, the report found.” or “…, according to the report.” at the end of the sentence."""
    end = quoted.outer[1]
    after = clauses.after(end)
    if match := _last(ACCORDING, after):
        who = subject_after(after[match.end() :], end + match.end())
        if who:
            return Attribution(who, "according to", "in the sentence")
    if (within := WITHIN.search(after)) and (who := subject_before(within["who"], end + within.start("who"))):
        return Attribution(who, within["verb"], "in the sentence")
    comma = max(after.rfind(", "), after.rfind(HIDDEN + " "), after.rfind("– "), after.rfind("— "))
    if comma < 0:
        return None
    offset = end + comma + 2
    last = after[comma + 2 :]
    verbs = [verb for verb in verbs_in(last) if verb.group() not in PARTICIPLES]
    if not verbs or len(last) > 120 or re.match(r"(?:and|but|which|who|while|when|although|though|or|as)\b", last):
        return None
    verb = verbs[0]
    if not last[: verb.start()].strip():
        who = subject_after(last[verb.end() :], offset + verb.end())
    else:
        who = subject_before(last[: verb.start()], offset)
    return Attribution(who, verb.group(), "in the sentence") if who else None


def signed(clauses: Clauses, quoted: Quoted) -> Attribution | None:
    """“…” — Ida Invented."""
    match = DASH_NAME.match(clauses.masked, quoted.outer[1])
    if not match or ("\n" in match.group().split(match["who"])[0] and len(match["who"].split()) < 2):
        return None
    return _given(match["who"], match.start("who"), "—") if "—" in match.group() or "–" in match.group() else None


def _given(words: str, at: int, verb: str) -> Attribution | None:
    who = named(words, at)
    return Attribution(who, verb, "before") if who else None


def _last(pattern: "re.Pattern[str]", clause: str) -> "re.Match[str] | None":
    found = None
    for match in pattern.finditer(clause):
        found = match
    return found
