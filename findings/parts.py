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
from findings.compiling import LeanEnvironment
from findings.record_addresses import address
from findings.templatetags.wording import as_bars, capitalised, counted, length_of, listed, thousands


def environment(**options: Any) -> Environment:
    """The environment of the parts, made by Django from the settings."""
    if settings.DEBUG:
        options["cache_size"] = 0  # a part that others hold would stay as it was until the next start
    made = LeanEnvironment(**options)
    wording = [as_bars, capitalised, counted, length_of, listed, thousands]
    made.filters |= {each.__name__: each for each in wording}
    made.globals |= {"examples": EXAMPLES, "static": static, "url": address}
    return made


def part(name: str, *arguments: Any, **more: Any) -> str:
    """The markup of one part, with what it needs; escaped, so that templates take it as it is.

    One that needs nothing is the same on every page of an installation, and made once.
    """
    if settings.DEBUG:
        return _macro(name)(*arguments, **more)  # type: ignore[no-any-return]
    if arguments or more:
        return _kept_macro(name)(*arguments, **more)  # type: ignore[no-any-return]
    return _made_once(name, get_script_prefix())


def _macro(name: str) -> Any:
    template = engines["parts"].env.get_template(f"{name}.html")  # type: ignore[attr-defined]
    return getattr(template.module, name)


_kept_macro = cache(_macro)


@cache
def _made_once(name: str, prefix: str) -> str:
    return _kept_macro(name)()  # type: ignore[no-any-return]
