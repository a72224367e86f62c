"""Writing the parts of a finding as they shall be: what stays is left untouched, so that only changes count as such."""

from collections.abc import Iterable, Sequence
from typing import Any

from findings.models import Figure, Finding, Involvement, Quotation, Tagging
from sources.models import TextVersion
from sources.passages import Span

from .entry import PartyEntry
from .newcomers import new_party


def write_quotation(finding: Finding, text_version: TextVersion, spans: Sequence[Span]) -> None:
    """The finding's quotation in this text, at these spans; a new finding is taken from it."""
    quotation = standing_in(finding, text_version)
    if quotation is None:
        taken = finding.quotations.filter(role=Quotation.Role.TAKEN_FROM).exists()
        role = Quotation.Role.ALSO_IN if taken else Quotation.Role.TAKEN_FROM
        quotation = Quotation(finding=finding, text_version=text_version, role=role)
    elif quotation.places == list(spans):
        return
    quotation.place(text_version.text, list(spans))
    quotation.save()


def standing_in(finding: Finding, text_version: TextVersion) -> Quotation | None:
    """The quotation of the finding in this text: the one it is taken from, else the one that is also there."""
    there = finding.quotations.filter(text_version=text_version)
    return there.order_by("-role", "pk").first()


def write_themes(finding: Finding, chosen: Iterable[tuple[int, bool]], editor: Any) -> None:
    """These themes in this order; whoever added one before is still named for it."""
    standing = {tagging.theme_id: tagging for tagging in finding.taggings.all()}
    chosen = list(chosen)
    finding.taggings.exclude(theme__in=[theme for theme, _ in chosen]).delete()
    for position, (theme, suggested) in enumerate(chosen):
        if tagging := standing.get(theme):
            _place(tagging, position)
        else:
            Tagging.objects.create(
                finding=finding, theme_id=theme, position=position, suggested=suggested, tagged_by=editor
            )


def write_parties(finding: Finding, parties: Iterable[PartyEntry]) -> None:
    """These parties in this order. One that has no record yet gets it now: one record, in however many roles."""
    standing = {_said(line): line for line in finding.involvements.all()}
    made: dict[tuple[str, str], int] = {}
    lines = [_line(finding, party, made) for party in parties]
    kept = [standing[_said(line)].pk for line in lines if _said(line) in standing]
    finding.involvements.exclude(pk__in=kept).delete()
    for position, line in enumerate(lines):
        if there := standing.get(_said(line)):
            _place(there, position)
        else:
            line.position = position
            line.save()


def write_figures(finding: Finding, figures: Sequence[dict[str, Any]]) -> None:
    """These figures in this order."""
    standing = list(finding.figures.all())
    for figure in standing[len(figures) :]:
        figure.delete()
    for position, stated in enumerate(figures):
        figure = standing[position] if position < len(standing) else Figure(finding=finding)
        changed = [name for name, value in stated.items() if getattr(figure, name) != value]
        if figure.pk is None or changed or figure.position != position:
            for name in changed:
                setattr(figure, name, stated[name])
            figure.position = position
            figure.save()


def _line(finding: Finding, party: PartyEntry, made: dict[tuple[str, str], int]) -> Involvement:
    known = {"person_id": party.person_id, "institution_id": party.institution_id}
    if party.new_name:
        new = (party.new_noun, party.new_name.casefold())
        if new not in made:
            made[new] = new_party(party.new_noun, party.new_name).pk
        known = {f"{party.new_noun}_id": made[new]}
    return Involvement(finding=finding, role=party.role, descriptor=party.descriptor, **known)


def _said(line: Involvement) -> tuple[Any, ...]:
    return line.role, line.person_id, line.institution_id, line.descriptor


def _place(part: Any, position: int) -> None:
    if part.position != position:
        part.position = position
        part.save(update_fields=["position"])
