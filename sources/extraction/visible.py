"""What a reader of a page of HTML sees, as paragraphs in order. Nothing visible is left out."""

import re

from lxml import etree

_UNSEEN = {
    "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "math", "canvas", "audio",
    "video", "select", "datalist", "textarea", "map",
}  # fmt: skip
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section",
    "summary", "table", "ul",
}  # fmt: skip
_HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_AROUND_LINES = re.compile(r" *(\n|\t) *")


class Visible:
    """The visible paragraphs of a tree, and how deep and large it is. No recursion, so that no depth is too deep."""

    def __init__(self, root: etree._Element):
        self.paragraphs: list[str] = []
        self.depth = self.elements = 0
        self._pieces: list[str] = []
        self._open = self._hidden = self._preformatted = 0
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event == "start":
                self._start(element)
            elif event == "end":
                self._end(element)
            else:
                self._take(element.tail)
        self._close_paragraph()

    def _start(self, element: etree._Element) -> None:
        self.elements += 1
        self._open += 1
        self.depth = max(self.depth, self._open)
        if self._hidden or _is_hidden(element):
            self._hidden += 1
            return
        name = element.tag
        if name in _BLOCKS:
            self._close_paragraph()
        elif name in {"br", "tr"}:
            self._pieces.append("\n")
        self._preformatted += name == "pre"
        self._take(element.text)

    def _end(self, element: etree._Element) -> None:
        self._open -= 1
        if self._hidden:
            self._hidden -= 1
        else:
            if element.tag in _BLOCKS:
                self._close_paragraph()
            elif element.tag in {"td", "th"}:
                self._pieces.append("\t")
            self._preformatted -= element.tag == "pre"
        if self._open:
            self._take(element.tail)

    def _take(self, words: str | None) -> None:
        if words and not self._hidden:
            self._pieces.append(words if self._preformatted else _SPACES.sub(" ", words))

    def _close_paragraph(self) -> None:
        if self._pieces:
            joined = "".join(self._pieces)
            self._pieces = []
            if not self._preformatted:
                joined = _AROUND_LINES.sub(r"\1", re.sub(" {2,}", " ", joined))
            paragraph = re.sub(r"\n\s*\n+", "\n", joined).strip()
            if paragraph:
                self.paragraphs.append(re.sub(r"\t+(?=\n|$)", "", paragraph))


def _is_hidden(element: etree._Element) -> bool:
    return (
        element.tag in _UNSEEN
        or "hidden" in element.attrib
        or (element.tag == "dialog" and "open" not in element.attrib)
        or bool(_HIDING.search(element.get("style", "")))
    )
