"""Parts of pages that are macros of Jinja2, where a template of Django shows them: `{% part "words" row %}`."""

from django import template

from findings.parts import part

register = template.Library()
register.simple_tag(part, name="part")
