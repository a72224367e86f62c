"""Citations as plain text."""

from findings.citing.cited import Cited
from findings.citing.pieces import plain
from findings.citing.styles import PLAIN, citations
from findings.citing.styles.archive import voice, work


def one_line(cited: Cited) -> str:
    """The finding in the archive's own form."""
    return plain(PLAIN.cite(cited)) + "\n"


def every_style(cited: Cited) -> str:
    """The finding in every form, each under its name."""
    return "\n".join(f"{citation.style.label}\n{citation.text}\n" for citation in citations(cited))


def words(cited: Cited) -> str:
    """Whose words, and the words: “Ida Invented: “The key was lost.””"""
    whose = voice(cited)
    return f"{whose[:1].upper()}{whose[1:]}: “{cited.text}”"


def remark(cited: Cited) -> str:
    """What must be said of the words wherever they go: through what they were read, and who did not say them."""
    told = []
    if cited.report:
        told.append(f"{'Retells' if cited.retold else 'Quotes'} {work(cited.report)}.")
    if cited.retold:
        told.append("These are the words of the author of the article, who retells what was found or said.")
    if cited.read_by_ocr:
        told.append("Read by character recognition.")
    return " ".join(told)
