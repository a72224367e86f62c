"""The review screen: a finding in its source, what its tags mean, what changed, and the deeds of a reviewer."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path

from findings import publishing, rights
from findings.models import Editing, Finding, Quotation
from findings.suggesting.unmarked import seems_retold
from findings.vocabulary import KIND_MEANINGS, State
from sources.admin.telling import tell
from sources.changes import UPDATE, Change, Remembered, changes_since
from sources.passages import context_of

STRETCH = 700  # code points shown before and after the words, and at most twice that between them
WAITING = {State.IN_REVIEW, State.WITHDRAWN}  # from these a finding can go to readers
MOVED = ("state", "first_published", "withdrawn_at", "withdrawn_reason", "replaced_by", "public_id")


@dataclass(frozen=True)
class Piece:
    """Some words of the source; `quoted` where the finding quotes them."""

    words: str
    quoted: bool = False


def in_source(quotation: Quotation, stretch: int = STRETCH) -> list[Piece]:
    """The quoted words where they stand in the text, with a good stretch of it around them."""
    text = quotation.text_version.text
    spans = quotation.places
    before, after = context_of(text, spans, stretch)
    pieces = [Piece(("… " if quotation.start > len(before) else "") + before)]
    for number, (start, end) in enumerate(spans):
        if number:
            pieces.append(Piece(_shortened(text[spans[number - 1][1] : start], stretch)))
        pieces.append(Piece(text[start:end], quoted=True))
    pieces.append(Piece(after + (" …" if quotation.end + len(after) < len(text) else "")))
    return [piece for piece in pieces if piece.words]


def _shortened(gap: str, stretch: int) -> str:
    return gap if len(gap) <= 2 * stretch else f"{gap[:stretch]} … {gap[-stretch:]}"


class Reviewing:
    """For the admin page of findings, which is also a Remembering."""

    def get_urls(self) -> list[Any]:
        review = self.admin_site.admin_view(self.review_view)  # type: ignore[attr-defined]
        return [path("<int:pk>/review/", review, name="findings_finding_review"), *super().get_urls()]  # type: ignore[misc]

    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Everything a reviewer has to see of one finding; whoever may view findings may look."""
        if not self.has_view_or_change_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        finding = get_object_or_404(Finding.objects.select_related("report").prefetch_related(*PARTS), pk=pk)
        editing = Editing.objects.select_related("sent_by", "reviewed_by").get(finding=finding)
        own, reviewer = request.user.pk in editing.writers, self.has_publish_permission(request)  # type: ignore[attr-defined]
        in_the_way = [] if finding.state == State.PUBLISHED else publishing.obstacles(finding)
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": f"Review {finding.shown_id}",
            "opts": self.opts,  # type: ignore[attr-defined]
            "finding": finding,
            "editing": editing,
            "quotations": [(quotation, in_source(quotation)) for quotation in finding.quotations.all()],
            "kind_meaning": KIND_MEANINGS.get(finding.kind, ""),
            "seems_retold": seems_retold(finding),
            "changes": self._since_review(request, finding, editing),
            "in_the_way": in_the_way,
            "is_own_work": own,
            "may_review": reviewer,
            "may_publish": reviewer and finding.state in WAITING and (not own or request.user.is_superuser),
            "may_send_back": reviewer and finding.state == State.IN_REVIEW,
            "may_send": finding.state == State.DRAFT and self.has_change_permission(request, finding),  # type: ignore[attr-defined]
            "following": rights.next_to_review(request.user, finding) if reviewer else None,
        }
        return TemplateResponse(request, "admin/findings/finding/review.html", context)

    def _since_review(self, request: HttpRequest, finding: Finding, editing: Editing) -> list[Change]:
        whole = [Remembered(Finding, quiet=MOVED), *self.parts]  # type: ignore[attr-defined]
        changes = changes_since(finding, whole, editing.reviewed_at)
        tell(changes, self.admin_site, request)  # type: ignore[attr-defined]
        return [change for change in changes if change.differences or change.label != UPDATE]


PARTS = [
    "quotations__text_version__source__publisher",
    "taggings__theme__parent",
    "involvements__person",
    "involvements__institution",
    "figures",
    "connections__to_finding",
]
