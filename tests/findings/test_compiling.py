"""Parts are compiled to other Python than Jinja2 writes, and show the same."""

import pytest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy
from jinja2 import Environment, StrictUndefined, UndefinedError
from jinja2.exceptions import TemplateAssertionError
from markupsafe import Markup

from findings.compiling import LeanEnvironment, escaped

WHOLE = """
{%- macro word(text, marked=False, mark="mark") -%}
{% if marked %}<{{ mark }}>{{ text }}</{{ mark }}>{% else %}{{ text }}{% endif %}
{%- endmacro -%}
{%- set gap %} <b>&</b> {% endset -%}
{%- macro page(thing, others=()) -%}
<p title="{{ thing.__doc__ }}">{{ word(thing, marked=True) }}, {{ word(thing, True, "b") }}, {{ word(thing) }}</p>
{% for other in others %}{% if not loop.first %}{{ gap }}{% endif %}{{ loop.index }} {{ word(text=other) }}{% endfor %}
{{ others|join(gap) }} {{ thing.upper() }} {{ thing.join(others) }}
{%- endmacro -%}
"""
WORDS = ["Toytown", "<b>", "&amp;", "'\"", "é <", Markup("<i>ours</i>"), 7, 1.5, None, gettext_lazy("<Home>")]
WORDS += [format_html("<em>{}</em>", "<")]


def parts(environment, source):
    return environment.from_string(source).module


def both(source):
    return parts(LeanEnvironment(), source), parts(Environment(autoescape=True, undefined=StrictUndefined), source)


@pytest.mark.parametrize("word", WORDS, ids=str)
def test_what_is_escaped_is_what_jinja2_escapes(word):
    ours, theirs = both("{% macro show(word) %}<p>{{ word }}</p>{% endmacro %}")

    assert ours.show(word) == theirs.show(word)
    assert isinstance(ours.show(word), Markup)
    assert escaped(word) == theirs.show(word)[3:-4]


@pytest.mark.parametrize("text", ["Toytown", "<script>", "&"])
def test_a_part_shows_what_jinja2_shows(text):
    ours, theirs = both(WHOLE)

    assert ours.page(text, ["<a>", "b"]) == theirs.page(text, ["<a>", "b"])
    assert ours.page(text) == theirs.page(text, others=()) == ours.page(text, others=())


def test_what_a_part_needs_and_does_not_get_is_an_error():
    made = parts(LeanEnvironment(), WHOLE)

    with pytest.raises(UndefinedError, match="'thing' was not provided"):
        made.page()
    with pytest.raises(AttributeError):
        parts(LeanEnvironment(), "{% macro show(row) %}{{ row.nothing }}{% endmacro %}").show("words")
    with pytest.raises(UndefinedError):
        parts(LeanEnvironment(), "{% macro show(row) %}{{ nothing }}{% endmacro %}").show("words")


def test_what_it_does_not_know_is_an_error():
    made = parts(LeanEnvironment(), WHOLE)

    with pytest.raises(TypeError, match="no keyword argument 'colour'"):
        made.word("words", colour="red")
    with pytest.raises(TypeError, match="not more than 3"):
        made.word("words", True, "b", "more")


def test_arguments_that_cannot_be_counted_are_refused_when_the_part_is_compiled():
    with pytest.raises(TemplateAssertionError, match="can be counted"):
        LeanEnvironment().from_string("{% macro show(row) %}{{ row.shown(*row) }}{% endmacro %}")
