"""The findings of a text as the desk lists, saves and sends them on."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse

from findings import publishing
from findings.desk import saving
from findings.desk.entry import read_entry
from findings.desk.showing import one, shown, standing_findings, standing_tag
from findings.models import Finding, QuotedSource
from sources.models import TextVersion
from sources.refusals import explain

from .answers import CHANGED, REFUSED, invalid, no_text, problem, sent


def standing(request: HttpRequest, source: QuotedSource, text_version: TextVersion | None) -> HttpResponse:
    """The findings in this text, or that none of them has changed since the page last asked."""
    if text_version is None:
        return JsonResponse({"findings": []})
    tag = f'"{standing_tag(text_version)}-{request.user.pk}"'
    if request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
        return HttpResponseNotModified()
    found = [shown(finding, text_version, request.user) for finding in standing_findings(text_version)]
    return JsonResponse({"findings": found}, headers={"ETag": tag})


def save(request: HttpRequest, source: QuotedSource, text_version: TextVersion | None) -> HttpResponse:
    """Save one finding, new or changed, and answer with all of it as it now stands."""
    if text_version is None:
        return no_text()
    try:
        saved = saving.save(read_entry(sent(request), text_version), request.user)
    except ValidationError as error:
        return invalid(error)
    except saving.Refused as refused:
        return problem(str(refused), REFUSED)
    except saving.Conflict as conflict:
        theirs = one(conflict.finding)
        return problem(str(conflict), CHANGED, theirs=shown(theirs, text_version, request.user))
    except IntegrityError as error:
        return problem(f"Nothing was saved. {explain(error)}")
    return JsonResponse({"finding": shown(one(saved), text_version, request.user)})


def send(request: HttpRequest, source: QuotedSource, text_version: TextVersion | None) -> HttpResponse:
    """Send a draft of this text to be reviewed, if it is still as the page shows it."""
    given = sent(request)
    if text_version is None or not isinstance(given, dict):
        return no_text()
    try:
        with transaction.atomic():
            finding = _asked_for(given, text_version)
            if refusal := saving.refusal_at_desk(request.user, finding):
                return problem(refusal, REFUSED)
            if finding.editing.revision != given.get("revision"):
                return problem("Somebody has changed this finding since. Look at it once more.", CHANGED)
            publishing.send_for_review([finding], by=request.user)
    except ValidationError as error:
        return problem(" ".join(error.messages))
    except Finding.DoesNotExist:
        return problem("This finding is not in this text any more. Open the desk again.", 404)
    return JsonResponse({"finding": shown(one(finding), text_version, request.user)})


def _asked_for(given: dict[str, Any], text_version: TextVersion) -> Finding:
    number = given.get("finding")
    if type(number) is not int:
        raise Finding.DoesNotExist
    there = Finding.objects.filter(quotations__text_version=text_version)
    numbers = there.filter(pk=number).values("pk")
    return Finding.objects.select_for_update(no_key=True).filter(pk__in=numbers).get()
