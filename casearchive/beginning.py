"""What a web server does before it is asked for anything, and before it makes other processes: they share it."""

import gc
import io
import logging
import sys
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import connections
from django.urls import reverse

from findings.asking.examples import EXAMPLES
from findings.index.following import current
from findings.index.memory import share_one_heap

logger = logging.getLogger(__name__)


def begin(application: Callable[..., Iterable[bytes]]) -> None:
    """Read the index, answer a question of each kind, so that nothing is left to be loaded, and close connections.

    Where that fails it is told, and left to the first request. Threads that begin later share one heap.
    """
    share_one_heap()
    try:
        current().archive.base.ready()
        for typed in ("", *(example for example, _ in EXAMPLES)):
            _answer(application, urlencode({"q": typed}))
    except Exception:  # whatever it is, requests will meet it too, and this process must not end for it
        logger.warning("The web server could not make itself ready: the first request will be slow.", exc_info=True)
    finally:
        connections.close_all()
    gc.collect()
    gc.freeze()  # what is not looked at by the collector is not written to, and stays shared


def _answer(application: Callable[..., Iterable[bytes]], query: str) -> None:
    """Let it answer as if somebody had asked for the list of findings."""
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": reverse("findings:finding-list"),
        "QUERY_STRING": query,
        "SERVER_NAME": next((host.lstrip(".") for host in settings.ALLOWED_HOSTS if host != "*"), "localhost"),
        "SERVER_PORT": "443",
        "wsgi.url_scheme": "https",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    answer = application(environ, lambda status, headers: None)
    b"".join(answer)
    answer.close()  # type: ignore[attr-defined]
