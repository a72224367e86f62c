import pytest

from findings.asking.spelling import respelt, spellings

PAIRS = """
    colour/color favour/favor honour/honor labour/labor harbour/harbor neighbour/neighbor behaviour/behavior
    behavioural/behavioral rumour/rumor humour/humor tumour/tumor vapour/vapor vigour/vigor armour/armor
    armoured/armored endeavour/endeavor favourite/favorite neighbourhood/neighborhood honourable/honorable
    dishonour/dishonor discoloured/discolored misdemeanour/misdemeanor rigour/rigor demeanour/demeanor
    saviour/savior parlour/parlor organise/organize organised/organized organiser/organizer
    organisation/organization organisations/organizations organisational/organizational recognise/recognize
    recognising/recognizing recognisable/recognizable realise/realize criticise/criticize criticised/criticized
    apologise/apologize authorise/authorize authorisation/authorization minimise/minimize prioritise/prioritize
    radicalisation/radicalization racialised/racialized traumatised/traumatized victimisation/victimization
    summarise/summarize specialise/specialize standardise/standardize scrutinise/scrutinize analyse/analyze
    analysed/analyzed analysing/analyzing paralyse/paralyze breathalyser/breathalyzer catalyse/catalyze
    centre/center centres/centers centred/centered theatre/theater metre/meter kilometre/kilometer litre/liter
    fibre/fiber calibre/caliber sombre/somber spectre/specter lustre/luster meagre/meager sabre/saber
    manoeuvre/maneuver manoeuvring/maneuvering licence/license licences/licenses defence/defense
    defenceless/defenseless offence/offense offences/offenses pretence/pretense practice/practise
    practised/practiced catalogue/catalog dialogue/dialog analogue/analog cataloguing/cataloging travelled/traveled
    traveller/traveler cancelled/canceled labelled/labeled modelling/modeling signalled/signaled levelled/leveled
    fuelled/fueled counsellor/counselor counselling/counseling marvellous/marvelous quarrelled/quarreled
    channelled/channeled libellous/libelous jewellery/jewelry panellist/panelist councillor/councilor enrol/enroll
    enrolment/enrollment fulfil/fulfill fulfilment/fulfillment instalment/installment instil/instill distil/distill
    enthral/enthrall skilful/skillful wilful/willful wilfully/willfully programme/program programmes/programs
    judgement/judgment judgemental/judgmental acknowledgement/acknowledgment ageing/aging gaol/jail gaoler/jailer
    tyre/tire tyres/tires kerb/curb plough/plow ploughed/plowed sceptic/skeptic sceptical/skeptical
    scepticism/skepticism paediatric/pediatric paedophile/pedophile paedophilia/pedophilia orthopaedic/orthopedic
    encyclopaedia/encyclopedia anaemia/anemia anaemic/anemic leukaemia/leukemia haemorrhage/hemorrhage
    haemoglobin/hemoglobin haemophilia/hemophilia septicaemia/septicemia foetus/fetus foetal/fetal
    oestrogen/estrogen oesophagus/esophagus diarrhoea/diarrhea oedema/edema anaesthetic/anesthetic
    anaesthetist/anesthetist archaeology/archeology gynaecologist/gynecologist caesarean/cesarean whisky/whiskey
    whiskies/whiskeys grey/gray moustache/mustache pyjamas/pajamas mould/mold aluminium/aluminum artefact/artifact
    enquiry/inquiry focussed/focused kidnapped/kidnaped worshipping/worshiping despatched/dispatched sulphur/sulfur
    tranquilliser/tranquilizer
"""
ALONE = """
    four hour our pour tour sour flour your detour contour devour scour courtesy journey rise wise arise sunrise
    uprising advertise advertised advertising advise adviser advised chastise circumcise compromise compromised
    comprise concise demise despise devise disguise enterprise excise exercise exercised expertise franchise
    improvise improvisation incise likewise merchandise otherwise paradise precise premise premises promise
    promised praise appraise raise revise supervise supervised surmise surprise surprising televise treatise noise
    poise cruise bruise wiser miser clockwise size sized prize seize seized maize capsize downsize citizen horizon
    wizard actor doctor sailor author major minor error mirror terror tutor honorary laborious humorous vigorous
    glamorous odorous enter after later matter water paper parameter diameter perimeter thermometer speedometer
    cluster filter offer officer police service justice notice defensive offensive rogue vogue league colleague
    fatigue dog log blog pedal pedestrian pedigree pedagogy academic epidemic systemic chemical endemic pandemic
    polemic controlled controlling patrolled compelled expelled rebelled excelled propelled called filled killed
    appealed sealed hill will skill full tired tiring metal hem poem aerial story storey cheque check draught draft
    analysis crisis basis louise denise paris freezer fridge misogyny racism cancellation organ special general
    visor supervisor division
"""


@pytest.mark.parametrize("pair", PAIRS.split())
def test_both_spellings_find_each_other(pair):
    british, american = pair.split("/")

    assert american in spellings(british)
    assert british in spellings(american)


@pytest.mark.parametrize("word", ALONE.split())
def test_a_word_with_one_spelling_is_left_alone(word):
    assert spellings(word) == (word,)


def test_there_are_enough_of_both():
    assert len(set(PAIRS.split())) >= 120
    assert len(set(ALONE.split())) >= 120


def test_capitals_make_no_difference_and_the_word_itself_stands_first():
    assert spellings("Organisation") == ("organisation", "organization")
    assert respelt("Colour-blind") == ("Colour-blind", "color-blind")


def test_a_text_of_many_such_words_has_few_spellings():
    assert len(respelt("-".join(["colour", "centre", "organise", "programme"] * 50))) <= 4
