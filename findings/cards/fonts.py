"""The fonts of share cards, and what they cannot draw: nothing is ever drawn as an empty box."""

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from PIL import ImageFont, features
from PIL.ImageFont import FreeTypeFont, Layout

SERIF, SANS, SANS_BOLD = "serif", "sans", "sans-bold"
_FILES = {
    SERIF: ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    SANS: ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    SANS_BOLD: ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
}
_MEASURED_AT = 100  # pixels; widths at other sizes are in proportion, but for a rounding
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_NOBODY = "\U0010ffff"  # in no font


@lru_cache(maxsize=24)  # of some hundred kB each
def font(face: str, size: int) -> FreeTypeFont:
    """A face by its name or by its file. Letters that join or run to the left need more than the basic layout."""
    return ImageFont.truetype(_file(face), size, layout_engine=Layout.RAQM if _joins_letters() else Layout.BASIC)


def faces(face: str) -> Sequence[str]:
    """The face, and the one that the settings name for what it lacks."""
    return (face, settings.CARD_FONT) if settings.CARD_FONT and _opens(settings.CARD_FONT) else (face,)


@lru_cache(maxsize=4096)
def width(face: str, text: str) -> float:
    """In parts of the size of the letters."""
    return font(face, _MEASURED_AT).getlength(text) / _MEASURED_AT


@lru_cache(maxsize=8192)
def draws(face: str, sign: str) -> bool:
    """Whether the face has this sign."""
    if unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT and not _joins_letters():
        return False
    return sign.isspace() or _shape(face, sign) != _empty_box(face)


def runs_to_the_left(text: str) -> bool:
    """Whether the first letter of the text is of a script that runs from right to left."""
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind for kind in strong if kind in {"L", "R", "AL"}), "L") != "L"


@cache
def _empty_box(face: str) -> tuple[tuple[int, int], bytes]:
    return _shape(face, _NOBODY)


def _shape(face: str, sign: str) -> tuple[tuple[int, int], bytes]:
    mask = font(face, 24).getmask(sign)
    return mask.size, bytes(mask)


@cache
def _file(face: str) -> str:
    if face not in _FILES:
        return face
    package, name = _FILES[face]
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(f"The package {package} is not installed, with whose font share cards are drawn.")
    return str(Path(found.origin).parent / "files" / name)


@cache
def _opens(file: str) -> bool:
    """Whether it is a font: one that is none leaves cards as they are without it."""
    try:
        font(file, _MEASURED_AT)
    except OSError:
        return False
    return True


@cache
def _joins_letters() -> bool:
    return bool(features.check("raqm") and features.check("fribidi"))
