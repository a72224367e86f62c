"""Sources as editors bring them in: uploaded, read by the machine in its own process, accepted, and quoted."""

from sources import readings
from sources.accepting import accept
from sources.capturing.taking import take_in
from sources.models import Extraction, TextVersion
from tests.factories import EditorFactory, FindingFactory, SourceFactory
from tests.sources.extraction.pdf.printing import MARGIN, WIDTH, Press, broken

OVER_THE_PAGE = (
    "The inspector of Toytown told the inquiry that nobody had looked for the key of the evidence cupboard, that the "
    "register had been filled in afterwards by a constable who was on holiday, and that three of the boxes had never "
    "been opened since the parade of the year before."
)
OVER_THE_COLUMN = (
    "In the left column begins what the sergeant wrote about the lanterns, which were counted every Tuesday by two "
    "constables and never on any other day of the week, whatever the weather and whoever asked, and in the right "
    "column it ends with the bicycles, the whistles and the ledgers that nobody in the harbour ever counted at all."
)
FILLER = "The parade of Toytown is held each spring near the bridge, and the lanterns are polished for it by the watch."
INNER = WIDTH - 2 * MARGIN
HALF = (INNER - 20) / 2


def printed():
    """A PDF of three pages: a paragraph over the break of two pages, and one over that of two columns."""
    press, over, columns = Press(), broken(OVER_THE_PAGE, INNER, 11), broken(OVER_THE_COLUMN, HALF, 10)
    press.lines(MARGIN, 440, [*broken(FILLER, INNER, 11)])
    press.lines(MARGIN, 500, over[: len(over) // 2])
    press.next_page()
    press.lines(MARGIN, 70, over[len(over) // 2 :])
    press.next_page()
    half = (len(columns) + 1) // 2
    press.lines(MARGIN, 100, columns[:half], 10)
    press.lines(MARGIN + HALF + 20, 100, columns[half:], 10)
    return press.finished()


def brought(body, *, name="toytown.pdf", way="uploaded", mend=str, source=None):
    """The text accepted of these bytes, as it was read or as `mend` changed it."""
    capture = take_in(body, way=way, by=EditorFactory(), file_name=name).capture
    extraction = capture.extractions.first() or capture.extractions.create()
    readings.perform(extraction.pk)
    extraction = Extraction.objects.get(pk=extraction.pk)
    assert extraction.state == "done", extraction.problem
    version, _ = accept(extraction, text=mend(extraction.text), source=source or SourceFactory())
    return TextVersion.objects.get(pk=version.pk)


def quoted(version, words):
    """A published finding with these words of the text."""
    return FindingFactory(text_version=version, words=words)
