"""Tables of what became of findings: of claims, corrections, replies, withdrawals."""

from findings.models import ClaimStatus, Correction, Finding, Reply

from .column import AS_KNOWN, MOMENT, SHOWN_ID, Column, Table, field, finding_key, numbered, refers

_PERSON = "(SELECT slug FROM findings_person n WHERE n.id = x.person_id AND n.id IN ({people}))"
_BODY = "(SELECT slug FROM findings_institution b WHERE b.id = x.{}_id AND b.id IN ({{institutions}}))".format
_NAME = "(SELECT name FROM findings_institution b WHERE b.id = x.{}_id)".format
_OF = "FROM {} x JOIN findings_finding f ON f.id = x.finding_id WHERE f.id IN ({{findings}}){} ORDER BY f.public_id, 2"
_STEP = "ROW(x.decided_on IS NOT NULL, x.decided_on, x.position, x.id)"

CLAIM_STATUSES = Table(
    "claim_statuses",
    "What became of the claims that findings make, step by step.",
    (
        finding_key(),
        numbered("f.id", _STEP, "Its place among the steps, from 1; the last one is shown in lists."),
        field(ClaimStatus, "status", "x."),
        Column("decided_on", AS_KNOWN("x", "decided_"), "When, as precisely as that is known."),
        Column(
            "decided_by",
            f"nullif(concat_ws(', ', {_NAME('body')}, nullif(x.descriptor, '')), '')",
            "Who decided it, as far as is said.",
            free=True,
        ),
        refers("institution", _BODY("body"), "institutions", "The same, where it is a body that findings name."),
        field(ClaimStatus, "standard", "x."),
        refers(
            "source",
            "(SELECT slug FROM sources_source s WHERE s.id = x.source_id AND s.id IN ({sources}))",
            "sources",
            "The source that says so.",
        ),
        field(ClaimStatus, "note", "x."),
    ),
    _OF.format("findings_claimstatus", ""),
    ("finding", "number"),
)
CORRECTIONS = Table(
    "corrections",
    "What was changed in findings after readers could see them, and why.",
    (
        finding_key(),
        numbered("f.id", "x.made_at, x.id", "Its place among the corrections of the finding, from 1."),
        Column("made_at", MOMENT("x.made_at"), "When it was changed (UTC).", "datetime", required=True),
        field(Correction, "reason", "x."),
        Column(
            "changes",
            "CASE WHEN NOT x.words_withheld THEN x.changes::text END",
            "What was changed: a list of objects with `what`, `was` and `now`. Empty where the words are withheld.",
            "array",
        ),
        field(Correction, "words_withheld", "x."),
    ),
    _OF.format("findings_correction", ""),
    ("finding", "number"),
)
REPLIES = Table(
    "replies",
    "What those whom findings concern say to them, word for word.",
    (
        finding_key(),
        numbered("f.id", "x.received_on, x.id", "Its place among the replies to the finding, from 1."),
        Column(
            "who",
            "concat_ws(', ', coalesce((SELECT name FROM findings_person n WHERE n.id = x.person_id), "
            f"{_NAME('institution')}), nullif(x.descriptor, ''))",
            "Who replies.",
            free=True,
            required=True,
        ),
        refers("person", _PERSON, "people", "The same, where it is a person whom findings name."),
        refers("institution", _BODY("institution"), "institutions", "The same, where it is a body that findings name."),
        Column("received_on", "x.received_on::text", "The day on which it reached the archive.", "date", required=True),
        field(Reply, "text", "x."),
    ),
    _OF.format("findings_reply", " AND x.state = 'published'"),
    ("finding", "number"),
)
TOMBSTONES = Table(
    "tombstones",
    "Findings that were withdrawn: that they were, when and why, and no word of them.",
    (
        Column("identifier", SHOWN_ID("f"), "The identifier, which is given to no other finding.", required=True),
        Column("address", "{home} || '/findings/' || " + SHOWN_ID("f"), "Where it answers.", required=True),
        Column(
            "first_published",
            MOMENT("f.first_published"),
            "When readers could first see it (UTC).",
            "datetime",
            required=True,
        ),
        Column("withdrawn_at", MOMENT("f.withdrawn_at"), "When it was withdrawn (UTC).", "datetime", required=True),
        field(Finding, "withdrawn_reason", "f.", called="reason", required=True),
        Column(
            "replaced_by",
            f"(SELECT {SHOWN_ID('r')} FROM findings_finding r WHERE r.id = f.replaced_by_id)",
            "The finding to which a duplicate leads, itself withdrawn perhaps.",
        ),
    ),
    "FROM findings_finding f WHERE f.state = 'withdrawn' ORDER BY f.withdrawn_at, f.public_id",
    ("identifier",),
)
