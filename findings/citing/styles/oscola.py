"""OSCOLA, the Oxford University Standard for the Citation of Legal Authorities, 4th edition: a footnote.

Section numbers are those of the guide.
"""

from findings.citing.cited import Cited, Work
from findings.citing.dates import british
from findings.citing.letters import addressee
from findings.citing.pieces import Pieces, capitalised, ended, in_single_marks, italic, joined, plain, together
from sources.vocabulary import SourceKind

MOST_NAMES = 3  # 3.1.1: of more than three authors the first, “and others”


def oscola(cited: Cited) -> Pieces:
    """Names as they are said, few marks, the page without “p”, address in angle brackets, a full stop."""
    report, voice = cited.quoted_report, ", ".join(cited.quoted_voice)
    through = _work(report, "") if report else together(voice)
    read = joined(", quoted in ", [through, _work(cited.source, cited.page)])
    at = f" <{cited.address}> accessed {british(cited.read_on)}"  # 3.1.4
    return ended(together(capitalised(read), at))


def _work(work: Work, page: str) -> Pieces:
    match work.kind:
        case SourceKind.ARTICLE:
            return _article(work, page)
        case SourceKind.LETTER:
            return _letter(work, page)
        case SourceKind.JUDGMENT:
            return _judgment(work, page)
        case SourceKind.STATEMENT:
            about = together(in_single_marks(work.title), _in_brackets("Statement", work.issuer, _date(work)))
            return together(joined(", ", [names(work), about]), _after(page))
    return _report(work, page)


def _article(work: Work, page: str) -> Pieces:
    """3.4.9: author, ‘title’, newspaper in italics, (date), page. The city of publication is not known here."""
    told = joined(", ", [names(work), in_single_marks(work.title)])
    return together(told, " ", italic(work.publisher), _in_brackets(_date(work)), _after(page))


def _report(work: Work, page: str) -> Pieces:
    """3.4.3 where it has a number: (Cm 4262, 1999). Else as books, 3.2.1: (Publisher 2021)."""
    if work.reference:
        brackets = _in_brackets(work.reference, work.year)
    else:
        brackets = _in_brackets(" ".join(filter(None, [work.issuer, work.year])))
    return together(joined(", ", [names(work), italic(work.title)]), brackets, _after(page))


def _letter(work: Work, page: str) -> Pieces:
    """Personal communications (3.4.11): Letter from sender to recipient (date)."""
    whom, sender = addressee(work.title), names(work)
    if whom and plain(sender):
        return together("Letter from ", sender, f" to {whom}", _in_brackets(_date(work)), _after(page))
    told = joined(", ", [sender, in_single_marks(work.title)])
    return together(told, _in_brackets("letter", _date(work)), _after(page))


def _judgment(work: Work, page: str) -> Pieces:
    """Chapter 2: parties in italics, then the citation, which names the court; without one (Court, date)."""
    if work.reference:  # brackets would make the page a paragraph
        return together(italic(work.title), f" {work.reference}", f", {page}" if page else "")
    return together(italic(work.title), _in_brackets(work.publisher, _date(work)), _after(page))


def names(work: Work) -> Pieces:
    """3.1.1."""
    said = [author.name for author in work.authors]
    if len(said) > MOST_NAMES:
        return together(f"{said[0]} and others")
    return together(" and ".join(filter(None, [", ".join(said[:-1]), *said[-1:]])))


def _date(work: Work) -> str:
    return british(work.issued, work.precision)


def _in_brackets(*parts: str) -> str:
    known = ", ".join(filter(None, parts))
    return f" ({known})" if known else ""


def _after(page: str) -> str:
    return f" {page}" if page else ""
