"""From a page the article is proposed, in the page’s own words, and everything else stays at hand."""

import pytest

from sources.extraction import html, plain
from sources.extraction.reading import Unreadable

SENTENCES = [f"The constables of Toytown searched room number {n} for the key, and found only coats." for n in range(8)]


def read(body, **hints):
    body = body.encode() if isinstance(body, str) else body
    return html.read(body, lambda done, total: None, **hints)


def page(article, around=""):
    head = "<!doctype html><html lang=en><head><title>Keys</title></head>"
    return f"{head}<body>{around}<article>{article}</article></body></html>"


def paragraphs(lines=SENTENCES):
    return "".join(f"<p>{line}</p>" for line in lines)


def test_what_is_hidden_is_no_text():
    hidden = (
        "<script>var a = 'script words'</script><style>p{}</style><template>template words</template>"
        "<p hidden>hidden words</p><p style='color:red; display: none'>unseen words</p>"
        "<div style='visibility:hidden'>invisible <b>words</b></div>after"
        "<noscript>noscript words</noscript><!-- comment words -->"
    )

    reading = read(page(paragraphs() + hidden))

    whole = reading.whole_text or reading.text
    for word in ("script words", "template", "hidden", "unseen", "invisible", "noscript", "comment"):
        assert word not in whole
    assert "after" in whole


def test_words_around_comments_and_hidden_things_stay():
    reading = read("<p>Before <!-- not this --> and <script>x</script>after, <b>bold</b> and <i>tail</i>.</p>")

    assert reading.text == "Before and after, bold and tail."


def test_paragraphs_lists_tables_and_line_breaks_keep_their_shape():
    reading = read(
        "<h1>Keys</h1><p>One<br>two</p><ul><li>first<li>second</ul>"
        "<table><tr><th>Year<th>Keys</tr><tr><td>2021<td>8</tr></table><pre>a  b\n c</pre>"
    )

    assert (
        reading.whole_text or reading.text
    ) == "Keys\n\nOne\ntwo\n\nfirst\n\nsecond\n\nYear\tKeys\n2021\t8\n\na  b\n c"


def test_an_article_is_proposed_with_whole_paragraphs_and_the_rest_is_at_hand():
    tail = "<p>The report said:<br>“Nobody asked.”<br>It was signed by <a href='/x'>the inspector</a>, who left.</p>"
    around = "<nav><a href='/'>Home and away, and all the other sections of the Gazette</a></nav>"

    reading = read(page(paragraphs() + tail, around))

    assert all(sentence in reading.text for sentence in SENTENCES)
    assert "It was signed by the inspector, who left." in reading.text
    assert "other sections" not in reading.text
    assert "other sections" in reading.whole_text


@pytest.mark.parametrize(
    ("encoding", "declared", "header"),
    [
        ("utf-8", "", ""),
        ("utf-8", "utf-8", ""),
        ("utf-8", "iso-8859-1", ""),  # declared wrongly
        ("cp1252", "iso-8859-1", ""),
        ("cp1252", "windows-1252", ""),
        ("cp1252", "", ""),
        ("cp1252", "utf-8", ""),  # declared wrongly
        ("iso-8859-2", "", "iso-8859-2"),
        ("koi8-r", "koi8-r", ""),
        ("utf-16", "", ""),
        ("utf-16-le", "", ""),
        ("utf-8-sig", "iso-8859-1", ""),
        ("shift_jis", "shift_jis", ""),
    ],
)
def test_letters_are_read_in_the_encoding_they_are_in(encoding, declared, header):
    letters = {"iso-8859-2": "Łódź", "koi8-r": "Москва", "shift_jis": "東京"}.get(encoding, "“café” – naïve")
    meta = f"<meta charset={declared}>" if declared else ""

    reading = read(f"<html><head>{meta}</head><body><p>{letters}</p>".encode(encoding), charset=header)

    assert reading.text == letters


def test_a_guessed_encoding_is_told():
    assert "Windows-1252" in read("<p>“café”</p>".encode("cp1252")).warnings[0]
    assert "declares the encoding cp1252, but is UTF-8" in read("<meta charset=latin1><p>“café”</p>").warnings[0]


def test_a_codec_that_is_no_alphabet_is_not_used():
    assert read("<meta charset=zlib><p>words</p>").text == "words"
    assert read("<meta charset=utf-7><p>+ADw-script+AD4-</p>").text == "+ADw-script+AD4-"


def test_a_page_without_words_says_what_to_do():
    with pytest.raises(Unreadable, match="paste them"):
        read("<html><body><div id=app></div><script>run()</script></body></html>")


def test_plain_text_is_left_as_it_is():
    def told(done, total):
        assert (done, total) == (1, 1)

    reading = plain.read("\ufeffWho has the key?\r\n\r\n“Nobody” –  said\ta constable.\r\n".encode("utf-16"), told)

    assert reading.text == "Who has the key?\n\n“Nobody” –  said\ta constable."
    assert reading.title == "Who has the key?"
    assert plain.read("naïve “words”".encode("cp1252"), told).text == "naïve “words”"


def test_broken_letters_are_refused_and_not_guessed():
    with pytest.raises(Unreadable, match="Save it as UTF-8"):
        plain.read(b"words \x81\x8d\xff", lambda done, total: None)
    with pytest.raises(Unreadable, match="damaged"):
        plain.read(b"\xef\xbb\xbfwords \xff", lambda done, total: None)
