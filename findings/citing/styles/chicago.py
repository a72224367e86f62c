"""The Chicago Manual of Style, 17th edition, notes and bibliography: the note."""

from findings.citing.cited import Cited, Work
from findings.citing.dates import american
from findings.citing.letters import addressee
from findings.citing.pieces import Pieces, capitalised, ended, in_double_marks, italic, joined, together
from sources.vocabulary import SourceKind

MOST_NAMES = 3  # 14.76: of four and more authors the first, “et al.”


def chicago(cited: Cited) -> Pieces:
    """14.260: the words first, then “quoted in” what was read. 14.12: the day of access stands before the address."""
    report, voice = cited.quoted_report, ", ".join(cited.quoted_voice)
    through = _work(report, "") if report else together(voice)
    read = joined(", quoted in ", [through, _work(cited.source, cited.page)])
    return ended(together(capitalised(read), f", accessed {american(cited.read_on)}, {cited.address}"))


def _work(work: Work, page: str) -> Pieces:
    match work.kind:
        case SourceKind.ARTICLE:  # 14.191: newspapers are cited by the day, best without a page
            title = in_double_marks(work.title, then=",")  # 6.125: a question mark does not displace the comma
            told = joined(", ", [names(work), title])
            return joined(", ", [together(told, " ", italic(work.publisher)), _date(work)])
        case SourceKind.LETTER:
            return _letter(work, page)
        case SourceKind.JUDGMENT:  # 14.276: in notes the full name of a case is upright
            return joined(", ", [work.title, together(work.reference, _court(work)), page])
        case SourceKind.STATEMENT:
            title = in_double_marks(work.title, then=",")
            return joined(", ", [joined(", ", [names(work), together(title, " statement")]), _date(work), page])
    # Author, title in italics, command number (publisher, year), page. 14.84: a body that published
    # itself is named in both places.
    issued = ", ".join(filter(None, [work.publisher, work.year]))
    told = joined(", ", [names(work), italic(work.title), work.reference])
    return joined(", ", [together(told, f" ({issued})"), page])


def _letter(work: Work, page: str) -> Pieces:
    """As letters in collections: sender to recipient, date."""
    whom = addressee(work.title)
    if whom and work.authors:
        return joined(", ", [together(names(work), f" to {whom}"), _date(work), page])
    title = together(in_double_marks(work.title, then=","), " letter")
    return joined(", ", [joined(", ", [names(work), title]), _date(work), page])


def _court(work: Work) -> str:
    """In brackets after the citation; with the date where there is none."""
    within = work.publisher if work.reference else ", ".join(filter(None, [work.publisher, _date(work)]))
    return f" ({within})" if work.reference else within


def names(work: Work) -> Pieces:
    """14.76: as they are said, “and” before the last, with a comma before it where they are three."""
    said = [author.name for author in work.authors]
    if len(said) > MOST_NAMES:
        return together(f"{said[0]} et al.")
    if len(said) == MOST_NAMES:
        return together(f"{said[0]}, {said[1]}, and {said[2]}")
    return together(" and ".join(said))


def _date(work: Work) -> str:
    return american(work.issued, work.precision)
