"""Pages as another process of the web server answers them."""

import hashlib
from typing import Any

from django.conf import settings
from django.test import Client, override_settings

PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


def answer(question: tuple[str, str]) -> dict[str, Any]:
    """Status, tag and a digest of the page at an address, for one who has the page of that tag already."""
    address, held = question
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": PLAIN}, ALLOWED_HOSTS=["testserver"]):
        response = Client().get(address, headers={"If-None-Match": held} if held else {})
    return {
        "status": response.status_code,
        "tag": response.get("ETag"),
        "page": hashlib.sha256(response.content).hexdigest(),
    }
