"""The speaker of every quotation of a text; pronouns and bare surnames are those whom the text named before."""

import re
from dataclasses import dataclass

from .attributing import Attribution, beside, signed
from .clauses import Clauses
from .introducing import introduced
from .mentions import Mentions
from .naming import Named
from .quotations import Quoted
from .repeated import said_elsewhere


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a quotation: the fullest name the text gives, or a description; and what that was read from."""

    words: str
    sort: str  # “name” or “description”
    printed: str
    verb: str
    why: str


def speakers_of(clauses: Clauses, quoted: list[Quoted], mentions: Mentions | None = None) -> dict[int, Speaker]:
    """By its number in `quoted` the speaker of each quotation, where the text tells."""
    text = clauses.text
    mentions = mentions or Mentions(clauses.masked)
    found: dict[int, Speaker] = {}
    last: tuple[Quoted, Speaker] | None = None
    for number, each in enumerate(quoted):
        if each.depth:
            if speaker := _inner(text, quoted, number, mentions, found):
                found[number] = speaker
            continue
        attribution = beside(clauses, each) or introduced(clauses, each) or signed(clauses, each)
        speaker = _speaker(attribution, mentions) if attribution else _from_before(clauses, each, last, mentions)
        if speaker:
            found[number] = speaker
            last = (each, speaker)
        elif _stands_alone(clauses, each):
            last = None
    for number, other in list(said_elsewhere(text, quoted, set(found))):
        said = found[other]
        found[number] = Speaker(
            said.words, said.sort, said.printed, "", f"the words stand again where {said.words} speaks"
        )
    return found


def _speaker(attribution: Attribution, mentions: Mentions) -> Speaker | None:
    who = attribution.who
    whole = mentions.meant_by(who)
    if whole is None:
        return None
    mentions.spoke(whole, who.start)
    beside = (
        f"“{who.words} {attribution.verb}”" if attribution.place == "before" else f"“{attribution.verb} … {who.words}”"
    )
    if attribution.verb in ("according to", "by", "in the view of"):
        beside = f"“{attribution.verb} {who.words}”"
    elif attribution.verb in (":", "—"):
        beside = f"“{who.words}” beside it"
    why = f"{beside} stands {attribution.place.replace('before', 'before it').replace('after', 'after it')}"
    return Speaker(whole.words, whole.sort, who.words, attribution.verb, why)


def _stands_alone(clauses: Clauses, each: Quoted) -> bool:
    """Whether it is a sentence or more of its own, and no words within somebody else's sentence."""
    _, before = clauses.before(each.outer[0])
    return not before.strip(" \n\t(–—-:0123456789.")


def _from_before(
    clauses: Clauses, each: Quoted, last: tuple[Quoted, Speaker] | None, mentions: Mentions
) -> Speaker | None:
    """For a quotation without attribution of its own: who was speaking, or of whom the sentence before tells."""
    text, start = clauses.text, each.outer[0]
    if not _stands_alone(clauses, each):
        return _going_on(clauses, each, last)
    paragraph, _ = clauses.paragraph_of(start)
    before = clauses.masked[paragraph:start]
    if last and last[0].outer[0] >= paragraph:
        return _again(last[1])  # in one paragraph: “…,” she said. “…”
    lead = clauses.masked[max(0, start - 400) : start].rstrip()
    if before.strip(" \n\t(–—-0123456789."):
        named_before = mentions.last_subject(paragraph, start)
        if named_before:
            return Speaker(
                named_before.words, named_before.sort, named_before.words, "", "named in the sentence before"
            )
    if lead.endswith(":") and (who := mentions.last_subject(max(0, start - 400), start)):
        return Speaker(who.words, who.sort, who.words, ":", f"“{who.words}” is named before the colon")
    if not re.match(r"[^\W\d_]", text[each.spans[0][0] : each.spans[0][0] + 1]):
        return None
    if last and _sentence_like(text, each) and clauses.masked.count("\n", last[0].outer[1], start) <= 4:
        since = mentions.subject_since(last[0].outer[1], start)
        if since is not None and since.words != last[1].words:
            return Speaker(
                since.words, since.sort, since.words, "", f"“{since.words}” is named in the paragraph before"
            )
        return _again(last[1])
    if _sentence_like(text, each) and (who := mentions.subject_since(max(0, start - 400), start)):
        return Speaker(who.words, who.sort, who.words, "", f"“{who.words}” is named in the paragraph before")
    return None


def _again(speaker: Speaker) -> Speaker:
    return Speaker(
        speaker.words, speaker.sort, speaker.printed, "", f"goes on from the quotation before: {speaker.words}"
    )


def _sentence_like(text: str, each: Quoted) -> bool:
    words = " ".join(text[start:end] for start, end in each.spans)
    return len(words.split()) >= 4 and words[:1].isupper() and words[-1] in ".!?…,"


def _going_on(clauses: Clauses, each: Quoted, last: tuple[Quoted, Speaker] | None) -> Speaker | None:
    """Words in marks later in a sentence in which somebody speaks already: “was ‘unbearable’ and ‘cruel’”."""
    if last is None:
        return None
    sentence, words = clauses.before(each.outer[0])
    if re.match(r"\s*(?:And\s+that|That|And)\b", words) and last[0].outer[0] >= clauses.paragraph_of(sentence)[0]:
        return _again(last[1])
    return _again(last[1]) if last[0].outer[0] >= sentence else None


def _inner(
    text: str, quoted: list[Quoted], number: int, mentions: Mentions, known: dict[int, Speaker]
) -> Speaker | None:
    """The speaker of a quotation in a quotation, only where the words right beside it tell."""
    inner = quoted[number]
    around = next((each for each in range(number - 1, -1, -1) if quoted[each].depth < inner.depth), None)
    if around is None:
        return None
    outer = quoted[around]
    start = next((start for start, end in outer.spans if start <= inner.outer[0] < end), outer.spans[0][0])
    end = next((end for start, end in outer.spans if start <= inner.outer[0] < end), outer.spans[-1][1])
    shifted = Quoted(
        tuple((a - start, b - start) for a, b in inner.spans), (inner.outer[0] - start, inner.outer[1] - start), 0
    )
    found = beside(Clauses(text[start:end], [shifted]), shifted)
    if found is None or (found.place == "before" and inner.outer[0] - (found.who.end + start) > 40):
        return None
    if found.who.sort == "pronoun":
        own = found.who.words.lower() in ("i", "we")
        return _again(known[around]) if own and around in known else None
    who = mentions.meant_by(Named(found.who.words, found.who.start + start, found.who.sort))
    return (
        Speaker(who.words, who.sort, found.who.words, found.verb, f"“{found.who.words} {found.verb}” stands beside it")
        if who
        else None
    )
