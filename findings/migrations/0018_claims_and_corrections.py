"""What became of a claim, and when a finding was last corrected, in its search document."""

import importlib

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

BEFORE = importlib.import_module("findings.migrations.0014_exact").REFRESH.replace(
    "FUNCTION search_documents_refresh", "FUNCTION search_documents_write"
)

# Statistics lag behind within a large import, and there are none in a new archive. So no step leaves the planner a
# choice: “OFFSET 0” keeps each look-up a thing of its own, done for one finding by its number. Without it a join may be
# begun from its other end, and EXISTS answered out of a list of all rows there are.
WRITE = """
CREATE OR REPLACE FUNCTION search_documents_write(which bigint[]) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    DELETE FROM findings_searchdocument WHERE finding_id = ANY (which);
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
        f.first_published, coalesce(claims.status, ''), corrections.made_at, source.id, q.starts_at,
        archive_stems(plain.quotation, plain.summary, plain.names),
        archive_exact(plain.quotation, plain.summary, plain.names)
    FROM findings_finding f
    CROSS JOIN LATERAL (
        SELECT text, lower(spans[1]) AS starts_at, text_version_id FROM findings_quotation
        WHERE finding_id = f.id AND role = 'taken-from' OFFSET 0
    ) AS q
    CROSS JOIN LATERAL (SELECT source_id FROM sources_textversion WHERE id = q.text_version_id OFFSET 0) AS t
    CROSS JOIN LATERAL (
        SELECT id, publisher_id, published_on FROM sources_source WHERE id = t.source_id OFFSET 0
    ) AS source
    LEFT JOIN LATERAL (
        SELECT id, publisher_id, published_on FROM sources_source WHERE id = f.report_id OFFSET 0
    ) AS report ON true
    CROSS JOIN LATERAL (
        SELECT array_agg(DISTINCT upward.id) AS ids, string_agg(DISTINCT upward.names, chr(31)) AS names
        FROM findings_tagging g
        CROSS JOIN LATERAL (SELECT id, parent_id, name, aliases FROM findings_theme WHERE id = g.theme_id OFFSET 0) AS h
        CROSS JOIN LATERAL (VALUES (h.id, concat_ws(chr(31), h.name, array_to_string(h.aliases, chr(31)))), (h.parent_id, NULL))
            AS upward (id, names)
        WHERE g.finding_id = f.id AND upward.id IS NOT NULL
    ) AS themes
    CROSS JOIN LATERAL (
        SELECT array_agg(DISTINCT above) AS ids,
            string_agg(DISTINCT concat_ws(chr(31), i.name, array_to_string(i.aliases, chr(31))), chr(31)) AS names
        FROM findings_involvement v
        CROSS JOIN LATERAL (
            SELECT name, aliases, lineage FROM findings_institution WHERE id = v.institution_id OFFSET 0
        ) AS i
        CROSS JOIN LATERAL unnest(i.lineage) AS above
        WHERE v.finding_id = f.id
    ) AS institutions
    CROSS JOIN LATERAL (
        SELECT array_agg(DISTINCT p.id) FILTER (WHERE p.id IS NOT NULL) AS ids,
            array_agg(DISTINCT p.id) FILTER (WHERE p.id IS NOT NULL AND v.role = 'speaker') AS speakers,
            string_agg(DISTINCT concat_ws(chr(31), p.name, array_to_string(p.aliases, chr(31)), v.descriptor), chr(31)) AS names
        FROM findings_involvement v
        LEFT JOIN LATERAL (SELECT id, name, aliases FROM findings_person WHERE id = v.person_id OFFSET 0) AS p ON true
        WHERE v.finding_id = f.id
    ) AS people
    LEFT JOIN LATERAL (
        SELECT status FROM (SELECT * FROM findings_claimstatus WHERE finding_id = f.id OFFSET 0) AS own
        ORDER BY decided_on DESC NULLS LAST, position DESC, id DESC LIMIT 1
    ) AS claims ON true
    CROSS JOIN LATERAL (
        SELECT max(made_at) AS made_at
        FROM (SELECT made_at FROM findings_correction WHERE finding_id = f.id OFFSET 0) AS own
    ) AS corrections
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
