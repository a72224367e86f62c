"""A browser that is led to quoted words on a web page scrolls to them and highlights them."""

import io

import pytest
from PIL import Image

from sources.text_fragments import at_words

pytestmark = pytest.mark.browser

FILLING = "".join(f"<p>Nothing was said about number {n}.</p>\n" for n in range(120))
LONG = " ".join(f"The constable counted key {n} twice, and wrote it down." for n in range(12))
BLOCKS = [
    "The inspector’s report – “well-known, R&D” – cost £5, 100% of it.",
    "A key was lost here. Then a key was lost there.",
    "Heading",
    "Heading",
    LONG,
    "“The first paragraph is never closed.",
    "The second is closed.”",
    "There were\u00a0spaces that do not break.",
]
PAGE = f"""<!doctype html><meta charset="utf-8"><title>Toytown Gazette</title>
<style>p {{ margin: 3em 0 }} ::target-text {{ background: rgb(1, 254, 3) }}</style>
{FILLING}
<p>The inspector’s <em>report</em> – “well-known, R&amp;D” – cost £5, <b>100%</b> of it.</p>{FILLING}
<p>A key was lost here. Then <a href="/">a key</a> was lost there.</p>{FILLING}
<h2>Heading</h2>
<p>{LONG}</p>{FILLING}
<p>“The first paragraph is never closed.</p>
<div>An advertisement for teapots.</div>
<p>The second is closed.”</p>{FILLING}
<p>There were&nbsp;spaces that do not break.</p>{FILLING}"""
TEXT = "\n\n".join(block for n, block in enumerate(BLOCKS) if n != 3)
QUOTED = {  # the passages, and words of the element at which the browser stands then
    "marks and signs": (
        ["The inspector’s report – “well-known, R&D” – cost £5, 100% of it."],
        "The inspector’s report",
    ),
    "the second of two": (["a key was lost"], "Then a key was lost there"),
    "long words": ([LONG], "The constable counted key 0"),
    "over paragraphs": (["“The first paragraph is never closed.\n\nThe second is closed.”"], "“The first paragraph"),
    "several passages": (["counted key 7 twice", "There were\u00a0spaces that do not break."], "The constable counted"),
    "spaces that do not break": (["There were\u00a0spaces that do not break."], "There were"),
}


@pytest.mark.parametrize("name", QUOTED)
def test_the_browser_goes_to_the_words(page, name):
    passages, seen = QUOTED[name]
    start, end = TEXT.rindex(passages[0]), TEXT.rindex(passages[-1]) + len(passages[-1])
    page.route("**/*", lambda route: route.fulfill(body=PAGE, content_type="text/html; charset=utf-8"))
    page.set_viewport_size({"width": 900, "height": 700})

    page.goto(at_words("https://gazette.example/keys", passages, TEXT[:start][-280:], TEXT[end:][:280], TEXT))

    page.wait_for_function("window.scrollY > 0", timeout=5_000)
    element = page.locator("p", has_text=seen).first
    box = element.bounding_box()
    assert 0 <= box["y"] + box["height"] / 2 <= 700, name
    assert (1, 254, 3) in colours(page.screenshot())


def colours(picture):
    """The colours that stand in a picture, each as red, green and blue."""
    return {colour for _, colour in Image.open(io.BytesIO(picture)).convert("RGB").getcolors(1 << 24)}
