"""The parts of a finding as a row says them: what differs, and writing just that."""

from typing import Any

from django.core.exceptions import ValidationError

from findings.models import Figure, Finding, Involvement, Tagging, Theme
from sources.importing.trial import shown

from .columns import FIGURE

Change = tuple[str, str, str]


class ThemesOfRow:
    """Its themes are those of the row, in that order; taggings that are there already stay."""

    def __init__(self, finding: Finding, themes: list[Theme], user: Any) -> None:
        self.finding, self.wanted, self.user = finding, themes, user
        self.there = list(finding.taggings.all()) if finding.pk else []

    def changes(self) -> list[Change]:
        now = [tagging.theme for tagging in self.there]
        return [("Themes", shown(now), shown(self.wanted))] if now != self.wanted else []

    def write(self) -> None:
        by_theme = {tagging.theme_id: tagging for tagging in self.there}
        for tagging in self.there:
            if tagging.theme not in self.wanted:
                tagging.delete()
        if not self.changes():
            return
        for position, theme in enumerate(self.wanted):
            tagging = by_theme.get(theme.pk) or Tagging(finding=self.finding, theme=theme, tagged_by=self.user)
            if tagging.pk is None or tagging.position != position:
                tagging.position = position
                tagging.save()


class InvolvedOfRow:
    """Those in one role are those of the row: named parties, or one that has no name and a description instead."""

    def __init__(self, finding: Finding, role: str, parties: list[Any]) -> None:
        self.finding, self.role, self.wanted = finding, role, parties
        self.unnamed = bool(parties) and isinstance(parties[0], str)
        there = finding.involvements.all() if finding.pk else []
        self.there = [row for row in there if row.role == role and (row.party is None) == self.unnamed]

    def _who(self, row: Involvement) -> Any:
        return row.descriptor if self.unnamed else row.party

    def changes(self) -> list[Change]:
        now = list(dict.fromkeys(self._who(row) for row in self.there))
        label = Involvement.Role(self.role).label.capitalize() + (" without a name" if self.unnamed else "")
        return [(label, shown(now), shown(self.wanted))] if set(now) != set(self.wanted) else []

    def write(self) -> None:
        there = {self._who(row) for row in self.there}
        for row in self.there:
            if self._who(row) not in self.wanted:
                row.delete()
        others = Involvement.objects.filter(finding=self.finding).order_by("position")
        last = others.values_list("position", flat=True).last()
        position = -1 if last is None else last
        for who in self.wanted:
            if who not in there:
                position += 1
                name = "descriptor" if self.unnamed else who._meta.model_name
                Involvement.objects.create(finding=self.finding, role=self.role, position=position, **{name: who})


class FigureOfRow:
    """The figure of the row: the one that is stated in the same words, or one more."""

    def __init__(self, finding: Finding, given: dict[str, Any]) -> None:
        self.finding, self.stated = finding, given["figure"]
        there = list(finding.figures.all()) if finding.pk else []
        self.figure = next((each for each in there if each.as_stated == self.stated), None)
        self.is_new = self.figure is None
        self.figure = self.figure or Figure(finding=finding, as_stated=self.stated, position=len(there))
        given_parts = {part: given[f"figure_{part}"] for part in FIGURE if f"figure_{part}" in given}
        self.before = {part: getattr(self.figure, part) for part in given_parts}
        self.after = given_parts

    def changes(self) -> list[Change]:
        new = [("Figure", "", self.stated)] if self.is_new else []
        return new + [
            (f"Figure: {part}", shown(self.before[part]), shown(value))
            for part, value in self.after.items()
            if self.before[part] != value
        ]

    def write(self) -> None:
        if not self.changes() or self.figure is None:
            return
        for part, value in self.after.items():
            setattr(self.figure, part, value)
        self.figure.finding = self.finding
        try:
            self.figure.clean_fields(exclude=["finding"])
        except ValidationError as wrong:
            raise ValidationError({f"figure_{part}": told for part, told in wrong.message_dict.items()}) from wrong
        self.figure.save()
