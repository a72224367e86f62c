"""How tests ask the database to refuse: with Django's own saving or with raw SQL."""

import re
from contextlib import contextmanager

import pytest
from django.db import IntegrityError, connection, transaction

from sources.refusals import explain


@contextmanager
def refused(rule, sentence=""):
    """Whatever is done here is refused by that rule (a regular expression), at once or when the transaction ends."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():  # noqa: PT012  what is refused is the caller's
        yield
        connection.check_constraints()
    assert re.fullmatch(rule, caught.value.__cause__.diag.constraint_name)
    assert sentence in explain(caught.value)


def sql(statement, *values):
    """Run raw SQL, as somebody at the database's own prompt would."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
