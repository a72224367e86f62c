import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property

from findings import identifiers
from findings.asking.tree import Leaf
from findings.marking import Piece
from findings.record_addresses import finding_address
from findings.vocabulary import Kind, Status
from sources.dates import date_told
from sources.vocabulary import SourceKind

OPENING, CLOSING = "“‘", "”’"
_KINDS = {"": "", **{value: str(label) for value, label in Kind.choices}}


@dataclass(frozen=True, slots=True)
class Tag:
    """A theme, and where it leads."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Party:
    """A person, an institution, or somebody unnamed, who has a descriptor alone."""

    name: str = ""
    url: str = ""
    descriptor: str = ""
    with_article: str = ""  # the name of a body within a sentence: “the Cupboard Review”

    @property
    def who(self) -> str:
        """The name, or for somebody unnamed the description."""
        return self.name or self.descriptor


@dataclass(frozen=True, slots=True)
class Published:
    """The source in which words were read: by whom, where and when it was published."""

    pk: int | None
    kind: str
    title: str
    url: str
    byline: str
    publisher: str
    date: str
    address: str  # on the web
    month: str = ""  # of its publication, such as “2021-05”

    @property
    def author(self) -> str:
        """Whose words those of an article are: its author’s, or the paper’s where it is unsigned."""
        return self.byline or self.publisher


@dataclass(slots=True)
class Standing:
    """What last became of a claim."""

    status: str
    decided_by: str
    date: str

    @classmethod
    def told(cls, claim: dict[str, Any]) -> "Standing":
        """As the database tells of the latest status: see `ClaimStatus.objects.latest_of_finding`."""
        day, decided_by = claim["decided_on"], ", ".join(filter(None, [claim["body"], claim["descriptor"]]))
        date = datetime.date.fromisoformat(day) if day else None
        return cls(claim["status"], decided_by, date_told(date, claim["decided_precision"]))

    @property
    def text(self) -> str:
        return str(Status(self.status).label)


@dataclass(kw_only=True)  # not frozen, which would take four times as long to make
class Row:
    """One finding, with all that a list shows of it. What is looked for is marked in `summary_hits` and `hits`.

    A journalist's prose must never look like the words of a report, of whatever kind the finding is.
    """

    pk: int | None
    public_id: str
    kind: str
    summary: str
    retold: bool
    content_notes: tuple[str, ...]
    passages: tuple[str, ...]
    text: str
    page: str
    read_by_ocr: bool
    source: Published
    speakers: tuple[Party, ...]
    finding_bodies: tuple[Party, ...]
    themes: tuple[Tag, ...]
    corrected_on: datetime.date | None = None
    standing: Standing | None = None
    report: Published | None = None  # whose finding it is, where the words were read in another source
    summary_hits: tuple[Piece, ...] | None = None  # None where nothing was looked for
    hits: tuple[Piece, ...] | None = None
    shown: frozenset[Leaf] = frozenset()  # what of it stands in the summary or the words
    reasons: tuple[str, ...] = ()  # why it matches, where its words do not show it

    @property
    def shown_id(self) -> str:
        """The identifier as people see it, `K7Q2-9XWT`."""
        return identifiers.shown(self.public_id)

    @cached_property
    def url(self) -> str:
        return finding_address(self.public_id, self.summary)

    @property
    def corrected(self) -> str:
        """The day of the last correction, as readers are told; empty where it was never corrected."""
        return date_told(self.corrected_on)

    @property
    def kind_label(self) -> str:
        return _KINDS[self.kind]

    @cached_property
    def named_speakers(self) -> tuple[Party, ...]:
        """The speakers other than the author of the article, whom the attribution names as such."""
        byline = self.source.byline
        return tuple(speaker for speaker in self.speakers if not byline or speaker.who not in byline)

    @property
    def dated_report(self) -> Published | None:
        """The report where it came out in another month than what it was read in: lists go by the report’s date."""
        return self.report if self.report and self.report.month not in ("", self.source.month) else None

    @property
    def in_press_voice(self) -> bool:
        """Whether the words are the article author's own: retold, an opinion, or of an author who alone speaks."""
        return self.retold or self.kind == Kind.OPINION or (bool(self.speakers) and not self.named_speakers)

    @property
    def is_reported(self) -> bool:
        """Whether an article reports here what others said or found, in their words or retold."""
        return self.source.kind == SourceKind.ARTICLE and (self.retold or not self.in_press_voice)

    @property
    def takes_marks(self) -> bool:
        """Whether quotation marks are drawn: for direct words that do not bring their own."""
        text = self.text.strip()
        return not self.retold and not (text[:1] in OPENING and text[-1:] in CLOSING)

    @property
    def caveat(self) -> str:
        """What a finding must never be taken for, said beside its kind."""
        if self.kind == Kind.OPINION:
            return "not a finding of a report"
        if self.kind == Kind.ALLEGATION:
            return ""  # whether it was decided is said in its own words, beside it
        if not self.retold:
            return ""
        return "not the words of the report" if self.finding_bodies else "not a direct quotation"
