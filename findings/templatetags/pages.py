"""Whole pages: the frame around blocks of Django’s templates, and pages that are macros of Jinja2 themselves."""

from typing import Any

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.loader_tags import BlockNode

from findings.origin import origin_if_ours
from findings.parts import macro, part
from findings.record_addresses import address

register = template.Library()

PLACES = [
    ("Findings", "findings:finding-list"),
    ("Themes", "findings:theme-list"),
    ("Institutions", "findings:institution-list"),
    ("People", "findings:person-list"),
    ("Sources", "sources:source-list"),
    ("About", "about"),
]


def places(here: str) -> list[tuple[str, str, str]]:
    """The main navigation: the place itself is current as "page", one under which it lies as "true"."""
    found = []
    for text, name in PLACES:
        url = address(name)
        found.append((text, url, "page" if here == url else "true" if here.startswith(url) else ""))
    return found


def _asked(context: Context) -> dict[str, Any]:
    request = context.get("request")
    return {"request": request, "places": places(request.path if request else "")}


class Frame(template.Node):
    """Hands each block to the part `frame`, under its name."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        blocks = {node.name: node.render_annotated(context) for node in self.nodelist if isinstance(node, BlockNode)}
        asked = _asked(context)
        return part("frame", places=asked["places"], home=origin_if_ours(asked["request"]), **blocks)


@register.tag
def frame(parser: Parser, token: Token) -> Frame:
    """What stands between `{% frame %}` and `{% endframe %}` is blocks alone."""
    nodelist = parser.parse(["endframe"])
    parser.delete_first_token()
    return Frame(nodelist)


@register.simple_tag(takes_context=True)
def page(context: Context, name: str) -> str:
    """A page that is one macro as a whole, which is given what it names of the context."""
    given: dict[Any, Any] = {**context.flatten(), **_asked(context)}
    return part(name, **{each: given[each] for each in macro(name).arguments if each in given})
