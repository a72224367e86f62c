"""The forms in which a finding is cited, each in its own file: a function from what is cited to pieces of text."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from findings.citing.cited import Cited
from findings.citing.pieces import Pieces, html, plain

from .apa import apa
from .archive import plain_style
from .chicago import chicago
from .harvard import harvard
from .mla import mla
from .oscola import oscola


@dataclass(frozen=True)
class Style:
    """One form: its name in identifiers, what readers call it, and what makes it."""

    name: str
    label: str
    cite: Callable[[Cited], Pieces]


@dataclass(frozen=True)
class Citation:
    """A finding in one form, as a page shows it."""

    style: Style
    pieces: Pieces

    @property
    def text(self) -> str:
        return plain(self.pieces)

    @property
    def html(self) -> SafeString:
        return html(self.pieces)


PLAIN = Style("plain", "Plain", plain_style)
STYLES = (
    PLAIN,
    Style("oscola", "OSCOLA", oscola),
    Style("harvard", "Harvard", harvard),
    Style("apa", "APA", apa),
    Style("chicago", "Chicago", chicago),
    Style("mla", "MLA", mla),
)


def citations(cited: Cited) -> list[Citation]:
    """The finding in every form, the archive's own first."""
    return [Citation(style, style.cite(cited)) for style in STYLES]
