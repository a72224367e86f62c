"""Words that are spelt in one way in Britain and in another in America, by families: closed lists, not guesses.

Each family: pairs of beginnings, British first, and pairs of the endings that both may take.
"""

Pairs = tuple[tuple[str, str], ...]


def _pairs(text: str) -> Pairs:
    """`"a/b c/d"` as pairs; a word alone stands for itself on both sides."""
    return tuple((one, other or one) for one, _, other in (part.partition("/") for part in text.split()))


def _endings(text: str) -> Pairs:
    return (("", ""), *_pairs(text))


_PLURAL = _endings("s")
_VERB = _endings("s ed ing er ers")
_OUR = _endings("s ed ing ings er ers able ably less ful fully ite ites itism ism ist ists some y hood hoods al ally")
_OUR_WORDS = """
    arbour ardour armour behaviour belabour candour clamour colour demeanour discolour disfavour dishonour dolour
    enamour endeavour favour fervour flavour glamour harbour honour humour labour misbehaviour misdemeanour
    multicolour neighbour odour parlour rancour rigour rumour saviour savour splendour succour tumour unfavour
    unsavour valour vapour vigour watercolour"""
_RE_WORDS = """
    calibre/caliber centre/center epicentre/epicenter fibre/fiber litre/liter lustre/luster meagre/meager
    metre/meter mitre/miter ochre/ocher sabre/saber sceptre/scepter sepulchre/sepulcher sombre/somber
    spectre/specter theatre/theater amphitheatre/amphitheater saltpetre/saltpeter centimetre/centimeter
    kilometre/kilometer millimetre/millimeter nanometre/nanometer millilitre/milliliter"""
_DOUBLED = """
    apparel barrel bevel cancel channel chisel counsel cudgel dial dishevel duel enamel equal fuel funnel gravel
    grovel gruel hovel initial jewel label level libel marshal marvel medal model panel parcel pedal pencil quarrel
    ravel revel rival shovel signal snivel snorkel spiral stencil swivel total towel travel trowel tunnel unravel
    yodel relabel remodel rechannel outrival mislabel backpedal"""
_DOUBLING = (
    "led/ed ling/ing lings/ings ler/er lers/ers lor/or lors/ors lable/able lous/ous lously/ously list/ist lists/ists"
)


def _both(words: str, british: str, american: str) -> Pairs:
    return tuple((word, word.removesuffix(british) + american) for word in words.split())


def _one_l_less(text: str) -> Pairs:
    return tuple((one.removeprefix("l"), other) for one, other in _pairs(text))


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ALONE = _endings("")
_YSE = _pairs("e es ed er ers ing")

