"""What waits for whom at the editors' desk: each a number, and the list that shows exactly so many."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from findings.models import AnchorQuestion, Finding, Quotation, QuotedSource, Reply
from findings.rights import PUBLISH
from findings.vocabulary import State
from sources.models import Capture, Extraction, TextVersion

# The parameters of lists, understood by the filters in findings/admin/waiting.py and sources/admin/waiting.py.
MINE, THEMES, EXCERPTED, ACCEPTED = "mine", "themes", "excerpted", "accepted"


@dataclass(frozen=True)
class Waiting:
    """So many of something wait, for everybody or for the account asking. `address` lists them.

    `words` says what, for one and for more, parted by a stroke: “draft|drafts”.
    """

    words: str
    number: int
    address: str
    whose: str = ""

    @property
    def what(self) -> str:
        """What waits, in the form that fits the number."""
        one, _, more = self.words.partition("|")
        return one if self.number == 1 or not more else more


def written_by(user: Any) -> QuerySet[Finding]:
    """Findings that the account wrote or changed since they were last published."""
    return Finding.objects.filter(editing__writers__contains=[user.pk])


def touched_by(user: Any) -> QuerySet[Finding]:
    """Findings that the account wrote, sent or reviewed, the latest changed first."""
    theirs = Q(editing__writers__contains=[user.pk]) | Q(editing__sent_by=user.pk) | Q(editing__reviewed_by=user.pk)
    return Finding.objects.filter(theirs).order_by("-editing__touched_at", "-pk")


def without_theme() -> QuerySet[Finding]:
    """Findings under way that no theme leads to."""
    return Finding.objects.filter(state__in=[State.DRAFT, State.IN_REVIEW], taggings=None)


def sent_back_to(user: Any) -> QuerySet[Finding]:
    """Drafts of the account that a reviewer has sent back with a note."""
    return written_by(user).filter(state=State.DRAFT).exclude(editing__review_note="")


def for_review_by(user: Any) -> QuerySet[Finding]:
    """Findings in review that the account may publish: not its own."""
    return Finding.objects.filter(state=State.IN_REVIEW).exclude(editing__writers__contains=[user.pk])


def unexcerpted() -> QuerySet[Any]:
    """Sources that have a text, from which nothing was excerpted yet."""
    return QuotedSource.objects.filter(
        Exists(TextVersion.objects.filter(source=OuterRef("pk"))),
        ~Exists(Quotation.objects.filter(text_version__source=OuterRef("pk"))),
    )


def unaccepted() -> QuerySet[Capture]:
    """Captures that no text was made of yet."""
    return Capture.objects.filter(texts=None)


def waiting_for(user: Any) -> list[Waiting]:
    """Everything that waits, for the account first; what there is none of is left out."""
    every = [*_of_findings(user), *_of_others(), *_of_sources()]
    return [waiting for waiting in every if waiting.number]


def _of_findings(user: Any) -> list[Waiting]:
    mine = written_by(user).filter(state=State.DRAFT)
    waiting = [
        Waiting("sent back by a reviewer", sent_back_to(user).count(), _findings(**{MINE: "sent-back"}), "yours"),
        Waiting("draft|drafts", mine.count(), _findings(**{MINE: "drafts"}), "yours"),
    ]
    if user.has_perm(PUBLISH):
        to_review = for_review_by(user).count()
        waiting.append(
            Waiting(
                "finding to be reviewed|findings to be reviewed", to_review, _findings(**{MINE: "to-review"}), "for you"
            )
        )
    drafts = Finding.objects.filter(state=State.DRAFT).count()
    return [
        *waiting,
        Waiting("draft in all|drafts in all", drafts, _findings(state__exact=State.DRAFT)),
        Waiting(
            "finding in review in all|findings in review in all", _in_review(), _findings(state__exact=State.IN_REVIEW)
        ),
        Waiting(
            "finding under way without a theme|findings under way without a theme",
            without_theme().count(),
            _findings(**{THEMES: "none"}),
        ),
    ]


def _in_review() -> int:
    return Finding.objects.filter(state=State.IN_REVIEW).count()


def _of_others() -> list[Waiting]:
    in_question = AnchorQuestion.objects.open().for_people().count()
    replies = Reply.objects.waiting().count()
    return [
        Waiting("anchor in question|anchors in question", in_question, _list("findings_anchorquestion", state="open")),
        Waiting(
            "reply to be decided on|replies to be decided on", replies, _list("findings_reply", state__exact="received")
        ),
    ]


def _of_sources() -> list[Waiting]:
    failed = Extraction.objects.filter(state=Extraction.State.FAILED, capture__texts=None)
    return [
        Waiting(
            "capture without a text|captures without a text",
            unaccepted().count(),
            _list("sources_capture", **{ACCEPTED: "no"}),
        ),
        Waiting(
            "capture that could not be read|captures that could not be read",
            failed.count(),
            _list("sources_extraction", state__exact="failed"),
        ),
        Waiting(
            "source with a text and no finding|sources with a text and no finding",
            unexcerpted().count(),
            _list("findings_quotedsource", **{EXCERPTED: "no"}),
        ),
    ]


def _findings(**parameters: str) -> str:
    return _list("findings_finding", **parameters)


def _list(name: str, **parameters: str) -> str:
    return f"{reverse(f'admin:{name}_changelist')}?{urlencode(parameters)}"
