"""How records name the account that did something."""

from typing import Any

from django.conf import settings
from django.db import models


def account(help_text: str, *, editable: bool = True) -> "models.ForeignKey[Any, Any]":
    """A field for who did it: empty where nobody is known, and once the account is gone. Nothing leads back from it."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=editable,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )
