"""The judge of accessibility: axe, asked of a page as it stands in the browser."""

from axe_playwright_python.sync_playwright import Axe

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AND_GOOD_PRACTICE = [*STANDARDS, "best-practice"]


def violations(page, rules=None, within=None):
    """What axe finds wrong, and nothing of what is in order: to list that takes longer than to find it.

    `rules` are names of rules or of sets of them, else all; `within` is what to look at, as axe takes it.
    """
    only = {"runOnly": rules} if rules else {}
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    return page.evaluate(
        "([within, options]) => axe.run(within ?? document, options).then(found => found.violations)",
        [within, {**only, "resultTypes": ["violations"]}],
    )
