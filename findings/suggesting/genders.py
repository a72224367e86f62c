"""Whether “he” or “she” may stand for somebody, as far as a title, a role or a common first name tells."""

import re

from .word_list import words

_F_WORDS = re.compile(
    r"\b(?:Dame|Lady|Baroness|Mrs|Ms|Miss|Queen|Princess|Countess|WPC|Sister|mother|sister|widow|wife|daughter|"
    r"aunt|spokeswoman|chairwoman|woman|policewoman|girl|grandmother|niece|mum|nan|actress|waitress)\b"
)
_M_WORDS = re.compile(
    r"\b(?:Sir|Lord|Mr|King|Prince|Father|Baron|Earl|father|brother|widower|husband|son|uncle|spokesman|chairman|"
    r"man|policeman|boy|grandfather|nephew|dad)\b"
)
_PLURAL = re.compile(
    r"^(?:[Ss]ome|[Ss]everal|[Mm]any|[Tt]wo|[Tt]hree|[Ff]our|[Cc]ampaigners|[Oo]thers)\b|[^s’']s$|\b(?:families|police|staff|people)$"
)
_BODIES = re.compile(
    r"\b(?:report|review|inquiry|force|statement|letter|ruling|guidance|policy|audit|inspection|council|college|"
    r"government|department|constabulary|committee|union|watchdog|court|charity|company|document|email|note)\b"
)
_F_NAMES = frozenset(
    words("""
    alice amanda amy angela ann anna anne annie barbara beth bridget carol caroline catherine charlotte chloe
    christine clare claire cressida deborah debbie denise diana donna doreen dorothy eleanor elizabeth ella
    emily emma erin eve fiona frances georgia gina grace hannah harriet hazel heather helen holly ida irene
    isabel jackie jane janet jean jenny jennifer jess jessica jill joan joanna joanne josephine joyce judith
    julia julie karen kate katherine kathleen katie kelly kim laura lauren leanne lesley linda lisa lorraine
    louise lucy lynn lynne mandy margaret maria marie marion martha mary maureen megan melissa michelle mina
    molly nadia nancy naomi natalie natasha nicola nicole nina olivia pamela patricia paula pauline penny
    philippa polly priti rachel rebecca rhiannon rosa rose rosie ruth sally samantha sandra sara sarah shabana
    sharon sheila shirley sonia sophie stella stephanie sue susan suzanne sylvia tara teresa theresa tilda tina
    tracey tracy ursula valerie vanessa vera verity victoria virginia wendy yasmin yvette yvonne zara zoe una
    etta gilda odile pearl fern brenda dolores agnes bea marguerite miriam neville
""")
) - {"neville"}
_M_NAMES = frozenset(
    words("""
    aaron adam adrian alan albert alex alexander alfred ali alistair andrew andy anthony arthur barry ben
    benjamin bernard bill bob boris brian bruce carl cecil charles charlie chris christopher clive colin craig
    damian dan daniel darren dave david dean dennis derek dominic donald doug douglas duncan ed eddie edward
    edwin eric ernest frank fred gareth gary gavin geoff george gerald gerard glenn gordon graham grant greg guy
    hal harold harry hector henry hugh humphrey ian isaac ivan jack jacob jake james jamie jason jeff jeremy jim
    joe john jonathan joseph josh joshua julian justin karl keir keith ken kenneth kevin kyle larry lawrence lee
    len leo leon leonard leopold lewis liam louis luke malcolm mark martin martyn matt matthew max michael mick
    mike milo mohammed mohamed muhammad nathan neil nicholas nick nigel noel norman oliver omar oscar otto owen
    patrick paul peter phil philip phillip ralph raymond ravi richard rob robert robin roger roland ronald rory
    ross roy rufus russell ryan sadiq sam samuel scott sean sebastian shaun sid simon stan stanley stephen steve
    steven stuart ted terence terry thomas tim timothy toby tom tony trevor victor vincent walter warren wayne
    wilf wilfred will william abel ned magnus jasper septimus dudley
""")
)


def gender_of(words: str, name: str) -> str:
    """“f”, “m”, “plural”, “body”, or nothing where neither the words around nor the first name tell."""
    if _F_WORDS.search(words):
        return "f"
    if _M_WORDS.search(words):
        return "m"
    first = name.split()[0].lower() if name.split() else ""
    if first and " " in name:
        return "f" if first in _F_NAMES else "m" if first in _M_NAMES else ""
    if first and first in _F_NAMES | _M_NAMES:
        return "f" if first in _F_NAMES else "m"
    if not name and _BODIES.search(words):
        return "body"
    return "plural" if not name and _PLURAL.search(words) else ""
