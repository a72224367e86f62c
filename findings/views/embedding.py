from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from findings.embedding.asked import Problem, asked
from findings.embedding.instead import HELD, withdrawal_told
from findings.embedding.oembed import answer, answer_instead, written
from findings.models import Finding
from findings.origin import origin_of
from findings.record_addresses import address
from findings.rows import row_of
from findings.vocabulary import State
from sources.shown import of_version

from .reached import once_published, reached


@require_safe
@of_version
def finding_embed(request: HttpRequest, identifier: str) -> HttpResponse:
    """The framed card: the one page that pages of others may frame (see `casearchive.middleware`)."""
    finding = reached(
        request, identifier, gone="findings/embed_gone.html", held="findings/embed_held.html", at=_framed_card
    )
    if isinstance(finding, HttpResponse):
        return finding
    own = _framed_card(finding)
    if request.path != own:
        return redirect(own, permanent=True)
    response = render(request, "findings/embed.html", {"finding": finding, "row": row_of(finding)})
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _framed_card(finding: Finding) -> str:
    return address("findings:finding-embed", finding.shown_id)


@require_safe
@of_version
def oembed(request: HttpRequest) -> HttpResponse:
    """What shows the finding of an address on pages of others, for programs that ask by oEmbed."""
    try:
        question = asked(request)
        finding = once_published(question.identifier)
        if finding is None:
            raise Problem(404, "There is no finding with this identifier.")
    except Problem as problem:
        response = HttpResponse(f"{problem.told}\n", status=problem.status, content_type="text/plain; charset=utf-8")
    else:
        origin = origin_of(request)
        if finding.state == State.WITHDRAWN:
            given = answer_instead(finding, withdrawal_told(finding), question, origin)
        elif finding.held:
            given = answer_instead(finding, HELD, question, origin)
        else:
            given = answer(row_of(finding), question, origin)
        text, media_type = written(given, question.form)
        response = HttpResponse(text, content_type=media_type)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
