"""APA, the Publication Manual of the American Psychological Association, 7th edition: an entry of the reference list.

Titles stay as they are printed: to set them in lower case, as the manual asks, one must know which words are names.
"""

from findings.citing.cited import Cited, Work
from findings.citing.dates import american, year_first
from findings.citing.letters import addressee
from findings.citing.pieces import Part, Pieces, ended, italic, joined, together
from findings.citing.pieces import sentences as british_sentences
from sources.vocabulary import SourceKind

MOST_NAMES = 20  # 9.8: of more the first nineteen, three dots, and the last


def apa(cited: Cited) -> Pieces:
    """9.16: the record may be corrected, so that the day on which it was retrieved is told.

    8.6: the list has the work that was read; a report that it quotes is named before “as cited in”.
    """
    report = cited.quoted_report
    read = joined(", as cited in ", [_work(report, "") if report else "", _work(cited.source, cited.page)])
    return together(ended(read), f" Retrieved {american(cited.read_on)}, from {cited.address}")  # 9.35: no full stop


def _work(work: Work, page: str) -> Pieces:
    match work.kind:
        case SourceKind.ARTICLE:  # 10.1, example 16: Title. Newspaper, page
            return _sentences(*_headed(work, together(work.title)), joined(", ", [italic(work.publisher), page]))
        case SourceKind.LETTER:
            return _letter(work, page)
        case SourceKind.JUDGMENT:  # 11.4: Name, citation (court year). The name is upright in the list
            told = joined(", ", [work.title, work.reference, page])
            return together(told, f" ({' '.join(filter(None, [work.publisher, work.year]))})")
        case SourceKind.STATEMENT:  # 9.22: what it is stands in square brackets, as “Press release” does
            return _sentences(*_headed(work, together(italic(work.title), _within(_page(page)), " [Statement]")))
    # 10.4: the number in brackets after the title, without a mark between; 9.29: no publisher who is the author.
    title = together(italic(work.title), _within(work.reference, _page(page)))
    return _sentences(names(work), f"({work.year or 'n.d.'})", title, work.issuer)


def _letter(work: Work, page: str) -> Pieces:
    """9.22: one that has no title of its own is described in square brackets."""
    described = addressee(work.title) or work.title.lower().startswith("letter")
    told = together(f"[{work.title}]") if described else together(italic(work.title), " [Letter]")
    return _sentences(*_headed(work, together(told, _within(_page(page)))))


def _headed(work: Work, title: Pieces) -> list[Pieces]:
    """Author, date, title; 9.12: where nobody is named, the title takes the place of the author."""
    date = together(f"({year_first(work.issued, work.precision) or 'n.d.'})")
    return [names(work), date, title] if work.authors else [title, date]


def names(work: Work) -> Pieces:
    """9.8: family name and initials, “&” before the last and a comma before that."""
    turned = [author.turned(author.initials(" ")) for author in work.authors]
    if len(turned) > MOST_NAMES:
        return together(", ".join(turned[: MOST_NAMES - 1]), ", . . . ", turned[-1])
    return together(", & ".join(filter(None, [", ".join(turned[:-1]), *turned[-1:]])))


def _sentences(*parts: Part) -> Pieces:
    """Each but the last with its full stop, which stands within quotation marks."""
    return british_sentences(*parts, inside=True)


def _within(*parts: str) -> str:
    known = ", ".join(filter(None, parts))
    return f" ({known})" if known else ""


def _page(page: str) -> str:
    return f"p. {page}" if page else ""
