"""The triggers by which a name that a source once had in addresses leads to it, and to nothing else."""

import pgtrigger

from sources.refusals import refusal

TAKEN_BEFORE = refusal("source_address_is_never_reused", "This slug belonged to another source. Choose another.")


def source_addresses_last() -> list[pgtrigger.Trigger]:
    """Triggers for sources: a changed slug leads on, by whatever path it was changed; going back takes it back."""
    return [
        pgtrigger.Trigger(
            name="source_address_is_never_reused",
            operation=pgtrigger.Insert | pgtrigger.UpdateOf("slug"),
            when=pgtrigger.After,
            func=f"""
                IF EXISTS (SELECT FROM sources_formerslug WHERE slug = NEW.slug) THEN
                    {TAKEN_BEFORE}
                END IF;
                RETURN NULL;
            """,
        ),
        pgtrigger.Trigger(
            name="source_goes_back_to_its_address",
            operation=pgtrigger.UpdateOf("slug"),
            when=pgtrigger.Before,
            condition=pgtrigger.Q(old__slug__df=pgtrigger.F("new__slug")),
            func="DELETE FROM sources_formerslug WHERE slug = NEW.slug AND source_id = NEW.id; RETURN NEW;",
        ),
        pgtrigger.Trigger(
            name="source_leaves_its_address",
            operation=pgtrigger.UpdateOf("slug"),
            when=pgtrigger.After,
            condition=pgtrigger.Q(old__slug__df=pgtrigger.F("new__slug")),
            func="""
                INSERT INTO sources_formerslug (slug, source_id, since) VALUES (OLD.slug, NEW.id, now());
                RETURN NULL;
            """,
        ),
    ]
