"""The interface is what its description says, whatever is sent to it: schemathesis makes it up from the description."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings

from casearchive.wsgi import application
from findings.api.description import described

from .scene import scene

schema = schemathesis.openapi.from_dict(described())
schema.app = application


@pytest.fixture
def archive(db):
    """The connection of the test stays open between requests, as with the client that Django has for tests."""
    scene()
    signals = [request_started, request_finished]
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(archive, case):
    case.call_and_validate(headers={"Accept-Encoding": "identity"})  # its client does not unpack
