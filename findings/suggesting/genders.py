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
    r"government|department|constabulary|committee|union|watchdog|court|charity|company|document|email|note|draft|survey|study|poll|dossier|paper|memo|banner|sign|notice|article|newspaper|tribunal|inspectorate)\b"
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
    etta gilda odile pearl fern brenda dolores agnes bea marguerite miriam
    abigail ada adele agatha aisha alexandra alexis alison allison amelia amina angie anita anneliese antonia april
    ariana audrey ava ayesha beatrice becky bella bernadette bernice beryl bessie beverley bianca bonnie briony
    bronwen bryony camilla candice carla carly carmen carole carrie cassandra cath cathy cecilia celia charlene
    cheryl chrissie cindy clara clarissa claudia colette connie constance cora cynthia daisy daphne dawn debra
    deirdre della denisha dinah dora dot ebony edith edna eileen elaine eliza ellen ellie elsa elsie esme estelle
    esther ethel eva evelyn evie faith faye felicity fern flora florence freya frieda gabrielle gail gemma genevieve
    georgina geraldine gillian glenda gloria greta gwen gwyneth hilda honor hope imogen india ines ingrid
    iris ivy jacqueline jacqui jade janice jasmine jayne jeanette jemima jenna jo jodie joy joyce juliet june kamala
    karin kathryn kathy katrina katy kay kayleigh keira kemi kirsten kirsty kitty lara latoya lena leonie
    letitia lily lisbeth liz lizzie lola loretta lorna lottie louisa luciana lydia mabel madeleine maggie mairead
    mandi mandy marcia margot marina marjorie marlene martina maud mavis maxine meera melanie mercy meryl mia
    michaela mildred millicent millie minnie miranda moira mona monica morag muriel myra nadine natalia nell nellie
    nessa nora norma odette olga olive opal pam patsy patty paulette peggy pippa phoebe phyllis prudence rachael
    rebekah reena renee rhoda rita roberta robyn rosalind rosamund rosanna rosemary roxanne ruby sabrina sadie sally
    saira salma selina serena shannon sheena shelley sian simone sinead siobhan sofia sophia stacey stella suella
    sukie susannah susie sybil tabitha tamara tammy tanya tasha tatiana teri tess tessa thelma theodora tiffany
    tracie trisha trudy uma ulrika vera vicki vicky viola violet vivien wanda wilhelmina winifred winnie
    yolanda zainab zelda zena zoey joni nicolette fatima maryam vikki priya anjali
""")
)
_M_NAMES = frozenset(
    words("""
    aaron adam adrian alan albert alexander alfred ali alistair andrew andy anthony arthur barry ben
    benjamin bernard bill bob boris brian bruce carl cecil charles chris christopher clive colin craig
    damian dan daniel darren dave david dean dennis derek dominic donald doug douglas duncan ed eddie edward
    edwin eric ernest frank fred gareth gary gavin geoff george gerald gerard glenn gordon graham grant greg guy
    hal harold harry hector henry hugh humphrey ian isaac ivan jack jacob jake james jamie jason jeff jeremy jim
    joe john jonathan joseph josh joshua julian justin karl keir keith ken kenneth kevin kyle larry lawrence lee
    len leo leon leonard leopold lewis liam louis luke malcolm mark martin martyn matt matthew max michael mick
    mike milo mohammed mohamed muhammad nathan neil nicholas nick nigel noel norman oliver omar oscar otto owen
    patrick paul peter phil philip phillip ralph raymond ravi richard rob robert roger roland ronald rory
    ross roy rufus russell ryan sadiq samuel scott sean sebastian shaun sid simon stan stanley stephen steve
    steven stuart ted terence terry thomas tim timothy toby tom tony trevor victor vincent walter warren wayne
    wilf wilfred will william abel ned magnus jasper septimus dudley neville
    abdul abdullah abraham ahmed aiden alastair alec aled alejandro alexei alf alfie algernon allan alvin amir amos
    andre angus anton archie arnold arron asif augustus austin barnaby barney barrie bart basil benedict benji benny
    bernie bertie bilal billy blake brad bradley brandon brendan brett bruno bryan byron caleb callum calum cameron
    carlos casper cedric chad chester chuck clark claude clement cliff clifford clint clyde colm connor conor corey
    cormac cory curtis cyril damien danny daryl davey declan denis dermot desmond dick dilip dimitri dirk dom
    donnie donovan dougal doyle drew dwayne dylan eamon eamonn earl eddy edgar edmund edwyn eli elijah elliot
    elliott elvis emmanuel enoch ernie errol ethan eugene euan ewan ezra faisal farouk felix fergus finlay finn
    floyd francis franklin freddie freddy frederick fraser gabriel gerry gideon gilbert giles gil glen glyn
    godfrey grayson greg gregory gus gwyn hamish hank hari haroon harris harrison harvey hassan herbert herman
    horace howard hubert hugo humza hussein ibrahim idris imran ivor ivan jackson jed jeffrey jermaine jerome
    jerry jimmy joel joey johan johnny jon jonah jonny jorge jose juan julius junior kareem kelvin ken kenny
    kerr kieran kieron kirk kurt lachlan lance lars laurence len lenny leroy lester levi lex lloyd logan
    lorenzo lucas luis mal marcel marco marcus mario marshall marty marvin mason maurice melvyn merlin mervyn
    miguel miles mitch mitchell mo mohammad monty morris moses murray mustafa ned nelson nev nicolas nico niall
    nikhil norm ollie olly orlando oscar osman otis owain pablo paddy pascal percy perry pete piers pierre quentin
    quincy rafael raj rajesh ralf ramsay randy raphael rashid ray reece reg reggie reginald rex rhodri rhys ricardo
    rich richie rick ricky rishi rob robbie rocco rod roddy rodney roman ron ronan ronnie rufus rupert rusty salman
    sajid sammy sanjay saul scott seamus sergio seth shane sheldon sidney silas sol spencer spike stefan stevie stu
    stuart sylvester tariq tarquin ted teddy terrance theo theodore thom timmy tobias todd tommy tristan troy ty
    tyler tyrone usman vernon vic vijay vince vladimir wally walt wes wesley wilbur willie winston xavier yusuf zac
    zachary zack zane zeke hob ivo elon jd
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


def gender_of_title(words: str) -> str:
    """“f” or “m” where a title such as “Baroness” says so, whatever the name."""
    return "f" if _F_WORDS.search(words) else "m" if _M_WORDS.search(words) else ""
