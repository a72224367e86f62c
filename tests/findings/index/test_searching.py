import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .answers import answer, expected
from .questions import numbers, questions

pytestmark = pytest.mark.django_db


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_totals_order_and_counts_are_those_of_reading_every_document(toytown, data):
    question = data.draw(questions(numbers()))

    assert answer(question) == expected(question)
