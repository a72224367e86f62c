"""Whom a text has named so far, so that “she”, “the chief constable” and “Invented” are read as Ida Invented."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from .beginnings import SENTENCE_PART, Beginnings
from .capitals import BODY, NAME_OR_BODY, NO_PARTY, SPEAKS, UNNAMED_PERSON, without_lead
from .genders import gender_of, gender_of_title
from .naming import Named, bare, has_title, is_mere_office, named
from .offices import Offices
from .standing_for import is_office, same_again, stands_for

_WITHIN_SENTENCE = re.compile(r"(?<=[a-z,;] )[A-ZÀ-ÖØ-Þ][\w’'-]*")
_FOLLOWED_BY = re.compile(r",?\s[^.\n\x00]{0,80}?\b(she|he)\b")


@dataclass(slots=True)
class _Party:
    """Somebody the text names, by the fullest name so far."""

    words: str
    sort: str
    gender: str
    spoke: int = -1


def _near(masked: str, at: int, end: int) -> str:
    """The words beside a name in its sentence, where an office stands."""
    before = SENTENCE_PART.split(masked[max(0, at - 50) : at])[-1]
    return f"{before} {SENTENCE_PART.split(masked[end : end + 60])[0]}"


class Mentions:
    """All names of a text by position, and who spoke where."""

    def __init__(self, masked: str) -> None:
        self.masked = masked
        self.parties: dict[str, _Party] = {}
        self.by_first: dict[str, list[_Party]] = {}
        self.by_last: dict[str, list[_Party]] = {}
        self.places: list[tuple[int, int, _Party]] = []
        self.descriptions: list[tuple[int, Named]] = []
        self.begins = Beginnings(masked)
        self.offices = Offices()
        self._within = set(_WITHIN_SENTENCE.findall(masked))
        for match in NAME_OR_BODY.finditer(masked):
            if match["body"]:
                self._meet_body(match.group(), match.start())
            else:
                self._meet(match.group(), match.start())
        self._at = [at for at, *_ in self.places]

    def _meet(self, words: str, at: int) -> None:
        if words.startswith("By ") and self.begins.exactly(at):
            return  # the byline
        start, words = without_lead(words, at)
        if len(words) < 2 or words.split()[-1] in NO_PARTY:
            return
        if words.isupper() and " " in words and not BODY.search(words.title()) and len(words.split()) < 4:
            words = words.title()  # “IDA INVENTED was accused”
        titled = has_title(words)
        body = not titled and bool(BODY.search(words) or words.lower().startswith("the ") or words.isupper())
        if " and " in words and not body:
            first, _, second = words.partition(" and ")
            self._meet(first, start)
            self._meet(second, start + len(first) + 5)
            return
        name = words if body else bare(words)
        if not body and is_mere_office(name) and (holder := self.offices.holder(words, start)):
            self.places.append((start, start + len(words), self.parties[holder]))  # “the Home Secretary”
            return
        if " " not in words and words not in self._within and words not in self.by_last and self.begins.exactly(start):
            return  # a capital that the start of a sentence gave
        if name and name.lower() != "the":
            self._remember(name, words, start, body=body)

    def _remember(self, name: str, words: str, start: int, *, body: bool) -> None:
        end = start + len(words)
        title = gender_of_title(words)
        party = self._known(name, body=body, title=title)
        if party is None:
            party = _Party(name, "name", "body" if body else gender_of(words, name))
            self.parties[name] = party
            self.by_last.setdefault(name.split()[-1], []).append(party)
            self.by_first.setdefault(name.split()[0], []).append(party)
        elif not party.gender and not body:
            party.gender = gender_of(words, name)
        if not body and (office := words[: len(words) - len(name)].strip().lower()):
            self.offices.meet(office, start, party.words)
        self.places.append((start, end, party))
        if party.gender == "" and self.begins.nearly(start) and (follows := _FOLLOWED_BY.match(self.masked, end)):
            party.gender = "f" if follows[1] == "she" else "m"

    def _meet_body(self, words: str, at: int) -> None:
        """“the report”, “the review”: a body without a name."""
        party = self.parties.setdefault(words.lower(), _Party(f"{words[0].lower()}{words[1:]}", "description", "body"))
        self.places.append((at, at + len(words), party))

    def _known(self, name: str, *, body: bool, title: str = "") -> _Party | None:
        """The party of this name; Baroness Invented is not the Stephen Invented whom the text named before."""
        if name in self.parties:
            return self.parties[name]
        if body:
            return None
        same = self.by_last.get(name.split()[-1], [])
        if " " not in name:
            first = [party for party in self.by_first.get(name, []) if party.gender != "body"]
            people = [party for party in same if party.gender != "body" and " " in party.words]
            people = [party for party in people if not {party.gender, title} >= {"f", "m"}]
            return people[-1] if people else first[-1] if len(first) == 1 and " " in first[0].words else None
        initials = [
            party for party in same if party.words.split()[0][0] == name.split()[0][0] and party.gender != "body"
        ]
        return next((p for p in initials if p.words.endswith(name) or name.endswith(p.words)), None)

    def meant_by(self, who: Named) -> Named | None:
        """The fullest name of somebody, or of whoever a pronoun stands for."""
        if who.sort == "pronoun":
            return self._pronoun(who)
        if who.sort == "description":
            if holder := self.offices.holder(who.words, who.start):
                return Named(holder, who.start, "name")
            return self._described(who) or Named(who.words, who.start, "description")
        office = who.words.startswith("The ") and stands_for(who.words.lower()) is not None
        if office and (person := self._described(Named(who.words.lower(), who.start, "description"))):
            return person
        body = not has_title(who.words) and bool(BODY.search(who.words) or who.words.lower().startswith("the "))
        name = who.words if body else bare(who.words)
        party = self._known(name, body=body, title="" if body else gender_of_title(who.words))
        return Named(party.words if party else name or who.words, who.start, "name")

    def _described(self, who: Named) -> Named | None:
        """Whom “the striker” or “the source” stands for, if somebody is near."""
        if noun := same_again(who.words):
            if (author := self._author(noun, who.start)) is not None:
                return author
            again = (each for at, each in reversed(self.descriptions) if 0 < who.start - at < 1500)
            return next((each for each in again if noun in each.words.split()[1:]), None)
        noun = stands_for(who.words)
        if noun is None:
            return None
        title = who.words[4:].replace("judge", "(?:judge|justice|recorder)")
        held = rf"(?<!shadow )(?<!former )(?<!deputy )(?<!assistant )\b{title}\b"
        for at, end, party in reversed(
            self.places[bisect_left(self._at, who.start - 3000) : bisect_left(self._at, who.start)]
        ):
            if noun and party.gender != "body" and re.search(held, _near(self.masked, at, end), re.IGNORECASE):
                return Named(party.words, who.start, "name")
        if is_office(noun):
            return self._alone(who.start)
        found = self._standing(who, gender_of(who.words, "") or "one")
        return found if found and found.sort == "name" else None

    def _alone(self, before: int) -> Named | None:
        """The only person named shortly before, if it is one."""
        near = self.places[bisect_left(self._at, before - 400) : bisect_left(self._at, before)]
        people = {party.words for _, _, party in near if party.gender != "body"}
        return Named(people.pop(), before, "name") if len(people) == 1 else None

    def _author(self, noun: str, at: int) -> Named | None:
        """Who spoke last, where that was in a letter or a statement and “the letter” goes on."""
        latest = max(self.parties.values(), key=lambda party: party.spoke, default=None)
        if noun not in ("statement", "letter", "email", "memo") or latest is None or not 0 < at - latest.spoke < 900:
            return None
        written = rf"\b[Ii]n\s+(?:an?|his|her|their|its)\s[^.\n\x00]{{0,40}}\b{noun}\b"
        beside = self.masked[max(0, latest.spoke - 120) : latest.spoke + 120]
        return Named(latest.words, at, latest.sort) if re.search(written, beside) else None

    def _pronoun(self, who: Named) -> Named | None:
        word = who.words.lower()
        if word in ("i", "we", "you"):
            return None
        return self._standing(who, {"he": "m", "she": "f", "it": "body", "they": "they"}[word])

    def _standing(self, who: Named, wanted: str) -> Named | None:
        candidates = self._candidates(who.start)
        latest = max((at for at, *_ in candidates if self.begins.nearly(at)), default=-1)
        spoke_last = max((spoke for *_, spoke in candidates), default=-1)
        here = self.masked.rfind("\n", 0, who.start) + 1
        above = self.masked.rfind("\n", 0, max(len(self.masked[:here].rstrip()), 0)) + 1
        best = self._unnamed_here(here, who.start, wanted)
        for at, end, each, gender, spoke in candidates:
            score = self._fit(gender, wanted, each)
            if score is None:
                continue
            score -= (who.start - at) / 400
            score += (1.2 if spoke == spoke_last else 0.3) if spoke >= 0 else 0.0
            score += 0.7 if self.begins.nearly(at) else 0.0
            score += 0.8 if at == latest else 0.0
            score += 0.5 if SPEAKS.match(self.masked, end) else 0.0
            score += 0.9 if above <= at < here and self.begins.nearly(at) else 0.0
            score += 1.5 if spoke >= here and spoke == spoke_last else 0.0
            score += 2.2 if at >= here and self.begins.nearly(at) else 0.8 if at >= here and gender == wanted else 0.0
            score += 0.8 if wanted == "body" and each.sort == "description" else 0.0
            score -= 0.6 if wanted in ("m", "f") and each.sort == "description" else 0.0
            if best is None or score > best[0]:
                best = (score, each)
        return best[1] if best else None

    def _unnamed_here(self, here: int, at: int, wanted: str) -> tuple[float, Named] | None:
        """Somebody without a name with whom this paragraph begins: “A 14-year-old girl, who spoke last, …”"""
        match = UNNAMED_PERSON.match(self.masked, here, at)
        if match is None or wanted not in ("m", "f"):
            return None
        gender = gender_of(match["who"], "")
        return (5.6, Named(match["who"], here, "description")) if gender in ("", wanted) else None

    def _candidates(self, before: int) -> list[tuple[int, int, Named, str, int]]:
        """Who was named shortly before, where, of which gender, and where they last spoke."""
        found: list[tuple[int, int, Named, str, int]] = []
        upto = bisect_left(self._at, before)
        for at, end, party in self.places[max(0, upto - 25) : upto]:
            found.append((at, end, Named(party.words, at, party.sort), party.gender, party.spoke))
        for at, named_ in self.descriptions[-6:]:
            if at < before:
                found.append((at, named_.end, named_, gender_of(named_.words, ""), at))
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
        if wanted == "one":
            return None if gender in ("body", "plural") or each.sort == "description" else 1.0
        return {"body": 0.8, "plural": 1.5, "m": 0.0, "f": 0.0, "": 0.4}.get(gender)

    def spoke(self, who: Named, at: int) -> None:
        """Remember that somebody spoke at `at`."""
        if who.words in self.parties:
            self.parties[who.words].spoke = at
        elif who.sort == "description":
            self.descriptions.append((at, who))

    def last_subject(self, start: int, end: int) -> Named | None:
        """Who was named first in the last sentence of this stretch that names anybody."""
        found = None
        for at, _, party in self.places[bisect_left(self._at, start) : bisect_left(self._at, end)]:
            if self.begins.nearly(at):
                found = Named(party.words, at, "name")
        if found:
            return found
        match = re.search(r"\b([Hh]e|[Ss]he|They)\b(?!.*\b(?:[Hh]e|[Ss]he|They)\b)", self.masked[start:end], re.DOTALL)
        if match and (who := named(match.group(), start + match.start())):
            return self.meant_by(who)
        return None

    def subject_since(self, start: int, end: int) -> Named | None:
        """The person who leads a sentence of this stretch, the last such."""
        stretch = self.places[bisect_left(self._at, start) : bisect_left(self._at, end)]
        people = [
            (at, party)
            for at, _, party in stretch
            if party.gender != "body" and self.begins.nearly(at) and not is_mere_office(party.words)
        ]
        return Named(people[-1][1].words, people[-1][0], "name") if people else None

    def is_body(self, words: str) -> bool:
        """Whether a name is that of a body rather than of a person."""
        party = self.parties.get(words) or self.parties.get(f"the {words}")
        return bool(party and party.gender == "body")

    def named_within(self, start: int, end: int) -> list[tuple[str, int, int, bool]]:
        """The names in a stretch: the fullest form, where it stands, and whether it is a body."""
        stretch = self.places[bisect_left(self._at, start) : bisect_left(self._at, end)]
        return [
            (party.words, at, last, party.gender == "body")
            for at, last, party in stretch
            if party.sort == "name" and last <= end and not is_mere_office(party.words)
        ]
