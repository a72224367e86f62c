"""What the database does with a finding that readers have seen: it asks why it is changed, and keeps its removals."""

from collections.abc import Sequence

import pgtrigger

from .triggers import once_a_statement

# Of the finding itself, and of each of its parts, what readers see.
SEEN = ["kind", "summary", "retold", "report_id", "direction", "groups", "content_note"]
# The same words in the next text of the same source are no change: a quotation that moves there says what it said.
QUOTATION_DIFFERS = """(n.finding_id, n.role, n.text) IS DISTINCT FROM (o.finding_id, o.role, o.text)
    OR (n.text_version_id = o.text_version_id AND n.spans <> o.spans)
    OR (n.text_version_id <> o.text_version_id
        AND (SELECT source_id FROM sources_textversion WHERE id = n.text_version_id)
            <> (SELECT source_id FROM sources_textversion WHERE id = o.text_version_id))"""


def explained(
    noun: str, differs: str, *, by: str = "finding_id", on: Sequence[str] = ("insert", "update", "delete")
) -> list[pgtrigger.Trigger]:
    """Triggers for the model `noun`: a change by an account, of a finding that readers have seen, has a reason.

    `by` is the column that names the finding; `differs` says whether a row `n` shows readers something else than the
    row `o` that it was. `on`: what is asked of.
    """

    def body(tables: dict[str, str]) -> str:
        found = [f"{by} FROM {table}" for table in tables.values()]
        if len(tables) == 2:
            both = f"FROM old_rows o JOIN new_rows n ON n.id = o.id WHERE {differs}"
            found = [f"o.{by} {both}", f"n.{by} {both}"]
        return f"""
                IF change_is_unexplained() THEN
                    PERFORM change_must_be_explained(ARRAY(SELECT {" UNION SELECT ".join(found)}));
                END IF;
                RETURN NULL;
            """

    return once_a_statement(f"{noun}_is_explained", body, on)


def other(*columns: str) -> str:
    """That one of these columns has another value: for `explained`."""
    return " OR ".join(f"n.{column} IS DISTINCT FROM o.{column}" for column in columns)


FINDING_IS_EXPLAINED = explained("finding", other(*SEEN), by="id", on=["update"])

FINDING_REMEMBERS_REMOVALS = pgtrigger.Trigger(
    name="finding_remembers_removals",
    operation=pgtrigger.Insert | pgtrigger.Update,
    when=pgtrigger.After,
    func="""
        IF NEW.state = 'withdrawn' THEN
            UPDATE findings_removal SET withdrawn_at = NEW.withdrawn_at, reason = NEW.withdrawn_reason
            WHERE finding_id = NEW.id AND restored_at IS NULL
                AND (withdrawn_at, reason) IS DISTINCT FROM (NEW.withdrawn_at, NEW.withdrawn_reason);
            INSERT INTO findings_removal (finding_id, withdrawn_at, reason)
            VALUES (NEW.id, NEW.withdrawn_at, NEW.withdrawn_reason)
            ON CONFLICT (finding_id) WHERE restored_at IS NULL DO NOTHING;
        ELSIF TG_OP = 'UPDATE' AND OLD.state = 'withdrawn' THEN
            UPDATE findings_removal SET restored_at = greatest(now(), withdrawn_at)
            WHERE finding_id = NEW.id AND restored_at IS NULL;
        END IF;
        RETURN NULL;
    """,
    condition=pgtrigger.Condition("NEW.state = 'withdrawn' OR NEW.first_published IS NOT NULL"),
)

ONCE_PUBLISHED = [*FINDING_IS_EXPLAINED, FINDING_REMEMBERS_REMOVALS]


def name_is_explained(noun: str, findings: str, *, columns: Sequence[str] = ("name",)) -> pgtrigger.Trigger:
    """A trigger for the model `noun`: an account changes what readers have seen of it only for a reason.

    `findings` is a query of the findings that show the `columns` of the row `NEW`.
    """
    differs = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in columns)
    return pgtrigger.Trigger(
        name=f"{noun}_name_is_explained",
        operation=pgtrigger.UpdateOf(*columns),
        when=pgtrigger.After,
        condition=pgtrigger.Condition(differs),
        func=f"""
            IF change_is_unexplained() THEN
                PERFORM change_must_be_explained(ARRAY({findings}));
            END IF;
            RETURN NULL;
        """,
    )
