"""Whom a text has named so far, so that “she”, “the chief constable” and “Invented” are read as Ida Invented."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from .genders import gender_of
from .naming import NAME, NOBODY, Named, bare, named

_NAME = re.compile(rf"(?<![\w’'])(?:[Tt]he\s+)?{NAME}")
_BODY = re.compile(
    r"\b(?:Police|Constabulary|Force|Review|Inquiry|Report|Service|Office|Department|Council|Court|Committee|Commission|"
    r"Federation|Union|Guild|Ministry|Government|Authority|Association|Inspectorate|Tribunal|Agency|Times|Press|Board|"
    r"Society|Trust|College|University|Group|Institute|Company|Ltd|Bureau|Party|Met|Yard|Watch|Parliament|Squad|Unit|"
    r"Command|Patrol|Team|House|Foundation|Network|Campaign|Centre|Hospital|School|Church|Bank|Gazette|Herald|Charity|"
    r"Prosecution|Home|Foreign|Treasury|Station|Street|Road|Division|Directorate|Panel|Taskforce|Bill|Act|Facebook|"
    r"Twitter|BBC|ITV|Sky|Guardian|Telegraph|Mail|Sun|Mirror|Independent|Reuters|IOPC|CPS|NHS)\b"
)
_WITHIN_SENTENCE = re.compile(r"(?<=[a-z,;] )[A-ZÀ-ÖØ-Þ][\w’'-]*")
_PLAIN_VERB = re.compile(
    r"\b(?:is|was|are|were|has|had|have|did|does|will|would|said|says|told|asked|[a-z]{3,}(?:ed)|took|made|gave|came|went|to|"
    r"for|of|with|by|from|in|at|on|after|before|about|against|that)\b"
)
_SENTENCE_PART = re.compile(r"[.!?\n\x00]")
_ABROAD = frozenset(
    "London England Britain UK Scotland Wales Ireland Europe America Manchester Birmingham Toytown Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday January February March April May June July August September October November December "
    "English British American Scottish Welsh Irish European Black White Asian Muslim Christian Jewish Facebook Twitter "
    "Christmas Easter Parliament Labour Conservative Tory Chapter Section Room Issue Page Part Letter Photo Picture".split()
)


@dataclass(slots=True)
class _Party:
    """Somebody the text names, by the fullest name so far."""

    words: str
    sort: str
    gender: str
    at: list[int] = field(default_factory=list)
    spoke: int = -1


class Mentions:
    """All names of a text by position, and who spoke where."""

    def __init__(self, masked: str) -> None:
        self.masked = masked
        self.parties: dict[str, _Party] = {}
        self.by_last: dict[str, list[_Party]] = {}
        self.places: list[tuple[int, _Party]] = []
        self.descriptions: list[tuple[int, Named]] = []
        self.by_role: dict[str, _Party] = {}
        self._within = set(_WITHIN_SENTENCE.findall(masked))
        for match in _NAME.finditer(masked):
            self._meet(match.group(), match.start())
        self._at = [at for at, _ in self.places]

    def _meet(self, words: str, at: int) -> None:
        start = at
        parts = words.split()
        while parts and (parts[0] in NOBODY or parts[0] in ("He", "She", "They", "It", "I", "We", "You", "This", "A", "An", "My")):
            start += len(parts.pop(0)) + 1
        if not parts or (len(parts) == 1 and parts[0] in _ABROAD):
            return
        words = " ".join(parts)
        body = bool(_BODY.search(words)) or words.lower().startswith("the ") or words.isupper()
        name = words if body else bare(words)
        if " " not in words and words not in self._within and words not in self.by_last and self._begins(start):
            return  # a capital that the start of a sentence gave
        if not name or name.lower() == "the":
            return
        party = self._known(name, body=body)
        if party is None:
            party = _Party(name, "name", "body" if body else gender_of(words, name))
            self.parties[name] = party
            self.by_last.setdefault(name.split()[-1], []).append(party)
        elif not party.gender and not body:
            party.gender = gender_of(words, name)
        if not body and (role := words[: len(words) - len(name)].strip()):
            self.by_role[role.lower()] = party
        party.at.append(start)
        self.places.append((start, party))
        if party.gender == "" and (follows := re.match(r",?\s[^.\n\x00]{0,80}?\b(she|he)\b", self.masked[start + len(words) :])):
            party.gender = "f" if follows[1] == "she" else "m"

    def _known(self, name: str, *, body: bool) -> _Party | None:
        if name in self.parties:
            return self.parties[name]
        if body:
            return None
        same = self.by_last.get(name.split()[-1], [])
        if " " not in name:
            first = [party for party in self.parties.values() if party.gender != "body" and party.words.split()[0] == name]
            people = [party for party in same if party.gender != "body" and " " in party.words]
            return people[-1] if people else first[-1] if len(first) == 1 and " " in first[0].words else None
        initials = [party for party in same if party.words.split()[0][0] == name.split()[0][0] and party.gender != "body"]
        return next((p for p in initials if p.words.endswith(name) or name.endswith(p.words)), None)

    def meant_by(self, who: Named) -> Named | None:
        """The fullest name of somebody, or of whoever a pronoun stands for."""
        if who.sort == "pronoun":
            return self._pronoun(who)
        if who.sort == "description":
            role = re.sub(r"^the\s+", "", who.words.lower())
            if role != who.words.lower() and role in self.by_role:
                return Named(self.by_role[role].words, who.start, "name")
            return Named(who.words, who.start, "description")
        name = who.words if _BODY.search(who.words) else bare(who.words)
        party = self._known(name, body=bool(_BODY.search(name)) or name.lower().startswith("the "))
        return Named(party.words if party else name or who.words, who.start, "name")

    def _pronoun(self, who: Named) -> Named | None:
        word = who.words.lower()
        if word in ("i", "we", "you"):
            return None
        wanted = {"he": "m", "she": "f", "it": "body", "they": "they"}[word]
        best: tuple[float, Named] | None = None
        for at, each, gender, spoke in self._candidates(who.start):
            score = self._fit(gender, wanted, each)
            if score is None:
                continue
            score += -(who.start - at) / 200 + (0.6 if spoke else 0) + (0.7 if self._leads(at) else 0)
            if best is None or score > best[0]:
                best = (score, each)
        return best[1] if best else None

    def _candidates(self, before: int) -> "list[tuple[int, Named, str, bool]]":
        found = []
        upto = bisect_left(self._at, before)
        for at, party in self.places[max(0, upto - 25) : upto]:
            found.append((at, Named(party.words, at, "name"), party.gender, party.spoke >= 0 and before - party.spoke < 1500))
        for at, named_ in self.descriptions[-6:]:
            if at < before:
                found.append((at, named_, gender_of(named_.words, ""), True))
        return found

    @staticmethod
    def _fit(gender: str, wanted: str, each: Named) -> float | None:
        if wanted in ("m", "f"):
            if gender == wanted:
                return 1.5
            if gender in ("body", "m", "f"):
                return None
            return -0.5 if gender == "plural" else 0.5
        if wanted == "body":
            return 1.5 if gender == "body" else None
        return {"body": 0.8, "plural": 1.5, "m": 0.0, "f": 0.0, "": 0.4}.get(gender)

    def _leads(self, at: int) -> bool:
        """Whether a sentence or paragraph begins here, or nearly."""
        before = self.masked[max(0, at - 80) : at]
        lead = _SENTENCE_PART.split(before)[-1]
        head, comma, apposed = lead.rpartition(",")
        if comma and len(apposed.split()) <= 4:
            lead = head
        return (at < 80 or lead != before) and not _PLAIN_VERB.search(lead)

    def _begins(self, at: int) -> bool:
        """Whether a sentence begins exactly here."""
        return not self.masked[:at].strip() if at < 9 else bool(re.search(r"[.!?\n\x00:][\s\x00]*$", self.masked[at - 8 : at]))

    def spoke(self, who: Named, at: int) -> None:
        """Remember that somebody spoke at `at`."""
        if who.words in self.parties:
            self.parties[who.words].spoke = at
        elif who.sort == "description":
            self.descriptions.append((at, who))

    def last_subject(self, start: int, end: int) -> Named | None:
        """Who was named first in the last sentence of this stretch that names anybody."""
        found = None
        for at, party in self.places[bisect_left(self._at, start) : bisect_left(self._at, end)]:
            if self._leads(at):
                found = Named(party.words, at, "name")
        if found:
            return found
        match = re.search(r"\b(He|She|They)\b(?!.*\b(?:He|She|They)\b)", self.masked[start:end], re.DOTALL)
        if match and (who := named(match.group(), start + match.start())):
            return self.meant_by(who)
        return None

    def subject_since(self, start: int, end: int) -> Named | None:
        """The person who leads a sentence of this stretch, the last such."""
        stretch = self.places[bisect_left(self._at, start) : bisect_left(self._at, end)]
        people = [(at, party) for at, party in stretch if party.gender != "body" and self._leads(at)]
        return Named(people[-1][1].words, people[-1][0], "name") if people else None
