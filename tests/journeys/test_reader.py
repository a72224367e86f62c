"""A reader looks for what was found about forensics, narrows it down, and cites it."""

import re

from playwright.sync_api import expect

CLICKS_AT_ONCE = """address => new MutationObserver((changes, observer) => {
  const chip = document.querySelector(".chip");
  if (!chip || location.href === address) return;
  observer.disconnect();
  chip.click();
}).observe(document.body, { childList: true, subtree: true })"""


def number(page):
    """How many findings the list says it has."""
    return int(re.match(r"[\d,]+", page.locator("#count").inner_text())[0].replace(",", ""))


def test_from_the_home_page_over_a_finding_to_its_source_and_the_citation(reader, archive):
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.goto(archive)

    reader.get_by_role("link", name="Forensics and evidence handling").first.click()
    expect(reader).to_have_url(f"{archive}/findings/?theme=forensics")
    first = reader.locator("article.finding h3 a").first
    summary, address = first.inner_text(), first.get_attribute("href")
    first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(summary)
    for button, copied in [("Copy the citation", "#citation"), ("Copy the address", "#address")]:
        reader.get_by_role("button", name=button).click()
        expect(reader.locator("#copy-status")).to_have_text("Copied")
        assert reader.evaluate("navigator.clipboard.readText()") == reader.locator(copied).inner_text()

    expect(reader.locator("#copy-status")).to_have_text("")
    reader.get_by_role("button", name="Copy the OSCOLA citation").press("Enter")
    expect(reader.locator("#copy-status")).to_have_text("Copied")
    assert reader.evaluate("navigator.clipboard.readText()") == reader.locator("#citation-oscola").inner_text()

    reader.locator("section", has_text="Where it stands").get_by_role("link").first.click()
    expect(reader).to_have_url(re.compile(f"{archive}/sources/"))
    while not reader.locator(f'article.finding a[href="{address}"]').count():
        reader.get_by_role("link", name="Next page").click(timeout=5_000)


def test_searching_narrowing_widening_and_going_back(reader, archive):
    reader.goto(archive)

    reader.locator("#search").fill("freezer OR fridges")
    reader.locator("#search").press("Enter")
    expect(reader).to_have_url(searched := f"{archive}/findings/?q=freezer+OR+fridges")
    reader.wait_for_load_state()
    found = number(reader)
    assert {word.lower() for word in reader.locator("mark").all_inner_texts()} >= {"freezers", "fridges"}
    reader.evaluate("window.opened = 'by searching'")

    reader.locator("#facet-kind summary").click()
    kind = reader.locator("#facet-kind a").first
    expected = int(kind.locator(".count").inner_text())
    kind.click()
    expect(reader).to_have_url(re.compile("&kind="))
    expect(reader.locator("#count")).to_contain_text(f"{expected} finding")
    assert reader.locator("article.finding").count() == expected < found
    narrowed = reader.url

    reader.locator(".chip", has_text="Kind").click()
    expect(reader).to_have_url(searched)
    expect(reader.locator("#count")).to_contain_text(f"{found} findings")
    assert reader.evaluate("window.opened") == "by searching", "the rest of the page stayed where it was"

    reader.go_back()
    expect(reader).to_have_url(narrowed)
    expect(reader.locator("#count")).to_contain_text(f"{expected} finding")
    reader.go_forward()
    expect(reader).to_have_url(searched)
    expect(reader.locator("#count")).to_contain_text(f"{found} findings")
    reader.goto(narrowed)
    assert number(reader) == expected


def test_a_link_is_live_the_moment_it_is_shown(reader, archive):
    reader.goto(searched := f"{archive}/findings/?theme=forensics")
    reader.evaluate("window.opened = 'once'")
    reader.evaluate(CLICKS_AT_ONCE, searched)

    reader.locator("#facet-kind summary").click()
    reader.locator("#facet-kind a").first.click()

    expect(reader).to_have_url(re.compile(r"/findings/\?kind="))
    assert reader.evaluate("window.opened") == "once"


def test_the_next_page_is_swapped_in_with_its_address_and_numbers(reader, crowded):
    reader.goto(f"{crowded}/findings/")

    reader.get_by_role("link", name="Next page").click()

    expect(reader).to_have_url(f"{crowded}/findings/?page=2")
    expect(reader.locator("ol.findings")).to_have_attribute("start", "26")
    expect(reader.locator("#count")).to_contain_text("page 2 of 3")
