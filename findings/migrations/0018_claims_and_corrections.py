"""What became of a claim, and when a finding was last corrected, in its search document."""

import importlib

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

BEFORE = importlib.import_module("findings.migrations.0014_exact").REFRESH.replace(
    "FUNCTION search_documents_refresh", "FUNCTION search_documents_write"
)

# As in 0014_exact.py, with the latest step of the claim, as lists show it, and the latest correction.
WRITE = """
CREATE OR REPLACE FUNCTION search_documents_write(which bigint[]) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_custom_plan AS $$
BEGIN
    PERFORM FROM findings_finding WHERE id = ANY (which) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM findings_searchdocument WHERE finding_id = ANY (which);
    WITH themes AS MATERIALIZED (
        SELECT g.finding_id, array_agg(DISTINCT upward.id) AS ids, string_agg(DISTINCT upward.names, chr(31)) AS names
        FROM findings_tagging g JOIN findings_theme h ON h.id = g.theme_id
        CROSS JOIN LATERAL (VALUES (h.id, concat_ws(chr(31), h.name, array_to_string(h.aliases, chr(31)))), (h.parent_id, NULL))
            AS upward (id, names)
        WHERE g.finding_id = ANY (which) AND upward.id IS NOT NULL
        GROUP BY g.finding_id
    ), institutions AS MATERIALIZED (
        SELECT v.finding_id, array_agg(DISTINCT above) AS ids,
            string_agg(DISTINCT concat_ws(chr(31), i.name, array_to_string(i.aliases, chr(31))), chr(31)) AS names
        FROM findings_involvement v JOIN findings_institution i ON i.id = v.institution_id
        CROSS JOIN LATERAL unnest(i.lineage) AS above
        WHERE v.finding_id = ANY (which)
        GROUP BY v.finding_id
    ), people AS MATERIALIZED (
        SELECT v.finding_id, array_agg(DISTINCT p.id) FILTER (WHERE p.id IS NOT NULL) AS ids,
            array_agg(DISTINCT p.id) FILTER (WHERE p.id IS NOT NULL AND v.role = 'speaker') AS speakers,
            string_agg(DISTINCT concat_ws(chr(31), p.name, array_to_string(p.aliases, chr(31)), v.descriptor), chr(31)) AS names
        FROM findings_involvement v LEFT JOIN findings_person p ON p.id = v.person_id
        WHERE v.finding_id = ANY (which)
        GROUP BY v.finding_id
    ), claims AS MATERIALIZED (
        SELECT DISTINCT ON (c.finding_id) c.finding_id, c.status
        FROM findings_claimstatus c WHERE c.finding_id = ANY (which)
        ORDER BY c.finding_id, c.decided_on DESC NULLS LAST, c.position DESC, c.id DESC
    ), corrections AS MATERIALIZED (
        SELECT c.finding_id, max(c.made_at) AS made_at
        FROM findings_correction c WHERE c.finding_id = ANY (which)
        GROUP BY c.finding_id
    )
    INSERT INTO findings_searchdocument (
        finding_id, kind, direction, groups, theme_ids, institution_ids, person_ids, speaker_ids, source_ids, publisher_ids,
        dated_on, year, first_published, claim_status, corrected_at, read_in_id, starts_at, vector, exact
    )
    SELECT f.id, f.kind, f.direction, ARRAY(SELECT DISTINCT unnest(f.groups)),
        coalesce(themes.ids, '{}'), coalesce(institutions.ids, '{}'), coalesce(people.ids, '{}'),
        coalesce(people.speakers, '{}'),
        ARRAY(SELECT DISTINCT unnest(array_remove(ARRAY[source.id, report.id], NULL))),
        ARRAY(SELECT DISTINCT unnest(array_remove(ARRAY[source.publisher_id, report.publisher_id], NULL))),
        coalesce(report.published_on, source.published_on),
        extract(year FROM coalesce(report.published_on, source.published_on)),
        f.first_published, coalesce(claims.status, ''), corrections.made_at, source.id, lower(q.spans[1]),
        archive_stems(plain.quotation, plain.summary, plain.names),
        archive_exact(plain.quotation, plain.summary, plain.names)
    FROM findings_finding f
    JOIN findings_quotation q ON q.finding_id = f.id AND q.role = 'taken-from'
    JOIN sources_textversion t ON t.id = q.text_version_id
    JOIN sources_source source ON source.id = t.source_id
    LEFT JOIN sources_source report ON report.id = f.report_id
    LEFT JOIN themes ON themes.finding_id = f.id
    LEFT JOIN institutions ON institutions.finding_id = f.id
    LEFT JOIN people ON people.finding_id = f.id
    LEFT JOIN claims ON claims.finding_id = f.id
    LEFT JOIN corrections ON corrections.finding_id = f.id
    CROSS JOIN LATERAL (
        SELECT archive_plain(q.text), archive_plain(f.summary),
            archive_plain(concat_ws(chr(31), themes.names, institutions.names, people.names))
        OFFSET 0
    ) AS plain (quotation, summary, names)
    WHERE f.id = ANY (which) AND f.state = 'published' AND NOT f.held;
END $$;
"""

