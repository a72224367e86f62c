"""Addresses of records, made without asking Django for each, are those that Django gives."""

from urllib.parse import parse_qsl, urlsplit

from django.urls import reverse, set_script_prefix
from django.utils.text import slugify
from hypothesis import example, given
from hypothesis import strategies as st

from findings.addresses import Addresses
from findings.record_addresses import WORDS_IN_ADDRESS, address, finding_slug


@given(st.text(max_size=80))
@example("-- It's  _100 %_ certain\t(“so he said”) --")
@example("Ünder the Café")
def test_the_words_in_an_address_are_those_that_django_makes_of_them(summary):
    assert finding_slug(summary) == (slugify(" ".join(summary.split()[:WORDS_IN_ADDRESS])) or "finding")


@given(st.text(st.characters(max_codepoint=127), max_size=80))
def test_and_so_are_those_without_accents(summary):
    assert finding_slug(summary) == (slugify(" ".join(summary.split()[:WORDS_IN_ADDRESS])) or "finding")


def test_an_address_is_the_one_that_django_gives_wherever_the_site_stands():
    for prefix in ("/", "/100%/archive/"):
        set_script_prefix(prefix)
        try:
            for name, *parts in [("home",), ("findings:facet", "person"), ("findings:finding-detail", "A", "b-c")]:
                assert address(name, *parts) == reverse(name, args=parts)
        finally:
            set_script_prefix("/")


@given(
    st.lists(st.sampled_from(["a", "b-c", "d/é"]), unique=True),
    st.sampled_from(["a", "b-c", "d/é", "x"]),
    st.sampled_from([{}, {"q": "one & two"}, {"sort": ["new"]}, {"q": "x", "sort": "new", "since": "1999"}]),
)
def test_one_value_more_or_less_gives_the_address_of_these_values(values, value, others):
    addresses = Addresses({**others, "theme": values}, ["q", "theme", "since", "sort"])
    varying = addresses.varying("theme", values)

    assert varying.more(value) == addresses.having(theme=sorted({*values, value}))
    assert varying.less(value) == addresses.having(theme=sorted({*values} - {value}))
    assert ("theme", value) in parse_qsl(urlsplit(varying.more(value)).query)
    assert addresses.varying("theme", without=["since"]).more(value) == addresses.having(theme=value, since=None)


def test_the_first_page_has_no_number():
    pages = Addresses({"q": ["key"], "page": "7"}, ["q", "page"]).varying("page")

    assert [pages.numbered(number) for number in (1, 2, 12)] == [
        "/findings/?q=key",
        "/findings/?q=key&page=2",
        "/findings/?q=key&page=12",
    ]
