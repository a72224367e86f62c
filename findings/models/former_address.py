import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from findings.vocabulary import Noun
from sources.refusals import refusal
from sources.shown import shown
from sources.vocabulary import listed

from .institution import Institution
from .person import Person
from .theme import Theme

STILL_LIVED_AT = refusal(
    "former_address_is_free", "A record stands at this address. Only an address that nobody has any more leads on."
)


def only(noun: str) -> Q:
    """That the address is of this noun, and names one record of it and no other."""
    return Q(noun=noun, **{f"{other}__isnull": other != noun for other in Noun.values})


class FormerAddress(models.Model):
    """An address at which a person, institution or theme once stood, under another name or before it was merged.

    It leads on to the record for ever.
    """

    noun = models.CharField(max_length=20, choices=Noun, help_text="What sort of record stood there.")
    slug = models.SlugField(max_length=100, help_text="The name it had in addresses.")
    person = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="former_addresses",
        help_text="The person whom it leads to.",
    )
    institution = models.ForeignKey(
        Institution,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="former_addresses",
        help_text="The body that it leads to.",
    )
    theme = models.ForeignKey(
        Theme,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="former_addresses",
        help_text="The theme that it leads to.",
    )
    since = models.DateTimeField(default=timezone.now, editable=False, help_text="Since when it leads there.")

    class Meta:
        ordering = ["noun", "slug", "pk"]
        verbose_name_plural = "former addresses"
        constraints = [
            listed("noun", Noun, "former_address_noun_is_known", "People, institutions and themes have them."),
            models.UniqueConstraint(
                fields=["noun", "slug"],
                name="former_address_leads_to_one_record",
                violation_error_message="This address leads on to another record already.",
            ),
            models.CheckConstraint(
                condition=only(Noun.PERSON) | only(Noun.INSTITUTION) | only(Noun.THEME),
                name="former_address_is_of_one_record",
                violation_error_message="A former address leads to one record, of the sort that stood there.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="former_address_is_free",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("noun", "slug"),
                when=pgtrigger.After,
                func=f"""
                    IF (NEW.noun = 'person' AND EXISTS (SELECT FROM findings_person WHERE slug = NEW.slug))
                        OR (NEW.noun = 'theme' AND EXISTS (SELECT FROM findings_theme WHERE slug = NEW.slug))
                        OR (NEW.noun = 'institution'
                            AND EXISTS (SELECT FROM findings_institution WHERE slug = NEW.slug)) THEN
                        {STILL_LIVED_AT}
                    END IF;
                    RETURN NULL;
                """,
            ),
            shown("former_address"),
        ]

    def __str__(self) -> str:
        return f"{self.get_noun_display()} {self.slug}"

    @property
    def leads_to(self) -> Person | Institution | Theme:
        """The record that stands for it now."""
        record: Person | Institution | Theme = getattr(self, self.noun)
        return record
