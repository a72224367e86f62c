from findings.once_published import name_is_explained
from sources.models import Publisher

FINDINGS_READ_IN_IT = """
    SELECT q.finding_id FROM sources_source s
    JOIN sources_textversion t ON t.source_id = s.id
    JOIN findings_quotation q ON q.text_version_id = t.id
    WHERE s.publisher_id = NEW.id
"""


class QuotedPublisher(Publisher):
    """A publisher as findings see it: it is named beside all that was read in its sources."""

    class Meta:
        proxy = True
        triggers = [name_is_explained("publisher", FINDINGS_READ_IN_IT)]
