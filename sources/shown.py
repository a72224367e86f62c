"""The version of what readers are shown: the same as long as nothing of it was written, and never the same again.

Whatever transaction writes a table that public pages show leaves one `ShownChange`, with a token by chance. The version
is what all tokens that can be seen give together (XOR). So it depends on which transactions have ended, and neither on
their order nor on who asks; and no writer waits for another. Decision 28 has the argument.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

import pgtrigger
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest

from sources.planning import planned_once

View = Callable[..., Any]


def shown(noun: str) -> pgtrigger.Trigger:
    """A trigger for the model `noun`, of which public pages show something: each statement changes the version.

    It may be a statement that changes nothing that is shown: a page is then made once more, and that is all.
    """
    return pgtrigger.Trigger(
        name=f"{noun}_is_shown",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete | pgtrigger.Truncate,
        when=pgtrigger.After,
        level=pgtrigger.Statement,
        func="PERFORM shown_has_changed(); RETURN NULL;",
    )


def version() -> int:
    """The version as this connection sees it, with what its own transaction has written. One query, of the cheapest.

    As the first of a request it also finds out whether a kept connection still lives, which would be a query more.
    """
    kept: Any = connection
    if kept.in_atomic_block or kept.health_check_done:
        return _asked()
    kept.health_check_done = True
    try:
        return _asked()
    except (InterfaceError, OperationalError):
        connection.close()
        return _asked()


def version_of(request: HttpRequest) -> int:
    """The version that a request is answered at: asked for once, before anything of its page is read.

    What is written after that may be in the page already, and is told of by the version of the next request.
    """
    if not hasattr(request, "shown_version"):
        request.shown_version = version()  # type: ignore[attr-defined]
    return request.shown_version  # type: ignore[attr-defined,no-any-return]


def _asked() -> int:
    with planned_once() as cursor:
        cursor.execute("SELECT shown_version()")
        return int(cursor.fetchone()[0])


def of_version(view: View) -> View:
    """Decorates a view whose page depends on its address and on what the version is of, and on nothing else.

    So it is the same for everybody, and tells of what goes wrong by its status.
    """

    @wraps(view)
    def same(*args: Any, **kwargs: Any) -> Any:
        return view(*args, **kwargs)

    same.of_version = True  # type: ignore[attr-defined]
    return same


def is_of_version(view: View) -> bool:
    """Whether the view, within whatever other decorators, is `of_version`."""
    return getattr(view, "of_version", False)
