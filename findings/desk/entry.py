"""What an editor filled in at the desk, read from what the page sent: nothing is believed that was not checked."""

import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from findings.models import Figure, Finding, Involvement, Theme
from findings.vocabulary import Group, Role
from sources.models import TextVersion
from sources.passages import Span

from .spans import check_words, read_spans

MOST_PARTS = 60
FIGURE_FIELDS = ["as_stated", "value", "unit", "qualifier", "group", "comparator", "base", "period"]


class AboutForm(forms.ModelForm):
    """What editors say of a finding, in the fields of its own record."""

    groups = forms.MultipleChoiceField(choices=Group.choices, required=False)

    class Meta:
        model = Finding
        fields = ["kind", "summary", "retold", "report", "direction", "groups", "content_note"]


class FigureForm(forms.ModelForm):
    class Meta:
        model = Figure
        fields = FIGURE_FIELDS


@dataclass(frozen=True)
class PartyEntry:
    """One line of whom it names: a record that is there, one to be made, or a description."""

    role: str
    person_id: int | None
    institution_id: int | None
    new_name: str
    new_noun: str
    descriptor: str


@dataclass(frozen=True)
class Entry:
    """A whole finding as filled in: about it, its passage in one text, and its parts in their order."""

    token: uuid.UUID
    finding_id: int | None
    revision: int | None
    text_version: TextVersion
    spans: list[Span]
    about: dict[str, Any]
    themes: list[tuple[int, bool]]  # and whether the machine proposed it
    parties: list[PartyEntry]
    figures: list[dict[str, Any]]


def read_entry(sent: Any, text_version: TextVersion) -> Entry:
    """The entry, or ValidationError whose `message_dict` has a list of sentences for each field in question."""
    if not isinstance(sent, dict):
        raise ValidationError({"spans": "The page sent nothing that can be saved. Open the desk again."})
    reading = _Reading(sent)
    token = reading.of("token", lambda given: uuid.UUID(str(given)))
    spans = reading.of("spans", lambda given: _passage(given, sent.get("words"), text_version.text))
    themes = reading.of("themes", _themes)
    parties = reading.of("parties", _parties)
    figures = reading.of("figures", _figures)
    finding, revision = reading.of("finding", _number), reading.of("revision", _number)
    about = reading.about()
    if reading.problems:
        raise ValidationError(reading.problems)
    return Entry(token, finding, revision, text_version, spans, about, themes, parties, figures)


class _Reading:
    """Reads field after field, and collects what is wrong with each."""

    def __init__(self, sent: dict[str, Any]) -> None:
        self.sent = sent
        self.problems: dict[str, list[str]] = {}

    def of(self, name: str, read: Any) -> Any:
        try:
            return read(self.sent.get(name))
        except ValidationError as error:
            self.problems[name] = error.messages
        except (TypeError, ValueError, LookupError, AttributeError, OverflowError):
            self.problems[name] = [f"What the page sent as “{name}” cannot be read. Open the desk again."]
        return None

    def about(self) -> dict[str, Any]:
        given = {name: self.sent.get(name) for name in AboutForm.Meta.fields}
        form = AboutForm({**given, "groups": self.of("groups", _listed)})
        for name, errors in form.errors.items():
            self.problems["about" if name == "__all__" else name] = [str(error) for error in errors]
        return {**form.cleaned_data, "retold": form.instance.retold}


def _passage(given: Any, words: Any, text: str) -> list[Span]:
    spans = read_spans(given, text)
    check_words(text, spans, words)
    return spans


def _number(given: Any) -> int | None:
    return None if given is None else int(given)


def _listed(given: Any) -> list[Any]:
    if given is None:
        return []
    if not isinstance(given, list) or len(given) > MOST_PARTS:
        raise ValidationError(f"Give a list of at most {MOST_PARTS}.")
    return given


def _themes(given: Any) -> list[tuple[int, bool]]:
    chosen = {int(theme["id"]): bool(theme.get("suggested")) for theme in _listed(given)}
    known = set(Theme.objects.filter(pk__in=chosen).values_list("pk", flat=True))
    if set(chosen) - known:
        raise ValidationError("One of these themes is not there any more. Take it out, and choose another.")
    return list(chosen.items())


def _parties(given: Any) -> list[PartyEntry]:
    parties = [
        PartyEntry(
            role=str(party.get("role", "")),
            person_id=_number(party.get("person")),
            institution_id=_number(party.get("institution")),
            new_name=str(party.get("new_name") or "").strip(),
            new_noun=str(party.get("new_noun") or ""),
            descriptor=str(party.get("descriptor") or "").strip(),
        )
        for party in _listed(given)
    ]
    if len(set(parties)) < len(parties):
        raise ValidationError("The same party stands twice in the same role.")
    for party in parties:
        _check_party(party)
    return parties


def _check_party(party: PartyEntry) -> None:
    """What the rules of the database say of one line, before a record is made for it."""
    if party.new_name and party.new_noun not in {"person", "institution"}:
        raise ValidationError(f"Say whether “{party.new_name}” is a person or an institution.")
    if party.role == Role.FINDING_BODY and party.new_noun == "person":
        raise ValidationError("The finding body is an institution: the review, inquiry or court.")
    line = Involvement(
        role=party.role,
        person_id=party.person_id,
        institution_id=party.institution_id,
        descriptor=party.descriptor or party.new_name,
    )
    made = party.new_noun == "institution" and bool(party.new_name)
    rules = ["finding", *(["institution"] if made else [])]
    line.full_clean(exclude=rules, validate_unique=False)


def _figures(given: Any) -> list[dict[str, Any]]:
    figures, problems = [], []
    for number, sent in enumerate(_listed(given), start=1):
        form = FigureForm({name: sent.get(name) for name in FIGURE_FIELDS})
        if form.is_valid():
            figures.append(form.cleaned_data)
        problems += [
            f"Figure {number}, {form.fields[name].label}: {error}"
            if name in form.fields
            else f"Figure {number}: {error}"
            for name, errors in form.errors.items()
            for error in errors
        ]
    if problems:
        raise ValidationError(problems)
    return figures