# Only those that have something to tell; then what waits for the end of the transaction, so that the tables can be
# changed further.
FILLED = """
SELECT search_documents_refresh(ARRAY(
    SELECT finding_id FROM findings_claimstatus UNION SELECT finding_id FROM findings_correction
));
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):
    dependencies = [("findings", "0017_following")]
    operations = [
        migrations.AddField(
            model_name="searchdocument",
            name="claim_status",
            field=models.CharField(default="", help_text="What last became of its claim, if anything.", max_length=20),
        ),
        migrations.AddField(
            model_name="searchdocument",
            name="corrected_at",
            field=models.DateTimeField(help_text="When it was last corrected, if ever.", null=True),
        ),
        migrations.RunSQL(WRITE, BEFORE),
        pgtrigger.migrations.AddTrigger(
            model_name="claimstatus",
            trigger=pgtrigger.compiler.Trigger(
                name="claimstatus_refreshes_documents_on_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                PERFORM search_documents_refresh(ARRAY(\n                    WITH changed AS (TABLE new_rows) SELECT finding_id FROM changed\n                ));\n                RETURN NULL;\n            ",
                    hash="cc246d3349e5882e97d2f749d67bdca0623f0343",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_claimstatus_refreshes_documents_on_insert_759fe",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_claimstatus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimstatus",
            trigger=pgtrigger.compiler.Trigger(
                name="claimstatus_refreshes_documents_on_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                PERFORM search_documents_refresh(ARRAY(\n                    WITH changed AS (TABLE old_rows UNION ALL TABLE new_rows) SELECT finding_id FROM changed\n                ));\n                RETURN NULL;\n            ",
                    hash="3e0ebbdd655af2ec286dad72d139fccbb24099a3",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_claimstatus_refreshes_documents_on_update_724bc",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="findings_claimstatus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimstatus",
            trigger=pgtrigger.compiler.Trigger(
                name="claimstatus_refreshes_documents_on_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                PERFORM search_documents_refresh(ARRAY(\n                    WITH changed AS (TABLE old_rows) SELECT finding_id FROM changed\n                ));\n                RETURN NULL;\n            ",
                    hash="c61340d02b7463e355105b43253e335a53e0359b",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_claimstatus_refreshes_documents_on_delete_b252a",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="findings_claimstatus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="correction_refreshes_documents_on_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                PERFORM search_documents_refresh(ARRAY(\n                    WITH changed AS (TABLE new_rows) SELECT finding_id FROM changed\n                ));\n                RETURN NULL;\n            ",
                    hash="fef8ee7982b8db947ce0d4f0b8b1afee4cbf6aea",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_correction_refreshes_documents_on_insert_60c3f",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="findings_correction",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(FILLED, migrations.RunSQL.noop),
    ]
