"""The MLA Handbook, 9th edition: an entry of the works cited."""

from findings.citing.cited import NAME_OF_ARCHIVE, Cited, Work
from findings.citing.dates import abbreviated
from findings.citing.letters import addressee
from findings.citing.pieces import Pieces, capitalised, ended, in_double_marks, italic, joined, together
from sources.vocabulary import SourceKind


def mla(cited: Cited) -> Pieces:
    """Author, title, container; then the archive as the second container, and the day of access."""
    report = cited.quoted_report
    read = [_work(report, "") if report else "", _work(cited.source, cited.page)]
    archive = together(italic(NAME_OF_ARCHIVE), f", {cited.address}.")
    through = joined(" Qtd. in ", read)  # which stands in the text otherwise
    return together(through, " ", archive, f" Accessed {abbreviated(cited.read_on)}.")


def _work(work: Work, page: str) -> Pieces:
    date, place = abbreviated(work.issued, work.precision), f"p. {page}" if page else ""
    match work.kind:
        case SourceKind.ARTICLE:
            return _sentences(names(work), _titled(work), joined(", ", [italic(work.publisher), date, place]))
        case SourceKind.LETTER:  # a description stands in the place of the title, upright
            whom = addressee(work.title)
            title = together(f"Letter to {whom}") if whom else _titled(work)
            return _sentences(names(work), title, joined(", ", [date, place]), "" if whom else "Letter")
        case SourceKind.JUDGMENT:  # the court is the author, the name of the case is in italics
            told = joined(", ", [work.reference, date, place])
            return _sentences(together(work.publisher), together(italic(work.title)), told)
        case SourceKind.STATEMENT:
            return _sentences(_author(work), _titled(work), joined(", ", [work.publisher, date, place]))
    told = joined(", ", [work.reference, work.publisher, date, place])  # the order of the core elements
    return _sentences(_author(work), together(italic(work.title)), told)


def _titled(work: Work) -> Pieces:
    """With the full stop within the marks, where the title does not end in a mark of its own."""
    then = "" if work.title.endswith((".", "?", "!")) else "."
    return together(in_double_marks(work.title, then=then))


def _author(work: Work) -> Pieces:
    """A body that published its own work is named as publisher alone."""
    return names(work) if work.issuer else ()


def names(work: Work) -> Pieces:
    """The first turned round, a second as it is said; of three and more the first, “et al.”"""
    if not work.authors:
        return ()
    first = work.authors[0].turned(work.authors[0].given)
    if len(work.authors) == 1:
        return together(first)
    return together(f"{first}, et al" if len(work.authors) > 2 else f"{first}, and {work.authors[1].name}")


def _sentences(*parts: Pieces | str) -> Pieces:
    return joined(" ", [ended(capitalised(together(part))) for part in parts if part])
