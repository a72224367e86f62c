"""The functions that constraints and triggers call, and how words are read. Tables come in the next migration."""

from django.contrib.postgres.operations import UnaccentExtension
from django.db import migrations

# The rule of findings/identifiers.py: a Reed-Solomon sum over the field of 32 elements comes to zero.
PUBLIC_ID_IS_VALID = """
CREATE FUNCTION public_id_is_valid(identifier text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    total int := 0;
BEGIN
    IF identifier !~ '^[0-9A-HJKMNP-TV-Z]{8}$' THEN
        RETURN false;
    END IF;
    FOR place IN 1..8 LOOP
        total := CASE WHEN total & 16 > 0 THEN (total << 1) # 37 ELSE total << 1 END
            # (strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ', substr(identifier, place, 1)) - 1);
    END LOOP;
    RETURN total = 0;
END $$;
"""

# English stems, with accents left aside, for texts and for what readers type.
READING = """
CREATE TEXT SEARCH CONFIGURATION archive (COPY = english);
ALTER TEXT SEARCH CONFIGURATION archive
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
"""

# Every look-up is by key, and none is a join, which could be begun from its other end: within a large import statistics
# lag behind, and a plan made from them would read whole tables for each finding.
FINDING_MUST_BE_PUBLISHABLE = """
CREATE FUNCTION finding_must_be_publishable(which bigint) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off AS $$
DECLARE
    finding record;
    words text;
    rule text;
    sentence text;
BEGIN
    SELECT * INTO finding FROM findings_finding WHERE id = which;
    IF NOT FOUND OR finding.state <> 'published' THEN
        RETURN;
    END IF;
    SELECT text INTO words FROM findings_quotation WHERE finding_id = which AND role = 'taken-from';
    IF words IS NULL THEN
        rule := 'published_finding_is_taken_from_a_text';
        sentence := 'Choose the passage it is taken from before publishing.';
    ELSIF NOT EXISTS (SELECT FROM findings_tagging WHERE finding_id = which) THEN
        rule := 'published_finding_has_theme';
        sentence := 'Give it at least one theme before publishing.';
    ELSIF NOT EXISTS (
        SELECT FROM findings_involvement WHERE finding_id = which AND role IN ('speaker', 'finding-body')
    ) THEN
        rule := 'published_finding_has_attribution';
        sentence := 'Say whose words these are, or which body found it, before publishing.';
    ELSIF finding.kind = 'opinion' AND EXISTS (
        SELECT FROM findings_involvement WHERE finding_id = which AND role = 'finding-body'
    ) THEN
        rule := 'opinion_has_no_finding_body';
        sentence := 'An opinion is its author’s own: it has no finding body.';
    ELSIF finding.kind = 'statistic' AND NOT EXISTS (SELECT FROM findings_figure WHERE finding_id = which) THEN
        rule := 'published_statistic_has_figure';
        sentence := 'Add the figure that the statistic states before publishing.';
    ELSIF EXISTS (
        SELECT FROM findings_figure WHERE finding_id = which AND strpos(words, as_stated) = 0
    ) THEN
        rule := 'figure_stands_in_quotation';
        sentence := 'A figure is given in the very words of the quotation.';
    ELSIF EXISTS (
        SELECT FROM findings_quotation q
        WHERE q.finding_id = which AND 'published' <> (
            SELECT (SELECT s.state FROM sources_source s WHERE s.id = t.source_id)
            FROM sources_textversion t WHERE t.id = q.text_version_id
        )
    ) OR EXISTS (
        SELECT FROM sources_source s WHERE s.id = finding.report_id AND s.state <> 'published'
    ) THEN
        rule := 'published_finding_has_published_source';
        sentence := 'A published finding stands in a published source. Publish the source first; to take a source back, withdraw its findings first.';
    ELSE
        RETURN;
    END IF;
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = rule, MESSAGE = sentence,
        DETAIL = 'Finding ' || left(finding.public_id, 4) || '-' || right(finding.public_id, 4) || '.';
END $$;
"""

