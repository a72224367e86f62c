"""The columns of every file, in their order. Their names are in people’s scripts: none is ever renamed."""

from dataclasses import dataclass

from .licences import NOTES

_UTC = "to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')".format
_NOTE = " ".join(f"WHEN '{licence}' THEN '{note}'" for licence, note in NOTES.items())


@dataclass(frozen=True)
class Column:
    """One heading, with how PostgreSQL makes what stands under it.

    `free`: words of others, which may begin like a formula. `many`: an array, and one cell with semicolons in tables.
    """

    name: str
    sql: str
    meaning: str
    free: bool = False
    many: bool = False


COLUMNS = [
    Column("identifier", "left(f.public_id, 4) || '-' || right(f.public_id, 4)", "The identifier; it never changes."),
    Column(
        "address",
        "%(home)s || '/findings/' || left(f.public_id, 4) || '-' || right(f.public_id, 4)",
        "Where the finding stands in the archive, for good; it leads on to the address with words in it.",
    ),
    Column("source_address", "%(home)s || '/sources/' || s.slug || '/'", "Where the archive tells of the source."),
    Column("original_address", "s.address", "Where the source stands on the web, where it does.", free=True),
    Column("archived_address", "s.archived_address", "Where a web archive keeps a copy.", free=True),
    Column("kind", "f.kind", "What sort of statement it is, as the filter `kind` names it."),
    Column(
        "voice",
        "CASE WHEN f.kind = 'opinion' THEN 'opinion' WHEN f.retold THEN 'retold' ELSE 'quoted' END",
        "`quoted`: the very words of the speaker or body; `retold`: the reporting author’s own words on what was found "
        "or said; `opinion`: the author’s own view, never a finding of a report.",
    ),
    Column("summary", "f.summary", "One neutral sentence of the editors’; never a quotation.", free=True),
    Column(
        "quotation", "q.text", "The words of the source, exactly; ` […] ` stands where some are left out.", free=True
    ),
    Column("content_notes", "tagged.notes", "Warnings to be shown before the quotation.", free=True, many=True),
    Column(
        "page",
        "v.page_labels[width_bucket(lower(q.spans[1]), v.page_starts)]",
        "The page on which the words begin, as printed.",
        free=True,
    ),
    Column("speakers", "parties.speakers", "Whose words these are, or whose words are retold.", free=True, many=True),
    Column("finding_bodies", "parties.bodies", "The review, inquiry or court that found them.", free=True, many=True),
    Column("subjects", "parties.subjects", "Whom the finding is about.", free=True, many=True),
    Column("themes", "tagged.themes", "What it is about, most important first.", free=True, many=True),
    Column("claim_status", "claim.status", "What last became of the claim, as the filter `status` names it."),
    Column("replies", "replied.replies", "What those concerned say to it, word for word.", free=True, many=True),
    Column("source_kind", "s.kind", "Article, report, letter, judgment or statement."),
    Column("source_title", "s.title", "The source in which the words were read.", free=True),
    Column("byline", "s.byline", "Its authors, as printed: who reported it, where it is an article.", free=True),
    Column("publisher", "p.name", "Who issued it.", free=True),
    Column("reference", "s.reference", "Issue, command paper or case number.", free=True),
    Column(
        "source_date",
        "to_char(s.published_on, CASE s.published_precision WHEN 'day' THEN 'YYYY-MM-DD' WHEN 'month' THEN 'YYYY-MM' "
        "ELSE 'YYYY' END)",
        "When it came out, as precisely as that is known: 2023-03-21, 2023-03 or 2023.",
    ),
    Column("report_title", "r.title", "The report that found it, where the words were read elsewhere.", free=True),
    Column("first_published", _UTC("f.first_published"), "When readers could first see the finding (UTC)."),
    Column(
        "corrected",
        _UTC("(SELECT max(made_at) FROM findings_correction c WHERE c.finding_id = f.pk)"),
        "When it was last corrected (UTC); empty where it never was.",
    ),
    Column("licence", "s.licence", "The licence of the source."),
    Column("licence_note", f"CASE s.licence {_NOTE} END", "What that means for whoever quotes the words."),
]
# A table has no other place for what holds of the whole file that all readers of CSV accept.
OF_THE_LIST = [
    Column("list_address", "%(list)s", "The list that was taken away: its address is its query."),
    Column("list_taken_on", "%(day)s", "The day on which it was taken (UTC)."),
    Column("list_findings", "%(total)s", "How many findings the list had."),
]
