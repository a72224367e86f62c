"""What each address of the interface answers."""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
    inline_serializer,
)
from rest_framework import serializers

from findings.api.problems import MEDIA_TYPE
from findings.api.serialisers.problems import (
    ProblemSerialiser,
    SourceTombstoneSerialiser,
    TombstoneSerialiser,
)
from findings.api.views.root import LISTS
from findings.api.views.view import View

from .examples import examples
from .parameters import checked, filters, named, paging

_BAD, _NOTHING, _GONE, _MANY, _BUSY = 400, 404, 410, 429, 503
PROBLEMS = {
    _BAD: "A parameter was not understood.",
    _NOTHING: "There is no such record or cursor, or the identifier has a typing error.",
    _GONE: "Readers saw it once, and it was withdrawn.",
    406: "Only JSON is spoken here.",
    _MANY: "Too many requests: `Retry-After` says when to ask again.",
    _BUSY: "It took too long: `Retry-After` says when to ask again.",
}
# By the name of an address: what it is for.
SUMMARIES = {
    "api-root": "Where everything is",
    "api-finding-list": "The findings that a question finds",
    "api-finding": "One finding",
    "api-source-list": "The articles and reports in which findings stand",
    "api-source": "One source",
    "api-theme-list": "What findings are about",
    "api-theme": "One theme",
    "api-person-list": "The people whom findings name",
    "api-person": "One person",
    "api-institution-list": "The bodies that findings name",
    "api-institution": "One body",
    "api-connection-list": "How findings stand to each other",
    "api-figure-list": "The statistics that findings state",
    "api-check": "Whether words stand in the archive, word for word",
}
# Records of the invented archive from which examples are.
RECORDS = {
    "api-source": "cupboard-review",
    "api-theme": "lost-property",
    "api-person": "ida-invented",
    "api-institution": "property-store",
}


TOMBSTONES = {"api-finding": TombstoneSerialiser, "api-source": SourceTombstoneSerialiser}


def described(name: str, view: type[View]) -> type[View]:
    """The view of this address, with what the description says of it."""
    if name not in SUMMARIES:
        return extend_schema_view(get=extend_schema(exclude=True))(view)
    parameters, statuses = _asked(name)
    answers: dict[Any, Any] = {(200, "application/json"): OpenApiResponse(_answer(name, view), "The answer.")}
    if name in ("api-finding", "api-finding-list") or name.split("-")[-1] in ("theme", "person", "institution"):
        answers[301] = OpenApiResponse(None, "It stands at another address now, to which `Location` leads.")
    for status in statuses:
        kind = TOMBSTONES[name] if status == _GONE else ProblemSerialiser
        answers[status, MEDIA_TYPE] = OpenApiResponse(kind, PROBLEMS[status])
    told = extend_schema(
        operation_id=name.removeprefix("api-"),
        summary=SUMMARIES[name],
        description=view.__doc__,
        parameters=parameters,
        request=None,
        responses=answers,
        examples=[
            OpenApiExample("Toytown", value, response_only=True, status_codes=["200"]) for value in examples(name)
        ],
        tags=["archive"],
    )
    return extend_schema_view(get=told)(view)


def _asked(name: str) -> tuple[list[OpenApiParameter], Sequence[int]]:
    """The parameters of an address, and the statuses of its problems."""
    always = (_BAD, 406, _MANY, _BUSY)
    if name == "api-finding-list":
        return [*filters(), *paging()], (_NOTHING, *always)
    if name == "api-check":
        return [checked()], always
    if name == "api-finding":
        return [named("identifier", "K7Q2-9XWD")], (_NOTHING, _GONE, *always)
    if name.endswith("-list"):
        return paging(), (_NOTHING, *always)
    if name == "api-root":
        return [], always
    gone = (_GONE,) if name in TOMBSTONES else ()
    return [named("slug", RECORDS[name])], (_NOTHING, *gone, *always)


def _answer(name: str, view: type[View]) -> Any:
    if name == "api-root":
        places = {place: serializers.URLField(help_text="Where it stands.") for place in LISTS}
        return inline_serializer("Root", places)
    serialiser = view.serialiser
    if not name.endswith("-list"):
        return serialiser
    return _page_of(serialiser, with_notes=name == "api-finding-list")


def _page_of(serialiser: type[serializers.Serializer], *, with_notes: bool) -> serializers.Serializer:
    """One page of a list."""
    noun = serialiser.__name__.removesuffix("Serialiser")
    fields: dict[str, serializers.Field] = {
        "total": serializers.IntegerField(help_text="How many there are, on all pages together."),
        "next": serializers.URLField(allow_null=True, help_text="The address of the next page."),
        "previous": serializers.URLField(allow_null=True, help_text="The address of the page before."),
    }
    if with_notes:
        fields["notes"] = serializers.ListField(
            child=serializers.CharField(), help_text="What of the words could not be taken as it may have been meant."
        )
        fields["rights"] = serializers.CharField(help_text="Whose the quoted words are.")
    return inline_serializer(f"PageOf{noun}", {**fields, "results": serialiser(many=True)})
