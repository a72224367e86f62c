import pgtrigger

from findings.once_published import name_is_explained
from findings.triggers import refreshed_by
from sources.models import Source
from sources.renaming import OF_A_SOURCE

FINDINGS_OF_SOURCES = """
    SELECT q.finding_id FROM findings_quotation q JOIN sources_textversion t ON t.id = q.text_version_id
    WHERE t.source_id IN (SELECT id FROM changed)
    UNION SELECT id FROM findings_finding WHERE report_id IN (SELECT id FROM changed)
"""

FINDINGS_OF_SOURCE = """
    SELECT q.finding_id FROM findings_quotation q JOIN sources_textversion t ON t.id = q.text_version_id
    WHERE t.source_id = NEW.id
    UNION SELECT id FROM findings_finding WHERE report_id = NEW.id
"""


class QuotedSource(Source):
    """A source as findings see it: what they promise of it is guarded here, so that `sources` knows nothing of them."""

    class Meta:
        proxy = True
        triggers = [
            # Before it holds anything that they may need. Every transaction that writes findings notes them there.
            pgtrigger.Trigger(
                name="source_waits_for_new_findings",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(old__state="published") & ~pgtrigger.Q(new__state="published"),
                func="LOCK TABLE findings_unsettled IN SHARE MODE; RETURN NEW;",
            ),
            pgtrigger.Trigger(
                name="source_of_published_findings_stays",
                operation=pgtrigger.Update,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Q(old__state="published") & ~pgtrigger.Q(new__state="published"),
                func="""
                    PERFORM finding_must_be_publishable(f.id) FROM findings_finding f
                    WHERE f.state = 'published' AND (f.report_id = NEW.id OR EXISTS (
                        SELECT FROM findings_quotation q JOIN sources_textversion t ON t.id = q.text_version_id
                        WHERE q.finding_id = f.id AND t.source_id = NEW.id));
                    RETURN NULL;
                """,
            ),
            name_is_explained("source", FINDINGS_OF_SOURCE, columns=OF_A_SOURCE),
            *refreshed_by("source", FINDINGS_OF_SOURCES, on=["update"]),
        ]
