"""The columns of a spreadsheet of findings."""

from decimal import Decimal, InvalidOperation
from typing import Any

from findings import identifiers
from findings.vocabulary import Direction, Group, Kind, Role
from sources.importing.columns import Column, Columns, line, lines, one_of, several_of, truth, whole, words
from sources.importing.unreadable import Wrong

ROLES = {
    "speakers": Role.SPEAKER,
    "finding_bodies": Role.FINDING_BODY,
    "subjects": Role.SUBJECT,
    "addressees": Role.ADDRESSEE,
    "respondents": Role.RESPONDENT,
    "mentioned": Role.MENTIONED,
}
FIGURE = ["value", "unit", "qualifier", "group", "comparator", "base", "period"]
BY = "by slug, name or alias, parted by semicolons"


def identifier(cell: Any, remark: Any) -> str:
    """A public identifier, in any way of writing it."""
    found = identifiers.read(words(cell, remark))
    if found is None:
        raise Wrong(f"“{cell}” is no identifier: it has a typing error. Leave it out for a new finding.")
    return found


def number(cell: Any, remark: Any) -> Decimal:
    """A number, with or without commas between thousands."""
    try:
        value = Decimal(words(cell, remark).replace(",", "").removesuffix("%").strip())
    except InvalidOperation:
        raise Wrong(f"“{cell}” is not a number.") from None
    if not value.is_finite():
        raise Wrong(f"“{cell}” is not a number.")
    return value


COLUMNS = Columns(
    [
        Column(
            "id",
            "The identifier of a finding that is there; leave it out for new ones.",
            "",
            ("identifier",),
            identifier,
            owned=False,
        ),
        Column(
            "source",
            "Where the words stand, by slug or title; “slug/2” means its second text, otherwise the latest.",
            "lost-key",
            ("article", "source title", "source slug"),
            line,
            owned=False,
        ),
        Column(
            "quotation",
            "The words, as they stand there; “ […] ” where some are left out.",
            "Nobody had the key.",
            ("quote", "excerpt", "passage", "text", "words"),
            words,
            owned=False,
        ),
        Column(
            "starts_at",
            "Only where the words stand more than once: the position that is meant.",
            "",
            ("position", "start"),
            whole,
            owned=False,
        ),
        Column("kind", "One of the kinds of finding.", "conclusion", ("type", "kind of finding"), one_of(Kind)),
        Column(
            "summary",
            "What was found or said, in one neutral sentence.",
            "The review found that a key was lost.",
            ("description",),
            line,
        ),
        Column("retold", "yes, where the words are the reporter’s own.", "", ("paraphrase",), truth),
        Column(
            "report",
            "The report that found it, where the words are read elsewhere; by slug or title.",
            "",
            ("found in report",),
            line,
            owned=False,
        ),
        Column("direction", "inside, towards-the-public or both", "inside", (), one_of(Direction)),
        Column(
            "groups",
            "Affected groups, parted by semicolons.",
            "",
            ("affected group", "protected characteristic"),
            several_of(Group),
        ),
        Column("content_note", "A warning shown above it.", "", ("warning",), line),
        Column(
            "themes", f"Its themes, the best fitting first; {BY}.", "lost-things", ("tag", "topic"), lines, owned=False
        ),
        Column(
            "speakers", f"Whose words these are; {BY}.", "Ida Invented", ("said by", "who said it"), lines, owned=False
        ),
        Column(
            "unnamed_speaker", "A speaker without a name, as described.", "", ("anonymous speaker",), line, owned=False
        ),
        Column(
            "finding_bodies",
            f"Which review or inquiry found it; {BY}.",
            "",
            ("found by", "finding body"),
            lines,
            owned=False,
        ),
        Column(
            "subjects",
            f"Whom it is about; {BY}.",
            "Toytown Constabulary",
            ("about", "institution", "force"),
            lines,
            owned=False,
        ),
        Column("addressees", f"Whom it is addressed to; {BY}.", "", ("addressed to",), lines, owned=False),
        Column("respondents", f"Who answers; {BY}.", "", (), lines, owned=False),
        Column("mentioned", f"Who else is named; {BY}.", "", ("mentions",), lines, owned=False),
        Column(
            "figure",
            "A number it states, in the very words of the quotation.",
            "",
            ("figure as stated", "statistic"),
            line,
            owned=False,
        ),
        Column("figure_value", "The same as a number.", "", ("value",), number, owned=False),
        *(
            Column(f"figure_{part}", f"The figure’s {part}.", "", (), line, owned=False)
            for part in FIGURE
            if part != "value"
        ),
    ],
    never={
        "state": "An import makes drafts. Findings are published when they have been reviewed.",
        "status": "An import makes drafts. Findings are published when they have been reviewed.",
        "published": "An import makes drafts. Findings are published when they have been reviewed.",
        "first_published": "The database sets it when a finding is published.",
        "withdrawn": "Findings are withdrawn on their own pages, with a reason.",
    },
)
