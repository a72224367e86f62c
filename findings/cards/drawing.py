"""Cards as PNG. Pillow is loaded with this file, so it is imported where a card is drawn."""

from functools import lru_cache
from io import BytesIO
from threading import Lock

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from .card import HEIGHT, WIDTH, Card
from .fonts import font
from .layout import PAPER, Layout, laid_out

KEPT = 32  # cards that a process remembers, of 20 to 50 kB each
COLOURS = 32  # all there are: a few, and what lies between them at the edges of letters
_one_at_a_time = Lock()  # so that two who ask for one card at once have it drawn once, and memory is bounded


def drawn(card: Card) -> bytes:
    """The picture: the same bytes for the same card, with what it shows in words inside."""
    with _one_at_a_time:
        return _drawn(card)


@lru_cache(maxsize=KEPT)
def _drawn(card: Card) -> bytes:
    picture = _picture(laid_out(card)).quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    told = PngInfo()
    told.add_itxt("Description", card.told, lang="en-GB")
    out = BytesIO()
    picture.save(out, "PNG", pnginfo=told)
    return out.getvalue()


def _picture(layout: Layout) -> Image.Image:
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(picture)
    for box in layout.boxes:
        draw.rectangle((box.left, box.top, box.right - 1, box.bottom - 1), fill=box.colour)
    for line in layout.lines:
        anchor = "ra" if line.from_right else "la"
        draw.text((line.x, line.y), line.text, font=font(line.face, line.size), fill=line.colour, anchor=anchor)
    return picture
