from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse

from findings.models import Reply
from findings.replying import decline_replies, publish_replies
from findings.rights import PUBLISH
from findings.vocabulary import ReplyState
from sources.admin.base import ArchiveAdmin

from .loaded import LoadedChoices, LoadedForm
from .quotation_form import PassageField

AS_RECEIVED = ["finding", "person", "institution", "descriptor", "text", "received_on"]
DEEDS = {"publish": (publish_replies, "published"), "decline": (decline_replies, "declined")}


class ReplyForm(LoadedForm):
    """A reply as it is typed or pasted, with the line ends of the archive."""

    text = PassageField(help_text=Reply._meta.get_field("text").help_text)
    note = PassageField(required=False, help_text=Reply._meta.get_field("note").help_text)


@admin.register(Reply)
class ReplyAdmin(LoadedChoices, ArchiveAdmin):
    """Replies to findings: any editor enters one, those who may publish decide on it."""

    form = ReplyForm
    list_display = ["who", "finding", "received_on", "state", "decided_by"]
    list_filter = ["state"]
    list_select_related = ["finding", "person", "institution", "decided_by"]
    search_fields = [
        "text",
        "descriptor",
        "finding__public_id",
        "finding__summary",
        "person__name",
        "institution__name",
    ]
    autocomplete_fields = ["finding", "person", "institution"]
    fields = [*AS_RECEIVED, "note", "state", "decided_by", "decided_at"]
    actions = ["publish", "decline"]

    def get_urls(self) -> list[Any]:
        decide = self.admin_site.admin_view(self.decide_view)
        name = "findings_reply_decide"
        return [path("<int:pk>/<slug:deed>/decide/", decide, name=name), *super().get_urls()]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        kept = [*super().get_readonly_fields(request, obj), "state", "decided_by", "decided_at"]
        return [*kept, *AS_RECEIVED] if obj is not None and obj.state != ReplyState.RECEIVED else kept

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was decided on stays."""
        decided = obj is not None and obj.state != ReplyState.RECEIVED
        return not decided and super().has_delete_permission(request, obj)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(PUBLISH))

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        reply = context.get("original")
        due = [deed for deed, (_, state) in DEEDS.items() if reply and reply.state != state]
        context["deeds"] = due if self.has_publish_permission(request) else []
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.action(description="Publish the selected replies", permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: Any) -> None:
        self._decide(request, queryset, "publish")

    @admin.action(description="Decline the selected replies", permissions=["publish"])
    def decline(self, request: HttpRequest, queryset: Any) -> None:
        self._decide(request, queryset, "decline")

    def decide_view(self, request: HttpRequest, pk: int, deed: str) -> HttpResponse:
        """Publish or decline one reply, from its own page."""
        reply = get_object_or_404(Reply, pk=pk)
        if deed not in DEEDS or not self.has_change_permission(request, reply):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        self._decide(request, Reply.objects.filter(pk=pk), deed)
        return HttpResponseRedirect(reverse("admin:findings_reply_change", args=[pk]))

    def _decide(self, request: HttpRequest, replies: Any, deed: str) -> None:
        decide, state = DEEDS[deed]
        changing = [reply for reply in replies if reply.state != state]
        done = decide(changing, by=request.user)
        for reply in changing:
            self.log_change(request, reply, f"Now {state}.")
        said = "1 reply is" if done == 1 else f"{done or 'No'} replies are"
        self.message_user(request, f"{said} now {state}.", messages.SUCCESS)
