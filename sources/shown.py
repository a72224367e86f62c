"""The version of what readers are shown: the same as long as nothing of it was written, and never the same again.

Whatever transaction writes a table that public pages show leaves one `ShownChange`, with a token by chance. The version
is what all tokens that can be seen give together (XOR). So it depends on which transactions have ended, and neither on
their order nor on who asks; and no writer waits for another. Decision 28 has the argument.
"""

import pgtrigger
from django.db import connection


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
    """The version as this connection sees it, with what its own transaction has written. One query, of the cheapest."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT shown_version()")
        return int(cursor.fetchone()[0])