FAMILIES: tuple[tuple[Pairs, Pairs], ...] = (
    (_both(_OUR_WORDS, "our", "or"), _OUR),
    (_pairs(_RE_WORDS), _PLURAL),
    (_pairs("centr/center lustr/luster fibr/fiber mitr/miter sabr/saber"), _pairs("ed ing")),
    (_pairs("theatre/theater"), _pairs("goer goers")),
    (_pairs("fibre/fiber"), _pairs("glass board optic optics")),
    (_pairs("manoeuvre/maneuver reconnoitre/reconnoiter"), _endings("s d/ed")),
    (_pairs("manoeuvr/maneuver reconnoitr/reconnoiter"), _pairs("ing able ability")),
    (_pairs("licence/license defence/defense offence/offense pretence/pretense practice/practise"), _endings("s less")),
    (_pairs("practice/practise licence/license"), _pairs("d")),
    (_pairs("practic/practis licenc/licens"), _pairs("ing")),
    (_pairs("catalogue/catalog"), _endings("s d/ed r/er rs/ers")),
    (_pairs("catalogu/catalog"), _pairs("ing")),
    (_pairs("analogue/analog dialogue/dialog prologue/prolog monologue/monolog"), _PLURAL),
    (_pairs("demagogue/demagog homologue/homolog travelogue/travelog synagogue/synagog"), _PLURAL),
    (_pairs(" ".join(f"{word}l/{word}" for word in _DOUBLED.split())), _one_l_less(_DOUBLING)),
    (_pairs("kidnapp/kidnap worshipp/worship benefitt/benefit focuss/focus biass/bias"), _pairs("ed ing er ers")),
    (_pairs("councillor/councilor jewellery/jewelry"), _PLURAL),
    (_pairs("tranquillis/tranquiliz tranquillis/tranquilliz"), _pairs("e es ed er ers ing")),
    (_pairs("woollen/woolen chilli/chili unparallelled/unparalleled"), _endings("s ly")),
    (_pairs("enrol/enroll fulfil/fulfill instil/instill distil/distill"), _endings("s ment ments")),
    (_pairs("enthral/enthrall appal/appall instalment/installment"), _PLURAL),
    (_pairs("skilful/skillful wilful/willful unskilful/unskillful"), _endings("ly ness")),
    (_pairs("programme/program gaol/jail gaoler/jailer tyre/tire kerb/curb whisky/whiskey"), _PLURAL),
    (_pairs("judgement/judgment acknowledgement/acknowledgment abridgement/abridgment lodgement/lodgment"), _PLURAL),
    (_pairs("misjudgement/misjudgment prejudgement/prejudgment"), _PLURAL),
    (_pairs("judgement/judgment"), _pairs("al ally")),
    (_pairs("ageing/aging whiskies/whiskeys gaoled/jailed gaoling/jailing kerbside/curbside"), _ALONE),
    (_pairs("plough/plow"), _VERB),
    (_pairs("ploughman/plowman ploughshare/plowshare kerbstone/curbstone"), _PLURAL),
    (_pairs("sceptic/skeptic"), _endings("s al ally ism")),
    (_pairs("paed/ped"), _pairs("iatric iatrics iatrician iatricians ophile ophiles ophilia ophilic erast erasts")),
    (_pairs("orthopaed/orthoped encyclopaed/encycloped"), _pairs("ic ics ia ias ist ists")),
    (_pairs("haemorrh/hemorrh"), _pairs("age ages aged aging agic oid oids")),
    (_pairs("haem/hem"), _pairs("oglobin ophilia ophiliac ophiliacs atoma atomas odialysis ostasis")),
    (_pairs("haematolog/hematolog archaeolog/archeolog gynaecolog/gynecolog"), _pairs("y ist ists ical ically")),
    (_pairs("anaem/anem leukaem/leukem septicaem/septicem ischaem/ischem toxaem/toxem"), _pairs("ia ic")),
    (_pairs("hypoglycaem/hypoglycem hyperglycaem/hyperglycem bacteraem/bacterem"), _pairs("ia ic")),
    (_pairs("foetus/fetus"), _endings("es")),
    (_pairs("foetal/fetal foeticide/feticide oesophagus/esophagus oesophageal/esophageal oedema/edema"), _PLURAL),
    (_pairs("oestrogen/estrogen diarrhoea/diarrhea gonorrhoea/gonorrhea amoeba/ameba"), _PLURAL),
    (_pairs("homoeopath/homeopath"), _endings("s ic y")),
    (_pairs("anaesthe/anesthe"), _pairs("tic tics tist tists sia tise/tize tises/tizes tised/tized tising/tizing")),
    (_pairs("aesthetic/esthetic"), _endings("s ally")),
    (_pairs("caesarean/cesarean mediaeval/medieval aeon/eon faeces/feces faecal/fecal"), _PLURAL),
    (_pairs("grey/gray"), _endings("s ed ing er est ish")),
    (_pairs("pyjama/pajama moustache/mustache artefact/artifact aeroplane/airplane doughnut/donut"), _PLURAL),
    (_pairs("aluminium/aluminum sulphur/sulfur furore/furor omelette/omelet yoghurt/yogurt tsar/czar"), _PLURAL),
    (_pairs("smoulder/smolder mould/mold despatch/dispatch"), _endings("s es ed ing y er ers")),
    (_pairs("cosy/cozy cosier/cozier cosiness/coziness disc/disk mum/mom"), _PLURAL),
    (_pairs("enquir/inquir"), _pairs("e es ed er ers ing y ies")),
    (_pairs("learnt/learned burnt/burned dreamt/dreamed spoilt/spoiled leapt/leaped leant/leaned"), _ALONE),
    (_pairs("analys/analyz paralys/paralyz catalys/catalyz electrolys/electrolyz hydrolys/hydrolyz"), _YSE),
    (_pairs("psychoanalys/psychoanalyz breathalys/breathalyz dialys/dialyz"), _YSE),
)

# Words in -ise that are never written with z, and words in -ize that are never written with s, by what stands before.
NEVER_Z = _set("""
    adverti advi anglewi ani anticlockwi appri ari cerci chasti chemi chrysali circumci clitori clockwi compromi
    compri conci contrariwi counterclockwi crosswi curti davi deci demi deni denni despi devi disenfranchi
    disfranchi edgewi eli elli emi enfranchi enterpri epidermi exci exerci experti franchi franci harri improvi
    impreci inci iri jarvi lengthwi lewi likewi marqui merchandi metropoli mi misadvi moonri morri morti oasi
    otherwi overexerci pairwi paradi pelvi peni pennywi portculli practi preci premi pri promi repri revi ri sidewi
    stepwi streetwi sunri supervi surmi surpri tele televi travi treati trelli underpri unwi upri vali vi wi
    worldwi""")
NEVER_S = _set("""
    assi bitesi capsi downsi kingsi lifesi midsi outsi oversi plussi pocketsi queensi resi sei supersi undersi upsi""")
