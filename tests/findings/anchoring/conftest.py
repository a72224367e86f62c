from contextlib import contextmanager

import pghistory
import pytest

from tests.factories import EditorFactory


@pytest.fixture
def editor_at_work(db):
    """Names an account to the database, as the middleware does for a request that writes."""

    @contextmanager
    def working():
        with pghistory.context(user=EditorFactory().pk):
            yield

    return working
