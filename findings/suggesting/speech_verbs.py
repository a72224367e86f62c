"""The verbs with which a text says that somebody speaks."""

import re

from .word_list import words

_REGULAR = words("""
    submit contain talk inform instruct advise quote reiterate
    accept accuse acknowledge add admit agree allege
    announce answer argue ask assert assess assure blast boast
    brand call chant chuckle claim comment complain concede conclude condemn confess confirm contend counter
    criticise criticize declare defend demand denounce deny describe detail dismiss dub email emphasise
    emphasize exclaim explain express fume gush hail highlight hint identify insist interrupt intervene invite
    joke label lament laugh maintain mention moan mumble murmur mutter note observe offer plead pledge point
    portray praise predict proclaim promise propose protest query question quip rage recall recommend recount
    refer reflect refuse reject relate remark remember repeat reply report request respond retort reveal rule
    scream shout sigh slam snap speculate state stress suggest tell testify text thank thunder tweet urge vow
    wail warn welcome whisper wonder yell admonish attribute blame characterise characterize cite claim continue
    caution compare post pronounce record signal voice stipulate require certify reassure apologise apologize
    lambast mock ridicule sneer storm sum sob beam shrug nod bark growl groan grumble hiss crow enthuse elaborate
    confide recite muse opine ponder reckon remind shriek splutter tease taunt vent rant rail blurt blog jest
    bemoan bellow intone counsel deadpan echo implore jeer lecture prophesy rasp roar salute scold squeal
    define uncover discover liken chorus object disclose divulge theorise theorize
""")
_IRREGULAR = {
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "writing"),
    "find": ("finds", "found", "finding"),
    "speak": ("speaks", "spoke", "speaking"),
    "go on": ("goes on", "went on", "going on"),
    "think": ("thinks", "thought", "thinking"),
    "believe": ("believes", "believed", "believing"),
    "feel": ("feels", "felt", "feeling"),
    "read": ("reads", "read", "reading"),
    "swear": ("swears", "swore", "swearing"),
    "hold": ("holds", "held", "holding"),
    "see": ("sees", "saw", "seeing"),
    "weep": ("weeps", "wept", "weeping"),
    "hit back": ("hits back", "hit back", "hitting back"),
    "hit out": ("hits out", "hit out", "hitting out"),
    "fire back": ("fires back", "fired back", "firing back"),
    "fight back": ("fights back", "fought back", "fighting back"),
    "chime in": ("chimes in", "chimed in", "chiming in"),
    "chip in": ("chips in", "chipped in", "chipping in"),
    "pipe up": ("pipes up", "piped up", "piping up"),
    "lash out": ("lashes out", "lashed out", "lashing out"),
    "open up": ("opens up", "opened up", "opening up"),
    "speak out": ("speaks out", "spoke out", "speaking out"),
    "shoot back": ("shoots back", "shot back", "shooting back"),
    "warn": ("warns", "warned", "warning"),
    "grin": ("grins", "grinned", "grinning"),
    "nod": ("nods", "nodded", "nodding"),
    "shrug": ("shrugs", "shrugged", "shrugging"),
    "sob": ("sobs", "sobbed", "sobbing"),
    "rant": ("rants", "ranted", "ranting"),
    "blog": ("blogs", "blogged", "blogging"),
    "use the word": ("uses the word", "used the word", "using the word"),
    "use the words": ("uses the words", "used the words", "using the words"),
    "use the phrase": ("uses the phrase", "used the phrase", "using the phrase"),
    "use the term": ("uses the term", "used the term", "using the term"),
    "put it": ("puts it", "put it", "putting it"),
    "make clear": ("makes clear", "made clear", "making clear"),
    "begin": ("begins", "began", "beginning"),
    "show": ("shows", "showed", "showing"),
    "know": ("knows", "knew", "knowing"),
    "sing": ("sings", "sang", "singing"),
    "cry": ("cries", "cried", "crying"),
    "reply": ("replies", "replied", "replying"),
    "deny": ("denies", "denied", "denying"),
    "testify": ("testifies", "testified", "testifying"),
    "identify": ("identifies", "identified", "identifying"),
    "certify": ("certifies", "certified", "certifying"),
    "query": ("queries", "queried", "querying"),
    "admit": ("admits", "admitted", "admitting"),
    "quip": ("quips", "quipped", "quipping"),
    "refer": ("refers", "referred", "referring"),
    "snap": ("snaps", "snapped", "snapping"),
    "slam": ("slams", "slammed", "slamming"),
    "dub": ("dubs", "dubbed", "dubbing"),
    "label": ("labels", "labelled", "labelling"),
    "signal": ("signals", "signalled", "signalling"),
    "sum": ("sums", "summed", "summing"),
}


def _forms() -> tuple[set[str], set[str], set[str]]:
    """Finite forms of the third person or the past, participles, and plain forms."""
    finite, participles, plain = set(), set(), set()
    for verb in _REGULAR:
        if verb in _IRREGULAR:
            continue
        stem = verb.removesuffix("e")
        ending = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
        finite |= {f"{verb}{ending}", f"{stem}ed"}
        participles.add(f"{stem}ing")
        plain.add(verb)
    for verb, (third, past, participle) in _IRREGULAR.items():
        finite |= {third, past}
        participles.add(participle)
        plain.add(verb)
    return finite | {"written"}, participles, plain


FINITE, PARTICIPLES, PLAIN = _forms()
# Verbs that only with a quotation right beside them say that somebody speaks.
WEAK = set(
    words("""
    contains contained quotes quoted
    thinks thought believes believed feels felt sees saw holds held shows showed knows knew begins began offers
    offered records recorded posts posted requires required identifies identified points pointed invites invited
    refuses refused compares compared expresses expressed cites cited defends defended thanked thanks asked asks
    remembers remembered continues continued identified signals signalled uncovers uncovered discovers discovered
    defines defined shrugs shrugged nods nodded objects objected
    echoes echoed reminds reminded reckons salutes saluted lectures lectured remind
""")
)


def either(words: set[str]) -> str:
    """A pattern of these words, the longest first."""
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda word: (-len(word), word))
    )


FINITE_VERB = rf"(?:{either(FINITE)})"
ANY_VERB = rf"(?:{either(FINITE | PLAIN)})"
PARTICIPLE = rf"(?:{either(PARTICIPLES)})"
