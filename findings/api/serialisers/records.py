"""Sources, themes, people and institutions, each with how many findings name it."""

from typing import Any

from rest_framework import serializers

from findings.models import Institution, Person, Theme
from sources.models import Source

from .briefly import BriefRecordSerialiser, BriefSourceSerialiser, PublisherSerialiser
from .fields import Here, meaning, of
from .places import findings_of


def _names(help_text: str) -> serializers.ListField:
    return serializers.ListField(child=serializers.CharField(), help_text=help_text)


class _CountedSerialiser(serializers.Serializer):
    findings = serializers.IntegerField(source="count", help_text="How many published findings name it.")


def _listed(parameter: str) -> Here:
    def path(record: Any) -> str:
        return findings_of(parameter, record.slug)

    return Here(path, help_text="The list of these findings.")


class SourceSerialiser(BriefSourceSerialiser, _CountedSerialiser):
    """One work in which findings stand: an article, a report, a letter, a judgment, a statement."""

    publisher = PublisherSerialiser(help_text=meaning(Source, "publisher"))  # type: ignore[assignment,unused-ignore]
    standfirst = of(Source, "standfirst")
    pages = serializers.IntegerField(allow_null=True, help_text=meaning(Source, "pages"))
    language = of(Source, "language")
    description = of(Source, "description")
    covers = BriefSourceSerialiser(source="covers_shown", many=True, help_text=meaning(Source, "covers"))
    covered_by = BriefSourceSerialiser(source="covered_by_shown", many=True, help_text="The articles that tell of it.")
    findings_address = _listed("source")


class ThemeSerialiser(BriefRecordSerialiser, _CountedSerialiser):
    """What findings are about: two levels, each of them usable."""

    code = of(Theme, "code")
    parent = BriefRecordSerialiser(allow_null=True, help_text=meaning(Theme, "parent"))
    definition = of(Theme, "definition")
    use_for = of(Theme, "use_for")
    not_for = of(Theme, "not_for")
    aliases = _names("Other words by which it is found.")
    uhri = of(Theme, "uhri")
    iopc = of(Theme, "iopc")
    content_note = of(Theme, "content_note")
    findings_address = _listed("theme")


class PersonSerialiser(BriefRecordSerialiser, _CountedSerialiser):
    """A person whom published findings name."""

    sort_name = of(Person, "sort_name")
    aliases = _names("Other forms of the name, by which they are found.")
    description = of(Person, "description")
    findings_address = _listed("person")


class InstitutionSerialiser(BriefRecordSerialiser, _CountedSerialiser):
    """A body that published findings name, or one above such a body."""

    kind = of(Institution, "kind")
    parent = BriefRecordSerialiser(allow_null=True, help_text=meaning(Institution, "parent"))
    aliases = _names("Other names and short forms, by which it is found.")
    description = of(Institution, "description")
    findings_address = _listed("institution")
