"""The texts of the evaluation, each with the quotations and speakers that an editor sees in it."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from sources.passages import Span

TEXTS = Path(__file__).parent / "texts"
HELD_OUT_FROM = 23  # texts from this number on were written last: they judge, and no rule was made for them


@dataclass(frozen=True)
class Expected:
    """One marked stretch: where it stands, and who says it, empty where the text does not tell."""

    span: Span
    speaker: str


@dataclass(frozen=True)
class Text:
    """A text of the evaluation."""

    name: str
    words: str
    expected: list[Expected]

    @property
    def held_out(self) -> bool:
        return int(self.name.split("-")[0]) >= HELD_OUT_FROM


def texts() -> list[Text]:
    """All texts, by number."""
    return [_read(path) for path in sorted(TEXTS.glob("*.txt"))]


def _read(path: Path) -> Text:
    words = path.read_text()
    rows = yaml.safe_load(path.with_suffix(".yaml").read_text())
    return Text(path.stem, words, [_place(words, row) for row in rows])


def _place(text: str, row: dict[str, str]) -> Expected:
    at = -1
    for _ in range(int(row.get("occurrence", 1))):
        at = text.index(row["words"], at + 1)
    return Expected((at, at + len(row["words"])), row.get("speaker", ""))
