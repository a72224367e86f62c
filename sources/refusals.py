"""What the database said when it refused, told to a person.

Our triggers raise with a sentence of their own and a constraint name; table constraints carry their sentence in the
model's `Meta.constraints`; what PostgreSQL words itself is passed on with the name of the rule.
"""

from functools import cache
from typing import Any

from django.apps import apps
from django.db import Error


def refusal(constraint: str, sentence: str) -> str:
    """PL/pgSQL that refuses the row, with `sentence` for the person and `constraint` for the program."""
    quoted = sentence.replace("'", "''")
    return f"RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{constraint}', MESSAGE = '{quoted}';"


@cache
def _sentences() -> dict[str, str]:
    return {
        constraint.name: str(constraint.violation_error_message)
        for model in apps.get_models()
        for constraint in model._meta.constraints
        if constraint.violation_error_message != constraint.default_violation_error_message
    }


def explain(error: Error) -> str:
    """One plain sentence on why the database refused."""
    diagnosis: Any = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None)
    if name in _sentences():
        return _sentences()[name]
    sentence = getattr(diagnosis, "message_primary", None) or str(error).strip() or "The database refused this change."
    detail = getattr(diagnosis, "message_detail", None)
    return f"{sentence} {detail}" if detail else str(sentence)
