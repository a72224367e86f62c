"""The closed lists of the field. Their values stand in addresses, files and the database, and never change."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What sort of statement a finding is. One per finding."""

    CONCLUSION = "conclusion", "conclusion"
    STATISTIC = "statistic", "statistic"
    TESTIMONY = "testimony", "testimony"
    CASE_STUDY = "case-study", "case study"
    RECOMMENDATION = "recommendation", "recommendation"
    COMMITMENT = "commitment", "commitment"
    OFFICIAL_RESPONSE = "official-response", "official response"
    ALLEGATION = "allegation", "allegation"
    MISCONDUCT_OUTCOME = "misconduct-outcome", "misconduct outcome"
    COURT_OUTCOME = "court-outcome", "court outcome"
    CONTEXT = "context", "context"
    JOURNALISTS_SUMMARY = "journalists-summary", "journalist’s summary"
    OPINION = "opinion", "opinion"


KIND_MEANINGS = {
    Kind.CONCLUSION: "The reviewing body’s own judgment on what is wrong.",
    Kind.STATISTIC: "A number, with its unit, group, comparator, base and period as far as the source gives them.",
    Kind.TESTIMONY: "Words of a witness, officer, victim or relative; often unnamed.",
    Kind.CASE_STUDY: "An episode told to illustrate.",
    Kind.RECOMMENDATION: "An action asked of a named body.",
    Kind.COMMITMENT: "A promise by the body concerned.",
    Kind.OFFICIAL_RESPONSE: "Acceptance, rejection or comment by the body concerned or by a minister.",
    Kind.ALLEGATION: "A claim that was not decided when it was made. What was decided since is said beside it.",
    Kind.MISCONDUCT_OUTCOME: "The result of a misconduct hearing, meeting or board.",
    Kind.COURT_OUTCOME: "A conviction, judgment, settlement or inquest conclusion.",
    Kind.CONTEXT: "Background, history or law.",
    Kind.JOURNALISTS_SUMMARY: "A reporter’s paraphrase of what was found or said: not the words of the report.",
    Kind.OPINION: "The article author’s own view. Never a finding of a report.",
}


class State(TextChoices):
    """How far our record of a finding has come."""

    DRAFT = "draft", "draft"
    IN_REVIEW = "in-review", "in review"
    PUBLISHED = "published", "published"
    WITHDRAWN = "withdrawn", "withdrawn"


class Direction(TextChoices):
    """Towards whom it happened."""

    INSIDE = "inside", "inside the force"
    PUBLIC = "towards-the-public", "towards the public"
    BOTH = "both", "both inside and towards the public"


class Group(TextChoices):
    """The protected characteristics of the Equality Act 2010, section 4."""

    AGE = "age", "age"
    DISABILITY = "disability", "disability"
    GENDER_REASSIGNMENT = "gender-reassignment", "gender reassignment"
    MARRIAGE = "marriage-or-civil-partnership", "marriage or civil partnership"
    PREGNANCY = "pregnancy-or-maternity", "pregnancy or maternity"
    RACE = "race", "race"
    RELIGION = "religion-or-belief", "religion or belief"
    SEX = "sex", "sex"
    SEXUAL_ORIENTATION = "sexual-orientation", "sexual orientation"


class Reason(TextChoices):
    """Why a published finding was withdrawn, as its tombstone says."""

    ERROR = "error", "it was published in error"
    SOURCE = "source", "its source was corrected or withdrawn"
    LEGAL = "legal", "for a legal reason"
    PRIVACY = "privacy", "to protect a person"
    DUPLICATE = "duplicate", "another finding says the same"


class InstitutionKind(TextChoices):
    """What sort of body an institution is."""

    POLICE_FORCE = "police-force", "police force"
    POLICE_UNIT = "police-unit", "unit of a police force"
    REVIEW = "review", "review"
    INQUIRY = "inquiry", "public inquiry"
    OVERSIGHT = "oversight", "oversight body"
    GOVERNMENT = "government", "government"
    MEDIA = "media", "media"
    OTHER = "other", "other"


class Role(TextChoices):
    """In which role somebody stands in a finding."""

    SPEAKER = "speaker", "speaker"
    FINDING_BODY = "finding-body", "finding body"
    SUBJECT = "subject", "subject"
    ADDRESSEE = "addressee", "addressee"
    RESPONDENT = "respondent", "respondent"
    MENTIONED = "mentioned", "mentioned"


class ConnectionKind(TextChoices):
    """How one finding stands to another."""

    FOUND_BEFORE = "found-before", "found before"
    RESPONDS_TO = "responds-to", "responds to"
    CONTRADICTS = "contradicts", "contradicts"
    FOLLOWS_UP = "follows-up", "follows up"


class QuotationRole(TextChoices):
    """Whether a finding was taken from a text, or its words stand there too."""

    TAKEN_FROM = "taken-from", "taken from"
    ALSO_IN = "also-in", "also in"


class AnchorReason(TextChoices):
    """Why nobody can say yet where a quotation stands in a newer text of its source."""

    WAITING = "waiting", "not looked at yet"
    CHANGED = "changed", "other words"
    AMBIGUOUS = "ambiguous", "the same words, but which place is meant is not certain"
    GONE = "gone", "no such words"


class AnchorAnswer(TextChoices):
    """Where a quotation was found to stand, after a newer text of its source came."""

    MOVED = "moved", "moved to the same words in the newer text"
    FOUND = "found", "given a place in the newer text by an editor"
    KEPT = "kept", "left in the earlier text"


class Status(TextChoices):
    """What has become of a claim. Never computed: an editor says it, with who decided it."""

    REPORTED = "reported", "reported"
    ALLEGED = "alleged", "alleged"
    UNDER_INVESTIGATION = "under-investigation", "under investigation"
    FOUND_BY_REVIEW = "found-by-review", "found by review"
    UPHELD = "upheld", "upheld"
    NOT_UPHELD = "not-upheld", "not upheld"
    PROVEN_AT_HEARING = "proven-at-hearing", "proven at hearing"
    CONVICTED = "convicted", "convicted"
    OVERTURNED = "overturned", "overturned"
    DISPUTED = "disputed", "disputed by its subject"
    WITHDRAWN = "withdrawn", "withdrawn"


DECISIONS = [
    Status.FOUND_BY_REVIEW,
    Status.UPHELD,
    Status.NOT_UPHELD,
    Status.PROVEN_AT_HEARING,
    Status.CONVICTED,
    Status.OVERTURNED,
]


class ReplyState(TextChoices):
    """What was done with a reply."""

    RECEIVED = "received", "received"
    PUBLISHED = "published", "published"
    DECLINED = "declined", "declined"


class Noun(TextChoices):
    """The records that have an address by name, and can be merged."""

    PERSON = "person", "person"
    INSTITUTION = "institution", "institution"
    THEME = "theme", "theme"


class TaggingDeed(TextChoices):
    """What was done to many findings at once."""

    ADDED = "added", "added"
    TAKEN_AWAY = "taken-away", "taken away"
