"""Parts of pages that stand many times on one: macros of Jinja2, each in a file of its own name in `templates/parts`.

Whatever is shown is escaped, and a name that is not there is an error.
"""

from typing import Any

from django.conf import settings
from django.template import engines
from django.template.defaultfilters import capfirst
from jinja2 import Environment, StrictUndefined

from findings.templatetags.wording import as_bars, length_of, thousands


def environment(**options: Any) -> Environment:
    """The environment of the parts, made by Django from the settings."""
    if settings.DEBUG:
        options["cache_size"] = 0  # a part that others hold would stay as it was until the next start
    options.pop("autoescape", None)
    made = Environment(autoescape=True, **{**options, "undefined": StrictUndefined})
    made.filters |= {"as_bars": as_bars, "capfirst": capfirst, "length_of": length_of, "thousands": thousands}
    return made


def part(name: str, *arguments: Any, **more: Any) -> str:
    """The markup of one part, with what it needs; escaped, so that templates take it as it is."""
    template = engines["parts"].env.get_template(f"{name}.html")  # type: ignore[attr-defined]
    return getattr(template.module, name)(*arguments, **more)  # type: ignore[no-any-return]
