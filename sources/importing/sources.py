"""Sources out of a spreadsheet: what is known of them. Their texts come in by other doors."""

from typing import Any

from sources.models import Publisher, Source
from sources.rights import refusal_to_change
from sources.vocabulary import Licence, Precision, SourceKind

from .columns import Column, Columns, line, lines, one_of, whole, words
from .dates import read_date
from .looking_up import Names, folded, told
from .resource import SheetResource
from .trial import shown
from .unreadable import Wrong

COLUMNS = Columns(
    [
        Column("slug", "Its name in addresses. Leave it out for a new source: it is made from the title.", read=line),
        Column("kind", "article, report, letter, judgment, statement", "article", ("type",), one_of(SourceKind), True),
        Column("title", "As printed.", "The lost key of Toytown", ("headline", "name"), line, required=True),
        Column("standfirst", "The lines under the title.", "Nobody had it.", ("subtitle", "subheading"), words),
        Column("byline", "The authors as printed.", "Paula Pencil", ("author", "by", "written by"), line),
        Column(
            "publisher",
            "Who issued it, by name or slug. It must be in the archive.",
            "Toytown Gazette",
            ("outlet", "newspaper", "issued by", "published by"),
            line,
            required=True,
            owned=False,
        ),
        Column(
            "published_on",
            "When it came out. 21/03/2023 is 21 March; “March 2023” and “2023” will do.",
            "21 March 2023",
            ("published", "publication date", "date", "date published", "published date", "date of publication"),
            read_date,
            owned=False,
        ),
        Column(
            "published_precision",
            "day, month or year; only where the date is given more fully than it is known.",
            "",
            ("precision", "date precision"),
            one_of(Precision),
            owned=False,
        ),
        Column("reference", "Issue, command paper or case number.", "Issue 12", ("ref", "issue", "number"), line),
        Column("pages", "How many pages it has.", "", ("page count", "number of pages"), whole),
        Column("language", "Its language code.", "en-GB", ("lang",), line),
        Column(
            "address",
            "Where it stands on the web.",
            "https://gazette.example/lost-key",
            ("url", "link", "web address", "website", "web page"),
            line,
        ),
        Column("archived_address", "Where a web archive keeps it.", "", ("archive url", "archived url"), line),
        Column("licence", "Decides how much of its text readers see.", "", ("license", "rights"), one_of(Licence)),
        Column("description", "What it is, in neutral words.", "", ("about", "note"), words),
        Column(
            "covers",
            "The reports that an article tells of, by slug or title, parted by semicolons.",
            "",
            ("reports", "report", "reports covered"),
            lines,
            owned=False,
        ),
    ],
    never={
        "state": "An import makes drafts. Publish sources on their own pages.",
        "text": "Texts are brought in on the page of the source, so that they can be checked.",
    },
)


class SourceResource(SheetResource):
    """Recognised by slug, else by address, else by title and publisher."""

    model = Source
    columns = COLUMNS

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.publishers = Names("publisher", Publisher.objects.all(), lambda publisher: [publisher.name])
        self.sources = Names("source", Source.objects.all(), lambda source: [source.title])
        self.by_address = {source.address: source for source in Source.objects.exclude(address="")}

    def find(self, given: dict[str, Any]) -> Any:
        if "slug" in given:
            [found] = self.sources.slugs.get(given["slug"]) or [None]
            return found
        if found := self.by_address.get(given.get("address", "")):
            return found
        same = list(self.sources.named.get(folded(given.get("title", "")), []))
        if "publisher" in given:
            publisher = self.publishers.find(given["publisher"])
            same = [source for source in same if source.publisher_id == publisher.pk]
        if len(same) > 1:
            raise Wrong(f"“{given['title']}” may be {told(same)}. Give the slug of the one that is meant.")
        return same[0] if same else None

    def parts(self, instance: Any, given: dict[str, Any]) -> list[tuple[str, str, str]]:
        changes = []
        if "publisher" in given:
            publisher = self.publishers.find(given["publisher"])
            if instance.publisher_id != publisher.pk:
                before = str(instance.publisher) if instance.publisher_id else ""
                changes.append(("Publisher", before, str(publisher)))
                instance.publisher = publisher
        before = instance.date
        if "published_on" in given:
            instance.published_on, instance.published_precision = given["published_on"]
        if "published_precision" in given:
            instance.published_precision = given["published_precision"]
        if instance.date != before:
            changes.append(("Published on", before, instance.date))
        self.covered = None
        if "covers" in given:
            wanted = self.sources.every(given["covers"])
            there = list(instance.covers.all()) if instance.pk else []
            if {source.pk for source in wanted} != {source.pk for source in there}:
                changes.append(("Covers", shown(there), shown(wanted)))
                self.covered = wanted
        return changes

    def check(self, instance: Any, given: dict[str, Any], *, is_new: bool) -> None:
        if not is_new and (refusal := refusal_to_change(self.user, instance)):
            raise Wrong(refusal)
        super().check(instance, given, is_new=is_new)

    def store(self, instance: Any, given: dict[str, Any]) -> None:
        instance.save()
        if self.covered is not None:
            instance.covers.set(self.covered)
        self.sources.add(instance)
        if instance.address:
            self.by_address[instance.address] = instance
