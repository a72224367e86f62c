"""Independent readers read back what our files hold, whatever stands in the words."""

import json
from dataclasses import replace

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware

from findings.citing.files import FORMS

from .toytown import ADDRESS, ARTICLE, MAY, REVIEW, SOURCES, cited, work

ODD = "Key & lock: 100% {of} $5 #1 a_b ~ ^ \\end} “co”\nsecond line"
TYPES = {  # those of CSL 1.0.2 that are written
    "article-newspaper",
    "report",
    "personal_communication",
    "legal_case",
    "document",
}
TEXTS = {"title", "container-title", "publisher", "authority", "number", "genre", "page", "URL", "archive"}
TEXTS |= {"archive_location", "language", "keyword", "abstract", "annote", "note"}


def file(form, *cited):
    return "".join(FORMS[form].many(cited))


@pytest.fixture(params=SOURCES, ids=str)
def source(request):
    return SOURCES[request.param]


def test_bibtex_is_read_back(source):
    library = bibtexparser.parse_string(file("bib", source))

    [entry] = library.entries
    fields = {field.key: field.value for field in entry.fields}
    assert not library.failed_blocks
    assert entry.key == "finding-257R-9J08"
    assert fields["title"] == f"{{{source.source.title}}}"
    assert (fields["url"], fields["urldate"]) == (ADDRESS, "2026-11-29")
    assert fields.get("pages", "") == source.page
    assert fields["annote"] == "Ida Invented: “The key was lost.”"


def test_bibtex_of_odd_words_is_read_back_as_they_stand():
    title = ODD.replace("end}", "end").replace("^ ", "")  # a lone brace is a command that this reader does not know
    odd = cited(work("report", title, "Keys {and} Locks", "Ministry of Keys and Locks"))

    library = bibtexparser.parse_string(file("bib", odd), append_middleware=[LatexDecodingMiddleware()])

    assert not library.failed_blocks
    fields = {field.key: field.value for field in library.entries[0].fields}
    assert fields["title"] == " ".join(title.split())
    assert fields["author"].strip("{}") == "Ministry of Keys and Locks"


@pytest.mark.parametrize("odd", ["}", "{", "}{", "{{}", "\\}", "a @article{b, c = {d}}", "@comment{"])
def test_no_brace_ends_an_entry_of_bibtex(odd):
    other = replace(SOURCES["letter"], identifier="257R-9J09")
    text = file("bib", cited(work("statement", odd, odd, odd), summary=odd), other)

    library = bibtexparser.parse_string(text)

    assert [entry.entry_type for entry in library.entries] == ["online", "misc"]
    assert not library.failed_blocks


def test_ris_is_read_back(source):
    [entry] = rispy.loads(file("ris", source))

    assert entry["title"] == source.source.title
    assert entry.get("authors", []) == [
        f"{author.family}, {author.given}" if author.given else author.family for author in source.source.authors
    ]
    assert entry["urls"] == [ADDRESS]
    assert entry.get("start_page", "") == source.page
    assert entry["notes"][0] == "Ida Invented: “The key was lost.”"


def test_ris_of_odd_words_is_one_line_for_each_value():
    odd = cited(work("article", f"{ODD}\r\nER  - ", "Toytown Gazette", "TY  - Nobody"))

    entries = rispy.loads(file("ris", odd, SOURCES["letter"]))

    assert [entry["type_of_reference"] for entry in entries] == ["NEWS", "PCOMM"]
    assert entries[0]["title"] == " ".join(f"{ODD} ER -".split())


def test_csl_json_holds_what_its_schema_asks(source):
    [item] = json.loads(file("csl.json", source))

    assert item["type"] in TYPES
    assert isinstance(item["id"], str)
    for name, value in item.items():
        if name == "author":
            assert all(set(author) in ({"family", "given"}, {"literal"}) for author in value)
        elif name in ("issued", "accessed"):
            assert set(value) == {"date-parts"}
            assert all(
                1 <= len(parts) <= 3 and all(isinstance(part, int) for part in parts)
                for parts in value.values()
                for parts in parts
            )
        elif name not in ("id", "type"):
            assert name in TEXTS
            assert isinstance(value, str)


@pytest.mark.parametrize(
    ("form", "read"),
    [
        ("bib", lambda text: len(bibtexparser.parse_string(text).entries)),
        ("ris", lambda text: len(rispy.loads(text))),
        ("csl.json", lambda text: len(json.loads(text))),
        ("txt", lambda text: text.count("Case archive, finding")),
    ],
)
def test_a_file_of_none_is_whole(form, read):
    assert read(file(form)) == 0


def test_the_text_of_one_finding_has_every_form():
    text = FORMS["txt"].one(SOURCES["letter"])

    assert [line for line in text.splitlines() if len(line) < 10 and line] == [
        "Plain",
        "OSCOLA",
        "Harvard",
        "APA",
        "Chicago",
        "MLA",
    ]


@pytest.mark.parametrize("form", ["bib", "ris", "csl.json"])
def test_what_is_retold_says_so_and_is_the_journalists(form):
    text = file(form, cited(ARTICLE, report=REVIEW, retold=True, bodies=("the Cupboard Review",)))

    assert "Retells" in text
    assert "Quotes" not in text
    assert "Paula Pencil, on the Cupboard Review and Ida Invented: “The key was lost.”" in text


def test_the_original_and_its_copy_stand_beside_the_address_of_the_archive():
    there = work(
        "article",
        "Key",
        "Toytown Gazette",
        address="https://gazette.example.org/key{1}",
        archived_address="https://copies.example.org/1",
    )

    [entry] = rispy.loads(file("ris", cited(there)))

    assert "https://gazette.example.org/key%7B1%7D" in file("bib", cited(there))
    assert entry["urls"] == [ADDRESS]
    assert "Original: https://gazette.example.org/key{1}" in file("csl.json", cited(there))
    assert MAY.isoformat() in file("bib", cited(there))
