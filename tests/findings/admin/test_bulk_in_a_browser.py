"""Importing, merging and tagging many in a real browser: under the strict policy, and readable by everybody."""

import os
from pathlib import Path

from findings.models import Finding, Person
from tests.factories import FindingFactory, InstitutionFactory, ThemeFactory
from tests.findings.admin.filling import page as page_of
from tests.findings.admin.filling import pages_of
from tests.judging import STANDARDS, violations

SHOTS = os.environ.get("SCREENSHOTS")  # a directory, for whoever wants to look
TABLE = (
    "Name;Publication date;Also known as;About\nIda Invented;;I. Invented;Keeper of the key of Toytown\n"
    "Paul Pretend;;;=HYPERLINK(1)\n"
)


def look(page, name, complaints):
    """What axe finds on the page of ours, wide and narrow, light and dark, and what stands over its edge."""
    found = set()
    for width, scheme in [(1280, "light"), (768, "light"), (1280, "dark")]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.evaluate("Promise.allSettled(document.getAnimations().map(each => each.finished))")  # the admin's fades
        if SHOTS:
            page.screenshot(path=Path(SHOTS) / f"{name}-{width}-{scheme}.png", full_page=True)
        before = len(complaints)
        for violation in violations(page, STANDARDS, within="#content"):
            found |= {(violation["id"], node["html"][:120]) for node in violation["nodes"]}
        del complaints[before:]  # axe tries styles of its own, which the policy refuses too
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.add(("too wide", f"{width}"))
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


def test_a_spreadsheet_is_uploaded_looked_at_and_confirmed(opened, page, complaints, tmp_path):
    file = tmp_path / "people.csv"
    file.write_bytes(TABLE.encode("utf-16"))
    opened(pages_of(Person))
    page.click("text=Import")
    page.wait_for_selector("[name=import_file]")
    seen = look(page, "import-empty", complaints)
    page.set_input_files("[name=import_file]", file)
    page.click("text=Look at it")
    page.wait_for_selector("#outcome")

    assert "2 new, 0 changed, 0 as they were" in page.inner_text("#content")
    seen |= look(page, "import-preview", complaints)
    page.click("text=Import 2 rows")
    page.wait_for_selector(".messagelist")
    assert "Imported from people.csv" in page.inner_text(".messagelist")
    file.write_text("name,slug\n,\nIda Invented,ida-x\n,nobody\n")
    opened(pages_of(Person, "import"))
    page.set_input_files("[name=import_file]", file)
    page.click("text=Look at it")
    page.wait_for_selector("#outcome")
    seen |= look(page, "import-problems", complaints)

    assert seen == set()
    assert Person.objects.count() == 2
    assert complaints == []


def test_two_bodies_are_merged(opened, page, complaints):
    kept, gone = InstitutionFactory(name="Toytown Constabulary"), InstitutionFactory(name="Toytown Police")
    InstitutionFactory(parent=gone, name="Biscuit Squad")
    FindingFactory(subjects=[gone, kept])
    FindingFactory(subjects=[gone])

    opened(page_of(kept))
    page.click("text=Merge …")
    page.click(".select2-selection")
    page.keyboard.type("Toytown Pol")
    page.click(".select2-results__option >> text=Toytown Police")
    page.fill("[name=reason]", "They renamed themselves.")
    page.click("text=Show what would move")
    page.wait_for_selector("#plan-heading")
    seen = look(page, "merge", complaints)
    page.click("button[name=agreed]")
    page.wait_for_selector(".messagelist")
    seen |= look(page, "merge-log", complaints)
    page.click("text=Undo …")
    page.wait_for_selector("[value='Undo the merge']")
    seen |= look(page, "merge-undo", complaints)
    page.click("text=Undo the merge")
    page.wait_for_selector(".messagelist >> text=is there again")

    assert "is there again" in page.inner_text(".messagelist")
    assert seen == set()
    assert complaints == []


def test_a_theme_is_given_to_a_list(opened, page, complaints):
    ThemeFactory(name="Locksmithing")
    for _ in range(3):
        FindingFactory(state="draft")

    opened(pages_of(Finding))
    page.check("#action-toggle")
    page.select_option("[name=action]", "add_theme")
    page.click("text=Go")
    page.click(".select2-selection")
    page.keyboard.type("locksm")
    page.click(".select2-results__option >> text=Locksmithing")
    page.click("text=Show what would change")
    page.wait_for_selector("#plan-heading")
    seen = look(page, "tag", complaints)
    page.click("text=Add it to 3")
    page.wait_for_selector(".messagelist")

    assert "added to 3 findings" in page.inner_text(".messagelist")
    assert seen == set()
    assert complaints == []
