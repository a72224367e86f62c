from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import Truncator

from findings.anchoring.reanchoring import reanchor
from findings.models import AnchorQuestion
from findings.rights import refusal_to_change
from sources.admin.base import ReadOnlyAdmin
from sources.models import Source

from .anchor_forms import DEEDS, Deed
from .anchor_shown import shown

CHANGE = "findings.change_finding"


class StateFilter(admin.SimpleListFilter):
    """What waits is listed unless something else is asked for."""

    title, parameter_name = "state", "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("open", "waiting for an answer"), ("answered", "answered"), ("all", "all")]

    def choices(self, changelist: Any) -> Any:
        for value, label in self.lookup_choices:
            chosen = (self.value() or "open") == value
            yield {"selected": chosen, "query_string": changelist.get_query_string({"state": value}), "display": label}

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "all":
            return queryset
        return queryset.exclude(answer="") if self.value() == "answered" else queryset.for_people()


@admin.register(AnchorQuestion)
class AnchorQuestionAdmin(ReadOnlyAdmin):
    """Quotations whose place in a newer text of their source is not certain, and a page to settle each."""

    list_display = ["identifier", "words", "why", "source", "finding_state", "asked_at", "answer"]
    list_display_links = ["identifier", "words"]
    list_filter = [StateFilter, "why"]
    search_fields = ["quotation__finding__public_id", "from_text", "text_version__source__title"]
    ordering = ["asked_at", "pk"]

    class Media:
        css = {"all": ["editors/admin.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return AnchorQuestion.objects.with_all()

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The queue is for those who may answer."""
        return bool(request.user.has_perm(CHANGE))  # type: ignore[union-attr]

    @admin.display(description="finding", ordering="quotation__finding__public_id")
    def identifier(self, question: AnchorQuestion) -> str:
        return question.quotation.finding.shown_id

    @admin.display(description="words")
    def words(self, question: AnchorQuestion) -> str:
        return Truncator(question.from_text).chars(100)

    @admin.display(description="newer text", ordering="text_version__source__title")
    def source(self, question: AnchorQuestion) -> str:
        return str(question.text_version)

    @admin.display(description="state", ordering="quotation__finding__state")
    def finding_state(self, question: AnchorQuestion) -> str:
        return question.quotation.finding.get_state_display()

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """One question: the words as they stood, where they may stand now, what differs, and what can be done."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        question = self.get_object(request, object_id)
        if question is None:
            raise Http404("There is no such question.")
        refusal = refusal_to_change(request.user, question.quotation.finding)
        forms = {name: form(question=question) for name, form in DEEDS.items()}
        if request.method == "POST" and not question.answer:
            if refusal:
                raise PermissionDenied(refusal)
            if request.POST.get("deed") == "look":
                reanchor(question.text_version)
                return HttpResponseRedirect(request.path)
            name = request.POST.get("deed", "")
            if name not in DEEDS:
                raise Http404("This is nothing that can be done here.")
            forms[name] = form = DEEDS[name](request.POST, question=question)
            if form.is_valid() and self._done(request, question, form):
                return HttpResponseRedirect(_next(question, request.user))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Where {question.quotation.finding.shown_id} stands in text {question.text_version.number}",
            "opts": self.opts,
            "question": question,
            "finding": question.quotation.finding,
            "refusal": refusal,
            "forms": forms,
            **shown(question),
        }
        return TemplateResponse(request, "admin/findings/anchorquestion/question.html", context)

    def _done(self, request: HttpRequest, question: AnchorQuestion, form: Deed) -> bool:
        """Carry the deed out and say so; a refusal goes to its form."""
        try:
            form.carry_out(request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
            return False
        finding = question.quotation.finding
        self.log_change(request, finding, f"Anchor in text {question.text_version.number}: {form.said}")
        self.message_user(request, f"{finding.shown_id}: {form.said}", messages.SUCCESS)
        return True


def the_questions_of(source: Source, editor: Any) -> str:
    """The page of the first question that waits in this source, for those who see the queue; empty where none does."""
    waiting = AnchorQuestion.objects.for_people().filter(text_version__source=source).order_by("asked_at", "pk")
    first = waiting.values_list("pk", flat=True).first() if editor.has_perm(CHANGE) else None
    return reverse("admin:findings_anchorquestion_change", args=[first]) if first else ""


def _next(question: AnchorQuestion, editor: Any) -> str:
    """The next question of the same source that waits, or else the list."""
    following = the_questions_of(question.text_version.source, editor)
    return following or reverse("admin:findings_anchorquestion_changelist")
