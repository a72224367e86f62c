"""Harvard, as Cite Them Right (Pears and Shields) has it: an entry of the list of references."""

from findings.citing.cited import Cited, Work
from findings.citing.dates import british, within_year
from findings.citing.letters import addressee
from findings.citing.pieces import Pieces, ended, in_single_marks, italic, joined, sentences, together
from sources.vocabulary import SourceKind

MOST_NAMES = 3  # of four and more authors the first, “et al.”


def harvard(cited: Cited) -> Pieces:
    """What was read, with the words that it quotes named as the work they come from; then where and when it was read.

    Of somebody who is quoted in a work, the list has the work alone; who is quoted stands in the text.
    """
    report = cited.quoted_report
    read = joined(", quoted in ", [_work(report, "") if report else "", _work(cited.source, cited.page)])
    return together(ended(read), f" Available at: {cited.address} (Accessed: {british(cited.read_on)}).")


def _work(work: Work, page: str) -> Pieces:
    match work.kind:
        case SourceKind.ARTICLE:
            return _article(work, page)
        case SourceKind.LETTER:
            return _letter(work, page)
        case SourceKind.JUDGMENT:  # Name of case [year] court number; of one without number: (year) court, date
            if work.reference:
                return joined(", ", [together(italic(work.title), f" {work.reference}"), _page(page)])
            told = together(italic(work.title), f" ({_year(work)}) {work.publisher}")
            return joined(", ", [told, _day(work), _page(page)])
        case SourceKind.STATEMENT:  # as a press release: Body (year) Title in italics [what it is]. Day month
            told = together(names(work), f" ({_year(work)}) ", italic(work.title), " [Statement]")
            return joined(", ", [sentences(told, _day(work)), _page(page)])
    return _report(work, page)


def _article(work: Work, page: str) -> Pieces:
    """Author (year) ‘Title’, Newspaper, day month, page. Where nobody is named, the newspaper stands first."""
    title = in_single_marks(work.title)
    if not work.authors:
        return joined(", ", [together(italic(work.publisher), f" ({_year(work)}) {title}"), _day(work), _page(page)])
    told = together(names(work), f" ({_year(work)}) {title}")
    return joined(", ", [told, italic(work.publisher), _day(work), _page(page)])


def _report(work: Work, page: str) -> Pieces:
    """Author (year) Title. Number. Publisher, page. The place of publication is not known here."""
    told = together(names(work), f" ({_year(work)}) ", italic(work.title))
    return joined(", ", [sentences(told, work.reference, work.issuer), _page(page)])


def _letter(work: Work, page: str) -> Pieces:
    """Sender (year) Letter to recipient, day month."""
    whom = addressee(work.title)
    told = f"Letter to {whom}" if whom else f"{in_single_marks(work.title)}. Letter"
    return joined(", ", [together(names(work), f" ({_year(work)}) {told}"), _day(work), _page(page)])


def names(work: Work) -> Pieces:
    """Family name and initials, “and” before the last."""
    turned = [author.turned(author.initials()) for author in work.authors]
    if len(turned) > MOST_NAMES:
        return together(turned[0], " ", italic("et al."))
    return together(" and ".join(filter(None, [", ".join(turned[:-1]), *turned[-1:]])))


def _year(work: Work) -> str:
    return work.year or "no date"


def _day(work: Work) -> str:
    return within_year(work.issued, work.precision)


def _page(page: str) -> str:
    return f"p. {page}" if page else ""
