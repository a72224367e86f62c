"""Descriptions that stand for somebody whom the text has named: “the 61-year-old”, “the striker”, “the MP”."""

import re

from .word_list import words

_OFFICES = words("""
    commissioner detective superintendent sergeant inspector secretary director judge coroner minister president premier
    chancellor leader chair chairman chairwoman bishop executive governor mayor ambassador founder expert lawyer
    solicitor barrister doctor consultant nurse professor boss manager commander councillor
""")
_NOUNS = words("""
    captain skipper striker midfielder defender goalkeeper keeper manager coach boss player winger batsman bowler jockey
    champion star actor actress singer comedian presenter broadcaster host musician rapper model influencer celebrity
    mother father mum dad grandmother grandfather pensioner teenager student teacher headteacher MP peer peeress
    minister senator congressman congresswoman representative governor mayor president premier chancellor author writer
    novelist poet journalist lawyer solicitor barrister campaigner activist academic professor historian doctor
    consultant surgeon nurse whistleblower councillor politician lawmaker leader chairman chairwoman chair bishop priest
    vicar ambassador diplomat analyst economist Tory Democrat Republican billionaire tycoon entrepreneur founder
    businessman businesswoman veteran actor commissioner detective superintendent sergeant inspector secretary director
    judge coroner executive candidate frontbencher backbencher criminologist psychologist scientist sociologist
    researcher expert commander Dane Frenchman Frenchwoman Spaniard German Italian Scot Scotsman Welshman Irishman
    Irishwoman Englishman American Australian Dutchman Brazilian Argentine Norwegian Swede Canadian Belgian Croatian
    Londoner Yorkshireman Texan Californian Portuguese Pole Austrian New-Yorker Kiwi
""")
_CLOSE = words("latter former pair")
_ANY = rf"(?:{'|'.join(_NOUNS)})"
_STANDS = re.compile(
    rf"[Tt]he\s+(?:(?P<age>\d{{1,3}}-year-old)(?:\s+[\w’'-]+){{0,2}}|(?:(?!\w+[’'])[\w-]+\s+){{0,2}}(?P<noun>{_ANY})|(?P<close>{'|'.join(_CLOSE)}))"
)
_SAME = re.compile(
    r"[Tt]he\s+(?P<noun>source|insider|friend|neighbour|resident|official|officer|spokesman|spokeswoman|spokesperson|"
    r"aide|colleague|woman|man|girl|boy|survivor|victim|witness|employee|worker|onlooker|constable|report|review|letter|"
    r"statement|study|email|memo|judgment|document)"
)


def stands_for(described: str) -> str | None:
    """The noun by which a description stands for somebody named; empty for an age; None where it does not."""
    match = _STANDS.fullmatch(described)
    if match is None:
        return None
    return match["noun"] or ""


def is_office(noun: str) -> bool:
    """Whether others than those named may hold it, so that it must stand beside the name of whom it means."""
    return noun in _OFFICES


def same_again(described: str) -> str | None:
    """The noun by which a description takes up an earlier one: “the source” after “a source close to the board”."""
    match = _SAME.fullmatch(described)
    return match["noun"] if match else None
