"""The wordings by which papers say whose words a quotation is."""

import re

from .naming import NAME
from .word_list import words

ACCORDING = re.compile(
    r"(?:[Aa]ccording\s+to|[Ii]n\s+the\s+words\s+of|[Ii]n\s+the\s+view\s+of|[Ii]n\s+the\s+opinion\s+of)\s+"
)
IN_SOMEBODYS = re.compile(
    r"[Ii]n\s+(?P<who>the\s+[A-Z][\w’'-]+|[A-Z][\w’'-]+)[’']s\s+(?:judgment|judgement|view|opinion|words|account|eyes)"
)
SAID_OF = re.compile(  # “over Ida Invented’s findings that it was”
    rf"(?P<who>{NAME})[’']s\s+(?:findings?|claims?|warnings?|conclusions?|assertions?|suggestions?|allegations?|comments?|view|"
    r"remarks?|statement|admission|insistence|description)\s+(?:that|of|about)\b[^,;:\x00]{0,60}$"
)
FOR = re.compile(rf"\s*(?:As\s+for|For)\s+(?P<who>{NAME}),\s")
WAS_HIS = re.compile(
    r"\s*(?:was|is|came|comes)\s+(?P<whose>his|her|their)\s+(?:[\w-]+\s+)?(?:verdict|response|reply|answer|message|assessment|"
    r"explanation|conclusion|reaction|summary|advice)\b"
)
WHOSE = {"his": "he", "her": "she", "their": "they"}
ASIDE = re.compile(  # “It was, said Ida Invented, ‘a muddle’”
    r",\s+(?P<verb>said|says|wrote|writes|argued|insisted|added|admitted|warned|explained|claimed)\s+(?P<who>[^,\x00]{2,70}),\s*$"
)
WITHIN = re.compile(  # “It is ‘alive’ in the force, the review says, and …”
    r",\s+(?P<who>(?!and\b|but\b|which\b|who\b)[^,\x00]{2,60}?)\s+(?P<verb>said|says|found|finds|added|adds|claimed|claims|argued|argues|warned|"
    r"warns|concluded|concludes|noted|notes),"
)
OF_WORDS = re.compile(  # “‘struggle’, a remark that prosecutors say …”: what follows tells of the words themselves
    r"an?\s+(?:[a-z]+\s+)?(?:remark|comment|phrase|word|term|expression|reference|nickname|slogan|line|joke)\b"
)
WITH_ASIDE = re.compile(
    rf",\s+with\s+(?P<who>(?:[Tt]he\s+|[Aa]n?\s+|[Oo]ne\s+|[a-z]+\s+){{0,2}}(?:{NAME}|[a-z-]+))\s*$"
)
AND_ALSO = re.compile(r"\b(?:and|but)(?:\s+(?:has|have|had|also|then|later|has\s+also))*\s*$")
BULLET = re.compile(r"[ \t]*(?:[•·‣▪●*–—-]|::)[ \t]*(?=\S)")
BY = re.compile(r"\s*(?:(?:as|in\s+\w+)\s+[\w\s]{0,30})?by\s+")
PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being)\s+(?:\w+ly\s+)?(?:described|called|labelled|branded|dubbed|hailed|"
    r"condemned|dismissed|criticised|accused|likened|told|praised|quoted)\b"
)
AS_PUT = re.compile(
    r"\b[Aa]s\s+(?P<who>[^,\x00]{2,60}?)\s+(?:put\s+it|puts\s+it|said|says|wrote|explained|told\s+\w+)\s*[,:]?\s*$"
)
AGENT = re.compile(  # “was described by a colleague as”
    r"\b(?:was|were|is|are|been)\b[^,\x00]{3,60}?\sby\s+(?P<who>[^,\x00]{2,60}?)\s+as(?:\s+(?:a|an|the|being))?\s*$"
)
EXPLICIT = frozenset(
    words(
        "described called branded dubbed labelled wrote told boasted texted compared compares likened describes calls "
        "writes tells"
    )
)
OWN = EXPLICIT - frozenset(words("told tells compared compares likened")) | frozenset(words("dismissed condemned"))
LABEL = re.compile(rf"(?:(?:^|[.\d])\s*[A-Z][a-z]+\s+[a-z]+\s+|^\s*|[.!?\x00]\s+|^[\s\d.:]+\s+)(?P<who>{NAME}):\s*$")
DASH_NAME = re.compile(rf"\s*(?:[–—-]{{1,2}}|\n)\s*(?P<who>{NAME})(?=\s*(?:,|\n|$|\())")
INTRODUCED = re.compile(
    r"\s*(?:[:,–—-]|(?:[\w’'-]+\s+){1,6}as(?:\s+(?:a|an|the|being))?|(?:(?:that|as|how|what|was|were|it|is|of|to|at|for|"
    r"about|against|like|only|the|a|an|his|her|their|its|this|him|them|he|she|they|had|has|have|having|been|being|be|in|on|"
    r"under|feels?|felt)\s+){0,5})?\s*$"
)
WITH = re.compile(r"\bwith\s+(?P<who>[^,;:\x00]{2,110})\s*$")
PLAIN_VERB = re.compile(
    r"\b(?:is|was|are|were|has|had|have|did|does|will|would|can|could|may|might|must|should|[a-z]{3,}(?:ed|es)|took|made|"
    r"gave|came|went|left|remains|keeps|stays|sounds|looks|seems|stands|sits|puts|says|has|makes|gets|takes|stood|sat|met|set|got|led|ran|rose|wins|won|lost|kept|sent)\b"
)
