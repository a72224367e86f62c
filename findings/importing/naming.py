"""People, institutions and themes by slug, name, alias, or the slug they had before a merge."""

from typing import Any

from findings.models import FormerAddress
from findings.vocabulary import Noun
from sources.importing.looking_up import Names, folded, told
from sources.importing.resource import SheetResource
from sources.importing.unreadable import Wrong


def known(noun: Noun, model: Any, also: Any = lambda record: ()) -> Names:
    """All records of the noun by whatever they are called."""
    names = Names(noun.label, model.objects.all(), lambda record: [record.name, *record.aliases, *also(record)])
    records = {record.pk: record for found in names.slugs.values() for record in found}
    for former in FormerAddress.objects.filter(noun=noun):
        names.slugs[former.slug].append(records[getattr(former, f"{noun.value}_id")])
    return names


class NamedResource(SheetResource):
    """Rows about records with a slug and a name: recognised by the slug where it is given, else by exactly the name.

    An alias is not enough: whether two records are one is for a person to say.
    """

    noun: Noun

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.names = known(self.noun, self.model)

    def find(self, given: dict[str, Any]) -> Any:
        if slug := given.get("slug"):
            [found] = self.names.slugs.get(slug) or [None]
            if found is not None and found.slug != slug:
                raise Wrong(f"“{slug}” was merged into “{found}” ({found.slug}). Give that slug.")
            return found
        if "name" not in given:
            raise Wrong("Give a name or a slug: without either the row is about nobody.")
        called = self.names.named.get(folded(given["name"]), [])
        same = [record for record in called if folded(record.name) == folded(given["name"])]
        if len(same) > 1:
            raise Wrong(f"“{given['name']}” may be {told(same)}. Give the slug of the one that is meant.")
        if called and not same:
            raise Wrong(
                f"“{given['name']}” is another name of {told(called)}. Give that slug to change it, "
                "or a slug of its own for a new record."
            )
        return same[0] if same else None

    def store(self, instance: Any, given: dict[str, Any]) -> None:
        super().store(instance, given)
        self.names.add(instance)

    def parent(self, instance: Any, given: dict[str, Any]) -> list[tuple[str, str, str]]:
        """Set what it is part of; returns what differs."""
        if "parent" not in given:
            return []
        parent = self.names.find(given["parent"])
        if instance.parent_id == parent.pk:
            return []
        before = str(instance.parent) if instance.parent_id else ""
        instance.parent = parent
        return [("Parent", before, str(parent))]
