"""The closed lists of sources. Their values stand in addresses, files and the database, and never change."""

from django.db.models import CheckConstraint, Q, TextChoices


class PublisherKind(TextChoices):
    """What sort of body issues sources."""

    NEWSPAPER = "newspaper", "newspaper"
    BROADCASTER = "broadcaster", "broadcaster"
    NEWS_AGENCY = "news-agency", "news agency"
    REVIEW = "review", "review"
    INQUIRY = "inquiry", "public inquiry"
    OVERSIGHT = "oversight", "oversight body"
    POLICE_FORCE = "police-force", "police force"
    COURT = "court", "court"
    GOVERNMENT = "government", "government"
    OTHER = "other", "other"


class SourceKind(TextChoices):
    """What sort of work a source is."""

    ARTICLE = "article", "article"
    REPORT = "report", "report"
    LETTER = "letter", "letter"
    JUDGMENT = "judgment", "judgment"
    STATEMENT = "statement", "statement"


class SourceState(TextChoices):
    """Whether readers see a source."""

    DRAFT = "draft", "draft"
    PUBLISHED = "published", "published"
    WITHDRAWN = "withdrawn", "withdrawn"


class Precision(TextChoices):
    """How much of a date is known."""

    DAY = "day", "day"
    MONTH = "month", "month"
    YEAR = "year", "year"


class Licence(TextChoices):
    """What the rights in a source let the public see."""

    ALL_RIGHTS_RESERVED = "all-rights-reserved", "all rights reserved"
    OPEN_GOVERNMENT = "open-government-licence", "Open Government Licence"
    OPEN_PARLIAMENT = "open-parliament-licence", "Open Parliament Licence"
    CREATIVE_COMMONS = "creative-commons", "Creative Commons"
    PUBLIC_DOMAIN = "public-domain", "public domain"
    UNKNOWN = "unknown", "not known: treated as all rights reserved"


class CaptureWay(TextChoices):
    """How a capture came here."""

    PASTED = "pasted", "pasted"
    UPLOADED = "uploaded", "uploaded"
    WEB = "web", "fetched from the web"


class ExtractionState(TextChoices):
    """How far a machine has read a capture."""

    WAITING = "waiting", "waiting"
    RUNNING = "running", "being read"
    DONE = "done", "read"
    FAILED = "failed", "could not be read"


class PageReading(TextChoices):
    """How the words of a page were read."""

    TEXT = "text", "from the text in the file"
    OCR = "ocr", "by character recognition"
    NONE = "none", "no words"


def listed(field: str, choices: type[TextChoices], name: str, sentence: str, *, blank: bool = False) -> CheckConstraint:
    """A constraint that keeps `field` to a closed list, in the database too."""
    allowed = [*choices.values, ""] if blank else choices.values
    return CheckConstraint(condition=Q(**{f"{field}__in": allowed}), name=name, violation_error_message=sentence)
