"""Tables of findings and of their parts. Each row of a part names its finding."""

from findings.models import Connection, Figure, Finding, Involvement, Quotation, Tagging
from sources.models import TextVersion

from .column import MOMENT, SHOWN_ID, Column, Table, field, finding_key, numbered, refers

_OF = (
    "FROM findings_finding f JOIN {} ON x.finding_id = f.id WHERE f.id IN ({{findings}})"
    " ORDER BY f.public_id, {}".format
)
_PAGE = "nullif(v.page_labels[width_bucket(lower(q.spans[1]), v.page_starts)], '')"
_PLACE = "Its place among those of the finding, from 1."
_TAKEN = (
    "JOIN findings_quotation q ON q.finding_id = f.id AND q.role = 'taken-from' JOIN sources_textversion v"
    " ON v.id = q.text_version_id JOIN sources_source s ON s.id = v.source_id"
)

FINDINGS = Table(
    "findings",
    "What was found or said: one passage of a source each, with what the editors say of it.",
    (
        Column("identifier", SHOWN_ID("f"), "The identifier; it never changes.", required=True),
        Column(
            "address",
            "{home} || '/findings/' || " + SHOWN_ID("f"),
            "Where the finding stands in the archive, for good; it leads on to the address with words in it.",
            required=True,
        ),
        field(Finding, "kind", "f.", required=True),
        Column(
            "voice",
            "CASE WHEN f.kind = 'opinion' THEN 'opinion' WHEN f.retold THEN 'retold' ELSE 'quoted' END",
            "`quoted`: the very words of the speaker or body; `retold`: the reporting author’s own words on what was "
            "found or said; `opinion`: the author’s own view, never a finding of a report.",
            required=True,
            values=("quoted", "retold", "opinion"),
        ),
        field(Finding, "summary", "f.", required=True),
        Column(
            "quotation",
            "q.text",
            "The words of the source, exactly; ` […] ` stands where some are left out.",
            free=True,
            required=True,
        ),
        Column("page", _PAGE, "The page on which the words begin, as printed.", free=True),
        refers("source", "s.slug", "sources", "The source in which the words were read.", required=True),
        refers(
            "report",
            "(SELECT slug FROM sources_source r WHERE r.id = f.report_id AND r.id IN ({sources}))",
            "sources",
            str(Finding._meta.get_field("report").help_text),  # type: ignore[union-attr]
        ),
        field(Finding, "direction", "f."),
        field(Finding, "groups", "f."),
        field(Finding, "content_note", "f."),
        Column(
            "claim_status",
            "(SELECT c.status FROM findings_claimstatus c WHERE c.finding_id = f.id"
            " ORDER BY c.decided_on DESC NULLS LAST, c.position DESC, c.id DESC LIMIT 1)",
            "What last became of the claim.",
        ),
        Column(
            "first_published",
            MOMENT("f.first_published"),
            "When readers could first see it (UTC).",
            "datetime",
            required=True,
        ),
        Column(
            "corrected",
            MOMENT("(SELECT max(made_at) FROM findings_correction c WHERE c.finding_id = f.id)"),
            "When it was last corrected (UTC); empty where it never was.",
            "datetime",
        ),
    ),
    f"FROM findings_finding f {_TAKEN} WHERE f.id IN ({{findings}}) ORDER BY f.public_id",
    ("identifier",),
)
QUOTATIONS = Table(
    "quotations",
    "Where the words of findings stand: the text they were taken from, and others that have the same words.",
    (
        finding_key(),
        numbered("f.id", "(q.role = 'also-in'), q.id", _PLACE),
        field(Quotation, "role", "q."),
        refers("source", "s.slug", "sources", "The source in whose text they stand.", required=True),
        field(TextVersion, "number", "v.", called="text_number"),
        field(TextVersion, "sha256", "v.", called="text_sha256", free=False, meaning="SHA-256 of that text in UTF-8."),
        Column(
            "spans",
            "(SELECT json_agg(json_build_array(lower(p), upper(p)) ORDER BY at)::text"
            " FROM unnest(q.spans) WITH ORDINALITY AS u (p, at))",
            "The passages in that text: pairs of start, in code points from 0, and end, which is not part of it.",
            "array",
            required=True,
        ),
        Column("page", _PAGE, "The page on which they begin, as printed.", free=True),
        Column("text", "q.text", str(Quotation._meta.get_field("text").help_text), free=True, required=True),  # type: ignore[union-attr]
    ),
    "FROM findings_finding f JOIN findings_quotation q ON q.finding_id = f.id JOIN sources_textversion v"
    " ON v.id = q.text_version_id JOIN sources_source s ON s.id = v.source_id"
    " WHERE f.id IN ({findings}) AND s.id IN ({sources}) ORDER BY f.public_id, 2",
    ("finding", "number"),
)
TAGGINGS = Table(
    "taggings",
    "Which themes findings are about, the best fitting first.",
    (
        finding_key(),
        refers("theme", "t.slug", "themes", "The theme.", required=True),
        numbered("f.id", "x.position, x.id", "1 for the theme that fits best."),
        field(Tagging, "suggested", "x."),
    ),
    _OF("findings_tagging x", "3").replace(" WHERE", " JOIN findings_theme t ON t.id = x.theme_id WHERE"),
    ("finding", "theme"),
)
INVOLVEMENTS = Table(
    "involvements",
    "In which role people, bodies and somebody unnamed stand in findings.",
    (
        finding_key(),
        numbered("f.id", "x.position, x.id", _PLACE),
        field(Involvement, "role", "x."),
        refers("person", "(SELECT slug FROM findings_person n WHERE n.id = x.person_id)", "people", "A named person."),
        refers(
            "institution",
            "(SELECT slug FROM findings_institution b WHERE b.id = x.institution_id)",
            "institutions",
            "Or a body.",
        ),
        field(Involvement, "descriptor", "x."),
    ),
    _OF("findings_involvement x", "2"),
    ("finding", "number"),
)
FIGURES = Table(
    "figures",
    "The numbers that findings state, as data.",
    (
        finding_key(),
        numbered("f.id", "x.position, x.id", _PLACE),
        *(
            field(Figure, name, "x.")
            for name in ("as_stated", "value", "unit", "qualifier", "group", "comparator", "base", "period")
        ),
    ),
    _OF("findings_figure x", "2"),
    ("finding", "number"),
)
CONNECTIONS = Table(
    "connections",
    "How findings stand to one another.",
    (
        Column("from_finding", SHOWN_ID("f"), "The finding it is said of.", required=True, of="findings"),
        field(Connection, "kind", "x."),
        Column("to_finding", SHOWN_ID("g"), "The other finding.", required=True, of="findings"),
        field(Connection, "note", "x."),
    ),
    "FROM findings_connection x JOIN findings_finding f ON f.id = x.from_finding_id JOIN findings_finding g"
    " ON g.id = x.to_finding_id WHERE f.id IN ({findings}) AND g.id IN ({findings})"
    " ORDER BY f.public_id, x.position, x.id",
    ("from_finding", "kind", "to_finding"),
)
