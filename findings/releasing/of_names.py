"""Tables of sources and of whatever has a name."""

from findings.models import FormerAddress, Institution, Person, Theme
from findings.taking_away.licences import NOTES
from sources.models import Publisher, Source

from .column import AS_KNOWN, Column, Table, field, place, refers

_NOTE = " ".join(f"WHEN '{licence}' THEN '{note}'" for licence, note in NOTES.items())
_SLUG = "The name of the record in addresses. It identifies it in this release."

PUBLISHERS = Table(
    "publishers",
    "Who issued the sources.",
    (
        field(Publisher, "slug", "p.", meaning=_SLUG),
        *(field(Publisher, name, "p.") for name in ("name", "kind", "website")),
    ),
    "FROM sources_publisher p WHERE EXISTS (SELECT FROM sources_source s WHERE s.publisher_id = p.id"
    " AND s.id IN ({sources})) ORDER BY p.slug",
    ("slug",),
)
SOURCES = Table(
    "sources",
    "The works in which findings stand, and the reports that articles tell of.",
    (
        field(Source, "slug", "s.", meaning=_SLUG),
        place("s.", "sources"),
        *(field(Source, name, "s.") for name in ("kind", "title", "standfirst", "byline")),
        refers(
            "publisher",
            "(SELECT slug FROM sources_publisher p WHERE p.id = s.publisher_id)",
            "publishers",
            "Who issued it.",
            required=True,
        ),
        Column(
            "published_on",
            AS_KNOWN("s", "published_"),
            "When it came out, as precisely as that is known: 2023-03-21, 2023-03 or 2023.",
        ),
        *(field(Source, name, "s.") for name in ("reference", "pages", "language")),
        field(Source, "address", "s.", called="original_address"),
        field(Source, "archived_address", "s."),
        field(Source, "licence", "s.", meaning="The rights in it, as the archive knows them."),
        Column("licence_note", f"CASE s.licence {_NOTE} END", "What that means for whoever quotes the words."),
        field(Source, "description", "s."),
    ),
    "FROM sources_source s WHERE s.id IN ({sources}) ORDER BY s.slug",
    ("slug",),
)
COVERINGS = Table(
    "coverings",
    "Which reports an article tells of.",
    (
        refers("article", "a.slug", "sources", "The article.", required=True),
        refers("report", "r.slug", "sources", "The report that it tells of.", required=True),
    ),
    "FROM sources_source_covers c JOIN sources_source a ON a.id = c.from_source_id JOIN sources_source r"
    " ON r.id = c.to_source_id WHERE a.id IN ({sources}) AND r.id IN ({sources}) ORDER BY a.slug, r.slug",
    ("article", "report"),
)
THEMES = Table(
    "themes",
    "What findings are about, in standard terms of two levels.",
    (
        field(Theme, "slug", "t.", meaning=_SLUG),
        place("t.", "themes"),
        *(field(Theme, name, "t.") for name in ("code", "name")),
        refers(
            "parent",
            "(SELECT slug FROM findings_theme b WHERE b.id = t.parent_id)",
            "themes",
            "The broader theme it belongs to; empty for a broad theme itself.",
        ),
        *(
            field(Theme, name, "t.")
            for name in ("definition", "use_for", "not_for", "aliases", "uhri", "iopc", "content_note")
        ),
    ),
    "FROM findings_theme t ORDER BY t.position, t.code, t.id",
    ("slug",),
)
PEOPLE = Table(
    "people",
    "Named people in some role in a published finding.",
    (
        field(Person, "slug", "n.", meaning=_SLUG),
        place("n.", "people"),
        *(field(Person, name, "n.") for name in ("name", "sort_name", "aliases", "description")),
    ),
    "FROM findings_person n WHERE n.id IN ({people}) ORDER BY n.slug",
    ("slug",),
)
INSTITUTIONS = Table(
    "institutions",
    "Bodies that findings are about or come from, and those above them.",
    (
        field(Institution, "slug", "b.", meaning=_SLUG),
        place("b.", "institutions"),
        *(field(Institution, name, "b.") for name in ("name", "kind")),
        refers(
            "parent",
            "(SELECT slug FROM findings_institution a WHERE a.id = b.parent_id)",
            "institutions",
            "The body it is part of. Findings about a part count for the whole.",
        ),
        *(field(Institution, name, "b.") for name in ("aliases", "description")),
        refers(
            "publisher",
            "(SELECT p.slug FROM sources_publisher p WHERE p.id = b.publisher_id AND EXISTS"
            " (SELECT FROM sources_source s WHERE s.publisher_id = p.id AND s.id IN ({sources})))",
            "publishers",
            "The same body as a publisher, where it is one.",
        ),
    ),
    "FROM findings_institution b WHERE b.id IN ({institutions}) ORDER BY b.slug",
    ("slug",),
)
FORMER_ADDRESSES = Table(
    "former_addresses",
    "Addresses at which records stood that were merged; they lead on to the record that was kept.",
    (
        field(FormerAddress, "noun", "a."),
        field(FormerAddress, "slug", "a."),
        refers("person", "n.slug", "people", "The person whom it leads to."),
        refers("institution", "b.slug", "institutions", "The body that it leads to."),
        refers("theme", "t.slug", "themes", "The theme that it leads to."),
    ),
    "FROM findings_formeraddress a LEFT JOIN findings_person n ON n.id = a.person_id LEFT JOIN findings_institution b"
    " ON b.id = a.institution_id LEFT JOIN findings_theme t ON t.id = a.theme_id WHERE t.id IS NOT NULL"
    " OR n.id IN ({people}) OR b.id IN ({institutions}) ORDER BY a.noun, a.slug",
    ("noun", "slug"),
)
