"""The pages of releases, in a real browser."""

import pytest

from tests.judging import AND_GOOD_PRACTICE, violations
from tests.released import make, newest


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_the_pages_of_data_are_there_for_everybody(archive, page, empty_shelf, width, scheme):
    make("--verbosity", "0")
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    wrong = []
    page.on("console", lambda message: wrong.append(message.text))

    for path in ["/data/", f"/data/{newest().version}/"]:
        page.goto(archive + path)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert violations(page, AND_GOOD_PRACTICE) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert wrong == []
