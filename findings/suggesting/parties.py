"""Who stands in a passage: its speaker or the body that found it, and those whom it names."""

import re
from collections import Counter

from findings.vocabulary import InstitutionKind, Role

from .known_names import INSTITUTION, PERSON, Hit, Hits, Known, KnownNames
from .mentions import Mentions
from .speakers import Speaker
from .suggestion import PartyGuess
from .themes import why

_FINDING_BODIES = {InstitutionKind.REVIEW, InstitutionKind.INQUIRY}
_SUBJECTS = {InstitutionKind.POLICE_FORCE, InstitutionKind.POLICE_UNIT}
_REPORT = re.compile(r"\b(?:report|review|inquiry)$", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:Police|Constabulary|Force|Review|Inquiry|Report|Service|Office|Department|Council|Court|Committee|Commission|"
    r"Federation|Union|Guild|Ministry|Authority|Association|Inspectorate|Tribunal|Agency|Watch|Times|Patrol|Squad|Unit|"
    r"Command|College|Party|Institute|Trust|Board|Panel|Society)\b"
)
_NEW_NAMES = 4


class Parties:
    """Guesses at the parties of the passages of one text."""

    def __init__(self, hits: Hits, names: KnownNames, mentions: Mentions) -> None:
        self.hits, self.names, self.mentions = hits, names, mentions
        bodies = Counter(
            hit.known.pk for hit in hits.found if hit.known.noun == INSTITUTION and hit.known.kind in _FINDING_BODIES
        )
        self._review = bodies.most_common(1)[0][0] if bodies else None
        self._bodies = {hit.known.pk: hit.known for hit in hits.found if hit.known.noun == INSTITUTION}

    def of_speaker(self, speaker: Speaker | None) -> PartyGuess | None:
        """Whoever says it: speaker, or finding body where a review or its report speaks."""
        if speaker is None:
            return None
        for words in dict.fromkeys([speaker.words, speaker.printed]):
            if known := self.names.meant_by(words, self.hits.introduced):
                return _guess(known, _role_of_speaker(known), _because(speaker, known))
        if speaker.sort == "description":
            if self._review is not None and _REPORT.search(speaker.words):
                body = self._bodies[self._review]
                because = f"{speaker.why}; {body.name} is the review that this text names"
                return _guess(body, Role.FINDING_BODY, because)
            return PartyGuess(Role.SPEAKER, speaker.why, descriptor=speaker.words[:200])
        noun = INSTITUTION if _BODY.search(speaker.words) or self.mentions.is_body(speaker.words) else PERSON
        name = re.sub(r"^[Tt]he\s+", "", speaker.words) if noun == INSTITUTION else speaker.words
        return PartyGuess(Role.SPEAKER, f"{speaker.why}; no record has this name", new_name=name[:200], new_noun=noun)

    def named_in(self, start: int, end: int, speaker: PartyGuess | None) -> list[PartyGuess]:
        """Those whom a stretch of the text names, each once: forces as subjects, others as mentioned."""
        guesses: dict[tuple[str, object], PartyGuess] = {}
        hits = [hit for hit in self.hits.within(start, end) if hit.known.noun in (PERSON, INSTITUTION)]
        for hit in hits:
            if speaker and hit.known.pk == (speaker.person_id if hit.known.noun == PERSON else speaker.institution_id):
                continue
            role = Role.SUBJECT if hit.known.kind in _SUBJECTS else Role.MENTIONED
            guesses.setdefault((hit.known.noun, hit.known.pk), _guess(hit.known, role, why(hit)))
        taken = [(hit.start, hit.end) for hit in hits]
        for name, at, printed, body in self.mentions.named_within(start, end):
            words = re.sub(r"^[Tt]he\s+", "", name)
            speaks = speaker is not None and speaker.new_name in (name, words)
            if speaks or any(first < printed and at < last for first, last in taken):
                continue
            if (known := self.names.meant_by(name, self.hits.introduced)) is not None:
                if speaker is None or known.pk not in (speaker.person_id, speaker.institution_id):
                    guess = _guess(known, Role.MENTIONED, f"“{name}” is {known.name}")
                    guesses.setdefault((known.noun, known.pk), guess)
                continue
            noun = INSTITUTION if body else PERSON
            if " " in words and sum(bool(guess.new_name) for guess in guesses.values()) < _NEW_NAMES:
                new = PartyGuess(
                    Role.MENTIONED,
                    f"“{words}” is named here; no record has this name",
                    new_name=words[:200],
                    new_noun=noun,
                )
                guesses.setdefault((noun, words), new)
        return list(guesses.values())


def _role_of_speaker(known: Known) -> str:
    return Role.FINDING_BODY if known.kind in _FINDING_BODIES else Role.SPEAKER


def _because(speaker: Speaker, known: Known) -> str:
    if known.alias != known.name:
        return f"{speaker.why}; matches alias ‘{known.alias}’ of {known.name}"
    return f"{speaker.why}; matches the name of {known.name}"


def _guess(known: Known, role: str, because: str) -> PartyGuess:
    if known.noun == PERSON:
        return PartyGuess(role, because, person_id=known.pk)
    return PartyGuess(role, because, institution_id=known.pk)


__all__ = ["Hit", "Parties"]
