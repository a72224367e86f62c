"""The passage that a row of a spreadsheet quotes, found in the text of its source."""

import re
from typing import Any

from findings.models import Finding, Quotation
from sources.importing.looking_up import Names
from sources.importing.unreadable import Wrong
from sources.locating import locate
from sources.models import Source, TextVersion
from sources.unlocated import Unlocated

NUMBERED = re.compile(r"(?P<slug>.+)/(?P<number>[0-9]{1,9})")


class Texts:
    """The texts of sources, each read once for an import."""

    def __init__(self, sources: Names) -> None:
        self.sources = sources
        self.held: dict[tuple[int, int | None], TextVersion] = {}

    def source(self, name: str) -> Source:
        """The source of that slug or title. Raises Wrong."""
        found: Source = self.sources.find(name)
        return found

    def of(self, name: str, finding: Finding | None) -> TextVersion:
        """The text that a cell means: the one given, or where the finding stands, or the latest. Raises Wrong."""
        numbered = NUMBERED.fullmatch(name)
        if numbered and numbered["slug"] in self.sources.slugs:
            return self._held(self.source(numbered["slug"]), int(numbered["number"]))
        source = self.source(name)
        now = finding.quotation.text_version if finding and finding.quotation else None
        return self._held(source, now.number if now and now.source_id == source.pk else None)

    def _held(self, source: Source, number: int | None) -> TextVersion:
        key = (source.pk, number)
        if key not in self.held:
            texts = TextVersion.objects.filter(source=source).order_by("-number")
            text = (texts.filter(number=number) if number is not None else texts).first()
            if text is None:
                which = "no text" if number is None else f"no text {number}"
                raise Wrong(f"The archive holds {which} of “{source}”. Bring the text in first.")
            if len(self.held) > 20:
                self.held.clear()  # texts may be long
            self.held[key] = text
        return self.held[key]


def placed(text: TextVersion, passage: str, near: int | None, finding: Finding | None) -> Quotation:
    """A quotation, not yet saved, of the passage as it stands in the text. Raises Wrong, with the places there are.

    Where the words stand more than once, those that the finding quotes already are meant.
    """
    there: Any = finding.quotation if finding else None
    quotation = Quotation(text_version=text)
    try:
        quotation.place(text.text, locate(text.text, passage, near=near))
    except Unlocated as problem:
        if near is None and there is not None and there.text_version_id == text.pk and there.text == passage:
            return there  # type: ignore[no-any-return]
        raise Wrong(" ".join(problem.lines).replace("under “Starts at”", "in the column starts_at")) from problem
    return quotation
