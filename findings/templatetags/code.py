"""Names of programs within sentences."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def with_code(words: str) -> SafeString:
    """A sentence in which what stands between `backquotes` is shown as code."""
    pieces = words.split("`")
    return format_html_join(
        "", "{}", ((format_html("<code>{}</code>" if n % 2 else "{}", piece),) for n, piece in enumerate(pieces))
    )
