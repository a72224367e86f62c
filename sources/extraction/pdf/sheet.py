"""A page as it is shown: cropped, turned, measured in points from its top left corner."""

from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

Box = tuple[float, float, float, float]  # left, top, right, bottom

LARGEST = 100_000.0  # points: 35 metres. What is larger is no page


@dataclass(frozen=True)
class Sheet:
    """The frame of a page as shown. `turns` counts the quarter turns, clockwise, by which it is shown."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def shown(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the file's own space, as shown."""
        if self.turns == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.turns == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turns == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left

    def upright(self, box: Box, turns: int) -> Box:
        """A shown box of words that run `turns` quarters clockwise from upright, as if the page were held so."""
        left, top, right, bottom = box
        if turns == 1:
            return top, self.width - right, bottom, self.width - left
        if turns == 2:
            return self.width - right, self.height - bottom, self.width - left, self.height - top
        if turns == 3:
            return self.height - bottom, left, self.height - top, right
        return box


def sheet_of(page: pdfium.PdfPage) -> Sheet | None:
    """The frame of the page; nothing where its size is absurd."""
    box = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDF_GetPageBoundingBox(page, box):
        return None
    sheet = Sheet(box.left, box.bottom, box.right, box.top, pdfium_c.FPDFPage_GetRotation(page) % 4)
    return sheet if 0 < sheet.width <= LARGEST and 0 < sheet.height <= LARGEST else None
