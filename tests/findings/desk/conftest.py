import json
import uuid

import pytest
from django.urls import reverse

from tests.factories import EditorFactory, TextVersionFactory

TEXT = (
    "The 👮‍♀️ of Toytown lost 81 keys. “Nobody asked for the key,” said a constable 🔑, “for eleven years.”\n\n"
    "The inspector wrote that the cupboard was unlawful."
)


@pytest.fixture
def text_version(db):
    return TextVersionFactory(text=TEXT)


@pytest.fixture
def editor(db):
    return EditorFactory(username="ida")


@pytest.fixture
def browser_of(client_class):
    """A browser in which that account is logged in."""

    def opened(account):
        client = client_class()
        client.force_login(account)
        return client

    return opened


@pytest.fixture
def client_class():
    from django.test import Client

    return Client


class AtTheDesk:
    """The desk of one text, asked as its scripts ask."""

    def __init__(self, client, text_version):
        self.client, self.text_version = client, text_version

    def address(self, door="", **asked):
        base = reverse("admin:findings_quotedsource_desk", args=[self.text_version.source_id])
        query = "&".join(f"{name}={value}" for name, value in {"text": self.text_version.number, **asked}.items())
        return f"{base}{door and door + '/'}?{query}"

    def read(self, door, **asked):
        return self.client.get(self.address(door, **asked))

    def send(self, door, data, **headers):
        return self.client.post(self.address(door), json.dumps(data), content_type="application/json", **headers)

    def spans(self, *words):
        """Where these words stand, in code points."""
        text = self.text_version.text
        return [[text.index(each), text.index(each) + len(each)] for each in words]

    def entry(self, *words, **changes):
        """What the form sends for a new finding of these words."""
        spans = self.spans(*words)
        quoted = " […] ".join(self.text_version.text[start:end] for start, end in spans)
        return {
            "token": str(uuid.uuid4()),
            "finding": None,
            "revision": None,
            "spans": spans,
            "words": quoted,
            **changes,
        }

    def save(self, *words, **changes):
        return self.send("save", self.entry(*words, **changes))


@pytest.fixture
def desk(browser_of, editor, text_version):
    return AtTheDesk(browser_of(editor), text_version)
