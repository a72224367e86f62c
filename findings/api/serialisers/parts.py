"""What stands in findings and beside them."""

from typing import Any, Literal

from rest_framework import serializers

from findings.models import ClaimStatus, Connection, Correction, Figure, Quotation, Reply
from findings.vocabulary import ConnectionKind

from .briefly import BriefFindingSerialiser, BriefSourceSerialiser
from .fields import Choice, Day, Words, meaning, of


class PassageSerialiser(serializers.Serializer):
    """A passage of a text, as it stands there: positions are counted in Unicode code points, from 0."""

    text = serializers.CharField(help_text="The words, character for character.")
    start = serializers.IntegerField(help_text="The position of the first character.")
    end = serializers.IntegerField(help_text="The position after the last character.")


class Passages(serializers.ListSerializer):
    """The passages of a quotation."""

    def to_representation(self, data: Quotation) -> list[Any]:
        pairs = zip(data.passages, data.places, strict=True)
        passages = [{"text": text, "start": start, "end": end} for text, (start, end) in pairs]
        return super().to_representation(passages)  # type: ignore[no-any-return,unused-ignore]


class QuotationSerialiser(serializers.Serializer):
    """The words of the source, exactly, and where they stand in it."""

    role = of(Quotation, "role")
    text = of(Quotation, "text")
    passages = Passages(
        child=PassageSerialiser(),
        source="*",
        help_text="Its passages, in order: several where words between are left out.",
    )
    page = Words(help_text="The number printed on the page on which the words begin, where the source has pages.")
    text_number = serializers.IntegerField(
        source="text_version.number", help_text="In which text of the source that the archive holds they stand."
    )
    text_sha256 = serializers.CharField(
        source="text_version.sha256", help_text="SHA-256 of that text in UTF-8, by which a copy of it is known."
    )
    read_by_ocr = serializers.BooleanField(
        help_text="Whether any of the words were read by character recognition, which may err."
    )
    source = BriefSourceSerialiser(source="text_version.source", help_text="The source, and the rights in the words.")


class FigureSerialiser(serializers.Serializer):
    """A statistic as data."""

    as_stated = of(Figure, "as_stated")
    value = serializers.SerializerMethodField(help_text=meaning(Figure, "value"))
    unit = of(Figure, "unit")
    qualifier = of(Figure, "qualifier")
    group = of(Figure, "group")
    comparator = of(Figure, "comparator")
    base = of(Figure, "base")
    period = of(Figure, "period")

    def get_value(self, figure: Figure) -> str | None:
        return None if figure.value is None else format(figure.value.normalize(), "f")


class StatedFigureSerialiser(FigureSerialiser):
    """A statistic as data, with the finding that states it."""

    finding = BriefFindingSerialiser(help_text="The finding that states it.")


class ConnectedSerialiser(serializers.Serializer):
    """How this finding stands to another one."""

    kind = Choice(choices=ConnectionKind.choices, help_text=meaning(Connection, "kind"))
    direction = serializers.SerializerMethodField(
        help_text="`from-here`: this finding has that kind of connection to the other; `to-here`: the other to this."
    )
    label = serializers.CharField(help_text="The kind in words, read from this end.")
    finding = BriefFindingSerialiser(help_text="The other finding.")
    note = Words(help_text=meaning(Connection, "note"))

    def get_direction(self, each: Any) -> Literal["from-here", "to-here"]:
        return "from-here" if each.from_here else "to-here"


class ConnectionSerialiser(serializers.Serializer):
    """How one finding stands to another."""

    kind = of(Connection, "kind")
    from_finding = BriefFindingSerialiser(help_text="The finding that has this kind of connection.")
    to_finding = BriefFindingSerialiser(help_text="The finding to which it has it.")
    note = of(Connection, "note")


class ClaimStatusSerialiser(serializers.Serializer):
    """One step in what became of the claim."""

    status = of(ClaimStatus, "status")
    date = Day("decided_on", "decided_precision", help_text="When, as precisely as that is known.")
    decided_by = Words(help_text="Who decided it, as far as is said.")
    standard = of(ClaimStatus, "standard")
    source = BriefSourceSerialiser(source="source_shown", allow_null=True, help_text=meaning(ClaimStatus, "source"))
    note = of(ClaimStatus, "note")


class ChangeSerialiser(serializers.Serializer):
    """What a correction changed."""

    what = serializers.CharField(help_text="Which part of the finding.")
    was = serializers.CharField(help_text="What readers saw before.")
    now = serializers.CharField(help_text="What they saw from then on.")


class Changes(serializers.ListSerializer):
    """What a correction changed, as far as readers may see it."""

    def to_representation(self, data: Correction) -> list[Any]:
        changes = data.changes if data.shows_words else []
        return super().to_representation(changes)  # type: ignore[no-any-return,unused-ignore]


class CorrectionSerialiser(serializers.Serializer):
    """That the finding was changed after readers could see it."""

    made_at = serializers.DateTimeField(help_text=meaning(Correction, "made_at"))
    reason = of(Correction, "reason")
    words_withheld = serializers.BooleanField(help_text=meaning(Correction, "words_withheld"))
    changes = Changes(
        child=ChangeSerialiser(), source="*", help_text="What was changed; empty where the words are withheld."
    )


class ReplySerialiser(serializers.Serializer):
    """What somebody whom the finding concerns has to say to it. Print it wherever you print the quotation."""

    who = serializers.CharField(help_text="Who replies.")
    text = of(Reply, "text")
    received_on = serializers.DateField(help_text=meaning(Reply, "received_on"))
