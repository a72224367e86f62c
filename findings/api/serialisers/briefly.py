"""Records as others name them: enough to tell of them, and where to read more."""

from typing import Any, Literal

from rest_framework import serializers

from findings.models import Finding, Involvement, Theme
from findings.taking_away.licences import NOTES
from sources.models import Publisher, Source
from sources.vocabulary import Licence

from .fields import SLUG, Day, Elsewhere, Here, Words, meaning, of
from .places import finding_for_good, finding_here, page_of, record_here


def _page_of_party(each: Involvement) -> str | None:
    return page_of(each.party) if each.party else None


def _party_here(each: Involvement) -> str | None:
    return record_here(each.party) if each.party else None


class PublisherSerialiser(serializers.Serializer):
    """Who issued a source."""

    slug = of(Publisher, "slug", help_text=SLUG)
    name = of(Publisher, "name")
    kind = of(Publisher, "kind")
    website = Elsewhere(help_text=meaning(Publisher, "website"))


class BriefFindingSerialiser(serializers.Serializer):
    """A finding that another record names."""

    identifier = serializers.CharField(source="shown_id", help_text="The identifier; it never changes.")
    address = Here(help_text="Its page, with words in the address that may change.")
    permanent_address = Here(finding_for_good, help_text="Its page for good: this leads on to the one with words.")
    api_address = Here(finding_here, help_text="Where this interface tells of it.")
    summary = serializers.CharField(help_text="One neutral sentence of the archive’s editors; never a quotation.")


class BriefSourceSerialiser(serializers.Serializer):
    """A source that another record names, with the rights in its words."""

    slug = of(Source, "slug", help_text=SLUG)
    kind = of(Source, "kind")
    title = of(Source, "title")
    byline = of(Source, "byline")
    publisher = serializers.CharField(source="publisher.name", help_text=meaning(Source, "publisher"))
    date = Day("published_on", "published_precision", help_text="When it came out, as precisely as that is known.")
    reference = of(Source, "reference")
    address = Here(help_text="Its page in the archive.")
    api_address = Here(record_here, help_text="Where this interface tells of it.")
    original_address = Elsewhere(source="address", help_text=meaning(Source, "address"))
    archived_address = Elsewhere(help_text=meaning(Source, "archived_address"))
    licence = of(Source, "licence", help_text="The rights in its words.")
    licence_note = serializers.SerializerMethodField(help_text="What that means for whoever quotes them.")

    def get_licence_note(self, source: Source) -> str:
        return NOTES[Licence(source.licence)]


class BriefRecordSerialiser(serializers.Serializer):
    """A theme, person or institution that another record names."""

    slug = serializers.CharField(help_text=SLUG)
    name = serializers.CharField(help_text="As readers see it.")
    address = Here(help_text="Its page.")
    api_address = Here(record_here, help_text="Where this interface tells of it.")


class BriefThemeSerialiser(BriefRecordSerialiser):
    """A theme of a finding."""

    code = of(Theme, "code")


class PartySerialiser(serializers.Serializer):
    """A person or an institution in some role, or somebody unnamed, of whom there is a descriptor alone."""

    type = serializers.SerializerMethodField(help_text="`person`, `institution`, or `unnamed`.")
    name = Words(source="party", help_text="The name, as readers see it.")
    descriptor = of(Involvement, "descriptor")
    slug = serializers.SerializerMethodField(help_text="The name in addresses and filters.")
    address = Here(_page_of_party, allow_null=True, help_text="The page.")
    api_address = Here(_party_here, allow_null=True, help_text="Where this interface tells of them.")

    def get_type(self, each: Involvement) -> Literal["person", "institution", "unnamed"]:
        if each.party is None:
            return "unnamed"
        return "person" if each.person_id is not None else "institution"

    def get_slug(self, each: Involvement) -> str | None:
        return each.party.slug if each.party else None


def brief_finding(finding: Finding, home: str) -> dict[str, Any]:
    """The same of one finding, where no serialiser stands around it."""
    told: dict[str, Any] = BriefFindingSerialiser(finding, context={"home": home}).data
    return told