# The finding is locked before its parts are read, so that of two editors' changes the later sees the earlier.
# Each table is read once, however many findings there are, and the plan is made for their number: a plan for ten
# findings is a bad one for ten thousand.
SEARCH_DOCUMENTS_REFRESH = """
CREATE FUNCTION search_documents_refresh(which bigint[]) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_custom_plan AS $$
BEGIN
    PERFORM FROM findings_finding WHERE id = ANY (which) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM findings_searchdocument WHERE finding_id = ANY (which);
    WITH themes AS MATERIALIZED (
        SELECT g.finding_id, array_agg(DISTINCT upward.id) AS ids, string_agg(DISTINCT upward.names, ' . ') AS names
        FROM findings_tagging g JOIN findings_theme h ON h.id = g.theme_id
        CROSS JOIN LATERAL (VALUES (h.id, concat_ws(' . ', h.name, array_to_string(h.aliases, ' . '))), (h.parent_id, NULL))
            AS upward (id, names)
        WHERE g.finding_id = ANY (which) AND upward.id IS NOT NULL
        GROUP BY g.finding_id
    ), institutions AS MATERIALIZED (
        SELECT v.finding_id, array_agg(DISTINCT above) AS ids,
            string_agg(DISTINCT concat_ws(' . ', i.name, array_to_string(i.aliases, ' . ')), ' . ') AS names
        FROM findings_involvement v JOIN findings_institution i ON i.id = v.institution_id
        CROSS JOIN LATERAL unnest(i.lineage) AS above
        WHERE v.finding_id = ANY (which)
        GROUP BY v.finding_id
    ), people AS MATERIALIZED (
        SELECT v.finding_id, array_agg(DISTINCT p.id) FILTER (WHERE p.id IS NOT NULL) AS ids,
            string_agg(DISTINCT concat_ws(' . ', p.name, array_to_string(p.aliases, ' . '), v.descriptor), ' . ') AS names
        FROM findings_involvement v LEFT JOIN findings_person p ON p.id = v.person_id
        WHERE v.finding_id = ANY (which)
        GROUP BY v.finding_id
    )
    INSERT INTO findings_searchdocument (
        finding_id, kind, direction, groups, theme_ids, institution_ids, person_ids, source_ids, publisher_ids,
        dated_on, year, first_published, read_in_id, starts_at, vector
    )
    SELECT f.id, f.kind, f.direction, ARRAY(SELECT DISTINCT unnest(f.groups)),
        coalesce(themes.ids, '{}'), coalesce(institutions.ids, '{}'), coalesce(people.ids, '{}'),
        ARRAY(SELECT DISTINCT unnest(array_remove(ARRAY[source.id, report.id], NULL))),
        ARRAY(SELECT DISTINCT unnest(array_remove(ARRAY[source.publisher_id, report.publisher_id], NULL))),
        coalesce(report.published_on, source.published_on),
        extract(year FROM coalesce(report.published_on, source.published_on)),
        f.first_published, source.id, lower(q.spans[1]),
        setweight(to_tsvector('archive', q.text), 'A') || setweight(to_tsvector('archive', f.summary), 'B')
            || setweight(to_tsvector('archive', concat_ws(' . ', themes.names, institutions.names, people.names)), 'C')
    FROM findings_finding f
    JOIN findings_quotation q ON q.finding_id = f.id AND q.role = 'taken-from'
    JOIN sources_textversion t ON t.id = q.text_version_id
    JOIN sources_source source ON source.id = t.source_id
    LEFT JOIN sources_source report ON report.id = f.report_id
    LEFT JOIN themes ON themes.finding_id = f.id
    LEFT JOIN institutions ON institutions.finding_id = f.id
    LEFT JOIN people ON people.finding_id = f.id
    WHERE f.id = ANY (which) AND f.state = 'published';
END $$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("sources", "0001_initial")]
    operations = [
        UnaccentExtension(),
        migrations.RunSQL(READING, "DROP TEXT SEARCH CONFIGURATION archive;"),
        migrations.RunSQL(PUBLIC_ID_IS_VALID, "DROP FUNCTION public_id_is_valid(text);"),
        migrations.RunSQL(FINDING_MUST_BE_PUBLISHABLE, "DROP FUNCTION finding_must_be_publishable(bigint);"),
        migrations.RunSQL(SEARCH_DOCUMENTS_REFRESH, "DROP FUNCTION search_documents_refresh(bigint[]);"),
    ]
