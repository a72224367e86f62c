from typing import Any, Literal

from rest_framework import serializers

from findings.models import Finding
from findings.vocabulary import Group, Kind, Role, Status
from sources.models import Source

from .briefly import (
    BriefFindingSerialiser,
    BriefSourceSerialiser,
    BriefThemeSerialiser,
    PartySerialiser,
)
from .fields import Choice, Here, meaning, of
from .parts import (
    ClaimStatusSerialiser,
    ConnectedSerialiser,
    CorrectionSerialiser,
    FigureSerialiser,
    QuotationSerialiser,
    ReplySerialiser,
)
from .places import file_of


def _in_role(role: Role) -> type[serializers.ListSerializer]:
    class InRole(serializers.ListSerializer):
        """The parties that stand in one role, in the editors’ order."""

        def to_representation(self, data: Any) -> list[Any]:
            return super().to_representation(data.parties.get(role, []))  # type: ignore[no-any-return,unused-ignore]

    return InRole


def _parties(role: Role, help_text: str) -> serializers.ListSerializer:
    return _in_role(role)(child=PartySerialiser(), source="*", help_text=help_text)


class ReportedBySerialiser(serializers.Serializer):
    """The article in which the words were read: the journalist’s and the outlet’s part."""

    byline = of(Source, "byline")
    publisher = serializers.CharField(source="publisher.name", help_text="The outlet.")


class FilesSerialiser(serializers.Serializer):
    """The same finding for reference managers and other programs."""

    bibtex = Here(file_of("bib"), help_text="BibTeX.")
    ris = Here(file_of("ris"), help_text="RIS.")
    csl_json = Here(file_of("csl.json"), help_text="CSL-JSON.")
    text = Here(file_of("txt"), help_text="Citations in six styles.")
    annotation = Here(file_of("jsonld"), help_text="W3C Web Annotation, with the words around it.")


class FindingSerialiser(BriefFindingSerialiser):
    """A verbatim passage of a source: who said it, what kind of statement it is, about whom, under which themes."""

    kind = of(Finding, "kind", allow_null=False)
    voice = serializers.SerializerMethodField(
        help_text="`quoted`: the very words of the speaker or body; `retold`: the reporting author’s own words on what "
        "was found or said; `opinion`: the author’s own view. Never give the last two as the words of a report."
    )
    content_notes = serializers.ListField(
        child=serializers.CharField(), help_text="Warnings to be shown before the quotation."
    )
    quotations = QuotationSerialiser(
        many=True, help_text="The one that it is taken from comes first; others have the same words elsewhere."
    )
    speakers = _parties(Role.SPEAKER, "Whose words these are, or whose words are retold.")
    finding_bodies = _parties(Role.FINDING_BODY, "The review, inquiry or court that found them.")
    reported_by = ReportedBySerialiser(
        source="article", allow_null=True, help_text="Whose article the words were read in, where it was one."
    )
    report = BriefSourceSerialiser(
        source="report_shown",
        allow_null=True,
        help_text="The report that found it, where the words were read elsewhere.",
    )
    subjects = _parties(Role.SUBJECT, "Whom the finding is about.")
    addressees = _parties(Role.ADDRESSEE, "Whom it is addressed to.")
    respondents = _parties(Role.RESPONDENT, "Who answers.")
    mentioned = _parties(Role.MENTIONED, "Who is named besides.")
    themes = BriefThemeSerialiser(many=True, help_text="What it is about, most important first.")
    groups = serializers.ListField(
        child=serializers.ChoiceField(choices=Group.choices), help_text=meaning(Finding, "groups")
    )
    direction = of(Finding, "direction")
    claim_status = Choice(
        choices=Status.choices, allow_null=True, help_text="What last became of the claim; see `claim_history`."
    )
    claim_history = ClaimStatusSerialiser(
        source="told_statuses", many=True, help_text="What became of the claim, the earliest first."
    )
    figures = FigureSerialiser(source="told_figures", many=True, help_text="The statistics that it states, as data.")
    connections = ConnectedSerialiser(source="connected", many=True, help_text="How it stands to other findings.")
    replies = ReplySerialiser(
        source="told_replies",
        many=True,
        help_text="What those concerned say to it, word for word. Print them with it.",
    )
    first_published = serializers.DateTimeField(help_text=meaning(Finding, "first_published"))
    corrected_at = serializers.DateTimeField(allow_null=True, help_text="When it was last corrected.")
    corrections = CorrectionSerialiser(source="told_corrections", many=True, help_text="The latest first.")
    files = FilesSerialiser(source="*", help_text="The same for reference managers and other programs.")

    def get_voice(self, finding: Finding) -> Literal["quoted", "retold", "opinion"]:
        if finding.kind == Kind.OPINION:
            return "opinion"
        return "retold" if finding.retold else "quoted"
