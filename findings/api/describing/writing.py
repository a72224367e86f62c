import json
from typing import Any

from django.urls import path
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.settings import patched_settings
from drf_spectacular.validation import validate_schema

from findings.api import views
from findings.api.urls import PLACES
from findings.checking import Verdict

from .operations import described

ABOUT = (
    "What official reports and the press have found about police misconduct, word for word. For reading, by anybody, "
    "without a key. The filters of the pages hold here, by the same names."
)
_FIELD, _SOURCE = "findings.vocabulary.{}.choices".format, "sources.vocabulary.{}.choices".format
SETTINGS: dict[str, Any] = {
    "TITLE": "Case archive",
    "DESCRIPTION": ABOUT,
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVERS": [{"url": "/"}],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SORT_OPERATIONS": False,
    "SORT_OPERATION_PARAMETERS": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENUM_NAME_OVERRIDES": {
        "FindingKind": _FIELD("Kind"),
        "ConnectionKind": _FIELD("ConnectionKind"),
        "InstitutionKind": _FIELD("InstitutionKind"),
        "ClaimStatusValue": _FIELD("Status"),
        "Direction": _FIELD("Direction"),
        "Group": _FIELD("Group"),
        "QuotationRole": _FIELD("QuotationRole"),
        "WithdrawalReason": _FIELD("Reason"),
        "SourceKind": _SOURCE("SourceKind"),
        "PublisherKind": _SOURCE("PublisherKind"),
        "Licence": _SOURCE("Licence"),
        "ConnectionDirection": ["from-here", "to-here"],
        "PartyType": ["person", "institution", "unnamed"],
        "StretchKind": ["same", "deleted", "inserted"],
        "Voice": ["quoted", "retold", "opinion"],
        "Verdict": [verdict.value for verdict in Verdict],
    },
}


class Faulty(Exception):
    """The description cannot be made without a warning, or is none that OpenAPI allows."""


def description() -> str:
    """The description, as it is kept with the code. Raises Faulty."""
    with patched_settings(SETTINGS):
        GENERATOR_STATS.reset()
        patterns = [
            path(route, described(name, getattr(views, view)).as_view(), name=name)
            for name, (route, view) in PLACES.items()
        ]
        told = SchemaGenerator(patterns=patterns, api_version="1").get_schema(request=None, public=True)
        if GENERATOR_STATS:
            GENERATOR_STATS.emit_summary()
            raise Faulty("drf-spectacular warns of something in the description; what, stands above.")
        validate_schema(told)
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
