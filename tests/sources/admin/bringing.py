"""Bringing in as an editor would: files, a page of Toytown’s newspaper, and what a proposal sends."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sources.models import Capture

BRING = "/admin/sources/capture/bring/"
TEXT = "Who has the key?\n\nThe cupboard stands behind the coats.\n\nNobody asked for eleven years."
PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Who has the key?</title>
<meta property="og:site_name" content="Toytown Gazette"><meta name="author" content="Paula Pencil">
<meta property="article:published_time" content="2021-05-04T08:00:00Z">
<link rel="canonical" href="https://gazette.example/key"></head>
<body><nav><a href="/">All the news of Toytown and its surroundings in one place every day</a></nav>
<article><h1>Who has the key?</h1>{}</article>
<script>document.title = "stolen"</script>
<footer><p>Sign up for the Gazette’s letter, which comes on every second Tuesday.</p></footer></body></html>"""
STORY = [f"The constables of Toytown looked for the key in room {n}, and “nobody” there had it." for n in range(9)]
HTML = PAGE.format("".join(f"<p>{line}</p>" for line in STORY)).encode()


def upload(desk, *files, **more):
    named = [SimpleUploadedFile(name, body) for name, body in files]
    return desk.post(BRING, {"uploads": named, **more})


def reading_of(capture):
    return reverse("admin:sources_capture_reading", args=[capture.pk])


def accepting(response, **changes):
    """What the proposal would send if it were accepted as it stands."""
    sent = {"accept": "Accept"}
    for form in (response.context["form"], response.context["about"]):
        sent |= {field.html_name: field.value() for field in form if field.value() is not None}
    return sent | {"publisher_name": "Toytown Gazette", "publisher_kind": "newspaper"} | changes


def brought(desk, *files):
    upload(desk, *files)
    return Capture.objects.latest("pk")
