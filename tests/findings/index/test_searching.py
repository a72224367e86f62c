import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from findings.index import forward, scoring

from .answers import answer, expected
from .questions import numbers, questions

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["by sets", "one by one"])
def way(request, monkeypatch):
    """Counts and scores are made in two ways, by how many documents are found: each is tried on all questions."""
    monkeypatch.setattr(forward, "BEGINNING", 10**9 if request.param == "by sets" else -1)
    monkeypatch.setattr(forward, "ROW", 0)
    monkeypatch.setattr(forward, "COLUMN", 0)
    monkeypatch.setattr(scoring, "MOST_LEVELS", 200 if request.param == "by sets" else 0)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_totals_order_and_counts_are_those_of_reading_every_document(toytown, way, data):
    question = data.draw(questions(numbers()))

    assert answer(question) == expected(question)
