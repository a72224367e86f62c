"""A page drawn as a picture, never larger than is asked."""

import io
import math

import pypdfium2 as pdfium

_LARGEST_SIDE = 12_000


def drawn(page: pdfium.PdfPage, scale: float, most_pixels: int, *, grey: bool = False) -> tuple[bytes, float]:
    """The page as a PNG, `scale` dots a point or as many as `most_pixels` allow; and how many that were."""
    width, height = page.get_size()
    scale = min(scale, math.sqrt(most_pixels / max(width * height, 1e-6)), _LARGEST_SIDE / max(width, height, 1e-6))
    bitmap = page.render(scale=scale, grayscale=grey, rev_byteorder=True)
    try:
        picture = bitmap.to_pil()
        if picture.mode not in ("L", "RGB"):
            picture = picture.convert("RGB")
        written = io.BytesIO()
        picture.save(written, "PNG", compress_level=1)
    finally:
        bitmap.close()
    return written.getvalue(), scale
