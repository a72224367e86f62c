"""The archive's own form: one line with whose words these are, the words, where they were read, and their address."""

from findings.citing.cited import NAME_OF_ARCHIVE, Cited, Work
from findings.citing.dates import british
from findings.citing.pieces import Pieces, ended, together


def plain_style(cited: Cited) -> Pieces:
    """One line.

    A speaker or finding body is given as the author of its own words alone; what a journalist retells stands under the
    journalist's name, “on” whom it retells. A report read through another source is “reported in” that source.
    """
    where = work(cited.source)
    if cited.report:
        where = f"{work(cited.report)}; reported in {where}"
    page = f", p. {cited.page}" if cited.page else ""
    reading = ", read by character recognition" if cited.read_by_ocr else ""
    whose = voice(cited)
    return together(
        ended(f"{whose[:1].upper()}{whose[1:]}: “{cited.text}”"),
        f" {where}{page}{reading}. "
        f"{NAME_OF_ARCHIVE}, finding {cited.identifier}, {cited.address} (read {british(cited.read_on)}).",
    )


def work(work: Work) -> str:
    """A source: byline, title, outlet, reference and date, as far as known."""
    date = british(work.issued, work.precision)
    return ", ".join(filter(None, [work.byline, f"“{work.title}”", work.publisher, work.reference, date]))


def voice(cited: Cited) -> str:
    """Whose words these are, as a citation begins."""
    if not cited.retold:
        return ", ".join(cited.speakers or cited.bodies_alone)
    told_of = " and ".join([*cited.bodies, *cited.speakers])
    return f"{cited.source.byline or cited.source.publisher}, on {told_of}"
