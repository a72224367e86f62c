"""What became of pasted words."""

from typing import Any, Literal

from rest_framework import serializers

from findings.checking import Place, Verdict
from findings.record_addresses import address

from .fields import Elsewhere, Here, Words


def _source_here(place: Place) -> str:
    return address("findings:api-source", place.slug)


def _source_page(place: Place) -> str:
    return address("sources:source-detail", place.slug)


def _finding_here(row: Any) -> str:
    return address("findings:api-finding", row.shown_id)


def _finding_for_good(row: Any) -> str:
    return address("findings:finding-id", row.shown_id)


def _finding_page(row: Any) -> str:
    page: str = row.url
    return page


class FoundSerialiser(serializers.Serializer):
    """A finding that holds the words, or the nearest ones."""

    identifier = serializers.CharField(source="shown_id", help_text="The identifier; it never changes.")
    address = Here(_finding_page, help_text="Its page, with words in the address that may change.")
    permanent_address = Here(_finding_for_good, help_text="Its page for good.")
    api_address = Here(_finding_here, help_text="Where this interface tells of it.")
    summary = serializers.CharField(help_text="One neutral sentence of the archive’s editors; never a quotation.")
    text = serializers.CharField(help_text="The words of the source, exactly.")


class FoundSourceSerialiser(serializers.Serializer):
    """A source in whose text the words stand, or words near to them, without being in a published finding."""

    slug = serializers.CharField(help_text="Its name in addresses and filters.")
    title = serializers.CharField(help_text="As printed.")
    publisher = serializers.CharField(help_text="Who issued it.")
    date = Words(source="published", help_text="When it came out, in words.")
    page = Words(help_text="The printed page, where the licence lets more be told than excerpts.")
    address = Here(_source_page, help_text="Its page in the archive.")
    api_address = Here(_source_here, help_text="Where this interface tells of it.")
    original_address = Elsewhere(source="address", help_text="Where it stands on the web.")


class FillingSerialiser(serializers.Serializer):
    """What the finding has where what was pasted leaves words out, or puts others in their place."""

    pasted = serializers.CharField(help_text="The bracket or ellipsis.")
    stands = serializers.CharField(help_text="What stands there.")
    weighs = serializers.BooleanField(help_text="Whether that holds a negation, a number or a name.")


class StretchSerialiser(serializers.Serializer):
    """Some words of both places, and what became of them."""

    kind = serializers.SerializerMethodField(
        help_text="`same`; `deleted`: in the archive and not in what was pasted; `inserted`: the other way round."
    )
    text = serializers.CharField(help_text="The words.")
    weighs = serializers.BooleanField(help_text="Whether they hold a negation, a number or a name.")

    def get_kind(self, stretch: Any) -> Literal["same", "deleted", "inserted"]:
        kind: Literal["same", "deleted", "inserted"] = stretch.kind
        return kind


class DifferenceSerialiser(serializers.Serializer):
    """From what stands in the archive to what was pasted, word by word."""

    stretches = StretchSerialiser(many=True, help_text="The words of both places in their order.")
    warnings = serializers.ListField(
        child=serializers.CharField(), help_text="One sentence on each change that may turn the sense."
    )


class CheckedSerialiser(serializers.Serializer):
    """Pasted words, or one sentence of them, and what became of them."""

    text = serializers.CharField(help_text="What was pasted.")
    verdict = serializers.ChoiceField(
        choices=[verdict.value for verdict in Verdict],
        help_text="`verbatim`: in published findings; `not-excerpted`: in a published source and in no finding; "
        "`altered`: near to published words; `absent`: not in the archive; `too-short`: in too many places to tell.",
    )
    total = serializers.IntegerField(help_text="In how many published findings the words stand.")
    more = serializers.BooleanField(help_text="Whether there are more than `total`.")
    findings = FoundSerialiser(source="rows", many=True, help_text="The first of these, or the nearest one.")
    fillings = FillingSerialiser(many=True, help_text="What stands in the first one in place of brackets and ellipses.")
    sources = FoundSourceSerialiser(source="places", many=True, help_text="Sources, where no finding has the words.")
    difference = DifferenceSerialiser(
        allow_null=True, help_text="What was altered; null where nothing was, or where the licence forbids to tell."
    )


class CheckSerialiser(serializers.Serializer):
    """The whole of what was pasted and, where that stands nowhere as a whole, each of its sentences."""

    whole = CheckedSerialiser(help_text="All that was pasted.")
    sentences = CheckedSerialiser(many=True, help_text="Its sentences, where the whole stands nowhere.")
    unread = serializers.IntegerField(help_text="How many sentences were too many, and not looked for.")
