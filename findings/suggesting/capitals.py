"""What a capital tells: bodies, places and days, and the words that only the start of a sentence wrote large."""

import re

from .naming import IS_PARENT, MONTHS_AND_DAYS, NAME, NOBODY
from .speech_verbs import FINITE_VERB
from .word_list import words

_UNNAMED = words("""
    report review inquiry statement investigation inspection watchdog ruling judgment force council letter
    charity inquest tribunal panel committee union company college department government ministry service audit
    study survey inspectorate
""")
NAME_OR_BODY = re.compile(
    rf"(?<![\w’'])(?:(?P<body>(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s+(?:[a-z]+\s+)?(?:{'|'.join(_UNNAMED)}))(?![\w’'-]|\s+[A-Z])|(?:[Tt]he\s+)?{NAME})"
)
SPEAKS = re.compile(rf"(?:,(?:[^,.\n]{{2,60}},)?)?(?:\s+(?:also|has|had|have))?\s+{FINITE_VERB}\b")
UNNAMED_PERSON = re.compile(
    r"(?P<who>(?:An?|One|Another)\s+(?:[a-z\d-]+\s+){0,3}(?:girl|boy|woman|man|mother|father|mum|dad|neighbour|resident|pensioner|"
    r"student|teenager|nurse|teacher|officer|constable|detective|survivor|victim|witness|juror|friend|source|worker|patient|"
    r"caller|driver|shopper|passer-by|onlooker|employee|colleague|insider|parent))(?=,|\s(?:who|in|from|at|with|said|told|was|has)\b)"
)
BODY = re.compile(
    r"\b(?:Police|Constabulary|Force|Review|Inquiry|Report|Service|Office|Department|Council|Court|Committee|Commission|"
    r"Federation|Union|Guild|Ministry|Government|Authority|Association|Inspectorate|Tribunal|Agency|Times|Press|Board|"
    r"Society|Trust|College|University|Group|Institute|Company|Ltd|Bureau|Party|Met|Yard|Watch|Parliament|Squad|Unit|"
    r"Command|Patrol|Team|House|Foundation|Network|Campaign|Centre|Hospital|School|Church|Bank|Gazette|Herald|Charity|"
    r"Prosecution|Home|Foreign|Treasury|Station|Street|Road|Division|Directorate|Panel|Taskforce|Bill|Act|Facebook|"
    r"Twitter|BBC|ITV|Sky|Guardian|Telegraph|Mail|Sun|Mirror|Independent|Reuters|IOPC|CPS|NHS)\b"
)
_NO_NAME = frozenset(words("He She They It I We You This A An My Our Your"))
WHERE = frozenset(words("Back Outside Inside Across Behind Near Opposite Approached Told Pressed Questioned Reached"))
_SHOUTED = frozenset(words("A AN THE HE SHE IT THEY EXCLUSIVE BREAKING REVEALED LIVE WATCH"))
NO_PARTY = frozenset(
    words("""
    London England Britain UK Scotland Wales Ireland Europe America Manchester Birmingham Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
    October November December English British American Scottish Welsh Irish European Black White Asian Muslim
    Christian Jewish Facebook Twitter Christmas Easter Parliament Labour Conservative Tory Chapter Section Room
    Issue Page Part Letter Photo Picture Instagram TikTok YouTube LinkedIn Snapchat WhatsApp Bluesky Threads Mum Dad
    God Internet Zoom Commons Lords Congress
""")
)


def without_lead(words: str, at: int) -> tuple[int, str]:
    """A name without the words that only the start of a sentence made look like one, and where it starts then."""
    parts = words.split()
    while len(parts) > 1 and (IS_PARENT.fullmatch(parts[0]) or parts[0] in _SHOUTED):
        at += len(parts.pop(0)) + 1
    if len(parts) > 1 and parts[0].endswith("ing") and parts[1].islower():
        return at, ""  # “Posting on X”, “Writing for the Nowhere Times”
    while parts and (parts[0] in NOBODY or parts[0] in _NO_NAME or (len(parts) > 1 and parts[0] in MONTHS_AND_DAYS)):
        at += len(parts.pop(0)) + 1
    return at, " ".join(parts)
