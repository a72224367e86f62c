"""A page of HTML: trafilatura says which of its visible paragraphs are the article, and what the page is called.

The words are always those of the page itself: a paragraph is proposed whole or not at all, so that no tail is lost.
"""

import re
from datetime import date
from importlib.metadata import version
from typing import Any

from lxml import etree

from .declared import declared_encodings
from .decoding import decode
from .plain import plain_lines
from .reading import Progress, Reading, Unreadable
from .visible import Visible

DEEPEST, MOST_ELEMENTS, LONGEST = 200, 200_000, 10_000_000  # beyond these trafilatura is not asked
_WORD = re.compile(r"\w+")
_RUN = 4  # so many words in a row are no coincidence
_SHARED = 0.5


def read(body: bytes, progress: Progress, *, charset: str = "", address: str = "") -> Reading:
    """The article of a page, and beside it everything that was visible. Raises Unreadable where nothing is."""
    decoded = decode(body, [name for name in [charset, *declared_encodings(body)] if name])
    markup = plain_lines(decoded.text)
    root = _tree(markup)
    visible = Visible(root)
    if not visible.paragraphs:
        raise Unreadable(
            "The page shows no words without its scripts. Open it in a browser, copy the words, and paste them."
        )
    warnings = [decoded.warning] if decoded.warning else []
    whole = "\n\n".join(visible.paragraphs)
    article: Any = None
    if visible.depth > DEEPEST or visible.elements > MOST_ELEMENTS or len(markup) > LONGEST:
        warnings.append("The page is too large or too deep to be told apart from its surroundings: all of it is here.")
    else:
        article = _article(markup, address)
    kept = _kept(visible.paragraphs, article.text if article is not None else "")
    if article is not None and not kept:
        warnings.append("No article was recognised in the page. All that it shows is here: take out what is not of it.")
    text = "\n\n".join(kept) or whole
    progress(1, 1)
    return Reading(
        "trafilatura",
        version("trafilatura"),
        text=text,
        whole_text=whole if whole != text else "",
        language=(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()[:20],
        warnings=warnings,
        **_about(article, root),
    )


def _tree(markup: str) -> etree._Element:
    parser = etree.HTMLParser(huge_tree=True, recover=True, encoding="utf-8", remove_pis=False)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise Unreadable("There is no page in this file. Look whether it was saved whole.")
    if any("depth" in str(error.message) for error in parser.error_log):
        raise Unreadable("The page is nested too deeply to be read whole. Copy its words in a browser, and paste them.")
    return root


def _article(markup: str, address: str) -> Any:
    from trafilatura import bare_extraction  # a second to load

    # Byte order and encoding are settled: it must not guess again from what the page declares.
    return bare_extraction(
        markup,
        url=address or None,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _kept(paragraphs: list[str], article: str) -> list[str]:
    """The paragraphs that the article has at least half of, counted in runs of words."""
    words = _words(article)
    runs = {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    lines = {tuple(_words(line)) for line in article.splitlines()}
    return [paragraph for paragraph in paragraphs if _is_of(_words(paragraph), runs, lines)]


def _is_of(words: list[str], runs: set[tuple[str, ...]], lines: set[tuple[str, ...]]) -> bool:
    if len(words) < _RUN * 2:
        return bool(words) and tuple(words) in lines
    own = [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
    return sum(run in runs for run in own) >= _SHARED * len(own)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _about(article: Any, root: etree._Element) -> dict[str, Any]:
    """Title, byline, outlet and date, as far as the page tells."""
    found = {name: _one_line(getattr(article, name, None) or "") for name in ("title", "author", "sitename", "date")}
    title = found["title"] or _one_line("".join(root.xpath("//title[1]//text()")))
    return {
        "title": title[:500],
        "byline": re.sub(r"\s*;\s*", ", ", found["author"])[:300],
        "outlet": found["sitename"][:200],
        "published_on": _day(found["date"]),
    }


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None
