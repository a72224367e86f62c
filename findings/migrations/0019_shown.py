"""Which tables readers are shown something of, and one quicker question of what is new in search documents."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import findings.models.search_change

# What an index that has seen the transactions of `seen` has not followed; `mark` is the last change that it did follow.
# In the database, where it need not be planned anew for each page. A change can be missed only where one was taken away
# since, by a transaction that left a change itself: where none is new, none was.
SEARCH_NEWS = """
CREATE FUNCTION search_news(
    seen pg_snapshot, mark bigint, token_of_mark bigint, may_miss int,
    OUT now_seen text, OUT has_written boolean, OUT tokens bigint, OUT findings bigint[], OUT newest bigint[],
    OUT is_same boolean
) LANGUAGE plpgsql STABLE AS $$
DECLARE
    number bigint;
BEGIN
    now_seen := pg_current_snapshot();
    has_written := pg_current_xact_id_if_assigned() IS NOT NULL;
    SELECT coalesce(bit_xor(token), 0), count(*), (array_agg(ARRAY[id, token] ORDER BY id DESC))[1:1]
    INTO tokens, number, newest
    FROM findings_searchchange
    WHERE made_in >= pg_snapshot_xmin(seen) AND NOT pg_visible_in_snapshot(made_in, seen);
    IF number > 0 THEN
        findings := ARRAY(
            SELECT DISTINCT unnest(finding_ids) FROM findings_searchchange
            WHERE made_in >= pg_snapshot_xmin(seen) AND NOT pg_visible_in_snapshot(made_in, seen)
        );
    END IF;
    IF mark IS NULL THEN
        is_same := (SELECT count(*) FROM findings_searchchange) = number;
    ELSE
        is_same := EXISTS (SELECT FROM findings_searchchange WHERE id = mark AND token = token_of_mark);
    END IF;
    IF number > 0 THEN
        is_same := is_same AND coalesce(pg_snapshot_xmin(seen) > (
            SELECT made_in FROM findings_searchchange ORDER BY made_in DESC OFFSET may_miss LIMIT 1
        ), true);
    END IF;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0018_claims_and_corrections"),
        ("sources", "0010_shown"),
    ]

    operations = [
        migrations.AlterField(
            model_name="searchchange",
            name="token",
            field=models.BigIntegerField(
                db_default=findings.models.search_change.ByChance(),
                help_text="By chance. All tokens together tell what an index has followed, in whatever order changes arrive.",
            ),
        ),
        migrations.RunSQL(SEARCH_NEWS, "DROP FUNCTION search_news(pg_snapshot, bigint, bigint, int);"),
        pgtrigger.migrations.AddTrigger(
            model_name="claimstatus",
            trigger=pgtrigger.compiler.Trigger(
                name="claim_status_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="b75d203fffc754baf7d2002b9c85f49185b4018f",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_claim_status_is_shown_53cb7",
                    table="findings_claimstatus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="connection",
            trigger=pgtrigger.compiler.Trigger(
                name="connection_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="96cc43dc9cc58e14240bc21c7de594ec79f5eadf",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_connection_is_shown_a0132",
                    table="findings_connection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="correction",
            trigger=pgtrigger.compiler.Trigger(
                name="correction_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="2f4f0d9fbe4ac18980d2084a97dce2810dd334c6",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_correction_is_shown_f7354",
                    table="findings_correction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figure",
            trigger=pgtrigger.compiler.Trigger(
                name="figure_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="976e84866a3e43361e6d1a5e269242a9ab5c1ca7",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_figure_is_shown_c150d",
                    table="findings_figure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="finding_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="2a3dc7596c90926d13a4bf24d9810bde4da2e2df",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_finding_is_shown_704e3",
                    table="findings_finding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="formeraddress",
            trigger=pgtrigger.compiler.Trigger(
                name="former_address_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="84ffb775547737063847adf10dad249613db27a5",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_former_address_is_shown_ff5cd",
                    table="findings_formeraddress",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="institution",
            trigger=pgtrigger.compiler.Trigger(
                name="institution_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="5a6e426fc7ae5860ede275e9387c7762fc4c630b",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_institution_is_shown_5d097",
                    table="findings_institution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="involvement",
            trigger=pgtrigger.compiler.Trigger(
                name="involvement_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="72e64a0dcb908037ee042c8dbd7690c5ff4aa257",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_involvement_is_shown_879c4",
                    table="findings_involvement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nametally",
            trigger=pgtrigger.compiler.Trigger(
                name="name_tally_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="6ca25f7414f9b3c3f322855f9d690ebfeced7515",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_name_tally_is_shown_9d576",
                    table="findings_nametally",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="person_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="589ba87868a96106b6c83dd22f838dfbb8ee09b1",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_person_is_shown_d6d49",
                    table="findings_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quotation",
            trigger=pgtrigger.compiler.Trigger(
                name="quotation_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="41fd4e62436a076af6b83d0524daa019516aee95",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_quotation_is_shown_ec9d9",
                    table="findings_quotation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="removal",
            trigger=pgtrigger.compiler.Trigger(
                name="removal_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="b72fba1a6e4edbea87056c7ee0959f754cfdd300",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_removal_is_shown_836e4",
                    table="findings_removal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reply",
            trigger=pgtrigger.compiler.Trigger(
                name="reply_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="53f2ee02591d2cdb3b0509eec89ee40a38cf95ac",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_reply_is_shown_d4637",
                    table="findings_reply",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="searchdocument",
            trigger=pgtrigger.compiler.Trigger(
                name="document_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="00d2284107309dcc7be7ad3782d01bd3daf79172",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_document_is_shown_b6e1a",
                    table="findings_searchdocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tagging",
            trigger=pgtrigger.compiler.Trigger(
                name="tagging_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="9647a82b04c1285e9d76c97334e7316dda31705d",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_tagging_is_shown_991eb",
                    table="findings_tagging",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="theme",
            trigger=pgtrigger.compiler.Trigger(
                name="theme_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="e25f9d302a12f8531e2a1df92f963a79bf7787c2",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_theme_is_shown_2765b",
                    table="findings_theme",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="wordtally",
            trigger=pgtrigger.compiler.Trigger(
                name="word_tally_is_shown",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM shown_has_changed(); RETURN NULL;",
                    hash="98102766f12c5fd0b2bfffb67bccd3f27c19e862",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_word_tally_is_shown_fa324",
                    table="findings_wordtally",
                    when="AFTER",
                ),
            ),
        ),
    ]
