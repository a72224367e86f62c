"""A page of a file as it is shown: its picture, and what is marked on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sources.page_places import Rectangle


@dataclass(frozen=True)
class ShownPage:
    """One page with its rectangles, as components show it. `image` is the address of its picture."""

    image: str
    number: int
    label: str
    width: float
    height: float
    rectangles: Sequence[Rectangle] = ()

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width:.2f} {self.height:.2f}"

    @property
    def across(self) -> str:
        return f"{self.width:.2f}"

    @property
    def down(self) -> str:
        return f"{self.height:.2f}"

    @property
    def outline(self) -> str:
        """All rectangles as one shape, so that where two meet it is no darker."""
        return "".join(
            f"M{left:.2f} {top:.2f}H{right:.2f}V{bottom:.2f}H{left:.2f}Z"
            for left, top, right, bottom in self.rectangles
        )
