"""Two editors have one page open: who saves second sees what the first changed, and undoes none of it unseen."""

import pytest

from findings.models import Finding
from tests.factories import (
    DraftFactory,
    InstitutionFactory,
    PersonFactory,
    PublisherFactory,
    ReportFactory,
    SourceFactory,
    ThemeFactory,
)
from tests.findings.admin.filling import complaints, page, save, standing

pytestmark = pytest.mark.django_db
# Of each noun: what one editor changes, and what the other types who opened the page before.
RECORDS = {
    "person": (PersonFactory, {"aliases": ["Ida the Inventor"]}, {"description": "An inventor."}),
    "institution": (InstitutionFactory, {"kind": "review"}, {"description": "A body."}),
    "theme": (ThemeFactory, {"aliases": ["keys"]}, {"definition": "What is lost."}),
    "source": (SourceFactory, {"published_on": None, "byline": "Ida"}, {"description": "A work."}),
    "publisher": (PublisherFactory, {"kind": "court"}, {"website": "https://toytown.example/"}),
}
each_noun = pytest.mark.parametrize(("make", "theirs", "mine"), RECORDS.values(), ids=RECORDS)


def change(record, values):
    type(record)._base_manager.filter(pk=record.pk).update(**values)


def holds(record, values):
    record.refresh_from_db()
    return {name: getattr(record, name) for name in values} == values


@each_noun
def test_a_record_that_was_changed_meanwhile_is_not_saved_over(desk, make, theirs, mine):
    record = make()
    opened = standing(desk.get(page(record)))
    change(record, theirs)

    response = desk.post(page(record), opened | mine)

    assert "Somebody changed this while you were typing" in complaints(response)
    assert "Changed while you were typing" in response.content.decode()
    assert holds(record, theirs)
    assert desk.post(page(record), standing(response)).status_code == 302
    assert holds(record, theirs | mine)


@each_noun
def test_saving_twice_in_a_row_is_no_conflict(desk, make, theirs, mine):
    record = make()

    assert save(desk, record, **mine).status_code == 302
    assert save(desk, record, **mine).status_code == 302


def test_of_a_finding_what_was_not_touched_is_what_the_other_editor_made_it(desk):
    theirs = {
        "kind": "testimony",
        "groups": ["sex", "race"],
        "retold": True,
        "report": ReportFactory(),
        "direction": "",
    }
    finding = DraftFactory(kind="context", summary="As it was.", direction="inside")
    opened = standing(desk.get(page(finding)))
    change(finding, theirs)

    response = desk.post(page(finding), {**opened, "summary": "What I typed."})

    assert "Somebody changed this finding while you were typing" in complaints(response)
    assert desk.post(page(finding), standing(response)).status_code == 302
    assert holds(Finding.objects.get(pk=finding.pk), {**theirs, "summary": "What I typed."})
