"""Findings out of a spreadsheet: drafts, each with its quotation found in its text."""

from typing import Any

from django.core.exceptions import ValidationError

from findings.correcting import correcting
from findings.models import Finding, Quotation, Theme
from findings.publishing import settle
from findings.rights import refusal_to_change
from findings.vocabulary import Kind, Noun, QuotationRole
from sources.importing.looking_up import Names
from sources.importing.resource import SheetResource
from sources.importing.trial import shown
from sources.importing.unreadable import Wrong
from sources.models import Source, TextVersion

from .columns import COLUMNS, ROLES
from .naming import known
from .parties import Parties
from .passages import Texts, placed
from .rewriting import FigureOfRow, InvolvedOfRow, ThemesOfRow

SAID = ["kind", "summary", "retold", "report", "direction", "groups", "content_note"]
Said = tuple[Any, str, str]  # the places of the words, the kind, the summary


class FindingResource(SheetResource):
    """Recognised by its identifier, or else by its quotation, kind and summary: a second run changes nothing."""

    model = Finding
    columns = COLUMNS

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.sources = Names("source", Source.objects.all(), lambda source: [source.title])
        self.texts = Texts(self.sources)
        self.themes = known(Noun.THEME, Theme, lambda theme: [theme.code])
        self.parties = Parties()
        self.known: dict[int, dict[Said, int]] = {}

    def find(self, given: dict[str, Any]) -> Any:
        self.quotation = None
        finding = None
        if "id" in given:
            finding = Finding.objects.with_parts().filter(public_id=given["id"]).first()
            if finding is None:
                raise Wrong("There is no finding with this identifier. Leave it out for a new one.")
        if "quotation" in given:
            if "source" not in given and not (finding and finding.quotation):
                raise Wrong("Say in which source the words stand.")
            name = given.get("source") or finding.source.slug  # type: ignore[union-attr]
            text = self.texts.of(name, finding)
            self.quotation = placed(text, given["quotation"], given.get("starts_at"), finding)
        if finding is None and self.quotation is not None:
            finding = self._same(given)
        return finding

    def begin(self, given: dict[str, Any]) -> Any:
        if self.quotation is None:
            raise ValidationError({"quotation": ["A new finding has a quotation. Give its words and its source."]})
        return super().begin(given)

    def fill(self, instance: Any, given: dict[str, Any]) -> list[tuple[str, str, str]]:
        changes = super().fill(instance, given)
        if instance.kind == Kind.JOURNALISTS_SUMMARY and not instance.retold:
            instance.retold = True
            changes.append(("Retold", "no", "yes"))
        if "report" in given:
            report = self.texts.source(given["report"])
            if instance.report_id != report.pk:
                changes.append(("Report", shown(instance.report), str(report)))
                instance.report = report
        return changes

    def parts(self, instance: Any, given: dict[str, Any]) -> list[tuple[str, str, str]]:
        changes = []
        self.quoted = instance.quotation if instance.pk else None
        self.moves = self.quotation is not None and not _same_place(self.quotation, self.quoted)
        if self.moves and self.quotation is not None:
            changes.append(("Quotation", self.quoted.text if self.quoted else "", self.quotation.text))
        self.rewriting: list[ThemesOfRow | InvolvedOfRow | FigureOfRow] = []
        if "themes" in given:
            self.rewriting.append(ThemesOfRow(instance, self.themes.every(given["themes"]), self.user))
        for key, role in ROLES.items():
            if key in given:
                self.rewriting.append(InvolvedOfRow(instance, role, self.parties.every(given[key], role)))
        if "unnamed_speaker" in given:
            self.rewriting.append(InvolvedOfRow(instance, ROLES["speakers"], [given["unnamed_speaker"]]))
        if "figure" in given:
            self.rewriting.append(FigureOfRow(instance, given))
        elif any(key.startswith("figure_") for key in given):
            raise ValidationError(
                {"figure": ["Give the figure as the quotation states it, beside what is said of it."]}
            )
        return changes + [change for part in self.rewriting for change in part.changes()]

    def check(self, instance: Any, given: dict[str, Any], *, is_new: bool) -> None:
        if not is_new:
            if refusal := refusal_to_change(self.user, instance):
                raise Wrong(refusal)
            if instance.first_published and not self.reason:
                raise Wrong("This finding was published: say below the file why it is changed.")
        instance.full_clean(exclude=["report"], validate_constraints=False)

    def store(self, instance: Any, given: dict[str, Any]) -> None:
        if instance.first_published:
            with correcting([instance.pk], reason=self.reason, by=self.user):
                self._write(instance)
                settle()
        else:
            self._write(instance)

    def _write(self, instance: Any) -> None:
        # Where it stands on its way to readers is nothing that a row says: what it is by now stays.
        instance.save(update_fields=None if instance._state.adding else SAID)
        if self.moves and self.quotation is not None:
            self.quotation.finding = instance
            self.quotation.role = QuotationRole.TAKEN_FROM
            if self.quoted:
                self.quotation.pk, self.quotation._state.adding = self.quoted.pk, False
            self.quotation.save()
            said = _says(self.quotation, instance.kind, instance.summary)
            self._quoting(self.quotation.text_version)[said] = instance.pk
        for part in self.rewriting:
            part.write()
        instance.__dict__.pop("quotation", None)

    def _same(self, given: dict[str, Any]) -> Finding | None:
        """A finding that says the same of the same words."""
        quotation: Any = self.quotation
        number = self._quoting(quotation.text_version).get(_says(quotation, given.get("kind"), given.get("summary")))
        return Finding.objects.with_parts().get(pk=number) if number else None

    def _quoting(self, text: TextVersion) -> dict[Said, int]:
        """The numbers of the findings taken from a text, by what they say: read once, and kept up to date."""
        if text.pk not in self.known:
            quotations = Quotation.objects.filter(text_version=text, role=QuotationRole.TAKEN_FROM)
            rows = quotations.select_related("finding").defer("text_version").order_by("-finding")
            self.known[text.pk] = {_says(row, row.finding.kind, row.finding.summary): row.finding_id for row in rows}
        return self.known[text.pk]


def _says(quotation: Quotation, kind: str | None, summary: str | None) -> Said:
    return tuple(quotation.places), kind or "", summary or ""


def _same_place(new: Any, old: Any) -> bool:
    return old is not None and (new.text_version_id, new.places) == (old.text_version_id, old.places)
