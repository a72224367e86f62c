"""Parts of pages: macros of Jinja2, each in a file of its own name in `templates/parts`.

Whatever is shown is escaped, and a name that is not there is an error.
"""

from functools import cache
from typing import Any

from django.conf import settings
from django.template import engines
from django.templatetags.static import static
from django.urls import get_script_prefix
from jinja2 import Environment

from findings.asking.examples import EXAMPLES
from findings.compiling import LeanEnvironment, Part
from findings.record_addresses import address
from findings.templatetags.wording import as_bars, capitalised, counted, length_of, listed, thousands


def environment(**options: Any) -> Environment:
    """The environment of the parts, made by Django from the settings."""
    if settings.DEBUG:
        options["cache_size"] = 0  # a part that others hold would stay as it was until the next start
    made = LeanEnvironment(**options)
    wording = [as_bars, capitalised, counted, length_of, listed, thousands]
    made.filters |= {each.__name__: each for each in wording}
    made.globals |= {"examples": EXAMPLES, "part": part, "site_card": _site_card, "static": static, "url": address}
    return made


def _site_card() -> Any:
    from findings.cards import SITE  # whose words are told by parts

    return SITE


def part(name: str, *arguments: Any, **more: Any) -> str:
    """The markup of one part, with what it needs; escaped, so that templates take it as it is.

    One that needs nothing is the same on every page of an installation, and made once.
    """
    if arguments or more or settings.DEBUG:
        return macro(name)(*arguments, **more)
    return _made_once(name, get_script_prefix())


def macro(name: str) -> Part:
    """The macro of that name, looked up once, except where templates change under a running process."""
    return _looked_up(name) if settings.DEBUG else _kept(name)


def _looked_up(name: str) -> Part:
    template = engines["parts"].env.get_template(f"{name}.html")  # type: ignore[attr-defined]
    return getattr(template.module, name)  # type: ignore[no-any-return]


_kept = cache(_looked_up)


@cache
def _made_once(name: str, prefix: str) -> str:
    return macro(name)()
