import pytest

from findings.models import SearchDocument
from tests.factories import FindingFactory


@pytest.fixture
def found(db):
    """Which of some texts, each made the quotation of a finding, hold what is typed."""
    findings: dict[str, int] = {}

    def ask(typed: str, *texts: str) -> list[str]:
        for text in texts:
            if text not in findings:
                findings[text] = FindingFactory(words=text, summary="Something was lost.").pk
        keys = set(SearchDocument.objects.matching(typed).values_list("pk", flat=True))
        return [text for text in texts if findings[text] in keys]

    return ask
