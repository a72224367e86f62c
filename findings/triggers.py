"""The triggers that several models share: they keep what is derived right, whoever changes what, by whatever path."""

from collections.abc import Callable, Sequence

import pgtrigger
from django.db import connection, models

from sources.refusals import refusal

TAKEN_BEFORE = refusal(
    "address_is_never_reused",
    "This slug belonged to a record that was merged. Choose another.",
)


class Unnest(models.Func):
    """The members of an array, one row each."""

    function = "unnest"
    set_returning = True
    output_field = models.BigIntegerField()


def heard() -> None:
    """Say, for this transaction, that no trigger is left unheard, unless something else was said before.

    Where nothing is said each trigger finds that out by failing, which takes the longer the more waits for the end of
    the transaction: in a large one a hundred times as long as the trigger itself.
    """
    with connection.cursor() as cursor:
        said = "coalesce(nullif(current_setting('pgtrigger.ignore', true), ''), '{}')"
        cursor.execute(f"SELECT set_config('pgtrigger.ignore', {said}, true)")


def once_a_statement(
    name: str, body: Callable[[dict[str, str]], str], on: Sequence[str] = ("insert", "update", "delete")
) -> list[pgtrigger.Trigger]:
    """Triggers that run `body` after each statement that writes rows, so that a thousand rows cost no more than one.

    `body` is given the tables of the rows as they are and as they were, “new” and “old”, as far as there are such.
    """
    return [
        pgtrigger.Trigger(
            name=f"{name}_on_{word}",
            operation=operation,
            when=pgtrigger.After,
            level=pgtrigger.Statement,
            referencing=pgtrigger.Referencing(**tables),
            func=body(tables),
        )
        for word, operation, tables in [
            ("insert", pgtrigger.Insert, {"new": "new_rows"}),
            ("update", pgtrigger.Update, {"old": "old_rows", "new": "new_rows"}),
            ("delete", pgtrigger.Delete, {"old": "old_rows"}),
        ]
        if word in on
    ]


def refreshed_by(
    noun: str, findings: str, on: Sequence[str] = ("insert", "update", "delete")
) -> list[pgtrigger.Trigger]:
    """Triggers for the model `noun` that bring up to date the documents of the findings that `findings` selects.

    `findings` is a query of finding ids; the rows that changed are its table `changed`.
    """

    def body(tables: dict[str, str]) -> str:
        changed = " UNION ALL ".join(f"TABLE {table}" for table in tables.values())
        return f"""
                PERFORM search_documents_refresh(ARRAY(
                    WITH changed AS ({changed}) {findings}
                ));
                RETURN NULL;
            """

    return once_a_statement(f"{noun}_refreshes_documents", body, on)


def counted_by(noun: str, by: str = "finding_id") -> list[pgtrigger.Trigger]:
    """Triggers for the model `noun`, whose column `by` names a finding: each change of a row is one of the finding."""

    def body(tables: dict[str, str]) -> str:
        edited = " UNION ".join(f"SELECT {by} FROM {table}" for table in tables.values())
        return f"""
                PERFORM finding_was_edited(ARRAY(
                    {edited}
                ));
                RETURN NULL;
            """

    return once_a_statement(f"{noun}_counts_as_edit", body)


def kept_publishable(
    noun: str, *, by: str = "finding_id", on: Sequence[str] = ("insert", "update", "delete")
) -> list[pgtrigger.Trigger]:
    """Triggers for the model `noun`, whose column `by` names a finding: what it takes to be published is asked again.

    It is asked at the end of the transaction, once of each finding, so that parts may come in any order.
    """

    def body(tables: dict[str, str]) -> str:
        written = " UNION ALL ".join(f"SELECT {by} AS id FROM {table}" for table in tables.values())
        return f"""
                INSERT INTO findings_unsettled (findings)
                SELECT array_agg(DISTINCT id) FROM ({written}) AS written HAVING count(*) > 0;
                RETURN NULL;
            """

    return once_a_statement(f"{noun}_keeps_finding_publishable", body, on)


def addresses_last(noun: str) -> list[pgtrigger.Trigger]:
    """Triggers for the model `noun`, which has a slug: an address it once had leads to it, and to nothing else.

    What leads on is asked after the row is written, when a merge going on at the same time has been waited for. Whoever
    goes back to an address of its own has it again; that of a record merged into it waits for the merge to be undone.
    """
    return [
        pgtrigger.Trigger(
            name=f"{noun}_address_is_never_reused",
            operation=pgtrigger.Insert | pgtrigger.UpdateOf("slug"),
            when=pgtrigger.After,
            func=f"""
            IF EXISTS (SELECT FROM findings_formeraddress WHERE noun = '{noun}' AND slug = NEW.slug) THEN
                {TAKEN_BEFORE}
            END IF;
            RETURN NULL;
        """,
        ),
        pgtrigger.Trigger(
            name=f"{noun}_goes_back_to_its_address",
            operation=pgtrigger.UpdateOf("slug"),
            when=pgtrigger.Before,
            condition=pgtrigger.Q(old__slug__df=pgtrigger.F("new__slug")),
            func=f"""
            DELETE FROM findings_formeraddress WHERE noun = '{noun}' AND slug = NEW.slug AND {noun}_id = NEW.id
                AND NOT EXISTS (
                    SELECT FROM findings_merge
                    WHERE noun = '{noun}' AND undone_at IS NULL AND gone->'fields'->>'slug' = NEW.slug
                );
            RETURN NEW;
        """,
        ),
        pgtrigger.Trigger(
            name=f"{noun}_leaves_its_address",
            operation=pgtrigger.UpdateOf("slug"),
            when=pgtrigger.After,
            condition=pgtrigger.Q(old__slug__df=pgtrigger.F("new__slug")),
            func=f"""
            INSERT INTO findings_formeraddress (noun, slug, {noun}_id, since)
            VALUES ('{noun}', OLD.slug, NEW.id, now());
            RETURN NULL;
        """,
        ),
    ]
